// What is split in two behaves as it did in one piece: node --test scripts/split/split.test.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { isLate } from "./late.mjs";
import { split } from "./split.mjs";

const SOURCE = `(module
  (type $unary (func (param i32) (result i32)))
  (import "host" "note" (func $note (param i32)))
  (memory (export "memory") 1)
  (global $count (mut i32) (i32.const 0))
  (table 4 4 funcref)
  (elem (i32.const 1) $late_in_table $first_in_table $late_in_table)
  (func $first (export "first") (param i32) (result i32) (call $helper_of_both (local.get 0)))
  (func $helper_of_both (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  (func $helper_of_late (param i32) (result i32)
    (call $note (local.get 0))
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (call $helper_of_both (i32.mul (local.get 0) (i32.const 10))))
  (func $late_called (param i32) (result i32) (call $helper_of_late (local.get 0)))
  (func $late_in_table (param i32) (result i32) (call $late_called (call $helper_of_late (local.get 0))))
  (func $late_exported (export "late") (param i32) (result i32) (i32.store (i32.const 8) (local.get 0)) (call $late_called (local.get 0)))
  (func $first_in_table (param i32) (result i32) (i32.sub (local.get 0) (i32.const 1)))
  (func $through (export "through") (param i32) (param i32) (result i32) (call_indirect (type $unary) (local.get 1) (local.get 0)))
  (func $direct (export "direct") (param i32) (result i32) (call $late_called (local.get 0)))
  (func $idle (export "idle"))
  (func $counted (export "counted") (result i32) (global.get $count)))`;

function build() {
  const folder = mkdtempSync(join(tmpdir(), "tandem-split-"));
  const [from, to] = [join(folder, "whole.wat"), join(folder, "whole.wasm")];
  writeFileSync(from, SOURCE);
  execFileSync("wasm-as", [from, "--debuginfo", "--enable-mutable-globals", "-o", to]);
  const bytes = readFileSync(to);
  rmSync(folder, { recursive: true });
  return bytes;
}

function start() {
  const { first, rest } = split(build(), (name) => name.startsWith("late"));
  const noted = [];
  let loads = 0;
  let isThere = false;
  const place = () => {
    new WebAssembly.Instance(new WebAssembly.Module(rest), { first: exports });
    isThere = true;
  };
  const load = () => {
    if (isThere) return;
    loads += 1;
    place();
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(first), { host: { note: (value) => noted.push(value) }, rest: { load } });
  return { exports, place, noted, loads: () => loads, first };
}

test("what comes first needs nothing of the rest", () => {
  const { exports, loads } = start();
  assert.equal(exports.first(1), 2);
  assert.equal(exports.through(2, 7), 6);
  assert.equal(exports.counted(), 0);
  assert.equal(loads(), 0);
});

for (const [how, call] of [
  ["by its export", ({ late }) => late(4)],
  ["directly", ({ direct }) => direct(4)],
  ["through the table", ({ through }) => through(1, 4)],
  ["through another place in the table", ({ through }) => through(3, 4)],
]) {
  test(`a late function that is called ${how} loads the rest once, and gives what it gives in one piece`, () => {
    const early = start();
    const there = start();
    there.place();
    const result = call(early.exports);
    assert.equal(result, call(there.exports));
    assert.equal(call(early.exports), result);
    assert.equal(early.loads(), 1);
    assert.equal(there.loads(), 0);
    assert.deepEqual(early.noted, [...there.noted, ...there.noted]);
    assert.equal(early.exports.counted(), 2 * there.exports.counted());
  });
}

test("the values are those of the source", () => {
  const { exports, noted } = start();
  assert.equal(exports.late(4), 41);
  assert.equal(new Uint32Array(exports.memory.buffer)[2], 4);
  assert.equal(exports.through(1, 4), 411);
  assert.deepEqual(noted, [4, 4, 41]);
});

test("what only late functions call comes later too", () => {
  const { first } = start();
  const { first: kept } = split(build(), () => false);
  assert.ok(WebAssembly.validate(kept));
  const names = WebAssembly.Module.exports(new WebAssembly.Module(first)).map(({ name }) => name);
  // The imported function and the helper of both are wanted by the rest; the helper of late functions alone has gone there.
  assert.equal(names.filter((name) => /^f\w$/.test(name)).length, 2);
});

test("a function is told by its name", () => {
  const hash = "[0123456789abcdef]";
  assert.equal(isLate(`tandem${hash}::pages::board::table`, 500), true);
  assert.equal(isLate(`tandem${hash}::pages::start::Start`, 500), false);
  assert.equal(isLate(`<alloc${hash}::rc::Rc<tandem${hash}::pages::board::Whole>>::drop_slow`, 500), true);
  assert.equal(isLate(`tandem_core${hash}::scoring::rice`, 500), true);
  assert.equal(isLate(`serde_json${hash}::de::from_str`, 500), true);
  assert.equal(isLate(`core${hash}::fmt::write`, 500), false);
  assert.equal(isLate(`tandem${hash}::pages::board::table`, 10), false, "not worth a stand-in");
});
