// The browser that the tests run in: the system's Chromium, or the one that CHROMIUM names.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import { chromium as engine } from "@playwright/test";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

/** How Playwright starts it. */
export const chromium = { executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags };

/**
 * Starts a browser of its own on a profile that stays on disk, so that a test can kill it as a power cut would. An
 * ordinary context of Playwright's keeps its IndexedDB in memory.
 * @param {string} profile the folder of the profile
 */
export async function startOnDisk(profile) {
  const portFile = join(profile, "DevToolsActivePort");
  for (const left of ["DevToolsActivePort", "SingletonLock", "SingletonCookie", "SingletonSocket"]) {
    rmSync(join(profile, left), { force: true });
  }
  const words = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--no-first-run"];
  const child = spawn(chromium.executablePath, [...flags, ...words, "about:blank"], { detached: true, stdio: "ignore" });
  const ended = once(child, "exit");
  const [port, path] = await untilWritten(portFile, child);
  const browser = await engine.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
  return {
    context: browser.contexts()[0],
    /** Ends every process of the browser at once, without a chance to write anything more. */
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
  };
}

/** The two lines that Chromium writes when it listens. */
async function untilWritten(file, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode} before it listened`);
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    if (lines.length >= 2) return lines;
    await new Promise((next) => setTimeout(next, 50));
  }
}
