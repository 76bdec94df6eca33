// Customers: what they are worth, what they asked for, segments, and merging two of them.

import { expect, test } from "../support/test.mjs";

test("a customer has a page, a segment and a worth, and two become one", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Customers");
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  for (const [name, revenue] of [
    ["Acme", "3*400"],
    ["Acme Ltd", "50"],
  ]) {
    await pia.goTo("Customers");
    await page.getByRole("button", { name: "New customer" }).first().click();
    const adding = page.getByRole("dialog", { name: "New customer" });
    await adding.getByRole("button", { name: "Add customer" }).click();
    await expect(adding).toContainText("Say what the customer is called.");
    await adding.getByLabel("Name of the customer").fill(name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeAttached();
    const worth = page.getByRole("textbox", { name: "Monthly revenue" });
    await worth.fill(revenue);
    await worth.press("Enter");
    await pia.hasSaved();
  }
  await pia.goTo("Customers");
  await page.getByRole("button", { name: "New segment" }).click();
  const dialog = page.getByRole("dialog", { name: "New segment" });
  await dialog.getByRole("textbox", { name: "Name of the segment" }).fill("Large");
  await dialog.getByRole("textbox", { name: "Monthly revenue from" }).fill("1000");
  await dialog.getByRole("button", { name: "Add segment" }).click();
  await page.getByRole("combobox", { name: "Segment", exact: true }).selectOption("Large");
  await expect(page.getByRole("rowheader")).toHaveText(["Acme"]);
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByRole("rowheader")).toHaveText(["Acme"]);
  await page.getByRole("combobox", { name: "Segment", exact: true }).selectOption("All customers");
  await page.getByRole("button", { name: "Monthly revenue" }).click();
  await expect(page.getByRole("rowheader")).toHaveText(["Acme", "Acme Ltd"]);
  await page.getByRole("link", { name: "Acme", exact: true }).click();
  await expect(page.getByText("It has not said or backed anything yet.")).toBeVisible();
  const merge = page.getByRole("combobox", { name: "Merge another customer into this one" });
  await merge.fill("Ltd");
  await page.getByRole("option", { name: "Acme Ltd" }).click();
  await expect(page.getByText("Also called Acme Ltd")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("Also called Acme Ltd")).toHaveCount(0);
  await pia.goTo("Customers");
  await expect(page.getByRole("rowheader")).toHaveCount(2);
});

test("the sample shows what a customer asked for and what became of it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Customers");
  await page.getByRole("button", { name: "Asked for" }).click();
  await page.getByRole("rowheader").first().getByRole("link").click();
  const asked = page.getByRole("region", { name: "What it asked for" });
  await expect(asked.getByRole("listitem").first()).toBeVisible();
  await asked.getByRole("link").first().click();
  await expect(page).toHaveURL(/inbox/);
});
