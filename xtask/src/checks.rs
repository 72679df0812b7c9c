//! `cargo xtask test`: every check, one after the other, and a table of them at the end.
//!
//! A failed check does not stop the ones after it: one run tells all that is wrong.

use crate::{
    Result, page,
    run::{command, root, run, step, tools},
    setup,
};
use std::{fs, path::Path};

struct Check {
    name: &'static str,
    tells: &'static str,
    /// Whether the tools of the page must be there.
    page: bool,
    work: fn() -> Result,
}

const fn check(name: &'static str, tells: &'static str, page: bool, work: fn() -> Result) -> Check {
    Check {
        name,
        tells,
        page,
        work,
    }
}

const CHECKS: [Check; 8] = [
    check("format", "rustfmt", false, format),
    check("clippy", "clippy, native", false, clippy),
    check(
        "clippy-library",
        "clippy, library alone",
        false,
        clippy_library,
    ),
    check("clippy-wasm", "clippy, wasm32", true, clippy_wasm),
    check("native", "tests, native", false, native),
    check("doc", "documentation", false, documentation),
    check("wasm", "tests, wasm32 in Chromium", true, wasm),
    check("page", "tests, page in Chromium", true, end_to_end),
];

/// The names that `cargo xtask test` takes.
pub(crate) fn names() -> String {
    CHECKS.map(|check| check.name).join(", ")
}

/// Runs every check, or the named ones; an error where any of them failed.
pub(crate) fn test(wanted: &[String]) -> Result {
    if let Some(stranger) = wanted
        .iter()
        .find(|name| CHECKS.iter().all(|check| check.name != **name))
    {
        return Err(format!(
            "no check is called {stranger}; there are: {}",
            names()
        ));
    }
    let checks: Vec<&Check> = CHECKS
        .iter()
        .filter(|check| wanted.is_empty() || wanted.iter().any(|name| name == check.name))
        .collect();
    setup::components()?;
    if checks.iter().any(|check| check.page) {
        setup::for_page()?;
    }
    let results: Vec<(&Check, f64, Result)> = checks
        .into_iter()
        .map(|check| {
            let (seconds, outcome) = step(check.tells, check.work);
            (check, seconds, outcome)
        })
        .collect();
    summary(&results)
}

fn summary(results: &[(&Check, f64, Result)]) -> Result {
    println!();
    for (check, seconds, outcome) in results {
        let verdict = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("{:<30} {verdict} {seconds:>7.1} s", check.tells);
    }
    let failures: Vec<String> = results
        .iter()
        .filter_map(|(check, _, outcome)| {
            outcome
                .as_ref()
                .err()
                .map(|error| format!("{} ({}): {error}", check.tells, check.name))
        })
        .collect();
    println!(
        "{} checks: {} passed, {} failed",
        results.len(),
        results.len() - failures.len(),
        failures.len()
    );
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

/// Writes the files that are made from the code, and the snapshots of what is found.
pub(crate) fn docs() -> Result {
    run(command("cargo")
        .args(["test", "--quiet"])
        .args(["--test", "generated", "--test", "seeds"])
        .args(["--test", "mutations", "--test", "torture"])
        .env("UPDATE", "1")
        .env("INSTA_UPDATE", "always"))
}

fn format() -> Result {
    run(command("cargo").args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result {
    run(command("cargo").args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The engine knows neither the browser nor the command line: it builds with no feature at all.
fn clippy_library() -> Result {
    run(command("cargo")
        .args(["clippy", "--lib", "--no-default-features", "--locked"])
        .args(["--", "-D", "warnings"]))
}

/// A link in the documentation that leads nowhere is an error.
fn documentation() -> Result {
    run(command("cargo")
        .args(["doc", "--lib", "--no-deps", "--locked"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn clippy_wasm() -> Result {
    run(command("cargo")
        .args(["clippy", "--lib", "--bin", "app", "--test", "web"])
        .args(WASM)
        .args(["--", "-D", "warnings"]))
}

fn native() -> Result {
    run(command("cargo").args(["test", "--workspace", "--locked"]))
}

const WASM: [&str; 6] = [
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "web",
    "--locked",
];

fn wasm() -> Result {
    let (chrome, driver) = setup::browser()?;
    let capabilities = root().join("target/webdriver.json");
    write_capabilities(&capabilities, &chrome)?;
    run(command("cargo")
        .args(["test", "--test", "web"])
        .args(WASM)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools().join("bin/wasm-bindgen-test-runner"),
        )
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("CHROMEDRIVER", driver))
}

/// Chromium as root has no sandbox, and nothing in a test may go looking for updates.
fn write_capabilities(path: &Path, chrome: &Path) -> Result {
    let chrome = chrome.to_string_lossy().replace('\\', "\\\\");
    let text = format!(
        r#"{{"goog:chromeOptions": {{"binary": "{chrome}", "args": ["--headless=new", "--no-sandbox",
            "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync"]}}}}"#
    );
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn end_to_end() -> Result {
    let (chrome, _) = setup::browser()?;
    page::build()?;
    run(command("node")
        .arg("tests/e2e/run.mjs")
        .env("CHROME", chrome))
}
