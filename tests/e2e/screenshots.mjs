// Takes the pictures in docs/screenshots: every page at two widths, light and dark, with the sample data and empty.
//
//   node screenshots.mjs [only]      (after `make dist`; `only` is a part of the names to take)

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import { serve } from "../../scripts/serve.mjs";
import { chromium as launchOptions } from "./support/browser.mjs";
import { Person } from "./support/person.mjs";

const folder = join(import.meta.dirname, "../../docs/screenshots");
const root = join(import.meta.dirname, "../../dist");
const only = process.argv[2] ?? "";
mkdirSync(folder, { recursive: true });

const { origin, stop } = await serve(root);
const browser = await chromium.launch(launchOptions);

/** Opens a page's address and waits until its heading is there and nothing moves any more. */
async function go(page, address) {
  await page.goto(origin + address);
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
}

/** Waits for a dialog that has come to rest. */
async function dialogIsOpen(page) {
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await dialog.evaluate((element) => Promise.all(element.getAnimations({ subtree: true }).map((animation) => animation.finished)));
}

async function firstLink(page, list) {
  return page.getByRole("main").getByRole("list", list ? { name: list } : {}).getByRole("link").first().getAttribute("href");
}

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: "en-GB", serviceWorkers: "block" });
    // The same day each time, so that pictures change only where pages do.
    await context.clock.setFixedTime("2026-10-22T10:00:00Z");
    const page = await context.newPage();
    const shoot = async (name) => {
      const file = `${name}-${width}-${colorScheme}.png`;
      if (file.includes(only)) await page.screenshot({ path: join(folder, file) });
    };
    await go(page, "/");
    await shoot("start");
    await go(page, "/nowhere");
    await shoot("not-found");
    const pia = new Person(page, "Pia Meyer", "PM", origin);
    await pia.trySample();
    await go(page, "/home");
    await shoot("home");
    await go(page, "/inbox");
    const inbox = page.getByRole("list", { name: "Inbox" });
    await inbox.waitFor();
    await shoot("inbox");
    await inbox.getByRole("listitem").nth(5).click();
    await page.getByRole("complementary").getByLabel("Title").waitFor();
    await shoot("inbox-open");
    await go(page, "/ideas");
    await page.getByRole("list", { name: "Ideas" }).getByRole("listitem").nth(1).click();
    const idea = await page.getByRole("complementary").getByRole("link", { name: "Open in full" }).getAttribute("href");
    await go(page, "/ideas");
    await shoot("ideas");
    await go(page, idea);
    await shoot("idea");
    await go(page, "/boards");
    await shoot("boards");
    await go(page, await firstLink(page));
    await page.getByRole("table").waitFor();
    await shoot("board");
    const board = new URL(page.url()).pathname;
    for (const look of ["matrix", "columns"]) {
      await go(page, `${board}?view=${look}`);
      await page.getByRole("navigation", { name: "Ways to look at this board" }).waitFor();
      await shoot(`board-${look}`);
    }
    await go(page, board.replace("/boards/", "/compare/"));
    await page.getByText("The order shown holds").waitFor();
    await shoot("compare");
    for (const [name, view] of [["backlog", ""], ["map", "?view=map"], ["sprints", "?view=sprints"], ["forecast", "?view=forecast&unit=points&window=all"]]) {
      await go(page, `/backlog${view}`);
      await shoot(name);
    }
    await go(page, "/backlog");
    await page.getByRole("list", { name: "Backlog" }).getByRole("listitem").first().click();
    await page.getByRole("complementary").getByLabel("Title", { exact: true }).waitFor();
    await shoot("story");
    await go(page, "/backlog?view=sprints");
    await page.getByRole("link", { name: "Sprint 3" }).click();
    await page.getByRole("heading", { level: 1, name: "Sprint 3" }).waitFor({ state: "attached" });
    await shoot("sprint");
    for (const [name, address] of [["triage", "/inbox/triage"], ["duplicates", "/duplicates"], ["themes", "/themes"], ["import", "/import"]]) {
      await go(page, address);
      await shoot(name);
    }
    await go(page, "/customers");
    await page.getByRole("rowheader").first().waitFor();
    await shoot("customers");
    await go(page, await page.getByRole("rowheader").first().getByRole("link").getAttribute("href"));
    await shoot("customer");
    for (const name of ["strategy", "roadmap", "brief", "releases", "outcomes", "activity", "share", "settings"]) {
      await go(page, `/${name}`);
      await shoot(name);
    }
    await go(page, "/roadmap?by=objective");
    await shoot("roadmap-objective");
    await go(page, "/outcomes");
    await go(page, await page.getByRole("region", { name: "Reviewed" }).getByRole("link").first().getAttribute("href"));
    await page.getByRole("region", { name: "Outcome", exact: true }).scrollIntoViewIfNeeded();
    await shoot("outcome");
    for (const [name, framework] of [["weighted", "Weighted criteria"], ["formula", "Custom formula"], ["pairs", "Pairwise"], ["order", "Stack rank"], ["kano", "Kano"]]) {
      await go(page, "/boards");
      await page.getByRole("button", { name: "New board" }).first().click();
      const dialog = page.getByRole("dialog", { name: "New board" });
      await dialog.getByLabel("Name").fill(framework);
      await dialog.getByLabel("Framework").selectOption(framework);
      await dialog.getByRole("button", { name: "Add board" }).click();
      await page.getByRole("heading", { level: 1, name: framework }).waitFor({ state: "attached" });
      await shoot(`board-${name}`);
    }
    await page.getByRole("main").focus();
    await page.keyboard.press("Control+k");
    await dialogIsOpen(page);
    await shoot("palette");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await dialogIsOpen(page);
    await shoot("keys");
    await context.close();

    const fresh = await browser.newContext({ viewport: { width, height }, colorScheme, locale: "en-GB", serviceWorkers: "block" });
    const emptyPage = await fresh.newPage();
    await new Person(emptyPage, "Pia Meyer", "PM", origin).startEmpty();
    for (const name of ["inbox", "ideas", "boards"]) {
      await go(emptyPage, `/${name}`);
      const file = `${name}-empty-${width}-${colorScheme}.png`;
      if (file.includes(only)) await emptyPage.screenshot({ path: join(folder, file) });
    }
    await fresh.close();
  }
}
await browser.close();
await stop();
