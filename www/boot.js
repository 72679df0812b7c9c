// Starts the page. A file of its own, because the policy in index.html allows no inline script.
//
// Every file is checked against its digest before it runs: the browser checks the script and style tags
// (boot.js, editor.js, the module, the styles), and the fetch below the WebAssembly. A page half updated or
// tampered with says so and does not start.

const failures = [];
// Scripts run in the order of their tags and this is the first: no later failure is missed.
addEventListener("error", ({ target }) => {
  if (target instanceof HTMLScriptElement) failures.push(fileName(target.src));
}, true);

wearTheme();

const tag = () => document.getElementById("app-module");

try {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const wasm = fetchWasm();
  await documentReady();
  failures.push(...missingStyles());
  if (failures.length > 0) throw new Error(`${failures.join(", ")} did not load or is not the file that was built`);
  const module = await import(tag().src);
  await module.default({ module_or_path: wasm });
} catch (error) {
  fail(error);
  throw error;
}

/** The theme chosen the last time, before anything is drawn in another. The page writes it. */
function wearTheme() {
  try {
    const theme = localStorage.getItem("sip-inspector-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // A browser may forbid storage: then the system's theme is worn.
  }
}

function fetchWasm() {
  const { wasm, integrity } = tag().dataset;
  const response = fetch(new URL(wasm, document.baseURI), { integrity, credentials: "same-origin" }).then((answer) => {
    if (!answer.ok) throw new Error(`${fileName(wasm)} did not load: ${answer.status}`);
    return answer;
  });
  // Another step may fail first: without this the browser would report this one as unhandled as well.
  response.catch(() => {});
  return response;
}

/** The other module scripts of the document have run, or failed: they do so before this event. */
function documentReady() {
  return new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
}

function missingStyles() {
  const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
  return links.filter((link) => link.sheet === null).map((link) => fileName(link.href));
}

function fileName(address) {
  return address.split("/").pop();
}

function fail(error) {
  const main = document.createElement("main");
  main.className = "boot";
  const title = document.createElement("h1");
  title.textContent = "SIP Inspector could not start";
  const reason = document.createElement("p");
  reason.className = "boot-failure";
  reason.setAttribute("role", "alert");
  reason.textContent = error instanceof Error ? error.message : String(error);
  const advice = document.createElement("p");
  advice.textContent = "Reload the page without its cache (Ctrl+Shift+R). If it stays so, the files on the server do not belong together, or this browser is too old.";
  main.append(title, reason, advice);
  document.getElementById("app").replaceChildren(main);
}
