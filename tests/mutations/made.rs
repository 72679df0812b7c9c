//! Defects that are made from what stands in a message: names misspelled, fields left out and
//! given twice, lengths that count wrong, lines that lose their ends.

use sip_inspector::message::header_table::{Count, HeaderInfo, Need, lookup};
use sip_inspector::message::{Method, Spelling};

use crate::{
    clean::{self, Clean, name},
    mutant::{Mutant, Place},
};

pub(crate) fn mutants(clean: &Clean) -> Vec<Mutant> {
    let mut all = Vec::new();
    for (i, line) in clean.head.iter().enumerate().skip(1) {
        misspelled(clean, i, line, &mut all);
        left_out(clean, i, line, &mut all);
        doubled(clean, i, line, &mut all);
    }
    lengths(clean, &mut all);
    layout(clean, &mut all);
    all
}

fn info(line: &str) -> &'static HeaderInfo {
    lookup(name(line).as_bytes()).0.info()
}

fn mutant(clean: &Clean, kind: &str, what: String, text: Vec<u8>) -> Mutant {
    Mutant {
        kind: kind.to_owned(),
        what,
        of: clean.name.clone(),
        text,
        place: Place::Anywhere,
        rules: Vec::new(),
        fix: None,
    }
}

/// The slips of the pen in one name, by kind.
fn slips(written: &str) -> Vec<(&'static str, String)> {
    let letters: Vec<char> = written.chars().collect();
    let edit = |from: usize, to: usize, new: &[char]| -> String {
        let (head, tail) = (&letters[..from], &letters[to..]);
        head.iter().chain(new).chain(tail).collect()
    };
    let mut all = Vec::new();
    for (i, &c) in letters.iter().enumerate() {
        if c == '-' {
            all.push(("field name without its hyphen", edit(i, i + 1, &[])));
            all.push(("field name with another separator", edit(i, i + 1, &['_'])));
            all.push(("field name with another separator", edit(i, i + 1, &[' '])));
            continue;
        }
        if letters.len() < 3 {
            continue;
        }
        all.push(("field name with a letter doubled", edit(i, i, &[c])));
        if letters.len() > 3 {
            all.push(("field name with a letter dropped", edit(i, i + 1, &[])));
        }
        if letters.len() > 3 {
            let wrong = neighbour(c);
            all.push((
                "field name with a neighbouring key",
                edit(i, i + 1, &[wrong]),
            ));
        }
        if let Some(&next) = letters.get(i + 1).filter(|n| **n != '-' && **n != c) {
            all.push((
                "field name with letters swapped",
                edit(i, i + 2, &[next, c]),
            ));
        }
    }
    if letters.len() > 3 && !written.ends_with('s') {
        all.push(("field name in the plural", format!("{written}s")));
    }
    all.retain(|(_, new)| !new.eq_ignore_ascii_case(written));
    all
}

/// The key to the right, or to the left at a row's end.
fn neighbour(c: char) -> char {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let small = c.to_ascii_lowercase();
    for row in ROWS {
        if let Some(at) = row.find(small) {
            let other = row
                .as_bytes()
                .get(at + 1)
                .or(row.as_bytes().get(at.wrapping_sub(1)));
            let other = char::from(*other.unwrap());
            return if c.is_uppercase() {
                other.to_ascii_uppercase()
            } else {
                other
            };
        }
    }
    'x'
}

fn misspelled(clean: &Clean, i: usize, line: &str, all: &mut Vec<Mutant>) {
    // Another known name is no misspelling: it is another field.
    let known = |new: &str| matches!(lookup(new.as_bytes()).1, Spelling::Full | Spelling::Compact);
    for (kind, new) in slips(name(line)).into_iter().filter(|(_, new)| !known(new)) {
        let mut head = clean.head.clone();
        head[i] = line.replacen(name(line), &new, 1);
        let text = clean::bytes(&head, &clean.body);
        all.push(Mutant {
            place: Place::Line(i),
            rules: vec!["SIP101", "SIP016"],
            fix: Some(name(line).to_owned()),
            ..mutant(clean, kind, format!("{} → {new}", name(line)), text)
        });
    }
}

/// The method that decides what a message must have.
fn method(clean: &Clean) -> (Method, Option<u16>) {
    let cseq = clean.head.iter().find(|l| name(l) == "CSeq").unwrap();
    let method = Method::of(cseq.rsplit(' ').next().unwrap().as_bytes());
    let mut words = clean.head[0].split(' ');
    let status = (!clean.is_request()).then(|| words.nth(1).unwrap().parse().unwrap());
    (method, status)
}

fn left_out(clean: &Clean, i: usize, line: &str, all: &mut Vec<Mutant>) {
    let (method, status) = method(clean);
    let extra = match (name(line), status) {
        ("Content-Type", _) => !clean.body.is_empty(),
        ("Content-Length", _) => clean.head.iter().any(|l| l.contains("/TCP ")),
        ("Unsupported" | "Allow" | "Min-SE" | "Min-Expires", Some(405..)) => true,
        ("Contact", None) => info(line).need(method, status) == Need::Mandatory,
        _ => false,
    };
    let once = clean.head.iter().filter(|l| name(l) == name(line)).count() == 1;
    if !once || info(line).need(method, status) != Need::Mandatory && !extra {
        return;
    }
    let mut head = clean.head.clone();
    head.remove(i);
    let text = clean::bytes(&head, &clean.body);
    all.push(Mutant {
        rules: vec!["SIP105", "SIP106", "SIP107", "SIP302", "SIP303"],
        ..mutant(
            clean,
            "mandatory field left out",
            format!("without {line}"),
            text,
        )
    });
}

fn doubled(clean: &Clean, i: usize, line: &str, all: &mut Vec<Mutant>) {
    if info(line).count != Count::One {
        return;
    }
    let (field, value) = line.split_once(": ").unwrap();
    let other = match value.strip_suffix(|c: char| c.is_ascii_digit()) {
        Some(rest) if !rest.ends_with(|c: char| c.is_ascii_digit()) => format!("{rest}7"),
        Some(rest) => format!("{rest}{}", if value.ends_with('3') { '4' } else { '3' }),
        None => value.replacen("sip:", "sip:x", 1),
    };
    for (kind, second) in [
        ("field given twice", value.to_owned()),
        ("field given twice, with another value", other),
    ] {
        let another = kind.contains("another");
        if another && (second == value || field == "Date" || value == "#") {
            continue;
        }
        let mut head = clean.head.clone();
        head.insert(i + 1, format!("{field}: {second}"));
        let text = clean::bytes(&head, &clean.body);
        all.push(Mutant {
            place: Place::Lines(i, i + 1),
            rules: vec!["SIP104"],
            ..mutant(clean, kind, format!("{line} and {second}"), text)
        });
    }
}

fn lengths(clean: &Clean, all: &mut Vec<Mutant>) {
    let at = clean
        .head
        .iter()
        .position(|l| name(l) == "Content-Length")
        .unwrap();
    let body = clean::bytes(&[], &clean.body).len() - 4;
    // The copy of a body may have lost or gained line ends: those counts are no error.
    let lines = clean.body.len();
    for by in [-37_i64, -20, -11, -5, 5, 9, 17, 100, 1000] {
        let Ok(wrong) = usize::try_from(i64::try_from(body).unwrap() + by) else {
            continue;
        };
        if wrong.abs_diff(body) == lines || wrong == 0 && body == 0 {
            continue;
        }
        let mut head = clean.head.clone();
        head[at] = format!("Content-Length: {wrong}");
        let text = clean::bytes(&head, &clean.body);
        all.push(Mutant {
            place: Place::Line(at),
            rules: vec!["SIP301"],
            ..mutant(
                clean,
                "Content-Length off",
                format!("{body} → {wrong}"),
                text,
            )
        });
    }
}

/// What happens to lines as such.
fn layout(clean: &Clean, all: &mut Vec<Mutant>) {
    let mut head = clean.head.clone();
    head[1].insert(0, ' ');
    all.push(Mutant {
        place: Place::Lines(0, 1),
        rules: vec!["SIP017"],
        ..mutant(
            clean,
            "blank before the first field",
            head[1].clone(),
            clean::bytes(&head, &clean.body),
        )
    });
    if !clean.body.is_empty() {
        let text = clean.bytes();
        let at = text.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        let mut without = text.clone();
        without.drain(at..at + 2);
        all.push(Mutant {
            place: Place::Lines(clean.head.len() - 1, clean.head.len()),
            rules: vec!["SIP018"],
            ..mutant(
                clean,
                "no empty line before the body",
                String::new(),
                without,
            )
        });
    }
    for (i, line) in clean.head.iter().enumerate().skip(1) {
        let mut head = clean.head.clone();
        head[i] = line.replacen(": ", " (x): ", 1);
        all.push(Mutant {
            place: Place::Line(i),
            rules: vec!["SIP016"],
            ..mutant(
                clean,
                "field name with illegal characters",
                head[i].clone(),
                clean::bytes(&head, &clean.body),
            )
        });
    }
}
