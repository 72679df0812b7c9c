// Tells the size of what a visitor downloads: as it is, and as servers compress it.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const row = (name, sizes) => console.log(name.padEnd(34) + sizes.map((one) => String(one).padStart(10)).join(""));

row("bytes", ["raw", "gzip -9", "brotli 11"]);
for (const name of readdirSync(folder).sort()) {
  const bytes = readFileSync(join(folder, name));
  row(name, [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]);
}
