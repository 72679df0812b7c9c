// The watch over the page sees what it is there to see: a page that does everything wrong, and is told of.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { withPage } from "./harness.mjs";
import { assertClean } from "./watch.mjs";

const FOLDER = "target/e2e/wrong";
const ELSEWHERE = "http://elsewhere.example/";

const FILES = {
  "index.html": `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="style-src 'self'">
<script type="module" src="wrong.js"></script>
<img src="missing.png">
<p style="color: red">The style is blocked.</p>`,
  "wrong.js": `
console.warn("a warning");
console.error("an error");
globalThis.kept = new Worker("worker.js");
fetch("${ELSEWHERE}page").catch(() => {});
setTimeout(() => { throw new Error("nobody catches this"); });`,
  "worker.js": `fetch("${ELSEWHERE}worker").catch(() => {}).then(() => fetch("late.txt"));`,
  "late.txt": "late",
};

const EXPECTED = [
  "console warning: a warning",
  "console error: an error",
  "page error: Error: nobody catches this",
  "status 404: ",
  "policy breach: style-src-attr inline",
  `request to elsewhere: ${ELSEWHERE}page`,
  `request to elsewhere: ${ELSEWHERE}worker`,
  `failed request: ${ELSEWHERE}page`,
];

test("the watch reports errors, breaches and requests, of the page and of its worker", async () => {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(`${FOLDER}/${name}`, text);
  await withPage({ folder: FOLDER, headers: {} }, async ({ page, seen, url }) => {
    seen.started = true;
    const late = page.waitForEvent("request", (request) => request.url().endsWith("late.txt"));
    await page.goto(url, { waitUntil: "networkidle" });
    await late;
    for (const one of EXPECTED) {
      assert.ok(seen.problems.some((told) => told.startsWith(one)), `"${one}" in\n${seen.problems.join("\n")}`);
    }
    assert.ok(seen.late.some((address) => address.endsWith("late.txt")), "a request after the start");
    assert.throws(() => assertClean(seen));
    assert.throws(() => assertClean({ ...seen, problems: [] }), /ask for nothing/);
    await assert.rejects(assertAccessible(page), /image-alt/);
  });
});
