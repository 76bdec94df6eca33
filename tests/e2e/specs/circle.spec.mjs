// The whole circle between two people who exchange snapshots: a customer speaks, an idea is made of it, scored by both, set
// beside an objective, broken down, built in a sprint, let out, told, looked at again, and the customer speaks again. At
// every step the thread leads from one to the other, in both browsers.

import { expect, test } from "../support/test.mjs";

const SAID = "Exports take an hour";
const AGAIN = "Exports are quick, now as CSV please";
const IDEA = "Quick exports";
const STORY = "Export one month in a minute";
const OBJECTIVE = "Keep the large accounts";

/** A part of the open idea, by its name. */
const part = (person, name) => person.page.getByRole("main").getByRole("region", { name, exact: true });

/** Opens the idea in full. */
async function openIdea(person) {
  const panel = await person.open("Ideas", IDEA);
  await panel.getByRole("link", { name: "Open in full" }).click();
  await expect(part(person, "Evidence")).toBeVisible();
}

/** Writes down what the customer said; the inbox is open then. */
async function say(person, title) {
  const { page } = person;
  await person.goTo("Inbox");
  await person.pressKeys("Shift+C");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("combobox", { name: "Customer" }).fill("Acme");
  await page.getByRole("listbox").getByRole("option", { name: /Acme/ }).first().click();
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
}

test("feedback becomes an idea, a score, a story, a release, an outcome and new feedback, between two browsers", async ({ person }) => {
  test.slow();
  const [pia, oskar] = [await person("Pia", "PM"), await person("Oskar", "PO")];
  const { page } = pia;
  await pia.startEmpty();

  // Feedback, and the idea that is made of it.
  await say(pia, SAID);
  const voice = await pia.open("Inbox", SAID);
  await voice.getByRole("button", { name: "Turn into an idea" }).click();
  await expect(voice.getByRole("region", { name: "Ideas" }).getByRole("link", { name: SAID })).toBeVisible();
  await pia.rename("Ideas", SAID, IDEA);
  await openIdea(pia);
  await expect(part(pia, "Evidence").getByRole("link", { name: SAID })).toBeVisible();
  await expect(part(pia, "Evidence")).toContainText("Acme");

  // What it is for, and what it is worth.
  await pia.goTo("Strategy");
  await page.getByRole("textbox", { name: "New objective" }).fill(OBJECTIVE);
  await page.getByRole("button", { name: "Add objective" }).click();
  await openIdea(pia);
  const serves = part(pia, "Objectives it serves");
  await serves.getByRole("combobox", { name: "Add an objective" }).selectOption(OBJECTIVE);
  await expect(serves.getByRole("textbox", { name: `Share for “${OBJECTIVE}” in percent` })).toHaveValue("100");
  await pia.openBoard("Priorities");
  await pia.estimate(IDEA, { Reach: "400", Impact: "2", Confidence: "80" });
  await expect(page.getByRole("row").filter({ hasText: IDEA })).toContainText("Effort is missing");

  // The other browser: the effort, which makes the score, and the story.
  await oskar.openSnapshot(await pia.exportSnapshot());
  await oskar.openBoard("Priorities");
  await oskar.estimate(IDEA, { Effort: "2" });
  await expect(oskar.page.getByRole("row").filter({ hasText: IDEA })).toContainText("320");
  await openIdea(oskar);
  await expect(part(oskar, "Evidence").getByRole("link", { name: SAID })).toBeVisible();
  await expect(part(oskar, "Objectives it serves")).toContainText(OBJECTIVE);
  const stories = part(oskar, "Stories");
  await stories.getByLabel("New story").fill(STORY);
  await stories.getByLabel("New story").press("Enter");
  await expect(stories.getByRole("link", { name: STORY })).toBeVisible();

  // A sprint, in which it is done.
  await oskar.goTo("Backlog");
  await oskar.page.getByRole("link", { name: "Sprints" }).click();
  await oskar.page.getByRole("button", { name: "New sprint" }).first().click();
  await oskar.goTo("Backlog");
  const row = oskar.page.getByRole("list", { name: "Backlog" }).getByRole("listitem").filter({ hasText: STORY });
  await row.focus();
  await row.press("Enter");
  const story = oskar.page.getByRole("complementary");
  await story.getByLabel("Sprint").selectOption("Sprint 1");
  await story.getByLabel("Points").selectOption("3");
  await story.getByLabel("Status").selectOption("Done");
  const thread = story.getByRole("region", { name: "Where it comes from" });
  await expect(thread.getByRole("link", { name: IDEA })).toBeVisible();
  await expect(thread.getByRole("link", { name: new RegExp(SAID) })).toBeVisible();
  await oskar.hasSaved();

  // Back to the first: what is done goes out, and the customer is told.
  await pia.importSnapshot(await oskar.exportSnapshot());
  await openIdea(pia);
  await expect(part(pia, "Stories").getByRole("listitem").filter({ hasText: STORY })).toContainText("Done");
  await pia.addRelease("Winter");
  await page.getByRole("combobox", { name: "Add an idea" }).fill(IDEA);
  await page.getByRole("listbox").getByRole("option", { name: IDEA }).click();
  await page.getByRole("button", { name: "Mark as released" }).click();
  await expect(page.getByRole("region", { name: "Ideas in it" }).getByRole("listitem")).toContainText("Released");
  const told = page.getByRole("region", { name: "Whom to tell" }).getByRole("listitem").filter({ hasText: "Acme" });
  await told.getByRole("checkbox").check();
  await expect(told).toContainText(/20\d\d/);
  await pia.hasSaved();

  // What it did, against what was expected.
  await pia.goTo("Outcomes");
  await page.getByRole("region", { name: "Upcoming reviews" }).getByRole("link", { name: new RegExp(IDEA) }).click();
  const review = part(pia, "Outcome").getByRole("region", { name: /^Review of/ });
  await expect(review.getByRole("row").filter({ hasText: "Reach" })).toContainText("400");
  await review.getByRole("textbox", { name: /^Found for .*Reach$/ }).fill("350");
  await review.getByRole("textbox", { name: /^Found for .*Reach$/ }).press("Enter");
  await review.getByRole("combobox", { name: "Verdict" }).selectOption("Reached it in part");
  await pia.hasSaved();

  // The customer speaks again, about what is out by now.
  await say(pia, AGAIN);
  const again = await pia.open("Inbox", AGAIN);
  await again.getByRole("combobox", { name: "Link to an idea" }).fill(IDEA);
  await page.getByRole("listbox").getByRole("option", { name: IDEA }).click();
  await expect(again).toContainText("This is about something that is already out");

  // The other browser has the whole thread.
  await oskar.importSnapshot(await pia.exportSnapshot());
  await openIdea(oskar);
  for (const title of [SAID, AGAIN]) {
    await expect(part(oskar, "Evidence").getByRole("link", { name: title })).toBeVisible();
  }
  await expect(part(oskar, "Objectives it serves")).toContainText(OBJECTIVE);
  await expect(part(oskar, "Stories").getByRole("listitem").filter({ hasText: STORY })).toContainText("Done");
  const seen = part(oskar, "Outcome");
  await expect(seen.getByRole("combobox", { name: "Verdict" })).toHaveValue("partly");
  await expect(seen.getByRole("link", { name: new RegExp(AGAIN) })).toBeVisible();
  await oskar.goTo("Releases");
  await oskar.page.getByRole("main").getByRole("link", { name: /Winter/ }).click();
  await expect(oskar.page.getByRole("region", { name: "Whom to tell" })).toContainText("Acme");
});
