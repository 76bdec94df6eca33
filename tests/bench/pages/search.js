// Searching without a page around it, in Tandem's core and in MiniSearch, over the same texts: building the index, each
// key of what somebody types, and what of the right texts is found. The page is asked for one thing at a time.

import MiniSearch from "minisearch";
import init, { Search } from "./tandem_bench.js";

import { LAST, relevant, searches, texts } from "./corpus.js";
import { options } from "./minisearch.js";

/** How long Tandem reads at a stretch, in milliseconds, and how many records between two looks at the clock (session/finder.rs). */
const SLICE = 8;
const STEP = 64;

const breathe = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(port1.close());
    port2.postMessage(0);
  });

const engines = {
  Tandem: {
    async prepare(list) {
      this.wasm = await init();
      this.search = new Search();
      for (let at = 0; at < list.length; at += 1000) {
        this.search.add(list.slice(at, at + 1000).map(({ title, body }) => `${title}\t${body}\n`).join(""));
      }
      this.search.open();
    },
    /** Builds in slices, as the page does; the milliseconds of work and of the longest slice. */
    async build() {
      this.search.begin();
      let [sum, longest, done] = [0, 0, false];
      while (!done) {
        await breathe();
        const began = performance.now();
        while (!done && performance.now() - began < SLICE) done = this.search.step(STEP);
        const ms = performance.now() - began;
        sum += ms;
        longest = Math.max(longest, ms);
      }
      return { ms: sum, longest };
    },
    find(typed) {
      return this.search.find(typed);
    },
    found() {
      return [...this.search.found()];
    },
    bytes() {
      return this.wasm.memory.buffer.byteLength;
    },
  },
  MiniSearch: {
    prepare(list) {
      this.list = list.map(({ title, body }, id) => ({ id, title, body }));
    },
    async build() {
      this.index = new MiniSearch({ fields: ["title", "body"] });
      const began = performance.now();
      this.index.addAll(this.list);
      const ms = performance.now() - began;
      return { ms, longest: ms };
    },
    find(typed) {
      this.results = this.index.search(typed, options);
      return this.results.length;
    },
    found() {
      return this.results.map(({ id }) => id);
    },
    bytes: () => 0,
  },
};

let list;
window.bench = {
  /** Prepares so many texts in the engines of these names. */
  async prepare(count, names) {
    list = texts(count);
    for (const name of names) await engines[name].prepare(list);
  },
  /** Lets go of the texts that only the test itself needs, before memory is measured. */
  forget() {
    list = undefined;
  },
  build: (name) => engines[name].build(),
  bytes: (name) => engines[name].bytes(),
  /** Types searches key by key, in each engine in turn; the milliseconds of each key and the share of the right texts found. */
  type(count, seed) {
    const keys = { Tandem: [], MiniSearch: [] };
    const recall = { Tandem: [], MiniSearch: [] };
    const names = Object.keys(engines);
    for (const { typed, meant } of searches(list, count, seed)) {
      for (let end = 1; end <= typed.length; end += 1) {
        for (const name of end % 2 ? names : names.toReversed()) {
          const began = performance.now();
          engines[name].find(typed.slice(0, end));
          keys[name].push(performance.now() - began);
        }
      }
      const right = relevant(list, meant);
      for (const name of names) {
        const found = new Set(engines[name].found());
        recall[name].push(right.filter((at) => found.has(at)).length / right.length);
      }
    }
    return { keys, recall };
  },
  /** Whether what was read last can be found. */
  complete: (name) => engines[name].find(LAST) === 1,
};
