// Tells how long the built page takes to paint and to be ready, from nothing and again with a filled cache:
// `node tests/e2e/measure.mjs`. A tool to look with, not a test: time belongs to the machine.
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { READY } from "./watch.mjs";

const server = await serve("dist");
const browser = await launch();
const context = await browser.newContext();
for (const cache of ["empty", "filled", "filled"]) {
  const page = await context.newPage();
  await page.goto(server.url);
  await page.locator(READY).waitFor({ state: "attached" });
  const times = await page.evaluate(() => ({
    ready: performance.now(),
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
    bytes: performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, 0),
  }));
  const { paint, ready, bytes } = times;
  console.log(`cache ${cache}: first paint ${paint.toFixed(0)} ms, ready ${ready.toFixed(0)} ms, ${bytes} bytes loaded`);
  await page.close();
}
await browser.close();
await server.close();
