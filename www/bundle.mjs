// Before each build: bundles the editor and gathers the notices of everything the page ships, into www/gen/.
import { build } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { notices } from "./notices.mjs";

const result = await build({
  entryPoints: ["www/editor.js"],
  bundle: true,
  format: "esm",
  minify: true,
  target: ["es2022"],
  legalComments: "none", // notices.txt carries the whole licence of every package
  metafile: true,
  write: false,
});

mkdirSync("www/gen", { recursive: true });
writeIfChanged("www/gen/editor.js", result.outputFiles[0].text);
writeIfChanged("www/gen/notices.txt", notices(Object.keys(result.metafile.inputs)));

/** A file whose bytes stay keeps its time: `trunk serve` watches times. */
function writeIfChanged(path, text) {
  let old = null;
  try {
    old = readFileSync(path, "utf8");
  } catch {
    // The first build.
  }
  if (old !== text) writeFileSync(path, text);
}
