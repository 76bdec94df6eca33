// Measures searching beside MiniSearch, in one page of one browser, in turns: building the index, each key of what
// somebody types with the recall beside it, memory, and how they grow with the number of items.
//
//   npm run search -- [--repetitions 9] [--items 10000,100000]

import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { serve } from "../../scripts/serve.mjs";
import { at, exponent, line, lineHead } from "./report.mjs";
import { launch, median } from "./run.mjs";

const SEARCHES = 8;
/** A slice leaves room for a frame. */
const FRAME = 16;
const names = ["Tandem", "MiniSearch"];

const { values: chosen } = parseArgs({
  options: { repetitions: { type: "string", default: "9" }, items: { type: "string", default: "10000,100000" } },
});
const repetitions = Number(chosen.repetitions);
const counts = chosen.items.split(",").map(Number);

const { origin, stop } = await serve(join(import.meta.dirname, "results", "pages", "compute"), 0);
const browser = await chromium.launch(launch);

/** A page that answers, and how to collect its garbage. */
async function open() {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  await page.goto(`${origin}/search.html`);
  const devtools = await page.context().newCDPSession(page);
  const ask = (what, ...given) =>
    page.evaluate(async ([what, given]) => window.bench[what](...given), [what, given]);
  const collect = () => devtools.send("HeapProfiler.collectGarbage");
  const heap = async () => {
    await collect();
    return (await devtools.send("Runtime.getHeapUsage")).usedSize;
  };
  return { page, ask, collect, heap };
}

/** Bytes an item, its texts and the index together. */
async function weigh(name, count) {
  const { page, ask, heap } = await open();
  const before = await heap();
  await ask("prepare", count, [name]);
  await ask("build", name);
  if (!(await ask("complete", name))) throw new Error(`${name} has not read everything`);
  await ask("forget");
  const after = (await heap()) + (await ask("bytes", name));
  await page.close();
  return (after - before) / count;
}

const busy = () => loadavg()[0].toFixed(1);
const middles = [];
for (const count of counts) {
  const before = busy();
  const { page, ask, collect } = await open();
  await ask("prepare", count, names);
  const builds = { Tandem: [], MiniSearch: [] };
  const keys = { Tandem: [], MiniSearch: [] };
  const recall = { Tandem: [], MiniSearch: [] };
  // The first repetition warms up and does not count.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const name of repetition % 2 ? names : names.toReversed()) {
      await collect();
      const built = await ask("build", name);
      if (repetition > 0) builds[name].push(built);
    }
    await collect();
    const typed = await ask("type", SEARCHES, repetition);
    if (repetition === 0) continue;
    for (const name of names) {
      keys[name].push(...typed.keys[name]);
      recall[name].push(...typed.recall[name]);
    }
    const told = names.map((name) => {
      const { ms, longest } = builds[name].at(-1);
      return `${name} build ${ms.toFixed(0)} (longest ${longest.toFixed(1)}) key ${median(typed.keys[name]).toFixed(2)}`;
    });
    console.log(`${repetition}/${repetitions} ${told.join("  ")}`);
  }
  await page.close();
  const bytes = {};
  for (const name of names) bytes[name] = await weigh(name, count);
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const of = (figure) => names.map(figure);
  const build = of((name) => median(builds[name].map(({ ms }) => ms)));
  const p95 = of((name) => at(0.95)(keys[name]));
  console.log(`\n${count} items, ${repetitions} repetitions, ${keys.Tandem.length} keys, load of the machine ${before} before and ${busy()} after\n`);
  lineHead("MiniSearch");
  line("build the index, ms", ...build, { ratio: 0.1 });
  line("longest slice of building, ms", ...of((name) => Math.max(...builds[name].map(({ longest }) => longest))), { itself: FRAME });
  line("longest slice of building, median, ms", ...of((name) => median(builds[name].map(({ longest }) => longest))), { itself: FRAME });
  line("a key to what is found, median, ms", ...of((name) => median(keys[name])));
  line("a key to what is found, 95th percentile, ms", ...p95, { ratio: 0.05 });
  line("recall", ...of((name) => mean(recall[name])));
  line("memory an item, texts and index, bytes", ...of((name) => bytes[name]), { itself: 1000 });
  console.log("");
  middles.push({ build: build[0], p95: p95[0] });
}
if (counts.length > 1) {
  exponent("building the index", counts, middles.map(({ build }) => build));
  exponent("a key to what is found", counts, middles.map(({ p95 }) => p95));
}
await browser.close();
await stop();
