// Writes down everything a page does that it should not: console errors and warnings, page errors, failed
// requests, breaches of the policy, requests that leave its origin, requests after it has started.
import assert from "node:assert/strict";

/** Set by the page once its worker has answered. */
export const READY = "[data-engine=ready]";

/** Requests that stay inside the browser. */
const LOCAL = /^(blob|data|about):/;

export async function watch(page, url) {
  const { origin } = new URL(url);
  const seen = { problems: [], requests: [], late: [], started: false };
  const problem = (kind, text) => seen.problems.push(`${kind}: ${text}`);

  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problem(`console ${message.type()}`, message.text());
  });
  page.on("pageerror", (error) => problem("page error", error.stack ?? error));
  page.on("crash", () => problem("crash", "the page crashed"));
  page.on("requestfailed", (request) => problem("failed request", `${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) problem(`status ${response.status()}`, response.url());
  });
  page.on("websocket", (socket) => problem("web socket", socket.url()));
  page.on("request", (request) => {
    const address = request.url();
    if (LOCAL.test(address)) return;
    seen.requests.push(address);
    if (new URL(address).origin !== origin) problem("request to elsewhere", address);
    if (seen.started) seen.late.push(address);
  });
  await page.exposeFunction("reportPolicyBreach", (text) => problem("policy breach", text));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportPolicyBreach(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return seen;
}

/** The page did nothing wrong. */
export function assertClean(seen) {
  assert.deepEqual(seen.problems, [], "the page must show no error, no warning and no breach of its policy");
  assert.deepEqual(seen.late, [], "the page must ask for nothing once it has started");
}
