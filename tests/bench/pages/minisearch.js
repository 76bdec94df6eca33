// How MiniSearch is asked: as its README proposes for searching while somebody types, all words wanted.

export const options = { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { title: 2 } };
