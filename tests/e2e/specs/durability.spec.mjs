// A power cut in the middle of writing: the browser is killed without a chance to finish anything.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { items, snapshot } from "../../bench/items.mjs";
import { startOnDisk } from "../support/browser.mjs";
import { Person } from "../support/person.mjs";
import { expect, test } from "../support/test.mjs";

const KILLS = 20;

test("twenty kills in the middle of writing lose nothing that was shown as saved", async ({ baseURL }) => {
  test.setTimeout(900_000);
  const profile = mkdtempSync(join(tmpdir(), "tandem-kills-"));
  const saved = [];
  let written = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const browser = await startOnDisk(profile);
    const page = await browser.context.newPage();
    const pia = new Person(page, "Pia", "PM", baseURL);
    if (kill === 0) {
      await pia.startEmpty();
    } else {
      await page.goto(`${baseURL}/inbox`);
      await expectAll(page, saved);
    }
    await hearWhatIsSaved(page, (titles) => saved.push(...titles));

    const before = saved.length;
    let cut = false;
    const writing = (async () => {
      for (;;) await pia.addFeedback(`voice ${String((written += 1)).padStart(4, "0")}`);
    })().catch((error) => {
      if (!cut) throw error;
    });
    // The cut comes at another moment of the writing each time, and waits for nothing.
    const enough = expect.poll(() => saved.length, { intervals: [13], timeout: 30_000 }).toBeGreaterThan(before + (kill % 4));
    await Promise.race([enough, writing]);
    cut = true;
    await browser.kill();
    await writing;
  }
  expect(saved.length).toBeGreaterThanOrEqual(KILLS);
  const browser = await startOnDisk(profile);
  const page = await browser.context.newPage();
  await page.goto(`${baseURL}/inbox`);
  await expectAll(page, saved, saved.length);
  await browser.kill();
  rmSync(profile, { recursive: true, force: true });
});

test("a workspace that is cut off as soon as it is shown as saved is there", async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), "tandem-begun-"));
  let browser = await startOnDisk(profile);
  let page = await browser.context.newPage();
  const pia = new Person(page, "Pia", "PM", baseURL);
  await pia.introduce();
  // Whether it is saved stands in the banner, which is not there before the workspace is.
  const saved = page.evaluate(
    () =>
      new Promise((done) => {
        const look = () => document.querySelector("header [role=status]")?.textContent.trim() === "Saved" && done();
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  const buffer = Buffer.from(snapshot({ feedback: items(20_000) }));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a snapshot" }).click();
  await (await chooser).setFiles({ name: "many.tandem.json", mimeType: "application/json", buffer });
  await saved;
  await browser.kill();

  browser = await startOnDisk(profile);
  page = await browser.context.newPage();
  await page.goto(`${baseURL}/inbox`);
  await expect(page.getByRole("main").getByText("20,000 feedback items")).toBeVisible();
  await browser.kill();
  rmSync(profile, { recursive: true, force: true });
});

test("a browser that takes no files into its storage saves what they hold", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, ...more) {
      if (value?.file instanceof Blob) {
        window.hasRefused = true;
        throw new DOMException("no files here", "DataCloneError");
      }
      return put.call(this, value, ...more);
    };
  });
  await pia.introduce();
  await pia.openSnapshot({ name: "many.tandem.json", mimeType: "application/json", buffer: Buffer.from(snapshot({ feedback: items(5_000) })) });
  await pia.hasSaved();
  expect(await page.evaluate(() => window.hasRefused)).toBe(true);
  await page.goto("/inbox");
  await expect(page.getByRole("main").getByText("5,000 feedback items")).toBeVisible();
});

test("what is stored is read once at a start, before the program is there", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addFeedback("Exports are slow");
  await pia.hasSaved();
  await page.addInitScript(() => {
    window.reads = [];
    for (const name of ["get", "getAll", "getAllKeys", "openCursor"]) {
      const read = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...given) {
        window.reads.push(`${this.name}: ${name}`);
        return read.apply(this, given);
      };
    }
  });
  await page.reload();
  await expect(page.getByRole("list", { name: "Inbox" }).getByText("Exports are slow")).toBeVisible();
  const reads = await page.evaluate(() => window.reads.filter((read) => read.startsWith("pages")));
  expect(reads).toEqual(["pages: getAllKeys", "pages: getAll"]);
});

/** Tells which titles were entered before the page went from saving to "Saved", as somebody would see who looks at it. */
async function hearWhatIsSaved(page, hear) {
  await page.exposeFunction("hearSaved", hear);
  await page.getByRole("banner").getByRole("status").evaluate((mark) => {
    let waiting = [];
    const onKey = (event) => {
      if (event.key === "Enter" && event.ctrlKey) waiting.push(event.target.closest("dialog").querySelector("input").value);
    };
    addEventListener("keydown", onKey, { capture: true });
    const onChange = () => {
      if (mark.textContent.trim() !== "Saved") return;
      window.hearSaved(waiting);
      waiting = [];
    };
    new MutationObserver(onChange).observe(mark, { subtree: true, childList: true, characterData: true });
  });
}

/** Expects titles in the inbox: the latest by name, all of them by number. */
async function expectAll(page, titles, latest = 6) {
  const inbox = page.getByRole("list", { name: "Inbox" });
  const count = page.getByRole("main").getByText(/^[\d,]+ feedback items?$/);
  await expect(count).toBeVisible();
  expect(parseInt((await count.textContent()).replaceAll(",", ""), 10)).toBeGreaterThanOrEqual(titles.length);
  for (const title of titles.slice(-latest)) {
    await page.getByRole("searchbox", { name: "Search feedback" }).fill(title);
    await expect(inbox.getByRole("listitem").filter({ hasText: title })).toHaveCount(1);
  }
  await page.getByRole("searchbox", { name: "Search feedback" }).fill("");
}
