// A long list of findings stands by rule; a short one is a list.
import assert from "node:assert/strict";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { assertSnapshot } from "./snapshot.mjs";
import { SAMPLES, findings, paste, sample } from "./use.mjs";

const MANY = sample(SAMPLES.typos).repeat(60);

const group = (page, code) => page.locator(".group", { has: page.getByRole("heading", { name: code }) });
const drawn = (of) => of.locator(".finding .where").allTextContents();
const seen = (row) => row.evaluate((li) => {
  const [list, heading] = [li.closest(".finding-list"), li.closest(".group").querySelector(".group-head")];
  const at = li.getBoundingClientRect();
  return at.top >= heading.getBoundingClientRect().bottom - 1 && at.bottom <= list.getBoundingClientRect().bottom + 1;
});

pageTest("a short list has no headings", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  assert.equal(await page.locator(".finding-list h3").count(), 0);
  assert.equal((await findings(page)).length, await page.locator(".finding .slug").count());
});

pageTest("what a rule repeats stands under its name, and more of it on demand", async ({ page }) => {
  await paste(page, MANY);
  const headings = await page.locator(".finding-list h3").allTextContents();
  assert.ok(headings.some((heading) => /^error420×SIP101/.test(heading)), headings.join());
  const grades = headings.map((heading) => heading.match(/^[a-z]+/)[0]);
  assert.deepEqual(grades, [...grades].sort((a, b) => "ewn".indexOf(a[0]) - "ewn".indexOf(b[0])), "the worst first");
  const misspelled = group(page, "SIP101");
  assert.equal((await drawn(misspelled)).length, 3);
  assert.match(await misspelled.locator(".rest").textContent(), /Show 40 moreof 417/);
  await assertSnapshot(misspelled, "findings-of-a-rule");
  await assertAccessible(page);
  await shot(page, "findings-by-rule");
  // The arrow keys go on from the last one to the button, and from there to the next rule.
  await misspelled.locator(".go").nth(2).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.closest(".finding") !== null);
  const place = () => page.evaluate(() => document.activeElement.querySelector(".where").textContent);
  assert.equal((await drawn(misspelled)).length, 43);
  assert.equal(await place(), (await drawn(misspelled))[3], "who asked for more is at the first of those");
  await misspelled.getByRole("button", { name: "SIP101" }).click();
  await page.getByRole("dialog", { name: /SIP101/ }).waitFor();
});

pageTest("a finding chosen far down is drawn and in sight", async ({ page }) => {
  await paste(page, MANY);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Shift+F8");
  const chosen = page.locator(".finding.selected");
  await chosen.waitFor();
  assert.match(await group(page, "SIP101").locator(".finding.selected .where").textContent(), /^\d{4}:1$/);
  assert.ok(await seen(chosen));
  assert.equal(await page.locator(".group .rest", { hasText: "more after these" }).count(), 0, "it is the last");
  for (const at of [/MD5 alone/, /separates parameters/, /Cseq/]) {
    await page.keyboard.press("Shift+F8");
    await chosen.filter({ hasText: at }).waitFor();
  }
  assert.ok(await seen(chosen));
  for (let step = 0; step < 3; step++) await page.keyboard.press("F8");
  await chosen.filter({ hasText: "Content-Lentgh" }).waitFor();
  assert.ok(await seen(chosen));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Message \d/ }).click();
  assert.equal(await page.locator(".finding-list h3").count(), 0, "a message's are few");
  assert.ok((await findings(page)).length > 1);
});
