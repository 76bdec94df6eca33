// Ten thousand rows, of which only those in sight are in the page: the focus and what is being typed stay.

import { WANTED, items, snapshot } from "../../bench/items.mjs";
import { expect, test } from "../support/test.mjs";

const COUNT = 10_000;
const file = (records) => ({ name: "long.tandem.json", mimeType: "application/json", buffer: Buffer.from(snapshot(records)) });
const list = items(COUNT);

test.describe.configure({ timeout: 240_000 });

/** Turns the wheel over an element, notch by notch, until a condition holds. */
async function turnWheel(page, over, deltaY, holds) {
  await over.hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, deltaY);
      return holds();
    }, { intervals: [10] })
    .toBe(true);
}

/** Waits until the search has read all items: from then on it forgives a typo. */
async function hasReadAll(field, found) {
  await field.fill(WANTED.replace("b", "v"));
  await expect.poll(found).toBe(1);
}

/** The number of the last row that is in the page, as it is read out. */
const lastOf = async (rows, attribute) => Number(await rows.last().getAttribute(attribute));

// Through the rows that are kept ready, and farther than those in one step.
for (const step of [800, 20_000]) {
  test(`a row keeps the focus when it is scrolled out of sight by ${step} px at a time and back, and the keys go on from it`, async ({ person }) => {
    const pia = await person("Pia", "PM");
    await pia.openSnapshot(file({ feedback: list }));
    const { page } = pia;
    const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
    const third = rows.and(page.locator("[aria-posinset='3']"));
    const title = await third.innerText();
    await third.focus();

    await turnWheel(page, rows.nth(5), step, async () => (await lastOf(rows, "aria-posinset")) > 200);
    await expect(third).not.toBeInViewport();
    await expect(third).toBeFocused();
    await expect(third).toHaveAttribute("aria-setsize", String(COUNT));
    expect(await rows.count()).toBeLessThan(60);

    await page.keyboard.press("ArrowDown");
    const fourth = rows.and(page.locator("[aria-posinset='4']"));
    await expect(fourth).toBeFocused();
    await expect(fourth).toBeInViewport();
    await expect(third).toBeInViewport();
    expect(await third.innerText()).toBe(title);
  });
}

test("what is typed in a cell stays when its row is scrolled out of sight and back, and is saved by Enter", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const ideas = list.map(({ id, title }) => ({ id, title }));
  const board = { id: "01920000-f000-7000-8000-000000000001", name: "All of them", framework: "rice" };
  await pia.openSnapshot(file({ ideas, boards: [board] }));
  await pia.openBoard("All of them");
  const { page } = pia;
  const table = page.getByRole("table", { name: "Ideas by score" });
  await expect(table).toHaveAttribute("aria-rowcount", String(COUNT + 1));
  const row = table.locator("[aria-rowindex='5']");
  const cell = row.getByLabel("Reach, my estimate");
  await cell.click();
  await page.keyboard.type("12");

  const header = table.getByRole("rowheader").nth(6);
  await turnWheel(page, header, 600, async () => (await lastOf(table.getByRole("row"), "aria-rowindex")) > 200);
  await expect(cell).not.toBeInViewport();
  await expect(cell).toBeFocused();
  await expect(cell).toHaveValue("12");
  await page.keyboard.type("34");

  await turnWheel(page, table.getByRole("rowheader").nth(6), -600, async () => (await cell.boundingBox()).y > 0);
  await expect(cell).toBeInViewport();
  await expect(cell).toBeFocused();
  await expect(cell).toHaveValue("1234");
  await page.keyboard.press("Enter");
  await pia.hasSaved();
  await page.reload();
  await expect(cell).toHaveValue("1234");
});

test("what one letter finds is there down to the last row, and what a second one finds begins with the best", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.openSnapshot(file({ feedback: list }));
  const { page } = pia;
  const field = page.getByRole("searchbox", { name: "Search feedback" });
  const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  const found = async () => Number(await rows.first().getAttribute("aria-setsize"));
  await hasReadAll(field, found);
  await field.fill("");
  await field.pressSequentially("e");
  await expect.poll(found).toBeLessThan(COUNT);
  const count = await found();
  expect(count).toBeGreaterThan(1_000);
  const best = await rows.first().innerText();

  await rows.first().focus();
  await page.keyboard.press("End");
  const last = rows.and(page.locator(`[aria-posinset='${count}']`));
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press("Control+a");
  await expect(page.getByText(`${count.toLocaleString("en")} selected`).first()).toBeVisible();
  await page.keyboard.press("Escape");

  await field.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("x");
  await expect.poll(found).toBeLessThan(count);
  await expect(rows.first()).toHaveAttribute("aria-posinset", "1");
  await expect(rows.first()).toBeInViewport();
  await page.keyboard.press("Backspace");
  await expect.poll(found).toBe(count);
  expect(await rows.first().innerText()).toBe(best);
});

test("a word that is typed as soon as the page is there finds all that has it, before everything was read for the search", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.openSnapshot(file({ feedback: list }));
  await pia.hasSaved();
  const { page } = pia;
  const word = "access";
  const said = list.filter(({ title, body }) => `${title} ${body}`.split(" ").includes(word));
  await page.addInitScript(
    ({ word, count }) => {
      let isTyped = false;
      const watching = new MutationObserver(() => {
        const field = document.querySelector("[type=search][aria-label='Search feedback']");
        const row = document.querySelector("[role=list][aria-label=Inbox] > li");
        if (!field || !row) return;
        if (!isTyped) {
          isTyped = true;
          field.focus();
          document.execCommand("insertText", false, word);
        }
        // The first that is shown, and not what comes of it later.
        const found = Number(row.getAttribute("aria-setsize"));
        if (found !== count) window.foundFirst ??= found;
      });
      watching.observe(document, { subtree: true, childList: true, attributes: true });
    },
    { word, count: COUNT },
  );
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search feedback" })).toHaveValue(word);
  await expect.poll(() => page.evaluate(() => window.foundFirst)).toBe(said.length);
});

test("a list that comes back after a search that found nothing begins at its top, and a list of another workspace too", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  const customers = items(80).map(({ id }, at) => ({ id, name: `${at % 2 ? "North" : "South"} ${String(at).padStart(2, "0")}` }));
  await pia.openSnapshot(file({ customers, feedback: list.slice(0, 200) }));
  await pia.goTo("Customers");
  const table = page.getByRole("table", { name: "Customers" });
  const row = (number) => table.locator(`[aria-rowindex='${number}']`);
  await turnWheel(page, table, 300, async () => (await lastOf(table.getByRole("row"), "aria-rowindex")) === 81);
  const field = page.getByRole("searchbox", { name: "Search customers" });
  await field.fill("nowhere");
  await expect(table).toBeHidden();
  await field.fill("north");
  await expect(table).toHaveAttribute("aria-rowcount", "41");
  for (const number of [2, 9]) await expect(row(number)).toBeInViewport();

  const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  const first = rows.and(page.locator("[aria-posinset='1']"));
  await pia.goTo("Inbox");
  await turnWheel(page, rows.nth(5), 400, async () => (await lastOf(rows, "aria-posinset")) > 30);
  await test.step("who comes back to it finds it where it was", async () => {
    await pia.goTo("Ideas");
    await pia.goTo("Inbox");
    await expect(first).not.toBeInViewport();
  });
  await pia.trySample();
  await expect(first).toBeInViewport();
});
