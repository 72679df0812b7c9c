// Everything is reached and done with the keyboard alone.
import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";
import { SAMPLES, paste, sample, selected } from "./use.mjs";

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at.getAttribute("aria-label") ?? at.textContent.trim();
  });

pageTest("lists and tree answer to the arrow keys", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.getByRole("listbox", { name: "Messages" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  const chosen = page.locator(".row[aria-selected=true]");
  await chosen.filter({ hasText: "client.biloxi" }).waitFor();
  assert.match((await chosen.allTextContents()).join(), /^6 ?ACK/);
  const active = await page.getByRole("listbox", { name: "Messages" }).getAttribute("aria-activedescendant");
  assert.equal(active, await chosen.getAttribute("id"));

  const tree = page.getByRole("tree");
  await page.getByText("message 6", { exact: true }).waitFor();
  await tree.focus();
  const item = page.getByRole("treeitem", { selected: true });
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await item.filter({ hasText: "Via" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.locator(".item[aria-selected=true][aria-level='2']").waitFor();
  assert.equal(await selected(page), "SIP/2.0");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.locator(".item[aria-selected=true][aria-expanded=false]").waitFor();
});

pageTest("findings answer to the arrow keys, and their fixes to Tab", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.locator(".finding .go").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const line = await page.evaluate(() => document.activeElement.querySelector(".where").textContent);
  assert.equal(line, await page.locator(".finding .where").nth(2).textContent());
  await page.keyboard.press("Enter");
  await page.locator(".finding.selected").waitFor();
});

pageTest("Tab goes round the whole page and is caught nowhere", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  await page.locator("body").evaluate((body) => body.ownerDocument.activeElement?.blur());
  const seen = new Set();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    seen.add(await focused(page));
  }
  for (const name of ["Samples", "Messages", "Parts of the message", "Filter messages", "Width of the inspector"]) {
    assert.ok([...seen].some((one) => one.startsWith(name)), `${name}: ${[...seen].join(" | ")}`);
  }
});

pageTest("panes are resized with the arrow keys", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  const width = () => page.locator(".pane.messages").evaluate((pane) => pane.getBoundingClientRect().width);
  const before = await width();
  await page.getByRole("separator", { name: "Width of the message list" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((old) => document.querySelector(".pane.messages").getBoundingClientRect().width > old, before);
});

pageTest("the help opens, holds the focus, and closes with Escape", async ({ page }) => {
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("dialog").waitFor();
});
