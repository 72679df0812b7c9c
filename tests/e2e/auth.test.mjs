// A digest is checked with a secret that is typed for it and stays nowhere.
import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { SAMPLES, inspected, paste, sample } from "./use.mjs";

async function check(page, who, secret) {
  await page.getByLabel(`Password of ${who}`).fill(secret);
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

const verdict = (page, word) => page.locator(".verdict", { hasText: new RegExp(`^${word}$`) }).waitFor();

for (const [file, who] of [[SAMPLES.softphone, "115 in ltsip.cn"], [SAMPLES.freeswitch, "10103002002 in 10.3.0.11"]]) {
  pageTest(`the digest of ${who} matches its password and no other`, async ({ page }) => {
    await paste(page, sample(file));
    await page.getByRole("tab", { name: /Auth/ }).click();
    await page.getByText("Answers the challenge above: the same nonce.").waitFor();
    await check(page, who, "123456");
    await verdict(page, "match");
    const steps = await page.locator(".steps li").allTextContents();
    assert.ok(steps.some((step) => /^HA1H\(A1\)[0-9a-f]{32}/.test(step)), steps.join("\n"));
    const [response, given] = steps.slice(-2).map((step) => step.slice(-32));
    assert.equal(response, given);
    await check(page, who, "654321");
    await verdict(page, "mismatch");
    assert.doesNotMatch(await page.locator(".outcome").textContent(), /654321/);
  });
}

pageTest("an HA1 serves as well as the password", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  await page.getByRole("tab", { name: /Auth/ }).click();
  await check(page, "115 in ltsip.cn", "123456");
  await verdict(page, "match");
  const ha1 = await page.locator(".steps li").nth(1).locator(".value").textContent();
  await page.getByRole("button", { name: "HA1", exact: true }).click();
  await page.getByLabel("HA1 of 115 in ltsip.cn").fill("no hash");
  await page.keyboard.press("Enter");
  await verdict(page, "not checked");
  await page.getByLabel("HA1 of 115 in ltsip.cn").fill(ha1);
  await page.keyboard.press("Enter");
  await verdict(page, "match");
});

pageTest("a secret is kept nowhere", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  await page.getByRole("tab", { name: /Auth/ }).click();
  await check(page, "115 in ltsip.cn", "a-secret-of-mine");
  await verdict(page, "mismatch");
  const kept = await page.evaluate(() => ({
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    address: location.href,
    text: document.documentElement.outerHTML,
  }));
  for (const [where, text] of Object.entries(kept)) assert.doesNotMatch(text, /a-secret-of-mine/, where);
  // Another tab and back: the field is empty, and so is what it said.
  await page.getByRole("tab", { name: /Messages/ }).click();
  await page.getByRole("tab", { name: /Auth/ }).click();
  assert.equal(await page.getByLabel("Password of 115 in ltsip.cn").inputValue(), "");
  await page.locator(".cm-content").click();
  await page.keyboard.type("x");
  await inspected(page);
  await verdict(page, "not checked");
});
