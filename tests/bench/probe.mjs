// What runs inside a measured page: it watches the page as a person does, by what is shown, and reads the page's clock.

/**
 * Installed before the page's own scripts.
 * @param {object} look where the rows, the part of the page that shows what was found, what shows that items were brought in, the search and the saved state are; `start` whether to measure the start, and
 *   `word` what to search for then, which one item holds
 */
export function install({ row, list, brought, search, saved, start, word }) {
  // The memory of WebAssembly is not on the heap that the browser tells of.
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
      return made;
    };
  }
  const shownRows = () => [...document.querySelectorAll(row)].filter((line) => line.checkVisibility());
  const isReady = () => {
    const field = document.querySelector(search);
    return Boolean(field) && !field.disabled && field.checkVisibility() && shownRows().length > 10;
  };
  const isSaved = () => document.querySelector(saved)?.textContent.trim() === "Saved";

  /** Comes back when a condition holds, asked after every change of the page. */
  const until = (condition) =>
    new Promise((done) => {
      const check = () => {
        if (!condition()) return;
        observer.disconnect();
        done();
      };
      const observer = new MutationObserver(check);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      check();
    });

  /** The time when what is in the page now has been painted and the page can do something else. */
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));

  /** Milliseconds from the navigation until the rows are painted, and until a word typed right then has been answered. */
  const measureStart = async () => {
    await until(isReady);
    const rows = await painted();
    document.querySelector(search).focus();
    document.execCommand("insertText", false, word);
    await until(() => shownRows().length === 1);
    return { rows, ready: await painted() };
  };

  /** Milliseconds from an event, as the browser dates it, until the page says that all is saved, and shows what came in. */
  const untilSaved = async (type) => {
    const began = await new Promise((done) => addEventListener(type, (event) => done(event.timeStamp), { capture: true, once: true }));
    await until(() => !isSaved());
    await until(() => isSaved() && document.querySelector(brought)?.checkVisibility());
    return performance.now() - began;
  };

  /**
   * Milliseconds from the next key press, as the browser dates it, until what it found is in the page and laid out, and
   * until that is painted; nothing if it changes nothing. It is over when the page has been still for so long.
   */
  const untilFound = async (still) => {
    const began = await new Promise((done) => addEventListener("keydown", (event) => done(event.timeStamp), { capture: true, once: true }));
    return new Promise((done) => {
      let found;
      let ending;
      const end = () => {
        observer.disconnect();
        done(found);
      };
      const wait = () => {
        clearTimeout(ending);
        ending = setTimeout(end, still);
      };
      const observer = new MutationObserver(() => {
        document.body.getBoundingClientRect();
        const now = { laidOut: performance.now() - began };
        found = now;
        painted().then((time) => (now.painted = time - began));
        wait();
      });
      observer.observe(document.querySelector(list), { subtree: true, childList: true, characterData: true });
      wait();
    });
  };

  window.probe = {
    started: start ? measureStart() : undefined,
    untilRows: (least) => until(() => shownRows().length >= least),
    /** Begins to wait; `result` is there when it is over. */
    watch(type) {
      this.result = untilSaved(type);
    },
    /** Begins to wait for what a key finds. */
    watchKey(still) {
      this.result = untilFound(still);
    },
    rows: () => shownRows().length,
    /** The bytes of the memories of WebAssembly, one shared by several parts counted once. */
    bytes: () => [...new Set(memories)].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    /** Begins to count frames. */
    countFrames() {
      const times = [];
      let scrolled = 0;
      const onScroll = () => (scrolled = performance.now());
      addEventListener("scroll", onScroll, { capture: true, passive: true });
      let ended;
      const count = (now) => {
        times.push(now);
        if (!ended) return requestAnimationFrame(count);
        // Scrolling goes on for a moment after the last turn of the wheel.
        if (now - scrolled < 200) return requestAnimationFrame(count);
        removeEventListener("scroll", onScroll, { capture: true });
        const moving = times.filter((time) => time <= scrolled);
        return ended({ frames: moving.slice(1).map((time, at) => time - moving[at]), moved: scrolled > 0 });
      };
      requestAnimationFrame(count);
      this.frames = () => new Promise((done) => (ended = done));
    },
  };
}
