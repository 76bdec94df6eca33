// What a web developer would write first: one IndexedDB record per item.

const opened = new Promise((done, fail) => {
  const request = indexedDB.open("items", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("items", { keyPath: "id" });
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** Reads all items, the latest said first. */
export async function readAll() {
  const request = (await opened).transaction("items").objectStore("items").getAll();
  const list = await new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return sorted(list);
}

/** Writes items, each a record of its own, in one strict transaction; comes back after `complete`. */
export async function write(list) {
  const transaction = (await opened).transaction("items", "readwrite", { durability: "strict" });
  const store = transaction.objectStore("items");
  for (const item of list) store.put(item);
  await new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error);
  });
}

export const sorted = (list) => list.sort((a, b) => (a.said < b.said ? 1 : -1));

/** The items that hold a text. */
export function matching(list, text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return list;
  return list.filter((item) => item.title.toLowerCase().includes(wanted) || item.body.toLowerCase().includes(wanted));
}

/** The height of a row in pixels, and how many rows are drawn: about 30 fill the screen. */
export const ROW = 36;
export const DRAWN = 30;
