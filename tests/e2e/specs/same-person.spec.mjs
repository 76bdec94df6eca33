// One person in two browsers, such as a laptop and a phone, or after the browser's data were cleared.

import { expectAccessible } from "../support/axe.mjs";
import { expect, test } from "../support/test.mjs";

/** Chooses a snapshot on the start page, where somebody of the same name is known in it. */
async function ask({ page }, file) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a snapshot" }).click();
  await (await chooser).setFiles(file);
  const question = page.getByRole("dialog", { name: "Is this you?" });
  await expect(question).toBeVisible();
  return question;
}

test("who opens a snapshot in another browser goes on as the same person, if they say so", async ({ person }) => {
  const [laptop, phone] = [await person("Pia Meyer", "PO"), await person("pia meyer", "PM")];
  await laptop.startEmpty("Invoices");
  await laptop.addIdea("Send invoices by post");
  await laptop.openBoard("Priorities");
  await laptop.estimate("Send invoices by post", { Reach: "400", Impact: "2" });
  const file = await laptop.exportSnapshot();

  await phone.introduce();
  const question = await ask(phone, file);
  await expect(question).toContainText("Pia Meyer (Product Owner)");
  await expectAccessible(phone.page);
  await test.step("nothing is opened before the answer, and it may be left open", async () => {
    await phone.page.keyboard.press("Escape");
    await expect(question).toBeHidden();
    await expect(phone.page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  });
  await ask(phone, file);
  await question.getByRole("button", { name: "That is me" }).click();
  await phone.isIn();

  await phone.openBoard("Priorities");
  await phone.estimate("Send invoices by post", { Reach: "500" });
  await phone.page.reload();
  await phone.goTo("Activity");
  const people = phone.page.getByRole("combobox", { name: "Done by" }).getByRole("option");
  await expect(people.filter({ hasText: /pia meyer/i })).toHaveText("Pia Meyer");
  await phone.goTo("Settings");
  await expect(phone.page.getByLabel("Your name")).toHaveValue("Pia Meyer");
  await expect(phone.page.getByLabel("Your role")).toHaveValue("po");

  await laptop.importSnapshot(await phone.exportSnapshot());
  await laptop.openBoard("Priorities");
  await expect(laptop.page.getByRole("row", { name: /Send invoices by post/ }).getByLabel("Reach, my estimate")).toHaveValue("500");
});

test("a name and a role that are changed in one browser stay changed when the other is opened again", async ({ person }) => {
  const [laptop, phone] = [await person("Pia", "PM"), await person("Pia", "PM")];
  await laptop.startEmpty("Invoices");
  const file = await laptop.exportSnapshot();
  await phone.introduce();
  const question = await ask(phone, file);
  await question.getByRole("button", { name: "That is me" }).click();
  await phone.isIn();

  await laptop.goTo("Settings");
  await laptop.page.getByLabel("Your name").fill("Pia Meyer");
  await laptop.page.getByLabel("Your role").selectOption("Product Owner");
  await laptop.hasSaved();
  await phone.importSnapshot(await laptop.exportSnapshot());
  const isAsOnTheLaptop = async () => {
    await phone.goTo("Settings");
    await expect(phone.page.getByLabel("Your name")).toHaveValue("Pia Meyer");
    await expect(phone.page.getByLabel("Your role")).toHaveValue("po");
  };
  await isAsOnTheLaptop();
  await phone.page.reload();
  await phone.hasSaved();
  await isAsOnTheLaptop();
  const review = await laptop.chooseSnapshot(await phone.exportSnapshot());
  await expect(review).toContainText("This file brings nothing new.");
});

test("who is somebody else by the same name is another person", async ({ person }) => {
  const [one, other] = [await person("Alex", "PM"), await person("Alex", "PO")];
  await one.startEmpty("Invoices");
  await one.addIdea("Send invoices by post");
  const file = await one.exportSnapshot();
  await other.introduce();
  const question = await ask(other, file);
  await question.getByRole("button", { name: "I am somebody else" }).click();
  await other.isIn();
  await other.addIdea("Remind of open invoices");
  await other.goTo("Activity");
  const people = other.page.getByRole("combobox", { name: "Done by" }).getByRole("option");
  await expect(people.filter({ hasText: "Alex" })).toHaveCount(2);
});

test("who went on as the same person in one workspace is asked again in the next one that is opened from the start page", async ({ person }) => {
  const [laptop, phone] = [await person("Pia", "PM"), await person("Pia", "PM")];
  await laptop.startEmpty("Invoices");
  const invoices = await laptop.exportSnapshot();
  await laptop.startEmpty("Parcels");
  const parcels = await laptop.exportSnapshot();
  await phone.introduce();
  for (const file of [invoices, parcels]) {
    const question = await ask(phone, file);
    await question.getByRole("button", { name: "That is me" }).click();
    await phone.isIn();
    await phone.goTo("Activity");
    const people = phone.page.getByRole("combobox", { name: "Done by" }).getByRole("option");
    await expect(people.filter({ hasText: "Pia" })).toHaveCount(1);
    // The workspace is open behind the start page, and with it who its person is.
    await phone.page.goto("/");
  }
});
