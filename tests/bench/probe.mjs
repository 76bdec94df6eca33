// What runs inside a measured page: it watches the page as a person does, by what is shown, and reads the page's clock.

/** Installed before the page's own scripts; `selectors` name what to look at. */
export function install(selectors) {
  const shown = (selector) => document.querySelector(selector)?.checkVisibility() ?? false;
  const isReady = () => shown(selectors.row) && shown(selectors.search) && !document.querySelector(selectors.search).disabled;
  const isSaved = () => document.querySelector(selectors.saved)?.textContent.trim() === "Saved";

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

  /** The time from an event, as the browser dates it, until the page has said that it was saving and then that all is saved. */
  const untilSaved = async (type) => {
    const began = await new Promise((done) => addEventListener(type, (event) => done(event.timeStamp), { capture: true, once: true }));
    await until(() => !isSaved());
    await until(isSaved);
    return performance.now() - began;
  };

  window.probe = {
    /** Milliseconds from the start of the navigation until rows and the search are there and painted. */
    interactive: until(isReady).then(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
    ),
    /** Begins to wait; `result` is there when it is over. */
    watch(type) {
      this.result = untilSaved(type);
    },
  };
}
