// Calls: listed and told, one chosen, its ladder and its table.
import assert from "node:assert/strict";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { SAMPLES, messages, paste, rows, sample, selected } from "./use.mjs";

const calls = (page) => page.getByRole("listbox", { name: "Calls" }).getByRole("option");
const arrows = (page) => page.getByRole("listbox", { name: "Ladder" }).getByRole("option");
const show = (page, what) =>
  page.getByRole("group", { name: "What the middle shows" }).getByRole("button", { name: what, exact: true }).click();

async function open(page) {
  await paste(page, sample(SAMPLES.freeswitch));
  await page.getByRole("tab", { name: /Calls/ }).click();
  await calls(page).first().waitFor();
}

pageTest("calls are listed and the one chosen is told", async ({ page }) => {
  await open(page);
  const listed = await calls(page).allTextContents();
  assert.ok(listed.some((text) => /10103002002 → 888001/.test(text)), listed.join("\n"));
  assert.ok(listed.some((text) => /Registration/.test(text)), listed.join("\n"));
  await calls(page).first().click();
  const detail = page.getByRole("region", { name: "The call chosen" });
  assert.match(await detail.locator(".story").textContent(), /10103002002 called 888001.*rang.*answered/s);
  const media = await detail.locator(".media").first().textContent();
  assert.match(media, /10\.2\.1\.100:4020/);
  await detail.getByRole("button", { name: "Message 3", exact: true }).first().click();
  await page.getByText("message 3", { exact: true }).waitFor();
});

pageTest("choosing a call filters the messages until all are wanted again", async ({ page }) => {
  await open(page);
  const all = Number(await page.getByRole("tab", { name: /Messages/ }).locator(".count").textContent());
  await calls(page).first().click();
  await page.getByRole("region", { name: "The call chosen" }).getByRole("button", { name: "Messages" }).click();
  await page.locator(".only").waitFor();
  const some = await messages(page);
  assert.ok(some.length > 0 && some.length < all, `${some.length} of ${all}`);
  await page.getByRole("button", { name: "Show all" }).click();
  await page.locator(".only").waitFor({ state: "detached" });
  assert.equal(Number(await rows(page).first().getAttribute("aria-setsize")), all);
});

pageTest("calls are filtered by party, status, kind and outcome", async ({ page }) => {
  await open(page);
  const count = () => calls(page).count();
  const all = await count();
  await page.getByLabel("Kind").selectOption("Registrations");
  await page.waitForFunction((n) => document.querySelectorAll(".row.call").length < n, all);
  for (const text of await calls(page).allTextContents()) assert.match(text, /^Registration/);
  await page.getByLabel("Kind").selectOption("All kinds");
  await page.getByLabel("Filter calls").fill("888001 180");
  await page.waitForFunction((n) => document.querySelectorAll(".row.call").length < n, all);
  for (const text of await calls(page).allTextContents()) assert.match(text, /888001/);
  await page.getByLabel("Filter calls").fill("nobody here");
  await page.getByText("No call matches the filter.").waitFor();
});

pageTest("calls answer to the keyboard", async ({ page }) => {
  await open(page);
  const list = page.getByRole("listbox", { name: "Calls" });
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const chosen = page.locator(".row.call[aria-selected=true]");
  await chosen.waitFor();
  assert.equal(await list.getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
  await page.keyboard.press("Escape");
  await chosen.waitFor({ state: "detached" });
  await page.getByRole("tab", { name: /Calls/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: /Auth/, selected: true }).waitFor();
});

pageTest("an arrow of the ladder selects its message everywhere", async ({ page }) => {
  await open(page);
  await calls(page).first().click();
  await show(page, "Ladder");
  await arrows(page).filter({ hasText: "180 Ringing" }).first().click();
  await page.getByText("message 3", { exact: true }).waitFor();
  const arrow = page.locator(".rung[aria-selected=true]");
  assert.match(await arrow.textContent(), /message 3: 180 Ringing, 10\.3\.0\.11 to 10\.2\.1\.100/);
  await page.getByRole("tab", { name: /Messages/ }).click();
  await page.locator(".row[aria-selected=true]", { hasText: "180" }).waitFor();
  await page.getByRole("listbox", { name: "Ladder" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByText("message 4", { exact: true }).waitFor();
  await show(page, "Source");
  await page.locator(".editor:not(.behind)").waitFor();
  assert.equal(await selected(page), "");
});

pageTest("the ladder as a table says the same", async ({ page }) => {
  await open(page);
  await calls(page).first().click();
  await show(page, "Table");
  const table = page.getByRole("region", { name: "Ladder as a table" });
  const lines = await table.locator("tbody tr").allTextContents();
  assert.ok(lines.some((line) => /10\.2\.1\.10010\.3\.0\.11INVITESDP/.test(line)), lines.join("\n"));
  await table.getByRole("button", { name: "Message 2", exact: true }).click();
  await page.getByText("message 2", { exact: true }).waitFor();
  await table.locator("tr.selected", { hasText: "100 Trying" }).waitFor();
});

pageTest("of thousands of arrows only those in sight are drawn", async ({ page }) => {
  const options = (number) =>
    `OPTIONS sip:b@b.example SIP/2.0\nVia: SIP/2.0/UDP a.example;branch=z9hG4bK${number}\nMax-Forwards: 70\n` +
    `From: <sip:a@a.example>;tag=1\nTo: <sip:b@b.example>\nCall-ID: c${number % 7}\nCSeq: ${number} OPTIONS\nContent-Length: 0\n\n`;
  await paste(page, Array.from({ length: 3000 }, (_, number) => options(number)).join(""));
  await show(page, "Ladder");
  await arrows(page).first().waitFor();
  assert.ok((await arrows(page).count()) < 80);
  await page.getByRole("listbox", { name: "Ladder" }).focus();
  await page.keyboard.press("End");
  await page.locator("#arrow-2999[aria-selected=true]").waitFor();
  assert.ok((await arrows(page).count()) < 80);
  assert.equal(await page.locator("#arrow-2999").evaluate((arrow) => {
    const box = arrow.closest(".rows").getBoundingClientRect();
    const own = arrow.getBoundingClientRect();
    return own.top >= box.top && own.bottom <= box.bottom + 1;
  }), true);
});

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 800 } };

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    pageTest(`calls, ${size}, ${colorScheme}`, { colorScheme, viewport }, async ({ page }) => {
      const look = async (what) => {
        await assertAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${what} is ${over} pixels too wide`);
        await shot(page, `${what}-${size}-${colorScheme}`);
      };
      await paste(page, sample(SAMPLES.freeswitch));
      if (size === "narrow") {
        await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Messages" }).click();
      }
      await page.getByRole("tab", { name: /Calls/ }).click();
      await calls(page).first().waitFor();
      await look("calls");
      await calls(page).first().click();
      await look("call");
      await page.getByRole("region", { name: "The call chosen" }).getByRole("button", { name: "Ladder" }).click();
      await arrows(page).nth(1).click();
      await look("ladder");
      await show(page, "Table");
      await look("table");
    });
  }
}
