// Several tabs of one browser on one workspace.

import { expect, test } from "../support/test.mjs";

test("what is written in one tab appears in the others, and nothing is lost when all write at once", async ({ person }) => {
  test.setTimeout(180_000);
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addFeedback("Seen by all");
  const tabs = [pia];
  for (let more = 0; more < 3; more += 1) {
    const page = await pia.page.context().newPage();
    await page.goto("/inbox");
    await expect(page.getByRole("list", { name: "Inbox" })).toContainText("Seen by all");
    tabs.push(pia.at(page));
  }
  const rounds = 5;
  await Promise.all(
    tabs.map(async (tab, number) => {
      for (let round = 0; round < rounds; round += 1) await tab.addFeedback(`Tab ${number} round ${round}`);
    }),
  );
  for (const tab of tabs) {
    await expect(tab.page.getByRole("main").getByText(`${1 + tabs.length * rounds} feedback items`)).toBeVisible();
    await tab.hasSaved();
  }
  await pia.page.reload();
  await expect(pia.page.getByRole("main").getByText(`${1 + tabs.length * rounds} feedback items`)).toBeVisible();
});
