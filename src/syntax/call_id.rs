//! Call-IDs: alone, in a list, and with the tags that name a dialog (RFC 3261 §20.8, §20.21;
//! RFC 3891 §6.1; RFC 3911 §7.1; RFC 4538 §7).

use nom::Input;

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    address::elements,
    input::all,
    params::{Params, semi_params},
    rfc3261,
};
use crate::text::Span;

/// `callid *( SEMI generic-param )`: Replaces, Join, Target-Dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogId {
    /// The Call-ID.
    pub call_id: Span,
    /// `to-tag`, `from-tag`, `local-tag`, `remote-tag`, `early-only` …
    pub params: Params,
}

/// `callid = word [ "@" word ]` as all of `text`.
pub fn call_id(text: Text<'_>, faults: &mut Faults) -> Option<Span> {
    match all(rfc3261::callid, text) {
        Ok(id) => Some(id.span()),
        Err(e) if text.is_empty() => {
            faults.push(SyntaxFault::new(FaultKind::EmptyValue, text.span()).expecting(e.what));
            None
        }
        Err(e) => {
            faults.push(
                SyntaxFault::new(FaultKind::Malformed, e.at.span())
                    .expecting("a word, or two with `@` between"),
            );
            None
        }
    }
}

/// `callid *(COMMA callid)` as all of `text`.
pub fn call_ids(text: Text<'_>, faults: &mut Faults) -> Option<Vec<Span>> {
    let text = text.trim();
    if text.is_empty() {
        call_id(text, faults)?;
    }
    let mut list = Vec::new();
    for part in elements(text, faults) {
        list.push(call_id(part, faults)?);
    }
    Some(list)
}

/// `callid *( SEMI generic-param )` as all of `text`.
pub fn dialog_id(text: Text<'_>, faults: &mut Faults) -> Option<DialogId> {
    let text = text.trim();
    let (id, params) = text.split(text.position(|b| b == b';').unwrap_or(text.bytes().len()));
    Some(DialogId {
        call_id: call_id(id.trim(), faults)?,
        params: semi_params(params, faults),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, span: Span) -> &str {
        text.get(span.range()).unwrap()
    }

    #[test]
    fn lists_of_call_ids() {
        use FaultKind::{EmptyElement, EmptyValue, Malformed};
        let cases: &[(&str, Option<&[&str]>, &[FaultKind])] = &[
            (
                "70710@saturn.example.com",
                Some(&["70710@saturn.example.com"]),
                &[],
            ),
            ("a@b , c(d)", Some(&["a@b", "c(d)"]), &[]),
            ("a,,b", Some(&["a", "b"]), &[EmptyElement]),
            ("", None, &[EmptyValue]),
            ("a b", None, &[Malformed]),
        ];
        for (text, expected, kinds) in cases {
            let mut faults = Faults::new();
            let read = call_ids(Text::whole(text.as_bytes()), &mut faults);
            let read = read.map(|l| l.into_iter().map(|s| part(text, s)).collect::<Vec<_>>());
            assert_eq!(read.as_deref(), *expected, "{text}");
            let found: Vec<_> = faults.iter().map(|f| f.kind).collect();
            assert_eq!(found, *kinds, "{text}");
        }
    }

    #[test]
    fn dialogs_by_call_id_and_tags() {
        let text = "425928@phone.example.org ;to-tag=7743;from-tag=6472;early-only";
        let mut faults = Faults::new();
        let id = dialog_id(Text::whole(text.as_bytes()), &mut faults).unwrap();
        assert_eq!(part(text, id.call_id), "425928@phone.example.org");
        let params: Vec<_> = id.params.iter().map(|p| part(text, p.span)).collect();
        assert_eq!(params, ["to-tag=7743", "from-tag=6472", "early-only"]);
        assert!(faults.is_empty());
        assert_eq!(dialog_id(Text::whole(b";to-tag=1"), &mut faults), None);
    }
}
