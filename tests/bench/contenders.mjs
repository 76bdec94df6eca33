// Who is measured, and how a person does the same thing in each.

import { join } from "node:path";

const here = import.meta.dirname;

/** A page that keeps one record per item: React's and the plain one have the same parts. */
const rowByRow = (name) => ({
  name,
  folder: join(here, "results", "pages", name),
  file: "items.json",
  first: "/",
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
  first: "/",
  address: "/inbox",
  selectors: { row: ".window-row", search: "main [type=search]", saved: ".saved-label" },
  async bringIn(page, file) {
    await page.getByLabel("Your name").fill("Bench");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open a snapshot" }).click();
    await (await chooser).setFiles(file);
  },
  async edit(page, title) {
    const field = page.getByRole("complementary").getByLabel("Title");
    if (!(await field.isVisible())) {
      await page.getByRole("list", { name: "Inbox" }).getByRole("listitem").first().click();
    }
    await field.fill(title);
    await field.focus();
  },
};

export const contenders = [app, rowByRow("plain"), rowByRow("react")];
