// Several workspaces in one browser, in several tabs: each tab goes on with its own.

import { readFileSync } from "node:fs";

import { expectAccessible } from "../support/axe.mjs";
import { Person } from "../support/person.mjs";
import { expect, test } from "../support/test.mjs";

const inbox = (page) => page.getByRole("list", { name: "Inbox" });

/** Opens another window of the same browser. */
const windowOf = async (somebody, address) => {
  const page = await somebody.page.context().newPage();
  await page.goto(address);
  return somebody.at(page);
};

/** Deletes the open workspace; leads to the start page. */
async function deleteWorkspace(somebody) {
  const { page } = somebody;
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete this workspace" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete from this browser" }).click();
  await expect(page.getByRole("button", { name: "Start empty" })).toBeVisible();
}

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test("a workspace that is switched in one tab stays open in the other, and is written in there", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty("Parcels");
  const other = await windowOf(pia, "/");
  await other.startEmpty("Invoices");
  await pia.addFeedback("Parcels get lost");
  await pia.hasSaved();
  await expect(inbox(other.page)).toBeHidden();
  await other.page.goto("/");
  await other.page.getByRole("button", { name: "Open Parcels" }).click();
  await expect(inbox(other.page)).toContainText("Parcels get lost");
});

test("a tab that is loaded again has its own workspace, whatever another one has opened, left or deleted", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty("Parcels");
  const other = await windowOf(pia, "/");
  await other.startEmpty("Invoices");
  const banner = pia.page.getByRole("banner");
  await pia.page.reload();
  await expect(banner).toContainText("Parcels");
  await pia.addFeedback("Parcels get lost");
  await pia.hasSaved();

  await other.page.goto("/settings");
  await other.page.getByRole("button", { name: "Go to the start page" }).click();
  await expect(other.page.getByRole("button", { name: "Open Invoices" })).toBeVisible();
  await pia.page.reload();
  await expect(banner).toContainText("Parcels");
  await expect(inbox(pia.page)).toContainText("Parcels get lost");

  await test.step("what a new tab opens is what was opened last in any", async () => {
    await other.page.getByRole("button", { name: "Open Invoices" }).click();
    await other.isIn();
    const third = await windowOf(pia, "/inbox");
    await expect(third.page.getByRole("banner")).toContainText("Invoices");
    await third.page.close();
  });
  await other.page.goto("/");
  await other.page.getByRole("button", { name: "Open Parcels" }).click();
  await expect(inbox(other.page)).toContainText("Parcels get lost");
  await deleteWorkspace(other);
  await pia.page.reload();
  await expect(pia.page.getByRole("button", { name: "Open Invoices" })).toBeVisible();
  await expect(pia.page.getByRole("button", { name: "Open Parcels" })).toBeHidden();
});

test("a workspace that was closed before any of it was saved is not opened empty", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty("Parcels");
  const gone = pia.at(await pia.page.context().newPage());
  await gone.page.addInitScript(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
      if (mode === "readwrite" && this.name !== "tandem") throw new DOMException("not yet", "UnknownError");
      return begin.call(this, stores, mode, ...more);
    };
  });
  await gone.introduce();
  await gone.page.getByLabel("Product name").fill("Letters");
  await gone.page.getByRole("button", { name: "Start empty" }).click();
  await expect(gone.page.getByRole("banner").getByText("Not saved", { exact: true })).toBeVisible();
  await gone.page.close();

  const back = await windowOf(pia, "/inbox");
  await expect(back.page.getByText("Nothing of Letters is stored in this browser")).toBeVisible();
  await expect(back.page.getByRole("button", { name: "Open Parcels" })).toBeVisible();
  await expect(back.page.getByRole("button", { name: "Open Letters" })).toBeHidden();
  await expectAccessible(back.page);
});

test("a name or a role that is changed in one workspace stays as it is in the others", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty("Parcels");
  const file = await pia.exportSnapshot();
  await pia.startEmpty("Invoices");
  await pia.goTo("Settings");
  const role = page.getByLabel("Your role");
  await role.selectOption("Product Owner");
  await pia.hasSaved();
  await page.goto("/");
  await page.getByRole("button", { name: "Open Parcels" }).click();
  await pia.isIn();
  await pia.goTo("Settings");
  await expect(role).toHaveValue("pm");

  await test.step("who says at the start that they wear another hat now wears it in what they open then", async () => {
    await new Person(page, "Pia", "PO").openSnapshot(file);
    await pia.goTo("Settings");
    await expect(page.getByRole("banner")).toContainText("Parcels");
    await expect(role).toHaveValue("po");
    await page.keyboard.press("Control+z");
    await expect(role).toHaveValue("pm");
  });
});

test("a deleted workspace leaves nothing, and a tab that is asleep keeps nobody from it", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty("Parcels");
  await pia.addFeedback("Parcels get lost");
  const file = await pia.exportSnapshot();
  await deleteWorkspace(pia);
  expect(await databases(pia.page)).toEqual(["tandem"]);

  await pia.openSnapshot(file);
  const asleep = await pia.page.context().newPage();
  await asleep.goto("/404-of-a-static-host");
  // It neither hears that its connection is to be closed nor gives up its place among the tabs.
  await asleep.evaluate(async () => {
    const name = `tandem.${localStorage.getItem("tandem.current")}`;
    await new Promise((done, fail) => {
      const open = indexedDB.open(name);
      Object.assign(open, { onsuccess: () => done((window.held = open.result)), onerror: fail });
    });
    void navigator.locks.request(`${name}.fold`, () => new Promise(() => {}));
  });
  await deleteWorkspace(pia);
  await pia.openSnapshot(file);
  await expect(inbox(pia.page)).toContainText("Parcels get lost");
});

test("a tab that was left open over a deletion writes nothing into what was opened since", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty("Parcels");
  const file = await pia.exportSnapshot();
  const left = await windowOf(pia, "/inbox");
  await left.hasSaved();
  await deleteWorkspace(pia);
  await pia.openSnapshot(file);
  for (const title of ["One", "Two", "Three"]) await pia.addFeedback(title);
  await pia.hasSaved();

  await left.addFeedback("Too late");
  await expect(left.page.getByText("Everything is still on this page, but no longer saved").first()).toBeVisible();
  await expect(inbox(left.page)).toContainText("Too late");
  await expect(inbox(left.page)).not.toContainText("Two");
  const { records } = JSON.parse(readFileSync(await pia.exportSnapshot(), "utf8"));
  expect(records.feedback.map(({ title }) => title).sort()).toEqual(["One", "Three", "Two"]);
  await pia.page.reload();
  await pia.goTo("Inbox");
  await expect(inbox(pia.page)).not.toContainText("Too late");
});

test("the review of a file goes with the workspace that it is for", async ({ person }) => {
  const [pia, bo] = [await person("Pia", "PM"), await person("Bo", "PO")];
  const { page } = pia;
  await pia.startEmpty("Parcels");
  await bo.openSnapshot(await pia.exportSnapshot());
  await bo.addFeedback("Parcels get lost");
  await pia.openKept(await bo.exportSnapshot());
  const review = page.getByRole("dialog", { name: "Review before merging" });
  await expect(review).toBeVisible();
  await page.goBack();
  await expect(review).toBeHidden();
  await page.getByLabel("Product name").fill("Invoices");
  await page.getByRole("button", { name: "Start empty" }).click();
  await pia.begin();
  await expect(page.getByRole("banner")).toContainText("Invoices");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
