//! How large the numbers in header fields may be.

use super::{HeaderId, HeaderValue};
use crate::{
    syntax::{
        FaultKind, Faults, SyntaxFault, Text,
        number::{Number, number},
    },
    text::Source,
};

/// `delta-seconds` counts to 2^32 - 1 (RFC 3261 §20.19, §20.23).
const SECONDS: (u64, &str) = (0xffff_ffff, "no more than 4294967295");

/// The largest number a field may carry, and the same in words.
fn limit(id: HeaderId) -> Option<(u64, &'static str)> {
    Some(match id.name() {
        // RFC 3261 §8.1.1.5
        "CSeq" => (0x7fff_ffff, "less than 2147483648"),
        // RFC 3261 §20.22
        "Max-Forwards" => (255, "no more than 255"),
        // RFC 3262 §7.1
        "RSeq" => (0xffff_ffff, "no more than 4294967295"),
        "Expires" | "Min-Expires" | "Retry-After" | "Session-Expires" | "Min-SE" => SECONDS,
        "Content-Length" => (0xffff_ffff, "a length that a message can have"),
        _ => return None,
    })
}

/// Adds a fault where a parameter that is a number is none, or too large for its field.
fn of_params(id: HeaderId, source: &Source, value: &HeaderValue, faults: &mut Faults) {
    let (name, limit, points) = match id {
        // RFC 3326 §2
        HeaderId::Reason => ("cause", u64::MAX, false),
        // RFC 7044 §5
        HeaderId::HistoryInfo => ("index", u64::MAX, true),
        // RFC 3581 §4
        HeaderId::Via => ("rport", 65535, false),
        _ => return,
    };
    for (_, params) in value.param_lists() {
        for at in params.all(source, name).filter_map(|p| p.value) {
            let digits = source.get(at);
            let right = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
            if !(right(digits) || points && digits.split(|b| *b == b'.').all(right)) {
                let what = if points {
                    "numbers with dots between"
                } else {
                    "digits"
                };
                faults.push(SyntaxFault::new(FaultKind::NotANumber, at).expecting(what));
            } else if !points
                && Number::new(Text::new(source.bytes(), at))
                    .within(limit)
                    .is_none()
            {
                faults.push(
                    SyntaxFault::new(FaultKind::NumberRange, at).expecting("a port up to 65535"),
                );
            }
        }
    }
}

/// Adds a fault where a number of the field `id` is larger than it may be.
pub(super) fn check(id: HeaderId, source: &Source, value: &HeaderValue, faults: &mut Faults) {
    of_params(id, source, value, faults);
    let found = match value {
        HeaderValue::CSeq(cseq) => Some(cseq.number),
        HeaderValue::Number(number) => Some(*number),
        HeaderValue::Seconds(seconds) => Some(seconds.number),
        _ => None,
    };
    let excess = found
        .zip(limit(id))
        .filter(|(number, (limit, _))| number.within(*limit).is_none());
    if let Some((number, (_, what))) = excess {
        faults.push(SyntaxFault::new(FaultKind::NumberRange, number.span).expecting(what));
    }
    if let (HeaderId::Contact, HeaderValue::Addresses(list)) = (id, value) {
        for address in list.list() {
            for expires in address.params.all(source, "expires") {
                let text = Text::new(source.bytes(), expires.value.unwrap_or(expires.span));
                let read = number(text, faults);
                if read.is_some_and(|n| n.within(SECONDS.0).is_none()) {
                    faults.push(
                        SyntaxFault::new(FaultKind::NumberRange, text.span()).expecting(SECONDS.1),
                    );
                }
            }
        }
    }
}
