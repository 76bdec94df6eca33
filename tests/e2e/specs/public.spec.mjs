// What the public reads: marked on an idea, saved as files that open from disk without a script.

import { readFileSync, renameSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

/** Saves an edition and gives the path of its file. */
async function save(page, name) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  const file = await download;
  return { path: await file.path(), name: file.suggestedFilename() };
}

test("only what is marked public is in the roadmap, which opens from disk without a script", async ({ person, browser }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Day & night");
  for (const title of ["Swap <shifts>", "Private plan"]) await pia.addIdea(title);
  const panel = await pia.open("Ideas", "Swap <shifts>");
  const marks = panel.getByRole("region", { name: "For the public" });
  await marks.getByLabel("Show this idea to the public").check();
  await marks.getByRole("button", { name: "No text for the public" }).click();
  await marks.getByRole("textbox", { name: "What the public reads" }).fill("**Soon** in the app.");
  await page.keyboard.press("Control+Enter");
  await pia.hasSaved();

  await pia.goTo("Share");
  await expect(page.getByText("1 idea and 0 releases are public.")).toBeVisible();
  const { path, name } = await save(page, "Roadmap as a web page");
  expect(name).toBe("day-night-roadmap.html");
  const bytes = readFileSync(path, "utf8");
  expect(bytes).not.toContain("Private plan");
  expect(bytes).not.toContain("Pia");
  expect(bytes).not.toContain("<script");
  const file = `${path}.html`;
  renameSync(path, file);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto(pathToFileURL(file).href);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Day & night: roadmap");
  await expect(reader.getByRole("heading", { level: 3 })).toHaveText("Swap <shifts>");
  await expect(reader.locator("strong")).toHaveText("Soon");
  await context.close();
});

test("feeds wait for the web page that they lead to, and an address that is none is refused", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Dayshift");
  await pia.goTo("Share");
  const site = page.getByLabel("Product website");
  await expect(page.getByRole("button", { name: "Changelog as RSS" })).toBeDisabled();
  await site.fill("dayshift.example");
  await site.press("Enter");
  await expect(page.getByText("This is not the address of a web page.")).toBeVisible();
  await site.fill("https://dayshift.example/new");
  await site.press("Enter");
  await expect(page.getByRole("button", { name: "Changelog as RSS" })).toBeEnabled();
  const { path, name } = await save(page, "Changelog as Atom");
  expect(name).toBe("dayshift-changelog.atom");
  expect(readFileSync(path, "utf8")).toContain("https://dayshift.example/new");
  await expectAccessible(page);
});

test("what was deleted is brought back from the activity after a reload, and undo says when there is nothing", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addFeedback("Slow export");
  const panel = await pia.open("Inbox", "Slow export");
  await panel.getByRole("button", { name: "Delete", exact: true }).click();
  await pia.hasSaved();
  await page.reload();
  await pia.isIn();
  await pia.pressKeys("Control+z");
  await expect(page.getByText("There is nothing to undo")).toBeVisible();
  await pia.pressKeys("g", "a");
  await pia.isOn("Activity");
  await expect(page.getByText("deleted feedback")).toBeVisible();
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("Brought it back.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Bring back" })).toHaveCount(0);
  await pia.goTo("Inbox");
  await expect(page.getByRole("list", { name: "Inbox" })).toContainText("Slow export");
});

test("a change is taken back from the activity whatever came after it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.addIdea("Beta");
  await pia.goTo("Activity");
  const done = page.getByRole("list", { name: "What was done" });
  const alpha = done.locator("> li").filter({ hasText: "Alpha" });
  await alpha.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undid “added an idea”.")).toBeVisible();
  await pia.goTo("Ideas");
  await expect(page.getByRole("list", { name: "Ideas" })).toContainText("Beta");
  await expect(page.getByRole("list", { name: "Ideas" })).not.toContainText("Alpha");
});
