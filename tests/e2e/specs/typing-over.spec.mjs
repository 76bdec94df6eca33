// A cell that has the focus while another tab writes into it.

import { expect, test } from "../support/test.mjs";

test("a number that arrives from another tab in the cell with the focus is typed over like the one before", async ({ person }) => {
  const pia = await person("Pia", "PM");
  await pia.startEmpty();
  await pia.addIdea("Alpha");
  await pia.openBoard("Priorities");
  await pia.estimate("Alpha", { Reach: "100" });
  const page = await pia.page.context().newPage();
  await page.goto(pia.page.url());
  const other = pia.at(page);
  const reach = pia.page.getByLabel("Reach, my estimate");
  await reach.focus();
  await other.estimate("Alpha", { Reach: "3400" });
  await expect(reach).toHaveValue("3400");
  await pia.page.keyboard.type("7");
  await expect(reach).toHaveValue("7");
});
