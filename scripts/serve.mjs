// Serves a built folder on localhost the way a good static host does: security headers, compression, one page for all
// addresses of the program. No dependencies.
//
//   node scripts/serve.mjs [folder] [--port 8080]

import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize, resolve } from "node:path";
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
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** The policy of the page's own meta element, and what only a header can say. */
function policyOf(folder) {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const policy = /Content-Security-Policy"\s+content="([^"]+)"/.exec(page);
  return policy ? `${policy[1]}; frame-ancestors 'none'` : undefined;
}

export function serve(folder, port = 0) {
  const root = resolve(folder);
  const compressed = new Map();
  const policy = policyOf(root);

  const find = (pathname) => {
    const path = normalize(join(root, decodeURIComponent(pathname)));
    if (!path.startsWith(root)) return undefined;
    try {
      if (statSync(path).isFile()) return path;
    } catch {
      // No such file: an address of the program, unless it looks like a file.
    }
    return extname(pathname) === "" ? join(root, "index.html") : undefined;
  };

  const encode = (path, body, accept) => {
    const compressible = !path.endsWith(".png");
    const encoding = compressible && (/\bbr\b/.test(accept) ? "br" : /\bgzip\b/.test(accept) ? "gzip" : undefined);
    if (!encoding) return [body, undefined];
    const key = `${encoding} ${path} ${statSync(path).mtimeMs}`;
    if (!compressed.has(key)) {
      const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
      compressed.set(key, encoding === "br" ? brotliCompressSync(body, best) : gzipSync(body, { level: 9 }));
    }
    return [compressed.get(key), encoding];
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    let path;
    try {
      path = find(pathname);
    } catch {
      path = undefined;
    }
    if (!path || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(path ? 405 : 404, { ...security, "Content-Type": "text/plain; charset=utf-8" }).end("Not found");
      return;
    }
    const [body, encoding] = encode(path, readFileSync(path), request.headers["accept-encoding"] ?? "");
    const hashed = /-[0-9a-f]{8,}[._]/.test(path);
    response.writeHead(200, {
      ...security,
      ...(policy ? { "Content-Security-Policy": policy } : {}),
      ...(encoding ? { "Content-Encoding": encoding } : {}),
      Vary: "Accept-Encoding",
      "Content-Length": body.length,
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done({ server, port: server.address().port }));
  });
}

if (import.meta.filename === process.argv[1]) {
  const words = process.argv.slice(2);
  const at = words.indexOf("--port");
  const port = at >= 0 ? Number(words.splice(at, 2)[1]) : 8080;
  const { port: used } = await serve(words[0] ?? "dist", port);
  console.log(`Tandem is on http://localhost:${used}/ (Ctrl+C ends it)`);
}
