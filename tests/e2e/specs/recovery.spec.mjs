// A database that is lost or damaged: the workspace comes back from a snapshot that was kept beside it.

import { readFileSync } from "node:fs";

import { items, snapshot } from "../../bench/items.mjs";
import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

/** The snapshots that are kept, newest first. */
const kept = (page) => page.getByRole("region", { name: "Kept in this browser" }).getByRole("listitem");

/** Waits until so many snapshots are kept. */
async function hasKept(somebody, count) {
  await somebody.goTo("Share");
  await expect(kept(somebody.page)).toHaveCount(count);
}

/** Expects that the workspace is not opened, and that this is said. */
async function expectRefused(page, why) {
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { name: "This workspace cannot be opened", level: 2 })).toBeVisible();
  await expect(page.getByText(why)).toBeVisible();
}

test("a workspace whose database is gone comes back from the snapshot that was kept last", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await page.clock.install();
  await pia.startEmpty("Invoices");
  await hasKept(pia, 1);
  await pia.addFeedback("Invoices arrive late");
  await pia.hasSaved();
  // Whatever is done meanwhile, the next one is kept ten minutes later.
  await page.clock.fastForward("10:00");
  await hasKept(pia, 2);

  await test.step("what is kept is reviewed and saved as any file is", async () => {
    await kept(page).last().getByRole("button", { name: "Review" }).click();
    const review = page.getByRole("dialog", { name: "Review before merging" });
    await expect(review).toContainText("This file brings nothing new.");
    await review.getByRole("button", { name: "Cancel" }).click();
    const download = page.waitForEvent("download");
    await kept(page).first().getByRole("button", { name: "Save as file" }).click();
    const { records } = JSON.parse(readFileSync(await (await download).path(), "utf8"));
    expect(records.feedback.map(({ title }) => title)).toEqual(["Invoices arrive late"]);
    await expectAccessible(page);
  });

  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === "tandem") continue;
      await new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: fail, onblocked: fail }));
    }
  });
  await expectRefused(page, "older than what was saved last");
  await expect(kept(page)).toHaveCount(2);
  await expectAccessible(page);
  await test.step("where no workspace is open, nothing is added and no empty file passes for a backup", async () => {
    const refusals = page.getByText("No workspace is open here. Nothing was changed.");
    const downloads = [];
    page.on("download", (download) => downloads.push(download));
    await page.keyboard.press("Control+s");
    await expect(refusals).toHaveCount(1);
    await pia.pressKeys("c");
    await expect(refusals).toHaveCount(2);
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", '{"format": "tandem.snapshot"}');
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(refusals).toHaveCount(3);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(downloads).toHaveLength(0);
  });
  await kept(page).first().getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText(/^Restored the snapshot of/)).toBeVisible();
  await pia.hasSaved();
  const inbox = page.getByRole("list", { name: "Inbox" });
  await expect(inbox).toContainText("Invoices arrive late");
  await pia.addFeedback("Work goes on");
  await pia.hasSaved();
  await page.reload();
  for (const title of ["Invoices arrive late", "Work goes on"]) await expect(inbox).toContainText(title);
});

/** Flips a bit of the first page of what is stored of the open workspace. */
const damage = (page) =>
  page.evaluate(async () => {
    const asked = (request) => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: fail }));
    const database = await asked(indexedDB.open(`tandem.${localStorage.getItem("tandem.current")}`));
    const pages = database.transaction("pages", "readwrite").objectStore("pages");
    const bytes = await asked(pages.get(1));
    bytes[100] ^= 1;
    await asked(pages.put(bytes, 1));
    database.close();
  });

test("a damaged page stays as it is until a restored workspace takes its place", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  const file = { name: "some.tandem.json", mimeType: "application/json", buffer: Buffer.from(snapshot({ feedback: items(20) })) };
  await pia.openSnapshot(file);
  await hasKept(pia, 1);
  await damage(page);
  await expectRefused(page, "is damaged (page 1)");
  await expectRefused(page, "is damaged (page 1)");
  await test.step("a file that is no snapshot changes nothing", async () => {
    const wrong = { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from("{}") };
    await page.getByLabel("Choose a snapshot").setInputFiles(wrong);
    await expect(page.getByText("The file is JSON, but not a Tandem snapshot")).toBeVisible();
    await expectRefused(page, "is damaged (page 1)");
  });
  await kept(page).getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("main").getByText("20 feedback items")).toBeVisible();
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByRole("main").getByText("20 feedback items")).toBeVisible();
});

test("a file of another workspace is reviewed as any file is, and restores nothing", async ({ person }) => {
  const [pia, paul] = [await person("Pia", "PM"), await person("Paul", "PO")];
  const { page } = pia;
  await pia.startEmpty("Invoices");
  await pia.addFeedback("Invoices arrive late");
  const file = await pia.exportSnapshot();
  await paul.openSnapshot(file);
  await paul.addFeedback("From Paul");
  const news = await paul.exportSnapshot();
  await pia.startEmpty("Parcels");
  await hasKept(pia, 1);
  await damage(page);
  await expectRefused(page, "is damaged (page 1)");

  await page.getByLabel("Choose a snapshot").setInputFiles(news);
  const review = page.getByRole("dialog", { name: "Review before merging" });
  await expect(review).toContainText("From Paul");
  await expect(review.getByText("is of another workspace, which is open now")).toBeVisible();
  await review.getByRole("button", { name: "Cancel" }).click();
  await pia.goTo("Inbox");
  await expect(page.getByRole("list", { name: "Inbox" })).toContainText("Invoices arrive late");
  await expect(page.getByRole("list", { name: "Inbox" })).not.toContainText("From Paul");
});

test("a workspace of which nothing is left can be taken off the list", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Parcels");
  await pia.startEmpty("Invoices");
  await page.evaluate(async () => {
    const name = `tandem.${localStorage.getItem("tandem.current")}`;
    await new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: fail, onblocked: fail }));
  });
  await expectRefused(page, "nothing of this workspace is left");
  await expect(page.getByRole("button", { name: "Open what is still there" })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it off the list" }).click();
  await expect(page.getByRole("button", { name: "Open Parcels" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Open Invoices" })).toBeHidden();
});

test("what is still there is opened in the tab that asks for it, whatever another tab has open", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Parcels");
  await pia.addFeedback("Parcels get lost");
  await pia.hasSaved();
  // More was saved once than is there.
  await page.evaluate(() => localStorage.setItem(`tandem.${localStorage.getItem("tandem.current")}.sentinel`, "99 abc"));
  await expectRefused(page, "older than what was saved last");
  const elsewhere = pia.at(await page.context().newPage());
  await elsewhere.startEmpty("Invoices");
  await page.getByRole("button", { name: "Open what is still there" }).click();
  await expect(page.getByRole("list", { name: "Inbox" })).toContainText("Parcels get lost");
});

test("a program that has stopped says so over whatever is open, and other errors are not taken for that", async ({ person, faults }) => {
  faults.allow(/unreachable|of another kind/);
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  const stopped = page.getByRole("alert").filter({ hasText: "Tandem has stopped because of an error." });
  const fail = (kind) =>
    page.evaluate((kind) => {
      const error = kind === "trap" ? new WebAssembly.RuntimeError("unreachable") : new Error("of another kind");
      // In a task of its own, as from a listener that nobody waits for.
      return new Promise((done) => {
        setTimeout(() => {
          setTimeout(done);
          throw error;
        });
      });
    }, kind);
  await fail("other");
  await expect(stopped).toHaveCount(0);
  await pia.pressKeys("c");
  await page.getByRole("dialog").getByLabel("Title").fill("Half an id");
  await fail("trap");
  await expect(stopped).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("dialog").getByLabel("Title").selectText();
  page.on("dialog", (dialog) => dialog.accept());
  await stopped.getByRole("button", { name: "Reload" }).click();
  await expect(stopped).toHaveCount(0);
  await pia.isIn();
});
