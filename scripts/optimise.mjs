// Makes a WebAssembly module smaller with wasm-opt, as the release has it.
//
//   node scripts/optimise.mjs whole.wasm whole.wasm

import { execFileSync } from "node:child_process";

const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue", "simd"];

/** What the whole program goes through. */
export const SMALL = ["-Oz", "--low-memory-unused"];

/** Runs passes over a file. */
export function optimise(from, to, ...passes) {
  execFileSync("wasm-opt", [...FEATURES.map((name) => `--enable-${name}`), ...passes, from, "-o", to], { stdio: "inherit" });
}

if (import.meta.filename === process.argv[1]) {
  const [, , from, to] = process.argv;
  optimise(from, to, ...SMALL);
}
