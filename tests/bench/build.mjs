// Bundles the pages that the app is measured against, as a release would be: minified, names with a hash.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;

for (const [name, entry] of [["plain", "plain.js"], ["react", "react.jsx"], ["finding", "finding.jsx"]]) {
  const folder = join(here, "results", "pages", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(here, "pages", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "chrome120",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const hashed = (bytes, ending) => {
    const file = `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${ending}`;
    writeFileSync(join(folder, file), bytes);
    return file;
  };
  const script = hashed(outputFiles[0].contents, "js");
  const style = hashed(readFileSync(join(here, "pages", "page.css")), "css");
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>` +
      `<link rel="icon" href="data:,"><link rel="stylesheet" href="/${style}"><script type="module" src="/${script}"></script>` +
      `</head><body><div id="root"></div></body></html>\n`,
  );
}
