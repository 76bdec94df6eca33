// Who is measured, and how a person does the same thing in each.

import { join } from "node:path";

const here = import.meta.dirname;

/** A page that keeps one record per item: React's and the plain one have the same parts. */
const rowByRow = (name) => ({
  name,
  folder: join(here, "results", "pages", name),
  file: "items.json",
  address: "/",
  selectors: { row: "li", search: "[type=search]", saved: "[role=status]" },
  /** Chooses a file to bring in. */
  async bringIn(page, file) {
    await page.getByLabel("Import").setInputFiles(file);
  },
  /** Changes the title of the first item, up to the key that keeps it. */
  async edit(page, title) {
    const field = page.getByLabel("Title").first();
    await field.fill(title);
    await field.focus();
  },
});

const app = {
  name: "Tandem",
  folder: join(here, "..", "..", "dist"),
  file: "items.tandem.json",
  address: "/inbox",
  selectors: { row: "main [role=row] [role=cell], main tbody td", search: "main [type=search]", saved: "[data-saved]" },
  async bringIn(page, file) {
    await page.goto("/");
    await page.getByLabel("Your name").fill("Bench");
    await page.getByRole("radio", { name: "Product Manager" }).check();
    await page.getByLabel("Open a snapshot").setInputFiles(file);
  },
  async edit(page, title) {
    await page.getByRole("row").nth(1).click();
    const field = page.getByLabel("Title");
    await field.fill(title);
    await field.focus();
  },
};

export const contenders = [app, rowByRow("plain"), rowByRow("react")];
