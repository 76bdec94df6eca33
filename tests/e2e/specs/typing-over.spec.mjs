// A cell or a text that has the focus while another tab writes into it.

import { expect, test } from "../support/test.mjs";

test("a number that arrives from another tab in the cell with the focus is typed over like the one before", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Reach: "100" });
  const page = await pia.page.context().newPage();
  await page.goto(pia.page.url());
  const other = pia.at(page);
  const reach = pia.page.getByLabel("Reach, my estimate");
  await reach.focus();
  await other.estimate("Alpha", { Reach: "3400" });
  await expect(reach).toHaveValue("3400");
  await pia.page.keyboard.type("7");
  await expect(reach).toHaveValue("7");
});

test("whoever saves over what was written while they were typing is told so, and Undo brings it back", async ({ person }) => {
  const [pia, paul] = [await person("Pia", "PM"), await person("Paul", "PO")];
  await pia.startEmpty();
  await pia.addFeedback("Parcels");
  const said = (text) => pia.page.getByRole("status", { name: "Messages" }).filter({ hasText: text });
  await pia.rename("Inbox", "Parcels", "Parcels get lost");
  await expect(said("while you were writing")).toHaveCount(0);
  await paul.openSnapshot(await pia.exportSnapshot());
  await paul.rename("Inbox", "Parcels get lost", "Parcels by Paul");
  const news = await paul.exportSnapshot();

  const panel = await pia.open("Inbox", "Parcels get lost");
  const title = panel.getByLabel("Title");
  const other = pia.at(await pia.page.context().newPage());
  await other.page.goto("/inbox");

  await test.step("by somebody else", async () => {
    await title.fill("Parcels by Pia");
    await other.importSnapshot(news);
    await expect(pia.page.getByRole("list", { name: "Inbox" })).toContainText("Parcels by Paul");
    await expect(title).toHaveValue("Parcels by Pia");
    await title.press("Enter");
    await expect(title).toHaveValue("Parcels by Pia");
    await expect(said("Paul changed this while you were writing")).toBeVisible();
    await pia.page.getByRole("button", { name: "Undo" }).last().click();
    await expect(title).toHaveValue("Parcels by Paul");
  });
  await test.step("in another tab of one's own", async () => {
    await title.fill("Parcels once more");
    await other.rename("Inbox", "Parcels by Paul", "Parcels elsewhere");
    await expect(pia.page.getByRole("list", { name: "Inbox" })).toContainText("Parcels elsewhere");
    await title.press("Enter");
    await expect(said("changed in another tab while you were writing")).toBeVisible();
  });
});
