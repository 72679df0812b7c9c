//! The page: built by Trunk into `dist/`, served by the same small server that its tests use.

use crate::{
    Result,
    run::{command, root, run, step},
    setup,
};
use std::fs;

/// Builds the release page into `dist/`. Its prerequisites must be there.
pub(crate) fn build() -> Result {
    let (_, outcome) = step("release page into dist/", || {
        // Trunk never clears this folder, and would go on shipping what an earlier build left in it.
        let _ = fs::remove_dir_all(root().join("target/wasm-bindgen"));
        run(command("cargo").args(["fetch", "--locked", "--quiet"]))?;
        // Trunk reads NO_COLOR as a boolean of its own and stops at the usual "1".
        run(command("trunk")
            .args(["build", "--release", "--offline"])
            .env_remove("NO_COLOR")
            .env("RUST_BACKTRACE", "0"))?;
        run(command("node").args(["www/sizes.mjs", "dist"]))
    });
    outcome
}

/// Builds the release page and serves it until it is interrupted.
pub(crate) fn serve(arguments: &[String]) -> Result {
    setup::for_page()?;
    build()?;
    run(command("node")
        .args(["tests/e2e/serve.mjs", "dist"])
        .args(arguments))
}
