// From objectives to the roadmap and the brief, and the first page that leads to where one acts.

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

/** The year and the number of the quarter before this one. */
function lastQuarter() {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() - 3, 1);
  return [day.getUTCFullYear(), Math.floor(day.getUTCMonth() / 3) + 1];
}

test("an objective gets an owner and a description, ideas serve it, and the page says where the effort goes", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Effort: "6" });
  await pia.estimate("Beta", { Effort: "2" });
  await pia.goTo("Strategy");
  for (const title of ["Fewer gaps", "Quick weeks"]) {
    await page.getByRole("textbox", { name: "New objective" }).fill(title);
    await page.getByRole("button", { name: "Add objective" }).click();
    await expect(page.getByRole("region", { name: title })).toBeVisible();
  }
  const gaps = page.getByRole("region", { name: "Fewer gaps" });
  const [year, quarter] = lastQuarter();
  for (const [label, value] of [["Measure", "No-shows"], ["Baseline", "40"], ["Target", "20"], ["Now", "35"], ["Period", `Q${quarter} ${year}`]]) {
    await gaps.getByRole("textbox", { name: label, exact: true }).fill(value);
    await gaps.getByRole("textbox", { name: label, exact: true }).press("Enter");
  }
  // As in every cell for numbers, a sum is worked out and thousands may stand apart.
  const target = gaps.getByRole("textbox", { name: "Target", exact: true });
  await target.fill("1,200 / 60");
  await target.press("Enter");
  await expect(target).toHaveValue("20");
  const period = gaps.getByRole("textbox", { name: "Period", exact: true });
  await expect(period).toHaveValue(`${year}-Q${quarter}`);
  await period.fill("soon");
  await period.press("Enter");
  await expect(gaps.getByText("A period is a quarter, such as 2026-Q4 or Q4 2026. The old one stays.")).toBeVisible();
  await period.press("Escape");
  await expect(period).toHaveValue(`${year}-Q${quarter}`);
  await gaps.getByLabel("Owner").selectOption("Pia");
  await gaps.getByRole("button", { name: /No description/ }).click();
  await gaps.getByRole("textbox", { name: "Description" }).fill("A gap costs **a phone call**.");
  await gaps.getByRole("textbox", { name: "Description" }).press("Control+Enter");
  await expect(gaps).toContainText("a phone call");

  for (const [idea, objective] of [["Alpha", "Quick weeks"], ["Beta", "Fewer gaps"]]) {
    const panel = await pia.open("Ideas", idea);
    await panel.getByRole("region", { name: "Objectives it serves" }).getByLabel("Add an objective").selectOption(objective);
    await pia.hasSaved();
  }
  await pia.goTo("Strategy");
  const coverage = page.getByRole("region", { name: "Effort against weight" });
  await expect(coverage).toContainText("“Quick weeks” takes 75% of the effort at 50% of the weight.");
  await coverage.getByText("Weight and effort as a table").first().click();
  await expect(coverage.getByRole("table").getByRole("row")).toHaveCount(3);
  await coverage.getByRole("button", { name: /Quick weeks/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Quick weeks" }).getByRole("textbox", { name: "Title" })).toBeFocused();
  await expectAccessible(page);

  // The quarter is over: the first page says so, and leads here.
  await pia.goTo("Home");
  await page.getByRole("region", { name: "Objectives off track" }).getByRole("link", { name: /Fewer gaps/ }).click();
  await pia.isOn("Strategy");
});

test("the roadmap shows ideas by horizon and by objective, in the team's own words, and a move is one step", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Roadmap");
  const column = (name) => page.getByRole("group", { name: "Columns" }).getByRole("region", { name });
  await expect(column("Now").getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("link", { name: "See who is free at a glance" }), "what is out is no plan").toHaveCount(0);
  await page.getByLabel("Columns by").selectOption("Quarter");
  await expect(column(/^20/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "See who is free at a glance" }), "nor in a quarter that it does not have").toHaveCount(0);
  await page.getByLabel("Columns by").selectOption("Objective");
  const fewer = column("Fewer shifts that nobody turns up for");
  const before = await fewer.getByRole("listitem").count();
  const card = page.getByRole("link", { name: "Show shifts in Google and Outlook calendars" });
  await card.focus();
  await page.keyboard.press(".");
  await expect(fewer.getByRole("listitem")).toHaveCount(before + 1);
  await expect(card).toBeFocused();
  await pia.pressKeys("Control+z");
  await expect(fewer.getByRole("listitem")).toHaveCount(before);

  await card.click();
  await expect(page.getByRole("complementary")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toBeHidden();
  await expect(page).toHaveURL(/by=objective/);

  await page.getByRole("main").getByRole("link", { name: "Statuses of ideas" }).click();
  await pia.isOn("Settings");
  await page.getByLabel("Name of “In progress”").fill("On the workbench");
  await page.getByLabel("Name of “In progress”").press("Enter");
  await pia.goTo("Roadmap");
  await page.getByLabel("Columns by").selectOption("Status");
  await expect(column("On the workbench").getByRole("listitem")).toHaveCount(1);
  await column("On the workbench").getByRole("link").first().click();
  await expect(page.getByRole("complementary").getByLabel("Status")).toContainText("On the workbench");
});

test("the brief holds vision, personas, objectives and bets, and the first page of each role leads on", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.introduce();
  await page.getByRole("button", { name: "Try with sample data" }).click();
  await pia.isOn("Home");
  await page.getByRole("region", { name: "What came in" }).getByRole("link", { name: /wait for triage/ }).click();
  await pia.isOn("Triage");
  await pia.pressKeys("g", "m");
  await pia.isOn("Home");
  await pia.goTo("Strategy");
  await page.getByRole("link", { name: "Product brief" }).click();
  await pia.isOn("Product brief");
  const brief = page.getByRole("main");
  await expect(brief).toContainText("goes home on time");
  await expect(brief).toContainText("No-shows per 1,000 shifts: from 42 to 20, now 39");
  await expect(brief.getByRole("link", { name: "Remind people the evening before a shift" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(brief).toContainText("Current bets");
  await page.emulateMedia({ media: "screen" });

  const olga = await person("Olga", "PO");
  await olga.trySample();
  await olga.goTo("Home");
  await olga.page.getByRole("region", { name: "Not ready at the top of the backlog" }).getByRole("link").first().click();
  await expect(olga.page).toHaveURL(/backlog\?.*open=/);
  await olga.goTo("Home");
  await olga.page.getByRole("region", { name: "The forecast" }).getByRole("link").first().click();
  await expect(olga.page).toHaveURL(/view=forecast/);
});
