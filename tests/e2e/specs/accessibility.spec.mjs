// axe on every page, light and dark, with the sample data in it.

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

// axe looks at every element in two themes, which takes its time on a slow machine.
test.describe.configure({ timeout: 240_000 });

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
  for (const name of ["Inbox", "Ideas", "Boards", "Share", "Settings"]) {
    await pia.goTo(name);
    await expectAccessible(pia.page);
  }
});

test("axe finds nothing on any page with the sample data", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.trySample();
  for (const name of ["Inbox", "Ideas", "Boards", "Share", "Settings"]) {
    await pia.goTo(name);
    await expectAccessible(pia.page);
  }
  await pia.goTo("Inbox");
  await pia.page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first().click();
  await expect(pia.page.getByRole("complementary")).toBeVisible();
  await expectAccessible(pia.page);
});

test("axe finds nothing in the dialogs", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  for (const keys of ["Shift+C", "c", "Control+k", "?"]) {
    await pia.page.keyboard.press(keys);
    const dialog = pia.page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await expectAccessible(pia.page);
    await pia.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});
