// A trace on the page: opened in every way, explained, found fault with, put right.
import assert from "node:assert/strict";
import { pageTest, shot } from "./harness.mjs";
import { SAMPLES, assertFound, findings, inspected, messages, paste, rows, sample, selected, source } from "./use.mjs";

pageTest("typing errors are found, and a fix puts one right", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  const all = await messages(page);
  assert.equal(all.length, 7);
  assert.match(all[0], /^1 REGISTER sips:ss2\.biloxi\.example\.com \d errors?/);
  assert.match(all[6], /^7 401 UnauthorizedREGISTER/);
  await assertFound(page, [
    [/^error \d+:1 SIP101 misspelled-header-name$/, 7],
    [/^error 13:1 SIP105 missing-header-field$/, 1],
  ]);
  const misspelled = page.locator(".finding", { hasText: "SIP101" });
  await misspelled.first().getByRole("button", { name: "Write Content-Length" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".finding").length > 0);
  await page.locator(".finding", { hasText: "SIP101" }).nth(6).waitFor({ state: "detached" });
  assert.equal((await source(page)).match(/Content-Lentgh/g).length, 6);
  assert.equal((await source(page)).match(/Content-Length/g).length, 1);
});

pageTest("all safe fixes are one step, undone by one", async ({ page }) => {
  const text = sample(SAMPLES.typos);
  await paste(page, text);
  await page.getByRole("button", { name: /Fix all safe/ }).click();
  await page.locator(".finding", { hasText: "SIP101" }).first().waitFor({ state: "detached" });
  assert.doesNotMatch(await source(page), /Content-Lentgh/);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+z");
  await page.locator(".finding", { hasText: "SIP101" }).first().waitFor();
  assert.equal(await source(page), text);
});

pageTest("a softphone's notes are read past the remarks between them", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  const all = await messages(page);
  const expected = ["REGISTER", "INVITE", "401", "REGISTER", "200", "ACK", "BYE", "200", "BYE", "200"];
  assert.deepEqual(all.map((row) => row.split(" ")[1]), expected);
  assert.ok((await findings(page)).some((line) => /^error 49:/.test(line)), "the second `received`");
});

pageTest("a document of calls is taken apart, and nobody is blamed for the paste", async ({ page }) => {
  await paste(page, sample(SAMPLES.freeswitch));
  assert.equal((await messages(page)).length, 19);
  await assertFound(page, [[/^error/, 0]]);
});

pageTest("a fragment is called one, and what it lacks is not held against it", async ({ page }) => {
  await paste(page, "It says SIP/2.0 200 OK Via: SIP/2.0/UDP h;branch=z9hG4bK1 Contact: <sip:b@h> and no more.");
  assert.match((await messages(page))[0], /^1 200 OK fragment/);
  assert.match(await page.locator(".inspector .head").innerText(), /message 1\s+fragment/);
  await assertFound(page, [[/^error/, 0]]);
});

pageTest("editing inspects again, and keeps the line ends", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos).replaceAll("\n", "\r\n"));
  const ends = page.getByLabel("Line ends");
  assert.equal(await ends.inputValue(), "CRLF");
  await page.locator(".finding", { hasText: "SIP105" }).first().locator(".go").click();
  await page.keyboard.press("Control+Home");
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nOPTIONS sip:a@example.com SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.1;branch=1\n");
  await rows(page).filter({ hasText: "OPTIONS" }).waitFor();
  await inspected(page);
  assert.equal(await ends.inputValue(), "CRLF");
  await ends.selectOption("LF");
  await page.waitForFunction(() => document.querySelector(".ends select").value === "LF");
  await inspected(page);
  assert.match(await page.locator(".status .size").textContent(), /kB/);
});

pageTest("selecting in one selects in all", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.locator(".finding", { hasText: "SIP101" }).first().locator(".go").click();
  assert.equal(await selected(page), "Content-Lentgh");
  const part = page.getByRole("treeitem", { selected: true });
  await part.waitFor();
  assert.match(await part.textContent(), /Content-Lentgh/);
  await rows(page).filter({ hasText: "Unauthorized" }).click();
  await page.getByText("message 7", { exact: true }).waitFor();
  await page.getByRole("treeitem", { name: /^Via/ }).click();
  assert.match(await selected(page), /^Via: SIP\/2\.0\/TLS client/);
  // The caret moves into another field: the tree follows.
  await page.locator(".cm-line", { hasText: "WWW-Authenticate" }).click();
  await page.waitForFunction(() => {
    const item = document.querySelector(".item[aria-selected=true]");
    return item && document.querySelector(".card") && item.id !== "part-1";
  });
});

pageTest("a card explains what is under the mouse, and its link leaves only when clicked", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.locator(".sip-unknown-field").first().hover();
  const card = page.locator(".cm-tooltip-hover");
  await card.waitFor();
  await card.locator(".sip-card").waitFor();
  assert.match(await card.textContent(), /SIP101 misspelled-header-name/);
  await shot(page, "card");
  await card.getByRole("button", { name: "Write Content-Length" }).click();
  await page.locator(".finding", { hasText: "SIP101" }).nth(6).waitFor({ state: "detached" });
});

pageTest("a file is opened by dropping it, and its bytes stay what they are", async ({ page }) => {
  await page.locator(".page").evaluate((target, text) => {
    const bytes = new Uint8Array([...new TextEncoder().encode(text), 0xff]);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], "trace.log"));
    target.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, sample(SAMPLES.typos));
  await inspected(page);
  assert.equal(await page.locator(".status .name").textContent(), "trace.log");
  assert.equal((await messages(page)).length, 7);
  assert.ok((await source(page)).endsWith("\uFFFD"));
  assert.equal(await page.locator(".drop").count(), 0);
});

pageTest("a file is opened with the button", async ({ page }) => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).first().click();
  await (await chooser).setFiles(`www/samples/${SAMPLES.softphone}`);
  await inspected(page);
  assert.equal((await messages(page)).length, 10);
});

pageTest("a sample is chosen from the menu with the keyboard", async ({ page }) => {
  await page.getByRole("button", { name: "Samples" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await inspected(page);
  assert.equal((await messages(page)).length, 19);
  assert.equal(await page.getByRole("menu").count(), 0);
});

pageTest("a text without SIP says so and what to look for", async ({ page }) => {
  await paste(page, "Dear all,\nplease find the trace attached.\n");
  await page.getByText(/No SIP message was found/).waitFor();
  assert.equal((await messages(page)).length, 0);
  await shot(page, "no-sip");
});

const NOTHING = [
  ["a file with nothing in it", [], /the text is empty/],
  ["a picture", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], /neither text nor a packet capture/],
  ["a letter", [...Buffer.from("Dear all,\n")], /No SIP message was found/],
];
for (const [what, bytes, said] of NOTHING) {
  pageTest(`${what} is told for what it is, where there is room for one pane`, { viewport: { width: 390, height: 800 } }, async ({ page }) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open" }).first().click();
    await (await chooser).setFiles({ name: "file", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await page.getByText(said).waitFor();
    assert.equal((await page.locator(".status .told").textContent()).trim(), "No SIP message");
  });
}

pageTest("the search writes its words as the page does", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+f");
  for (const word of ["Next", "Previous", "All"]) await page.getByRole("button", { name: word, exact: true }).first().waitFor();
});

pageTest("the list of messages is filtered", async ({ page }) => {
  await paste(page, sample(SAMPLES.freeswitch));
  await page.getByLabel("Filter messages").fill("invite 18");
  await rows(page).nth(2).waitFor({ state: "detached" });
  assert.deepEqual((await messages(page)).map((row) => row.split(" ")[1]), ["180", "183"]);
});

pageTest("findings are narrowed to a message and to severities", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  const all = (await findings(page)).length;
  await page.getByRole("button", { name: "Message 1", exact: true }).click();
  const mine = (await findings(page)).length;
  assert.ok(mine > 0 && mine < all);
  await page.getByRole("group", { name: "Severities" }).getByRole("button", { name: /error/ }).click();
  await assertFound(page, [[/^error/, 0]]);
});

pageTest("the chosen theme is worn and remembered", { colorScheme: "light" }, async ({ page, url, seen }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const button = page.locator("[data-action=theme]");
  await button.click();
  assert.equal(await background(), light);
  await button.click();
  assert.notEqual(await background(), light);
  seen.started = false;
  await page.goto(url);
  await page.locator("[data-engine=ready]").waitFor({ state: "attached" });
  assert.notEqual(await background(), light);
  await button.click();
  assert.equal(await background(), light);
});

pageTest("a worker that ends is replaced, and nothing of the text is lost", async ({ page, seen }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# mine\n");
  await inspected(page);
  const text = await source(page);
  seen.started = false; // the new worker's script is asked for again
  await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error("the end"); }));
  await page.getByRole("alert").filter({ hasText: "Your text is kept" }).waitFor();
  await page.locator("[data-engine=ready]").waitFor({ state: "attached" });
  await inspected(page);
  assert.equal((await messages(page)).length, 7);
  assert.equal(await source(page), text);
  await shot(page, "crash");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("button", { name: /Fix all safe/ }).click();
  await page.locator(".finding", { hasText: "SIP101" }).first().waitFor({ state: "detached" });
});

pageTest("a text that was changed and gave way to another is brought back, and can be undone", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await page.getByRole("button", { name: /Fix all safe/ }).click();
  await page.locator(".finding", { hasText: "SIP101" }).first().waitFor({ state: "detached" });
  const text = await source(page);
  await page.getByRole("button", { name: "Samples" }).click();
  await page.getByRole("menuitem", { name: /Softphone/ }).click();
  await rows(page).nth(9).waitFor();
  await shot(page, "aside");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await rows(page).nth(7).waitFor({ state: "detached" });
  await inspected(page);
  assert.equal(await source(page), text);
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+z");
  await page.locator(".finding", { hasText: "SIP101" }).first().waitFor();
  assert.equal(await source(page), sample(SAMPLES.typos));
});

pageTest("a large trace does not hold up the page", async ({ page }) => {
  const text = sample(SAMPLES.freeswitch).repeat(100);
  await paste(page, text);
  assert.equal(await page.locator(".tabs .count").first().textContent(), "1900");
  assert.ok((await page.locator(".row").count()) < 80, "only the rows in sight are drawn");
  await page.getByRole("listbox", { name: "Messages" }).focus();
  await page.keyboard.press("End");
  await page.locator(".row[aria-selected=true]", { hasText: "1900" }).waitFor();
  assert.equal(await page.locator(".sip-first-line").count() > 0, true, "the end of the text is coloured");
});
