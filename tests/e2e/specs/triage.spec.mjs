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
  const reason = page.getByRole("textbox", { name: "Why it is declined" });
  await expect(reason).toBeFocused();
  await page.keyboard.type("Not");
  // Beside the field the keys decide on nothing while a reason is being given.
  await page.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("a");
  await expect(title).toHaveValue("Pink mode");
  // Escape puts the reason away, and the keys are where they were.
  await reason.press("Escape");
  await expect(reason).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Accept" })).toBeFocused();
  await page.keyboard.press("d");
  await expect(reason).toBeFocused();
  await page.keyboard.type("Not our taste");
  await page.keyboard.press("Enter");
  await expect(title).toHaveValue("Export is slow");
  await expect(page.getByText("1 waits, 3 decided")).toBeVisible();
  await page.getByRole("combobox", { name: "Merge it into other feedback" }).fill("Slow export");
  await page.getByRole("option", { name: "Slow export" }).click();
  await expect(page.getByRole("heading", { name: "Nothing waits any more" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(title).toHaveValue("Export is slow");
  await page.goto(`${new URL(page.url()).origin}/inbox?status=declined`);
  await page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first().click();
  const why = page.getByRole("complementary").getByRole("region", { name: "Reason" });
  await expect(why).toContainText("Not our taste");
  await why.getByRole("button", { name: "Edit" }).click();
  await why.getByRole("textbox", { name: "Reason" }).fill("Nobody else asked");
  await page.keyboard.press("Control+Enter");
  await expect(why).toContainText("Nobody else asked");

  // What was put off says until when, and comes back before that where somebody wants it to.
  await page.getByRole("navigation", { name: "Main navigation" }).first().getByRole("link", { name: /^Inbox/ }).click();
  const later = await pia.open("Inbox", "Dark mode");
  await expect(later.getByText(/^Put off until \d+/)).toBeVisible();
  await later.getByRole("button", { name: "Bring back now" }).click();
  await expect(later.getByText(/^Put off until/)).toHaveCount(0);
  await page.goto(`${new URL(page.url()).origin}/inbox/triage`);
  await expect(page.getByText("2 wait")).toBeVisible();
});

test("feedback that becomes evidence for an idea is decided by that, and one undo brings it back", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Slow export", "Dark mode", "Pink mode"]) await pia.addFeedback(title);
  await pia.addIdea("Faster export");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await pia.isOn("Triage");
  await expect(page.getByText("3 wait, 0 decided")).toBeVisible();
  const title = page.getByRole("main").getByRole("textbox", { name: "Title" });
  const accept = page.getByRole("button", { name: "Accept" });
  await accept.focus();
  await page.keyboard.press("l");
  await expect(page.getByRole("combobox", { name: "Link to an idea" })).toBeFocused();
  await page.keyboard.type("Faster");
  await expect(page.getByRole("option", { name: "Faster export" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(title).toHaveValue("Dark mode");
  await expect(page.getByText("2 wait, 1 decided")).toBeVisible();
  await expect(accept).toBeFocused();
  await page.keyboard.press("i");
  await expect(title).toHaveValue("Pink mode");
  await expect(page.getByText("1 waits, 2 decided")).toBeVisible();
  await expect(page.getByRole("link", { name: "Created the idea “Dark mode”." })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(title).toHaveValue("Dark mode");
  await expect(page.getByText("2 wait, 1 decided")).toBeVisible();
});

test("selected feedback is turned into an idea without leaving the inbox", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  for (const title of ["Slow export", "Export is slow"]) await pia.addFeedback(title);
  await pia.goTo("Inbox");
  const list = page.getByRole("list", { name: "Inbox" });
  await list.getByRole("listitem").first().focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Turn into an idea" }).click();
  await expect(list.getByText("Open")).toHaveCount(2);
  await page.getByRole("link", { name: "Created the idea" }).click();
  await expect(page.getByRole("region", { name: "Evidence" }).getByRole("listitem")).toHaveCount(2);
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
  // One's own can be written anew, and the keys send it as they send everything.
  await comments.getByRole("button", { name: "Edit" }).click();
  await comments.getByRole("textbox", { name: "Comment", exact: true }).fill("Ask Bo *today*.");
  await page.keyboard.press("Control+Enter");
  await expect(comments.getByText("Ask Bo today.")).toBeVisible();
  await page.getByRole("button", { name: "Delete the comment by Pia" }).click();
  await expect(comments.getByText("Ask Bo today.")).toHaveCount(0);
});

test("stories and releases have remarks as well, sent by the keys", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.startEmpty();
  await pia.addRelease("Winter");
  const comments = page.getByRole("region", { name: "Comments" });
  const remark = comments.getByRole("textbox", { name: "New comment" });
  await remark.fill("Not before the holidays.");
  await remark.press("Control+Enter");
  await expect(comments.getByRole("listitem")).toContainText("Not before the holidays.");
  await expect(remark).toHaveValue("");
  await pia.goTo("Backlog");
  await page.getByRole("textbox", { name: "New story" }).fill("Export as CSV");
  await page.keyboard.press("Enter");
  await pia.open("Backlog", "Export as CSV");
  await remark.fill("Semicolons, too?");
  await remark.press("Control+Enter");
  await expect(comments.getByRole("listitem")).toContainText("Semicolons, too?");
  await expect(page.getByRole("combobox", { name: "Release" }).locator("option:checked")).toHaveText("No release");
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
