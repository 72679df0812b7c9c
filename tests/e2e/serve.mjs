// A static web server for the built page: `cargo xtask serve`, and what the browser tests ask.
import { spawn } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const USUAL_PORT = 8080;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The headers that docs/hosting.md asks for; a test holds the two together. */
export const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * Serves a folder under a path such as "/" or "/sub/path/".
 * @returns {Promise<{url: string, seen: string[], close: () => Promise<void>}>} `seen`: the paths asked for
 */
export async function serve(folder, { port = 0, path = "/", headers = HEADERS } = {}) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    answer(folder, path, request, headers).then(({ status, head, body }) => response.writeHead(status, head).end(body));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}${path}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url, seen, close };
}

async function answer(folder, path, request, headers) {
  const missing = { status: 404, head: { ...headers, "content-type": "text/plain" }, body: "not found\n" };
  try {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (!asked.startsWith(path)) return missing;
    const within = normalize(`/${asked.slice(path.length)}`);
    const file = join(folder, within.endsWith("/") ? `${within}index.html` : within);
    if (!(await stat(file)).isFile()) return missing;
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const hashed = /-[0-9a-f]+[._]/.test(file);
    const cache = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    const head = { ...headers, "content-type": type, "cache-control": cache };
    return { status: 200, head, body: request.method === "HEAD" ? "" : await readFile(file) };
  } catch {
    return missing;
  }
}

/** At the usual port or, where another program has it, at a free one. */
function serveAnywhere(folder) {
  return serve(folder, { port: USUAL_PORT }).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return serve(folder);
  });
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" }, open: { type: "boolean", default: false } },
  });
  const folder = positionals[0] ?? "dist";
  const { url } = await (values.port ? serve(folder, { port: Number(values.port) }) : serveAnywhere(folder));
  console.log(`SIP Inspector is at ${url} (Ctrl+C stops it)`);
  if (values.open) {
    const opener = { darwin: "open", win32: "explorer" }[process.platform] ?? "xdg-open";
    spawn(opener, [url], { stdio: "ignore", detached: true }).on("error", () => {}).unref();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error) => {
    console.error(error.code === "EADDRINUSE" ? `port ${error.port} is taken by another program` : error.message);
    process.exit(1);
  });
}
