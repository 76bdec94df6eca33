// Splits a WebAssembly module in two: one to begin with, and one with the functions that are only needed later.
//
// Both share memory, globals and tables. A function that comes later has a place in the table, and what comes first calls
// it there. Until the second module is there, a stand-in takes the place: it calls `rest.load`, which must bring in the
// second module before it returns, and then the function itself. The second module puts its functions into their places
// when it is made.

import { calls } from "./instructions.mjs";
import { HEAD, KIND, SECTION, leb, list, parse, section, signed, text } from "./module.mjs";

const CALL = 0x10;
const CALL_INDIRECT = 0x11;
const LOCAL_GET = 0x20;
const CONST = 0x41;
const END = 0x0b;
const FUNCTION_TABLE = 0x70;

/**
 * Splits a module.
 * @param {Buffer} bytes the module, with the names of its functions
 * @param {(name: string, size: number) => boolean} isLate whether a function may come later
 * @returns {{ first: Buffer, rest: Buffer }} the two modules; the second imports from `first` what the first exports
 */
export function split(bytes, isLate) {
  const module = parse(bytes);
  const late = lateOf(module, isLate);
  const places = new Places(module, late);
  const first = new First(module, late, places);
  const rest = new Rest(module, late, places);
  return { first: first.write(rest.wanted), rest: rest.write() };
}

/**
 * The functions that come later, in their order: those that say so, and all that nobody but these can call, because they
 * are called directly alone.
 */
function lateOf(module, isLate) {
  const first = module.imports.length;
  const size = ({ from, end }) => end - from;
  const isOne = module.bodies.map((body, at) => isLate(module.names.get(first + at) ?? "", size(body)));
  const callers = module.bodies.map(() => []);
  module.bodies.forEach(({ bytes, from, end }, at) => {
    calls(bytes, from, end, (_, __, index) => {
      if (index >= first) callers[index - first].push(at);
    });
  });
  const isOpen = new Set(module.elements.flatMap(({ functions }) => functions));
  for (const { kind, index } of module.exports) if (kind === KIND.function) isOpen.add(index);
  for (let before = -1, count = 0; count !== before; ) {
    before = count;
    isOne.forEach((is, at) => {
      isOne[at] = is || (!isOpen.has(first + at) && callers[at].every((caller) => caller === at || isOne[caller]));
    });
    count = isOne.filter(Boolean).length;
  }
  return new Set(isOne.flatMap((is, at) => (is ? [first + at] : [])));
}

/** Where each late function stands in the table of functions. */
class Places {
  constructor(module, late) {
    this.table = module.tables.findIndex(({ type }) => type === FUNCTION_TABLE);
    this.size = module.tables[this.table].least;
    this.added = [];
    this.of = new Map();
    /** Every place that a late function has, some have several. */
    this.all = [];
    for (const { offset, functions } of module.elements) {
      functions.forEach((index, at) => {
        if (late.has(index)) this.take(index, offset + at);
      });
    }
  }

  take(index, place) {
    this.all.push([place, index]);
    if (!this.of.has(index)) this.of.set(index, place);
  }

  /** The place of a late function, which gets one if it has none. */
  get(index) {
    if (!this.of.has(index)) {
      this.take(index, this.size + this.added.length);
      this.added.push(index);
    }
    return this.of.get(index);
  }
}

/** Writes a body again with other bytes in the place of its calls. */
function rewrite({ bytes, from, end }, call) {
  const parts = [];
  let kept = from;
  calls(bytes, from, end, (at, following, index) => {
    parts.push(bytes.subarray(kept, at), Buffer.from(call(index)));
    kept = following;
  });
  parts.push(bytes.subarray(kept, end));
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(leb(body.length)), body]);
}

const typeOf = (module, index) =>
  index < module.imports.length ? module.imports[index].type : module.functions[index - module.imports.length];

const later = (module, places, index) => [
  ...[CONST, ...signed(places.get(index))],
  ...[CALL_INDIRECT, ...leb(typeOf(module, index)), ...leb(places.table)],
];

const bodyOf = (instructions) => [...leb(instructions.length + 2), 0, ...instructions, END];

/** The name by which the first module gives a thing to the second. */
const shared = (kind, index) => `${"ftmg"[kind]}${index.toString(36)}`;

class First {
  constructor(module, late, places) {
    Object.assign(this, { module, late, places });
    this.load = module.imports.length;
    this.numbers = new Map();
    module.imports.forEach((_, index) => this.numbers.set(index, index));
    let next = this.load + 1;
    module.functions.forEach((_, at) => {
      const index = module.imports.length + at;
      if (!late.has(index)) this.numbers.set(index, next++);
    });
    this.next = next;
  }

  /** What is wanted by the second module is exported. */
  write(wanted) {
    const { module, late, places, numbers } = this;
    const call = (index) => (late.has(index) ? later(module, places, index) : [CALL, ...leb(numbers.get(index))]);
    const early = module.bodies.filter((_, at) => !late.has(module.imports.length + at));
    const bodies = early.map((body) => rewrite(body, call));
    const kinds = module.functions.filter((_, at) => !late.has(module.imports.length + at));

    const standIns = new Map();
    const add = (type, body) => {
      kinds.push(type);
      bodies.push(Buffer.from(body));
      return this.next++;
    };
    const exported = module.exports.map(({ name, kind, index }) => {
      const number = kind === KIND.function ? (numbers.get(index) ?? add(typeOf(module, index), this.passOn(index, []))) : index;
      return [...text(name), kind, ...leb(number)];
    });
    const standIn = (index) => {
      if (!standIns.has(index)) standIns.set(index, add(typeOf(module, index), this.passOn(index, [CALL, ...leb(this.load)])));
      return standIns.get(index);
    };
    const inTable = (index) => (late.has(index) ? standIn(index) : numbers.get(index));
    const segments = module.elements.map(({ offset, functions }) => segment(offset, functions.map(inTable)));
    if (places.added.length) segments.push(segment(places.size, places.added.map(inTable)));

    const plain = module.types.findIndex(({ takes, gives }) => takes.length === 0 && gives.length === 0);
    if (plain < 0) throw new Error("no function takes and gives nothing, so that its type is missing");
    const imports = [...module.imports.map(({ bytes }) => bytes), [...text("rest"), ...text("load"), KIND.function, ...leb(plain)]];
    for (const index of wanted) exported.push([...text(shared(KIND.function, index)), KIND.function, ...leb(numbers.get(index))]);
    for (const [kind, count] of sharedThings(module)) {
      for (let index = 0; index < count; index += 1) exported.push([...text(shared(kind, index)), kind, ...leb(index)]);
    }

    const written = {
      [SECTION.imports]: list(imports),
      [SECTION.functions]: list(kinds.map(leb)),
      [SECTION.tables]: list(module.tables.map((table, at) => tableType(table, at === places.table ? places : undefined))),
      [SECTION.exports]: list(exported),
      [SECTION.elements]: list(segments),
      [SECTION.code]: list(bodies),
    };
    return Buffer.concat([HEAD, ...module.sections.map(({ id, content }) => section(id, written[id] ?? content))]);
  }

  /** Calls a late function with what it was called with, after some other instructions. */
  passOn(index, before) {
    const { takes } = this.module.types[typeOf(this.module, index)];
    return bodyOf([...before, ...takes.flatMap((_, at) => [LOCAL_GET, ...leb(at)]), ...later(this.module, this.places, index)]);
  }
}

class Rest {
  constructor(module, late, places) {
    Object.assign(this, { module, late, places });
    const wanted = new Set();
    const kept = module.bodies.filter((_, at) => late.has(module.imports.length + at));
    for (const { bytes, from, end } of kept) {
      calls(bytes, from, end, (_, __, index) => {
        if (!late.has(index)) wanted.add(index);
      });
    }
    this.kept = kept;
    /** The functions of the first module that are called from here. */
    this.wanted = [...wanted].sort((one, other) => one - other);
  }

  write() {
    const { module, late, places, wanted } = this;
    const numbers = new Map([...wanted, ...late].map((index, number) => [index, number]));
    const imports = wanted.map((index) => importOf(KIND.function, index, leb(typeOf(module, index))));
    module.tables.forEach((table, at) => {
      imports.push(importOf(KIND.table, at, tableType(table, at === places.table ? places : undefined)));
    });
    const memory = module.sections.find(({ id }) => id === SECTION.memories).content.subarray(1);
    imports.push(importOf(KIND.memory, 0, memory));
    module.globals.forEach((type, at) => imports.push(importOf(KIND.global, at, type)));

    const runs = [];
    for (const [place, index] of places.all.sort(([one], [other]) => one - other)) {
      const run = runs.at(-1);
      if (run && run.offset + run.functions.length === place) run.functions.push(numbers.get(index));
      else runs.push({ offset: place, functions: [numbers.get(index)] });
    }
    const sections = [
      section(SECTION.types, module.sections.find(({ id }) => id === SECTION.types).content),
      section(SECTION.imports, list(imports)),
      section(SECTION.functions, list([...late].map((index) => leb(typeOf(module, index))))),
      section(SECTION.elements, list(runs.map(({ offset, functions }) => segment(offset, functions)))),
      section(SECTION.code, list(this.kept.map((body) => rewrite(body, (index) => [CALL, ...leb(numbers.get(index))])))),
    ];
    return Buffer.concat([HEAD, ...sections]);
  }
}

/** What both modules share besides functions: the kinds, and how many there are of each. */
const sharedThings = (module) => [
  [KIND.table, module.tables.length],
  [KIND.memory, 1],
  [KIND.global, module.globals.length],
];

const importOf = (kind, index, type) => [...text("first"), ...text(shared(kind, index)), kind, ...type];

const segment = (offset, functions) => [0, CONST, ...signed(offset), END, ...leb(functions.length), ...functions.flatMap((index) => leb(index))];

/** The type of a table, larger by what `places` adds. */
function tableType({ type, least, most }, places) {
  const more = places?.added.length ?? 0;
  const bounds = most === undefined ? [0, ...leb(least + more)] : [1, ...leb(least + more), ...leb(most + more)];
  return [type, ...bounds];
}
