// Runs after the build: the one thing after the other, which Trunk's hooks would not.

await import("./split.mjs");
await import("./precache.mjs");
