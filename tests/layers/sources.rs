//! The library's own source files, for the tests that read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A source file.
pub(crate) struct File {
    path: PathBuf,
    /// What it holds.
    pub(crate) text: String,
}

impl File {
    /// A file at `path`, which starts with `src/`.
    pub(crate) fn new(path: &Path, text: String) -> Self {
        Self {
            path: path.to_owned(),
            text,
        }
    }

    /// Its path from the package's folder, with `/`.
    pub(crate) fn name(&self) -> String {
        self.parts().join("/")
    }

    fn parts(&self) -> Vec<&str> {
        let parts = self.path.components();
        parts.map(|c| c.as_os_str().to_str().unwrap()).collect()
    }

    /// What it holds but the tests at its end, which may use what they like.
    pub(crate) fn without_tests(&self) -> &str {
        let tests = "#[cfg(test)]\nmod tests {";
        self.text.split(tests).next().unwrap_or(&self.text)
    }

    /// The layer it belongs to; none for the crate's root and the programs.
    pub(crate) fn layer(&self) -> Option<String> {
        let layer = self.parts().get(1)?.trim_end_matches(".rs").to_owned();
        (layer != "lib" && layer != "bin").then_some(layer)
    }

    /// How many modules it is below the crate's root.
    pub(crate) fn depth(&self) -> usize {
        let parts = self.parts().len() - 1;
        if self.name().ends_with("/mod.rs") {
            parts - 1
        } else {
            parts
        }
    }
}

/// Every file of the library and the programs, but those that hold a module's tests alone.
pub(crate) fn library() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut files) = (vec![root.join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push(File::new(path.strip_prefix(root).unwrap(), text));
            }
        }
    }
    assert!(files.len() > 50, "the source files were not found");
    files
}
