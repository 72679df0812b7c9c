//! The defects of `defects.txt`: what stands somewhere, and what it becomes.

use crate::{
    clean::{Clean, name},
    mutant::{Mutant, Place},
};

struct Row {
    kind: &'static str,
    place: &'static str,
    old: String,
    new: String,
    rules: Vec<&'static str>,
}

/// `\s`, `\t`, `\n`, `\\`, `\xHH` and `\u{H}` undone; `\d` becomes U+F8FF, which takes the line away.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (c, used) = match after.as_bytes()[0] {
            b's' => (' ', 1),
            b't' => ('\t', 1),
            b'n' => ('\n', 1),
            b'd' => ('\u{f8ff}', 1),
            b'x' => {
                let octet = u32::from_str_radix(&after[1..3], 16).unwrap();
                (char::from_u32(0xf700 + octet).unwrap(), 3)
            }
            b'u' => {
                let end = after.find('}').unwrap();
                let code = u32::from_str_radix(&after[2..end], 16).unwrap();
                (char::from_u32(code).unwrap(), end + 1)
            }
            _ => ('\\', 1),
        };
        out.push(c);
        rest = &after[used..];
    }
    out + rest
}

fn rows() -> Vec<Row> {
    let lines = include_str!("defects.txt").lines();
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with('#'));
    let row = |line: &'static str| {
        let cells: Vec<_> = line.split(" |").map(str::trim).collect();
        // A `|` inside a cell has no blank before it.
        let [kind, place, old, new, rules] = cells[..] else {
            panic!("{line}: {} cells", cells.len());
        };
        Row {
            kind,
            place,
            old: unescaped(old),
            new: unescaped(new),
            rules: rules.split_whitespace().collect(),
        }
    };
    lines.map(row).collect()
}

/// Where `pattern` matches in `text`, and what its `{}` took.
fn find(text: &str, pattern: &str) -> Option<(usize, usize, Vec<String>)> {
    let (tied, pattern) = match pattern.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, pattern),
    };
    let starts = text.char_indices().map(|(i, _)| i).chain([text.len()]);
    for start in starts.take(if tied { 1 } else { usize::MAX }) {
        let mut taken = Vec::new();
        if let Some(length) = matches(&text[start..], pattern, &mut taken) {
            return Some((start, start + length, taken));
        }
    }
    None
}

fn matches(text: &str, pattern: &str, taken: &mut Vec<String>) -> Option<usize> {
    let Some((literal, rest)) = pattern.split_once('{') else {
        return text.starts_with(pattern).then_some(pattern.len());
    };
    let after = text.strip_prefix(literal)?;
    let (class, rest) = rest.split_once('}')?;
    let stays = |c: char| match class {
        "d" => c.is_ascii_digit(),
        "t" => c.is_ascii_alphanumeric() || "-._+*".contains(c),
        "h" => !";,> \n".contains(c),
        "q" => !"\"\n".contains(c),
        _ => c != '\n',
    };
    let end = after.find(|c| !stays(c)).unwrap_or(after.len());
    if end == 0 && class != "q" {
        return None;
    }
    taken.push(after[..end].to_owned());
    Some(literal.len() + end + matches(&after[end..], rest, taken)?)
}

fn put(new: &str, taken: &[String]) -> String {
    let mut out = new.to_owned();
    for (i, text) in taken.iter().enumerate() {
        out = out.replace(&format!("${}", i + 1), text);
    }
    out
}

/// Every row in every place of `clean` that it fits.
pub(crate) fn mutants(clean: &Clean) -> Vec<Mutant> {
    let mut all = Vec::new();
    for row in rows() {
        if row.place == "body" {
            all.extend(in_body(clean, &row));
        } else {
            all.extend(in_head(clean, &row));
        }
    }
    all
}

fn in_head(clean: &Clean, row: &Row) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (i, line) in clean.head.iter().enumerate() {
        let wanted = match row.place {
            "start" => i == 0,
            "request" => i == 0 && clean.is_request(),
            "status" => i == 0 && !clean.is_request(),
            "head" => i > 0,
            field => i > 0 && name(line).eq_ignore_ascii_case(field),
        };
        // A field's value alone; the whole line for the start line and for `head`.
        let from = match row.place {
            "start" | "request" | "status" | "head" => 0,
            _ => line.find(": ").map_or(0, |at| at + 2),
        };
        if !wanted || line.ends_with(": #") && row.place != "head" {
            continue;
        }
        let Some((start, end, taken)) = find(&line[from..], &row.old) else {
            continue;
        };
        let mut head = clean.head.clone();
        head[i].replace_range(from + start..from + end, &put(&row.new, &taken));
        if head[i] == *line {
            continue;
        }
        all.push(Mutant {
            kind: row.kind.to_owned(),
            what: format!("{} → {}", line, head[i]),
            of: clean.name.clone(),
            text: crate::clean::bytes(&head, &clean.body),
            place: Place::Line(i),
            rules: row.rules.clone(),
            fix: None,
        });
    }
    all
}

/// In the body, a pattern may stretch over lines; the first place where each begins is taken.
fn in_body(clean: &Clean, row: &Row) -> Vec<Mutant> {
    let mut all = Vec::new();
    for i in 0..clean.body.len() {
        let text = clean.body[i..].join("\n");
        let Some((start, end, taken)) = find(&text, &row.old) else {
            continue;
        };
        if text[..start].contains('\n') {
            continue;
        }
        let mut new = text.clone();
        new.replace_range(start..end, &put(&row.new, &taken));
        let gone = new.contains('\u{f8ff}');
        let new = new.replace("\u{f8ff}\n", "").replace('\u{f8ff}', "");
        let mut body = clean.body[..i].to_vec();
        body.extend(new.lines().map(str::to_owned));
        let line = clean.head.len() + 1 + i;
        all.push(Mutant {
            kind: row.kind.to_owned(),
            what: format!("{} → {}", clean.body[i], row.new),
            of: clean.name.clone(),
            text: crate::clean::bytes(&clean.head, &body),
            // A mid that is gone or changed shows at the group that names it.
            place: if gone
                || row.rules.contains(&"SIP332")
                || text[start..end].contains('\n')
                || row.new.contains('\n')
            {
                Place::Body
            } else {
                Place::Line(line)
            },
            rules: row.rules.clone(),
            fix: None,
        });
    }
    all
}
