//! The examples of family 5 as a proxy between the two sides shows them, and with messages lost:
//! what is said of a trace must not depend on where it was taken.

use std::collections::BTreeSet;

use sip_inspector::{
    inspect,
    lint::{Rule, Severity},
    rules::RULES,
    text::Span,
};

use crate::example::{Example, blocks};

/// A message of an example with what a logger wrote before it.
struct Taken<'a> {
    before: &'a str,
    text: &'a str,
}

impl Taken<'_> {
    fn is_response(&self) -> bool {
        self.text.starts_with("SIP/2.0 ")
    }

    /// The message on the next hop: one more Via on top.
    fn forwarded(&self) -> String {
        let via = "\r\nVia: ";
        let Some(at) = self.text.find(via) else {
            return String::new();
        };
        let (head, rest) = self.text.split_at(at);
        let top = rest.lines().nth(1).unwrap_or_default();
        let branch = top.split("branch=").nth(1).unwrap_or("none");
        let branch = branch.split([';', ',']).next().unwrap_or_default();
        let hop = format!("SIP/2.0/UDP proxy.example.com;branch={branch}p");
        format!("{}{head}{via}{hop}{rest}", self.before)
    }

    fn plain(&self) -> String {
        format!("{}{}", self.before, self.text)
    }
}

/// The messages of an example.
fn taken(example: &Example) -> Vec<Taken<'_>> {
    let input = std::str::from_utf8(&example.input).unwrap();
    let found = inspect(&example.input, &example.options);
    let mut end = 0;
    let piece = |m: &sip_inspector::ingest::Captured| {
        let length = u32::try_from(m.source.bytes().len()).unwrap();
        let span = m.source.to_input(Span::new(0, length)).range();
        let before = &input[end..span.start];
        end = span.end;
        let text = &input[span];
        Taken { before, text }
    };
    found.capture().messages.iter().map(piece).collect()
}

/// The codes of family 5 that a trace gives, each as often as it is found.
fn codes(input: &str, example: &Example, least: Severity) -> Vec<&'static str> {
    let found = inspect(input.as_bytes(), &example.options);
    let ours = found
        .findings()
        .iter()
        .filter(|d| d.rule.code.starts_with("SIP5") && found.severity(d.rule) >= least);
    let mut codes: Vec<_> = ours.map(|d| d.rule.code).collect();
    codes.sort_unstable();
    codes
}

fn examples() -> Vec<(&'static Rule, Example)> {
    let family = RULES.iter().filter(|r| r.code.starts_with("SIP5"));
    let of = |r: &'static Rule| {
        let all = ["Fails", "Passes"].map(|s| blocks(r, s));
        all.into_iter().flatten().map(move |e| (r, e))
    };
    family.flat_map(|r| of(r)).collect()
}

#[test]
fn a_defect_that_is_forwarded_is_found_once() {
    let mut wrong = Vec::new();
    for (rule, example) in examples() {
        let forwarded = |m: &Taken<'_>| {
            if m.is_response() {
                m.forwarded() + &m.plain()
            } else {
                m.plain() + &m.forwarded()
            }
        };
        let text: String = taken(&example).iter().map(forwarded).collect();
        let once = codes(
            &String::from_utf8_lossy(&example.input),
            &example,
            Severity::Info,
        );
        let found = codes(&text, &example, Severity::Info);
        if found != once {
            wrong.push(format!("{rule:?}: {once:?}, and forwarded {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_lost_accuses_nobody() {
    let mut wrong = BTreeSet::new();
    for (rule, example) in examples() {
        let all = taken(&example);
        let count = all.len();
        let without = |gone: &dyn Fn(usize, &Taken<'_>) -> bool| -> String {
            let left = all.iter().enumerate().filter(|(n, m)| !gone(*n, m));
            left.map(|(_, m)| m.plain()).collect()
        };
        let mut parts = vec![
            ("no requests".to_owned(), without(&|_, m| !m.is_response())),
            ("no responses".to_owned(), without(&|_, m| m.is_response())),
        ];
        for n in 0..count {
            parts.push((format!("without {n}"), without(&|at, _| at == n)));
            parts.push((format!("from {n}"), without(&|at, _| at < n)));
        }
        for (what, text) in parts {
            let mut found = codes(&text, &example, Severity::Warning);
            found.retain(|c| *c != rule.code && !example.also.iter().any(|a| a == c));
            if !found.is_empty() {
                wrong.insert(format!("{rule:?} {what} of {count}: {found:?}\n"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.into_iter().collect::<String>()
    );
}
