// The table: medians, ratios to both pages, and whether the bars are met.

import { median } from "./run.mjs";

/** The number below which a part of all numbers lies. */
export const at = (part) => (numbers) => [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * part) - 1];
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

/** Prints the head of a table that holds Tandem against one other. */
export function lineHead(other) {
  console.log(`| figure | Tandem | ${other} | ratio | must be | |`);
  console.log("|---|---:|---:|---:|---|---|");
}

/** Prints a line of it, with what Tandem's figure must not exceed: a `ratio` to the other's, or `itself`. */
export function line(title, own, other, { ratio, itself } = {}) {
  const bars = [[ratio, other, `<= ${ratio?.toFixed(3)} x`], [itself, 1, `<= ${itself}`]].filter(([bar]) => bar !== undefined);
  const isMet = bars.every(([bar, base]) => own <= bar * base);
  const shown = (value) => (value === undefined ? "" : figure(value));
  const parts = [title, shown(own), shown(other), other === undefined ? "" : (own / other).toFixed(3)];
  console.log(`| ${[...parts, bars.map(([, , must]) => must).join(", "), bars.length === 0 ? "" : isMet ? "met" : "NOT met"].join(" | ")} |`);
}

/** Prints how a figure grows with the number of items: 1 where twice the items take twice as long. */
export function exponent(title, counts, [few, ...more]) {
  const grown = Math.log(more.at(-1) / few) / Math.log(counts.at(-1) / counts[0]);
  console.log(`growth of ${title} from ${counts[0]} to ${counts.at(-1)} items, exponent ${grown.toFixed(2)}; must be <= 1.1`);
}
