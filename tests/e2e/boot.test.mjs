// The page starts anywhere, says so when it cannot, and keeps to its policy.
import assert from "node:assert/strict";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./axe.mjs";
import { READY, pageTest, shot, withPage } from "./harness.mjs";
import { HEADERS, serve } from "./serve.mjs";

const hosting = readFileSync("docs/hosting.md", "utf8");
const index = readFileSync("dist/index.html", "utf8");
const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(index)[1];

for (const colorScheme of ["light", "dark"]) {
  pageTest(`the page starts, ${colorScheme}`, { colorScheme }, async ({ page, seen }) => {
    assert.equal(await page.title(), "SIP Inspector");
    const files = seen.requests.map((address) => new URL(address).pathname.split("/").pop());
    assert.equal(files.filter((name) => name.endsWith(".wasm")).length, 1, "the worker shares the page's module");
    assert.ok(files.includes("worker.js"), files.join(" "));
    await assertAccessible(page);
    await shot(page, `boot-${colorScheme}`);
  });
}

test("the policy lets nothing out, in the page and in the headers to send", () => {
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  assert.match(policy, /^default-src 'none';/);
  assert.equal(HEADERS["content-security-policy"], `${policy}; frame-ancestors 'none'`);
  for (const [name, value] of Object.entries(HEADERS)) {
    assert.ok(hosting.toLowerCase().includes(name), `docs/hosting.md names ${name}`);
    assert.ok(hosting.includes(value), `docs/hosting.md gives ${name} as the tests send it: ${value}`);
  }
});

test("files with a hash in their name are kept, and only those", async () => {
  const { url, close } = await serve("dist");
  const asked = readdirSync("dist").map(async (name) => {
    const { headers } = await fetch(new URL(name, url));
    return headers.get("cache-control") === "no-cache" ? name : null;
  });
  const again = (await Promise.all(asked)).filter(Boolean);
  await close();
  assert.deepEqual(again.sort(), ["index.html", "notices.txt", "worker.js"]);
});

const TAMPERED = [
  ["the module's script", /^app-[0-9a-f]+\.js$/],
  ["the WebAssembly", /\.wasm$/],
  ["the editor", /^editor-[0-9a-f]+\.js$/],
  ["a style", /^app-[0-9a-f]+\.css$/],
];

for (const [what, pattern] of TAMPERED) {
  test(`the page refuses to start when ${what} is not the file that was built`, async () => {
    const folder = tampered(pattern);
    await withPage({ folder }, async ({ page, url }) => {
      await page.goto(url);
      await page.getByRole("alert").waitFor();
      assert.equal(await page.locator(READY).count(), 0);
      await assertAccessible(page);
      await shot(page, "boot-refused");
    });
  });
}

test("the page does not start at all when its first script is not the file that was built", async () => {
  await withPage({ folder: tampered(/^boot-[0-9a-f]+\.js$/) }, async ({ page, url, seen }) => {
    await page.goto(url, { waitUntil: "networkidle" });
    assert.equal(await page.locator(READY).count(), 0);
    assert.equal(seen.requests.filter((address) => address.endsWith(".wasm")).length, 0);
  });
});

test("without JavaScript the page says what it needs", async () => {
  await withPage({ javaScriptEnabled: false }, async ({ page, url }) => {
    await page.goto(url);
    await page.locator("noscript p").waitFor(); // visible
    assert.equal(await page.locator(".boot-loading").isVisible(), false);
  });
});

/** A copy of the built page in which one file has a few bytes more, harmless ones. */
function tampered(pattern) {
  const folder = "target/e2e/tampered";
  rmSync(folder, { recursive: true, force: true });
  cpSync("dist", folder, { recursive: true });
  const name = readdirSync(folder).find((file) => pattern.test(file));
  assert.ok(name, `no file of dist/ matches ${pattern}`);
  const path = join(folder, name);
  if (name.endsWith(".wasm")) {
    const customSection = Buffer.from([0, 2, 1, 0x78]); // valid WebAssembly: a section named "x" with nothing in it
    writeFileSync(path, Buffer.concat([readFileSync(path), customSection]));
  } else {
    appendFileSync(path, name.endsWith(".css") ? "\nbody {}\n" : "\n// changed\n");
  }
  return folder;
}
