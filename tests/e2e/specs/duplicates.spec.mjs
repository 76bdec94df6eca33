// What is said twice, what many say, and what says two things at once.

import { items, snapshot } from "../../bench/items.mjs";
import { expect, test as base } from "../support/test.mjs";

const test = base.extend({
  pia: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    await pia.startEmpty();
    await use(pia);
  },
});

const pairsOf = (page) => page.getByRole("main").getByRole("article");

test("pairs stand side by side with their common words marked, and are merged by the keys with everything they have", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("Exports of invoices are slow", "It takes minutes.");
  await pia.addFeedback("The export of an invoice is slow", "Every month again.");
  await pia.addFeedback("Dark mode for the night");
  await pia.pressKeys("g", "d");
  await pia.isOn("Duplicates");
  await expect(page.getByText("1 pair", { exact: true })).toBeVisible();
  const pair = pairsOf(page);
  await expect(pair).toHaveCount(1);
  await expect(pair.getByRole("list", { name: "Words in common" }).getByRole("listitem")).toHaveText(["export", "invoice", "slow"]);
  const first = pair.getByRole("region", { name: "Exports of invoices are slow" });
  await expect(first.locator("mark")).toHaveText(["Exports", "invoices", "slow"]);

  await pair.focus();
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { name: "Nothing is said twice" })).toBeVisible();
  await pia.hasSaved();
  const panel = await pia.open("Inbox", "Exports of invoices are slow");
  for (const text of ["It takes minutes.", "The export of an invoice is slow", "Every month again."]) {
    await expect(panel.getByText(text)).toBeVisible();
  }
  await pia.pressKeys("Control+z");
  await expect(page.getByRole("list", { name: "Inbox" }).getByRole("listitem")).toHaveCount(3);
});

test("a pair that is not the same does not come again", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Export to PDF");
  await pia.addIdea("Export to Excel and PDF");
  await pia.goTo("Ideas");
  await page.getByRole("main").getByRole("link", { name: "Duplicates" }).click();
  await expect(page).toHaveURL(/of=ideas/);
  await expect(page.getByRole("radio", { name: "Ideas" })).toBeChecked();
  await pairsOf(page).getByRole("button", { name: "Not the same" }).click();
  await expect(page.getByRole("heading", { name: "Nothing is said twice" })).toBeVisible();
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Nothing is said twice" })).toBeVisible();
  await expect(pairsOf(page)).toHaveCount(0);
});

test("while somebody writes, what is perhaps the same is offered, and can be supported instead", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("Exports of invoices are slow");
  await pia.addFeedback("Dark mode");
  await pia.pressKeys("Shift+C");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByLabel("Title").fill("Invoice export slow");
  const perhaps = dialog.getByRole("region", { name: "Perhaps the same" });
  await expect(perhaps.getByRole("listitem")).toHaveCount(1);
  const support = perhaps.getByRole("listitem").filter({ hasText: "Exports of invoices are slow" }).getByRole("button", { name: "Support this instead" });
  await expect(support).toBeDisabled();
  await dialog.getByLabel("Text").fill("We wait for an hour.");
  await dialog.getByRole("combobox", { name: "Customer" }).fill("Acme");
  await page.getByRole("option", { name: "Create “Acme”" }).click();
  await support.click();
  await expect(dialog).toBeHidden();
  const panel = page.getByRole("complementary");
  await expect(panel.getByRole("region", { name: "Supporters" }).getByText("Acme")).toBeVisible();
  await expect(panel.getByRole("region", { name: "Comments" }).getByText("We wait for an hour.")).toBeVisible();

  await pia.addIdea("Sharing by link");
  await pia.pressKeys("c");
  const form = page.getByRole("dialog", { name: "New idea" });
  await form.getByLabel("Title").fill("Share links");
  await form.getByRole("listitem").filter({ hasText: "Sharing by link" }).getByRole("button", { name: "Open this instead" }).click();
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(/\/ideas\//);
});

test("a theme shows who says it, opens the inbox, and becomes an idea with all its items in one step", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Please add a dark mode", "Dark mode for the night", "A dark mode, at last", "Slow export"]) {
    await pia.addFeedback(title);
  }
  await pia.goTo("Inbox");
  await page.getByRole("main").getByRole("link", { name: "Themes" }).click();
  await pia.isOn("Themes");
  await expect(page.getByText("1 theme in 4 items that wait")).toBeVisible();
  const theme = page.getByRole("region", { name: "dark mode" });
  await expect(theme.getByRole("list", { name: "Items that say “dark mode”" }).getByRole("listitem")).toHaveCount(3);

  await theme.getByRole("link", { name: "Show in the inbox" }).click();
  await expect(page.getByRole("searchbox", { name: "Search feedback" })).toHaveValue('"dark mode" status:new');
  await expect(page.getByRole("list", { name: "Inbox" }).getByRole("listitem")).toHaveCount(3);
  await page.goBack();

  await theme.getByRole("button", { name: "Turn into an idea" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dark mode" })).toBeAttached();
  await expect(page.getByRole("region", { name: "Evidence" }).getByRole("listitem")).toHaveCount(3);
  await pia.pressKeys("g", "e");
  await expect(page.getByRole("heading", { name: "No theme yet" })).toBeVisible();
  await pia.pressKeys("Control+z");
  await expect(theme).toBeVisible();
});

test("a theme of many items names the first, and leads to all of them", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const waiting = items(40).map((item) => ({ ...item, body: "Dark mode, please", status: "new" }));
  await pia.openSnapshot({ name: "dark.tandem.json", mimeType: "application/json", buffer: Buffer.from(snapshot({ feedback: waiting })) });
  const { page } = pia;
  await page.getByRole("main").getByRole("link", { name: "Themes" }).click();
  const theme = page.getByRole("region", { name: "dark mode" });
  await expect(theme.getByText("40 items")).toBeVisible();
  await expect(theme.getByRole("listitem")).toHaveCount(12);
  await theme.getByRole("link", { name: "28 more items" }).click();
  const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  await expect(rows.first()).toHaveAttribute("aria-setsize", "40");
});

test("feedback that says two things is split: each part stays, goes or belongs to both", async ({ pia }) => {
  const { page } = pia;
  await pia.addFeedback("Exports and the dark", "Exports are slow.\n\nA dark mode, please.");
  const panel = await pia.open("Inbox", "Exports and the dark");
  await panel.getByRole("combobox", { name: "Add a supporter" }).fill("Acme");
  await page.getByRole("option", { name: "Create “Acme”" }).click();
  await expect(panel.getByRole("region", { name: "Supporters" }).getByText("Acme")).toBeVisible();
  await panel.getByRole("button", { name: "Split" }).click();
  const dialog = page.getByRole("dialog", { name: "Split" });
  await dialog.getByLabel("Title of the new one").fill("Dark mode");
  await dialog.getByLabel("A dark mode, please.").selectOption("Goes to the new one");
  await dialog.getByLabel("Acme").selectOption("Goes to the new one");
  await dialog.getByRole("button", { name: "Split off" }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.getByLabel("Title")).toHaveValue("Dark mode");
  await expect(panel.getByText("A dark mode, please.")).toBeVisible();
  await expect(panel.getByText("Exports are slow.")).toHaveCount(0);
  await expect(panel.getByRole("region", { name: "Supporters" }).getByText("Acme")).toBeVisible();

  await pia.open("Inbox", "Exports and the dark");
  await expect(panel.getByText("Exports are slow.")).toBeVisible();
  await expect(panel.getByText("A dark mode, please.")).toHaveCount(0);
  await pia.pressKeys("Control+z");
  await expect(panel.getByText("A dark mode, please.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Inbox" }).getByRole("listitem")).toHaveCount(1);
});
