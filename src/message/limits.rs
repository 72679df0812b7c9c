//! How large the numbers in header fields may be.

use super::{Bearer, HeaderId, HeaderValue};
use crate::{
    syntax::{FaultKind, Faults, SyntaxFault, Text, number::Number},
    text::{Source, Span},
};

/// `delta-seconds` counts to 2^32 - 1 (RFC 3261 §20.19, §20.23).
const SECONDS: (u64, &str) = (0xffff_ffff, "no more than 4294967295");

/// The least and the largest number a field may carry, and the same in words.
fn limit(id: HeaderId) -> Option<(u64, u64, &'static str)> {
    let (seconds, what) = SECONDS;
    Some(match id {
        // RFC 3261 §8.1.1.5
        HeaderId::CSeq => (0, 0x7fff_ffff, "less than 2147483648"),
        // RFC 3261 §20.22
        HeaderId::MaxForwards => (0, 255, "no more than 255"),
        // RFC 3262 §3 and §7.1: the first is at least 1, and they grow
        HeaderId::RSeq | HeaderId::RAck => (1, 0xffff_ffff, "from 1 to 4294967295"),
        HeaderId::Expires
        | HeaderId::MinExpires
        | HeaderId::RetryAfter
        | HeaderId::SessionExpires
        | HeaderId::MinSe => (0, seconds, what),
        HeaderId::ContentLength => (0, 0xffff_ffff, "a length that a message can have"),
        _ => return None,
    })
}

/// A parameter that must be a number.
struct NumberParam {
    name: &'static str,
    /// The least and the largest that it may be.
    range: (u64, u64),
    /// What is wanted, where it is digits and out of that.
    wanted: &'static str,
    /// Whether points may stand between the digits.
    points: bool,
}

const fn digits(name: &'static str, range: (u64, u64), wanted: &'static str) -> NumberParam {
    NumberParam {
        name,
        range,
        wanted,
        points: false,
    }
}

const EXPIRES: NumberParam = digits("expires", (0, SECONDS.0), SECONDS.1);

/// The parameters that must be numbers, and their fields.
static NUMBER_PARAMS: &[(HeaderId, NumberParam)] = &[
    // RFC 3326 §2
    (HeaderId::Reason, digits("cause", (0, u64::MAX), "a number")),
    // RFC 7044 §5
    (
        HeaderId::HistoryInfo,
        NumberParam {
            points: true,
            ..digits("index", (0, u64::MAX), "a number")
        },
    ),
    // RFC 5806 §4
    (
        HeaderId::Diversion,
        digits("counter", (0, 99), "one or two digits"),
    ),
    (
        HeaderId::Diversion,
        digits("limit", (0, 99), "one or two digits"),
    ),
    // RFC 3581 §4
    (
        HeaderId::Via,
        digits("rport", (0, 65535), "a port up to 65535"),
    ),
    // RFC 3261 §25.1
    (HeaderId::Via, digits("ttl", (0, 255), "from 0 to 255")),
    // RFC 3261 §20.10
    (HeaderId::Contact, EXPIRES),
    // RFC 5626 §4.2, where 0 is reserved
    (
        HeaderId::Contact,
        digits("reg-id", (1, 0x7fff_ffff), "from 1 to 2147483647"),
    ),
    // RFC 6665 §8.4
    (HeaderId::SubscriptionState, EXPIRES),
    (
        HeaderId::SubscriptionState,
        digits("retry-after", (0, SECONDS.0), SECONDS.1),
    ),
    // RFC 3261 §20.33
    (
        HeaderId::RetryAfter,
        digits("duration", (0, SECONDS.0), SECONDS.1),
    ),
];

/// Adds a fault where a parameter that is a number is none, or out of its range.
fn of_params(id: HeaderId, source: &Source, value: &HeaderValue, faults: &mut Faults) {
    let mut own = NUMBER_PARAMS.iter().filter(|(of, _)| *of == id).peekable();
    if own.peek().is_none() {
        return;
    }
    let lists = value.param_lists();
    for (_, param) in own {
        for (bearer, params) in &lists {
            let named = params.all(source, param.name);
            for at in named.filter_map(|p| p.value) {
                if *bearer == Bearer::Field {
                    one_param(source, at, param, faults);
                }
            }
        }
    }
}

fn one_param(source: &Source, at: Span, param: &NumberParam, faults: &mut Faults) {
    let text = source.get(at);
    let right = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    if param.points && text.split(|b| *b == b'.').all(right) {
        return;
    }
    if !right(text) {
        let what = if param.points {
            "numbers with dots between"
        } else {
            "digits"
        };
        faults.push(SyntaxFault::new(FaultKind::NotANumber, at).expecting(what));
        return;
    }
    let (least, most) = param.range;
    let number = Number::new(Text::new(source.bytes(), at));
    if number.within(most).is_none_or(|n| n < least) {
        faults.push(SyntaxFault::new(FaultKind::NumberRange, at).expecting(param.wanted));
    }
}

/// Adds a fault where a number of the field `id` is larger than it may be.
pub(super) fn check(id: HeaderId, source: &Source, value: &HeaderValue, faults: &mut Faults) {
    of_params(id, source, value, faults);
    let found = match value {
        HeaderValue::CSeq(cseq) => vec![cseq.number],
        HeaderValue::Number(number) => vec![*number],
        HeaderValue::Seconds(seconds) => vec![seconds.number],
        HeaderValue::RAck(rack) => vec![rack.rseq, rack.cseq],
        _ => return,
    };
    let Some((least, most, what)) = limit(id) else {
        return;
    };
    for number in found {
        if number.within(most).is_none_or(|n| n < least) {
            faults.push(SyntaxFault::new(FaultKind::NumberRange, number.span).expecting(what));
        }
    }
}
