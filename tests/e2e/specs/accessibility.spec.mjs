// axe on every page, light and dark, with the sample data in it.

import { expectAccessible } from "../support/axe.mjs";
import { PHONE, addresses, open } from "../support/pages.mjs";
import { expect, test } from "../support/test.mjs";

// axe looks at every element in two themes, which takes its time on a slow machine.
test.describe.configure({ timeout: 480_000 });

test("axe finds nothing on the start page and on an unknown address", async ({ page }) => {
  for (const address of ["/", "/nowhere"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test("axe finds nothing on the pages of an empty workspace", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  for (const name of ["Home", "Inbox", "Ideas", "Boards", "Strategy", "Roadmap", "Releases", "Outcomes", "Activity", "Share", "Settings"]) {
    await pia.goTo(name);
    await expectAccessible(pia.page);
  }
});

for (const [place, screen] of [["a desk", { width: 1440, height: 900 }], ["a phone", PHONE]]) {
  test(`axe finds nothing on any page with the sample data, on ${place}`, async ({ person }) => {
    const pia = await person("Pia", "PM");
    await pia.trySample();
    const all = await addresses(pia);
    await pia.page.setViewportSize(screen);
    for (const address of all) {
      await open(pia, address);
      await expectAccessible(pia.page);
    }
  });
}

test("axe finds nothing on what opens beside the inbox and over it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first().click();
  await expect(page.getByRole("complementary")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("complementary").getByRole("button", { name: "Split" }).click();
  await expect(page.getByRole("dialog", { name: "Split" })).toBeVisible();
  await expectAccessible(page);
});

test("axe finds nothing where ideas are judged", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  for (const framework of ["Weighted criteria", "Custom formula", "Pairwise", "AHP", "Stack rank", "Kano", "Buy a feature"]) {
    await pia.goTo("Boards");
    await page.getByRole("button", { name: "New board" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New board" });
    await dialog.getByLabel("Name").fill(`By ${framework}`);
    await dialog.getByLabel("Framework").selectOption(framework);
    await dialog.getByRole("button", { name: "Add board" }).click();
    await pia.isOn(`By ${framework}`);
    await expectAccessible(page);
  }
});

test("axe finds nothing in the dialogs", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addFeedback("Exports are slow");
  await pia.pressKeys("Shift+C");
  await pia.page.getByRole("dialog").getByLabel("Title").fill("Slow export");
  await expect(pia.page.getByRole("region", { name: "Perhaps the same" })).toBeVisible();
  await expectAccessible(pia.page);
  await pia.page.keyboard.press("Escape");
  for (const keys of ["Shift+C", "c", "Control+k", "?"]) {
    await pia.page.keyboard.press(keys);
    const dialog = pia.page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await expectAccessible(pia.page);
    await pia.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});

test("axe finds nothing on the import, before a file is chosen and with one", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.pressKeys("Control+i");
  await pia.isOn("Import");
  await expectAccessible(page);
  const buffer = Buffer.from("id,title,created,votes\n1,One,2026-11-24,3\n2,,yesterday,x\n");
  await page.getByLabel("Choose files to import").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText("Create 1, update 0, skip 0, errors 1")).toBeVisible();
  await expectAccessible(page);
});
