// The settings of a board: what is refused there, and which ideas it shows.

import { expect, test as base } from "../support/test.mjs";

const test = base.extend({
  pia: async ({ person }, use) => {
    const pia = await person("Pia", "PM");
    await pia.startEmpty();
    await use(pia);
  },
});

const open = async (page) => {
  await page.getByRole("button", { name: "Board settings" }).first().click();
  return page.getByRole("dialog", { name: "Board settings" });
};

test("a capacity that is refused stays with its reason until it is corrected", async ({ pia }) => {
  const { page } = pia;
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  const settings = await open(page);
  const capacity = settings.getByLabel("Capacity");
  await capacity.fill("10");
  await capacity.press("Tab");
  await capacity.fill("-5");
  await capacity.press("Tab");
  await expect(capacity).toHaveAttribute("aria-invalid", "true");
  // Another choice leaves alone what stands here, and does not part it from its reason.
  await settings.getByLabel("Blind round").check();
  await expect(capacity).toHaveValue("-5");
  await expect(capacity).toHaveAttribute("aria-invalid", "true");
  await capacity.fill("10");
  await expect(capacity).not.toHaveAttribute("aria-invalid", "true");
  await expect(settings.getByText("The old value stays.")).toHaveCount(0);
});

test("picking by hand begins with what the board shows, and nothing picked says so", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  const settings = await open(page);
  const ideas = settings.getByRole("combobox", { name: "Ideas on this board" });
  await ideas.selectOption("Picked by hand");
  await expect(ideas).toHaveAccessibleDescription(/New ideas are not added by themselves/);
  await settings.getByRole("button", { name: "Done" }).click();
  const rows = page.getByRole("table", { name: "Ideas by score" }).getByRole("row").filter({ hasText: /Alpha|Beta/ });
  await expect(rows).toHaveCount(2);
  // One step took it there, and one takes it back.
  await pia.pressKeys("Control+z");
  await open(page);
  await expect(ideas).toHaveValue("all");
  await ideas.selectOption("Picked by hand");
  for (const title of ["Alpha", "Beta"]) await settings.getByRole("button", { name: `Remove ${title}` }).click();
  await settings.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "No ideas are picked" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Board settings" }).last().click();
  await expect(settings).toBeVisible();
});
