// Ways through the program: what is empty or missing leads on, and the inbox's pages lead to one another.

import { expect, test as base } from "../support/test.mjs";

const test = base.extend({
  pia: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    await pia.startEmpty();
    await use(pia);
  },
});

test("the pages of the inbox stand side by side on each of them, and the navigation marks the inbox", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("Exports are slow");
  const tabs = page.getByRole("navigation", { name: "Pages of the inbox" }).getByRole("link");
  const rail = page.getByRole("navigation", { name: "Main navigation" }).first();
  await pia.goTo("Inbox");
  for (const name of ["Triage", "Themes", "Duplicates", "Inbox"]) {
    await tabs.filter({ hasText: name }).click();
    await pia.isOn(name);
    await expect(tabs).toHaveText(["Inbox", "Triage", "Themes", "Duplicates"]);
    await expect(tabs.and(page.locator("[aria-current=page]"))).toHaveText(name);
    await expect(rail.getByRole("link", { name: "Inbox" })).toHaveAttribute("aria-current", "page");
  }
});

test("what is empty leads on", async ({ pia }) => {
  const { page } = pia;
  const leads = async (address, name, to) => {
    await page.goto(address);
    await page.getByRole("main").getByRole("link", { name, exact: true }).click();
    await pia.isOn(to);
  };
  await leads("/inbox/triage", "To the ideas", "Ideas");
  await leads("/themes", "Triage feedback", "Triage");
  await leads("/duplicates", "To the inbox", "Inbox");
  await leads("/duplicates?of=ideas", "To the ideas", "Ideas");
  await leads("/outcomes", "To the releases", "Releases");
  await leads("/brief", "To the objectives", "Strategy");
});

test("what is missing leads to its own list", async ({ pia }) => {
  const { page } = pia;
  const gone = "00000000-0000-7000-8000-000000000000";
  for (const [address, name, to] of [
    [`/ideas/${gone}`, "To the ideas", "Ideas"],
    [`/boards/${gone}`, "To the boards", "Boards"],
    [`/compare/${gone}`, "To the boards", "Boards"],
    [`/customers/${gone}`, "To the customers", "Customers"],
    [`/releases/${gone}`, "To the releases", "Releases"],
    [`/sprints/${gone}`, "To the backlog", "Backlog"],
    [`/backlog?open=${gone}`, "To the backlog", "Backlog"],
  ]) {
    await page.goto(address);
    await page.getByRole("link", { name, exact: true }).click();
    await pia.isOn(to);
  }
});
