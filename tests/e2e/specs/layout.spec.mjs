// What is shown can be read: nothing sticks out of a phone, titles are whole, and names in a chart cover nothing.

import { PHONE, addresses, open } from "../support/pages.mjs";
import { expect, test } from "../support/test.mjs";

/** What begins on the screen and ends beyond it, where nobody can scroll to it. */
const cutOff = (page) =>
  page.getByRole("main").evaluate((main) => {
    const scrolls = (element) => element !== main && /auto|scroll/.test(getComputedStyle(element).overflowX);
    const canBeReached = (element) => {
      for (let at = element; at !== main; at = at.parentElement) if (scrolls(at)) return true;
      return false;
    };
    return [...main.querySelectorAll("a, button, input, select, textarea, h1, h2, h3, p, li")]
      .filter((element) => element.checkVisibility() && !canBeReached(element))
      .filter((element) => element.getBoundingClientRect().right > main.getBoundingClientRect().right + 1)
      .map((element) => element.textContent || element.outerHTML);
  });

test("on a phone, nothing on any page sticks out of it", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  const all = await addresses(pia);
  await page.setViewportSize(PHONE);
  for (const address of all) {
    await open(pia, address);
    expect(await cutOff(page), address).toEqual([]);
  }
});

test("a long title is shown as a whole, stays one line of text, and Esc brings the old one back", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Ideas");
  await page.setViewportSize(PHONE);
  const long = "Let the people who plan a week see at a glance who has agreed to swap, and with whom, before they approve it";
  await pia.addIdea(long);
  await page.getByRole("list", { name: "Ideas" }).getByText(long).click();
  const title = page.getByRole("complementary").getByLabel("Title");
  await expect(title).toHaveValue(long);
  const isWhole = () =>
    title.evaluate((field) => field.scrollWidth <= field.clientWidth && field.scrollHeight <= field.clientHeight);
  expect(await isWhole()).toBe(true);
  await title.fill("Something else");
  await title.press("Escape");
  await expect(title).toHaveValue(long);
  await expect(page.getByRole("complementary")).toBeVisible();
  await title.fill(`${long}\n  and what it costs`);
  await title.press("Enter");
  await expect(title).toHaveValue(`${long} and what it costs`);
  expect(await isWhole()).toBe(true);
  await title.fill(" ");
  await title.press("Enter");
  await expect(page.getByRole("complementary").getByText("A title is needed. The old one stays.")).toBeVisible();
  await title.press("Escape");
  await expect(title).toHaveValue(`${long} and what it costs`);
});

test("the names in a matrix cover no point and no other name", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  const titles = await page.getByRole("rowheader").getByRole("link").allTextContents();
  await page.getByRole("link", { name: "Matrix" }).click();
  const plot = page.getByRole("group", { name: "Reach against Effort" });
  const points = plot.getByRole("button");
  await expect(points).toHaveCount(18);
  await page.mouse.move(0, 0);
  const boxes = [];
  for (const point of await points.all()) boxes.push({ point: true, box: await point.boundingBox() });
  for (const title of titles) {
    const name = plot.getByText(title, { exact: true });
    if (await name.isVisible()) boxes.push({ point: false, box: await name.boundingBox() });
  }
  const names = boxes.filter(({ point }) => !point);
  expect(names.length).toBeGreaterThan(12);
  const meet = (a, b) =>
    a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1;
  for (const name of names) {
    const covered = boxes.filter((other) => other !== name && meet(name.box, other.box));
    expect(covered).toEqual([]);
  }
});

test("a list of boards tells what each of them holds", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.goTo("Boards");
  const board = (name) => page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  await expect(board("Product roadmap")).toContainText("18 ranked, 4 not scored");
  await expect(board("Product roadmap")).toContainText("First: Stay signed in on your own phone · Remind people the evening before a shift");
  await expect(board("Quick wins")).toContainText("8 ranked, 2 not scored");
});

test("a cell shows what counts until one comes to write, and then whose number it is", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  const row = page.getByRole("row").filter({ hasText: "Ask for leave in the app" });
  const cell = row.getByRole("cell").filter({ has: page.getByLabel("Reach, my estimate") });
  const counts = cell.getByText("1,000", { exact: true });
  await expect(counts).toBeVisible();
  const field = cell.getByLabel("Reach, my estimate");
  await field.focus();
  await expect(counts).toBeHidden();
  await field.fill("1,500");
  await field.press("Enter");
  await expect(field).toHaveValue("1500");
  // The mean of what the two PMs say.
  await expect(cell.getByText("counts as 1,250", { exact: true })).toBeVisible();
  await field.fill("");
  await field.press("Enter");
  await field.blur();
  await expect(counts).toBeVisible();
});

test("on a phone a score stands beside its idea, and an idea leads back to the board", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  await page.setViewportSize(PHONE);
  await page.reload();
  await expect(page.getByRole("columnheader")).toHaveText([/Rank/, "Idea", "Score", "Reach", "Impact", "Confidence", "Effort", "Evidence"]);
  await expect(page.getByRole("columnheader", { name: "Score" })).toBeInViewport();
  await page.getByRole("link", { name: "Ask for leave in the app" }).click();
  await pia.isOn("Ask for leave in the app");
  await page.getByRole("link", { name: "Product roadmap" }).first().click();
  await pia.isOn("Product roadmap");
});

test("the bar of a phone holds pages, and its last button is marked while another page is open", async ({ person }) => {
  const olaf = await person("Olaf", "PO");
  const { page } = olaf;
  await olaf.trySample();
  await page.setViewportSize(PHONE);
  const bar = page.getByRole("navigation", { name: "Main navigation" });
  await expect(bar.getByRole("link")).toHaveText([/^Home/, /^Backlog/, /^Boards/, /^Roadmap/]);
  const more = bar.getByRole("button", { name: "More" });
  await expect(more).not.toHaveAttribute("aria-current");
  await more.click();
  await expect(bar.getByRole("heading", { name: "More pages" })).toBeVisible();
  await bar.getByRole("list", { name: "More pages" }).getByRole("link", { name: "Product roadmap" }).click();
  await olaf.isOn("Product roadmap");
  await expect(bar.getByRole("link", { name: "Boards" })).toHaveAttribute("aria-current", "page");
  await more.click();
  await bar.getByRole("link", { name: "Settings" }).click();
  await olaf.isOn("Settings");
  await expect(more).toHaveAttribute("aria-current", "true");
});

test("on a phone each framework that is compared is a block in which all of it is in sight", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await pia.openBoard("Product roadmap");
  await page.setViewportSize(PHONE);
  await page.getByRole("main").getByRole("link", { name: "Compare" }).click();
  const table = page.getByRole("region", { name: "Other frameworks" }).last();
  const moves = table.getByRole("listitem").first();
  await moves.scrollIntoViewIfNeeded();
  await expect(moves).toBeInViewport({ ratio: 1 });
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test("beside an open panel the search and the filters stand on one line, and on a phone the help takes none", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const [list, search] of [["Ideas", "Search ideas"], ["Backlog", "Search the backlog"]]) {
    await pia.goTo(list);
    await page.getByRole("list", { name: list }).getByRole("listitem").first().click();
    await expect(page.getByRole("complementary")).toBeVisible();
    const bar = page.getByRole("search", { name: search });
    const places = await bar.getByRole("combobox").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(places).size, list).toBe(1);
    const box = await bar.getByRole("searchbox").boundingBox();
    expect(box.width).toBeGreaterThan(200);
    const help = await bar.getByRole("button", { name: "Search help" }).boundingBox();
    expect(help.x > box.x && help.x + help.width < box.x + box.width && help.y > box.y).toBe(true);
  }
  await page.setViewportSize(PHONE);
  await page.reload();
  await page.getByRole("button", { name: "Close the side panel" }).click();
  await page.getByRole("button", { name: "Search help" }).click();
  const last = page.getByRole("definition").last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  const bar = await page.getByRole("navigation", { name: "Main navigation" }).boundingBox();
  const end = await last.boundingBox();
  expect(end.y + end.height).toBeLessThan(bar.y);
});
