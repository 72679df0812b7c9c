// The engine's worker: runs the page's own WebAssembly module, so nothing is downloaded or compiled twice.
// The page posts {kind: "init", js, module}; from then on the messages are Rust's (startWorker).
addEventListener("message", async ({ data: { kind, js, module } }) => {
  if (kind !== "init") return;
  const address = new URL(js, import.meta.url);
  if (address.origin !== location.origin) throw new Error("the module must come from the page's own server");
  const engine = await import(address.href);
  await engine.default({ module_or_path: module });
  engine.startWorker();
}, { once: true });
