// Each component of the page in each of its states, as an assistive tool is given it.
import { pageTest } from "./harness.mjs";
import { assertSnapshot } from "./snapshot.mjs";
import { SAMPLES, inspected, paste, sample } from "./use.mjs";

const tab = (page, name) => page.getByRole("tab", { name }).click();
const menu = async (page, name) => {
  await page.getByRole("button", { name }).click();
  await assertSnapshot(page.getByRole("menu"), `menu-${name.toLowerCase()}`);
  await page.keyboard.press("Escape");
};

pageTest("nothing is open", async ({ page }) => {
  await assertSnapshot(page.locator(".page"), "page-empty");
  await menu(page, "Samples");
  await page.getByRole("button", { name: "Help" }).click();
  await assertSnapshot(page.getByRole("dialog"), "help");
});

pageTest("a trace with errors", async ({ page }) => {
  await paste(page, sample(SAMPLES.typos));
  await assertSnapshot(page.getByRole("banner"), "top-bar");
  await assertSnapshot(page.getByRole("listbox", { name: "Messages" }), "message-list");
  await assertSnapshot(page.locator(".pane.findings"), "findings");
  await menu(page, "Export");
  await page.locator(".finding", { hasText: "SIP101" }).first().locator(".go").click();
  await page.getByRole("treeitem", { selected: true }).waitFor();
  await assertSnapshot(page.locator(".pane.inspector"), "inspector");
  await page.locator(".finding", { hasText: "SIP101" }).first().locator(".slug").click();
  await assertSnapshot(page.getByRole("dialog", { name: /SIP101/ }), "rule-page");
});

pageTest("a text that was not SIP, and one that was quoted", async ({ page }) => {
  await paste(page, "Dear all,\nplease find the trace attached.\n");
  await page.getByText(/No SIP message was found/).waitFor();
  await assertSnapshot(page.locator(".pane.messages"), "messages-none");
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await paste(page, "> OPTIONS sip:a.example.com SIP/2.0\n> CSeq: 1 OPTIONS\n> Content-Length: 0\n>\nRegards\n");
  await inspected(page);
  await page.locator("#ingest-button").click();
  await assertSnapshot(page.getByRole("group", { name: "How this text was read" }), "ingest");
});

pageTest("calls", async ({ page }) => {
  await paste(page, sample(SAMPLES.freeswitch));
  await tab(page, /Calls/);
  await assertSnapshot(page.locator(".pane.messages"), "calls");
  await page.getByRole("listbox", { name: "Calls" }).getByRole("option").first().click();
  await assertSnapshot(page.getByRole("region", { name: "The call chosen" }), "call");
  const middle = page.getByRole("group", { name: "What the middle shows" });
  await middle.getByRole("button", { name: "Ladder", exact: true }).click();
  await assertSnapshot(page.getByRole("listbox", { name: "Ladder" }), "ladder");
  await middle.getByRole("button", { name: "Table", exact: true }).click();
  await assertSnapshot(page.getByRole("region", { name: "Ladder as a table" }), "ladder-table");
});

pageTest("a digest before and after its password", async ({ page }) => {
  await paste(page, sample(SAMPLES.softphone));
  await tab(page, /Auth/);
  await page.getByText("Answers the challenge above: the same nonce.").waitFor();
  await assertSnapshot(page.locator(".pane.messages"), "auth");
  await page.getByLabel("Password of 115 in ltsip.cn").fill("123456");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.locator(".verdict.good").waitFor();
  await assertSnapshot(page.locator(".outcome").first(), "auth-match");
});
