// After each build: writes into index.html the digests that Trunk leaves out, and refuses a page that its own
// policy would block.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR ?? "dist";
const path = join(folder, "index.html");
const tag = /<script type="module" src="([^"]+)" id="app-module" data-wasm="([^"]+)">/;

const page = readFileSync(path, "utf8");
const [, js, wasm] = tag.exec(page) ?? fail("the tag of the module is not there");
const sealed = page.replace(
  tag,
  `<script type="module" src="${js}" integrity="${digest(js)}" id="app-module" data-wasm="${wasm}" data-integrity="${digest(wasm)}">`,
);
for (const [what, pattern] of [
  ["a script without a file", /<script(?![^>]*\ssrc=)[^>]*>/i],
  ["a script without its digest", /<script(?![^>]*\sintegrity=)[^>]*>/i],
  ["a style without its digest", /<link(?=[^>]*rel="stylesheet")(?![^>]*\sintegrity=)[^>]*>/i],
  ["an inline style", /<style|\sstyle="/i],
  ["an inline handler", /<[^>]*\son[a-z]+="/i],
  ["an address elsewhere", /(?:src|href)="(?:https?:)?\/\//i],
]) {
  const found = pattern.exec(sealed);
  if (found) fail(`${what}: ${found[0]}`);
}
writeFileSync(path, sealed);

function digest(file) {
  return `sha384-${createHash("sha384").update(readFileSync(join(folder, file))).digest("base64")}`;
}

function fail(reason) {
  console.error(`index.html: ${reason}`);
  process.exit(1);
}
