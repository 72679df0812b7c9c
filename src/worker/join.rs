//! Several files as one text: interleaved by time where all of them tell one, else one after the other by name.

use super::protocol::NamedFile;
use crate::{
    export,
    ingest::{self, Capture},
    text::{Progress, Stage, Watch, time::micros},
};

/// A stretch of a file: a message and what stands above it.
struct Stretch {
    /// The latest time told so far in its file, in microseconds; `None` above the first that is told.
    time: Option<i64>,
    /// The file's number, by name.
    file: usize,
    text: Vec<u8>,
}

/// What the files are called together, and their texts. Wherever the text goes over to another file, a line with
/// its name stands. A packet capture is written as text that keeps its times and addresses.
pub(super) fn join(mut files: Vec<NamedFile>, watch: Watch<'_>) -> (String, Vec<u8>) {
    let name = format!("{} files", files.len());
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let headings: Vec<String> = files.iter().map(|file| heading(&file.name)).collect();
    let mut files = read(files, watch);
    let timed = files
        .iter()
        .all(|file| file.iter().any(|s| s.time.is_some()));
    if timed {
        for file in &mut files {
            begin_with_a_time(file);
        }
    }
    let mut all: Vec<Stretch> = files.into_iter().flatten().collect();
    if timed {
        all.sort_by_key(|stretch| stretch.time);
    }
    let mut text = Vec::new();
    let mut of = None;
    for stretch in all {
        if of != Some(stretch.file) {
            of = Some(stretch.file);
            let heading = headings.get(stretch.file).map_or("", String::as_str);
            begin(&mut text, heading, line_end(&stretch.text));
        }
        text.extend(stretch.text);
    }
    (name, text)
}

/// The stretches of each file.
fn read(files: Vec<NamedFile>, watch: Watch<'_>) -> Vec<Vec<Stretch>> {
    let total = files.iter().map(|file| file.bytes.0.len()).sum();
    let mut before = 0;
    let one = |(number, file): (usize, NamedFile)| {
        let length = file.bytes.0.len();
        let told = |progress: Progress| {
            if progress.stage == Stage::Reading {
                watch.tell(Stage::Reading, before + progress.done as usize, total);
            }
        };
        let stretches = stretches(number, file, Watch::new(&told));
        before += length;
        stretches
    };
    files.into_iter().enumerate().map(one).collect()
}

/// The stretches of a file, in its own order: a message never goes before one that stands above it.
fn stretches(file: usize, named: NamedFile, watch: Watch<'_>) -> Vec<Stretch> {
    let bytes = named.bytes.0;
    let capture = ingest::read_watched(&bytes, watch);
    let (capture, bytes) = match capture.document {
        Some(_) => {
            let text = export::text(&capture);
            (ingest::read(&text), text)
        }
        None => (capture, bytes),
    };
    let mut cut = 0;
    let mut latest = None;
    let mut all = Vec::new();
    for (end, time) in ends(&capture, &bytes) {
        latest = latest.max(time);
        if let Some(text) = bytes.get(cut..end).filter(|text| !text.is_empty()) {
            let text = text.to_vec();
            all.push(Stretch {
                time: latest,
                file,
                text,
            });
            cut = end;
        }
    }
    all
}

/// Where each message ends, whole lines and the blank ones below it included, and its time; then the end of the text.
fn ends<'a>(
    capture: &'a Capture,
    bytes: &'a [u8],
) -> impl Iterator<Item = (usize, Option<i64>)> + 'a {
    let messages = capture.messages.iter().map(|message| {
        let end = message.source.input_span().end as usize;
        let below = bytes.get(end..).unwrap_or_default();
        let whole = end.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b'\n');
        let rest = if whole {
            0
        } else {
            below
                .iter()
                .position(|b| *b == b'\n')
                .map_or(below.len(), |n| n.saturating_add(1))
        };
        let below = below.get(rest..).unwrap_or_default();
        let blank = below
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let time = message.framing.time.as_deref().and_then(micros);
        (end.saturating_add(rest).saturating_add(blank), time)
    });
    messages.chain([(bytes.len(), None)])
}

/// What stands above the first time of a file goes with it.
fn begin_with_a_time(file: &mut [Stretch]) {
    let first = file.iter().find_map(|stretch| stretch.time);
    for stretch in file.iter_mut().take_while(|stretch| stretch.time.is_none()) {
        stretch.time = first;
    }
}

/// How the lines of a text end: as its first one does.
fn line_end(text: &[u8]) -> &'static [u8] {
    let first = text.split_inclusive(|b| *b == b'\n').next();
    match first {
        Some(line) if line.ends_with(b"\r\n") => b"\r\n",
        _ => b"\n",
    }
}

/// Ends the last line, and writes a heading between empty lines.
fn begin(text: &mut Vec<u8>, heading: &str, end: &[u8]) {
    if !text.is_empty() && !text.ends_with(b"\n") {
        text.extend_from_slice(end);
    }
    let above: &[u8] = if text.is_empty() { b"" } else { end };
    for piece in [above, heading.as_bytes(), end, end] {
        text.extend_from_slice(piece);
    }
}

/// What stands above a stretch of the file `name`.
fn heading(name: &str) -> String {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    format!("==== {} ====", name.chars().map(shown).collect::<String>())
}
