// What is computed in bulk, in Tandem's core and in plain JavaScript, on the same numbers: scoring and ranking after an
// edit, and draws. The page is asked for one repetition at a time.

import init, { Bench } from "./tandem_bench.js";
import { Draws, sorts } from "./draws.js";

/** Reach, impact, confidence and effort of ideas, from a small seeded generator. */
function numbers(count) {
  let state = 7;
  const next = (end) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % end;
  const row = () => [1 + next(5000), [3, 2, 1, 0.5, 0.25][next(5)], [100, 80, 50][next(3)], 0.5 + next(40) / 2];
  return Float64Array.from(Array.from({ length: count }, row).flat());
}

/** Ideas as plain objects, scored and sorted after each edit. */
class Objects {
  constructor(numbers) {
    this.ideas = Array.from({ length: numbers.length / 4 }, (_, at) => {
      const [reach, impact, confidence, effort] = numbers.subarray(4 * at, 4 * at + 4);
      const id = `01920000-a000-7000-8000-${at.toString(16).padStart(12, "0")}`;
      return { id, title: `Idea ${at}`, reach, impact, confidence, effort, score: 0, rank: 0 };
    });
  }

  edit(at, reach) {
    const edited = this.ideas[at];
    edited.reach = reach;
    for (const idea of this.ideas) idea.score = (idea.reach * idea.impact * idea.confidence) / (100 * idea.effort);
    this.ranked = this.ideas.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    this.ranked.forEach((idea, place) => {
      const before = this.ranked[place - 1];
      idea.rank = before && before.score === idea.score ? before.rank : place + 1;
    });
    return edited.rank;
  }
}

const timed = (work) => {
  const began = performance.now();
  const result = work();
  return { result, ms: performance.now() - began };
};

window.bench = (async () => {
  await init();
  let core;
  let objects;
  let edited = 0;
  return {
    /** Prepares boards of so many ideas to edit. */
    prepare(count) {
      core = new Bench(numbers(count), false);
      objects = new Objects(numbers(count));
    },
    /** One edit in each; milliseconds. */
    edit() {
      edited += 1;
      const at = (edited * 7919) % objects.ideas.length;
      const reach = 1 + ((edited * 104729) % 5000);
      const inCore = timed(() => core.edit(at, reach));
      const inObjects = timed(() => objects.edit(at, reach));
      if (inCore.result !== inObjects.result) throw new Error(`rank ${inCore.result} is not ${inObjects.result}`);
      return { Tandem: inCore.ms, objects: inObjects.ms };
    },
    /** So many draws of so many ideas in each, Tandem's in slices of 10 ms as the page does it; milliseconds. */
    draw(count, draws) {
      const given = numbers(count);
      const times = {};
      for (const sort of sorts) {
        const typed = new Draws(given, sort);
        times[sort] = timed(() => {
          for (let draw = 0; draw < draws; draw += 1) typed.draw();
        }).ms;
      }
      const ranged = new Bench(given, true);
      ranged.begin();
      let [sum, longest, done] = [0, 0, 0];
      while (done < 1) {
        const { ms } = timed(() => {
          const began = performance.now();
          while (done < 1 && performance.now() - began < 10) done = ranged.step(32);
        });
        sum += ms;
        longest = Math.max(longest, ms);
      }
      ranged.free();
      return { ...times, Tandem: sum, longest };
    },
  };
})();
