//! What must be there before anything is built: installed where that is possible, named where not.

use crate::{
    Result,
    run::{command, find, output, root, run, step, tools},
};
use std::{env, fs, path::PathBuf, process::Command};

/// The last release that compiles with this project's Rust: 0.22 needs Rust 1.96.1.
const TRUNK: &str = "0.21.14";
/// Must equal the version of `wasm-bindgen` in `Cargo.toml`.
const WASM_BINDGEN: &str = "0.2.129";
const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// The oldest release of Node.js that the locked packages support.
const NODE: u32 = 20;

/// All that building the page needs.
pub(crate) fn for_page() -> Result {
    let (_, outcome) = step("prerequisites of the page", || {
        wasm_target()?;
        node()?;
        tool("wasm-bindgen-cli", WASM_BINDGEN, "wasm-bindgen")?;
        tool("trunk", TRUNK, "trunk")?;
        // About 1 GB of intermediate files that no later build uses.
        let _ = fs::remove_dir_all(tools().join("build"));
        packages()
    });
    outcome
}

/// rustfmt and clippy, which a minimal toolchain leaves out.
pub(crate) fn components() -> Result {
    let have =
        output(command("rustup").args(["component", "list", "--installed"])).unwrap_or_default();
    let missing: Vec<&str> = ["rustfmt", "clippy"]
        .into_iter()
        .filter(|name| !have.lines().any(|line| line.starts_with(name)))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    rustup()?;
    run(command("rustup").args(["component", "add"]).args(missing))
}

/// A Chromium and its driver, from the system's packages where we may install them.
pub(crate) fn browser() -> Result<(PathBuf, PathBuf)> {
    if chrome().is_none() || driver().is_none() {
        install_browser()?;
    }
    let how = "install Chromium and chromedriver (Debian: sudo apt-get install chromium chromium-driver) \
               or name them in CHROME and CHROMEDRIVER";
    let chrome = chrome().ok_or_else(|| format!("no Chromium was found: {how}"))?;
    let driver = driver().ok_or_else(|| format!("no chromedriver was found: {how}"))?;
    Ok((chrome, driver))
}

fn rustup() -> Result {
    find("rustup")
        .map(|_| ())
        .ok_or_else(|| "rustup is missing: get it from https://rustup.rs".to_owned())
}

fn wasm_target() -> Result {
    rustup()?;
    let have =
        output(command("rustup").args(["target", "list", "--installed"])).unwrap_or_default();
    if have.lines().any(|line| line == WASM_TARGET) {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", WASM_TARGET]))
}

fn node() -> Result {
    let how = format!("get Node.js {NODE} or newer, with npm, from https://nodejs.org");
    let version = output(command("node").arg("--version"))
        .ok_or_else(|| format!("node is missing: {how}"))?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|number| number.parse::<u32>().ok());
    if major.is_none_or(|number| number < NODE) {
        return Err(format!("node {} is too old: {how}", version.trim()));
    }
    output(npm().arg("--version"))
        .map(|_| ())
        .ok_or_else(|| format!("npm is missing: {how}"))
}

fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Compiles a tool into the tools folder unless this very version is there.
///
/// Without optimisation and without features that reach the network: that takes a third of the time of the
/// default build, and neither tool has much to do here.
fn tool(package: &str, version: &str, program: &str) -> Result {
    let path = tools().join("bin").join(program);
    let have = output(command(path).arg("--version")).unwrap_or_default();
    if have.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    println!(
        "{package} {version} is compiled once into {}",
        tools().display()
    );
    run(command("cargo")
        .args(["install", package, "--version", version])
        .args([
            "--locked",
            "--debug",
            "--no-default-features",
            "--force",
            "--root",
        ])
        .arg(tools())
        .env("CARGO_TARGET_DIR", tools().join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0"))
}

/// The npm packages of the lock file; a stamp says which lock file they were installed from.
fn packages() -> Result {
    let stamp = root().join("node_modules/.installed-from");
    let lock = fs::read(root().join("package-lock.json"))
        .map_err(|error| format!("package-lock.json: {error}"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, &lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn chrome() -> Option<PathBuf> {
    const NAMES: [&str; 5] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    const PLACES: [&str; 3] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];
    let named = env::var_os("CHROME")
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    named
        .or_else(|| NAMES.into_iter().find_map(find))
        .or_else(|| {
            PLACES
                .into_iter()
                .map(PathBuf::from)
                .find(|path| path.is_file())
        })
}

fn driver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .or_else(|| find("chromedriver"))
}

fn install_browser() -> Result {
    let root_user = output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root_user || find("apt-get").is_none() {
        return Ok(());
    }
    run(command("apt-get").args(["update", "--quiet"]))?;
    run(command("apt-get")
        .args([
            "install",
            "--quiet",
            "--yes",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ])
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> String {
        fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The tool and the crate speak a format of their own that changes with every version.
    #[test]
    fn the_wasm_bindgen_tool_is_of_the_version_that_is_linked() {
        let locked = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN}\"\n");
        assert!(
            file("Cargo.lock").contains(&locked),
            "Cargo.lock has no wasm-bindgen {WASM_BINDGEN}"
        );
    }

    /// Packages come from wherever npm is set to get them, and are known by their digests.
    #[test]
    fn the_lock_of_the_npm_packages_names_no_address() {
        let lock = file("package-lock.json");
        assert!(!lock.contains("\"resolved\"") && !lock.contains("://"));
        assert!(lock.contains("\"integrity\": \"sha512-"));
    }

    #[test]
    fn the_oldest_node_is_the_one_that_package_json_names() {
        assert!(file("package.json").contains(&format!("\"node\": \">={NODE}\"")));
    }
}
