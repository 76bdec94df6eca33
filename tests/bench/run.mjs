// One repetition: one contender in a browser of its own.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { WANTED } from "./items.mjs";
import { install } from "./probe.mjs";

const VISITS = 4;
const EDITS = 10;
const WHEELS = 120;
const WHEEL = 600;

export const launch = {
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
};
export const viewport = { width: 1440, height: 900 };

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Counts the bytes that a first visit transfers, which are always the same.
 * @param {object} site the contender, where it is served and what was sent
 * @returns {Promise<object>} those until the first screen, and those with all that a service worker keeps for later
 */
export async function weigh({ contender, origin, sent }) {
  const browser = await chromium.launch(launch);
  const visit = async (serviceWorkers) => {
    const context = await browser.newContext({ baseURL: origin, serviceWorkers });
    const page = await context.newPage();
    // What comes while the first screen is read is not waited for.
    if (serviceWorkers === "block" && contender.later) await context.route(contender.later, (route) => route.abort());
    sent.bytes = 0;
    await page.goto("/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    if (serviceWorkers === "allow") await contender.isKept(page);
    await context.close();
    return sent.bytes;
  };
  const weight = { firstScreen: await visit("block"), firstVisit: await visit("allow") };
  await browser.close();
  return weight;
}

/**
 * Measures a contender once.
 * @param {object} site the contender and where it is served
 * @param {string} file the file to bring in
 * @returns {Promise<object>} milliseconds by name; `edits` and `frames` are lists
 */
export async function run({ contender, origin }, file) {
  // A context that is off the record would keep its IndexedDB in memory.
  const profile = mkdtempSync(join(tmpdir(), "tandem-bench-"));
  const context = await chromium.launchPersistentContext(profile, { ...launch, viewport, baseURL: origin });
  context.setDefaultTimeout(180_000);

  const open = async (start) => {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const collect = () => devtools.send("HeapProfiler.collectGarbage");
    await page.addInitScript(install, { ...contender.look, start, word: WANTED });
    await collect();
    return { page, collect };
  };
  const result = (page) => page.evaluate(() => window.probe.result);

  const first = await open(false);
  await first.page.goto("/");
  await first.page.getByRole("heading", { level: 1 }).waitFor();
  if (!(await first.page.evaluate(() => crossOriginIsolated))) throw new Error("without isolation the clock is coarse");
  await contender.isKept(first.page);
  await contender.prepare(first.page);
  await first.collect();
  await first.page.evaluate(() => window.probe.watch("change"));
  await contender.bringIn(first.page, file);
  const bringIn = await result(first.page);
  await contender.isAtRest(first.page);
  await first.page.close();

  const starts = [];
  for (let visit = 1; visit <= VISITS; visit += 1) {
    const { page, collect } = await open(true);
    await page.goto(contender.address);
    const start = await page.evaluate(() => window.probe.started);
    // The first visit after bringing in fills the browser's caches of compiled code.
    if (visit > 1) starts.push(start);
    if (visit === VISITS) {
      await page.getByRole("searchbox").fill("");
      await page.evaluate(() => window.probe.untilRows(10));
      const frames = await scroll(page, contender, collect);
      const edits = await edit(page, contender, collect);
      await context.close();
      rmSync(profile, { recursive: true, force: true });
      const rows = median(starts.map((start) => start.rows));
      const ready = median(starts.map((start) => start.ready));
      return { rows, start: ready, bringIn, edits, frames };
    }
    await page.close();
  }
}

/** Turns the wheel over the list; the milliseconds of each frame. */
async function scroll(page, contender, collect) {
  const { x, y, width, height } = await contender.scroller(page).boundingBox();
  await page.mouse.move(x + width / 2, y + Math.min(height, 600) / 2);
  await collect();
  await page.evaluate(() => window.probe.countFrames());
  for (let wheel = 0; wheel < WHEELS; wheel += 1) await page.mouse.wheel(0, WHEEL);
  const { frames, moved } = await page.evaluate(() => window.probe.frames());
  if (!moved) throw new Error(`${contender.name}: the wheel did not scroll the list`);
  for (let wheel = 0; wheel < 2; wheel += 1) await page.mouse.wheel(0, -WHEEL * WHEELS);
  return frames;
}

/** Changes a title again and again; the milliseconds of each, from the key press until it is saved. */
async function edit(page, contender, collect) {
  const edits = [];
  for (let number = 0; number < EDITS; number += 1) {
    await contender.edit(page, `an edited title ${number}`);
    await collect();
    await page.evaluate(() => window.probe.watch("keydown"));
    await page.keyboard.press("Enter");
    edits.push(await page.evaluate(() => window.probe.result));
  }
  return edits;
}
