// The table: medians, ratios to both pages, and whether the bars are met.

import { median } from "./run.mjs";

const at = (part) => (numbers) => [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * part) - 1];
const longest = (numbers) => Math.max(...numbers);

const STARTED = "start until a key press is answered, ms";

/** How much of the others' start the app's may take: objects that cross the border cost more the more there are. */
const startBars = (count) => ({ react: count > 10_000 ? 0.3 : 0.7, plain: 1 });

/** The lines: a figure of every repetition, and the bars it must not exceed, as parts of the others or in its own unit. */
const lines = (count) => [
  { title: "start until rows are shown, ms", of: (run) => run.rows, bars: startBars(count) },
  { title: STARTED, of: (run) => run.start, bars: startBars(count) },
  { title: "bring in a file until saved, ms", of: (run) => run.bringIn, bars: { react: 0.1, plain: 0.1 } },
  { title: "one edit until saved, ms", of: (run) => median(run.edits) },
  { title: "one edit, 99th percentile, ms", of: (run) => run.edits, over: at(0.99), bars: { itself: 20 } },
  { title: "frame while scrolling, ms", of: (run) => median(run.frames) },
  { title: "frame, 95th percentile, ms", of: (run) => at(0.95)(run.frames) },
  { title: "frame, longest, ms", of: (run) => longest(run.frames) },
  { title: "first visit until the first screen, bytes", of: (run) => run.firstScreen, bars: { itself: 250_000 } },
  { title: "first visit with all that works offline, bytes", of: (run) => run.firstVisit, bars: { itself: 250_000 } },
];

const figure = (value) => (value >= 100 ? String(Math.round(value)) : value.toFixed(2));

/**
 * Prints the table.
 * @param {number} count how many items there were
 * @param {Record<string, object[]>} measured the figures of every repetition by contender
 * @returns {Record<string, number[]>} one number for every line by contender
 */
export function table(count, measured) {
  const wanted = lines(count);
  const middles = Object.fromEntries(
    Object.entries(measured).map(([name, runs]) => [name, wanted.map(({ of, over = median }) => over(runs.flatMap(of)))]),
  );
  console.log("| figure | Tandem | plain JS | React 19 | to plain | to React | must be | |");
  console.log("|---|---:|---:|---:|---:|---:|---|---|");
  wanted.forEach(({ title, bars = {} }, line) => {
    const [tandem, plain, react] = ["Tandem", "plain", "react"].map((name) => middles[name][line]);
    const base = { plain, react, itself: 1 };
    const must = Object.entries(bars).map(([name, bar]) => (name === "itself" ? `<= ${bar}` : `<= ${bar} x ${name}`));
    const isMet = Object.entries(bars).every(([name, bar]) => tandem <= bar * base[name]);
    const verdict = must.length === 0 ? "" : isMet ? "met" : "NOT met";
    const ratios = [tandem / plain, tandem / react].map((ratio) => ratio.toFixed(2));
    const cells = [title, ...[tandem, plain, react].map(figure), ...ratios, must.join(", "), verdict];
    console.log(`| ${cells.join(" | ")} |`);
  });
  console.log("");
  return middles;
}

/** Prints how the start grows with the number of items: the exponent, 1 where twice the items take twice as long. */
export function growth(counts, middles) {
  const started = lines(0).findIndex(({ title }) => title === STARTED);
  const exponents = Object.keys(middles[0]).map((name) => {
    const [few, many] = [middles[0], middles.at(-1)].map((medians) => medians[name][started]);
    return `${name} ${(Math.log(many / few) / Math.log(counts.at(-1) / counts[0])).toFixed(2)}`;
  });
  console.log(`growth of the start from ${counts[0]} to ${counts.at(-1)} items, exponent: ${exponents.join(", ")}; must be <= 0.35`);
}
