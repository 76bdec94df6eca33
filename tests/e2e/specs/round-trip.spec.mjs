// A PM and a PO, each in a browser of their own, who hand a snapshot to and fro.

import { readFileSync } from "node:fs";

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

/** What a snapshot says of its content, whoever exported it. */
const hashOf = (file) => JSON.parse(readFileSync(file, "utf8")).snapshot.sha256;

test("a file that was changed after its export is opened, and that is told", async ({ person }) => {
  const [pia, olaf] = [await person("Pia", "PM"), await person("Olaf", "PO")];
  await pia.startEmpty("Invoices");
  await pia.addIdea("Send invoices by post");
  const exported = readFileSync(await pia.exportSnapshot(), "utf8");
  const file = (text) => ({ name: "invoices.tandem.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await olaf.openSnapshot(file(exported.replace("by post", "by pigeon")));
  await expect(olaf.page.getByText("This file was changed after it was exported")).toBeVisible();
  await olaf.goTo("Ideas");
  await expect(olaf.page.getByRole("main").getByText("Send invoices by pigeon")).toBeVisible();
});

test("both end with the same workspace, and a conflict is settled by a click", async ({ person }) => {
  test.setTimeout(360_000);
  const pia = await person("Pia", "PM");
  const olaf = await person("Olaf", "PO");
  await pia.startEmpty("Invoices");
  await pia.addIdea("Send invoices by post");
  await pia.addIdea("Remind of open invoices");
  await pia.openBoard("Priorities");
  await pia.estimate("Send invoices by post", { Reach: "400", Impact: "2" });
  const first = await pia.exportSnapshot();

  await test.step("the PO opens it, estimates, renames, and adds feedback", async () => {
    await olaf.openSnapshot(first);
    await olaf.openBoard("Priorities");
    await olaf.estimate("Send invoices by post", { Effort: "2" });
    await olaf.rename("Ideas", "Remind of open invoices", "Chase open invoices");
    await olaf.addFeedback("Invoices arrive late");
  });
  await test.step("the PM renames the same idea without knowing", async () => {
    await pia.rename("Ideas", "Remind of open invoices", "Remind politely of open invoices");
  });

  const second = await olaf.exportSnapshot();
  await test.step("the PM reviews what would change, merges, and settles the conflict", async () => {
    const review = await pia.chooseSnapshot(second);
    await expect(review).toContainText("exported by Olaf");
    await expect(review).toContainText("1 field was changed on both sides");
    await expect(review.getByText("“Remind politely of open invoices”: Title")).toBeVisible();
    await expect(review.getByRole("listitem").filter({ hasText: "Invoices arrive late" })).toContainText("Feedback");
    await review.getByRole("button", { name: "Merge" }).click();
    await pia.isOn("Share");
    await expect(pia.page.getByRole("heading", { name: "1 conflict" })).toBeFocused();
    const conflict = pia.page.getByRole("article").filter({ hasText: "Title" });
    await expect(conflict).toContainText("Chase open invoices");
    await expect(conflict).toContainText("Remind politely of open invoices");
    await expect(conflict).toContainText("Olaf");
    await expect(conflict.getByText("Idea", { exact: true })).toBeVisible();
    await expect(conflict.getByRole("link")).toHaveAttribute("href", /^\/ideas\//);
    await conflict.getByRole("button", { name: /mine$/ }).click();
    await expect(pia.page.getByText("Nothing to settle.")).toBeVisible();
  });

  const third = await pia.exportSnapshot();
  await test.step("the PO takes it in: nothing is left to settle and both have the same", async () => {
    await olaf.importSnapshot(third);
    await olaf.goTo("Share");
    await expect(olaf.page.getByText("Nothing to settle.")).toBeVisible();
    expect(hashOf(await olaf.exportSnapshot())).toBe(hashOf(third));
  });

  await test.step("the old file again brings nothing new", async () => {
    const review = await olaf.chooseSnapshot(first);
    await expect(review).toContainText("This file brings nothing new.");
  });
});

test("a conflict stands where its record is edited, and is settled there", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const olaf = await person("Olaf", "PO");
  await pia.startEmpty("Invoices");
  await pia.addIdea("Remind of open invoices");
  await olaf.openSnapshot(await pia.exportSnapshot());
  await olaf.rename("Ideas", "Remind of open invoices", "Chase open invoices");
  await pia.rename("Ideas", "Remind of open invoices", "Remind politely");
  await pia.importSnapshot(await olaf.exportSnapshot());
  await pia.goTo("Ideas");
  await pia.page.getByRole("list", { name: "Ideas" }).getByRole("listitem").first().click();
  const panel = pia.page.getByRole("complementary");
  const conflict = panel.getByRole("region", { name: "Conflicts of this record" });
  await expect(conflict).toContainText("Chase open invoices");
  await expectAccessible(pia.page);
  await conflict.getByRole("button", { name: /theirs$/ }).click();
  await expect(conflict).toBeHidden();
  await expect(panel.getByLabel("Title")).toHaveValue("Chase open invoices");
  await pia.goTo("Share");
  await expect(pia.page.getByText("Nothing to settle.")).toBeVisible();
});

test("a snapshot of a workspace that is here already is reviewed before it changes anything", async ({ person }) => {
  const [pia, olaf] = [await person("Pia", "PM"), await person("Olaf", "PO")];
  await pia.startEmpty("Invoices");
  await pia.addIdea("Send invoices by post");
  await olaf.openSnapshot(await pia.exportSnapshot());
  await olaf.rename("Ideas", "Send invoices by post", "Send invoices by mail");
  const file = await olaf.exportSnapshot();
  const open = async () => {
    await pia.page.keyboard.press("Control+k");
    await pia.page.keyboard.type("start page");
    await pia.page.keyboard.press("Enter");
    const chooser = pia.page.waitForEvent("filechooser");
    await pia.page.getByRole("button", { name: "Open a snapshot" }).click();
    await (await chooser).setFiles(file);
  };
  await open();
  const review = pia.page.getByRole("dialog", { name: "Review before merging" });
  await expect(review).toContainText("Send invoices by mail");
  await review.getByRole("button", { name: "Cancel" }).click();
  await pia.goTo("Ideas");
  const ideas = pia.page.getByRole("list", { name: "Ideas" });
  await expect(ideas).toContainText("Send invoices by post");
  await pia.importSnapshot(file);
  await pia.goTo("Ideas");
  await expect(ideas).toContainText("Send invoices by mail");
  // What brings nothing new is opened without a word.
  await open();
  await pia.isOn("Home");
  await expect(review).toBeHidden();
});

test("a comment that is being written outlasts its page", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  const comment = (await pia.open("Ideas", "Alpha")).getByLabel("New comment");
  await comment.fill("Half a thought");
  await pia.goTo("Boards");
  const panel = await pia.open("Ideas", "Alpha");
  await expect(panel.getByLabel("New comment")).toHaveValue("Half a thought");
  await panel.getByRole("button", { name: "Add comment" }).click();
  await expect(panel.getByRole("listitem").filter({ hasText: "Half a thought" })).toBeVisible();
  await expect(panel.getByLabel("New comment")).toHaveValue("");
});

test("a board's settings show what they disagree on, in their own words", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const olaf = await person("Olaf", "PO");
  await pia.startEmpty("Invoices");
  await olaf.openSnapshot(await pia.exportSnapshot());
  const settings = (page) => page.getByRole("dialog", { name: "Board settings" });
  const choose = async (one, selection) => {
    await one.openBoard("Priorities");
    await one.page.getByRole("button", { name: "Board settings" }).click();
    await settings(one.page).getByLabel("Ideas on this board").selectOption(selection);
    await settings(one.page).getByRole("button", { name: "Done" }).click();
  };
  await choose(olaf, "Picked by hand");
  await choose(pia, "Found by a filter");
  await pia.importSnapshot(await olaf.exportSnapshot());
  const card = pia.page.getByRole("article").filter({ hasText: "Ideas on this board" });
  await expect(card).toContainText("Picked by hand");
  await card.getByRole("link", { name: "Priorities" }).click();
  await pia.isOn("Priorities");
  await pia.page.getByRole("button", { name: "Board settings" }).first().click();
  const conflict = settings(pia.page).getByRole("region", { name: "Conflicts of this record" });
  await expect(conflict).toContainText("Found by a filter");
  await expectAccessible(pia.page);
  await conflict.getByRole("button", { name: /theirs$/ }).click();
  await expect(conflict).toBeHidden();
  await expect(settings(pia.page).getByLabel("Ideas on this board")).toHaveValue("picked");
});

test("a merge is taken back in one step and done again", async ({ person }) => {
  const pia = await person("Pia", "PM");
  const olaf = await person("Olaf", "PO");
  await pia.startEmpty();
  await pia.addFeedback("There before");
  await olaf.openSnapshot(await pia.exportSnapshot());
  await olaf.addFeedback("Brought by Olaf");
  const file = await olaf.exportSnapshot();

  await pia.importSnapshot(file);
  const inbox = pia.page.getByRole("list", { name: "Inbox" });
  await pia.goTo("Inbox");
  await expect(inbox).toContainText("Brought by Olaf");
  await pia.page.keyboard.press("Control+z");
  await expect(inbox).not.toContainText("Brought by Olaf");
  await expect(inbox).toContainText("There before");
  await pia.page.keyboard.press("Control+Shift+z");
  await expect(inbox).toContainText("Brought by Olaf");
});

test("a file that is no snapshot is refused in a sentence and changes nothing", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addFeedback("Stays as it is");
  const before = hashOf(await pia.exportSnapshot());
  for (const [name, text] of [
    ["other.json", '{"format":"other"}'],
    ["torn.json", '{"format":"tandem.snapshot","version":{"read":1,'],
    ["picture.json", "\u0089PNG"],
    ["empty.json", ""],
  ]) {
    await pia.page.getByLabel("Choose a snapshot").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await expect(pia.page.getByRole("alert").last()).toContainText("Nothing was changed");
    await pia.page.getByRole("alert").last().getByRole("button", { name: "Close" }).click();
  }
  expect(hashOf(await pia.exportSnapshot())).toBe(before);
});
