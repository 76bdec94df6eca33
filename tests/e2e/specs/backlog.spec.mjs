// From an idea to stories, their order, sprints and the forecast; planning poker and dependencies over two snapshots.

import { readFile } from "node:fs/promises";

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

/** The rows of the backlog, by their titles. */
async function titles(page) {
  return page.getByRole("list", { name: "Backlog" }).locator(".item-title").allTextContents();
}

/** Writes down a story in the open backlog. */
async function addStory(page, title) {
  const field = page.getByRole("main").getByLabel("New story", { exact: true });
  await field.fill(title);
  await field.press("Enter");
  await expect(field).toHaveValue("");
}

/** Opens a story of the backlog beside it. */
async function openStory(page, title) {
  const row = page.getByRole("list", { name: "Backlog" }).getByRole("listitem").filter({ hasText: title });
  await row.focus();
  await row.press("Enter");
  const panel = page.getByRole("complementary");
  await expect(panel.getByLabel("Title", { exact: true })).toHaveValue(title);
  return panel;
}

/** Chooses in a picker what it offers for a text. */
async function pick(panel, page, name, text) {
  await panel.getByRole("combobox", { name }).fill(text);
  await page.getByRole("listbox").getByRole("option", { name: text }).first().click();
}

test("an idea is broken down, and the thread leads from the evidence to the story and back", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.trySample();
  const panel = await bo.open("Ideas", "Export hours to payroll");
  await panel.getByRole("link", { name: "Open in full" }).click();
  const stories = page.getByRole("region", { name: "Stories" });
  for (const title of ["Export one month", "Choose the format"]) {
    await stories.getByLabel("New story").fill(title);
    await stories.getByLabel("New story").press("Enter");
    await expect(stories.getByRole("link", { name: title })).toBeVisible();
  }
  // By the keys the second one moves before the first.
  await stories.getByRole("link", { name: "Choose the format" }).focus();
  await page.keyboard.press("Control+Shift+ArrowUp");
  await expect(stories.getByRole("link").first()).toHaveText("Choose the format");
  await expect(stories.getByRole("link", { name: "Choose the format" })).toBeFocused();

  // Split, with one of the criteria.
  await stories.getByRole("link", { name: "Export one month" }).click();
  const story = page.getByRole("complementary");
  const criteria = story.getByRole("region", { name: "Acceptance criteria" });
  for (const text of ["Hours are rounded to five minutes", "Night hours stand apart"]) {
    await criteria.getByLabel("New criterion").fill(text);
    await criteria.getByLabel("New criterion").press("Enter");
    await expect(criteria.getByRole("checkbox", { name: `Met: ${text}` })).toBeVisible();
  }
  await story.getByRole("button", { name: "Split" }).click();
  const dialog = page.getByRole("dialog", { name: "Split" });
  await dialog.getByLabel("Title of the new story").fill("Export night hours");
  await dialog.getByRole("checkbox", { name: "Night hours stand apart" }).check();
  await dialog.getByRole("button", { name: "Split" }).click();
  await expect(criteria.getByRole("listitem")).toHaveCount(1);

  // The thread: up to the feedback, and back by the idea.
  const thread = story.getByRole("region", { name: "Where it comes from" });
  await expect(thread.getByRole("link").first()).toHaveText("Export hours to payroll");
  const said = await thread.getByRole("listitem").first().getByRole("link").locator(".clip").first().textContent();
  await thread.getByRole("listitem").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/inbox\?open=/);
  await expect(page.getByRole("complementary").getByLabel("Title", { exact: true })).toHaveValue(said);
  await page.goBack();
  await page.getByRole("complementary").getByRole("region", { name: "Where it comes from" }).getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Stories" }).getByRole("link", { name: "Export night hours" })).toBeVisible();
});

test("stories are moved by keys, menu and drag, changed together, and all of it is undone", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  for (const title of ["Alpha", "Beta", "Gamma", "Delta"]) await addStory(page, title);
  const list = page.getByRole("list", { name: "Backlog" });
  const row = (title) => list.getByRole("listitem").filter({ hasText: title });
  await expect.poll(() => titles(page)).toEqual(["Alpha", "Beta", "Gamma", "Delta"]);
  await row("Delta").focus();
  await page.keyboard.press("Control+Shift+ArrowUp");
  await expect.poll(() => titles(page)).toEqual(["Alpha", "Beta", "Delta", "Gamma"]);
  await expect(row("Delta")).toBeFocused();
  await expect(page.getByText("“Delta” is now number 3 of 4")).toBeAttached();
  await row("Gamma").getByRole("button", { name: "Actions for “Gamma”" }).click();
  await page.getByRole("menuitem", { name: "Move to the top" }).click();
  await expect.poll(() => titles(page)).toEqual(["Gamma", "Alpha", "Beta", "Delta"]);
  await row("Gamma").locator(".item-title").dragTo(row("Beta").locator(".item-title"));
  await expect.poll(() => titles(page)).toEqual(["Alpha", "Beta", "Gamma", "Delta"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => titles(page)).toEqual(["Gamma", "Alpha", "Beta", "Delta"]);

  // Together: two are selected and done.
  await row("Alpha").focus();
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Set status" }).click();
  await page.getByRole("menuitem", { name: "Done" }).click();
  await expect.poll(() => titles(page)).toEqual(["Gamma", "Delta"]);
  // What has left the list is no longer selected: nothing can be done to it unseen.
  await expect(page.getByRole("group", { name: /selected/ })).toHaveCount(0);
  const messages = page.getByRole("status", { name: "Messages" });
  await expect(messages).toContainText("Set 2 items to Done.");
  await expect(messages.getByRole("button", { name: "Undo" }).last()).toBeVisible();

  // All that are there leave the list, and it leaves the page with them.
  await page.getByLabel("Stories to show").selectOption("ready");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByLabel("Stories to show").selectOption("open");
  await row("Gamma").focus();
  await page.keyboard.press("Control+a");
  await expect(page.getByRole("group", { name: "2 selected" })).toBeVisible();
  await page.getByLabel("Stories to show").selectOption("ready");
  await expect(page.getByRole("group", { name: /selected/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear the filters" }).first().click();
  await bo.hasSaved();
  await page.reload();
  await expect.poll(() => titles(page)).toEqual(["Gamma", "Delta"]);
  await page.getByLabel("Stories to show").selectOption("closed");
  await expect.poll(() => titles(page)).toHaveLength(2);
});

test("a circle is refused and named; one that a merge brings is shown and settled", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  for (const title of ["Pay", "Cart", "List"]) await addStory(page, title);
  let panel = await openStory(page, "Pay");
  await pick(panel, page, "Add a story that must be done first", "Cart");
  panel = await openStory(page, "Cart");
  await pick(panel, page, "Add a story that must be done first", "Pay");
  await expect(page.getByRole("alert")).toContainText("in a circle: Cart → Pay → Cart");
  await expect(panel.getByRole("region", { name: "Needs" }).getByRole("button", { name: "Remove" })).toHaveCount(0);

  // Two people link apart.
  const pia = await person("Pia", "PM");
  await pia.openSnapshot(await bo.exportSnapshot());
  await pia.goTo("Backlog");
  const hers = await openStory(pia.page, "Cart");
  await pick(hers, pia.page, "Add a story that must be done first", "List");
  await pia.hasSaved();
  await bo.goTo("Backlog");
  panel = await openStory(page, "List");
  await pick(panel, page, "Add a story that must be done first", "Pay");
  await bo.hasSaved();
  await bo.importSnapshot(await pia.exportSnapshot());
  await bo.goTo("Backlog");
  await expect(page.getByText("These stories wait for each other in a circle")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Settle" }).click();
  await page.getByRole("menuitem", { name: "“Cart” no longer needs “List”" }).click();
  await expect(page.getByText("These stories wait for each other in a circle")).toBeHidden();
});

test("two people estimate blind, each in a browser of their own", async ({ person }) => {
  const bo = await person("Bo", "PO");
  await bo.startEmpty();
  const pia = await person("Pia", "PM");
  await pia.openSnapshot(await bo.exportSnapshot());
  await pia.addIdea("So that she is known");
  await bo.importSnapshot(await pia.exportSnapshot());
  await bo.goTo("Backlog");
  await addStory(bo.page, "Pay");
  const table = (panel) => panel.getByRole("region", { name: "Estimate together" });
  const his = table(await openStory(bo.page, "Pay"));
  await his.getByRole("button", { name: "Ask the team" }).click();
  await his.getByRole("radio", { name: "3", exact: true }).focus();
  await bo.page.keyboard.press("Space");
  await expect(his).toContainText("The numbers show when all have estimated.");
  await bo.hasSaved();
  await pia.importSnapshot(await bo.exportSnapshot());
  await pia.goTo("Backlog");
  const hers = table(await openStory(pia.page, "Pay"));
  await expect(hers.getByRole("listitem").filter({ hasText: "Bo" })).toContainText("Has estimated");
  await expect(hers.getByRole("listitem").filter({ hasText: "Bo" })).not.toContainText("3");
  await hers.getByRole("radio", { name: "8", exact: true }).focus();
  await pia.page.keyboard.press("Space");
  await expect(hers).toContainText("From 3 to 8: talk about the two ends, then agree.");
  await hers.getByRole("button", { name: "Agree on 8" }).click();
  await expect(pia.page.getByRole("complementary").getByLabel("Points")).toHaveValue("8");
});

test("a round that somebody never joins is shown by whoever has estimated", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.trySample();
  await bo.goTo("Backlog");
  await addStory(page, "Pay");
  const round = (await openStory(page, "Pay")).getByRole("region", { name: "Estimate together" });
  await round.getByRole("button", { name: "Ask the team" }).click();
  await expect(round.getByRole("button", { name: "Show now" })).toBeHidden();
  await round.getByRole("radio", { name: "3", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(round).toContainText("The numbers show when all have estimated.");
  await round.getByRole("button", { name: "Show now" }).click();
  await expect(round).toContainText("All say 3.");
  await expect(round.getByRole("listitem")).toHaveCount(1);
});

test("a sprint tells planned from added, and carries over what is left", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await page.clock.install();
  await bo.trySample();
  await page.getByRole("link", { name: "Backlog" }).first().click();
  await page.getByRole("link", { name: "Sprints" }).click();
  await page.getByRole("link", { name: "Sprint 2" }).click();
  await bo.isOn("Sprint 2");
  await expect(page.getByText("18 of 18 points were done.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Stories" }).getByText("Added later")).toHaveCount(1);
  await page.locator("summary", { hasText: "The chart as a table" }).click();
  await expect(page.getByRole("table", { name: "The chart as a table" }).getByRole("row")).toHaveCount(13);
  await page.getByRole("main").getByRole("link", { name: "Sprints" }).click();
  const fourth = page.getByRole("row").filter({ hasText: "Sprint 4" });
  await expect(fourth).toContainText("Running");
  await page.clock.fastForward(14 * 24 * 60 * 60 * 1000);
  await page.reload();
  await expect(fourth).toContainText("Ended, 11 points left");
  await page.getByRole("link", { name: "Sprint 4" }).click();
  await expect(page.getByRole("navigation", { name: "Main navigation" }).first().getByRole("link", { name: "Backlog" })).toHaveAttribute("aria-current", "page");
  // Where no sprint comes after it, a new one is made.
  const carry = page.getByRole("button", { name: "Carry 3 open stories over to a new sprint" });
  await carry.click();
  await expect(page.getByText("3 stories are now in Sprint 5")).toBeVisible();
  await page.getByRole("status", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(carry).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Sprints" }).click();
  await page.getByRole("button", { name: "New sprint" }).click();
  await bo.isOn("Sprint 5");
  await expect(page.getByRole("main").getByText(/^(Not started|Running)$/)).toBeVisible();
  await expect(page.getByRole("main").getByText(/^Ended/), "it is not over before it has begun").toHaveCount(0);
  // It cannot end before it begins.
  const end = page.getByLabel("Last day");
  const last = await end.inputValue();
  await end.fill("2020-01-01");
  await end.blur();
  await expect(page.getByText("The last day would come before the first.")).toBeVisible();
  await end.fill(last);
  await end.blur();
  await expect(page.getByText("The last day would come before the first.")).toBeHidden();
  await page.goBack();
  await page.getByRole("link", { name: "Sprint 4" }).click();
  await page.getByRole("button", { name: "Carry 3 open stories over to Sprint 5" }).click();
  await expect(page.getByRole("region", { name: "Stories" }).getByText("Carried over to Sprint 5")).toHaveCount(3);
  await page.getByLabel("Days off for Jonas Weber").fill("4");
  await page.getByLabel("Days off for Jonas Weber").press("Enter");
  await expect(page.getByText("8 person-days")).toBeVisible();
});

test("stories are chosen for a sprint, which says how full it is, and the way leads back to it", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  for (const title of ["Alpha", "Beta", "Gamma", "Delta"]) await addStory(page, title);
  await page.getByRole("link", { name: "Sprints" }).click();
  await page.getByRole("button", { name: "New sprint" }).first().click();
  await bo.isOn("Sprint 1");
  await page.getByRole("link", { name: "Choose stories" }).click();
  const choosing = page.getByRole("group", { name: /^Adding to Sprint 1/ });
  await expect(choosing).toBeVisible();
  await page.getByRole("button", { name: "Add “Beta” to the sprint" }).click();
  await expect.poll(() => titles(page)).toEqual(["Alpha", "Gamma", "Delta"]);
  // Several at once.
  await page.getByRole("list", { name: "Backlog" }).getByRole("listitem").filter({ hasText: "Gamma" }).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await page.getByRole("group", { name: "2 selected" }).getByRole("button", { name: "Into Sprint 1" }).click();
  await expect.poll(() => titles(page)).toEqual(["Alpha"]);
  await expect(page.getByText("2 stories are now in Sprint 1")).toBeVisible();
  await choosing.getByRole("link", { name: "Done" }).click();
  await bo.isOn("Sprint 1");
  await expect(page.getByRole("region", { name: "Stories" }).getByRole("listitem")).toHaveCount(3);
});

test("finished items come in without those that ended before they began, and make a forecast", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  for (const title of ["Alpha", "Beta"]) await addStory(page, title);
  await page.getByRole("link", { name: "Forecast" }).click();
  await expect(page.getByText("Nothing was finished in a whole week yet")).toBeVisible();
  await page.getByRole("button", { name: "Import finished items" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Import finished items" });
  const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const rows = Array.from({ length: 30 }, (_, i) => `A-${i},Item ${i},${day(i * 3 + 12)},${day(i * 3 + 8)},4`);
  const file = ["id,title,created,finished,cycle_time_days", ...rows, `B-1,Dirty,${day(5)},${day(9)},-4`].join("\n");
  await dialog.getByLabel("Choose files to import").setInputFiles({ name: "done.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(dialog).toContainText("30 finished items come in.");
  await expect(dialog).toContainText("Finished before they were begun: 1 left out, row 32");
  await dialog.getByRole("button", { name: "Import 30" }).click();
  await expect(page.getByText("Still open: 2 stories. Done by")).toBeVisible();
  await expect(page.getByRole("table", { name: "Answers by certainty" }).getByRole("row")).toHaveCount(4);
  await page.getByLabel("How much is done by").fill(day(-60));
  await expect(page.getByRole("table", { name: "Answers by certainty" }).getByRole("row").nth(2)).toContainText(/\d+ stories/);
});

test("finished items whose days may be two come in once their order is chosen", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  await page.getByRole("link", { name: "Forecast" }).click();
  await page.getByRole("button", { name: "Import finished items" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Import finished items" });
  const rows = Array.from({ length: 9 }, (_, i) => `A-${i};05/0${i + 1}/2026`);
  const file = ["Key;Resolved", ...rows].join("\n");
  await dialog.getByLabel("Choose files to import").setInputFiles({ name: "done.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(dialog).toContainText("8 left out, row 2, 3, 4, 5, 7 and 3 more");
  await dialog.getByLabel("Date order").selectOption("day");
  await expect(dialog).toContainText("9 finished items come in.");
  await dialog.getByRole("button", { name: "Import 9" }).click();
  await expect(dialog).toBeHidden();
});

test("finished items of long ago make a forecast from all weeks, which says how seldom such ones held", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  await addStory(page, "Alpha");
  await page.getByRole("link", { name: "Forecast" }).click();
  await page.getByRole("button", { name: "Import finished items" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Import finished items" });
  const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const rows = Array.from({ length: 12 }, (_, i) => `A-${i},Item ${i},${day(i * 3 + 300)}`);
  const file = ["id,title,finished", ...rows].join("\n");
  await dialog.getByLabel("Choose files to import").setInputFiles({ name: "done.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await dialog.getByRole("button", { name: "Import 12" }).click();
  await expect(page.getByText("Imported 12 finished items, the last finished on")).toBeVisible();
  await expect(page.getByLabel("At the pace of")).toHaveValue("all");
  await expect(page.getByText("Still open: 1 story. Done by")).toBeVisible();

  // By a day it answers once there is one that it can see.
  const answers = page.getByRole("table", { name: "Answers by certainty" });
  await expect(answers.getByRole("columnheader")).toHaveCount(4);
  await page.getByLabel("How much is done by").fill(day(3));
  await expect(page.getByText("Choose a day that is at least a week away")).toBeVisible();
  await expect(answers.getByRole("columnheader")).toHaveCount(4);
  await page.getByLabel("How much is done by").fill(day(-60));
  await expect(answers.getByRole("columnheader")).toHaveCount(5);
});

test("the story map places, moves and adds; the backlog goes to other trackers", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Backlog");
  await addStory(page, "=Pay");
  await page.getByRole("link", { name: "Story map" }).click();
  await page.getByRole("button", { name: "New activity" }).click();
  await expect(page.getByLabel("Title of the activity")).toBeFocused();
  await page.keyboard.type("Buy");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Actions for “Buy”" }).click();
  await page.getByRole("menuitem", { name: "New step" }).click();
  await page.getByLabel("Title of the step").fill("Check out");
  await page.getByLabel("Title of the step").press("Enter");
  const waiting = page.getByRole("region", { name: "Not on the map yet" });
  await waiting.getByRole("button", { name: "Actions for “=Pay”" }).click();
  await page.getByRole("menuitem", { name: "Under Check out" }).click();
  await expect(waiting).toBeHidden();
  await expect(page.getByRole("table", { name: "Story map" }).getByRole("link", { name: "=Pay" })).toBeFocused();
  await page.getByRole("button", { name: "New story under Check out, Later" }).click();
  await expect(page.getByRole("complementary").getByLabel("Title", { exact: true })).toHaveValue("New story");
  await expect(page.getByText("2 stories, 0 points")).toBeVisible();
  await page.getByRole("radio", { name: "By release" }).check();
  await expect(page).toHaveURL(/slices=release/);
  await expect(page.getByText("2 stories, 0 points")).toBeVisible();

  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV for Jira" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text.split("\r\n")[0]).toBe("Issue Type,Summary,Description,Status,Story Points,Labels,Epic Link,Sprint");
  expect(text).toContain("\"'=Pay\"");
});

test("axe finds nothing on the pages of the backlog", async ({ person }) => {
  test.setTimeout(480_000);
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.trySample();
  for (const address of ["/backlog", "/backlog?view=map", "/backlog?view=sprints", "/backlog?view=forecast&window=all"]) {
    await page.goto(address);
    await bo.isOn("Backlog");
    await expectAccessible(page);
  }
  await page.goto("/backlog");
  await openStory(page, "Approve a swap on the phone");
  await expectAccessible(page);
  await page.goto("/backlog?view=sprints");
  await page.getByRole("link", { name: "Sprint 3" }).click();
  await bo.isOn("Sprint 3");
  await expectAccessible(page);
});

test("a new story can be typed as soon as its command is chosen, from any page", async ({ person }) => {
  const bo = await person("Bo", "PO");
  const { page } = bo;
  await bo.startEmpty();
  await bo.goTo("Inbox");
  await bo.pressKeys("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("New story");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Pay by invoice");
  await page.keyboard.press("Enter");
  await expect.poll(() => titles(page)).toEqual(["Pay by invoice"]);
});
