// Outcomes: what went out comes up for review, is held against what was expected, and teaches the next estimates.

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

const today = () => new Date().toISOString().slice(0, 10);

test("what goes out is reviewed against what was expected, and leads to the next idea", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Outcomes");
  await expect(page.getByRole("heading", { name: "Nothing is out yet" })).toBeVisible();

  await pia.addIdea("Remind people");
  await pia.openBoard("Priorities");
  await pia.estimate("Remind people", { Reach: "100..200..400", Impact: "2", Confidence: "80", Effort: "1..2..4" });
  await pia.addRelease("Winter");
  const inside = page.getByRole("region", { name: "Ideas in it" });
  await inside.getByRole("combobox", { name: "Add an idea" }).fill("Remind");
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.getByRole("button", { name: "Mark as released" }).click();
  await expect(inside.getByRole("listitem")).toContainText("Released");

  await pia.goTo("Outcomes");
  const waiting = page.getByRole("region", { name: "Upcoming reviews" });
  await expect(waiting.getByRole("listitem")).toHaveCount(1);
  await waiting.getByRole("link", { name: /Remind people/ }).click();
  const outcome = page.getByRole("region", { name: "Outcome", exact: true });
  const estimates = outcome.getByRole("table", { name: "Estimates" });
  await expect(estimates.getByRole("row").filter({ hasText: "RICE: Reach" })).toContainText("100 – 200 – 400");
  await outcome.getByLabel("Review on").fill(today());
  await pia.hasSaved();
  await pia.goTo("Outcomes");
  await expect(page.getByRole("region", { name: "Due for review" }).getByRole("listitem")).toHaveCount(1);
  await pia.goTo("Home");
  const decisions = page.getByRole("region", { name: "Decisions waiting" });
  await decisions.getByRole("link", { name: /Remind people/ }).click();

  for (const [input, found] of [["Reach", "150"], ["Effort", "6"]]) {
    await outcome.getByLabel(`Found for RICE: ${input}`).fill(found);
    await outcome.getByLabel(`Found for RICE: ${input}`).press("Enter");
  }
  await expect(estimates.getByRole("row").filter({ hasText: "RICE: Reach" })).toContainText("within the range");
  await expect(estimates.getByRole("row").filter({ hasText: "RICE: Effort" })).toContainText("outside the range");
  await outcome.getByLabel("Verdict").selectOption("Reached what it should");
  await outcome.getByRole("textbox", { name: "What was learned" }).fill("Nobody reads messages after 22:00.");
  await outcome.getByRole("textbox", { name: "What was learned" }).press("Control+Enter");
  await outcome.getByLabel("Title of a follow-up idea").fill("Quiet hours");
  await outcome.getByRole("button", { name: "Add follow-up idea" }).click();
  await outcome.getByRole("link", { name: "Quiet hours" }).click();
  await pia.isOn("Quiet hours");
  await expect(page.getByText("Follows up on")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Remind people" }).click();
  await pia.isOn("Remind people");

  // What is said from now on is flagged, and comes back to triage.
  await pia.addFeedback("Came at 23:10");
  await page.getByRole("region", { name: "Evidence" }).getByRole("combobox", { name: "Link feedback" }).fill("23:10");
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(outcome.getByRole("link", { name: "In triage" })).toBeVisible();
  await outcome.getByRole("link", { name: "In triage" }).click();
  await expect(page.getByText("This is about something that is already out:")).toBeVisible();
  await page.getByRole("button", { name: "Accept" }).click();
  await pia.goTo("Outcomes");
  await expect(page.getByRole("region", { name: "Reviewed" })).toContainText("1 new feedback item");
  await page.getByRole("region", { name: "Reviewed" }).getByRole("link").click();
  await outcome.getByRole("button", { name: "Back to triage" }).click();
  await expect(outcome.getByRole("link", { name: "In triage" })).toBeVisible();

  await pia.goTo("Outcomes");
  const right = page.getByRole("region", { name: "How right estimates were" });
  await expect(right).toContainText("1 of 2 ranges held");
  await right.getByRole("group", { name: "Expected against found" }).getByRole("button").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(right.getByRole("button", { name: /Reach: Remind people, by Pia: 200 expected, 150 found, within the range/ })).toBeFocused();
  await right.getByText("Expected and found").first().click();
  await expect(right.getByRole("table", { name: "Expected and found" }).getByRole("row")).toHaveCount(3);
  await expectAccessible(page);
  await pia.openBoard("Priorities");
  await expect(page.getByRole("main")).toContainText("Your estimates so far: 1 of 2 ranges held");
});

test("an idea that joins a release which is out is out and reviewed, in one step; a prepared message is copied", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await pia.trySample();
  await pia.goTo("Releases");
  await page.getByRole("link", { name: /Round one/ }).click();
  await pia.isOn("Round one");
  const inside = page.getByRole("region", { name: "Ideas in it" });
  await inside.getByRole("combobox", { name: "Add an idea" }).fill("Copy last week");
  await page.getByRole("listbox").getByRole("option").first().click();
  const late = inside.getByRole("listitem").filter({ hasText: "Copy last week" });
  await expect(late).toContainText("Released");
  await pia.goTo("Outcomes");
  await expect(page.getByRole("region", { name: "Due for review" }).getByRole("listitem")).toHaveCount(2);
  await pia.pressKeys("Control+z");
  await expect(page.getByRole("region", { name: "Due for review" }).getByRole("listitem")).toHaveCount(1);

  await pia.goTo("Releases");
  await page.getByRole("link", { name: /Round one/ }).click();
  const tell = page.getByRole("region", { name: "Whom to tell" }).getByRole("listitem").first();
  await tell.getByText("Message", { exact: true }).click();
  await tell.getByRole("button", { name: /Copy the message/ }).click();
  await expect(page.getByText(/is on the clipboard/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Thank you for telling us");
});
