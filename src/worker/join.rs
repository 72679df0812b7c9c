//! Several files as one text: by the time of their first message where all of them tell one, else by name.

use super::protocol::NamedFile;
use crate::{
    export, ingest,
    text::{Progress, Stage, Watch, time::micros},
};

/// A file as text.
struct Part {
    name: String,
    time: Option<i64>,
    text: Vec<u8>,
}

/// What the files are called together, and their texts, each under a line with its file's name. A packet capture
/// is written as text that keeps its times and addresses.
pub(super) fn join(files: Vec<NamedFile>, watch: Watch<'_>) -> (String, Vec<u8>) {
    let name = format!("{} files", files.len());
    let total = files.iter().map(|file| file.bytes.0.len()).sum();
    let (mut parts, mut before) = (Vec::new(), 0);
    for file in files {
        let length = file.bytes.0.len();
        let told = |progress: Progress| {
            if progress.stage == Stage::Reading {
                watch.tell(Stage::Reading, before + progress.done as usize, total);
            }
        };
        parts.push(part(file, Watch::new(&told)));
        before += length;
    }
    let timed = parts.iter().all(|part| part.time.is_some());
    if timed {
        parts.sort_by(|a, b| (a.time, &a.name).cmp(&(b.time, &b.name)));
    } else {
        parts.sort_by(|a, b| a.name.cmp(&b.name));
    }
    let mut text = Vec::new();
    for part in parts {
        let heading = format!("==== {} ====\n\n", one_line(&part.name));
        text.extend_from_slice(heading.as_bytes());
        text.extend_from_slice(&part.text);
        text.extend_from_slice(if part.text.ends_with(b"\n") {
            b"\n"
        } else {
            b"\n\n"
        });
    }
    (name, text)
}

fn part(file: NamedFile, watch: Watch<'_>) -> Part {
    let capture = ingest::read_watched(&file.bytes.0, watch);
    let mut times = capture.messages.iter();
    let time = times.find_map(|m| micros(m.framing.time.as_deref()?));
    let text = match capture.document {
        Some(_) => export::text(&capture),
        None => file.bytes.0,
    };
    Part {
        name: file.name,
        time,
        text,
    }
}

fn one_line(name: &str) -> String {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    name.chars().map(shown).collect()
}
