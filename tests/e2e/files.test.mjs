// What comes in by paste and drop, what is said of it, and what goes out as files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { SAMPLES, inspected, messages, paste, sample, source } from "./use.mjs";

const OPTIONS = (host) => `OPTIONS sip:${host} SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`;

/** Pastes where no field has the focus. */
const pasteOn = (page, selector, { text, file, type }) =>
  page.locator(selector).first().evaluate((target, pasted) => {
    const clipboardData = new DataTransfer();
    if (pasted.text) clipboardData.setData("text/plain", pasted.text);
    if (pasted.file) clipboardData.items.add(new File([pasted.file], "pasted.txt", { type: pasted.type }));
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, { text, file, type });

pageTest("what is pasted anywhere is opened, its line ends kept", async ({ page }) => {
  await pasteOn(page, "body", { text: OPTIONS("a.example.com") });
  await inspected(page);
  assert.equal((await messages(page)).length, 1);
  assert.equal(await page.getByLabel("Line ends").inputValue(), "CRLF");
  await pasteOn(page, ".pane.findings", { text: sample(SAMPLES.typos) });
  await rowsAre(page, 7);
  assert.equal(await page.getByLabel("Line ends").inputValue(), "LF");
});

pageTest("Ctrl V opens what the clipboard holds, wherever the focus is", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), OPTIONS("a.example.com"));
  const places = [
    () => page.locator(".cm-content").click(),
    () => page.evaluate(() => document.activeElement.blur()),
    () => page.getByRole("button", { name: "Samples" }).focus(),
    () => page.getByRole("button", { name: "Help" }).click(),
  ];
  for (const place of places) {
    await place();
    await page.keyboard.press("Control+v");
    await inspected(page);
    assert.equal(await page.getByLabel("Line ends").inputValue(), "CRLF");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.locator("[data-phase=empty]").waitFor({ state: "attached" });
  }
});

pageTest("a field keeps what is pasted into it, and a pasted file is opened", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await pasteOn(page, ".filter input", { text: OPTIONS("a.example.com") });
  await page.waitForTimeout(300);
  assert.equal((await messages(page)).length, 7);
  await pasteOn(page, "body", { file: OPTIONS("a.example.com") });
  await rowsAre(page, 1);
  assert.equal(await page.locator(".status .name").textContent(), "pasted.txt");
});

pageTest("a copied file is opened wherever it is pasted, a picture beside a text is not", async ({ page }) => {
  const name = page.locator(".status .name");
  await pasteOn(page, ".cm-content", { file: OPTIONS("a.example.com") });
  await name.filter({ hasText: "pasted.txt" }).waitFor();
  await paste(page, sample(SAMPLES.typos)); // into the text
  await rowsAre(page, 8);
  await pasteOn(page, "body", { text: "pasted.txt", file: OPTIONS("a.example.com"), type: "text/plain" });
  await rowsAre(page, 1);
  await pasteOn(page, "body", { text: sample(SAMPLES.typos), file: "x", type: "image/png" });
  await name.filter({ hasText: "Pasted text" }).waitFor();
  await rowsAre(page, 7);
});

pageTest("what is pasted over the whole text is another text, with its own line ends", async ({ page }) => {
  await page.getByRole("button", { name: /Typing errors/ }).click();
  await rowsAre(page, 7);
  assert.equal(await page.getByLabel("Line ends").inputValue(), "LF");
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await paste(page, OPTIONS("a.example.com"));
  await rowsAre(page, 1);
  assert.equal(await page.locator(".status .name").textContent(), "Pasted text");
  assert.equal(await page.getByLabel("Line ends").inputValue(), "CRLF");
});

pageTest("what is dragged over the page is seen until it leaves the page", async ({ page }) => {
  const drag = (kind, to) =>
    page.locator(".page").evaluate((target, [type, selector]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "a.txt"));
      const relatedTarget = selector && document.querySelector(selector);
      target.dispatchEvent(new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, cancelable: true }));
    }, [kind, to]);
  const over = page.locator(".drop");
  await drag("dragover");
  await over.waitFor();
  await drag("dragleave", ".start");
  await page.waitForTimeout(100);
  assert.equal(await over.count(), 1);
  await drag("dragleave");
  await over.waitFor({ state: "detached" });
});

const rowsAre = (page, count) =>
  page.waitForFunction((n) => document.querySelectorAll("[role=listbox] [role=option]").length === n, count);

pageTest("several files dropped become one text, by name where no times are known", async ({ page }) => {
  await page.locator(".page").evaluate((target, texts) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of texts) dataTransfer.items.add(new File([text], name));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, [["b.txt", OPTIONS("b.example.com")], ["a.txt", OPTIONS("a.example.com")]]);
  await rowsAre(page, 2);
  assert.equal(await page.locator(".status .name").textContent(), "2 files");
  assert.match((await messages(page))[0], /a\.example\.com/);
  assert.match(await source(page), /^==== a\.txt ====\n/);
});

pageTest("what was done to a text is told, and leads to its place", async ({ page }) => {
  await paste(page, `Dear all,\nsee below.\n\n${OPTIONS("a.example.com").replaceAll("\r\n", "\n").replace(/^(?=.)/gm, "> ")}\nRegards\n`);
  const button = page.locator("#ingest-button");
  assert.match(await button.textContent(), /1 kind of damage undone · 2 passages outside messages/);
  await button.click();
  const card = page.getByRole("group", { name: "How this text was read" });
  await card.waitFor();
  assert.match(await card.textContent(), /Belongs to no message/);
  await assertAccessible(page);
  await shot(page, "ingest");
  await card.getByRole("button", { name: /line 1$/ }).first().click();
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
});

pageTest("where there is nothing to tell nothing is told", async ({ page }) => {
  await paste(page, OPTIONS("a.example.com"));
  assert.equal(await page.locator("#ingest-button").count(), 0);
});

pageTest("everything can be kept as files, made in the page", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  const forms = [
    ["Report as Markdown", "Pasted-text.report.md", (bytes) => bytes.toString().startsWith("# SIP report")],
    ["Report as JSON", "Pasted-text.report.json", (bytes) => JSON.parse(bytes).messages.length === 10],
    ["Findings as SARIF", "Pasted-text.sarif", (bytes) => JSON.parse(bytes).version === "2.1.0"],
    ["Messages as text", "Pasted-text.messages.txt", (bytes) => bytes.toString().startsWith("# message 1")],
    ["Messages as packet capture", "Pasted-text.pcapng", (bytes) => bytes.readUInt32LE(0) === 0x0a0d0d0a],
    ["SIPp scenario, calling side", "Pasted-text.uac.xml", (bytes) => /<scenario[^]*<send/.test(bytes.toString())],
    ["SIPp scenario, answering side", "Pasted-text.uas.xml", (bytes) => /<scenario[^]*<recv request/.test(bytes.toString())],
  ];
  for (const [title, name, holds] of forms) {
    await page.getByRole("button", { name: "Export" }).click();
    if (title.endsWith("Markdown")) {
      await assertAccessible(page);
      await shot(page, "export");
    }
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: title }).click();
    const kept = await download;
    assert.equal(kept.suggestedFilename(), name);
    assert.ok(holds(readFileSync(await kept.path())), title);
  }
});

pageTest("a packet capture tells when and where, and shows exact bytes", async ({ page }) => {
  await paste(page, OPTIONS("192.0.2.9"));
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Messages as packet capture" }).click();
  const capture = readFileSync(await (await download).path());
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).first().click();
  await (await chooser).setFiles({ name: "trace.pcapng", mimeType: "application/octet-stream", buffer: capture });
  await page.locator(".status .name", { hasText: "trace.pcapng" }).waitFor();
  await inspected(page);
  const [row] = await messages(page);
  assert.equal(await page.getByLabel("Line ends").count(), 0, "packets have none");
  await page.getByText("Read-only: packets", { exact: true }).waitFor();
  assert.match(row, /OPTIONS.*UDP #1.*00:00:00\.\d{3} ?198\.51\.100\.1 → 192\.0\.2\.9/);
  const middle = page.getByRole("group", { name: "What the middle shows" });
  await middle.getByRole("button", { name: "Bytes", exact: true }).click();
  const bytes = page.getByRole("list", { name: "Bytes of the message" });
  assert.match(await bytes.getByRole("listitem").first().textContent(), /^00004f5054494f4e5320.*OPTIONS/);
  await page.getByRole("treeitem", { name: /^CSeq/ }).click();
  const marked = await bytes.locator(".characters .marked").allTextContents();
  assert.equal(marked.join(""), "CSeq: 1 OPTIONS");
  await bytes.locator(".octets [data-at='0']").click();
  await page.getByRole("treeitem", { selected: true }).filter({ hasText: "method" }).waitFor();
  await assertAccessible(page);
  await shot(page, "bytes");
});
