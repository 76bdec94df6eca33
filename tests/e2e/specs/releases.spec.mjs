// A release: ideas go out together, customers who asked are told, and the public reads of it.

import { readFileSync } from "node:fs";

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

test("ideas go out in one step, whoever asked for them is told, and the changelog tells the public", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.addRelease("Winter");

  const ideas = page.getByRole("region", { name: "Ideas in it" });
  await ideas.getByRole("combobox", { name: "Add an idea" }).fill("Copy last week");
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(ideas.getByRole("listitem")).toHaveCount(1);
  for (const [name, text] of [
    ["Notes for customers", "Weeks can be **copied**."],
    ["Notes for the team", "Watch the servers."],
  ]) {
    const notes = page.getByRole("region", { name });
    await notes.getByRole("button").click();
    await notes.getByRole("textbox", { name }).fill(text);
    await notes.getByRole("textbox", { name }).press("Control+Enter");
  }
  await expect(page.getByText("Weeks can be copied.").locator("strong")).toHaveText("copied");
  await page.getByLabel("Show it in the public changelog").check();
  // The button that takes it back comes under the pointer with the first click.
  await page.getByRole("button", { name: "Mark as released" }).dblclick();
  await expect(page.getByRole("button", { name: "Back to planned" })).toBeVisible();
  await expect(ideas.getByRole("listitem")).toContainText("Released");
  await pia.hasSaved();

  const tell = page.getByRole("region", { name: "Whom to tell" });
  const first = tell.getByRole("listitem").first();
  await expect(first.getByRole("link", { name: /Write an email/ })).toHaveAttribute("href", /^mailto:\?subject=New%20in/);
  await first.getByRole("checkbox").check();
  await expect(first).toContainText(/20\d\d/);
  await expectAccessible(page);

  await pia.goTo("Share");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Changelog as a web page" }).click();
  const bytes = readFileSync(await (await download).path(), "utf8");
  expect(bytes).toContain("Weeks can be <strong>copied</strong>.");
  expect(bytes).not.toContain("Watch the servers");

  await pia.pressKeys("Control+z", "Control+z");
  await pia.goTo("Releases");
  await page.getByRole("link", { name: /Winter/ }).click();
  await expect(page.getByRole("button", { name: "Mark as released" })).toBeVisible();
  await expect(ideas.getByRole("listitem")).not.toContainText("Released");
});

test("a release goes back to planned with the ideas that went out with it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.addRelease("Winter");
  const ideas = page.getByRole("region", { name: "Ideas in it" });
  await ideas.getByRole("combobox", { name: "Add an idea" }).fill("Copy last week");
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.getByRole("button", { name: "Mark as released" }).click();
  await expect(page.getByText("“Winter” is out, and 1 idea with it.")).toBeVisible();
  await expect(ideas.getByRole("listitem")).toContainText("Released");
  await page.getByRole("button", { name: "Back to planned" }).click();
  await expect(page.getByText("“Winter” is planned again, and 1 idea with it.")).toBeVisible();
  await expect(ideas.getByRole("listitem")).not.toContainText("Released");
  await expect(page.getByRole("button", { name: "Mark as released" })).toBeVisible();
});

test.describe("west of Greenwich", () => {
  test.use({ timezoneId: "America/Los_Angeles" });

  test("a day that somebody names is that day everywhere", async ({ person }) => {
    const pia = await person("Pia", "PM");
    const { page } = pia;
    await pia.startEmpty();
    await pia.addRelease("Winter");
    await page.getByLabel("Date").fill("2026-12-01");
    await page.getByLabel("Date").blur();
    await pia.goTo("Releases");
    await expect(page.getByRole("link", { name: /Winter/ })).toContainText(/1\sDec\s2026|Dec\s1,\s2026/);
  });
});
