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

test("an idea that is made on a board stands there, and one that its filter does not find says so", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.openBoard("Priorities");
  const settings = await open(page);
  const ideas = settings.getByRole("combobox", { name: "Ideas on this board" });
  await ideas.selectOption("Picked by hand");
  await settings.getByRole("button", { name: "Done" }).click();
  await pia.addIdea("Gamma");
  const rows = page.getByRole("table", { name: "Ideas by score" }).getByRole("rowheader");
  await expect(rows).toContainText(["Alpha", "Beta", "Gamma"]);
  // One step made it and put it there.
  await pia.pressKeys("Control+z");
  await expect(rows).toHaveCount(2);
  // From the list of ideas, several come to it at once.
  await pia.goTo("Ideas");
  await pia.addIdea("Delta");
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("list", { name: "Ideas" }).getByRole("listitem").filter({ hasText: "Delta" }).click();
  await page.getByRole("group", { name: "1 selected" }).getByRole("button", { name: "Add to board" }).click();
  await page.getByRole("menuitem", { name: "Priorities" }).click();
  await page.getByRole("link", { name: "1 idea is on “Priorities”." }).click();
  await expect(rows).toContainText(["Delta"]);
  await open(page);
  await ideas.selectOption("Found by a filter");
  await settings.getByRole("textbox", { name: "Filter" }).fill("Alpha");
  await settings.getByRole("textbox", { name: "Filter" }).press("Enter");
  await settings.getByRole("button", { name: "Done" }).click();
  await pia.addIdea("Epsilon");
  await page.getByRole("link", { name: "Added “Epsilon”. The filter of this board does not find it." }).click();
  await pia.isOn("Epsilon");
});

test("an idea is planned where it stands, and several at once", async ({ pia }) => {
  const { page } = pia;
  for (const title of ["Alpha", "Beta"]) await pia.addIdea(title);
  await pia.addRelease("Winter");
  const panel = await pia.open("Ideas", "Alpha");
  await panel.getByRole("combobox", { name: "Horizon" }).selectOption("Now");
  const quarter = panel.getByRole("combobox", { name: "Quarter" });
  await quarter.selectOption({ index: 2 });
  const chosen = await quarter.inputValue();
  await panel.getByRole("combobox", { name: "Release" }).selectOption("Winter");
  await pia.hasSaved();
  await page.reload();
  await expect(quarter).toHaveValue(chosen);
  await expect(panel.getByRole("combobox", { name: "Horizon" }).locator("option:checked")).toHaveText("Now");
  await page.getByRole("button", { name: "Select", exact: true }).click();
  const row = (title) => page.getByRole("list", { name: "Ideas" }).getByRole("listitem").filter({ hasText: title });
  await row("Beta").click();
  await row("Alpha").click();
  const bar = page.getByRole("group", { name: "2 selected" });
  await bar.getByRole("button", { name: "Horizon" }).click();
  await page.getByRole("menuitem", { name: "Next" }).click();
  await expect(page.getByText("Set 2 items to Next.")).toBeVisible();
  await bar.getByRole("button", { name: "Release" }).click();
  await page.getByRole("menuitem", { name: "Winter" }).click();
  await expect(page.getByText("2 ideas are in “Winter”.")).toBeVisible();
  await pia.goTo("Releases");
  await page.getByRole("main").getByRole("link", { name: /Winter/ }).click();
  await expect(page.getByRole("region", { name: "Ideas in it" }).getByRole("listitem")).toHaveCount(2);
});
