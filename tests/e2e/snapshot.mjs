// What a component says, kept in a file and read when it changes: `UPDATE=1 node tests/e2e/run.mjs components`.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const FOLDER = "tests/e2e/snapshots";

/**
 * Holds the component to `snapshots/NAME.yml`: its roles, names, states and texts in the order in which an
 * assistive tool meets them. That is what a user is given; classes and nesting may change freely.
 * @param {import("playwright-core").Locator} component
 */
export async function assertSnapshot(component, name) {
  const file = `${FOLDER}/${name}.yml`;
  const now = `${await component.ariaSnapshot()}\n`;
  if (process.env.UPDATE) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, now);
  }
  assert.equal(now, readFileSync(file, "utf8"), `${file} says otherwise; if the page is right, run with UPDATE=1 and read the change`);
}
