// Makes docs/screenshot.png from the built page: `node tests/e2e/screenshot.mjs`.
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { SAMPLES, paste, sample } from "./use.mjs";
import { READY } from "./watch.mjs";

const server = await serve("dist");
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light", reducedMotion: "reduce" });
const page = await context.newPage();
await page.goto(server.url);
await page.locator(READY).waitFor({ state: "attached" });
await paste(page, sample(SAMPLES.typos));
await page.locator(".finding", { hasText: "SIP101" }).first().locator(".go").click();
await page.locator(".item[aria-selected=true]").waitFor();
await page.screenshot({ path: "docs/screenshot.png", animations: "disabled" });
await browser.close();
await server.close();
