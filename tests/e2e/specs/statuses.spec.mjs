// The team's statuses: named, added, put in order, hidden and taken away, and shown wherever a status is.

import { readFile } from "node:fs/promises";

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

const list = (page) => page.getByRole("region", { name: "Statuses of ideas" });
const names = async (page) => {
  const fields = await list(page).getByRole("listitem").getByRole("textbox").all();
  return Promise.all(fields.map((field) => field.inputValue()));
};

/** Adds a status of the team's own. */
async function addStatus(page, name, stage) {
  await list(page).getByLabel("New status").fill(name);
  await list(page).getByLabel("Counts as", { exact: true }).selectOption(stage);
  await list(page).getByRole("button", { name: "Add status" }).click();
  await expect(list(page).getByLabel(`Name of “${name}”`)).toBeVisible();
}

/** Chooses from the menu of a status. */
async function act(page, status, what) {
  await list(page).getByRole("button", { name: `Actions for the status “${status}”` }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

test("a team's own statuses are on every page, and what counts as out is out", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.goTo("Settings");
  expect(await names(page)).toEqual(["New", "Under review", "Planned", "In progress", "Testing", "Released", "Declined"]);
  await addStatus(page, "Discovery", "Under review");
  await addStatus(page, "With customers", "Released");
  expect((await names(page)).slice(0, 4)).toEqual(["New", "Under review", "Discovery", "Planned"]);
  await list(page).getByLabel("New status").fill("discovery");
  await list(page).getByRole("button", { name: "Add status" }).click();
  await expect(list(page).getByText("Another status has this name already. Choose another one.")).toBeVisible();

  // By keys alone: a step up, and back.
  await list(page).getByLabel("Name of “Discovery”").focus();
  await page.keyboard.press("Control+Shift+ArrowUp");
  await expect.poll(() => names(page)).toEqual(["New", "Discovery", "Under review", "Planned", "In progress", "Testing", "Released", "With customers", "Declined"]);
  await expect(list(page).getByRole("button", { name: "Actions for the status “Discovery”" })).toBeFocused();
  await list(page).getByLabel("Name of “In progress”").fill("On the workbench");
  await list(page).getByLabel("Name of “In progress”").press("Enter");
  await expectAccessible(page);
  await pia.hasSaved();

  // The list, its filters and its search.
  await pia.goTo("Ideas");
  const row = page.getByRole("list", { name: "Ideas" }).getByRole("listitem").filter({ hasText: "Alpha" });
  await row.focus();
  await page.keyboard.press("x");
  await page.getByRole("group", { name: "1 selected" }).getByRole("button", { name: "Set status" }).click();
  await page.getByRole("menuitem", { name: "Discovery" }).click();
  await expect(row).toContainText("Discovery");
  await page.getByLabel("Status", { exact: true }).selectOption("Discovery (1)");
  await expect(page.getByRole("list", { name: "Ideas" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: /Status: Discovery/ }).click();
  await page.getByRole("searchbox").fill("status:discovery");
  await expect(page.getByRole("list", { name: "Ideas" }).getByRole("listitem")).toHaveCount(1);
  await page.getByRole("searchbox").fill("status:nowhere");
  await expect(page.getByText(/A status is one of .*discovery.*on-the-workbench/)).toBeVisible();
  await page.getByRole("searchbox").fill("");

  // The idea, a board, the roadmap, the first page, and files.
  const panel = await pia.open("Ideas", "Beta");
  await panel.getByLabel("Status").selectOption("With customers");
  await panel.getByLabel("Show this idea to the public").check();
  await pia.hasSaved();
  await pia.goTo("Home");
  await page.getByRole("link", { name: /under review/ }).click();
  await expect(page.getByRole("list", { name: "Ideas" }).getByRole("listitem")).toHaveCount(1);
  await pia.goTo("Roadmap");
  await expect(page.getByRole("link", { name: "Beta" }), "what counts as released is no plan").toHaveCount(0);
  await page.getByLabel("Columns by").selectOption("Status");
  await expect(page.getByRole("region", { name: "With customers" }).getByRole("link", { name: "Beta" })).toBeVisible();
  const card = page.getByRole("link", { name: "Alpha" });
  await card.focus();
  await page.keyboard.press(".");
  await expect(page.getByRole("region", { name: "Under review" }).getByRole("link", { name: "Alpha" })).toBeVisible();
  await page.keyboard.press(",");
  await expect(page.getByRole("region", { name: "Discovery" }).getByRole("link", { name: "Alpha" })).toBeVisible();
  await pia.goTo("Share");
  const saved = async (name) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return readFile(await (await download).path(), "utf8");
  };
  expect(await saved("Roadmap as Markdown")).toContain("With customers");
  expect(await saved("Ideas as CSV")).toMatch(/Alpha,,Discovery,/);
});

test("hiding and removing say what becomes of the ideas, and both people see the same list", async ({ person }) => {
  test.slow();
  const [pia, oskar] = [await person("Pia", "PM"), await person("Oskar", "PO")];
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.goTo("Settings");
  await addStatus(page, "Discovery", "Under review");
  const panel = await pia.open("Ideas", "Alpha");
  await panel.getByLabel("Status").selectOption("Discovery");
  await pia.hasSaved();
  await oskar.openSnapshot(await pia.exportSnapshot());

  await pia.goTo("Settings");
  await act(page, "Testing", "Hide");
  await expect(list(page).getByRole("listitem").filter({ has: page.getByLabel("Name of “Testing”") })).toContainText("hidden");
  await act(page, "Discovery", "Remove");
  const dialog = page.getByRole("dialog", { name: "Remove “Discovery”" });
  await expect(dialog).toContainText("1 idea has the status “Discovery”.");
  await dialog.getByLabel("Move them to").selectOption("Planned");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(list(page).getByLabel("Name of “Discovery”")).toHaveCount(0);
  await pia.pressKeys("Control+z");
  await expect(list(page).getByLabel("Name of “Discovery”")).toBeVisible();
  await expect(list(page).getByRole("listitem").filter({ has: page.getByLabel("Name of “Discovery”") })).toContainText("1 idea");
  await pia.pressKeys("Control+Shift+z");
  await expect(list(page).getByLabel("Name of “Discovery”")).toHaveCount(0);
  await pia.hasSaved();

  // The other one renamed another meanwhile; both changes are in both lists.
  await oskar.goTo("Settings");
  await list(oskar.page).getByLabel("Name of “Planned”").fill("Promised");
  await list(oskar.page).getByLabel("Name of “Planned”").press("Enter");
  await oskar.hasSaved();
  await oskar.importSnapshot(await pia.exportSnapshot());
  await pia.importSnapshot(await oskar.exportSnapshot());
  for (const one of [pia, oskar]) {
    await one.goTo("Settings");
    await expect.poll(() => names(one.page)).toEqual(["New", "Under review", "Promised", "In progress", "Testing", "Released", "Declined"]);
    const open = await one.open("Ideas", "Alpha");
    await expect(open.getByLabel("Status").locator("option:checked")).toHaveText("Promised");
    await expect(open.getByLabel("Status").locator("option", { hasText: "Testing" })).toHaveCount(0);
  }
});
