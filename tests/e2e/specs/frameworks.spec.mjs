// Frameworks that need more than numbers in a table: criteria and formulas of one's own, pairs, orders, questionnaires, money.

import { expect, test } from "../support/test.mjs";

/** Starts with these ideas and a board of this framework. */
async function begin(person, framework, ideas) {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  for (const title of ideas) await pia.addIdea(title);
  await pia.goTo("Boards");
  await pia.page.getByRole("button", { name: "New board" }).first().click();
  const dialog = pia.page.getByRole("dialog", { name: "New board" });
  await dialog.getByLabel("Name").fill("Judged");
  await dialog.getByLabel("Framework").selectOption(framework);
  await dialog.getByRole("button", { name: "Add board" }).click();
  await pia.isOn("Judged");
  return pia;
}

const look = (page, name) => page.getByRole("navigation", { name: "Ways to look at this board" }).getByRole("link", { name }).click();
const score = (page, idea) => page.getByRole("row").filter({ hasText: idea }).getByRole("cell").nth(-2);
const order = (page) => page.getByRole("rowheader").allTextContents();

test("criteria of one's own have weights, a direction and a scale", async ({ person }) => {
  const pia = await begin(person, "Weighted criteria", ["Alpha", "Beta"]);
  const { page } = pia;
  for (const name of ["Fit", "Risk"]) {
    await page.getByRole("textbox", { name: "Name of a new criterion" }).fill(name);
    await page.getByRole("button", { name: "Add a criterion" }).click();
    await expect(page.getByRole("textbox", { name: `Weight of ${name}` })).toHaveValue("1");
  }
  await page.getByRole("textbox", { name: "Name of a new criterion" }).fill("risk");
  await page.getByRole("button", { name: "Add a criterion" }).click();
  await expect(page.getByText("There is a criterion “risk” already.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name of a new criterion" }).fill("");
  await page.getByRole("textbox", { name: "Weight of Fit" }).fill("3");
  await page.getByRole("textbox", { name: "Weight of Fit" }).press("Enter");
  await expect(page.getByText("75% of the total weight")).toBeVisible();
  await page.getByText("About Weighted criteria").click();
  await expect(page.getByText("0 to 10, more is better")).toHaveCount(2);
  await pia.estimate("Alpha", { Fit: "8", Risk: "10" });
  await pia.estimate("Beta", { Fit: "7", Risk: "9" });
  await expect(score(page, "Alpha")).toContainText("85");
  await page.getByRole("combobox", { name: "Which way Risk is better" }).selectOption("less is better");
  await expect(score(page, "Alpha")).toContainText("60");
  await expect(score(page, "Beta")).toContainText("55");
  await page.getByRole("button", { name: "Remove Risk" }).click();
  await expect(score(page, "Alpha")).toContainText("80");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(score(page, "Alpha")).toContainText("60");
});

test("a formula shows where it is wrong and what it gives while it is typed", async ({ person }) => {
  const pia = await begin(person, "Custom formula", ["Alpha"]);
  const { page } = pia;
  const formula = page.getByRole("textbox", { name: "Formula of this board" });
  await formula.fill("reach * * 2");
  await expect(page.getByText("“*” at character 9 does not belong here.")).toBeVisible();
  await formula.fill("reach * 2 / job_size");
  await expect(page.getByText("Columns: Reach, Job size.")).toBeVisible();
  await formula.press("Enter");
  await pia.estimate("Alpha", { Reach: "300", "Job size": "4" });
  await expect(score(page, "Alpha")).toContainText("150");
  await formula.fill("reach / (job_size - 4)");
  await formula.press("Enter");
  await expect(page.getByText("The / at character 7 of the formula divides by 0", { exact: true })).toBeVisible();
  // Leaving the field saves it, and the click that leaves it still leads where it was meant to.
  await formula.fill("reach");
  await pia.goTo("Boards");
  await page.getByRole("main").getByRole("link", { name: "Judged" }).click();
  await expect(formula).toHaveValue("reach");
});

test("pairs are judged by the keys until an order comes out", async ({ person }) => {
  const pia = await begin(person, "Pairwise", ["Alpha", "Beta"]);
  const { page } = pia;
  await expect(page.getByRole("heading", { name: "Which one is better?" })).toBeVisible();
  await page.getByRole("button", { name: "Alpha is better" }).click();
  await expect(page.getByText("You have judged 1 of 1 pairs.")).toBeVisible();
  await expect(page.getByText("Nothing is left to ask")).toBeVisible();
  await look(page, "Table");
  await expect(page.getByRole("list", { name: "How it stands" })).toContainText("The order is clear: all answers between 2 groups");
  expect(await order(page)).toEqual(["Alpha", "Beta"]);
  await look(page, "Compare pairs");
  await page.getByText("My judgements").click();
  await page.getByRole("button", { name: "Take back: “Alpha” is better than “Beta”" }).click();
  await page.getByRole("link", { name: "Alpha" }).focus();
  await page.keyboard.press("0");
  await look(page, "Table");
  await expect(score(page, "Alpha")).toContainText("50");
});

test("AHP takes how many times as much and tells whether the answers agree", async ({ person }) => {
  const pia = await begin(person, "AHP", ["Alpha", "Beta"]);
  const { page } = pia;
  await page.getByRole("button", { name: "Beta matters moderately more (3 times)" }).click();
  await look(page, "Table");
  await expect(score(page, "Beta")).toContainText("75");
  await expect(page.getByText("The judgements are consistent enough")).toBeVisible();
  await look(page, "Compare pairs");
  await page.getByText("My judgements").click();
  await page.getByRole("button", { name: "Take back: “Beta” matters 3 times as much as “Alpha”" }).click();
  await page.getByRole("button", { name: "Both are alike" }).click();
  await expect(page.getByText("“Alpha” and “Beta” are alike").first()).toBeVisible();
});

test("a double click answers one pair and not the next as well", async ({ person }) => {
  for (const [framework, button] of [["AHP", /moderately more/], ["Pairwise", /is better/]]) {
    const pia = await begin(person, framework, ["Alpha", "Beta", "Gamma"]);
    const { page } = pia;
    await page.getByRole("button", { name: button }).first().dblclick();
    await expect(page.getByText("You have judged 1 of 3 pairs.")).toBeVisible();
    await page.getByRole("button", { name: button }).first().click();
    await expect(page.getByText("You have judged 2 of 3 pairs.")).toBeVisible();
  }
});

test("nobody is asked about what is out or declined, and what was said of it stays", async ({ person }) => {
  const pia = await begin(person, "Pairwise", ["Alpha", "Beta", "Gamma"]);
  const { page } = pia;
  await expect(page.getByText("You have judged 0 of 3 pairs.")).toBeVisible();
  await page.getByRole("button", { name: /is better/ }).first().click();
  await expect(page.getByText("You have judged 1 of 3 pairs.")).toBeVisible();
  const said = await page.getByRole("status").filter({ hasText: "is better than" }).textContent();
  const judged = ["Alpha", "Beta", "Gamma"].find((title) => said.includes(title));
  const board = page.url();
  const panel = await pia.open("Ideas", judged);
  await panel.getByRole("combobox", { name: "Status" }).selectOption("Declined");
  await pia.hasSaved();
  await page.goto(board);
  await expect(page.getByText("You have judged 0 of 1 pairs.")).toBeVisible();
  await expect(page.getByRole("button", { name: `${judged} is better` })).toHaveCount(0);
  await page.getByText("My judgements").click();
  await expect(page.getByRole("button", { name: `Take back: ${said}` })).toBeVisible();
});

test("one idea has nothing to be compared with, and says so", async ({ person }) => {
  const { page } = await begin(person, "Pairwise", ["Alpha"]);
  await expect(page.getByText("Two ideas are needed to compare.")).toBeVisible();
});

test("an order of one's own is made by buttons and keys", async ({ person }) => {
  const pia = await begin(person, "Stack rank", ["Alpha", "Beta", "Gamma"]);
  const { page } = pia;
  for (const title of ["Alpha", "Beta", "Gamma"]) await page.getByRole("button", { name: `Place ${title}` }).click();
  await page.getByRole("button", { name: "Move Gamma up" }).click();
  await page.getByRole("link", { name: "Gamma" }).press("Alt+ArrowUp");
  await expect(page.getByText("Gamma is in place 1 of your order.")).toBeAttached();
  await look(page, "Table");
  expect(await order(page)).toEqual(["Gamma", "Alpha", "Beta"]);
});

test("an answer to Kano's questions is added once both are given", async ({ person }) => {
  const pia = await begin(person, "Kano", ["Alpha"]);
  const { page } = pia;
  const add = page.getByRole("button", { name: "Add answer" });
  await expect(add).toBeDisabled();
  await page.getByRole("combobox", { name: "If it were there" }).selectOption("I like it that way");
  await expect(add).toBeDisabled();
  await page.getByRole("combobox", { name: "If it were not there" }).selectOption("I dislike it that way");
  await add.click();
  await expect(page.getByRole("row").filter({ hasText: "Alpha" })).toContainText("One-dimensional");
  await expect(page.getByRole("combobox", { name: "If it were there" })).toHaveValue("");
});

test("pasted answers make a category, and the plot shows it", async ({ person }) => {
  const pia = await begin(person, "Kano", ["Alpha", "Beta"]);
  const { page } = pia;
  await page.getByRole("textbox", { name: "Paste answers" }).fill("I like it\t5\n1\tdislike\nmaybe\t2");
  await expect(page.getByText("2 answers read.")).toBeVisible();
  await expect(page.getByText("Row 3 was left out: “maybe” is not an answer.")).toBeVisible();
  await page.getByRole("button", { name: "Add 2 answers" }).click();
  const first = page.getByRole("combobox", { name: "Idea" });
  const chosen = await first.locator("option:checked").textContent();
  const row = page.getByRole("row").filter({ hasText: chosen });
  await expect(row).toContainText("One-dimensional");
  await page.getByRole("link", { name: "See the Kano plot" }).click();
  await expect(page.getByText("One idea has answers.")).toBeVisible();
  await expect(page.getByRole("button", { name: `O ${chosen}: better 1, worse -1, One-dimensional` })).toBeVisible();
  await look(page, "Table");
  await expect(score(page, chosen)).toContainText("One-dimensional");
});

test("a file of answers is read in its own encoding, and an idea that is out is not offered", async ({ person }) => {
  const pia = await begin(person, "Kano", ["Größe", "Alpha"]);
  const { page } = pia;
  const board = page.url();
  const panel = await pia.open("Ideas", "Alpha");
  await panel.getByRole("combobox", { name: "Status" }).selectOption("Released");
  await pia.hasSaved();
  await page.goto(board);
  await expect(page.getByRole("combobox", { name: "Idea" }).getByRole("option")).toHaveText(["Größe"]);
  const rows = "idea;functional;dysfunctional\nGr\u00f6\u00dfe;1;5\n";
  await page.getByLabel("Choose a file").setInputFiles({ name: "answers.csv", mimeType: "text/csv", buffer: Buffer.from(rows, "latin1") });
  await expect(page.getByText("One answer read.")).toBeVisible();
  await page.getByRole("button", { name: "Add one answer" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Größe" })).toContainText("One-dimensional");
});

test("play money buys an idea when its price is paid, and nothing while somebody overspends", async ({ person }) => {
  const pia = await begin(person, "Buy a feature", ["Alpha"]);
  const { page } = pia;
  const budget = page.getByRole("textbox", { name: "What each person has to spend" });
  await budget.fill("50");
  await budget.press("Enter");
  await pia.estimate("Alpha", { Price: "40", Money: "60" });
  await expect(page.getByText("Pia has spent 60 of 50. Take back 10 before anything counts.")).toBeVisible();
  await expect(score(page, "Alpha")).toContainText("Not counted: overspent");
  await pia.estimate("Alpha", { Money: "45" });
  await expect(page.getByText("You have 5 of 50 left.")).toBeVisible();
  await expect(score(page, "Alpha")).toContainText("45");
  await expect(page.getByRole("row").filter({ hasText: "Alpha" })).toContainText("Bought: 45 of 40 is given.");
});
