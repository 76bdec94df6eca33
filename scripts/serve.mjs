// Serves a built folder on localhost the way a good static host does: security headers, compression, long caching of
// files whose names carry a hash, and one page for all addresses of the program. No dependencies.
//
//   node scripts/serve.mjs [folder] [--port 8080]

import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join, resolve, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

const security = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** The policy that the page states in its meta element, and what only a header can say. */
function policyOf(page) {
  const policy = /Content-Security-Policy"\s+content="([^"]+)"/.exec(page);
  return policy ? { "Content-Security-Policy": `${policy[1]}; frame-ancestors 'none'` } : {};
}

const encoders = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (body) => gzipSync(body, { level: 9 }),
};

/**
 * Starts serving a folder.
 * @param {string} folder what to serve; it may be built anew while it is served
 * @param {number} port 0 for any that is free
 * @param {(path: string, bytes: number) => void} note hears of every answer: its address and the bytes of its body
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>} how to reach it, and how to end it at once
 */
export function serve(folder, port = 0, note = () => {}) {
  const root = resolve(folder);
  const compressed = new Map();

  const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

  /** The file for an address; an address without an extension is one of the program's own. */
  const find = (pathname) => {
    const path = resolve(root, `.${sep}${decodeURIComponent(pathname)}`);
    if (path.startsWith(root + sep) && isFile(path)) return path;
    return extname(pathname) === "" ? join(root, "index.html") : undefined;
  };

  const encode = (path, body, accepted) => {
    if (path.endsWith(".png")) return [body, {}];
    const encoding = ["br", "gzip"].find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    if (!encoding) return [body, {}];
    const key = `${encoding} ${path} ${statSync(path).mtimeMs}`;
    if (!compressed.has(key)) compressed.set(key, encoders[encoding](body));
    return [compressed.get(key), { "Content-Encoding": encoding }];
  };

  const answer = (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = find(pathname);
    if (!path) return response.writeHead(404, { ...security, "Content-Type": types[".txt"] }).end("Not found");
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405, security).end();
    const content = readFileSync(path);
    const [body, encoding] = encode(path, content, request.headers["accept-encoding"] ?? "");
    const hashed = /-[0-9a-f]{8,}[._]/.test(path.slice(root.length));
    response.writeHead(200, {
      ...security,
      ...(path.endsWith(".html") ? policyOf(content) : {}),
      ...encoding,
      Vary: "Accept-Encoding",
      "Content-Length": body.length,
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
    note(pathname, body.length);
    return response.end(request.method === "HEAD" ? undefined : body);
  };

  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch {
      // An address that cannot be read, or a build that is being replaced.
      response.writeHead(400, security).end();
    }
  });
  const stop = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done({ origin: `http://localhost:${server.address().port}`, stop }));
  });
}

if (import.meta.filename === process.argv[1]) {
  const words = process.argv.slice(2);
  const at = words.indexOf("--port");
  const port = at >= 0 ? Number(words.splice(at, 2)[1]) : 8080;
  try {
    const { origin } = await serve(words[0] ?? "dist", port);
    console.log(`Tandem is on ${origin}/ (Ctrl+C ends it)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is taken by another program. Choose another one: make run PORT=${port + 1}`);
    process.exitCode = 1;
  }
}
