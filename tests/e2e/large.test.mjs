// Large input: how far it has come is seen, and it can be stopped.
import assert from "node:assert/strict";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { SAMPLES, inspected, messages, paste, sample, source } from "./use.mjs";

/** Drops a file of `text` so often, made in the page: nothing so long goes over the wire. */
const drop = (page, text, times) =>
  page.locator(".page").evaluate((target, [unit, count]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(Array(count).fill(unit), "large.log"));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, [text, times]);

const MESSAGES = sample(SAMPLES.typos);
const MEGABYTE = Math.ceil(1_000_000 / MESSAGES.length);

const phase = (page, name) => page.locator(`[data-phase=${name}]`).waitFor({ state: "attached" });

pageTest("a long inspection is seen, stopped, begun again, stopped again, and the page goes on", async ({ page, seen }) => {
  seen.started = false; // another worker's script is asked for
  await drop(page, MESSAGES, 20 * MEGABYTE);
  const bar = page.getByRole("progressbar");
  await bar.waitFor();
  assert.equal(await page.locator(".tabs .count, .findings-head .icon").count(), 0, "nothing is counted yet");
  assert.ok(await page.getByRole("button", { name: "Export" }).isDisabled());
  await assertAccessible(page);
  await shot(page, "busy");
  await page.keyboard.press("Escape");
  await phase(page, "stopped");
  await bar.waitFor({ state: "detached" });
  for (const name of [/Calls/, /Auth/, /Messages/]) {
    await page.getByRole("tab", { name }).click();
    assert.match(await page.getByRole("tabpanel").textContent(), /The text was not inspected/, String(name));
  }
  const banner = page.getByRole("alert");
  assert.match(await banner.textContent(), /Stopped\. The text is as it was; nothing was inspected\./);
  assert.match(await page.locator(".pane.findings").textContent(), /The text was not inspected/);
  assert.ok((await source(page)).startsWith(MESSAGES.slice(0, 100)));
  await assertAccessible(page);
  await shot(page, "stopped");
  await banner.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("button", { name: "Inspect again" }).click();
  await bar.waitFor();
  for (const name of ["Samples", "Help"]) {
    await page.getByRole("button", { name }).click();
    await page.keyboard.press("Escape");
    assert.equal(await bar.count(), 1, "the key that closes a menu or a dialog stops nothing else");
  }
  await page.getByRole("button", { name: "Cancel" }).click();
  await phase(page, "stopped");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await phase(page, "empty");
  await paste(page, MESSAGES);
  assert.equal((await messages(page)).length, 7);
});

pageTest("a large text is read and not edited, and a message of it is opened alone", async ({ page }) => {
  await drop(page, MESSAGES, 5 * MEGABYTE);
  await page.locator("[data-phase=open][data-current=true]").waitFor({ state: "attached", timeout: 60_000 });
  await page.getByText("Read-only: more than 4 MB", { exact: true }).waitFor();
  const content = page.locator(".cm-content");
  assert.equal(await content.getAttribute("aria-readonly"), "true");
  const before = (await source(page)).length;
  await content.click();
  await page.keyboard.type("x");
  await page.keyboard.press("Delete");
  assert.equal((await source(page)).length, before);
  assert.ok(await page.getByRole("button", { name: /Fix all safe/ }).isDisabled());
  await assertAccessible(page);
  await shot(page, "large");
  await page.getByRole("button", { name: "Open this message alone" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[role=listbox] [role=option]").length === 1);
  await content.click();
  await page.keyboard.type("x");
  assert.ok((await source(page)).length < 2000);
  assert.equal(await content.getAttribute("aria-readonly"), null);
  assert.equal(await page.getByLabel("Line ends").inputValue(), "CRLF");
});

pageTest("what is pasted over a text that cannot be edited is opened", async ({ page }) => {
  await drop(page, MESSAGES, 5 * MEGABYTE);
  await page.locator("[data-phase=open][data-current=true]").waitFor({ state: "attached", timeout: 60_000 });
  await paste(page, MESSAGES);
  await page.locator(".status .name", { hasText: "Pasted text" }).waitFor();
  await inspected(page);
  assert.equal((await messages(page)).length, 7);
});
