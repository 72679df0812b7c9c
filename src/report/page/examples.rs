//! The examples of the rules' pages, made whole: most of them are changes to a clean message.

/// The clean messages by name.
const BASES: &[(&str, &str)] = &[
    ("options", include_str!("../../../tests/bases/options.sip")),
    ("ack", include_str!("../../../tests/bases/ack.sip")),
    ("bye", include_str!("../../../tests/bases/bye.sip")),
    ("bye-200", include_str!("../../../tests/bases/bye-200.sip")),
    (
        "invite-180",
        include_str!("../../../tests/bases/invite-180.sip"),
    ),
    (
        "invite-486",
        include_str!("../../../tests/bases/invite-486.sip"),
    ),
    ("invite", include_str!("../../../tests/bases/invite.sip")),
    (
        "invite-200",
        include_str!("../../../tests/bases/invite-200.sip"),
    ),
    (
        "register",
        include_str!("../../../tests/bases/register.sip"),
    ),
    (
        "register-401",
        include_str!("../../../tests/bases/register-401.sip"),
    ),
    (
        "register-auth",
        include_str!("../../../tests/bases/register-auth.sip"),
    ),
];

/// The text of an example: `fence` is what stands behind its backticks, `body` what stands below.
/// A part for each line `=== base=NAME`; marks are left out.
pub(super) fn whole(fence: &str, body: &str) -> Vec<u8> {
    let mut parts = vec![(base_of(fence), String::new())];
    for line in body.lines() {
        if let Some(info) = line.strip_prefix("=== ") {
            // A trace may start with its first separator.
            if matches!(parts.as_slice(), [(None, text)] if text.is_empty()) {
                parts.clear();
            }
            parts.push((base_of(info), String::new()));
        } else if let Some((_, lines)) = parts.last_mut() {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    let text: String = parts
        .iter()
        .map(|(base, lines)| message(*base, lines))
        .collect();
    bytes(&text)
}

fn base_of(info: &str) -> Option<&'static str> {
    let name = info
        .split([',', ' '])
        .find_map(|word| word.strip_prefix("base="))?;
    let base = BASES.iter().find(|(base, _)| *base == name);
    base.map(|(_, text)| *text)
}

/// A base message with the changes of an example.
fn message(base: Option<&str>, lines: &str) -> String {
    let Some((head, body)) = base.and_then(|text| text.split_once("\n\n")) else {
        return crlf(lines);
    };
    let mut head: Vec<String> = head.lines().map(str::to_owned).collect();
    let (changes, other) = match lines.split_once("\n\n") {
        Some((changes, body)) => (changes, Some(body)),
        None => lines
            .strip_prefix('\n')
            .map_or((lines, None), |body| ("", Some(body))),
    };
    let mut last = String::new();
    for line in changes.lines() {
        change(&mut head, line, &mut last);
    }
    let body = crlf(other.unwrap_or(body));
    if !changes.lines().any(says_length) {
        let length = format!("Content-Length: {}", body.replace(['«', '»'], "").len());
        let lines = head.iter_mut().filter(|l| l.starts_with("Content-Length:"));
        lines.for_each(|line| line.clone_from(&length));
    }
    format!("{}\r\n\r\n{body}", head.join("\r\n"))
}

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

fn says_length(line: &str) -> bool {
    let line = line.to_ascii_lowercase().replace('«', "");
    line.trim_start_matches(['-', '+', '|'])
        .starts_with("content-len")
}

/// One line of an example. `>` replaces the start line, `+` and `|` add a line, `-` takes a field
/// out; any other line replaces the field of its name. A second line of the same name, `last`, is
/// added behind it.
fn change(head: &mut Vec<String>, line: &str, last: &mut String) {
    if let Some(start) = line.strip_prefix('>') {
        if let Some(first) = head.first_mut() {
            start.clone_into(first);
        }
    } else if let Some(new) = line.strip_prefix(['+', '|']) {
        head.push(new.to_owned());
    } else if let Some(gone) = line.strip_prefix('-') {
        let mut first = true;
        head.retain(|h| std::mem::take(&mut first) || name(h) != name(gone));
    } else {
        let wanted = name(line);
        replace(head, line, &wanted, *last == wanted);
        *last = wanted;
    }
}

fn replace(head: &mut Vec<String>, line: &str, wanted: &str, again: bool) {
    let same = |h: &String| name(h) == wanted;
    if again && let Some(end) = head.iter().rposition(same) {
        head.insert(end.saturating_add(1), line.to_owned());
        return;
    }
    let at = head.iter().enumerate().skip(1).find(|(_, h)| same(h));
    let Some(at) = at.map(|(at, _)| at) else {
        head.push(line.to_owned());
        return;
    };
    let mut number = 0..;
    head.retain(|h| number.next().is_some_and(|n| n <= at) || !same(h));
    if let Some(field) = head.get_mut(at) {
        line.clone_into(field);
    }
}

/// The name of a field line, marks left out.
fn name(line: &str) -> String {
    let line = line.replace(['«', '»'], "");
    let name = line.split(':').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}

/// Without the marks, and with the bytes that stand between `⟨ ⟩` as hexadecimal digits.
fn bytes(text: &str) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '«' | '»' => {}
            '⟨' => {
                let digits: String = chars.by_ref().take_while(|c| *c != '⟩').collect();
                plain.extend(u8::from_str_radix(&digits, 16));
            }
            c => plain.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    plain
}
