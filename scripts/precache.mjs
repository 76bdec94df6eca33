// Runs after the build: writes the list of files and their hashes into the service worker, and copies the page for hosts that show
// 404.html for unknown addresses, so that every address of the program can be opened directly.

import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const marker = /\/\* precache \*\/ \{.*\}(?=;)/;
const left = new Set(["sw.js", "robots.txt", "404.html"]);

function* walk(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield path;
  }
}

const version = createHash("sha256");
const files = {};
for (const path of walk(dist)) {
  const name = relative(dist, path).split(sep).join("/");
  if (left.has(name)) continue;
  const bytes = readFileSync(path);
  version.update(name).update(bytes);
  files[name === "index.html" ? "/" : `/${name}`] = createHash("sha256").update(bytes).digest("base64");
}

const worker = join(dist, "sw.js");
const source = readFileSync(worker, "utf8");
if (!marker.test(source)) throw new Error("sw.js has no place for the list of files");
version.update(source);
const list = JSON.stringify({ version: version.digest("hex").slice(0, 16), files });
writeFileSync(worker, source.replace(marker, () => list));
copyFileSync(join(dist, "index.html"), join(dist, "404.html"));
