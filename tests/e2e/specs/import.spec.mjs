// Feedback, ideas and customers from other tools: recognised, mapped, previewed, brought in as one step, and out again.

import { readFileSync } from "node:fs";

import { expect, test } from "../support/test.mjs";

const fixture = (name) => new URL(`../../../src/core/tests/fixtures/intake/${name}`, import.meta.url).pathname;

/** Goes to the import and chooses files. */
async function choose(pia, ...files) {
  await pia.pressKeys("Control+i");
  await pia.isOn("Import");
  await pia.page.getByLabel("Choose files to import").setInputFiles(files);
}

/** Waits for what would happen. */
const wouldHappen = (page, text) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();

test("three sources come in, each recognised; the same file again does nothing; undo takes one step back", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();

  // A backup in an archive, unpacked by the browser.
  await choose(pia, fixture("fider-backup.zip"));
  await expect(page.getByText("Fider, backup", { exact: true })).toBeVisible();
  await wouldHappen(page, "Create 2, update 0, skip 0, errors 0");
  await expect(page.getByText("2 new customers, 1 comment.")).toBeVisible();
  await page.getByText("Left out").click();
  await expect(page.getByText("original_id: 1")).toBeVisible();
  await page.getByRole("button", { name: "Import 2" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();

  // A board, whose archived cards stay out unless that is wanted.
  await choose(pia, fixture("trello.json"));
  await expect(page.getByText("Trello, board", { exact: true })).toBeVisible();
  await wouldHappen(page, "Create 1, update 0, skip 2, errors 0");
  await page.getByLabel("Also bring in what is archived or closed there").check();
  await wouldHappen(page, "Create 3, update 0, skip 0, errors 0");
  await page.getByRole("button", { name: "Import 3" }).click();
  await page.getByRole("link", { name: "See the ideas" }).click();
  await expect(page.getByRole("main").getByText("Dark theme")).toBeVisible();

  // Pasted text.
  await pia.pressKeys("Control+i");
  await page.getByText("Or paste text").click();
  await page.getByLabel("One item per line, or a heading").fill("Exports are slow #speed @Acme\nThe app is too bright @Beta\n");
  await page.getByRole("button", { name: "Use this text" }).click();
  await expect(page.getByLabel("Column “Customer” becomes")).toHaveValue("customer");
  await wouldHappen(page, "Create 2, update 0, skip 0, errors 0");
  await page.getByRole("button", { name: "Import 2" }).click();
  await page.getByRole("link", { name: "See the inbox" }).click();
  await expect(page.getByRole("main").getByText("Exports are slow")).toBeVisible();
  await expect(page.getByRole("main").getByText("404")).toBeVisible();

  // The same backup again.
  await choose(pia, fixture("fider-backup.zip"));
  await wouldHappen(page, "Create 0, update 0, skip 2, errors 0");
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();

  // One step back is one import back.
  await pia.goTo("Inbox");
  await pia.pressKeys("Control+z");
  await expect(page.getByRole("main").getByText("Exports are slow")).toBeHidden();
  await expect(page.getByRole("main").getByText("404")).toBeVisible();
});

test("a mapping is changed, remembered, and rows that cannot come in are downloaded with the reason", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  const table = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`Nr;What;When\n${rows}`) });
  await choose(pia, table("one.csv", "1;Fix it;03/04/26\n2;;04/04/26\n3;Build it;05/04/26;more\n"));
  await expect(page.getByLabel("Cells are separated by")).toHaveValue(";");
  await page.getByLabel("The rows become").selectOption("feedback");
  await page.getByLabel("Column “Nr” becomes").selectOption("source");
  await page.getByLabel("Column “What” becomes").selectOption("title");
  await page.getByLabel("Column “When” becomes").selectOption("said");
  await page.getByLabel("Rows that are here already are found by").selectOption("source");
  await expect(page.getByText("Date cannot be read", { exact: false })).toBeVisible();
  await page.getByLabel("Rules for “When”").click();
  await page.getByLabel("Date order").selectOption("day");
  await wouldHappen(page, "Create 1, update 0, skip 0, errors 2");
  await expect(page.getByText("Date cannot be read", { exact: false })).toBeHidden();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download these rows with the reason" }).click();
  const rejected = readFileSync(await (await downloading).path(), "utf8");
  expect(rejected).toContain("Nr,What,When,Row,Reason");
  expect(rejected).toContain("2,,04/04/26,3,“Title” is empty");
  expect(rejected).toContain("3,Build it,05/04/26,more,4,Too few or too many cells");
  await page.getByRole("button", { name: "Import 1" }).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();

  await choose(pia, table("two.csv", "1;Fix it;03/04/26\n4;Sell it;06/04/26\n"));
  await expect(page.getByLabel("Column “What” becomes")).toHaveValue("title");
  await wouldHappen(page, "Create 1, update 0, skip 1, errors 0");
});

test("what was changed here stays unless that is chosen, and what goes out comes back as it was", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await choose(pia, { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("id,title\n1,=1+1\n") });
  await page.getByLabel("The rows become").selectOption("feedback");
  await page.getByRole("button", { name: "Import 1" }).click();
  await page.getByRole("link", { name: "See the inbox" }).click();
  await pia.rename("Inbox", "=1+1", "Sums are wrong");

  await choose(pia, { name: "b.csv", mimeType: "text/csv", buffer: Buffer.from("id,title\n1,=1+2\n") });
  await wouldHappen(page, "Create 0, update 0, skip 1, errors 0");
  await expect(page.getByText("Changed here since the last import", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Also overwrite what was changed here").check();
  await wouldHappen(page, "Create 0, update 1, skip 0, errors 0");
  await page.getByRole("button", { name: "Import 1" }).click();

  await pia.goTo("Share");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download feedback as CSV" }).click();
  const path = await (await downloading).path();
  expect(readFileSync(path, "utf8")).toContain(",'=1+2,");
  await choose(pia, { name: "feedback.csv", mimeType: "text/csv", buffer: readFileSync(path) });
  await expect(page.getByText("Tandem, feedback", { exact: true })).toBeVisible();
  await wouldHappen(page, "Create 0, update 0, skip 1, errors 0");
});

test("two tables that number their rows stay apart, a change shows what it replaces, and an undone import can be done again", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  const take = async (file, outcome, button) => {
    await choose(pia, file);
    await page.getByLabel("The rows become").selectOption("feedback");
    await wouldHappen(page, outcome);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
  };
  const tickets = "Number,Subject,Customer\n1,Login is slow,Acme\n2,Cannot export,Beta\n";
  await take(csv("tickets.csv", tickets), "Create 2, update 0, skip 0, errors 0", "Import 2");
  await take(csv("talks.csv", "Number,Headline,Company\n1,Wants SSO,Delta\n2,Price too high,Epsilon\n"), "Create 2, update 0, skip 0, errors 0", "Import 2");

  const newer = csv("tickets.csv", tickets.replace("Cannot export", "Cannot export at all"));
  await choose(pia, newer);
  await expect(page.getByText("The first one that changes is “Cannot export”:")).toBeVisible();
  await expect(page.getByText("Cannot export → Cannot export at all")).toBeVisible();
  await page.getByRole("button", { name: "Import 1", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await take(newer, "Create 0, update 1, skip 1, errors 0", "Import 1");
});

test("customers come in from their page, and go out as a table that changes nothing when it comes back", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.goTo("Customers");
  await page.getByRole("main").getByRole("button", { name: "Import", exact: true }).first().click();
  const companies = Buffer.from("Company;MRR\nAcme;2.000\nBeta;1.234,56 €\nGamma;$12k\n");
  await page.getByLabel("Choose files to import").setInputFiles({ name: "crm.csv", mimeType: "text/csv", buffer: companies });
  await expect(page.getByLabel("The rows become")).toHaveValue("customers");
  await page.getByRole("button", { name: "Import 3", exact: true }).click();
  await page.getByRole("link", { name: "See the customers" }).click();
  await expect(page.getByRole("row", { name: /Gamma/ })).toContainText("$12,000");

  await pia.goTo("Share");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download customers as CSV" }).click();
  const path = await (await downloading).path();
  expect(readFileSync(path, "utf8")).toContain("Beta,,,,1234.56,EUR,");
  await choose(pia, { name: "customers.csv", mimeType: "text/csv", buffer: readFileSync(path) });
  await expect(page.getByText("Tandem, customers", { exact: true })).toBeVisible();
  await wouldHappen(page, "Create 0, update 0, skip 3, errors 0");
});
