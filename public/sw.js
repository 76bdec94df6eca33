// Keeps the program for use without the network. The list of files and the version are written into the next line after
// the build (scripts/precache.mjs), so every build has a cache of its own and never mixes files of two builds.

const { version, files } = /* precache */ { version: "development", files: [] };
const cacheName = `tandem-${version}`;

// A file whose name carries a hash of its content never changes: the copy that the page has just loaded will do.
const request = (file) => new Request(file, { cache: /-[0-9a-f]{8,}[._]/.test(file) ? "default" : "reload" });

self.addEventListener("install", (event) => {
  const fill = async () => (await caches.open(cacheName)).addAll(files.map(request));
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

// Every address of the program is the same page; what is not kept, as another site on this origin, goes to the network.
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  const key = event.request.mode === "navigate" ? "/" : address.pathname;
  const answer = async () => {
    const cache = await caches.open(cacheName);
    return (await cache.match(key, { ignoreVary: true })) ?? fetch(event.request);
  };
  event.respondWith(answer());
});
