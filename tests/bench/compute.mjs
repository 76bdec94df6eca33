// Measures what the core computes in bulk beside plain JavaScript, in one page of one browser, in turns: scoring and
// ranking 10,000 ideas after one edit, and 10,000 draws of 1,000 ideas.
//
//   npm run compute -- [--repetitions 9]

import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { serve } from "../../scripts/serve.mjs";
import { line, lineHead } from "./report.mjs";
import { launch, median } from "./run.mjs";

const IDEAS = 10_000;
const EDITS = 40;
const DRAWN = 1_000;
const DRAWS = 10_000;
/** A slice leaves room for a frame. */
const FRAME = 16;

const { values: chosen } = parseArgs({ options: { repetitions: { type: "string", default: "9" } } });
const repetitions = Number(chosen.repetitions);

const { origin, stop } = await serve(join(import.meta.dirname, "results", "pages", "compute"), 0);
const browser = await chromium.launch(launch);
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(String(error)));
await page.goto(origin);
const before = loadavg()[0].toFixed(1);

const ask = (what, ...given) =>
  page.evaluate(async ([what, given]) => (await window.bench)[what](...given), [what, given]);
await ask("prepare", IDEAS);
const edits = [];
const draws = [];
// The first repetition warms up and does not count.
for (let repetition = 0; repetition <= repetitions; repetition += 1) {
  const edited = [];
  for (let edit = 0; edit < EDITS; edit += 1) edited.push(await ask("edit"));
  const drawn = await ask("draw", DRAWN, DRAWS);
  if (repetition > 0) {
    edits.push(...edited);
    draws.push(drawn);
  }
  const told = Object.entries(drawn).map(([name, ms]) => `${name} ${ms.toFixed(0)}`);
  const of = (name) => median(edited.map((edit) => edit[name])).toFixed(2);
  console.log(`${repetition || "warm-up"}/${repetitions} edit Tandem ${of("Tandem")} objects ${of("objects")}  draws ${told.join(" ")}`);
}
await browser.close();
await stop();

const middle = (runs, name) => median(runs.map((run) => run[name]));
const best = Math.min(...["comparing", "packing", "digits"].map((sort) => middle(draws, sort)));
console.log(`\nmedians of ${repetitions}, load of the machine ${before} before and ${loadavg()[0].toFixed(1)} after\n`);
lineHead("JavaScript");
line(`score and rank ${IDEAS} ideas after one edit, ms, objects`, middle(edits, "Tandem"), middle(edits, "objects"), { ratio: 1 / 8 });
line(`${DRAWS} draws of ${DRAWN} ideas, ms, typed arrays sorted by comparing`, middle(draws, "Tandem"), middle(draws, "comparing"), { ratio: 0.1 });
line("the same, the best of three ways to sort", middle(draws, "Tandem"), best, { ratio: 0.1 });
line("longest slice of draws, ms", Math.max(...draws.map((run) => run.longest)), undefined, { itself: FRAME });
