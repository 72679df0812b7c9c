// The rules' pages, their examples, and grading them otherwise.
import assert from "node:assert/strict";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { SAMPLES, assertFound, findings, inspected, messages, paste, sample } from "./use.mjs";

const openRule = async (page, code) => {
  await page.locator(".finding", { hasText: code }).first().locator(".slug").click();
  const dialog = page.getByRole("dialog", { name: new RegExp(code) });
  await dialog.waitFor();
  return dialog;
};

pageTest("a finding leads to its rule's page, and an example of it into the inspector", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  const dialog = await openRule(page, "SIP101");
  assert.match(await dialog.textContent(), /Why it matters/);
  assert.ok((await dialog.locator("mark").count()) > 0, "the place is marked");
  assert.match(await dialog.locator(".reference").first().getAttribute("href"), /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc3261/);
  await assertAccessible(page);
  await shot(page, "rule");
  await dialog.getByRole("button", { name: "Open in the inspector" }).first().click();
  await dialog.waitFor({ state: "detached" });
  await inspected(page);
  assert.equal(await page.locator(".status .name").textContent(), "SIP101 example");
  assert.equal((await messages(page)).length, 1);
  assert.ok((await findings(page)).some((line) => line.includes("SIP101")));
});

pageTest("every rule is reached from the help, and found by words", async ({ page }) => {
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("button", { name: "All rules" }).click();
  const dialog = page.getByRole("dialog", { name: "Rules" });
  const entries = dialog.locator(".rule-list button");
  await entries.first().waitFor();
  assert.ok((await entries.count()) > 100);
  await assertAccessible(page);
  await shot(page, "rules");
  await dialog.getByLabel("Find a rule").fill("sip204 branch");
  await page.waitForFunction(() => document.querySelectorAll(".rule-list button").length === 1);
  await entries.first().click();
  await page.getByRole("dialog", { name: /SIP204/ }).waitFor();
  await page.getByRole("button", { name: "All rules" }).click();
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

pageTest("a rule is switched off, remembered, and brought back", async ({ page, seen }) => {
  await paste(page, sample(SAMPLES.typos));
  let dialog = await openRule(page, "SIP101");
  const choice = dialog.getByLabel(/Findings of this rule/);
  await choice.selectOption("note");
  await page.locator(".finding", { hasText: "note" }).filter({ hasText: "SIP101" }).first().waitFor({ state: "attached" });
  await choice.selectOption("off");
  await page.locator(".finding", { hasText: "SIP101" }).first().waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "1 rule off, 7 findings not shown" }).waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem("sip-inspector-grades")), "misspelled-header-name off\n");
  await shot(page, "rule-off");

  seen.started = false;
  await page.reload();
  await page.locator("[data-engine=ready]").waitFor({ state: "attached" });
  seen.started = true;
  await paste(page, sample(SAMPLES.typos));
  await assertFound(page, [[/SIP101/, 0]]);
  await page.getByRole("button", { name: /1 rule off/ }).click();
  dialog = page.getByRole("dialog", { name: "Rules" });
  await dialog.getByRole("button", { name: "Set all back" }).click();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await page.locator(".finding", { hasText: "SIP101" }).nth(6).waitFor();
  assert.equal(await page.getByRole("button", { name: /rule off/ }).count(), 0);
  assert.equal(await page.evaluate(() => localStorage.getItem("sip-inspector-grades")), null);
});
