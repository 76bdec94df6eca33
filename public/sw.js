// Keeps the program for use without the network. The list of files and the version are written into the next line after
// the build (scripts/precache.mjs), so every build has a cache of its own and never mixes files of two builds.

const { version, files } = /* precache */ { version: "development", files: {} };
const cacheName = `tandem-${version}`;

/** An answer, if it is the file whose SHA-256 this is: in the middle of an upload, a host gives old files, or the page for what is missing. */
const isWhole = async (answer, hash) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return btoa(String.fromCharCode(...bytes)) === hash;
};

/** Keeps a file of this build. One whose name carries a hash of its content never changes: the copy that the page has just loaded will do. */
const keep = async (cache, [file, hash]) => {
  const ways = /-[0-9a-f]{8,}[._]/.test(file) ? ["default", "reload"] : ["reload"];
  for (const way of ways) {
    const answer = await fetch(new Request(file, { cache: way }));
    if (answer.ok && (await isWhole(answer.clone(), hash))) return cache.put(file, answer);
  }
  throw new Error(`${file} is not there yet`);
};

// Without every file as it was built nothing is kept, and the old version stays; the next visit looks again.
self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(cacheName);
    const kept = await Promise.allSettled(Object.entries(files).map((file) => keep(cache, file)));
    const failed = kept.find(({ status }) => status === "rejected");
    if (!failed) return;
    await caches.delete(cacheName);
    throw failed.reason;
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("tandem-") && name !== cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

// A new version waits until a person lets it in, so that no page is changed under anybody's hands.
self.addEventListener("message", (event) => {
  if (event.data === "accept") self.skipWaiting();
});

/** The addresses of the program, by their first part; a test holds them to src/routes.rs. */
const PAGES =
  /^\/(?:|inbox|ideas|boards|compare|backlog|sprints|strategy|home|roadmap|brief|outcomes|releases|activity|duplicates|themes|customers|share|import|settings)(?:\/|$)/;

// Every address of the program is the same page, which is kept. Any other goes to the network: it may be another site below
// this host, and what is nowhere is the program's to say.
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  const answer = async () => {
    const cache = await caches.open(cacheName);
    const kept = (key) => cache.match(key, { ignoreVary: true });
    const isPage = event.request.mode === "navigate" && PAGES.test(address.pathname);
    const found = await kept(isPage ? "/" : address.pathname);
    if (found || isPage || event.request.mode !== "navigate") return found ?? fetch(event.request);
    return fetch(event.request).catch(async (error) => {
      const page = await kept("/");
      if (!page) throw error;
      return page;
    });
  };
  event.respondWith(answer());
});
