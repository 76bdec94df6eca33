// The `test` that all specs use: every worker serves the release by itself, every context is watched for faults.

import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";

import { serve } from "../../../scripts/serve.mjs";
import { Faults } from "./faults.mjs";
import { Person } from "./person.mjs";

export { expect } from "@playwright/test";

/** The folder of the release. */
export const dist = fileURLToPath(new URL("../../../dist", import.meta.url));

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await serve(dist);
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.origin),
  faults: [
    async ({ context }, use) => {
      const faults = new Faults();
      faults.watch(context);
      await use(faults);
      base.expect(faults.list, "no request to another origin, no error on the console").toEqual([]);
    },
    { auto: true },
  ],
  /** Brings somebody in, with a browser context of their own: `await person("Pia", "PM")`. */
  person: async ({ browser, baseURL, faults }, use) => {
    const contexts = [];
    await use(async (name, role) => {
      const context = await browser.newContext({ baseURL, acceptDownloads: true });
      contexts.push(context);
      faults.watch(context);
      return new Person(await context.newPage(), name, role);
    });
    for (const context of contexts) await context.close();
  },
});
