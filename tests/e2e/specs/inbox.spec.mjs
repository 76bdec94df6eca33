// Capturing feedback: written, edited where it stands, filtered, deleted with a way back, found again after a reload.

import { expect, test as base } from "../support/test.mjs";

const test = base.extend({
  pia: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    await pia.startEmpty();
    await use(pia);
  },
});

const inboxOf = (page) => page.getByRole("list", { name: "Inbox" });

test("feedback is captured with its text, customer, channel and tags, and is there after a reload", async ({ pia }) => {
  const { page } = pia;
  await page.getByRole("button", { name: "New feedback" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByLabel("Title").fill("Exports are slow");
  await dialog.getByLabel("Text").fill("It takes **minutes**, says [Ann](https://example.org).");
  await dialog.getByRole("combobox", { name: "Customer" }).fill("Acme");
  await page.getByRole("option", { name: "Create “Acme”" }).click();
  await dialog.getByLabel("Channel").fill("Call");
  await dialog.getByRole("combobox", { name: "Tags" }).fill("export");
  await page.getByRole("option", { name: "Create “export”" }).click();
  await dialog.getByRole("button", { name: "Add feedback" }).click();
  await expect(inboxOf(page)).toContainText("Exports are slow");
  await pia.hasSaved();
  await page.reload();

  const row = inboxOf(page).getByRole("listitem");
  await expect(row).toHaveCount(1);
  for (const text of ["Exports are slow", "Acme", "Call", "export"]) await expect(row).toContainText(text);
  await row.click();
  const panel = page.getByRole("complementary");
  await expect(panel.getByText("minutes")).toHaveCSS("font-weight", /[67]00/);
  await expect(panel.getByRole("link", { name: "Ann" })).toHaveAttribute("href", "https://example.org");
});

test("a title is edited where it stands, Esc brings the old one back, and the open item survives a reload", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("Exports are slow");
  const panel = await pia.open("Inbox", "Exports are slow");
  const title = panel.getByLabel("Title");
  await title.fill("Nonsense");
  await title.press("Escape");
  await expect(title).toHaveValue("Exports are slow");
  await title.fill("Exports take minutes");
  await title.press("Enter");
  await expect(inboxOf(page)).toContainText("Exports take minutes");
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue("Exports take minutes");
});

test("deleting offers an undo, and undo and redo walk through everything", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("First voice");
  await pia.addFeedback("Second voice");
  const panel = await pia.open("Inbox", "First voice");
  await panel.getByRole("button", { name: "Delete" }).click();
  await expect(inboxOf(page)).not.toContainText("First voice");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(inboxOf(page)).toContainText("First voice");

  await pia.pressKeys("Control+z");
  await expect(inboxOf(page)).not.toContainText("Second voice");
  await expect(inboxOf(page)).toContainText("First voice");
  await pia.pressKeys("Control+Shift+z");
  await expect(inboxOf(page)).toContainText("Second voice");
});

test("the search and the filters are in the address and survive a reload and the way back", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Exports are slow", "Imports are slow", "Login fails"]) await pia.addFeedback(title);
  const panel = await pia.open("Inbox", "Imports are slow");
  await panel.getByLabel("Status").selectOption({ label: "Planned" });
  await page.keyboard.press("Escape");
  await pia.hasSaved();

  await page.getByRole("searchbox", { name: "Search feedback" }).fill("slow");
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("search").getByLabel("Status").selectOption("planned");
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(1);
  await page.reload();
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("searchbox", { name: "Search feedback" })).toHaveValue("slow");

  await pia.goTo("Ideas");
  await page.goBack();
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(3);
});

test("the newest messages show, and each goes once what it tells of is taken back", async ({ pia }) => {
  const { page } = pia;
  for (const n of [1, 2, 3, 4, 5]) await pia.addFeedback(`Voice ${n}`);
  const messages = page.getByRole("status", { name: "Messages" });
  await expect(messages.getByText("Voice 5")).toBeVisible();
  await expect(messages.getByText("Voice 1")).toHaveCount(0);
  await pia.pressKeys("Control+z");
  await expect(messages.getByText("Voice 5")).toHaveCount(0);
  await expect(messages.getByText("Voice 4")).toBeVisible();
  // An older message takes back its own step, and not the latest.
  await messages.getByRole("button", { name: "Undo" }).first().click();
  await expect(inboxOf(page).getByText("Voice 3")).toHaveCount(0);
  await expect(inboxOf(page).getByText("Voice 4")).toBeVisible();
});

test("ideas that sound like the feedback are offered first, in a field as wide as the panel", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Dark mode", "Import of holidays", "Holiday calendar by region"]) await pia.addIdea(title);
  await pia.addFeedback("Our region has another holiday calendar");
  const panel = await pia.open("Inbox", "Our region has another holiday calendar");
  const field = panel.getByRole("combobox", { name: "Link to an idea" });
  await field.click();
  const first = page.getByRole("listbox").getByRole("option").first();
  await expect(first).toContainText("Holiday calendar by region");
  await expect(first).toContainText("Sounds similar");
  const turn = panel.getByRole("button", { name: "Turn into an idea" });
  const [above, below] = [await field.boundingBox(), await turn.boundingBox()];
  expect(below.y).toBeGreaterThan(above.y + above.height);
});

test("several are selected by clicks alone, and tagged, linked and merged in one step each", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Faster export");
  for (const title of ["Export is slow", "Slow export", "Dark mode"]) await pia.addFeedback(title);
  await pia.goTo("Inbox");
  const row = (title) => inboxOf(page).getByRole("listitem").filter({ hasText: title });
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await row("Slow export").click();
  await row("Export is slow").click();
  await expect(page.getByRole("complementary")).toHaveCount(0);
  const bar = page.getByRole("group", { name: "2 selected" });
  await bar.getByRole("combobox", { name: "Add a tag" }).fill("export");
  await page.getByRole("option", { name: "Create “export”" }).click();
  await expect(row("Slow export").getByText("export", { exact: true })).toBeVisible();
  await bar.getByRole("combobox", { name: "Link to an idea" }).fill("Faster");
  await page.getByRole("option", { name: "Faster export" }).click();
  await expect(inboxOf(page).getByText("Open", { exact: true })).toHaveCount(2);
  await bar.getByRole("button", { name: "Merge" }).click();
  await page.getByRole("menuitem", { name: "Into “Slow export”" }).click();
  await expect(page.getByText("Merged 2 items into “Slow export”.")).toBeVisible();
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(inboxOf(page).getByRole("listitem")).toHaveCount(3);
});

test("the inbox is put in order by age and by who stands behind it, and feedback has the day on which it was said", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["First", "Second"]) await pia.addFeedback(title);
  await pia.pressKeys("Shift+C");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByLabel("Title").fill("Long ago");
  await dialog.getByLabel("Date").fill("2024-05-06");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await pia.goTo("Inbox");
  const titles = inboxOf(page).locator(".item-title");
  await expect(titles).toHaveText(["Second", "First", "Long ago"]);
  const sort = page.getByRole("combobox", { name: "Order" });
  await sort.selectOption("Oldest first");
  await expect(titles).toHaveText(["Long ago", "First", "Second"]);
  await page.reload();
  await expect(titles).toHaveText(["Long ago", "First", "Second"]);
  const panel = await pia.open("Inbox", "First");
  const day = panel.getByLabel("Date");
  await expect(day).toHaveValue("");
  await day.fill("2023-01-02");
  await day.press("Enter");
  await expect(panel.getByText("Said 2 Jan 2023")).toBeVisible();
  await sort.selectOption("Oldest first");
  await expect(titles).toHaveText(["First", "Long ago", "Second"]);
  const add = panel.getByRole("combobox", { name: "Add a supporter" });
  await add.fill("Acme");
  await page.getByRole("option", { name: /Acme/ }).click();
  await sort.selectOption("Most customers first");
  await expect(titles).toHaveText(["First", "Second", "Long ago"]);
});

test("a list is printed whole, not as far as it is in sight", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.trySample();
  const rows = pia.page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  await expect(pia.page.getByText("42 feedback items")).toBeVisible();
  expect(await rows.count()).toBeLessThan(42);
  // What the browser says before and after it prints.
  await pia.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(rows).toHaveCount(42);
  await pia.page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => rows.count()).toBeLessThan(42);
});
