// Every pane, wide and narrow, light and dark: accessible, nothing cut off, and a picture of it to look at.
import assert from "node:assert/strict";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { SAMPLES, paste, sample } from "./use.mjs";

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 800 } };

async function look(page, name) {
  await assertAccessible(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
  await shot(page, name);
}

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const name = (pane) => `${pane}-${size}-${colorScheme}`;
    const narrow = size === "narrow";
    const pane = async (page, title) => {
      if (narrow) await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: title }).click();
    };

    pageTest(`nothing open, ${size}, ${colorScheme}`, { colorScheme, viewport }, async ({ page }) => {
      await look(page, name("start"));
      await page.getByRole("button", { name: "Samples" }).click();
      await look(page, name("samples"));
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Help" }).click();
      await look(page, name("help"));
    });

    pageTest(`a trace, ${size}, ${colorScheme}`, { colorScheme, viewport }, async ({ page }) => {
      await paste(page, sample(SAMPLES.typos));
      await look(page, name("source"));
      await pane(page, "Findings");
      await page.locator(".finding", { hasText: "SIP101" }).first().waitFor();
      await look(page, name("findings"));
      await page.locator(".finding", { hasText: "SIP101" }).first().locator(".go").click();
      await pane(page, "Inspector");
      await page.getByRole("treeitem", { selected: true }).waitFor();
      await look(page, name("inspector"));
      await pane(page, "Messages");
      await look(page, name("messages"));
    });

    pageTest(`a digest, ${size}, ${colorScheme}`, { colorScheme, viewport }, async ({ page }) => {
      await paste(page, sample(SAMPLES.softphone));
      await pane(page, "Messages");
      await page.getByRole("tab", { name: /Auth/ }).click();
      await page.getByLabel("Password of 115 in ltsip.cn").fill("123456");
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await page.locator(".verdict.good").waitFor();
      await look(page, name("auth"));
    });
  }
}

pageTest("thousands are counted within their buttons", { viewport: SIZES.narrow }, async ({ page }) => {
  await paste(page, sample(SAMPLES.freeswitch).repeat(100));
  const panes = page.getByRole("navigation", { name: "Panes" }).getByRole("button");
  const wide = await panes.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
  assert.deepEqual(wide, []);
  await look(page, "thousands");
});

pageTest("the head over the ladder is as high as over the source", async ({ page }) => {
  await paste(page, sample(SAMPLES.freeswitch));
  await page.getByRole("tab", { name: /Calls/ }).click();
  await page.getByRole("listbox", { name: "Calls" }).getByRole("option").first().click();
  const height = () => page.locator(".middle-head").evaluate((head) => head.getBoundingClientRect().height);
  const before = await height();
  await page.getByRole("region", { name: "The call chosen" }).getByRole("button", { name: "Ladder" }).click();
  await page.getByRole("button", { name: "Save ladder" }).waitFor();
  assert.equal(await height(), before);
});

pageTest("at 360 pixels everything is still reached", { viewport: { width: 360, height: 640 } }, async ({ page }) => {
  await paste(page, sample(SAMPLES.freeswitch));
  const panes = page.getByRole("navigation", { name: "Panes" }).getByRole("button");
  for (const number of [0, 1, 2, 3]) {
    await panes.nth(number).click();
    assert.equal(await page.locator(".work > .pane:visible").count(), 1);
    await look(page, `smallest-${number}`);
  }
});
