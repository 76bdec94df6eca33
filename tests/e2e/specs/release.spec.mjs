// What is served and how it starts.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, dist, test } from "../support/test.mjs";

const policy = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

const parsed = (text) => Object.fromEntries(text.split(";").map((part) => part.trim().split(/ (.*)/s)));

test("the page starts and shows a heading", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Tandem is starting")).toHaveCount(0);
});

test("the policy allows nothing from elsewhere and nothing inline, in the header and in the page", async ({ page }) => {
  const response = await page.goto("/");
  const header = parsed(response.headers()["content-security-policy"]);
  expect(header).toEqual({ ...policy, "frame-ancestors": "'none'" });
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(parsed(meta)).toEqual(policy);
  const source = readFileSync(join(dist, "index.html"), "utf8");
  expect(source).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
});

test("the policy is in force: an inline script and an inline style do nothing", async ({ page, faults }) => {
  faults.allow(/Content Security Policy/);
  await page.goto("/");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    document.body.setAttribute("style", "color: rgb(1, 2, 3)");
    return [window.inlineRan === true, getComputedStyle(document.body).color === "rgb(1, 2, 3)"];
  });
  expect(ran).toEqual([false, false]);
});

test("the page is isolated and its types are not guessed", async ({ page }) => {
  const headers = (await page.goto("/")).headers();
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(headers["cross-origin-embedder-policy"]).toBe("require-corp");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

for (const address of ["/inbox", "/ideas", "/share", "/settings", "/nowhere"]) {
  test(`${address} can be opened directly and reloaded`, async ({ page }) => {
    for (const open of [() => page.goto(address), () => page.reload()]) {
      expect((await open()).status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });
}

test("a file that is not there is not answered with the page", async ({ request }) => {
  expect((await request.get("/tandem-0000000000000000.js")).status()).toBe(404);
  expect(readFileSync(join(dist, "404.html"), "utf8")).toBe(readFileSync(join(dist, "index.html"), "utf8"));
});

test("the chosen theme and density are there before the program", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("tandem.theme", "dark");
    localStorage.setItem("tandem.density", "compact");
    document.addEventListener("DOMContentLoaded", () => {
      const { theme, density } = document.documentElement.dataset;
      window.atFirst = { theme, density, started: document.getElementById("boot") === null };
    });
  });
  await page.goto("/");
  expect(await page.evaluate(() => window.atFirst)).toEqual({ theme: "dark", density: "compact", started: false });
});

test("without JavaScript the page says what it needs", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("noscript p")).toBeVisible();
  await expect(page.locator("noscript p")).toContainText("needs JavaScript");
  await expect(page.getByText("Tandem is starting")).toBeHidden();
  await context.close();
});

test("a browser that is too old is told so in a sentence", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto("/");
  await expect(page.getByText("Tandem needs a browser from 2023 or newer")).toBeVisible();
});

test("a program that does not arrive is told in a sentence", async ({ page, faults }) => {
  faults.allow(/Failed to load resource|Failed to fetch|net::ERR_FAILED|TypeError/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText("Tandem could not start.")).toBeVisible();
});
