// The licences of everything that ends up in the page: the crates linked into the WebAssembly and the npm
// packages bundled into the editor, each licence text once, with the packages it belongs to.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const TARGET = "wasm32-unknown-unknown";
const HEAD = `SIP Inspector is licensed under MIT OR Apache-2.0.
Its page is built with the following packages, each under the licence below it.
`;

/** @param {string[]} inputs the files that the bundler took in */
export function notices(inputs) {
  const texts = new Map();
  for (const { name, folder, licence } of [...crates(), ...packages(inputs)]) {
    const text = licenceText(folder) ?? `${licence} (the package carries no licence file)`;
    texts.set(text, [...(texts.get(text) ?? []), `${name} (${licence})`]);
  }
  const rule = `\n${"=".repeat(78)}\n`;
  return HEAD + [...texts].map(([text, names]) => `${rule}${names.sort().join("\n")}\n\n${text}\n`).sort().join("");
}

function crates() {
  const flags = ["metadata", "--locked", "--offline", "--format-version", "1"];
  const features = ["--filter-platform", TARGET, "--no-default-features", "--features", "web"];
  const text = execFileSync("cargo", [...flags, ...features], { encoding: "utf8", maxBuffer: 1 << 28 });
  const { packages, resolve } = JSON.parse(text);
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((one) => [one.id, one]));
  const linked = new Set();
  const visit = (id) => {
    if (linked.has(id)) return;
    linked.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      // Build scripts and macros run while compiling: nothing of them is shipped.
      if (dep_kinds.some(({ kind }) => kind === null) && !isMacro(byId.get(pkg))) visit(pkg);
    }
  };
  visit(resolve.root);
  linked.delete(resolve.root);
  return [...linked].map((id) => {
    const { name, version, license, manifest_path } = byId.get(id);
    return { name: `${name} ${version}`, folder: dirname(manifest_path), licence: license };
  });
}

function isMacro({ targets }) {
  return targets.some(({ kind }) => kind.includes("proc-macro"));
}

function packages(inputs) {
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean);
  return [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { name: `${name} ${version}`, folder, licence: license };
  });
}

/** The MIT text where there is a choice, being the shorter, and else every licence file there is. */
function licenceText(folder) {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  const chosen = files.filter((name) => /mit/i.test(name));
  const read = (chosen.length > 0 ? chosen : files).map((name) => join(folder, name)).filter(existsSync);
  if (read.length === 0) return null;
  return read.map((path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim()).join("\n\n");
}
