// What the page does by itself while somebody works: whose a key is, what a drop is for, where a page begins, what time does.

import { expect, test } from "../support/test.mjs";

const list = (page, name) => page.getByRole("list", { name, exact: true });

test("the second of two keys is nobody else's, whatever has the focus", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Export is slow", "Export is so slow", "Exports are slow"]) await pia.addFeedback(title);
  await pia.goTo("Inbox");
  await list(page, "Inbox").getByRole("listitem").nth(1).focus();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  await pia.isOn("Backlog");
  await page.goto("/duplicates");
  await pia.isOn("Duplicates");
  const pairs = page.getByRole("main").getByRole("button", { name: /^Merge/ });
  await expect(pairs.first()).toBeVisible();
  const count = await pairs.count();
  await page.keyboard.press("j");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await pia.isOn("Home");
  await page.goto("/duplicates");
  await expect(pairs).toHaveCount(count);
});

test("a key is the program's on a keyboard without Latin letters, and however long it is held", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  /** Presses Ctrl+S as a keyboard tells of it; whether the browser is kept from saving the page by itself. */
  const isTaken = (key, repeat) =>
    page.evaluate(
      ([key, repeat]) => {
        const press = { key, code: "KeyS", ctrlKey: true, repeat, bubbles: true, cancelable: true };
        return !document.querySelector("main").dispatchEvent(new KeyboardEvent("keydown", press));
      },
      [key, repeat],
    );
  const download = page.waitForEvent("download");
  expect(await isTaken("ы", false)).toBe(true);
  await download;
  expect(await isTaken("s", true)).toBe(true);
});

test("a word that an input method has just confirmed chooses nothing", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  const field = palette.getByRole("combobox");
  await field.fill("Settings");
  await expect(palette.getByRole("option").first()).toBeVisible();
  await field.evaluate((input) => {
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }));
  });
  await expect(palette).toBeVisible();
  await field.press("Enter");
  await pia.isOn("Settings");
});

test("a list that comes back leaves the focus where somebody types", async ({ person }) => {
  const pia = await person("Pia", "PO");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Backlog");
  const add = page.getByRole("main").getByLabel("New story", { exact: true });
  for (const title of ["Pay by card", "Login by mail"]) {
    await add.fill(title);
    await add.press("Enter");
    await expect(list(page, "Backlog").getByText(title)).toBeVisible();
  }
  const search = page.getByRole("main").getByRole("searchbox");
  await search.fill("pay");
  const row = list(page, "Backlog").getByRole("listitem").filter({ hasText: "Pay by card" });
  await expect(list(page, "Backlog").getByRole("listitem")).toHaveCount(1);
  await row.focus();
  await row.getByRole("button").last().press("Enter");
  await page.getByRole("menuitem", { name: "Done" }).press("Enter");
  await expect(list(page, "Backlog")).toHaveCount(0);
  await search.click();
  await search.fill("");
  await search.pressSequentially("login");
  await expect(search).toHaveValue("login");
  await expect(search).toBeFocused();
});

test("text can be dragged into a field", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.pressKeys("Shift+C");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  /** Whether the browser may do with what is dragged over an element as it does by itself. */
  const isBrowsers = (element, files) =>
    element.evaluate((target, files) => {
      const dataTransfer = new DataTransfer();
      if (files) dataTransfer.items.add(new File(["{}"], "a.json"));
      else dataTransfer.setData("text/plain", "said by a customer");
      const init = { dataTransfer, bubbles: true, cancelable: true };
      return ["dragover", "drop"].map((name) => target.dispatchEvent(new DragEvent(name, init)));
    }, files);
  expect(await isBrowsers(dialog.getByLabel("Text"), false)).toEqual([true, true]);
  await page.keyboard.press("Escape");
  expect(await isBrowsers(page.getByRole("main"), false)).toEqual([false, false]);
});

test("another page begins at its top, and Back leads to where one was", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Strategy");
  const main = page.getByRole("main");
  const top = () => main.evaluate((main) => main.scrollTop);
  await main.evaluate((main) => main.scrollTo(0, 400));
  expect(await top()).toBe(400);
  await pia.goTo("Settings");
  expect(await top()).toBe(0);
  await page.goBack();
  await pia.isOn("Strategy");
  await expect.poll(top).toBe(400);
  await pia.goTo("Inbox");
  const rows = list(page, "Inbox").getByRole("listitem");
  await page.setViewportSize({ width: 1440, height: 500 });
  await rows.first().click();
  const panel = page.getByRole("complementary");
  await panel.locator(".peek-body").evaluate((body) => body.scrollTo(0, body.scrollHeight));
  await rows.nth(2).click();
  await expect(panel.getByLabel("Title")).toBeInViewport();
});

test("what was put off waits again when its time has come, in a page that stays open", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await page.clock.install();
  await pia.startEmpty();
  for (const title of ["Slow export", "Dark mode"]) await pia.addFeedback(title);
  const inbox = page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: /^Inbox/ });
  await expect(inbox).toContainText("2");
  await pia.goTo("Inbox");
  await page.getByRole("link", { name: "Triage" }).click();
  await page.getByRole("button", { name: "Put off for a week" }).click();
  await expect(inbox).toContainText("1");
  await page.clock.fastForward(8 * 86_400_000);
  await expect(inbox).toContainText("2");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(inbox).toContainText("1");
});

test("what is said while a dialog is open can be heard and pressed there", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Settings");
  await page.getByRole("button", { name: /^Delete/ }).first().click();
  const dialog = page.getByRole("dialog");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export a snapshot" }).click();
  await download;
  const said = dialog.getByRole("status").getByText(/^Exported/);
  await expect(said).toBeVisible();
  await dialog.getByRole("status").getByRole("button", { name: "Close" }).last().click();
  await expect(said).toBeHidden();
});

test("what was typed as a customer is called counts when the field is left", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.pressKeys("Shift+C");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByLabel("Title").fill("Exports are slow");
  await dialog.getByRole("combobox", { name: "Customer" }).fill("Acme");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await pia.pressKeys("Shift+C");
  await dialog.getByLabel("Title").fill("No dark colours");
  await dialog.getByRole("combobox", { name: "Customer" }).fill("acme");
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("combobox", { name: "Customer" })).toHaveValue("Acme");
  await page.keyboard.press("Control+Enter");
  await expect(list(page, "Inbox").getByRole("listitem").filter({ hasText: "No dark colours" })).toContainText("Acme");
});
