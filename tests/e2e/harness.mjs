// What every test of the page stands on: the built page, served under a path of some depth, in a fresh browser
// context, watched from the first request to the last.
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { READY, assertClean, watch } from "./watch.mjs";

export { READY };

const PATH = "/sub/path/";
const SHOTS = "target/e2e";
const TIMEOUT = 20_000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * A test of the page: opens it, waits until it is ready, runs the body, and asserts that nothing went wrong
 * on the way, in the console or on the wire.
 * @param {object} options what `browser.newContext` takes (viewport, colorScheme ...), and `url`: what follows
 *   the page's address (a fragment, say)
 * @param {(use: {page: import("playwright-core").Page, url: string, seen: object}) => Promise<void>} body
 */
export function pageTest(name, options, body) {
  if (typeof options === "function") return pageTest(name, {}, options);
  return test(name, async () => {
    await withPage(options, async (use) => {
      await use.page.goto(use.url);
      await use.page.locator(READY).waitFor({ state: "attached" });
      use.seen.started = true;
      await body(use);
      assertClean(use.seen);
    });
  });
}

/** A watched page that is not opened yet, of a folder that need not be `dist`. */
export async function withPage({ folder = "dist", url = "", headers, ...context }, body) {
  const server = await serve(folder, { path: PATH, headers });
  const opened = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...context });
  opened.setDefaultTimeout(TIMEOUT);
  try {
    const page = await opened.newPage();
    const seen = await watch(page, server.url);
    try {
      await body({ page, seen, url: server.url + url });
    } catch (error) {
      await shot(page, "failure").catch(() => {});
      if (seen.problems.length > 0) error.message += `\nThe page reported:\n${seen.problems.join("\n")}`;
      throw error;
    }
  } finally {
    await opened.close();
    await server.close();
  }
}

/** A picture of the page, as target/e2e/NAME.png. */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, animations: "disabled" });
}
