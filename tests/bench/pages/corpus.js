// Texts to search in: words that are drawn as in a language, few of them often and most of them seldom, out of 200,000;
// some with accents. And what somebody types to find one of the texts, letter by letter.

const WORDS = 200_000;
const TITLE = 8;
const BODY = 40;
/** A word that the last text holds alone: whoever finds it has read everything. */
export const LAST = "zebra";

/** A small generator of whole numbers below an end: a 32-bit linear congruential one, its high bits. */
function numbers(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

const consonants = "bcdfghjklmnprstvwxyz";
const vowels = "aeiou";
const endings = ["", "", "", "s", "ing", "er", "tion", "ly", "\u00e9", "\u00fc"];

/** The word with this rank: short if it is frequent, and few words are one letter apart. */
function word(rank) {
  let code = Math.imul(rank + 1, 2654435761) >>> 0;
  let text = "";
  for (let syllable = 0; syllable < (rank < 200 ? 2 : rank < 5000 ? 3 : 4); syllable += 1) {
    text += consonants[code % 20] + vowels[Math.floor(code / 20) % 5];
    code = Math.floor(code / 100);
  }
  return rank < 200 ? text : text + endings[rank % endings.length];
}

const vocabulary = Array.from({ length: WORDS }, (_, rank) => word(rank));

/** So many texts, each with a title and a body. */
export function texts(count) {
  const next = numbers(7);
  // A word of rank n is drawn about 1/n as often as the first (Zipf).
  const pick = () => vocabulary[Math.floor(WORDS ** (next(1e9) / 1e9)) - 1];
  const sentence = (length) => Array.from({ length }, pick).join(" ");
  return Array.from({ length: count }, (_, at) => ({
    title: sentence(TITLE) + (at === count - 1 ? ` ${LAST}` : ""),
    body: sentence(BODY),
  }));
}

/** Searches: one to three words of a text, one in five with a typo in it; `meant` is what they would be without. */
export function searches(list, count, seed) {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, number) => {
    const { title, body } = list[next(list.length)];
    const all = `${title} ${body}`.split(" ");
    const meant = Array.from({ length: 1 + next(3) }, () => all[next(all.length)]);
    const typed = [...meant];
    const long = typed.findIndex((word) => word.length > 5);
    if (number % 5 === 0 && long >= 0) {
      const at = 1 + next(typed[long].length - 2);
      typed[long] = typed[long].slice(0, at) + (next(2) ? "q" : "") + typed[long].slice(at + 1);
    }
    return { typed: typed.join(" "), meant };
  });
}

/** The places of the texts that hold what was meant, the last word as a beginning. */
export function relevant(list, meant) {
  const wanted = meant.map((word, at) => ` ${word}${at + 1 < meant.length ? " " : ""}`);
  const holds = ({ title, body }) => {
    const text = ` ${title} ${body} `;
    return wanted.every((word) => text.includes(word));
  };
  return list.flatMap((text, at) => (holds(text) ? [at] : []));
}
