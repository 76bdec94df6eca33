// Boards: every framework in the table, ideas between two inputs, ideas in columns.

import { readFileSync } from "node:fs";

import { expect, test } from "../support/test.mjs";

/** Makes a board with a framework, by the dialog. */
async function makeBoard(person, name, framework) {
  const { page } = person;
  await person.goTo("Boards");
  await page.getByRole("button", { name: "New board" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New board" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Framework").selectOption(framework);
  await dialog.getByRole("button", { name: "Add board" }).click();
  await person.isOn(name);
}

const look = (page, name) => page.getByRole("navigation", { name: "Ways to look at this board" }).getByRole("link", { name }).click();
const score = (page, idea) => page.getByRole("row").filter({ hasText: idea }).getByRole("cell").nth(-2);

test("somebody who never heard of WSJF can fill in a board", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await makeBoard(pia, "By delay", "WSJF");
  await page.getByText("About WSJF").click();
  await expect(page.getByText("weighted shortest job first")).toBeVisible();
  await expect(page.getByText("Value 8, time criticality 5 and risk 5 with job size 5 give")).toBeVisible();
  await pia.estimate("Alpha", {
    "User and business value": "8",
    "Time criticality": "5",
    "Risk and opportunity": "3",
    "Job size": "5",
  });
  await expect(score(page, "Alpha")).toContainText("3.2");
  const notes = page.getByRole("list", { name: "What the framework says about these numbers" });
  await expect(notes).toContainText("No idea has a 1 for Job size; the smallest is 5.");
  await pia.estimate("Beta", {
    "User and business value": "1",
    "Time criticality": "1",
    "Risk and opportunity": "1",
    "Job size": "1",
  });
  await expect(notes).toHaveCount(0);
  await expect(page.getByRole("rowheader").first()).toHaveText("Alpha");
});

test("another framework keeps the numbers of the first", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Reach: "450", Impact: "3", Confidence: "100", Effort: "2" });
  await expect(score(page, "Alpha")).toContainText("675");
  await page.getByRole("button", { name: "RICE" }).click();
  await page.getByRole("menuitemradio", { name: "PIE" }).click();
  await pia.estimate("Alpha", { Potential: "9", Importance: "10", Ease: "5" });
  await expect(score(page, "Alpha")).toContainText("8");
  await page.getByRole("button", { name: "PIE" }).click();
  await page.getByRole("menuitemradio", { name: "RICE" }).click();
  await expect(score(page, "Alpha")).toContainText("675");
});

test("a board's table is searched and put in order by any column, and is the same after a reload", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  const titles = page.getByRole("table", { name: "Ideas by score" }).getByRole("rowheader");
  const heading = (name) => page.getByRole("columnheader", { name });
  await expect(heading("Score")).toHaveAttribute("aria-sort", "descending");
  await expect(titles.first()).toContainText("Stay signed in on your own phone");
  await heading("Effort").getByRole("button").click();
  await expect(heading("Effort")).toHaveAttribute("aria-sort", "descending");
  await expect(heading("Score")).not.toHaveAttribute("aria-sort");
  await expect(titles.first()).toContainText("Clock in and out by phone");
  await heading("Effort").getByRole("button").click();
  await expect(heading("Effort")).toHaveAttribute("aria-sort", "ascending");

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search this board" })).toBeFocused();
  await page.keyboard.type('"export hours"');
  await expect(titles).toHaveText(["Export hours to payroll"]);
  await expect(page.getByRole("main").getByText("1 of 22 ideas")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Export hours to payroll" });
  await expect(row.getByRole("cell").first(), "its rank among all").toHaveText("12");
  await expect(page).toHaveURL(/q=.*export/);
  await page.reload();
  await expect(titles).toHaveText(["Export hours to payroll"]);
  await expect(heading("Effort")).toHaveAttribute("aria-sort", "ascending");

  // As in every list, a typo is forgiven.
  await page.getByRole("searchbox", { name: "Search this board" }).fill("exprot hours payrol");
  await expect(titles).toHaveText(["Export hours to payroll"]);
  await page.getByRole("searchbox", { name: "Search this board" }).fill("nobody asked for this");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Clear the search" }).last().click();
  await expect(titles.nth(10)).toBeVisible();
});

test("a search reaches every look of a board, and so does what is handed on", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  const search = page.getByRole("searchbox", { name: "Search this board" });
  await search.fill('"export hours"');
  await expect(page.getByRole("rowheader")).toHaveText(["Export hours to payroll"]);
  await look(page, "Columns");
  await expect(search).toHaveValue('"export hours"');
  const cards = page.getByRole("main").locator(".card-title");
  await expect(cards).toHaveText(["Export hours to payroll"]);
  await page.getByRole("combobox", { name: "Columns by" }).selectOption("Horizon");
  await look(page, "Matrix");
  await expect(page.getByRole("main").locator(".plot-title")).toHaveCount(1);
  await page.getByRole("combobox", { name: "From left to right" }).selectOption("Impact");
  await look(page, "Columns");
  await expect(page.getByRole("combobox", { name: "Columns by" })).toHaveValue("horizon");
  await expect(cards).toHaveText(["Export hours to payroll"]);
  await look(page, "Matrix");
  await expect(page.getByRole("combobox", { name: "From left to right" }).locator("option:checked")).toHaveText("Impact");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("product-roadmap-found-by-export-hours.csv");
  expect(readFileSync(await file.path(), "utf8").trim().split("\n")).toHaveLength(2);
  await search.fill("");
  await expect(page.getByRole("main").locator(".plot-title").nth(5)).toBeVisible();

  await pia.goTo("Roadmap");
  await search.fill('"export hours"');
  await expect(cards).toHaveText(["Export hours to payroll"]);
  await expect(page).toHaveURL(/q=.*export/);
});

test("ideas stand in a matrix, and are moved by keys and by dragging", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await makeBoard(pia, "Quadrants", "Value and effort");
  await pia.estimate("Alpha", { Value: "4", Effort: "2" });
  await pia.estimate("Beta", { Value: "2", Effort: "4" });
  await look(page, "Matrix");
  const plot = page.getByRole("group", { name: "Value against Effort" });
  await expect(page.getByText("1 of 2 ideas is an easy win.")).toBeVisible();
  const point = (title) => plot.getByRole("button", { name: new RegExp(`${title}:`) });
  await expect(point("Alpha")).toHaveAccessibleName(/Alpha: Value 4, Effort 2, Easy wins$/);
  await expect(point("Beta")).toHaveAccessibleName(/Beta: Value 2, Effort 4, Avoid$/);

  await point("Beta").focus();
  for (let press = 0; press < 2; press += 1) await page.keyboard.press("Shift+ArrowUp");
  await expect(point("Beta")).toHaveAccessibleName(/Beta: Value 3, Effort 4, Big bets$/);
  await expect(point("Beta")).toBeFocused();
  await expect(page.getByText("2 of 2 ideas are easy wins.")).toHaveCount(0);

  const from = await point("Beta").boundingBox();
  const to = await point("Alpha").boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(point("Beta")).toHaveAccessibleName(/Beta: Value 4, Effort 2, Easy wins$/);

  await pia.pressKeys("Control+z");
  await expect(point("Beta")).toHaveAccessibleName(/Beta: Value 3, Effort 4, Big bets$/);
  await pia.hasSaved();
  await page.reload();
  await expect(point("Beta")).toHaveAccessibleName(/Beta: Value 3, Effort 4, Big bets$/);
  await point("Alpha").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary").getByLabel("Title")).toHaveValue("Alpha");
});

test("a point that is moved along one axis leaves what was said about the other", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Reach: "400", Impact: "1", Confidence: "80", Effort: "2..3..4" });
  await look(page, "Matrix");
  await page.getByLabel("From bottom to top").selectOption("Reach");
  await page.getByLabel("From left to right").selectOption("Effort");
  const point = page.getByRole("button", { name: /Alpha: Reach 400, Effort 3/ });
  await point.focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText(/^Alpha: Reach [\d,]+ by my estimate\.$/)).toBeAttached();
  await look(page, "Table");
  const row = page.getByRole("row").filter({ hasText: "Alpha" });
  await expect(row.getByLabel("Effort, my estimate")).toHaveValue("2–3–4");
  await expect(row.getByLabel("Reach, my estimate")).not.toHaveValue("400");
});

test("cards move between columns by menu, by keys and by dragging, and MoSCoW watches the effort", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta", "Gamma"]) await pia.addIdea(title);
  await makeBoard(pia, "First release", "MoSCoW");
  await pia.estimate("Alpha", { Effort: "73" });
  await pia.estimate("Beta", { Effort: "47" });
  await look(page, "Columns");
  const column = (name) => page.getByRole("region", { name });
  await expect(column("Not sorted yet").getByRole("listitem")).toHaveCount(3);

  await column("Not sorted yet").getByRole("button", { name: "Move “Alpha”" }).click();
  await page.getByRole("menuitemradio", { name: "Must" }).click();
  await expect(column("Must")).toContainText("Alpha");
  await expect(column("Must").getByRole("link", { name: "Alpha" })).toBeFocused();

  await column("Not sorted yet").getByRole("link", { name: "Beta" }).focus();
  for (let press = 0; press < 2; press += 1) await page.keyboard.press(".");
  await expect(column("Should")).toContainText("Beta");

  const card = column("Not sorted yet").getByRole("listitem").filter({ hasText: "Gamma" });
  await card.dragTo(column("Could"));
  await expect(column("Could")).toContainText("Gamma");

  const notes = page.getByRole("list", { name: "What the framework says about these numbers" });
  await expect(notes).toContainText("Musts take 60.8% of the effort");
  await look(page, "Table");
  await expect(page.getByRole("rowheader")).toHaveText(["Alpha", "Beta", "Gamma"]);
  await expect(score(page, "Alpha")).toContainText("Must");
});

test("a board is copied with its settings", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await makeBoard(pia, "Quadrants", "Value and effort");
  await pia.estimate("Alpha", { Value: "5" });
  await page.getByRole("button", { name: "Board settings" }).click();
  const settings = page.getByRole("dialog", { name: "Board settings" });
  await settings.getByLabel("Scale of value and effort").selectOption("1, 2, 4, 8, 16");
  await settings.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Actions for this board" }).click();
  await page.getByRole("menuitem", { name: "Duplicate this board" }).click();
  await pia.isOn("Copy of Quadrants");
  const value = page.getByRole("row").filter({ hasText: "Alpha" }).getByLabel("Value, my estimate");
  await expect(value.getByRole("option")).toHaveText(["–", "16", "8", "4", "2", "1", "5, not on this scale"]);
  await expect(value).toHaveValue("5");
  await value.selectOption("4");
  await expect(value.getByRole("option")).toHaveText(["–", "16", "8", "4", "2", "1"]);
  await expect(value).toHaveValue("4");
});

test("ranges say how sure the order is, other frameworks and the other side are compared", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Reach: "400", Impact: "2", Confidence: "100", Effort: "2" });
  await pia.estimate("Beta", { Reach: "300", Impact: "2", Confidence: "100", Effort: "2" });
  await look(page, "Compare");
  await expect(page.getByText("All numbers on this board are single numbers")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Priorities" }).click();

  const reach = page.getByRole("row").filter({ hasText: "Beta" }).getByLabel("Reach, my estimate");
  await reach.fill("300..100..400");
  await reach.press("Enter");
  await expect(page.getByText("A range goes up: low, likely, high")).toBeVisible();
  await reach.press("Escape");
  await pia.estimate("Beta", { Reach: "150..300..900" });
  await expect(reach).toHaveValue("150–300–900");
  await expect(score(page, "Beta")).toContainText("300");

  await page.getByRole("button", { name: "RICE" }).click();
  await page.getByRole("menuitemradio", { name: "ICE, product" }).click();
  await pia.estimate("Alpha", { Impact: "2", Confidence: "3", Ease: "4" });
  await pia.estimate("Beta", { Impact: "5", Confidence: "3", Ease: "4" });
  await page.getByRole("button", { name: "ICE, product" }).click();
  await page.getByRole("menuitemradio", { name: "RICE" }).click();

  await look(page, "Compare");
  const sure = page.getByRole("region", { name: "How sure is this order?" }).first();
  await expect(sure.getByText(/^“Alpha” comes first in [\d.]+% of 10,000 draws/)).toBeVisible();
  const said = await sure.getByText(/The order shown holds in [\d.]+% as a whole/).textContent();
  await expect(sure.getByRole("row").filter({ hasText: "Beta" })).toContainText("1 – 2");
  const others = page.getByRole("region", { name: "Other frameworks" }).first();
  await expect(others.getByRole("row").filter({ hasText: "ICE, product" })).toContainText("-1.00");
  await expect(page.getByText("“Alpha” falls behind “Beta” if Reach goes from 400 to 299.99.")).toBeVisible();
  await page.reload();
  await expect(sure.getByText(/The order shown holds in [\d.]+% as a whole/)).toHaveText(said);
});

test("a board says which ideas fit into its capacity", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta", "Gamma"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  const rest = { Impact: "1", Confidence: "100" };
  await pia.estimate("Alpha", { Reach: "100", ...rest, Effort: "1" });
  await pia.estimate("Beta", { Reach: "240", ...rest, Effort: "3" });
  await pia.estimate("Gamma", { Reach: "250", ...rest, Effort: "4" });
  await page.getByRole("button", { name: "Board settings" }).click();
  const settings = page.getByRole("dialog", { name: "Board settings" });
  await settings.getByLabel("Capacity").fill("5");
  await settings.getByLabel("Capacity").press("Tab");
  await settings.getByRole("button", { name: "Done" }).click();
  const said = "2 ideas fit into a capacity of 5, taking 5 and worth 350 before dividing by effort.";
  await expect(page.getByText(`${said} No other set that fits is worth more. “Beta” gives way to “Gamma”.`)).toBeVisible();
  const marks = page.getByRole("rowheader").filter({ hasText: "Fits" });
  await expect(marks).toHaveText([/Alpha/, /Gamma/]);
});

test("in a blind round nobody sees the other's number before giving one, also across snapshots", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await pia.page.getByRole("button", { name: "Board settings" }).click();
  const settings = pia.page.getByRole("dialog", { name: "Board settings" });
  await settings.getByLabel("Blind round").check();
  await settings.getByRole("button", { name: "Done" }).click();
  await pia.estimate("Alpha", { Effort: "3" });

  const oskar = await person("Oskar", "PO");
  await oskar.openSnapshot(await pia.exportSnapshot());
  await oskar.openBoard("Priorities");
  await expect(oskar.page.getByText("A blind round is on")).toBeVisible();
  const row = oskar.page.getByRole("row").filter({ hasText: "Alpha" });
  await expect(row.getByText("Pia: 3")).toHaveCount(0);
  await expect(row.getByText("hidden until you rate").first()).toBeVisible();
  await expect(oskar.page.getByText("You have rated 0 of 1 ideas.")).toBeVisible();
  await oskar.estimate("Alpha", { Effort: "5" });
  await expect(row.getByText("Pia: 3, Oskar: 5")).toBeAttached();
  await oskar.page.getByRole("button", { name: "Board settings" }).click();
  const rules = oskar.page.getByRole("dialog", { name: "Board settings" });
  await rules.getByLabel("Whose number counts").selectOption("Everybody’s, on average");
  await rules.getByRole("button", { name: "Done" }).click();
  await expect(row.getByText("counts as 4", { exact: false })).toBeAttached();
  await expect(oskar.page.getByText("The mean of all counts")).toBeAttached();
});

test("reach follows the customers behind an idea when the board says so", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  const { page } = pia;
  await page.getByRole("button", { name: "Board settings" }).click();
  const settings = page.getByRole("dialog", { name: "Board settings" });
  await settings.getByLabel("Reach").selectOption("Follows the customers behind an idea");
  await settings.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row").filter({ hasText: "Stay signed in on your own phone" });
  await expect(row.getByLabel("Reach, my estimate")).toHaveCount(0);
  await expect(row.getByTitle("Follows the evidence")).toContainText("6");

  await look(page, "Matrix");
  await page.getByRole("button", { name: /Stay signed in on your own phone: Reach 6,/ }).focus();
  await page.keyboard.press("Shift+ArrowUp");
  await expect(page.getByText("Nobody types this number")).toBeVisible();
  await look(page, "Table");
  await expect(row.getByTitle("Follows the evidence")).toContainText("6");
});

test("a block from a spreadsheet fills the table as one step, or not at all", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const paste = async (block) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), block);
    await page.getByRole("row").filter({ hasText: "Alpha" }).getByLabel("Reach, my estimate").focus();
    await page.keyboard.press("Control+v");
  };
  await paste("450\t3\t100\t2\r\n800\t7\t50\t1\r\n");
  await expect(page.getByText("Row 2, column 2 of what you pasted: Impact must be one of 3, 2, 1, 0.5, 0.25.")).toBeVisible();
  await expect(score(page, "Alpha")).toContainText("Reach is missing");

  await paste("450\tMassive\t100%\t2\r\n800\t2\tlow\t100..200..400\r\n");
  await expect(page.getByText("Pasted 8 estimates.")).toBeVisible();
  await expect(score(page, "Alpha")).toContainText("675");
  await expect(score(page, "Beta")).toContainText("4");
  await pia.pressKeys("Control+z");
  await expect(score(page, "Alpha")).toContainText("Reach is missing");
});

test("columns can be now, next and later, and a timeline shows quarters", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await look(page, "Columns");
  await page.getByRole("combobox", { name: "Columns by" }).selectOption("Horizon");
  await page.getByRole("button", { name: "Move “Alpha”" }).click();
  await page.getByRole("menuitemradio", { name: "Next" }).click();
  await expect(page.getByRole("region", { name: /^Next/ }).getByRole("link", { name: "Alpha" })).toBeVisible();
  await expect(page).toHaveURL(/by=horizon/);
  await look(page, "Timeline");
  await page.getByRole("link", { name: "Alpha" }).press(".");
  const quarter = page.getByRole("region", { name: /^\d{4}-Q[1-4]/ }).first();
  await expect(quarter.getByRole("link", { name: "Alpha" })).toBeVisible();
  await pia.hasSaved();
  await page.reload();
  await expect(quarter.getByRole("link", { name: "Alpha" })).toBeVisible();
});

test("a board finds its ideas by a filter, and reach follows revenue", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Boards");
  await page.getByRole("button", { name: "New board" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New board" });
  await dialog.getByLabel("Name").fill("By revenue");
  await dialog.getByRole("button", { name: "Add board" }).click();
  await pia.isOn("By revenue");
  await page.getByRole("button", { name: "Board settings" }).click();
  const settings = page.getByRole("dialog", { name: "Board settings" });
  await settings.getByRole("combobox", { name: "Ideas on this board" }).selectOption("Found by a filter");
  const filter = settings.getByRole("textbox", { name: "Filter" });
  await filter.fill("status:nowhere");
  await expect(settings.getByText("status:nowhere", { exact: false })).toBeVisible();
  await filter.fill("tag:swaps");
  await filter.press("Enter");
  await settings.getByRole("combobox", { name: "Reach", exact: true }).selectOption("Follows the monthly revenue behind an idea");
  await settings.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("rowheader")).toHaveText([/^Swap shifts in the app/]);
  await expect(page.getByTitle("Follows the evidence")).toContainText("6,185");
});

test("an estimate says which idea it is of, and what is wrong with it stands over the rows below", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  const effort = page.getByRole("textbox", { name: "Effort, my estimate for “Copy last week with one click”" });
  await effort.fill("0");
  await effort.press("Enter");
  const wrong = page.getByText("Effort must be 0.5 or more. The old value stays.");
  await expect(wrong).toBeVisible();
  const isOnTop = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const spots = [0.25, 0.5, 0.75].map((part) => document.elementFromPoint(left + width * part, top + height / 2));
    return spots.every((spot) => element.contains(spot) || spot.contains(element));
  };
  expect(await wrong.evaluate(isOnTop)).toBe(true);
});
