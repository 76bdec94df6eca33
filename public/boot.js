// Starts the program: theme and density before the first paint, then the module. A file of its own because the
// Content-Security-Policy allows no script in the page, and no module because those wait for the page's first paint.
{
  const { js, wasm, rest: path } = document.currentScript.dataset;
  const root = document.documentElement;

  /** A setting from localStorage, or of this tab alone; none where the browser refuses it. */
  const kept = (key, place = "localStorage") => {
    try {
      return window[place].getItem(key);
    } catch {
      return null;
    }
  };

  const theme = kept("tandem.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  if (kept("tandem.density") === "compact") root.dataset.density = "compact";

  /** Whether this browser has IndexedDB and WebAssembly with SIMD: the module's one function makes a vector of zeros. */
  const isFit = () => {
    const head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const signature = [1, 5, 1, 0x60, 0, 1, 0x7b];
    const functions = [3, 2, 1, 0];
    const code = [10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x11, 0x0b];
    const simd = new Uint8Array([...head, ...signature, ...functions, ...code]);
    return "indexedDB" in window && typeof WebAssembly === "object" && WebAssembly.validate(simd);
  };

  /**
   * Starts to read the current workspace while the wasm is on its way; src/storage/early.rs takes it over, once. Whatever
   * is not as usual (no database yet, one of a newer program) is left to the program.
   */
  const readEarly = (id) => {
    const database = `tandem.${id}`;
    const read = new Promise((done) => {
      const open = indexedDB.open(database);
      open.onupgradeneeded = () => open.transaction.abort();
      open.onerror = () => done(null);
      open.onsuccess = () => {
        const connection = open.result;
        try {
          const transaction = connection.transaction(["meta", "journal", "pages"]);
          const [meta, journal, pages] = ["meta", "journal", "pages"].map((name) => transaction.objectStore(name));
          const requests = {
            meta: meta.get("state"),
            history: meta.get("history"),
            directory: meta.get("directory"),
            numbers: pages.getAllKeys(),
            pages: pages.getAll(),
            journal: journal.getAll(),
          };
          const results = () => Object.entries(requests).map(([name, request]) => [name, request.result]);
          // Answers come in the order of the questions; after the last one there is nothing to wait for.
          requests.journal.onsuccess = () => done(connection.version === 1 ? Object.fromEntries(results()) : null);
          transaction.onabort = () => done(null);
        } catch {
          done(null);
        }
        connection.close();
      };
    });
    window.tandemEarlyRead = { database, read: read.catch(() => null) };
    return window.tandemEarlyRead.read;
  };

  /** How long the page waits with its frame for what it will show, in milliseconds: drawn empty before, it is drawn twice. */
  const PATIENCE = 150;
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  const pageIsRead = new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));

  const say = async (text) => {
    await pageIsRead;
    document.getElementById("boot-text").textContent = text;
  };

  /**
   * The program's second file (scripts/split.mjs), which shares the memory and the table of functions with the first.
   * `first` is given what that exports. Whatever in the table stands in for a function that comes later calls `load`,
   * which brings the file in before it returns; nobody should have to wait like that, and nobody does who is slower than
   * the network.
   */
  const restOf = (path, isFirstVisit) => {
    let known, coming, tell;
    let isThere = false;
    const told = new Promise((done) => (tell = done));
    const place = (module) => {
      if (!isThere) new WebAssembly.Instance(module, { first: known });
      isThere = true;
    };
    const come = async () => {
      const module = await WebAssembly.compileStreaming(fetch(path));
      await told;
      place(module);
    };
    return {
      isFirstVisit,
      set first(given) {
        known = given;
        tell();
      },
      ready() {
        coming ??= come().catch((error) => {
          coming = undefined;
          throw error;
        });
        return coming;
      },
      load() {
        if (isThere) return;
        const request = new XMLHttpRequest();
        request.open("GET", path, false);
        request.overrideMimeType("text/plain; charset=x-user-defined");
        request.send();
        place(new WebAssembly.Module(Uint8Array.from(request.response, (letter) => letter.charCodeAt(0))));
      },
    };
  };

  /**
   * Says that the program has stopped: what traps, hears nothing any more, and whatever it showed last would go on standing
   * there. Over everything, also over a dialog, and without a veil: what was typed can still be copied.
   */
  const tellStopped = ({ error, reason }) => {
    if (!((error ?? reason) instanceof WebAssembly.RuntimeError) || document.querySelector(".boot-stopped")) return;
    const [box, text, button] = ["div", "p", "button"].map((name) => document.createElement(name));
    box.className = "boot-stopped banner tone-bad";
    box.role = "alert";
    box.popover = "manual";
    text.className = "banner-text";
    button.className = "button";
    button.textContent = "Reload";
    button.addEventListener("click", () => location.reload());
    box.append(text, button);
    (document.querySelector("dialog[open]") ?? document.body).append(box);
    box.showPopover?.();
    // Said once it is there, so that it is read out.
    text.textContent =
      "Tandem has stopped because of an error. What was shown as saved is saved; copy what you were writing, then reload the page to go on.";
  };

  const start = async (read) => {
    const rest = path && restOf(path, location.pathname === "/" && !kept("tandem.me") && !kept("tandem.workspaces"));
    if (rest) window.tandemRest = rest;
    const compiling = WebAssembly.compileStreaming(fetch(wasm));
    if (rest && !rest.isFirstVisit) rest.ready().catch(() => {});
    const [module, compiled] = await Promise.all([import(js), compiling, pageIsRead]);
    await Promise.race([read, pause(PATIENCE)]);
    await module.default({ module_or_path: compiled });
    if (rest && !rest.isFirstVisit) await rest.ready();
    document.getElementById("boot").remove();
    // The first screen is there; a first visit that cannot load the rest is told so when it is needed.
    if (rest?.isFirstVisit) setTimeout(() => rest.ready().catch(() => {}));
  };

  if (isFit()) {
    for (const event of ["error", "unhandledrejection"]) addEventListener(event, tellStopped);
    // As `current` in src/session/registry.rs: what this tab has open, if it was not deleted, else what was opened last in any.
    const own = kept("tandem.current", "sessionStorage");
    const current = own && kept("tandem.workspaces")?.includes(own) ? own : kept("tandem.current");
    start(current && readEarly(current)).catch((error) => {
      console.error(error);
      say("Tandem could not start. What you wrote is still in this browser. Reload the page; if that does not help, update the browser.");
    });
  } else {
    say("Tandem needs a browser from 2023 or newer that may keep site data. Nothing was changed. Update this browser, or open the page in another one.");
  }
}
