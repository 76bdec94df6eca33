// By the keyboard alone: whatever is done, the focus stays where the work goes on.

import { expect, test as base } from "../support/test.mjs";

const test = base.extend({
  pia: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    await pia.startEmpty();
    await use(pia);
  },
  sample: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    await pia.trySample();
    await use(pia);
  },
});

const rowOf = (page, list, title) => page.getByRole("list", { name: list }).getByRole("listitem").filter({ hasText: title });
const panelOf = (page) => page.getByRole("complementary");
const isSomewhere = (page) => expect(page.locator(":focus")).toHaveCount(1);

/** Presses a button with the key, as somebody does who has come to it. */
async function press(button) {
  await button.focus();
  await button.press("Enter");
}

test("where the last conflict of an idea was settled, the focus stays beside it", async ({ sample }) => {
  const { page } = sample;
  await sample.open("Ideas", "Swap shifts in the app");
  const conflict = page.getByRole("complementary").getByRole("region", { name: /conflict/i });
  await press(conflict.getByRole("button").first());
  await expect(conflict).toHaveCount(0);
  await isSomewhere(page);
  await expect(page.locator(":focus")).not.toHaveText("Add story");
  await expect(page.locator(":focus")).toBeInViewport();
  // Whoever undoes it has written both sides: then the choices go by what they say.
  await page.keyboard.press("Control+z");
  await expect(conflict.getByRole("button")).toHaveText(["Keep this value", "Take this value"]);
});

test("an estimate that moves its row keeps the focus in the same cell of the same idea", async ({ sample }) => {
  const { page } = sample;
  await sample.openBoard("Product roadmap");
  const row = page.getByRole("row").nth(4);
  const title = await row.getByRole("rowheader").getByRole("link").innerText();
  const reach = (row) => row.getByLabel("Reach, my estimate");
  await reach(row).focus();
  await page.keyboard.type("90000");
  await page.keyboard.press("Enter");
  const first = page.getByRole("row").nth(1);
  await expect(first.getByRole("link", { name: title, exact: true })).toBeVisible();
  await expect(reach(first)).toBeFocused();
  await expect(reach(first)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(reach(page.getByRole("row").nth(2))).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await expect(first.getByLabel("Impact, my estimate")).toBeFocused();
});

test("a point that changes its rank keeps the focus, press after press", async ({ sample }) => {
  const { page } = sample;
  await sample.openBoard("Product roadmap");
  const tabs = page.getByRole("navigation", { name: "Ways to look at this board" });
  await press(tabs.getByRole("link", { name: "Matrix" }));
  await expect(tabs.getByRole("link", { name: "Matrix" })).toBeFocused();
  await expect(page).toHaveTitle("Product roadmap, Matrix · Tandem");
  const points = page.locator(".plot-point");
  await points.last().focus();
  // Its rank stands before its name, its numbers after it.
  const name = /^\S+ (.*?):/.exec(await points.last().getAttribute("aria-label"))[1];
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Shift+ArrowUp");
    await expect(page.locator(".plot-point:focus")).toHaveCount(1);
    await expect(page.locator(".plot-point:focus")).toHaveAccessibleName(new RegExp(name));
  }
  await expect(page.locator(".plot-point:focus")).toBeInViewport();
});

test("Esc in a menu leads back to its button", async ({ sample }) => {
  const { page } = sample;
  await sample.openBoard("Product roadmap");
  const button = page.getByRole("button", { name: "RICE" });
  for (let time = 0; time < 2; time += 1) {
    await press(button);
    await expect(page.getByRole("menuitemradio").first()).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "false");
  }
});

test("the side panel takes the focus by Enter, leaves it by Space, and gives it back", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Slow export", "Dark mode", "Pink mode"]) await pia.addFeedback(title);
  const panel = panelOf(page);
  const dark = rowOf(page, "Inbox", "Dark mode");
  await dark.focus();
  await page.keyboard.press("Enter");
  await expect(panel).toBeFocused();
  await expect(panel).toHaveAccessibleName("Feedback: Dark mode");
  await expect(panel.getByRole("heading", { name: "Feedback: Dark mode" })).toHaveCount(1);
  await expect(page).toHaveTitle("Dark mode, Inbox · Tandem");
  await expect(dark).toHaveAttribute("aria-current", "true");
  await press(panel.getByRole("button", { name: "Close the side panel" }));
  await expect(panel).toHaveCount(0);
  await expect(dark).toBeFocused();
  await expect(page).toHaveTitle("Inbox · Tandem");

  await page.keyboard.press("Space");
  await expect(panel).toBeVisible();
  await expect(dark).toBeFocused();
  await page.keyboard.press("x");
  await expect(dark).toHaveAttribute("aria-description", "selected");
  await page.keyboard.press("Escape");
  await expect(dark).not.toHaveAttribute("aria-description");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(dark).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(panel).toBeFocused();
  await page.goBack();
  await expect(panel).toHaveCount(0);
  await expect(dark).toBeFocused();

  await page.keyboard.press("Enter");
  await press(panel.getByRole("button", { name: "Delete", exact: true }));
  await expect(dark).toHaveCount(0);
  await expect(page.locator("[data-at]:focus")).toHaveCount(1);
});

test("J leads whoever has just come to a page to its list, and what Undo took back is said", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Alpha", "Beta"]) await pia.addFeedback(title);
  await pia.goTo("Home");
  await pia.pressKeys("g", "i");
  await pia.isOn("Inbox");
  await page.keyboard.press("j");
  const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^Undone: added/)).toBeVisible();
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByText("Done again.")).toBeVisible();
});

test("where the panel takes the whole width it has the focus, and nothing lies under it", async ({ pia }) => {
  const { page } = pia;
  await page.setViewportSize({ width: 320, height: 640 });
  await pia.addFeedback("Dark mode");
  const row = rowOf(page, "Inbox", "Dark mode");
  await row.focus();
  await page.keyboard.press("Space");
  await expect(panelOf(page)).toBeFocused();
  await expect(row).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
});

test("a card has the focus again when its panel closes", async ({ sample }) => {
  const { page } = sample;
  await sample.openBoard("Product roadmap");
  await press(page.getByRole("link", { name: "Columns" }));
  const card = page.getByRole("group", { name: "Columns" }).getByRole("link").first();
  await press(card);
  await expect(panelOf(page)).toBeVisible();
  await press(panelOf(page).getByRole("button", { name: "Close the side panel" }));
  await expect(card).toBeFocused();
});

test("what is taken back by the button of a message leads back to the work", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Slow export", "Dark mode"]) await pia.addFeedback(title);
  const row = rowOf(page, "Inbox", "Dark mode");
  await row.focus();
  await page.keyboard.press("x");
  await press(page.getByRole("group", { name: "1 selected" }).getByRole("button", { name: "Delete" }));
  await expect(row).toHaveCount(0);
  await expect(page.locator("[data-at]:focus")).toHaveCount(1);
  const messages = page.getByRole("status", { name: "Messages" });
  await expect(messages).toContainText("Ctrl+Z");
  await press(messages.getByRole("button", { name: "Undo" }).last());
  await expect(row).toHaveCount(1);
  await expect(page.locator("[data-at]:focus")).toHaveCount(1);
});

test("what is done with the selected rows, and an import, lead back to the list and on to what was done", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Slow export", "Dark mode", "Pink mode"]) await pia.addFeedback(title);
  const row = rowOf(page, "Inbox", "Dark mode");
  await row.focus();
  await page.keyboard.press("x");
  await press(page.getByRole("button", { name: "Clear the selection" }));
  await expect(row).toBeFocused();
  await page.keyboard.press("x");
  await press(page.getByRole("group", { name: "1 selected" }).getByRole("button", { name: "Delete" }));
  await expect(row).toHaveCount(0);
  await expect(page.locator("[data-at]:focus")).toHaveCount(1);

  await pia.pressKeys("Control+i");
  await pia.isOn("Import");
  await page.getByText("Or paste text").click();
  await page.getByLabel("One item per line, or a heading").fill("Exports are slow\nThe app is too bright\n");
  await press(page.getByRole("main").getByRole("button", { name: "Use this text" }));
  await press(page.getByRole("main").getByRole("button", { name: /^Import 2/ }));
  await expect(page.getByRole("heading", { name: "Imported" })).toBeFocused();
});

test("filters that go hand the focus on, and what a search finds is said", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Slow export", "Dark mode"]) await pia.addFeedback(title);
  const status = page.getByRole("search").getByRole("combobox").first();
  await status.selectOption({ index: 1 });
  await press(page.getByRole("button", { name: "Remove Status: New" }));
  await isSomewhere(page);
  await status.selectOption({ index: 1 });
  await press(page.getByRole("button", { name: "Clear all filters" }));
  await isSomewhere(page);
  const said = page.getByRole("main").getByRole("status");
  await page.getByRole("searchbox").fill("dark");
  await expect(said.filter({ hasText: "1 of 2" })).toHaveCount(1);
  await page.getByRole("searchbox").fill("nowhere");
  await expect(said.filter({ hasText: "Nothing found" })).toHaveCount(1);
});

test("a text that was edited in place leads back to the button that edits it", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Export");
  const panel = await pia.open("Ideas", "Export");
  await press(panel.getByRole("button", { name: "No description. Click to add one." }));
  await page.keyboard.type("As **CSV**, see [this](https://example.com).");
  await page.keyboard.press("Control+Enter");
  const edit = panel.getByRole("button", { name: "Edit the text" }).first();
  await expect(edit).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("textbox", { name: "Description" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(edit).toBeFocused();
});

test("Enter keeps the focus in the formula", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Alpha");
  await pia.goTo("Boards");
  await page.getByRole("button", { name: "New board" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New board" });
  await dialog.getByLabel("Name").fill("Own");
  await dialog.getByLabel("Framework").selectOption("Custom formula");
  await dialog.getByRole("button", { name: "Add board" }).click();
  await pia.isOn("Own");
  const formula = page.getByRole("textbox", { name: "Formula of this board" });
  await formula.focus();
  await page.keyboard.type("reach");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader", { name: "reach" })).toBeVisible();
  await expect(formula).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" * 2");
  await expect(formula).toHaveValue("reach * 2");
});

test("what goes from a page hands the focus to its neighbour, its section, or what takes its place", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Export");
  const panel = await pia.open("Ideas", "Export");
  for (const text of ["Ask Bo", "Ask Ada"]) {
    await panel.getByRole("textbox", { name: "New comment" }).fill(text);
    await press(panel.getByRole("button", { name: "Add comment" }));
    await expect(panel.getByText(text)).toBeVisible();
  }
  const remove = panel.getByRole("button", { name: "Delete the comment by Pia" });
  await press(remove.first());
  await expect(panel.getByText("Ask Bo")).toHaveCount(0);
  await expect(remove).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.getByText("Ask Ada")).toHaveCount(0);
  await expect(panel.getByRole("region", { name: "Comments" }).locator(":focus")).toHaveCount(1);
});

test("triage keeps what is being looked at, and hears its keys from the start", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Slow export", "Dark mode", "Pink mode"]) await pia.addFeedback(title);
  await pia.pressKeys("g", "t");
  await pia.isOn("Triage");
  const title = page.getByRole("main").getByRole("textbox", { name: "Title" });
  await expect(title).toHaveValue("Slow export");
  const status = page.getByRole("main").getByRole("combobox", { name: "Status" });
  await status.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(status).toHaveValue("planned");
  await expect(status).toBeFocused();
  await expect(title).toHaveValue("Slow export");
  const next = page.getByRole("button", { name: "Next", exact: true });
  await press(next);
  await expect(title).toHaveValue("Dark mode");
  await expect(next).toBeFocused();
  await page.getByRole("main").focus();
  await page.keyboard.press("a");
  await expect(title).toHaveValue("Pink mode");
  await expect(page.getByRole("button", { name: "Accept" })).toBeFocused();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys that work here" });
  await expect(sheet.getByRole("heading", { name: "On this page" })).toBeVisible();
  await expect(sheet.getByText("Put off for a week")).toBeVisible();
  await expect(sheet.getByText("Open beside the list")).toHaveCount(0);
});

test("pairs hear their keys wherever the focus is, unless single keys are switched off", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Alpha", "Beta", "Gamma"]) await pia.addIdea(title);
  await pia.goTo("Boards");
  await page.getByRole("button", { name: "New board" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New board" });
  await dialog.getByLabel("Name").fill("Judged");
  await dialog.getByLabel("Framework").selectOption("Pairwise");
  await dialog.getByRole("button", { name: "Add board" }).click();
  await pia.isOn("Judged");
  await page.getByRole("main").focus();
  await page.keyboard.press("1");
  await expect(page.getByText("You have judged 1 of 3 pairs.")).toBeVisible();
  const better = page.getByRole("button", { name: /is better$/ }).first();
  await press(better);
  await expect(page.getByText("You have judged 2 of 3 pairs.")).toBeVisible();
  await expect(better).toBeFocused();
  await pia.goTo("Settings");
  await page.getByRole("checkbox", { name: "Single-letter shortcuts" }).uncheck();
  await pia.openBoard("Judged");
  await page.getByRole("main").focus();
  await page.keyboard.press("1");
  await press(page.getByRole("button", { name: /is better$/ }).first());
  await expect(page.getByText("You have judged 3 of 3 pairs.")).toBeVisible();
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("E, S and L act on the row that has the focus", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Slow export", "Dark mode"]) await pia.addFeedback(title);
  const panel = panelOf(page);
  const row = rowOf(page, "Inbox", "Dark mode");
  const fields = { e: panel.getByRole("textbox", { name: "Title" }), s: panel.getByRole("combobox", { name: "Status" }), l: panel.getByRole("combobox", { name: "Tags" }) };
  for (const [key, field] of Object.entries(fields)) {
    await row.focus();
    await page.keyboard.press(key);
    await expect(field).toBeFocused();
    await expect(panel.getByRole("textbox", { name: "Title" })).toHaveValue("Dark mode");
    await press(panel.getByRole("button", { name: "Close the side panel" }));
    await expect(row).toBeFocused();
  }
});

test("S and L are about the rows that are selected, which stay selected", async ({ pia }) => {
  const { page } = pia;
  const titles = ["Slow export", "Dark mode", "Late invoices"];
  for (const title of titles) await pia.addFeedback(title);
  const bulk = (count) => page.getByRole("group", { name: `${count} selected` });
  const status = bulk(2).getByRole("button", { name: "Set status" });
  const tag = bulk(2).getByRole("combobox", { name: "Tag" });
  const row = (title) => rowOf(page, "Inbox", title);
  const expectThem = async () => {
    for (const [key, field] of [["s", status], ["l", tag]]) {
      await row("Dark mode").focus();
      await page.keyboard.press(key);
      await expect(field).toBeFocused();
      await expect(panelOf(page)).toBeHidden();
    }
  };
  for (const title of titles.slice(0, 2)) {
    await row(title).focus();
    await page.keyboard.press("x");
  }
  await expectThem();
  await bulk(2).getByRole("button", { name: "Clear" }).click();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await test.step("where a click selects, a key that is about one row neither opens it nor selects it", async () => {
    await row("Dark mode").focus();
    await page.keyboard.press("s");
    await expect(row("Dark mode")).toBeFocused();
    await expect(page.getByRole("group", { name: "1 selected" })).toBeHidden();
  });
  for (const title of titles.slice(0, 2)) await row(title).click();
  await expectThem();
});

test("with single letters switched off, nothing says that they work", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Alpha");
  await pia.goTo("Ideas");
  const add = page.getByRole("button", { name: "New idea" });
  const search = page.getByRole("searchbox");
  await expect(add).toHaveAttribute("aria-keyshortcuts", "C");
  await expect(search).toHaveAttribute("aria-keyshortcuts", "/");
  await pia.goTo("Settings");
  await page.getByRole("checkbox", { name: "Single-letter shortcuts" }).uncheck();
  await pia.goTo("Ideas");
  await expect(add).not.toHaveAttribute("aria-keyshortcuts");
  await expect(search).not.toHaveAttribute("aria-keyshortcuts");
  const rail = page.getByRole("navigation", { name: "Main navigation" }).first();
  await expect(rail.getByText("G", { exact: true })).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("keys that work");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("Export a snapshot", { exact: true })).toBeVisible();
  const keys = await sheet.locator("dd").allInnerTexts();
  expect(keys.length).toBeGreaterThan(5);
  expect(keys.filter((keys) => keys.trim().length === 1)).toEqual([]);
});

test("duplicates hear their keys from the start", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("Exports of invoices are slow", "It takes minutes.");
  await pia.addFeedback("The export of an invoice is slow", "Every month again.");
  await pia.pressKeys("g", "d");
  const pair = page.getByRole("main").getByRole("article");
  await expect(pair).toHaveCount(1);
  await page.getByRole("main").focus();
  await page.keyboard.press("j");
  await expect(pair).toBeFocused();
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { name: "Nothing is said twice" })).toBeVisible();
  await isSomewhere(page);
});

test("a new step and a new story on the map begin with their titles", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.pressKeys("g", "k");
  await bo.isOn("Backlog");
  const field = page.getByRole("main").getByLabel("New story", { exact: true });
  await field.fill("Pay");
  await field.press("Enter");
  await press(page.getByRole("link", { name: "Story map" }));
  await expect(page).toHaveTitle("Backlog, Story map · Tandem");
  await press(page.getByRole("button", { name: "New activity" }));
  await expect(page.getByLabel("Title of the activity")).toBeFocused();
  await press(page.getByRole("button", { name: /Actions for/ }).first());
  await page.getByRole("menuitem", { name: "New step" }).press("Enter");
  await expect(page.getByLabel("Title of the step")).toBeFocused();
  await press(page.getByRole("button", { name: /^New story under/ }).first());
  await expect(panelOf(page).getByLabel("Title", { exact: true })).toBeFocused();
});
