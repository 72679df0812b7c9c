// The ladder: its lanes named, merged and moved, a transaction bracketed, and files made of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible } from "./axe.mjs";
import { pageTest, shot } from "./harness.mjs";
import { paste } from "./use.mjs";

const LOST = readFileSync("tests/fixtures/lost-answers.txt", "utf8");
const CALL = readFileSync("tests/fixtures/rfc3665-call.txt", "utf8");
const lanes = (page) => page.getByRole("toolbar", { name: "Lanes" }).getByRole("button");
const names = (page) => lanes(page).locator("strong").allTextContents();
const arrows = (page) => page.getByRole("listbox", { name: "Ladder" }).getByRole("option");

async function open(page, text) {
  await paste(page, text);
  const shown = page.getByRole("group", { name: "What the middle shows" });
  await shown.getByRole("button", { name: "Ladder", exact: true }).click();
  await arrows(page).first().waitFor();
}

/** Chooses a line of the menu of a lane. */
async function choose(page, lane, item) {
  await lanes(page).nth(lane).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Waits until the lanes are called so. */
async function namesAre(page, wanted) {
  const text = wanted.join("\n");
  await page.waitForFunction(
    (expected) => [...document.querySelectorAll(".lane-name strong")].map((name) => name.textContent).join("\n") === expected,
    text,
  );
}

/** What a file has that the ladder is kept as. */
async function saved(page, title) {
  await page.getByRole("button", { name: "Save ladder" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: title }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

pageTest("a lane is named, and the name is in every file", async ({ page }) => {
  await open(page, CALL);
  await namesAre(page, ["client.atlanta.example.com", "client.biloxi.example.com"]);
  await choose(page, 1, "Rename");
  await page.getByLabel("Name of the lane").fill("Bob <at> home; #1");
  await page.keyboard.press("Enter");
  await namesAre(page, ["client.atlanta.example.com", "Bob <at> home; #1"]);
  assert.match(await arrows(page).first().textContent(), /INVITE, client\.atlanta\.example\.com to Bob <at> home/);

  const svg = await saved(page, /SVG/);
  assert.equal(svg.name, "Pasted-text.ladder.svg");
  const picture = svg.bytes.toString();
  assert.match(picture, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(picture, />Bob &lt;at&gt; home; #1</);
  assert.doesNotMatch(picture, /<style|<script|href|var\(/);
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return [parsed.querySelectorAll("parsererror").length, parsed.querySelectorAll("g > title").length];
  }, picture);
  assert.deepEqual(read, [0, 6]);

  const mermaid = (await saved(page, /Mermaid/)).bytes.toString();
  assert.match(mermaid, /^sequenceDiagram\n {4}participant p0 as client\.atlanta\.example\.com\n/);
  assert.match(mermaid, /participant p1 as Bob #60;at#62; home#59; #35;1/);
  assert.match(mermaid, /\n {4}p1-->>p0: 2\. 180 Ringing\n/);

  const text = (await saved(page, /text/)).bytes.toString();
  assert.match(text, /Bob <at> home; #1/);
  assert.match(text, / 2 .*\|<-+ 180 Ringing -+\|/);

  const png = (await saved(page, /PNG/)).bytes;
  assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  const [width, height] = [16, 20].map((at) => png.readUInt32BE(at));
  const [, wide, high] = /width="(\d+)" height="(\d+)"/.exec(picture).map(Number);
  assert.deepEqual([width, height], [2 * wide, 2 * high]);
  assert.ok(await colours(page, png) > 20, "the picture is painted");
});

/** How many colours a picture has. */
const colours = (page, png) =>
  page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    return new Set(pixels).size;
  }, [...png]);

pageTest("lanes are moved by keys and by dragging", async ({ page }) => {
  await open(page, CALL);
  await lanes(page).first().focus();
  await page.keyboard.press("Shift+ArrowRight");
  await namesAre(page, ["client.biloxi.example.com", "client.atlanta.example.com"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "lane-1");
  await page.keyboard.press("Alt+ArrowLeft");
  await namesAre(page, ["client.atlanta.example.com", "client.biloxi.example.com"]);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.id), "lane-1");
  await page.keyboard.press("F2");
  await page.keyboard.type("Bob");
  await page.keyboard.press("Escape");
  await page.getByLabel("Name of the lane").waitFor({ state: "detached" });
  assert.deepEqual(await names(page), ["client.atlanta.example.com", "client.biloxi.example.com"]);

  const box = await lanes(page).first().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 1.5 * box.width, y, { steps: 6 });
  await page.locator(".lane-head.behind").waitFor();
  await page.mouse.up();
  await namesAre(page, ["client.biloxi.example.com", "client.atlanta.example.com"]);
  assert.equal(await page.getByRole("menu").count(), 0, "what ends a drag is no click");
});

pageTest("lanes are merged by dragging or by the menu, and split again", async ({ page }) => {
  await open(page, CALL);
  const box = await lanes(page).first().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + box.width, y, { steps: 6 });
  await page.locator(".lane-head.onto").waitFor();
  await page.mouse.up();
  await namesAre(page, ["client.biloxi.example.com"]);
  await choose(page, 0, "Split into 2");
  await namesAre(page, ["client.atlanta.example.com", "client.biloxi.example.com"]);
  await lanes(page).first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.getByRole("menuitem", { name: "Merge with client.biloxi.example.com" }).press("Enter");
  await namesAre(page, ["client.biloxi.example.com"]);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await open(page, CALL);
  await namesAre(page, ["client.atlanta.example.com", "client.biloxi.example.com"]);
});

pageTest("hosts and user agents", async ({ page }) => {
  await open(page, LOST.replaceAll("192.0.2.2:5060 ->", "192.0.2.2:5080 ->").replaceAll("-> 192.0.2.2:5060", "-> 192.0.2.2:5090"));
  await namesAre(page, ["192.0.2.1", "192.0.2.2:5090", "192.0.2.2:5080"]);
  await page.getByLabel("Lanes stand for").selectOption("Hosts");
  await namesAre(page, ["192.0.2.1", "192.0.2.2"]);
});

pageTest("a transaction is bracketed under the pointer and by keys", async ({ page }) => {
  await open(page, LOST);
  const apart = () => page.locator(".rung.apart").count();
  const ticks = () => page.locator(".bracket").evaluateAll((all) => all.filter((path) => path.getAttribute("d").includes("h8")).length);
  assert.deepEqual([await apart(), await ticks()], [0, 0]);
  await arrows(page).filter({ hasText: "180 Ringing" }).hover();
  await page.locator(".bracket").first().waitFor();
  assert.deepEqual([await apart(), await ticks()], [5, 7]);
  await page.mouse.move(2, 2);
  await page.locator(".bracket").first().waitFor({ state: "detached" });
  assert.equal(await apart(), 0);
  await page.getByRole("listbox", { name: "Ladder" }).focus();
  await page.keyboard.press("End");
  await page.locator(".bracket").first().waitFor();
  assert.deepEqual([await apart(), await ticks()], [9, 3]);
  const said = await arrows(page).allTextContents();
  for (const words of [/100 Trying.*lost\?/, /INVITE.*repeats 1/, /BYE.*no answer/]) {
    assert.ok(said.some((text) => words.test(text)), `${words}\n${said.join("\n")}`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`the ladder, ${colorScheme}`, { colorScheme }, async ({ page }) => {
    await open(page, LOST);
    await arrows(page).filter({ hasText: "180 Ringing" }).hover();
    await shot(page, `ladder-bracket-${colorScheme}`);
    await lanes(page).nth(1).click();
    await page.getByRole("menuitem").first().waitFor();
    await assertAccessible(page);
    await shot(page, `ladder-menu-${colorScheme}`);
  });
}
