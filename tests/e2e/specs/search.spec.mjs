// The search: words, phrases and filters in one box, what was found marked, and searches kept under a name.

import { expect, test as base } from "../support/test.mjs";

const items = [
  "title,description,created_at,votes_count,status,tags,created_by",
  'Exports are slow,Every month it takes an hour.,2025-11-02,7,new,"billing",Acme',
  "Slow login,The export is quick.,2026-03-01,2,planned,login,Bolt",
  "Dark mode,Eyes hurt at night.,2026-04-01,1,new,,",
].join("\n");

const test = base.extend({
  pia: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    const { page } = pia;
    await pia.startEmpty();
    await pia.pressKeys("Control+i");
    await pia.isOn("Import");
    await page.getByLabel("Choose files to import").setInputFiles({ name: "posts.csv", mimeType: "text/csv", buffer: Buffer.from(items) });
    await expect(page.getByText("Create 3, update 0, skip 0, errors 0")).toBeVisible();
    await page.getByRole("button", { name: "Import 3" }).click();
    await pia.goTo("Inbox");
    await expect(page.getByRole("list", { name: "Inbox" }).getByRole("listitem")).toHaveCount(3);
    await use(pia);
  },
});

const box = (page) => page.getByRole("searchbox", { name: "Search feedback" });
const titles = (page) => page.getByRole("list", { name: "Inbox" }).getByRole("listitem");

/** Expects that a search finds just these titles, in any order. */
async function finds(page, text, ...expected) {
  await box(page).fill(text);
  if (expected.length === 0) return expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expect(titles(page)).toHaveCount(expected.length);
  for (const title of expected) await expect(titles(page).filter({ hasText: title })).toHaveCount(1);
}

const [exports, login, dark] = ["Exports are slow", "Slow login", "Dark mode"];

test("beginnings, one typo and phrases are found in titles, texts and customers", async ({ pia }) => {
  const { page } = pia;
  await finds(page, "exp", exports, login);
  await finds(page, "logim", login);
  await finds(page, '"takes an hour"', exports);
  await finds(page, '"hour takes"');
  await finds(page, "acme", exports);
  await finds(page, "slow -login", exports);
  await expect(titles(page).first().locator("mark")).toHaveText("slow");
  await finds(page, "hour", exports);
  await expect(titles(page).first().locator("mark")).toHaveText("hour");
});

test("filters stand in the same box, alone and with words", async ({ pia }) => {
  const { page } = pia;
  await finds(page, "status:planned", login);
  await finds(page, "status:new slow", exports);
  await finds(page, "tag:billing", exports);
  await finds(page, 'customer:"Acme"', exports);
  await finds(page, "votes:>5", exports);
  await finds(page, "votes:1..2", login, dark);
  await finds(page, "before:2026-01-01", exports);
  await finds(page, "after:2026-03", login, dark);
  await finds(page, "has:customer", exports, login);
  await finds(page, "-has:customer", dark);
  await finds(page, "has:idea");
  await box(page).fill("votes:many slow");
  await expect(page.getByRole("list", { name: "What the search could not read" })).toContainText("votes:many");
});

test("a search is kept as a view with an address of its own, renamed, and deleted with a way back", async ({ pia }) => {
  const { page } = pia;
  await finds(page, "status:new slow", exports);
  await page.getByRole("button", { name: "Keep as a view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the view").fill("New and slow");
  await dialog.getByRole("button", { name: "Keep as a view" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "New and slow" })).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveURL(/\/inbox\?view=[0-9a-f-]+$/);
  await pia.hasSaved();
  await page.reload();
  await expect(box(page)).toHaveValue("status:new slow");
  await expect(titles(page)).toHaveCount(1);

  await views.getByRole("link", { name: "All" }).click();
  await expect(titles(page)).toHaveCount(3);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").last().fill("New and slow");
  await page.getByRole("option", { name: "New and slow" }).click();
  await expect(titles(page)).toHaveCount(1);

  await page.getByRole("button", { name: "This view" }).click();
  await page.getByRole("menuitem", { name: "Rename this view" }).click();
  await dialog.getByLabel("Name of the view").fill("Slow ones");
  await dialog.getByRole("button", { name: "Rename this view" }).click();
  await expect(views.getByRole("link", { name: "Slow ones" })).toBeVisible();
  await page.getByRole("button", { name: "This view" }).click();
  await page.getByRole("menuitem", { name: "Delete this view" }).click();
  await expect(views).toHaveCount(0);
  await expect(titles(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(views.getByRole("link", { name: "Slow ones" })).toBeVisible();
});

test("the palette finds what people call things: pages, tabs, views of boards, records of every kind, with a typo and without accents", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  const palette = page.getByRole("dialog", { name: "Commands, items and pages" });
  const option = (name) => palette.getByRole("option", { name });
  const finds = async (text, name) => {
    await pia.pressKeys("Control+k");
    await palette.getByRole("combobox").fill(text);
    await expect(option(name).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(palette).toBeHidden();
  };
  await finds("home", "Go to Home");
  await finds("story map", "Go to the story map");
  await finds("forecast", "Go to the forecast");
  await finds("new sprint", "New sprint");
  await finds("new release", "New release");
  await finds("matrix", "Matrix");
  await finds("board settings", "Board settings");
  await finds("dark", "Dark theme");
  await finds("rleeases", "Go to the releases");
  await pia.pressKeys("Control+k");
  await palette.getByRole("combobox").fill("new board");
  await page.keyboard.press("Enter");
  await pia.isOn("Boards");
  await expect(page.getByRole("dialog", { name: "New board" })).toBeVisible();
});

test("several tags stand between commas, OR says so, and the help closes by Esc and by a click elsewhere", async ({ pia }) => {
  const { page } = pia;
  await finds(page, "tag:billing,login", exports, login);
  await box(page).fill("tag:billing OR tag:login");
  await expect(page.getByRole("list", { name: "What the search could not read" })).toContainText("write tag:billing,login");
  await box(page).fill("");
  const help = page.getByRole("button", { name: "Search help" });
  const line = page.getByText("channel:Call");
  await help.click();
  await expect(line).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(line).toBeHidden();
  await help.click();
  await expect(line).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(line).toBeHidden();
});
