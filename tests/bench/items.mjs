// The same items for everybody: about 410 bytes each, a title of 8 words, a body of 40, from a seeded generator.

import { createHash } from "node:crypto";

import { texts } from "./pages/corpus.js";

const words = (
  "export report filter search board score idea release sprint story team login import mobile page table chart view " +
  "slow fast often never every month week customer wants needs cannot find open close save share print sort group tag " +
  "link merge undo draft note field value price plan trial invoice seat admin role access audit backup alert email"
).split(" ");
/** A word that one item holds, in the middle of the list. */
export const WANTED = "zebra";

const statuses = ["new", "open", "planned", "done", "declined"];
const channels = ["email", "call", "chat", "interview", "survey"];

/** A small generator of numbers from 0 to 1: a 32-bit linear congruential one, its high bits. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** An id of the form of a UUID, version 7, that follows from its number. */
function id(number, space) {
  const hex = (value, digits) => value.toString(16).padStart(digits, "0");
  return `01920000-${space}000-7000-8000-${hex(number, 12)}`;
}

/** The items as plain objects. */
export function items(count, seed = 7) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const sentence = (length) => Array.from({ length }, () => pick(words)).join(" ");
  const start = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, number) => ({
    id: id(number + 1, "a"),
    title: sentence(8) + (number === Math.floor(count / 2) ? ` ${WANTED}` : ""),
    body: sentence(40),
    channel: pick(channels),
    status: pick(statuses),
    said: new Date(start + Math.floor(next() * 3e10)).toISOString(),
  }));
}

/** The same with the texts to search in. */
export function searchable(count) {
  const said = texts(count);
  return items(count).map((item, at) => ({ ...item, ...said[at] }));
}

/** Records by their kinds as a snapshot of Tandem's, one Change of one replica. */
export function snapshot(records) {
  const replica = id(1, "b");
  const person = id(1, "c");
  const workspace = id(1, "d");
  const versions = { "*": "0:1" };
  const content =
    `\n"replicas":${JSON.stringify([replica])},\n"seen":["0:1"],` +
    `\n"changes":[\n{"dot":"0:1","at":"2026-01-01T00:00:00.000Z","by":"${person}","did":"import"}],\n"records":${JSON.stringify({
      people: [{ id: person, name: "Bench", role: "pm", versions }],
      ...Object.fromEntries(Object.entries(records).map(([kind, list]) => [kind, list.map((record) => ({ ...record, versions }))])),
    })}`;
  const by = { replica, person, name: "Bench", role: "pm" };
  const sha256 = createHash("sha256").update(content).digest("hex");
  const head = { id: id(1, "e"), parents: [], by, at: "2026-01-01T00:00:00.000Z", app: "0.1.0", complete: true, sha256 };
  return (
    `{\n"format":"tandem.snapshot",\n"version":{"read":1,"write":1},` +
    `\n"workspace":${JSON.stringify({ id: workspace, name: "Bench" })},\n"snapshot":${JSON.stringify(head)},${content}\n}\n`
  );
}
