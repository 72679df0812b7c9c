//! The clean messages of `clean.txt`, and the fields of `fields.txt` put into them.

use std::fmt::Write as _;

/// A message without a fault.
#[derive(Clone)]
pub(crate) struct Clean {
    pub(crate) name: String,
    /// Start line and header fields, without line ends.
    pub(crate) head: Vec<String>,
    /// Its body's lines.
    pub(crate) body: Vec<String>,
}

impl Clean {
    /// The message with CRLF, its Content-Length counted where it says `#`.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        bytes(&self.head, &self.body)
    }

    pub(crate) fn is_request(&self) -> bool {
        !self.head[0].starts_with("SIP/")
    }
}

/// The name of a field line.
pub(crate) fn name(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}

/// A message of these lines. `\u{f7xx}` stands for the octet xx, so that a line can hold any.
pub(crate) fn bytes(head: &[String], body: &[String]) -> Vec<u8> {
    let mut rest = String::new();
    for line in body {
        let _ = write!(rest, "{line}\r\n");
    }
    let rest = octets(&rest);
    // A `#` at a line's end is the length, whatever became of the line.
    let length = rest.len().to_string();
    let counted = head.iter().map(|line| match line.strip_suffix('#') {
        Some(name) => format!("{name}{length}"),
        None => line.clone(),
    });
    let mut all = octets(&counted.collect::<Vec<_>>().join("\r\n"));
    all.extend_from_slice(b"\r\n\r\n");
    all.extend(rest);
    all
}

fn octets(text: &str) -> Vec<u8> {
    let mut all = Vec::new();
    for c in text.chars() {
        match u32::from(c) {
            0xf700..=0xf7ff => all.push(u8::try_from(u32::from(c) & 0xff).unwrap()),
            _ => all.extend(c.to_string().bytes()),
        }
    }
    all
}

/// The messages of `clean.txt`, and each line of `fields.txt` in its message.
pub(crate) fn messages() -> Vec<Clean> {
    let mut all: Vec<Clean> = include_str!("clean.txt")
        .split("=== ")
        .skip(1)
        .map(|block| {
            let (name, text) = block.split_once('\n').unwrap();
            let (head, body) = text.split_once("\n\n").unwrap();
            Clean {
                name: name.to_owned(),
                head: head.lines().map(str::to_owned).collect(),
                body: body.lines().map(str::to_owned).collect(),
            }
        })
        .collect();
    let rows = include_str!("fields.txt").lines();
    for row in rows.filter(|l| !l.starts_with('#')) {
        let (base, line) = row.split_once(": ").unwrap();
        let base = all.iter().find(|m| m.name == base).unwrap();
        let mut with = base.clone();
        with.name = format!("{} with {}", base.name, name(line));
        with.head.insert(base.head.len() - 1, line.to_owned());
        all.push(with);
    }
    all
}
