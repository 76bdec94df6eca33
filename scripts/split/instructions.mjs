// Reads WebAssembly's instructions as far as is needed to find the functions that they name.

/** Reads a LEB128 number; what is beyond 32 bits is read over. */
export function number(bytes, at) {
  let value = 0;
  let shift = 0;
  for (;;) {
    const byte = bytes[at++];
    if (shift < 32) value |= (byte & 127) << shift;
    shift += 7;
    if (byte < 128) return { value: value >>> 0, end: at };
  }
}

const after = (bytes, at) => number(bytes, at).end;
const afterTwo = (bytes, at) => after(bytes, after(bytes, at));

/** An address: how it is aligned, in which memory if that is not the first, how far from the operand. */
function afterAddress(bytes, at) {
  const { value, end } = number(bytes, at);
  return value & 64 ? afterTwo(bytes, end) : after(bytes, end);
}

function afterBranches(bytes, at) {
  let { value: count, end } = number(bytes, at);
  for (; count >= 0; count -= 1) end = after(bytes, end);
  return end;
}

function afterTypes(bytes, at) {
  const { value: count, end } = number(bytes, at);
  return end + count;
}

/** Bulk memory and tables, by their second code: how many numbers follow. */
const BULK = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

function afterBulk(bytes, at) {
  const { value: code, end } = number(bytes, at);
  if (code >= BULK.length) throw new Error(`instruction fc ${code} at ${at} is unknown`);
  let next = end;
  for (let left = BULK[code]; left > 0; left -= 1) next = after(bytes, next);
  return next;
}

function afterVector(bytes, at) {
  const { value: code, end } = number(bytes, at);
  if (code <= 11 || code === 92 || code === 93) return afterAddress(bytes, end);
  if (code === 12 || code === 13) return end + 16;
  if (code >= 21 && code <= 34) return end + 1;
  if (code >= 84 && code <= 91) return afterAddress(bytes, end) + 1;
  return end;
}

/** Where an instruction that begins at `at` with `code` ends. */
function afterInstruction(code, bytes, at) {
  const next = at + 1;
  if (code >= 0x45 && code <= 0xc4) return next;
  if (code >= 0x28 && code <= 0x3e) return afterAddress(bytes, next);
  switch (code) {
    case 0x00: case 0x01: case 0x05: case 0x0b: case 0x0f: case 0x1a: case 0x1b: case 0xd1:
      return next;
    case 0x02: case 0x03: case 0x04: case 0x0c: case 0x0d: case 0x20: case 0x21: case 0x22: case 0x23: case 0x24:
    case 0x25: case 0x26: case 0x3f: case 0x40: case 0x41: case 0x42: case 0xd0: case 0x10: case 0xd2:
      return after(bytes, next);
    case 0x0e:
      return afterBranches(bytes, next);
    case 0x11:
      return afterTwo(bytes, next);
    case 0x1c:
      return afterTypes(bytes, next);
    case 0x43:
      return next + 4;
    case 0x44:
      return next + 8;
    case 0xfc:
      return afterBulk(bytes, next);
    case 0xfd:
      return afterVector(bytes, next);
    default:
      throw new Error(`instruction ${code.toString(16)} at ${at} is unknown`);
  }
}

/** Calls `found(at, end, function)` for every direct call in a function's body, which stands from `at` to `end`. */
export function calls(bytes, at, end, found) {
  let { value: groups, end: next } = number(bytes, at);
  for (; groups > 0; groups -= 1) next = after(bytes, next) + 1;
  while (next < end) {
    const code = bytes[next];
    const following = afterInstruction(code, bytes, next);
    if (code === 0x10) found(next, following, number(bytes, next + 1).value);
    if (code === 0xd2) throw new Error(`a function is referred to at ${next}, which is not provided for`);
    next = following;
  }
  if (next !== end) throw new Error(`a function ends at ${next} instead of ${end}`);
}
