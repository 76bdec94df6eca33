// From feedback to ideas, what stands behind them, and their ranks.

import { expectAskedBeforeLeaving } from "../support/leaving.mjs";
import { expect, test } from "../support/test.mjs";

test("feedback becomes an idea, and the idea shows who and how much stands behind it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Inbox");
  const row = page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first();
  await row.focus();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Turn into an idea" }).click();
  await page.getByRole("link", { name: /^Created the idea/ }).click();
  await expect(page).toHaveURL(/\/ideas\//);
  const evidence = page.getByRole("region", { name: "Evidence" });
  await expect(evidence.getByRole("listitem")).toHaveCount(1);
  await expect(evidence).toContainText("Monthly revenue");

  await evidence.getByRole("combobox", { name: "Link feedback" }).click();
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(evidence.getByRole("listitem")).toHaveCount(2);
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByRole("region", { name: "Evidence" }).getByRole("listitem")).toHaveCount(2);
});

test("a board ranks by RICE, shares ranks on ties, and says why an idea has no score", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta", "Gamma", "Delta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  const all = { Reach: "400", Impact: "2", Confidence: "80", Effort: "2" };
  await pia.estimate("Alpha", all);
  await pia.estimate("Beta", { ...all, Reach: "3*300" });
  await pia.estimate("Gamma", all);
  await pia.estimate("Delta", { Reach: "10" });

  const table = page.getByRole("table", { name: "Ideas by score" });
  const cell = (idea, at) => table.getByRole("row").filter({ hasText: idea }).getByRole("cell").nth(at);
  await expect(table.getByRole("rowheader").first()).toHaveText("Beta");
  await expect(cell("Beta", 0)).toContainText("1");
  await expect(cell("Beta", 5)).toContainText("720");
  await expect(cell("Alpha", 0)).toContainText("2=");
  await expect(cell("Gamma", 0)).toContainText("2=");
  await expect(cell("Alpha", 5)).toContainText("320");
  await expect(cell("Delta", 0)).toHaveText("");
  await expect(cell("Delta", 5)).toContainText("Impact is missing");
});

test("a number out of bounds is refused beside its field and the old one stays", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Effort: "2" });
  const effort = pia.page.getByLabel("Effort, my estimate");
  await effort.fill("-5");
  await effort.press("Enter");
  await expect(effort).toHaveAttribute("aria-invalid", "true");
  await expect(pia.page.getByText("The old value stays.")).toBeVisible();
  await effort.press("Escape");
  await expect(effort).toHaveValue("2");
});

test("rows of a CSV file with line breaks become ideas with effort, in one step that is taken back in one step", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  const rows = Array.from({ length: 60 }, (_, at) => `"Story ${at + 1}","first line\nsecond, line",${(at % 8) + 1}`);
  const csv = `Summary,Description,Story Points\n${rows.join("\n")}\n`;
  await pia.goTo("Ideas");
  await page.getByRole("button", { name: "Import" }).first().click();
  await pia.isOn("Import");
  await page.getByLabel("Choose files to import").setInputFiles({ name: "backlog.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByLabel("Column “Summary” becomes")).toHaveValue("title");
  await expect(page.getByLabel("Column “Story Points” becomes")).toHaveValue("effort");
  await expect(page.getByText("Create 60, update 0, skip 0, errors 0")).toBeVisible();
  await page.getByRole("button", { name: "Import 60" }).click();
  await page.getByRole("link", { name: "See the ideas" }).click();
  await expect(page.getByRole("main").getByText("60 ideas", { exact: true })).toBeVisible();

  await pia.pressKeys("Control+z");
  await expect(page.getByText("No ideas yet")).toBeVisible();
  await pia.pressKeys("Control+Shift+z");
  await expect(page.getByRole("main").getByText("60 ideas", { exact: true })).toBeVisible();
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByRole("main").getByText("60 ideas", { exact: true })).toBeVisible();
});

test("a title that is still being typed when the page goes is not lost", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Export");
  await pia.open("Ideas", "Export");
  const title = page.getByRole("complementary").getByLabel("Title");
  await title.fill("Export to spreadsheets");
  await expectAskedBeforeLeaving(page);
  await pia.hasSaved();
  await page.reload();
  await expect(title).toHaveValue("Export to spreadsheets");
});

test("what is wrong with a new idea is told beside its field, which has the focus, until one types", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Ideas");
  await pia.pressKeys("c");
  const dialog = page.getByRole("dialog", { name: "New idea" });
  const title = dialog.getByLabel("Title");
  const missing = dialog.getByText("Say in a line");
  await dialog.getByRole("button", { name: "Add idea" }).click();
  await expect(missing).toBeVisible();
  await expect(title).toBeFocused();
  await title.fill("x".repeat(501));
  await expect(missing).toHaveCount(0);
  await dialog.getByRole("button", { name: "Add idea" }).click();
  await expect(dialog.getByText("Title takes at most 500 characters, and this has 501.")).toBeVisible();
  await title.fill("Alpha");
  await dialog.getByRole("button", { name: "Add idea" }).click();
  await expect(dialog).toBeHidden();
});

test("the importance of evidence has three names, and the field keeps the focus", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Ideas");
  await page.getByRole("list", { name: "Ideas" }).getByRole("listitem").first().click();
  const importance = page.getByRole("complementary").getByRole("combobox", { name: /^Importance of/ }).first();
  await expect(importance.getByRole("option")).toHaveText(["Nice to have", "Important", "Critical"]);
  await importance.focus();
  for (const step of ["Critical", "Important", "Nice to have"]) {
    const field = page.locator("select:focus");
    await field.selectOption(step);
    await expect(field.locator("option:checked")).toHaveText(step);
  }
});

test("ideas that are one are merged by hand, with what each had, in one step", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Faster export", "Export quickly"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  await pia.estimate("Export quickly", { Reach: "300" });
  await pia.goTo("Ideas");
  const ideas = page.getByRole("list", { name: "Ideas" }).getByRole("listitem");
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await ideas.filter({ hasText: "Faster export" }).click();
  const bar = page.getByRole("group", { name: "1 selected" });
  await expect(bar.getByRole("button", { name: "Merge" })).toHaveCount(0);
  await ideas.filter({ hasText: "Export quickly" }).click();
  await page.getByRole("group", { name: "2 selected" }).getByRole("button", { name: "Merge" }).click();
  // Whoever merges says which of them stays.
  await expect(page.getByRole("menuitem")).toHaveText(["Into “Faster export”", "Into “Export quickly”"]);
  await page.getByRole("menuitem", { name: "Into “Faster export”" }).click();
  await page.getByRole("link", { name: "Merged 2 items into “Faster export”." }).click();
  await pia.isOn("Faster export");
  await expect(page.getByLabel(/^Reach, my estimate/)).toHaveValue("300");
  await page.keyboard.press("Control+z");
  await pia.goTo("Ideas");
  await expect(ideas).toHaveCount(2);
});

test("an idea that is opened from a board tells its place there before anything that stands behind it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  for (const name of ["A board", "Z board"]) {
    await pia.goTo("Boards");
    await page.getByRole("button", { name: "New board" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New board" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Add board" }).click();
    await pia.isOn(name);
  }
  await page.getByRole("row").filter({ hasText: "Alpha" }).getByRole("cell").last().click();
  const parts = page.getByRole("complementary").getByRole("region");
  await expect(parts.nth(1), "after the description").toHaveAccessibleName("Z board");
  await expect(parts.nth(2)).toHaveAccessibleName("Evidence");
  await expect(parts.and(page.getByLabel("A board", { exact: true }))).toHaveCount(1);
  await expect(parts.and(page.getByLabel("Z board", { exact: true }))).toHaveCount(1);
});

test("a title of which nothing can be seen is none", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.goTo("Ideas");
  await page.getByRole("list", { name: "Ideas" }).getByRole("listitem").first().click();
  const title = page.getByRole("complementary").getByLabel("Title");
  await title.fill("\u200b \u200b");
  await title.press("Enter");
  await expect(page.getByText("A title is needed. The old one stays.")).toBeVisible();
  await title.press("Escape");
  await expect(title).toHaveValue("Alpha");
});
