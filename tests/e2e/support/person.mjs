// Somebody who sits at a browser of their own, and what people do again and again.

import { expect } from "@playwright/test";

const roles = { PM: "Product Manager", PO: "Product Owner", contributor: "Contributor" };

export class Person {
  /** `origin` is where the program is, for pages whose context does not know it. */
  constructor(page, name, role, origin = "") {
    Object.assign(this, { page, name, role, origin });
  }

  /** The same person at another tab. */
  at(page) {
    return new Person(page, this.name, this.role, this.origin);
  }

  /** Says who sits here, on the start page. */
  async introduce() {
    await this.page.goto(`${this.origin}/`);
    await this.page.getByLabel("Your name").fill(this.name);
    await this.page.getByRole("radio", { name: roles[this.role] }).check();
  }

  /** Goes from the first page to where the work of most specs begins: the PM's in the inbox, the PO's at the boards. */
  async begin() {
    await this.isIn();
    await this.isOn("Home");
    await this.goTo(this.role === "PO" ? "Boards" : "Inbox");
  }

  /** Begins with an empty workspace. */
  async startEmpty(product = "Invoices") {
    await this.introduce();
    await this.page.getByLabel("Product name").fill(product);
    await this.page.getByRole("button", { name: "Start empty" }).click();
    await this.begin();
  }

  /** Begins with the sample data. */
  async trySample() {
    await this.introduce();
    await this.page.getByRole("button", { name: "Try with sample data" }).click();
    await this.begin();
  }

  /** Begins with a file that somebody else has exported. */
  async openSnapshot(file) {
    await this.openKept(file);
    await this.begin();
  }

  /** Opens a file from the start page; of a workspace that is kept here, its review comes. */
  async openKept(file) {
    await this.introduce();
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Open a snapshot" }).click();
    await (await chooser).setFiles(file);
  }

  /** Waits until a workspace is open and all of it is saved. */
  async isIn() {
    await expect(this.page.getByRole("navigation", { name: "Main navigation" }).first()).toBeVisible();
    await this.hasSaved();
  }

  /** Waits until the page says that everything is saved. */
  async hasSaved(patience) {
    await expect(this.page.getByRole("banner").getByText("Saved", { exact: true })).toBeVisible(patience);
  }

  /** Goes to a page by the navigation. */
  async goTo(name) {
    // A board can have the name of a page in its own.
    const link = { name: new RegExp(`^${name}`) };
    await this.page.getByRole("navigation", { name: "Main navigation" }).first().getByRole("link", link).click();
    await this.isOn(name);
  }

  /** Waits until a page is shown. */
  async isOn(name) {
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  /** Presses keys that belong to the page, not to a field that somebody types in. */
  async pressKeys(...keys) {
    await this.page.getByRole("main").focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Writes down feedback, by the keys; the inbox or any other page is open. */
  async addFeedback(title, body = "") {
    await this.pressKeys("Shift+C");
    const dialog = this.page.getByRole("dialog", { name: "New feedback" });
    await dialog.getByLabel("Title").fill(title);
    if (body) await dialog.getByLabel("Text").fill(body);
    await this.page.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
  }

  /** Writes down an idea, by the keys. */
  async addIdea(title) {
    await this.pressKeys("c");
    const dialog = this.page.getByRole("dialog", { name: "New idea" });
    await dialog.getByLabel("Title").fill(title);
    await this.page.keyboard.press("Control+Enter");
    await expect(dialog).toBeHidden();
  }

  /** Adds a release, which is open then. */
  async addRelease(title) {
    await this.goTo("Releases");
    await this.page.getByRole("button", { name: "New release" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "New release" });
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByRole("button", { name: "Add release" }).click();
    await this.isOn(title);
  }

  /** Opens a board by its name. */
  async openBoard(name) {
    await this.goTo("Boards");
    await this.page.getByRole("main").getByRole("link", { name }).click();
    await this.isOn(name);
  }

  /** Gives own estimates of an idea on the open board, by the labels of the inputs. */
  async estimate(idea, inputs) {
    const row = this.page.getByRole("row").filter({ hasText: idea });
    for (const [input, value] of Object.entries(inputs)) {
      const cell = row.getByLabel(`${input}, my estimate`);
      if ((await cell.evaluate((element) => element.tagName)) === "SELECT") {
        await cell.selectOption(value);
      } else {
        await cell.fill(value);
        await cell.press("Enter");
      }
    }
    await this.hasSaved();
  }

  /** Opens an item of a list beside it, by the keys. */
  async open(list, title) {
    await this.goTo(list);
    const row = this.page.getByRole("list", { name: list }).getByRole("listitem").filter({ hasText: title });
    await row.focus();
    await row.press("Space");
    return this.page.getByRole("complementary");
  }

  /** Renames an item where it stands. */
  async rename(list, title, to) {
    const panel = await this.open(list, title);
    await panel.getByLabel("Title").fill(to);
    await panel.getByLabel("Title").press("Enter");
    await expect(this.page.getByRole("list", { name: list })).toContainText(to);
    await this.hasSaved();
  }

  /** Exports the workspace and gives the path of the file. */
  async exportSnapshot() {
    await this.goTo("Share");
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: "Export a snapshot" }).click();
    return (await download).path();
  }

  /** Chooses a snapshot to take in; its review is open then. */
  async chooseSnapshot(file) {
    await this.goTo("Share");
    await this.page.getByLabel("Choose a snapshot").setInputFiles(file);
    return this.page.getByRole("dialog", { name: "Review before merging" });
  }

  /** Takes in a snapshot, all the way. */
  async importSnapshot(file) {
    const review = await this.chooseSnapshot(file);
    await review.getByRole("button", { name: "Merge" }).click();
    await expect(review).toBeHidden();
    await this.hasSaved();
  }
}
