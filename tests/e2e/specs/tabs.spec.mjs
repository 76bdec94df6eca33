// Several tabs of one browser on one workspace.

import { readFileSync } from "node:fs";

import { expect, test } from "../support/test.mjs";

// A trace holds the whole page at every key press, which takes longer than the edits.
test.use({ trace: "off" });

test("what is written in one tab appears in the others, and nothing is lost when all write at once", async ({ person }) => {
  test.setTimeout(360_000);
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addFeedback("Seen by all");
  const tabs = [pia];
  for (let more = 0; more < 3; more += 1) {
    const page = await pia.page.context().newPage();
    await page.goto("/inbox");
    await expect(page.getByRole("list", { name: "Inbox" })).toContainText("Seen by all");
    tabs.push(pia.at(page));
  }
  const rounds = 5;
  await Promise.all(
    tabs.map(async (tab, number) => {
      for (let round = 0; round < rounds; round += 1) await tab.addFeedback(`Tab ${number} round ${round}`);
    }),
  );
  for (const tab of tabs) {
    await expect(tab.page.getByRole("main").getByText(`${1 + tabs.length * rounds} feedback items`)).toBeVisible();
    await tab.hasSaved();
  }
  await pia.page.reload();
  await expect(pia.page.getByRole("main").getByText(`${1 + tabs.length * rounds} feedback items`)).toBeVisible();
});

const IDEAS = Array.from({ length: 20 }, (_, number) => `Idea ${String(number + 1).padStart(2, "0")}`);
const ROUNDS = 5;
const RICE = "Priorities";
const ICE = "A quick sorting";
/** What all tabs write, and what each writes that no other does. No idea gets all inputs of a board: the rows stay where they are. */
const SHARED = { board: RICE, input: "Reach", value: (tab, round, number) => 1_000 * (tab + 1) + 100 * round + number };
const figure = (round, number) => String(1 + round + number / 100);
const OWN = [
  { board: RICE, input: "Effort", value: figure },
  { board: RICE, input: "Confidence", value: (round) => ["50", "80", "100"][round % 3] },
  { board: ICE, input: "Impact", value: figure },
  { board: ICE, input: "Ease", value: figure },
];

test("four tabs that each make 200 edits of the same 20 ideas at once lose nothing", async ({ person }) => {
  // 800 edits by hand on a machine of any speed.
  test.setTimeout(1_200_000);
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await bringInIdeas(pia);
  await addBoard(pia, ICE, "ICE, mean");
  await pia.openBoard(RICE);
  const tabs = [pia];
  while (tabs.length < OWN.length) {
    tabs.push(pia.at(await windowOf(pia.page)));
  }

  const before = await madeChanges(pia);

  await Promise.all(
    tabs.map(async (tab, at) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await writeAll(tab, SHARED, (number) => SHARED.value(at, round, number));
        await writeAll(tab, OWN[at], (number) => OWN[at].value(round, number));
      }
    }),
  );

  for (const tab of tabs) await tab.hasSaved({ timeout: 120_000 });
  const shared = await agreed(tabs);
  expect((await madeChanges(pia)) - before, "every edit is a Change").toBe(tabs.length * 2 * ROUNDS * IDEAS.length);
  await Promise.all(tabs.map((tab) => tab.page.reload()));
  expect(await agreed(tabs)).toEqual(shared);
});

/** Opens the same address in a window of its own: the browser slows a tab down that stands behind another one. */
async function windowOf(page) {
  const opened = page.context().waitForEvent("page");
  await page.evaluate(() => void window.open(location.href, "", "popup,noopener"));
  return opened;
}

/** How many Changes this browser has made, by what an exported file says that it has seen. */
async function madeChanges(tab) {
  const { seen } = JSON.parse(readFileSync(await tab.exportSnapshot(), "utf8"));
  return Number(seen[0].split(":")[1]);
}

/** Brings in all ideas by a CSV file. */
async function bringInIdeas(tab) {
  await tab.goTo("Ideas");
  await tab.page.getByRole("button", { name: "Import" }).first().click();
  const buffer = Buffer.from(`Title\n${IDEAS.join("\n")}\n`);
  await tab.page.getByLabel("Choose files to import").setInputFiles({ name: "ideas.csv", mimeType: "text/csv", buffer });
  await tab.page.getByRole("button", { name: `Import ${IDEAS.length}` }).click();
  await tab.page.getByRole("link", { name: "See the ideas" }).click();
}

/** Adds a board that scores by a framework. */
async function addBoard(tab, name, framework) {
  await tab.goTo("Boards");
  await tab.page.getByRole("button", { name: "New board" }).first().click();
  const dialog = tab.page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Framework").selectOption({ label: framework });
  await dialog.getByRole("button", { name: "Add board" }).click();
  await expect(dialog).toBeHidden();
}

/** The cells of an input on a board, which is opened, in the order of the ideas. */
async function cellsOf(tab, { board, input }) {
  await tab.openBoard(board);
  await expect(tab.page.getByRole("rowheader")).toHaveText(IDEAS);
  return tab.page.getByLabel(`${input}, my estimate`);
}

/** Writes an estimate of every idea, from row to row; waits for nothing to be saved. */
async function writeAll(tab, where, value) {
  const cells = await cellsOf(tab, where);
  for (const number of IDEAS.keys()) {
    if (where.input === "Confidence") {
      await cells.nth(number).selectOption(value(number));
    } else {
      await cells.nth(number).fill(String(value(number)));
      await tab.page.keyboard.press("Enter");
    }
  }
}

/** Expects the same in all tabs: what each wrote last where it wrote alone, what one of them wrote last where all did. */
async function agreed(tabs) {
  const read = async (tab, where) => {
    const cells = await cellsOf(tab, where);
    return () => cells.evaluateAll((inputs) => inputs.map((input) => input.value));
  };
  const last = ROUNDS - 1;
  for (const where of OWN) {
    const wanted = IDEAS.map((_, number) => where.value(last, number));
    for (const tab of tabs) await expect.poll(await read(tab, where), `${where.board}: ${where.input}`).toEqual(wanted);
  }
  const shared = await (await read(tabs[0], SHARED))();
  for (const [number, value] of shared.entries()) {
    expect(tabs.map((_, at) => String(SHARED.value(at, last, number)))).toContain(value);
  }
  for (const tab of tabs) await expect.poll(await read(tab, SHARED), "the same in every tab").toEqual(shared);
  return shared;
}
