//! All safe fixes in one step: which of them go together, and the text they give.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Applicability, Diagnostic, Edit, Fix};
use crate::{
    ingest::{Capture, Captured, MessageId},
    message::HeaderId,
    text::{Span, offset},
};

/// Safe fixes that can be applied together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeFixes {
    /// How many findings they put right.
    pub count: u32,
    /// Edits of the input (not of a message), sorted and disjoint.
    pub edits: Vec<Edit>,
}

/// The edits taken so far, by their place in the input; disjoint.
#[derive(Default)]
struct Taken<'a>(BTreeMap<(u32, u32), (MessageId, &'a Edit)>);

/// Takes the first safe fix of every finding, errors first. A fix whose edits touch one already
/// taken is left out: it is offered again once those are applied. Where a body changes, the
/// Content-Length that counted it right is made to count it right again (RFC 3261 §20.14).
/// What was unpacked from an input cannot be edited there: nothing is offered for it.
pub fn safe_fixes(capture: &Capture, findings: &[Diagnostic]) -> SafeFixes {
    if capture.document.is_some() {
        return SafeFixes::default();
    }
    let mut order: Vec<_> = findings.iter().collect();
    order.sort_by_key(|d| Reverse(d.rule.severity));
    let mut taken = Taken::default();
    let mut count = 0;
    for finding in order {
        let id = finding.at.message;
        let safe = |f: &&Fix| f.applicability == Applicability::Safe;
        let fix = finding.fixes.iter().find(safe);
        if let (Some(fix), Some(message)) = (fix, capture.get(id))
            && taken.take(id, message, fix)
        {
            count += 1;
        }
    }
    let lengths = taken.lengths(capture);
    let mut edits: BTreeMap<_, _> = taken
        .0
        .into_iter()
        .map(|(at, (_, edit))| (at, edit.insert.clone()))
        .collect();
    edits.extend(lengths);
    let edits = edits.into_iter().map(|((start, end), insert)| Edit {
        span: Span::new(start, end),
        insert,
    });
    SafeFixes {
        count,
        edits: edits.collect(),
    }
}

/// `text` with `edits` applied, which must be sorted and disjoint.
pub fn apply(text: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.extend_from_slice(Span::new(at, edit.span.start).of(text));
        out.extend_from_slice(edit.insert.as_bytes());
        at = edit.span.end;
    }
    out.extend_from_slice(Span::new(at, offset(text.len())).of(text));
    out
}

impl<'a> Taken<'a> {
    /// Takes all edits of `fix`, or none.
    fn take(&mut self, id: MessageId, message: &Captured, fix: &'a Fix) -> bool {
        let places = fix.edits.iter().map(|edit| {
            let span = message.source.verbatim(edit.span)?;
            self.fits(span, edit).then_some((span, edit))
        });
        let Some(places) = places.collect::<Option<Vec<_>>>() else {
            return false;
        };
        for (span, edit) in places {
            self.0.insert((span.start, span.end), (id, edit));
        }
        true
    }

    /// Whether an edit at `span` of the input touches none of the others, or is one of them.
    fn fits(&self, span: Span, edit: &Edit) -> bool {
        let key = (span.start, span.end);
        if let Some((_, same)) = self.0.get(&key) {
            return same.insert == edit.insert;
        }
        let before = self.0.range(..key).next_back();
        let after = self.0.range(key..).next();
        before.is_none_or(|((_, end), _)| *end <= span.start)
            && after.is_none_or(|((start, _), _)| *start >= span.end)
    }

    /// New values for the Content-Length of messages whose body changes, by place in the input.
    fn lengths(&self, capture: &Capture) -> Vec<((u32, u32), String)> {
        let mut changed: BTreeMap<MessageId, Vec<Edit>> = BTreeMap::new();
        let mut values = BTreeSet::new();
        for (id, edit) in self.0.values() {
            let body = capture.get(*id).map(|m| m.parsed.message.body);
            if body.is_some_and(|b| !b.is_empty() && b.contains(edit.span)) {
                changed.entry(*id).or_default().push((*edit).clone());
            } else {
                values.insert((*id, edit.span));
            }
        }
        let one = |(id, edits): (&MessageId, &Vec<Edit>)| {
            let message = capture.get(*id)?;
            let field = message.parsed.message.field(HeaderId::ContentLength)?;
            let place = message.source.verbatim(field.value)?;
            let key = (place.start, place.end);
            // A fix of the length itself was reckoned for the body as it was.
            let own = self.0.get(&key).map(|(_, e)| e.insert.as_str());
            if own.is_none()
                && values
                    .iter()
                    .any(|(m, s)| m == id && field.value.contains(*s))
            {
                return None;
            }
            Some((key, length_after(message, own, edits)?))
        };
        changed.iter().filter_map(one).collect()
    }
}

/// The Content-Length of a message after `edits` to its body, where `own` (or else the field's
/// value) counts the body as it is.
fn length_after(message: &Captured, own: Option<&str>, edits: &[Edit]) -> Option<String> {
    let source = &message.source;
    let parsed = &message.parsed.message;
    let value = parsed.field(HeaderId::ContentLength)?.value;
    let announced: usize = match own {
        Some(own) => own.trim().parse().ok()?,
        None => std::str::from_utf8(source.get(value)).ok()?.parse().ok()?,
    };
    let old = source.get(parsed.body);
    let moved = |edit: &Edit| Edit {
        span: Span::new(
            edit.span.start.saturating_sub(parsed.body.start),
            edit.span.end.saturating_sub(parsed.body.start),
        ),
        insert: edit.insert.clone(),
    };
    let new = apply(old, &edits.iter().map(moved).collect::<Vec<_>>());
    if announced == old.len() {
        return Some(new.len().to_string());
    }
    (announced == with_crlf(old)).then(|| with_crlf(&new).to_string())
}

/// How many bytes `text` has with every line end as CRLF.
fn with_crlf(text: &[u8]) -> usize {
    let pairs = text.windows(2).filter(|w| w == b"\r\n").count();
    let ends = text.iter().filter(|b| matches!(b, b'\r' | b'\n')).count();
    // Each pair was counted twice and adds nothing; each lone end adds one.
    text.len() + ends.saturating_sub(2 * pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ingest,
        lint::{Locus, Rule},
        rules::RULES,
    };

    const TEXT: &str = "OPTIONS sip:b@h SIP/2.0\nVia: SIP/2.0/UDP h\nContent-Type: application/sdp\n\
                        Content-Length: 10\n\nv=0\ns=-\n";

    fn place(part: &str) -> Span {
        let at = offset(TEXT.find(part).unwrap());
        Span::new(at, at + offset(part.len()))
    }

    fn finding(rule: &'static Rule, fixes: Vec<Fix>) -> Diagnostic {
        let at = Locus {
            message: MessageId(0),
            span: Span::empty(0),
        };
        Diagnostic {
            rule,
            at,
            message: String::new(),
            related: Vec::new(),
            fixes,
        }
    }

    fn fixed(fixes: &[Fix]) -> (u32, String) {
        let capture = ingest::read(TEXT.as_bytes());
        assert_eq!(capture.messages.len(), 1);
        let rule = RULES[0];
        let findings: Vec<_> = fixes
            .iter()
            .map(|f| finding(rule, vec![f.clone()]))
            .collect();
        let all = safe_fixes(&capture, &findings);
        let text = apply(TEXT.as_bytes(), &all.edits);
        (all.count, String::from_utf8(text).unwrap())
    }

    fn replace(part: &str, insert: &str) -> Fix {
        Fix::safe("", place(part), insert)
    }

    #[test]
    fn fixes_go_together_where_they_do_not_touch() {
        let unsafe_fix = replace("OPTIONS", "INVITE").trusted(Applicability::Unsafe);
        let insert = |insert: &str| Fix::safe("", Span::empty(place("Via").start), insert);
        // (fixes, how many are taken, old text, new text)
        let cases: &[(&[Fix], u32, &str, &str)] = &[
            (&[], 0, "", ""),
            (&[unsafe_fix], 0, "", ""),
            (
                &[replace("UDP h", "TCP h"), replace("UDP", "TLS")],
                1,
                "UDP h",
                "TCP h",
            ),
            (
                &[replace("UDP", "TCP"), replace("UDP", "TCP")],
                2,
                "UDP",
                "TCP",
            ),
            (
                &[
                    replace("UDP h", "TCP k"),
                    insert("X: 1\n"),
                    insert("X: 2\n"),
                ],
                2,
                "Via: SIP/2.0/UDP h",
                "X: 1\nVia: SIP/2.0/TCP k",
            ),
            (
                &[replace("Via", "v"), insert("X: 1\n")],
                2,
                "Via:",
                "X: 1\nv:",
            ),
        ];
        for (fixes, count, old, new) in cases {
            assert_eq!(
                fixed(fixes),
                (*count, TEXT.replacen(old, new, 1)),
                "{fixes:?}"
            );
        }
    }

    #[test]
    fn a_changed_body_is_counted_anew() {
        // Ten is right once CRLF is restored.
        let longer = replace("s=-", "s=call");
        let expected = TEXT.replace("s=-", "s=call").replace("10", "13");
        assert_eq!(fixed(std::slice::from_ref(&longer)), (1, expected.clone()));
        // A fix of the length itself counted the body as it was.
        let length = replace("10", "8");
        let expected_as_given = expected.replace("13", "11");
        assert_eq!(fixed(&[longer.clone(), length]), (2, expected_as_given));
        // A length that was wrong is another finding's matter.
        let wrong = replace("10", "99");
        let expected_wrong = expected.replace("13", "99");
        assert_eq!(fixed(&[longer, wrong]), (2, expected_wrong));
    }

    #[test]
    fn lengths_with_crlf() {
        let cases: [(&[u8], usize); 5] = [
            (b"", 0),
            (b"a\n", 3),
            (b"a\r\n", 3),
            (b"a\rb\n\n", 8),
            (b"\r\r\n", 4),
        ];
        for (text, expected) in cases {
            assert_eq!(with_crlf(text), expected, "{text:?}");
        }
    }
}
