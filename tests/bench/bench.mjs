// Measures the app beside the two pages: 10,000 items until they can be used, brought in from a file until saved, and
// one edit until it is saved; and the bytes of a first visit. Every repetition gives each a browser with a fresh profile on
// disk, in turns, so that a slow minute of the machine is everybody's.
//
//   npm run bench [-- repetitions]

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { serve } from "../../scripts/serve.mjs";
import { contenders } from "./contenders.mjs";
import { items, snapshot } from "./items.mjs";
import { install } from "./probe.mjs";

const repetitions = Number(process.argv[2] ?? 9);
const count = 10_000;
const editsPerRun = 5;
const results = join(import.meta.dirname, "results");
const launch = {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  viewport: { width: 1440, height: 900 },
};

mkdirSync(results, { recursive: true });
const list = items(count);
writeFileSync(join(results, "items.json"), JSON.stringify(list));
writeFileSync(join(results, "items.tandem.json"), snapshot(list));

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One browser, one contender: the figures of one repetition. */
async function run(contender) {
  const profile = mkdtempSync(join(tmpdir(), "tandem-bench-"));
  let bytes = 0;
  const site = await serve(contender.folder, 0, (_, length) => (bytes += length));
  const context = await chromium.launchPersistentContext(profile, { ...launch, baseURL: site.origin });
  await context.addInitScript(install, contender.selectors);
  const open = async () => {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("HeapProfiler.collectGarbage");
    return page;
  };
  const result = (page) => page.evaluate(() => window.probe.result);

  const first = await open();
  await first.goto(contender.first);
  await first.waitForLoadState("networkidle");
  const firstVisit = bytes;
  await first.evaluate(() => window.probe.watch("change"));
  await contender.bringIn(first, join(results, contender.file));
  const bringIn = await result(first);
  // The app folds its journal when nothing has happened for two seconds; the others have nothing left to do.
  await first.waitForTimeout(4000);
  await first.close();

  const starts = [];
  const edits = [];
  for (let visit = 0; visit < 3; visit += 1) {
    const page = await open();
    await page.goto(contender.address);
    starts.push(await page.evaluate(() => window.probe.interactive));
    if (visit === 2) {
      for (let edit = 0; edit < editsPerRun; edit += 1) {
        await contender.edit(page, `an edited title ${edit}`);
        await page.evaluate(() => window.probe.watch("keydown"));
        await page.keyboard.press("Enter");
        edits.push(await result(page));
      }
    }
    await page.close();
  }
  await context.close();
  await site.stop();
  rmSync(profile, { recursive: true, force: true });
  // The first visit after an import fills the browser's caches of compiled code.
  return { start: median(starts.slice(1)), bringIn, edit: median(edits), firstVisit };
}

const measured = Object.fromEntries(contenders.map(({ name }) => [name, []]));
for (let repetition = 0; repetition < repetitions; repetition += 1) {
  for (let turn = 0; turn < contenders.length; turn += 1) {
    const contender = contenders[(repetition + turn) % contenders.length];
    const figures = await run(contender);
    measured[contender.name].push(figures);
    const told = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(1)}`);
    console.log(`${repetition + 1}/${repetitions} ${contender.name.padEnd(7)} ${told.join("  ")}`);
  }
}

const lines = [
  { title: "start to interactive, ms", key: "start", bars: { react: 0.7, plain: 1.0 } },
  { title: "import until saved, ms", key: "bringIn", bars: { react: 0.1, plain: 0.1 } },
  { title: "one edit until saved, ms", key: "edit", bars: {} },
  { title: "first visit, bytes", key: "firstVisit", bars: {} },
];
const middle = (name, key) => median(measured[name].map((figures) => figures[key]));
const figure = (value) => (value >= 100 ? String(Math.round(value)) : value.toFixed(2));

console.log(`\n${count} items, medians of ${repetitions}, ${cpus().length} cores, ${process.platform}\n`);
console.log("| figure | Tandem | plain JS | React 19 | to plain | to React | must |");
console.log("|---|---:|---:|---:|---:|---:|---|");
for (const { title, key, bars } of lines) {
  const [tandem, plain, react] = ["Tandem", "plain", "react"].map((name) => middle(name, key));
  const must = Object.entries(bars).map(([name, bar]) => `<= ${bar} x ${name}`).join(", ");
  const ratios = [tandem / plain, tandem / react].map((ratio) => ratio.toFixed(2));
  console.log(`| ${title} | ${[tandem, plain, react].map(figure).join(" | ")} | ${ratios.join(" | ")} | ${must} |`);
}
console.log(`\nfirst visit: ${(middle("Tandem", "firstVisit") / 1000).toFixed(1)} kB brotli with all that works offline; must <= 250 kB`);
