// Runs after the build: optimises the program and splits it in two files (split/split.mjs), so that a first visit has to
// wait for little more than what its first screen needs. The rest follows while a person reads that screen.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { SMALL, optimise } from "./optimise.mjs";
import { isLate } from "./split/late.mjs";
import { split } from "./split/split.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

const only = (end) => {
  const names = readdirSync(dist).filter((name) => name.endsWith(end));
  if (names.length !== 1) throw new Error(`one file was expected to end with ${end}, there are ${names.length}`);
  return join(dist, names[0]);
};

const replaceOnce = (source, what, by) => {
  if (source.split(what).length !== 2) throw new Error(`"${what}" was expected once`);
  return source.replace(what, () => by);
};

const whole = only("_bg.wasm");
const glue = whole.replace("_bg.wasm", ".js");
const page = join(dist, "index.html");

// A build for looking into the program stays as it is.
if (process.env.TRUNK_PROFILE !== "debug") {
  // Functions that are alike are made one in each part: before, one would go by the name of the other.
  const ALIKE = "duplicate-function-elimination";
  optimise(whole, whole, ...SMALL, "--debuginfo", `--skip-pass=${ALIKE}`);
  const names = {};
  for (const [part, bytes] of Object.entries(split(readFileSync(whole), isLate))) {
    const file = join(dist, `${part}.wasm`);
    writeFileSync(file, bytes);
    optimise(file, file, `--${ALIKE}`, "--remove-unused-module-elements");
    names[part] = `tandem-${part}-${hash(readFileSync(file))}.wasm`;
    renameSync(file, join(dist, names[part]));
  }
  rmSync(whole);

  // public/boot.js brings the rest in: it gives the import that the glue does not know of, and takes what the rest needs.
  let source = readFileSync(glue, "utf8");
  source = replaceOnce(source, '"./tandem_bg.js": import0,', '"./tandem_bg.js": import0,\n        rest: globalThis.tandemRest,');
  source = replaceOnce(source, "wasm = instance.exports;", "wasm = instance.exports;\n    globalThis.tandemRest.first = wasm;");
  writeFileSync(glue, source);
  const html = readFileSync(page, "utf8").replaceAll(basename(whole), names.first);
  const mark = `data-wasm="/${names.first}"`;
  writeFileSync(page, replaceOnce(html, mark, `${mark} data-rest="/${names.rest}"`));
}
