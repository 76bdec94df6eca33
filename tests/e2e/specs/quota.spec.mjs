// No room left on the device: what was written stays in the page, the page says so, and nothing has to be written again.

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";

import { expectAccessible } from "../support/axe.mjs";
import { expectAskedBeforeLeaving } from "../support/leaving.mjs";
import { expect, test } from "../support/test.mjs";

/** What does not get smaller by packing. */
const noise = (characters) => randomBytes(characters).toString("base64").slice(0, characters);

test("an edit that finds no room is kept, told, exported from memory, and saved once there is room", async ({ person, baseURL }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  const devtools = await page.context().newCDPSession(page);
  const allow = (quotaSize) => devtools.send("Storage.overrideQuotaForOrigin", { origin: baseURL, quotaSize });
  await page.goto("/");
  // What the service worker keeps counts too. The browser asks for the quota at the first write and then not for a while.
  const used = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await navigator.storage.estimate()).usage;
  });
  await allow(used + 400_000);
  await pia.startEmpty();
  await pia.addFeedback("There is room for this");
  await pia.hasSaved();

  const long = noise(190_000);
  for (const title of ["First without room", "Second without room", "Third without room"]) await pia.addFeedback(title, long);
  const inbox = page.getByRole("list", { name: "Inbox" });
  await expect(inbox).toContainText("Third without room");
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Not saved");
  const told = page.getByRole("main").getByRole("status").filter({ hasText: "There is no room left on this device." });
  await expect(told).toContainText("Your latest edits are safe on this page but not saved yet.");

  const download = page.waitForEvent("download");
  await told.getByRole("button", { name: "Export now" }).click();
  const { feedback } = JSON.parse(readFileSync(await (await download).path(), "utf8")).records;
  const bodies = Object.fromEntries(feedback.map(({ title, body }) => [title, body]));
  expect(bodies["Third without room"]).toBe(long);
  expect(bodies).toHaveProperty("There is room for this");
  await expectAskedBeforeLeaving(page);

  await allow(undefined);
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Saved", { timeout: 40_000 });
  await expect(told).toBeHidden();
  await page.reload();
  for (const title of ["There is room for this", ...Object.keys(bodies)]) await expect(inbox).toContainText(title);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed(), { message: "nothing is asked where nothing would be lost" }).toBe(true);
});

test("where edits find no room, no other workspace is opened, and they are exported from the start page", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Parcels");
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
      if (mode === "readwrite" && this.name !== "tandem") throw new DOMException("full", "QuotaExceededError");
      return begin.call(this, stores, mode, ...more);
    };
    window.allow = () => (IDBDatabase.prototype.transaction = begin);
  });
  await pia.addFeedback("Parcels get lost");
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Not saved");
  while (new URL(page.url()).pathname !== "/") await page.goBack();
  await page.getByLabel("Product name").fill("Invoices");
  const start = page.getByRole("button", { name: "Start empty" });
  await start.click();
  const told = page.getByRole("alert").filter({ hasText: "The workspace before is still open, and no other was opened." });
  await expect(told).toContainText("Your latest edits are safe on this page but not saved yet.", { timeout: 20_000 });
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await told.getByRole("button", { name: "Export now" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain("Parcels get lost");
  await page.evaluate(() => window.allow());
  await start.click();
  await pia.isIn();
  await expect(page.getByRole("banner")).toContainText("Invoices");
});
