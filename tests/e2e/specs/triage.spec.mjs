// Triage: one item at a time, by the keys; comments between those who work in the workspace.

import { expect, test } from "../support/test.mjs";

test("feedback is accepted, declined with a reason, put off and merged, one at a time", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Slow export", "Dark mode", "Pink mode", "Export is slow"]) await pia.addFeedback(title);
  await pia.goTo("Inbox");
  await page.getByRole("link", { name: "Triage" }).click();
  await pia.isOn("Triage");
  await expect(page.getByText("4 wait, 0 decided")).toBeVisible();
  const title = page.getByRole("main").getByRole("textbox", { name: "Title" });
  await expect(title).toHaveValue("Slow export");
  await page.getByRole("button", { name: "Accept" }).focus();
  await page.keyboard.press("a");
  await expect(title).toHaveValue("Dark mode");
  await page.keyboard.press("z");
  await expect(title).toHaveValue("Pink mode");
  await page.keyboard.press("d");
  await page.getByRole("textbox", { name: "Why it is declined" }).fill("Not our taste");
  await page.getByRole("button", { name: "Decline" }).last().click();
  await expect(title).toHaveValue("Export is slow");
  await expect(page.getByText("1 waits, 3 decided")).toBeVisible();
  await page.getByRole("combobox", { name: "Merge it into other feedback" }).fill("Slow export");
  await page.getByRole("option", { name: "Slow export" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits any more" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(title).toHaveValue("Export is slow");
  await page.goto(`${new URL(page.url()).origin}/inbox?status=declined`);
  await page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first().click();
  await expect(page.getByText("Declined: Not our taste")).toBeVisible();
});

test("people remark on feedback and ideas", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Export");
  await pia.open("Ideas", "Export");
  await page.getByRole("textbox", { name: "New comment" }).fill("Ask **Bo** first.");
  await page.getByRole("button", { name: "Add comment" }).click();
  const comments = page.getByRole("region", { name: "Comments" });
  await expect(comments.getByText("Ask Bo first.")).toBeVisible();
  await pia.hasSaved();
  await page.reload();
  await expect(comments.getByText("Ask Bo first.")).toBeVisible();
  await page.getByRole("button", { name: "Delete the comment by Pia" }).click();
  await expect(comments.getByText("Ask Bo first.")).toHaveCount(0);
});

test("an idea that is declined keeps why", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addIdea("Chat");
  await pia.open("Ideas", "Chat");
  await page.getByRole("combobox", { name: "Status" }).last().selectOption("Declined");
  await page.getByRole("button", { name: "Say why it is declined" }).click();
  const why = page.getByRole("textbox", { name: "Reason for declining" });
  await why.fill("Others do that well.");
  await why.press("Control+Enter");
  await pia.hasSaved();
  await page.reload();
  await expect(page.getByText("Others do that well.")).toBeVisible();
});
