//! Reads the examples of a rule's page.

use std::{collections::BTreeMap, fmt, fs, path::Path};

use sip_inspector::{Options, digest::Secret, lint::Rule, text::Span};

/// A message or trace out of a rule's page.
pub(crate) struct Example {
    /// The text to inspect.
    pub(crate) input: Vec<u8>,
    /// The spans that stood between `«` and `»`.
    pub(crate) marks: Vec<Span>,
    /// Codes of other rules that may speak.
    pub(crate) also: Vec<String>,
    /// What to inspect it with.
    pub(crate) options: Options,
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(&self.input))
    }
}

/// The examples of one section of a rule's page.
pub(crate) fn blocks(rule: &Rule, section: &str) -> Vec<Example> {
    let (mut here, mut info, mut body, mut examples) = (false, None, String::new(), Vec::new());
    for line in rule.docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&info, line.strip_prefix("```")) {
            (None, Some(fence)) => info = Some(fence.to_owned()),
            (None, None) if line.starts_with("## ") => here = line == format!("## {section}"),
            (Some(fence), Some(_)) => {
                if here && fence.starts_with("sip") {
                    examples.push(read(fence, &body));
                }
                info = None;
                body.clear();
            }
            (Some(_), None) => body.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    examples
}

fn word<'a>(info: &'a str, key: &str) -> Option<&'a str> {
    info.split([',', ' '])
        .find_map(|w| w.strip_prefix(key)?.strip_prefix('='))
}

fn read(info: &str, body: &str) -> Example {
    let mut parts = vec![(
        word(info, "base").unwrap_or("none").to_owned(),
        String::new(),
    )];
    for line in body.lines() {
        match line.strip_prefix("=== ") {
            Some(info) => {
                // A trace may start with its first separator.
                if parts.len() == 1 && parts[0].1.is_empty() && parts[0].0 == "none" {
                    parts.clear();
                }
                parts.push((
                    word(info, "base").unwrap_or("none").to_owned(),
                    String::new(),
                ));
            }
            None => parts.last_mut().unwrap().1.extend([line, "\n"]),
        }
    }
    let text: String = parts
        .iter()
        .map(|(base, lines)| message(base, lines))
        .collect();
    let also = word(info, "also").map(|w| w.split('+').map(str::to_owned).collect());
    let (input, marks) = unmark(&text);
    let password = word(info, "password").map(|w| Secret::parse_password(w).unwrap());
    let secrets = password.into_iter();
    Example {
        input,
        marks,
        also: also.unwrap_or_default(),
        options: Options {
            secrets: secrets.collect(),
            ..Options::default()
        },
    }
}

/// Takes the marks out, and puts the bytes in that stand between `⟨ ⟩` as hexadecimal digits.
fn unmark(text: &str) -> (Vec<u8>, Vec<Span>) {
    let (mut plain, mut marks, mut open) = (Vec::new(), Vec::new(), 0);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let at = u32::try_from(plain.len()).unwrap();
        match c {
            '«' => open = at,
            '»' => marks.push(Span::new(open, at)),
            '⟨' => {
                let digits: String = chars.by_ref().take_while(|c| *c != '⟩').collect();
                plain.push(u8::from_str_radix(&digits, 16).unwrap());
            }
            _ => plain.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    }
    (plain, marks)
}

/// The clean messages by name.
pub(crate) fn bases() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bases");
    let files = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let base = |p: std::path::PathBuf| {
        let text = fs::read_to_string(&p).unwrap().replace('\n', "\r\n");
        (
            p.file_stem().unwrap().to_str().unwrap().to_owned(),
            text.into_bytes(),
        )
    };
    files.map(base).collect()
}

/// A base message with the differences of a block put in.
fn message(base: &str, lines: &str) -> String {
    if base == "none" {
        return lines.replace('\n', "\r\n");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/bases/{base}.sip"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("base {base}: {e}"));
    let (head, body) = text
        .split_once("\n\n")
        .expect("an empty line behind the fields");
    let mut head: Vec<String> = head.lines().map(str::to_owned).collect();
    let (changes, new_body) = match lines.split_once("\n\n") {
        Some((changes, body)) => (changes, Some(body)),
        None => lines
            .strip_prefix('\n')
            .map_or((lines, None), |body| ("", Some(body))),
    };
    let mut last: Option<String> = None;
    for line in changes.lines() {
        change(&mut head, line, &mut last);
    }
    let body = new_body.unwrap_or(body).replace('\n', "\r\n");
    let plain = body.replace(['«', '»'], "");
    if !changes.lines().any(|l| {
        l.to_ascii_lowercase()
            .replace('«', "")
            .trim_start_matches(['-', '+', '|'])
            .starts_with("content-len")
    }) {
        for line in head.iter_mut().filter(|l| l.starts_with("Content-Length:")) {
            *line = format!("Content-Length: {}", plain.len());
        }
    }
    format!("{}\r\n\r\n{body}", head.join("\r\n"))
}

/// The name of a field line, marks left out.
fn name(line: &str) -> String {
    line.replace(['«', '»'], "")
        .split(':')
        .next()
        .unwrap()
        .trim()
        .to_ascii_lowercase()
}

/// One line of a block. `last` is the field that the line before replaced: a second line of the
/// same name is added behind it.
fn change(head: &mut Vec<String>, line: &str, last: &mut Option<String>) {
    if let Some(start) = line.strip_prefix('>') {
        start.clone_into(&mut head[0]);
    } else if let Some(new) = line.strip_prefix('+').or_else(|| line.strip_prefix('|')) {
        head.push(new.to_owned());
    } else if let Some(gone) = line.strip_prefix('-') {
        let start = head.remove(0);
        head.retain(|h| name(h) != name(gone));
        head.insert(0, start);
    } else {
        let wanted = name(line);
        let at = head
            .iter()
            .skip(1)
            .position(|h| name(h) == wanted)
            .map(|n| n + 1);
        match at {
            Some(_) if last.as_ref() == Some(&wanted) => {
                let end = head.iter().rposition(|h| name(h) == wanted).unwrap();
                head.insert(end + 1, line.to_owned());
            }
            Some(at) => {
                line.clone_into(&mut head[at]);
                let mut i = 0;
                head.retain(|h| {
                    i += 1;
                    i <= at + 1 || name(h) != wanted
                });
            }
            None => head.push(line.to_owned()),
        }
        *last = Some(wanted);
    }
}
