// Writes the style sheets as one file for the build: follows the imports of style/main.css, each in the layer and under
// the condition that its import states, without comments and indentation. Trunk's own css pipeline follows no imports.
//
//   node scripts/style.mjs <target file>

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const importRule = /^@import url\("([^"]+)"\)(?: layer\(([\w.-]+)\))?([^;]*);$/gm;

/** The text of a style sheet and of all that it imports. */
function gather(path) {
  const text = readFileSync(path, "utf8").replace(/\/\*[^]*?\*\//g, "");
  return text.replace(importRule, (_, name, layer, condition) => {
    let inner = gather(join(dirname(path), name));
    if (layer) inner = `@layer ${layer} {\n${inner}\n}`;
    return condition.trim() ? `@media ${condition.trim()} {\n${inner}\n}` : inner;
  });
}

const target = process.argv[2];
const text = gather("style/main.css").replace(/^\s+/gm, "").trimEnd();
if (text.includes("@import")) throw new Error("style/main.css has an import that is spelled in another way than the others");
mkdirSync(dirname(target), { recursive: true });
// Left alone when nothing changed, so that who watches the file rests.
if (!existsSync(target) || readFileSync(target, "utf8") !== `${text}\n`) writeFileSync(target, `${text}\n`);
