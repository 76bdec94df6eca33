// What is being typed, and where somebody stands, when something else happens.

import { readFileSync } from "node:fs";

import { expectAccessible } from "../support/axe.mjs";
import { expectAskedBeforeLeaving } from "../support/leaving.mjs";
import { expect, test } from "../support/test.mjs";

const panelOf = (page) => page.getByRole("complementary");
const titleIn = (page) => panelOf(page).getByLabel("Title");

test("a title that is being typed is kept when somebody goes to another page by a key, or back", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.open("Ideas", "Alpha");
  await titleIn(page).fill("Alpha, told at length");
  await page.keyboard.press("Control+i");
  await expect(page.getByRole("heading", { level: 1, name: "Import" })).toBeVisible();
  await page.goBack();
  await expect(titleIn(page)).toHaveValue("Alpha, told at length");
  await titleIn(page).fill("Alpha, in short");
  await page.evaluate(() => history.back());
  await expect(panelOf(page)).toBeHidden();
  await expect(page.getByRole("list", { name: "Ideas" }).getByText("Alpha, in short")).toBeVisible();
});

test("a snapshot that is saved by a key holds what is being typed, and the typing goes on", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.open("Ideas", "Alpha");
  await titleIn(page).fill("Alpha, told at length");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+s");
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file).toContain("Alpha, told at length");
  await expect(titleIn(page)).toBeFocused();
});

test("whoever deletes an idea is back at the board that led there, or stays beside which it was open", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  await page.getByRole("row").filter({ hasText: "Beta" }).getByRole("link", { name: "Beta" }).click();
  await page.getByRole("main").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Priorities" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Beta" })).toHaveCount(0);
  await page.getByRole("row").filter({ hasText: "Alpha" }).focus();
  await page.keyboard.press("Enter");
  await panelOf(page).getByRole("button", { name: "Delete", exact: true }).click();
  await expect(panelOf(page)).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Priorities" })).toBeVisible();
});

test("feedback is declined with the keys, to the last one, and an item that is deleted makes way for the next", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Too slow", "Too loud"]) await pia.addFeedback(title);
  await page.getByRole("link", { name: "Triage" }).click();
  const main = page.getByRole("main");
  const item = main.getByLabel("Title");
  const first = await item.inputValue();
  await page.keyboard.press("d");
  await page.keyboard.type("Not now");
  await page.keyboard.press("Tab");
  await expect(main.getByRole("button", { name: "Decline", exact: true }).last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(item).not.toHaveValue(first);
  await main.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(main.getByRole("heading", { name: "Nothing waits any more" })).toBeVisible();
  await expect(page).toHaveURL(/\/inbox\/triage$/);
});

test("a command of the palette finds the focus where it was before", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.goTo("Ideas");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Filter this page");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("combobox").first()).toBeFocused();
});

test("a name that is refused is not taken over with the role", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Settings");
  await page.getByLabel("Your name").fill("");
  await page.getByLabel("Your role").selectOption("Product Owner");
  await page.reload();
  await expect(page.getByLabel("Your name")).toHaveValue("Pia");
  await expect(page.getByLabel("Your role")).toHaveValue("po");
});

test("the product's name in the settings follows what is undone", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Invoices");
  await pia.goTo("Settings");
  const name = page.getByLabel("Product name");
  await name.fill("Bills");
  await name.press("Tab");
  await expect(page.getByRole("banner")).toContainText("Bills");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("banner")).toContainText("Invoices");
  await expect(name).toHaveValue("Invoices");
});

test("a picture that comes along with pasted text takes nobody away", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  const paste = (locator) =>
    locator.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(["x"], "image.png", { type: "image/png" }));
      clipboardData.setData("text/plain", "12\t13");
      return element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
  await pia.open("Ideas", "Alpha");
  expect(await paste(titleIn(page))).toBe(true);
  expect(await paste(page.locator("body"))).toBe(true);
  await expect(titleIn(page)).toBeVisible();
});

test("a title on the story map that is being typed stays when another tab writes, and what is clicked next is heard", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await page.goto(`${new URL(page.url()).origin}/backlog?view=map`);
  await page.getByRole("button", { name: "New activity" }).first().click();
  const activity = page.getByRole("textbox", { name: /^Title of the activity/ });
  await activity.press("Enter");
  await bo.hasSaved();
  const other = bo.at(await page.context().newPage());
  await other.page.goto(page.url());
  await activity.fill("Pay");
  await other.page.getByRole("textbox", { name: /^Title of the activity/ }).fill("Shop");
  await other.page.getByRole("textbox", { name: /^Title of the activity/ }).press("Enter");
  await other.hasSaved();
  await expect(activity).toHaveValue("Pay");
  await page.getByRole("button", { name: /^Actions for/ }).click();
  await expect(page.getByRole("menuitem", { name: "New step" })).toBeVisible();
  await expect(activity).toHaveValue("Pay");
});

test("cards of planning poker are chosen with the arrows, one after the other", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.trySample();
  await bo.goTo("Backlog");
  await page.getByRole("list", { name: "Backlog" }).getByRole("listitem").first().click();
  await panelOf(page).getByRole("button", { name: "Ask the team" }).click();
  const card = (points) => panelOf(page).getByRole("radio", { name: points, exact: true });
  await card("2").check();
  await expect(card("2")).toBeFocused();
  for (const next of ["3", "5"]) {
    await page.keyboard.press("ArrowRight");
    await expect(card(next)).toBeFocused();
    await expect(card(next)).toBeChecked();
  }
});

test("a day that is typed counts when it is typed out", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.addRelease("Autumn");
  const day = page.getByLabel("Date", { exact: true });
  await day.focus();
  // The browser spells days as its own language does, whatever the page's: month, day, year.
  await page.keyboard.type("11282026");
  await page.keyboard.press("Enter");
  await expect(day).toHaveValue("2026-11-28");
  await bo.hasSaved();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await bo.pressKeys("Control+z");
  await expect(day).toHaveValue("");
});

test("what is being typed when the page is hidden is saved, and the typing goes on", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  const panel = await pia.open("Ideas", "Alpha");
  await panel.getByRole("button", { name: /description/i }).first().click();
  const description = panel.getByRole("textbox", { name: "Description" });
  await expect(description).toBeFocused();
  await page.keyboard.type("Told at length");
  // As a phone does that shows another program, and ends this one later.
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await pia.hasSaved();
  await expect(description).toBeFocused();
  const other = pia.at(await page.context().newPage());
  await other.page.goto(page.url());
  await expect(panelOf(other.page)).toContainText("Told at length");
  await page.bringToFront();
  await expect(description).toBeFocused();
  await page.keyboard.type(", and longer");
  await expect(description).toHaveValue("Told at length, and longer");
  await page.keyboard.press("Control+Enter");
  await expect(panelOf(other.page)).toContainText("Told at length, and longer");
});

test("whoever leaves with a comment half written, or a form half filled in, is asked", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.hasSaved();
  const panel = await pia.open("Ideas", "Alpha");
  const comment = panel.getByPlaceholder("New comment");
  await comment.fill("Half a thou");
  await expectAskedBeforeLeaving(page);
  await comment.fill("");
  await pia.pressKeys("c");
  const title = page.getByRole("dialog").getByLabel("Title");
  await title.fill("Half an idea");
  await expectAskedBeforeLeaving(page);
  await expect(title).toHaveValue("Half an idea");
});

test("how much of the work is in no file is said, and asked for after a week", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await page.clock.install();
  await pia.startEmpty();
  await pia.goTo("Share");
  const main = page.getByRole("main");
  await expect(main.getByText("Never exported from this browser.")).toBeVisible();
  await pia.exportSnapshot();
  await expect(main.getByText(/^Last exported .*, nothing changed since\.$/)).toBeVisible();
  for (const title of ["Too slow", "Too loud"]) await pia.addFeedback(title);
  await expect(main.getByText(/^Last exported .*, 2.changes since\.$/)).toBeVisible();
  await expect(page.getByRole("banner").getByTitle(/, 2.changes since\.$/)).toHaveText("Saved");
  const due = main.getByRole("status").filter({ hasText: "has been in no file for more than a week" });
  await expect(due).toHaveCount(0);
  await pia.hasSaved();
  await page.clock.fastForward(8 * 24 * 60 * 60 * 1000);
  await page.reload();
  await expect(due).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await due.getByRole("button", { name: "Export now" }).click();
  await download;
  await expect(due).toHaveCount(0);
  await test.step("what is noted of it goes with the workspace", async () => {
    const notes = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(".exported")).length);
    expect(await notes()).toBe(1);
    await pia.goTo("Settings");
    await main.getByRole("button", { name: "Delete this workspace" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete from this browser" }).click();
    await expect(page.getByRole("button", { name: "Start empty" })).toBeVisible();
    expect(await notes()).toBe(0);
  });
});

test("a form that is being filled in stays when somebody goes back to the start page", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Invoices");
  await pia.pressKeys("c");
  const form = page.getByRole("dialog", { name: "New idea" });
  await form.getByLabel("Title").fill("Half an idea");
  while (new URL(page.url()).pathname !== "/") await page.goBack();
  await expect(page.getByRole("button", { name: "Start empty", includeHidden: true })).toBeVisible();
  await expect(form.getByLabel("Title")).toHaveValue("Half an idea");
  await expectAccessible(page);
  await expectAskedBeforeLeaving(page);
  await form.getByLabel("Title").press("Control+Enter");
  await expect(form).toBeHidden();
  await test.step("where no workspace is in sight, nothing is made", async () => {
    await page.keyboard.press("c");
    await expect(page.getByText("No workspace is open here. Nothing was changed.")).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
  await test.step("another workspace has forms of its own", async () => {
    await page.goForward();
    await pia.pressKeys("c");
    await form.getByLabel("Title").fill("An idea for invoices");
    await page.keyboard.press("Escape");
    await page.goBack();
    await page.getByLabel("Product name").fill("Parcels");
    await page.getByRole("button", { name: "Start empty" }).click();
    await pia.begin();
    await pia.pressKeys("c");
    await expect(form.getByLabel("Title")).toHaveValue("");
    await page.keyboard.press("Escape");
  });
  await page.goto("/");
  await page.getByRole("button", { name: "Open Invoices" }).click();
  await pia.isIn();
  await pia.goTo("Ideas");
  await expect(page.getByRole("list", { name: "Ideas" })).toContainText("Half an idea");
});

test("whoever stays when the browser asks has the same workspace after a reload", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Invoices");
  await pia.addIdea("Alpha");
  await pia.hasSaved();
  const panel = await pia.open("Ideas", "Alpha");
  await panel.getByPlaceholder("New comment").fill("Half a thou");
  await pia.goTo("Settings");
  const asked = page.waitForEvent("dialog");
  const clicked = page.getByRole("button", { name: "Go to the start page" }).click();
  await (await asked).dismiss();
  await clicked;
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByRole("banner")).toContainText("Invoices");
});
