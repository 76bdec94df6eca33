// Measures the app beside a plain-JavaScript page and a React page that keep one record per item: items brought in from a
// file until all is saved, the start until the page can be used, one edit until it is saved, scrolling, and the bytes of
// a first visit. Every repetition gives each a browser with a fresh profile on disk, in turns, so that a slow minute of
// the machine is everybody's. The first round only warms up the machine and does not count.
//
//   npm run bench -- [--repetitions 9] [--items 10000,100000]

import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { serve } from "../../scripts/serve.mjs";
import { contenders } from "./contenders.mjs";
import { items, snapshot } from "./items.mjs";
import { growth, table } from "./report.mjs";
import { median, run, weigh } from "./run.mjs";

const { values: chosen } = parseArgs({
  options: {
    repetitions: { type: "string", default: "9" },
    items: { type: "string", default: "10000" },
  },
});
const repetitions = Number(chosen.repetitions);
const counts = chosen.items.split(",").map(Number);
if (![repetitions, ...counts].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("Give whole numbers, such as --repetitions 9 --items 10000,100000");
  process.exit(2);
}

const results = join(import.meta.dirname, "results");
mkdirSync(results, { recursive: true });

/** Each contender with the site that it is served from, and how much that has sent. */
const sites = await Promise.all(
  contenders.map(async (contender) => {
    const sent = { bytes: 0 };
    const { origin, stop } = await serve(contender.folder, 0, (_, bytes) => (sent.bytes += bytes));
    return { contender, origin, sent, stop };
  }),
);
for (const site of sites) Object.assign(site, await weigh(site));

const busy = () => loadavg()[0].toFixed(1);
const medians = [];
for (const count of counts) {
  const list = items(count);
  writeFileSync(join(results, "items.json"), JSON.stringify(list));
  writeFileSync(join(results, "items.tandem.json"), snapshot({ feedback: list }));
  const measured = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  const before = busy();
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (let turn = 0; turn < sites.length; turn += 1) {
      const site = sites[(repetition + turn) % sites.length];
      const { firstScreen, firstVisit } = site;
      const figures = { ...(await run(site, join(results, site.contender.file))), firstScreen, firstVisit };
      if (repetition > 0) measured[site.contender.name].push(figures);
      const told = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(median([value].flat()))}`);
      console.log(`${repetition || "warm-up"}/${repetitions} ${site.contender.name.padEnd(7)} ${told.join("  ")}`);
    }
  }
  console.log(`\n${count} items, medians of ${repetitions}, load of the machine ${before} before and ${busy()} after\n`);
  medians.push(table(count, measured));
}
if (counts.length > 1) growth(counts, medians);
for (const { stop } of sites) await stop();
