// Draws in typed arrays, as well as JavaScript can: the same triangles, scores and counts as in the core, and three ways
// to sort, the best of which counts.

export const sorts = ["comparing", "packing", "digits"];

const DIGIT = 2048;
const POSITION = 1023;

/** A triangle of which a tenth lies below low and a tenth above high, by the ends and areas of its sides. */
function triangle(low, likely, high) {
  const part = (width, within) => ((Math.sqrt(width / 10) + Math.sqrt(width / 10 + 4 * within)) / 2) ** 2;
  let width = 2 * (high - low);
  for (let round = 0; round < 64; round += 1) width = part(width, likely - low) + part(width, high - likely);
  const [left, right] = [part(width, likely - low), part(width, high - likely)];
  return [left / width, likely - left, left * width, likely + right, right * width];
}

/** A column for each number of the triangles of all ideas. */
function triangles(values) {
  const rows = Array.from(values, (value) => triangle(value / 2, value, value * 2));
  return [0, 1, 2, 3, 4].map((part) => Float64Array.from(rows, (row) => row[part]));
}

export class Draws {
  constructor(numbers, sort) {
    const count = numbers.length / 4;
    const column = (at) => Float64Array.from({ length: count }, (_, idea) => numbers[4 * idea + at]);
    const [reach, impact, confidence, effort] = [0, 1, 2, 3].map(column);
    this.count = count;
    this.sort = this[sort];
    this.reach = triangles(reach);
    this.effort = triangles(effort);
    this.weight = impact.map((value, idea) => (value * confidence[idea]) / 100);
    const score = (idea) => (reach[idea] * this.weight[idea]) / effort[idea];
    const shown = Uint32Array.from({ length: count }, (_, idea) => idea).sort((a, b) => score(b) - score(a) || a - b);
    this.rank = new Uint32Array(count);
    shown.forEach((idea, place) => (this.rank[idea] = place));
    this.places = new Uint32Array(count * count);
    this.first = new Uint32Array(count);
    this.held = 0;
    this.state = 1;
    this.scores = new Float64Array(count);
    this.scoreBits = new Uint32Array(this.scores.buffer);
    this.packed = new Float64Array(count);
    this.packedBits = new Uint32Array(this.packed.buffer);
    this.order = new Uint32Array(count);
    this.spare = new Uint32Array(count);
    this.keys = new Uint32Array(count);
    this.digitPlaces = new Uint32Array(DIGIT);
  }

  draw() {
    const { count, scores, weight } = this;
    const [reachBelow, reachLow, reachLeft, reachHigh, reachRight] = this.reach;
    const [effortBelow, effortLow, effortLeft, effortHigh, effortRight] = this.effort;
    let state = this.state;
    for (let idea = 0; idea < count; idea += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      let share = (state >>> 0) / 4294967296;
      let reach =
        share < reachBelow[idea]
          ? reachLow[idea] + Math.sqrt(share * reachLeft[idea])
          : reachHigh[idea] - Math.sqrt((1 - share) * reachRight[idea]);
      if (reach < 0) reach = 0;
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      share = (state >>> 0) / 4294967296;
      let effort =
        share < effortBelow[idea]
          ? effortLow[idea] + Math.sqrt(share * effortLeft[idea])
          : effortHigh[idea] - Math.sqrt((1 - share) * effortRight[idea]);
      if (effort < 0.5) effort = 0.5;
      scores[idea] = (reach * weight[idea]) / effort;
    }
    this.state = state;
    this.sort();
    const { order, places, rank } = this;
    let [holds, before] = [true, -1];
    for (let place = 0; place < count; place += 1) {
      const idea = order[place];
      places[idea * count + place] += 1;
      if (rank[idea] < before) holds = false;
      before = rank[idea];
    }
    this.first[order[0]] += 1;
    if (holds) this.held += 1;
  }

  /** As most would write it. */
  comparing() {
    const { scores, order, count } = this;
    for (let idea = 0; idea < count; idea += 1) order[idea] = idea;
    order.sort((a, b) => scores[b] - scores[a] || a - b);
  }

  /** The idea in the last bits of its score, and the engine's own sort of numbers; scores that differ there only are mixed up. */
  packing() {
    const { scores, packed, packedBits, order, count } = this;
    packed.set(scores);
    for (let idea = 0; idea < count; idea += 1) packedBits[2 * idea] = (packedBits[2 * idea] & ~POSITION) | idea;
    packed.sort();
    for (let place = 0; place < count; place += 1) order[count - 1 - place] = packedBits[2 * place] & POSITION;
  }

  /** Digit by digit of the upper half of the score's bits, the rest by comparing neighbours. */
  digits() {
    const { scores, scoreBits, keys, digitPlaces, count } = this;
    let [from, to] = [this.order, this.spare];
    for (let idea = 0; idea < count; idea += 1) {
      keys[idea] = ~scoreBits[2 * idea + 1];
      from[idea] = idea;
    }
    for (let shift = 0; shift < 33; shift += 11) {
      digitPlaces.fill(0);
      for (let idea = 0; idea < count; idea += 1) digitPlaces[(keys[idea] >>> shift) & (DIGIT - 1)] += 1;
      let sum = 0;
      for (let digit = 0; digit < DIGIT; digit += 1) {
        const here = digitPlaces[digit];
        digitPlaces[digit] = sum;
        sum += here;
      }
      for (let place = 0; place < count; place += 1) {
        const idea = from[place];
        const digit = (keys[idea] >>> shift) & (DIGIT - 1);
        to[digitPlaces[digit]] = idea;
        digitPlaces[digit] += 1;
      }
      [from, to] = [to, from];
    }
    for (let place = 1; place < count; place += 1) {
      const idea = from[place];
      let at = place - 1;
      for (; at >= 0 && scores[from[at]] < scores[idea]; at -= 1) from[at + 1] = from[at];
      from[at + 1] = idea;
    }
    [this.order, this.spare] = [from, to];
  }
}
