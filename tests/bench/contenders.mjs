// Who is measured, and how a person does the same thing in each.

import { join } from "node:path";

const here = import.meta.dirname;

/** A page that keeps one record per item: React's and the plain one have the same parts. */
const rowByRow = (name) => ({
  name,
  folder: join(here, "results", "pages", name),
  file: "items.json",
  address: "/",
  look: { row: "li", list: "#root", brought: "li:nth-child(11)", search: "[type=search]", saved: "[role=status]" },
  scroller: (page) => page.locator(".scroller"),
  /** Waits until a first visit has loaded all that it loads. */
  isKept: (page) => page.waitForLoadState("networkidle"),
  async prepare() {},
  /** Chooses a file to bring in. */
  bringIn: (page, file) => page.getByLabel("Import").setInputFiles(file),
  /** Waits until nothing is left to do after bringing in. */
  async isAtRest() {},
  /** Changes the title of the first item, up to the key that keeps it. */
  async edit(page, title) {
    const field = page.getByLabel("Title").first();
    await field.fill(title);
    await field.focus();
  },
});

const app = {
  name: "Tandem",
  folder: join(here, "..", "..", "dist"),
  file: "items.tandem.json",
  address: "/inbox",
  /** What of it is not needed for the first screen. */
  later: "**/tandem-rest-*.wasm",
  look: {
    row: "[role=list][aria-label=Inbox] > li",
    list: "main",
    // It goes on to the first page, which lists what has come in.
    brought: "main section li, [role=list][aria-label=Inbox] > li",
    search: "[type=search][aria-label='Search feedback']",
    saved: "header [role=status]",
  },
  scroller: (page) => page.getByRole("list", { name: "Inbox" }),
  async isKept(page) {
    await page.evaluate(() => navigator.serviceWorker.ready);
  },
  async prepare(page) {
    const name = page.getByLabel("Your name");
    // Another than the file's, as whoever is called as somebody in it is asked first.
    await name.fill("Somebody");
    // What was typed counts as a change once the field is left, and the clock starts with the change that is the file.
    await name.blur();
  },
  async bringIn(page, file) {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a snapshot" }).click();
    await (await chooser).setFiles(file);
  },
  /** Waits until the journal is folded into pages, which happens once nothing has been written for two seconds. */
  isAtRest: (page) =>
    page.evaluate(async () => {
      const answer = (request) =>
        new Promise((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name.startsWith("tandem."));
      const isEmpty = async () => {
        const opened = await answer(indexedDB.open(name));
        const left = await answer(opened.transaction("journal").objectStore("journal").count());
        opened.close();
        return left === 0;
      };
      while (!(await isEmpty())) await new Promise((done) => setTimeout(done, 250));
    }),
  async edit(page, title) {
    const field = page.getByRole("complementary").getByLabel("Title");
    if (!(await field.isVisible())) {
      await page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first().click();
    }
    await field.fill(title);
    await field.focus();
  },
};

export const contenders = [app, rowByRow("plain"), rowByRow("react")];

/** Those who search: React with MiniSearch. */
export const finders = [app, rowByRow("finding")];
