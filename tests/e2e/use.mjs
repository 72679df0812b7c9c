// What a user does, for the tests of the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const SAMPLES = {
  typos: "typing-errors.txt",
  softphone: "softphone-notes.txt",
  freeswitch: "freeswitch-calls.txt",
};

export const sample = (file) => readFileSync(`www/samples/${file}`, "utf8");

/** Pastes into the source editor, as a keyboard would. */
export async function paste(page, text) {
  await page.locator(".cm-content").evaluate((editor, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, text);
  await inspected(page);
}

/** Waits until what is shown is about the text as it is. */
export async function inspected(page) {
  await page.locator("[data-phase=open][data-current=true]").waitFor({ state: "attached" });
}

/** The whole text of the editor; it draws only the lines in sight, so its own state is asked. */
export function source(page) {
  return page.locator(".editor").evaluate((host) => globalThis.SipEditor.text(host));
}

/** The text selected in the editor. */
export function selected(page) {
  return page.locator(".editor").evaluate((host) => globalThis.SipEditor.selected(host));
}

/** The findings listed: severity, place, rule; of those under one heading the heading says the first and the last. */
export function findings(page) {
  return page.locator(".finding").evaluateAll((rows) =>
    rows.map((row) => {
      const of = (name) => row.querySelector(name) ?? row.closest(".group").querySelector(name);
      const text = (name) => of(name).textContent.trim();
      return `${text(".grade")} ${text(".where")} ${text(".slug")}`;
    }),
  );
}

/** The rows of the message list in sight. */
export const rows = (page) => page.getByRole("listbox", { name: "Messages" }).getByRole("option");

/** What the message list says. */
export function messages(page) {
  return rows(page).evaluateAll((all) =>
    all.map((row) => [...row.children].map((part) => part.textContent.trim()).filter(Boolean).join(" ")),
  );
}

export async function assertFound(page, wanted) {
  const found = await findings(page);
  for (const [pattern, count] of wanted) {
    const hits = found.filter((line) => pattern.test(line)).length;
    assert.equal(hits, count, `${pattern}: ${hits} of ${count}\n${found.join("\n")}`);
  }
}
