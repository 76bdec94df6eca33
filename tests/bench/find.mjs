// Measures searching in the page beside a React page with MiniSearch, in turns, each in a browser of its own: from a key
// until what it finds is in the page, memory, and how they grow with the number of items.
//
//   npm run find -- [--repetitions 9] [--items 10000,100000]

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { serve } from "../../scripts/serve.mjs";
import { finders } from "./contenders.mjs";
import { searchable, snapshot } from "./items.mjs";
import { LAST, searches } from "./pages/corpus.js";
import { install } from "./probe.mjs";
import { at, exponent, line, lineHead } from "./report.mjs";
import { launch, median, viewport } from "./run.mjs";

const SEARCHES = 3;
/** The word of the last item with a typo, which is forgiven once everything has been read. */
const MISSPELT = `${LAST.slice(0, -1)}q`;
/** How long a page must be still, in milliseconds, until a key is answered. */
const STILL = 250;

const { values: chosen } = parseArgs({
  options: { repetitions: { type: "string", default: "9" }, items: { type: "string", default: "10000,100000" } },
});
const repetitions = Number(chosen.repetitions);
const counts = chosen.items.split(",").map(Number);
const results = join(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });
const busy = () => loadavg()[0].toFixed(1);

/** A contender in a browser with a profile on disk that holds the items. */
async function settle(contender) {
  const { origin, stop } = await serve(contender.folder, 0);
  const profile = mkdtempSync(join(tmpdir(), "tandem-bench-"));
  const context = await chromium.launchPersistentContext(profile, { ...launch, viewport, baseURL: origin });
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  await page.addInitScript(install, { ...contender.look, start: false });
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await contender.isKept(page);
  await contender.prepare(page);
  await page.evaluate(() => window.probe.watch("change"));
  await contender.bringIn(page, join(results, contender.file));
  await page.evaluate(() => window.probe.result);
  await contender.isAtRest(page);
  await page.close();
  const leave = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    await stop();
  };
  return { contender, context, keys: [], painted: [], bytes: [], leave };
}

/** What is searched for: what the keys of an English keyboard write. */
function typable(list, seed) {
  const all = searches(list, 4 * SEARCHES, seed).map(({ typed }) => typed);
  return all.filter((typed) => /^[ -~]+$/.test(typed)).slice(0, SEARCHES);
}

/** Opens the page, waits until everything has been read for the search, and types. */
async function type(site, list, repetition) {
  const page = await site.context.newPage();
  const devtools = await site.context.newCDPSession(page);
  const collect = () => devtools.send("HeapProfiler.collectGarbage");
  await page.addInitScript(install, { ...site.contender.look, start: false });
  await page.goto(site.contender.address);
  await page.evaluate(() => window.probe.untilRows(10));
  const field = page.getByRole("searchbox");
  await field.fill(MISSPELT);
  await page.waitForFunction(() => window.probe.rows() === 1, null, { polling: 100 });
  await field.fill("");
  await page.evaluate(() => window.probe.untilRows(10));
  await collect();
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const bytes = (usedSize + (await page.evaluate(() => window.probe.bytes()))) / list.length;
  for (const typed of typable(list, repetition)) {
    await field.fill("");
    await collect();
    for (const letter of typed) {
      await page.evaluate((still) => window.probe.watchKey(still), STILL);
      await page.keyboard.press(letter === " " ? "Space" : letter);
      const found = await page.evaluate(() => window.probe.result);
      if (!found || repetition === 0) continue;
      site.keys.push(found.laidOut);
      site.painted.push(found.painted);
    }
  }
  if (repetition > 0) site.bytes.push(bytes);
  await page.close();
}

const middles = [];
for (const count of counts) {
  const list = searchable(count);
  writeFileSync(join(results, "items.json"), JSON.stringify(list));
  writeFileSync(join(results, "items.tandem.json"), snapshot({ feedback: list }));
  const before = busy();
  const sites = [];
  for (const contender of finders) sites.push(await settle(contender));
  // The first repetition warms up and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const site of repetition % 2 ? sites : sites.toReversed()) await type(site, list, repetition);
    const told = sites.map(({ contender, keys }) => `${contender.name} ${keys.length} keys, ${median(keys)?.toFixed(1)} ms`);
    console.log(`${repetition || "warm-up"}/${repetitions} ${told.join("  ")}`);
  }
  const of = (figure) => sites.map(figure);
  const p95 = of(({ keys }) => at(0.95)(keys));
  console.log(`\n${count} items, ${repetitions} repetitions, ${sites[0].keys.length} keys, load of the machine ${before} before and ${busy()} after\n`);
  lineHead("React 19 with MiniSearch");
  line("a key to results in the page, median, ms", ...of(({ keys }) => median(keys)));
  line("a key to results in the page, 95th percentile, ms", ...p95, { ratio: 1 / 12, itself: 10 });
  line("a key to results painted, 95th percentile, ms", ...of(({ painted }) => at(0.95)(painted)));
  line("memory of the page an item, bytes", ...of(({ bytes }) => median(bytes)), { itself: 1000 });
  console.log("");
  middles.push(p95[0]);
  for (const { leave } of sites) await leave();
}
if (counts.length > 1) exponent("a key to results in the page", counts, middles);
