// Keeps the program for use without the network. The list of files and the version are written after the build.

const { version, files } = /* precache */ { version: "development", files: [] };
const cacheName = `tandem-${version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "reload" })))),
  );
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

// A waiting version takes over only when a person says so.
self.addEventListener("message", (event) => {
  if (event.data === "accept") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  const key = event.request.mode === "navigate" ? "/" : address.pathname;
  const answer = async () => {
    const cache = await caches.open(cacheName);
    return (await cache.match(key)) ?? fetch(event.request);
  };
  event.respondWith(answer());
});
