// The program without the network, and new versions of it. These tests stop their server, so each has its own.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { serve } from "../../../scripts/serve.mjs";
import { Person } from "../support/person.mjs";
import { dist, expect, test as base } from "../support/test.mjs";

const test = base.extend({
  /** A server of a copy of the release that the test may change and stop. */
  ownSite: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "tandem-site-"));
    cpSync(dist, folder, { recursive: true });
    const answers = [];
    const site = await serve(folder, 0, (path, bytes) => answers.push({ path, bytes }));
    await use({ ...site, folder, answers });
    await site.stop();
    rmSync(folder, { recursive: true });
  },
});

// Each site compresses the whole program by itself, as well as it can.
test.describe.configure({ timeout: 480_000 });
const IN_TIME = { timeout: 90_000 };

const heading = (page) => page.getByRole("heading", { level: 1 });
const untilKept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

test("after one visit every address opens with the server stopped", async ({ page, ownSite }) => {
  await page.goto(ownSite.origin);
  await untilKept(page);
  await ownSite.stop();
  await page.reload();
  await expect(heading(page)).toBeVisible();
  for (const address of ["/inbox", "/ideas", "/settings"]) {
    await page.goto(ownSite.origin + address);
    await expect(heading(page)).toBeVisible();
  }
});

test("all that the page and its manifest name is kept", async ({ page, ownSite }) => {
  await page.goto(ownSite.origin);
  await untilKept(page);
  const kept = await page.evaluate(async () => {
    const [name] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return requests.map((request) => new URL(request.url).pathname);
  });
  const named = [...readFileSync(join(dist, "index.html"), "utf8").matchAll(/(?:href|src|data-\w+)="(\/[^"]*)"/g)];
  expect(kept).toContain("/");
  expect(kept).toEqual(expect.arrayContaining(named.map(([, path]) => path)));
  const { icons } = JSON.parse(readFileSync(join(dist, "manifest.webmanifest"), "utf8"));
  expect(kept).toEqual(expect.arrayContaining(icons.map(({ src }) => src)));
});

const total = (answers) => answers.reduce((sum, { bytes }) => sum + bytes, 0);
const REST = "**/tandem-rest-*.wasm";

test("a first visit transfers at most 250 kB until its first screen can be used, and needs nothing of what comes later", async ({ page, ownSite }) => {
  let letGo;
  const held = new Promise((done) => (letGo = done));
  const asked = [];
  await page.route(REST, async (route) => {
    asked.push(route.request().resourceType());
    await held;
    await route.continue();
  });
  await page.goto(ownSite.origin);
  await page.getByLabel("Your name").fill("Pia");
  await page.getByRole("radio", { name: "Product Owner" }).check();
  await page.getByLabel("Product name").fill("Invoices");
  expect(ownSite.answers.length).toBeGreaterThan(4);
  expect(total(ownSite.answers)).toBeLessThanOrEqual(250_000);

  await page.getByRole("button", { name: "Start empty" }).click();
  await expect(page.getByRole("button", { name: "Start empty" })).toBeDisabled();
  expect(asked, "it comes while the first screen is read, and nobody waits for it").toEqual(["fetch"]);
  letGo();
  // The server compresses it only now, as well as it can.
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible(IN_TIME);
});

test("a first visit that cannot load the rest says so, and goes on when it can", async ({ page, ownSite, faults }) => {
  faults.allow(/404|Failed to load resource/);
  const rest = join(ownSite.folder, readdirSync(ownSite.folder).find((name) => name.startsWith("tandem-rest-")));
  renameSync(rest, `${rest}.away`);
  await page.goto(ownSite.origin);
  await page.getByLabel("Your name").fill("Pia");
  const begin = page.getByRole("button", { name: "Start empty" });
  await begin.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("could not be loaded", IN_TIME);
  renameSync(`${rest}.away`, rest);
  await begin.click();
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible(IN_TIME);
});

test("an address inside the program opens on a first visit too", async ({ page, ownSite }) => {
  await page.goto(`${ownSite.origin}/boards`);
  await expect(page.getByLabel("Your name")).toBeVisible(IN_TIME);
});

// All that works offline comes with a first visit, behind its first screen; it shall not grow unseen.
test("a first visit transfers at most 1.19 MB in all", async ({ page, ownSite }) => {
  await page.goto(ownSite.origin);
  await untilKept(page);
  expect(ownSite.answers.length).toBeGreaterThan(5);
  expect(total(ownSite.answers)).toBeLessThanOrEqual(1_190_000);
});

test("a new version waits until it is let in, and the old one's files go", async ({ page, ownSite }) => {
  await new Person(page, "Pia", "PM", ownSite.origin).startEmpty();
  await untilKept(page);
  await page.reload();
  const before = await page.evaluate(() => caches.keys());
  publishAnother(ownSite.folder);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await expect
    .poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting)))
    .toBe(true);
  expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
  await expect(page.locator("html")).not.toHaveAttribute("data-build", "another");

  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "another");
  await expect.poll(() => page.evaluate(() => caches.keys())).not.toEqual(expect.arrayContaining(before));
});

test("a build that is not there as a whole is not kept; the next look finds it", async ({ page, ownSite }) => {
  await new Person(page, "Pia", "PM", ownSite.origin).startEmpty();
  await untilKept(page);
  await page.reload();
  const before = await page.evaluate(() => caches.keys());
  // The worker is there already, and a stale edge still gives the old page.
  const upload = publishAnother(ownSite.folder, { withoutPage: true });
  /** Looks for a new version; whether one waits then. */
  const look = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => {});
      while (registration.installing) await new Promise((done) => setTimeout(done, 20));
      return Boolean(registration.waiting);
    });
  expect(await look()).toBe(false);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-build", "another");
  await expect.poll(look).toBe(false);
  expect(await page.evaluate(() => caches.keys())).toEqual(before);

  upload();
  await expect.poll(look).toBe(true);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "another");
});

test("a new version that one tab has let in comes to the other when that asks for it, and not before", async ({ page, ownSite }) => {
  const pia = new Person(page, "Pia", "PM", ownSite.origin);
  await pia.startEmpty();
  await untilKept(page);
  await page.reload();
  await pia.isIn();
  const other = pia.at(await page.context().newPage());
  await other.page.goto(`${ownSite.origin}/inbox`);
  await other.isIn();
  publishAnother(ownSite.folder);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const reload = (page) => page.getByRole("button", { name: "Reload" });
  await expect(reload(other.page)).toBeVisible();
  await reload(page).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "another");
  await expect(other.page.locator("html")).not.toHaveAttribute("data-build", "another");
  await reload(other.page).click();
  await expect(other.page.locator("html")).toHaveAttribute("data-build", "another");
});

test("another site below the same host is not taken for a page of the program", async ({ page, ownSite }) => {
  await page.goto(ownSite.origin);
  await untilKept(page);
  await page.reload();
  mkdirSync(join(ownSite.folder, "another"));
  writeFileSync(join(ownSite.folder, "another", "site.html"), '<!doctype html><link rel="icon" href="data:,"><title>Another</title><h1>Another site</h1>');
  await page.goto(`${ownSite.origin}/another/site.html`);
  await expect(heading(page)).toHaveText("Another site");
  await ownSite.stop();
  await page.goto(`${ownSite.origin}/nowhere`);
  await expect(page).toHaveTitle(/Tandem/);
});

/** Changes the page and what the worker says of it, as another build does; gives what publishes the page if it is left for later. */
function publishAnother(folder, { withoutPage = false } = {}) {
  const page = join(folder, "index.html");
  const another = readFileSync(page, "utf8").replace("<html", '<html data-build="another"');
  const upload = () => writeFileSync(page, another);
  if (!withoutPage) upload();
  const hash = createHash("sha256").update(another).digest("base64");
  const worker = join(folder, "sw.js");
  const replaced = readFileSync(worker, "utf8")
    .replace(/"version":"\w+"/, '"version":"another"')
    .replace(/"\/":"[^"]+"/, () => `"/":"${hash}"`);
  writeFileSync(worker, replaced);
  return upload;
}
