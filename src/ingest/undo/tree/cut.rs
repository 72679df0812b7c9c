//! Values that Wireshark cut after some 240 characters, completed from the parts listed below.

use super::{super::Pass, Row};
use crate::{
    syntax::{Text, rfc3261::split_outside},
    text::{Span, offset},
};

/// How Wireshark marks a cut value, the sign also as it looks when its UTF-8 was read as
/// Windows-1252.
const MARKS: [&str; 5] = ["[…] ", "[…]", "[â€¦]", "[truncated] ", "[truncated]"];

/// Wireshark's names for the parts of a challenge or of credentials.
const PARTS: [(&str, &str); 12] = [
    ("Username", "username"),
    ("Realm", "realm"),
    ("Nonce Value", "nonce"),
    ("Authentication URI", "uri"),
    ("Digest Authentication Response", "response"),
    ("Algorithm", "algorithm"),
    ("CNonce Value", "cnonce"),
    ("Opaque Value", "opaque"),
    ("QOP", "qop"),
    ("Nonce Count", "nc"),
    ("Stale Flag", "stale"),
    ("Domain", "domain"),
];

/// Length of the mark at the front of a row.
pub(super) fn mark(row: &[u8]) -> Option<usize> {
    MARKS
        .iter()
        .find(|m| row.starts_with(m.as_bytes()))
        .map(|m| m.len())
}

/// Completes the field at `field`, whose end is cut: its last parameter, which may be half of one,
/// gives way to what the parts say. Where the parts say nothing that is understood, the field is
/// noted as cut.
pub(super) fn complete(pass: &mut Pass<'_>, field: Span, parts: &[Row<'_>]) {
    let text = Text::new(pass.bytes(), field);
    let params = split_outside(text, b',');
    let Some(last) = params.last() else {
        return;
    };
    // The first one holds the field's name and the scheme.
    let kept: Vec<_> = params.iter().map(|p| name_of(p.bytes())).collect();
    let kept = kept.get(..kept.len() - 1).unwrap_or_default();
    let missing = parts.iter().filter_map(|row| {
        let (label, value) = row.label()?;
        let (_, name) = PARTS.iter().find(|(l, _)| l.as_bytes() == label)?;
        (!kept.contains(&name.as_bytes())).then_some((
            *name,
            Span::new(row.text.start + offset(value), row.text.end),
        ))
    });
    let missing: Vec<_> = missing.collect();
    if missing.is_empty() || params.len() < 2 {
        let at = pass.to_input(field);
        pass.cuts.push(at);
        return;
    }
    pass.remove(Span::new(last.start().saturating_sub(1), field.end));
    for (name, value) in missing {
        pass.insert(format!(", {name}=").as_bytes(), value, value);
    }
}

/// The parameter's name: the last word before `=`, in lower case.
fn name_of(param: &[u8]) -> &[u8] {
    let name = param
        .split(|b| *b == b'=')
        .next()
        .unwrap_or_default()
        .trim_ascii();
    name.rsplit(|b| *b == b' ').next().unwrap_or_default()
}
