// The engine's worker: runs the page's own WebAssembly module, so nothing is downloaded or compiled twice.
// The page posts {kind: "init", js, module}; from then on the messages are Rust's (startWorker), the first being
// {kind: "ready", build}. A worker that cannot start says {kind: "failed", reason}: a rejected promise in a worker
// raises no event in the page.
addEventListener("message", async ({ data: { kind, js, module } }) => {
  try {
    if (kind !== "init") throw new Error(`the first message must be "init", not "${kind}"`);
    const address = new URL(js, import.meta.url);
    if (address.origin !== location.origin) throw new Error("the module must come from the page's own server");
    const engine = await import(address.href);
    await engine.default({ module_or_path: module });
    engine.startWorker();
  } catch (error) {
    postMessage({ kind: "failed", reason: String(error) });
  }
}, { once: true });
