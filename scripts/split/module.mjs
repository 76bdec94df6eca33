// A WebAssembly module as sections, and what is in those that splitting looks into.

import { number } from "./instructions.mjs";

export const SECTION = { custom: 0, types: 1, imports: 2, functions: 3, tables: 4, memories: 5, globals: 6, exports: 7, elements: 9, code: 10 };
export const KIND = { function: 0, table: 1, memory: 2, global: 3 };

/** A LEB128 number as bytes; negative ones as the signed form has it. */
export function leb(value) {
  const bytes = [];
  for (;;) {
    const byte = value & 127;
    value >>>= 7;
    if (value === 0) return [...bytes, byte];
    bytes.push(byte | 128);
  }
}

/** A positive LEB128 number as bytes, in the signed form that constants have. */
export function signed(value) {
  const bytes = leb(value);
  const last = bytes.at(-1);
  return last & 64 ? [...bytes.slice(0, -1), last | 128, 0] : bytes;
}

export const text = (string) => {
  const bytes = Buffer.from(string);
  return [...leb(bytes.length), ...bytes];
};

export const list = (items) => Buffer.concat([Buffer.from(leb(items.length)), ...items.map((item) => Buffer.from(item))]);

export const section = (id, content) => Buffer.concat([Buffer.from([id, ...leb(content.length)]), content]);

export const HEAD = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** A place in bytes that moves on as it is read. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    const { value, end } = number(this.bytes, this.at);
    this.at = end;
    return value;
  }

  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  text() {
    return this.take(this.number()).toString();
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }

  /** What `read` reads, as the bytes that it stands in. */
  bytesOf(read) {
    const from = this.at;
    read();
    return this.bytes.subarray(from, this.at);
  }
}

/** Reads a module. */
export function parse(bytes) {
  const reader = new Reader(bytes, HEAD.length);
  const sections = [];
  const names = new Map();
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const content = reader.take(reader.number());
    if (id === SECTION.custom) readNames(new Reader(content), names);
    else sections.push({ id, content });
  }
  const of = (id) => new Reader(sections.find((section) => section.id === id)?.content ?? Buffer.from([0]));
  return {
    sections,
    names,
    types: readTypes(of(SECTION.types)),
    imports: readImports(of(SECTION.imports)),
    functions: readNumbers(of(SECTION.functions)),
    tables: readTables(of(SECTION.tables)),
    globals: readGlobals(of(SECTION.globals)),
    exports: readExports(of(SECTION.exports)),
    elements: readElements(of(SECTION.elements)),
    bodies: readBodies(of(SECTION.code)),
  };
}

function readNames(reader, names) {
  if (reader.text() !== "name") return;
  while (reader.at < reader.bytes.length) {
    const id = reader.byte();
    const part = new Reader(reader.take(reader.number()));
    if (id === 1) part.list(() => names.set(part.number(), part.text()));
  }
}

function readNumbers(reader) {
  return reader.list(() => reader.number());
}

function readTypes(reader) {
  return reader.list(() => {
    if (reader.byte() !== 0x60) throw new Error("a type is no function");
    return { takes: [...reader.take(reader.number())], gives: [...reader.take(reader.number())] };
  });
}

function readTables(reader) {
  return reader.list(() => {
    const type = reader.byte();
    const flags = reader.number();
    const least = reader.number();
    const most = flags & 1 ? reader.number() : undefined;
    return { type, least, most };
  });
}

function readImports(reader) {
  return reader.list(() => {
    let type;
    const bytes = reader.bytesOf(() => {
      reader.text();
      reader.text();
      if (reader.byte() !== KIND.function) throw new Error("only functions are expected to be imported");
      type = reader.number();
    });
    return { type, bytes };
  });
}

function readGlobals(reader) {
  return reader.list(() => {
    const type = reader.bytesOf(() => reader.take(2));
    if (reader.byte() !== 0x41) throw new Error("a global starts from something else than a number");
    reader.number();
    if (reader.byte() !== 0x0b) throw new Error("a global starts from something else than a number");
    return type;
  });
}

function readExports(reader) {
  return reader.list(() => ({ name: reader.text(), kind: reader.byte(), index: reader.number() }));
}

function readElements(reader) {
  return reader.list(() => {
    if (reader.number() !== 0) throw new Error("a table is filled in a way that is not provided for");
    if (reader.byte() !== 0x41) throw new Error("a table is filled from somewhere else than a number");
    const offset = reader.number();
    reader.byte();
    return { offset, functions: readNumbers(reader) };
  });
}

function readBodies(reader) {
  return reader.list(() => {
    const length = reader.number();
    const from = reader.at;
    reader.take(length);
    return { bytes: reader.bytes, from, end: reader.at };
  });
}
