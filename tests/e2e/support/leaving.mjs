// Closing the page as a person does, who can be asked first.

import { expect } from "@playwright/test";

/** Closes the page, expects the browser to ask whether that is meant, and stays. */
export async function expectAskedBeforeLeaving(page) {
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
}
