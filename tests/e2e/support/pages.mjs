// Where the pages of the sample's workspace are.

import { expect } from "@playwright/test";

/** How large the screen of a phone is. */
export const PHONE = { width: 390, height: 844 };

/** Opens an address, and waits until all that is worked out for it is there. */
export async function open(person, address) {
  const { page } = person;
  await page.goto(address);
  await person.isIn();
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}

/**
 * The address of every page, for somebody who has the sample in front of them: the lists, one of each thing that has a
 * page, and a board in each way to look at it.
 */
export async function addresses(person) {
  const { page } = person;
  await person.openBoard("Product roadmap");
  const board = new URL(page.url()).pathname;
  const idea = await page.getByRole("link", { name: /^Swap shifts in the app/ }).getAttribute("href");
  const ones = [idea, board.replace("/boards/", "/compare/")];
  for (const [from, kind] of [["/backlog?view=sprints", "sprints"], ["/releases", "releases"], ["/customers", "customers"]]) {
    await open(person, from);
    ones.push(await page.getByRole("main").locator(`a[href^="/${kind}/"]`).first().getAttribute("href"));
  }
  await open(person, "/outcomes");
  ones.push(await page.getByRole("region", { name: "Reviewed" }).getByRole("link").first().getAttribute("href"));
  const lists = ["home", "inbox", "ideas", "boards", "strategy", "brief", "roadmap", "customers", "backlog", "releases", "outcomes"];
  const others = ["activity", "share", "share?part=public", "settings", "import", "inbox/triage", "duplicates", "themes"];
  const looks = ["matrix", "columns", "timeline"].map((look) => `${board}?view=${look}`);
  const backlog = ["map", "sprints", "forecast"].map((look) => `/backlog?view=${look}`);
  return [...[...lists, ...others].map((name) => `/${name}`), ...backlog, board, ...looks, ...ones];
}
