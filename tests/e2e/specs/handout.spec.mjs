// Pages that are handed on: a board, a roadmap, a release, a sprint and the outcomes, as CSV, as Markdown and on paper.

import { readFile } from "node:fs/promises";

import { expect, test } from "../support/test.mjs";

/** What the export menu of the open page saves. */
async function saved(page, what) {
  await page.getByRole("main").getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: what }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** What stands on the paper. */
async function printed(page) {
  await page.evaluate(() => {
    window.print = () => {
      window.paper = document.querySelector("body > .printout").innerHTML;
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.getByRole("main").getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: "Print" }).click();
  await expect.poll(() => page.evaluate(() => window.paper ?? "")).not.toBe("");
  const paper = await page.evaluate(() => window.paper);
  await expect(page.locator(".printout"), "it is gone when it is printed").toHaveCount(0);
  await page.evaluate(() => delete window.paper);
  return paper;
}

test("a board, a roadmap, a release, a sprint and the outcomes are handed on as CSV, Markdown and on paper", async ({ person }) => {
  test.slow();
  const pia = await person("Pia", "PM");
  const { page } = pia;
  await pia.trySample();
  const pages = [
    {
      open: async () => {
        await pia.goTo("Boards");
        await page.getByRole("main").getByRole("link").first().click();
        await expect(page.getByRole("navigation", { name: "Ways to look at this board" })).toBeVisible();
      },
      head: /^\ufeffRank,Idea,Status,/,
      has: "Remind people the evening before a shift",
    },
    { open: () => pia.goTo("Roadmap"), head: /^\ufeffHorizon,Idea,Status,Quarter,Objectives/, has: "Now" },
    {
      open: async () => {
        await pia.goTo("Releases");
        await page.getByRole("main").getByRole("link").first().click();
        await expect(page.getByRole("region", { name: "Ideas in it" })).toBeVisible();
      },
      head: /^\ufeffKind,Title,Status/,
      has: "Ideas",
    },
    {
      open: async () => {
        await pia.goTo("Backlog");
        await page.getByRole("link", { name: "Sprints" }).click();
        await page.getByRole("link", { name: "Sprint 4" }).click();
        await pia.isOn("Sprint 4");
      },
      head: /^\ufeffStory,Points,Status,Planned,Done,Carried over to/,
      has: "Planned",
    },
    { open: () => pia.goTo("Outcomes"), head: /^\ufeffPart,Idea,Date,Measure,Verdict/, has: "Reviewed" },
  ];
  for (const { open, head, has } of pages) {
    await open();
    const csv = await saved(page, "CSV");
    expect(csv.name).toMatch(/^[\p{L}\p{N}-]+\.csv$/u);
    expect(csv.text).toMatch(head);
    expect(csv.text).toContain(has);
    const markdown = await saved(page, "Markdown");
    expect(markdown.name).toBe(csv.name.replace(".csv", ".md"));
    expect(markdown.text).toMatch(/^# \S/);
    expect(markdown.text).toContain("| --- |");
    expect(await printed(page)).toContain(has);
  }
});
