//! SIP501.

use std::collections::BTreeMap;

use super::{
    hops::{OnHop, branch, first_hops},
    messages::is_whole,
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderField, HeaderId, HeaderValue},
};

declare_rule! {
    /// Two requests have one Call-ID, CSeq and branch, and yet are not the same request.
    ///
    /// ## Why it matters
    ///
    /// A request that is sent again is sent as it was. By its branch a server takes the second
    /// request for the first one sent again: it repeats its last response, and what the second
    /// one says is never read. A new request needs a new branch and, within a dialog or for one
    /// Call-ID, a CSeq number that is one higher.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=register
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK82d1e07b»
    /// Expires: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// The same request, sent again and seen by the server:
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=register
    /// Via:  SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b;received=192.0.2.1;rport=5060
    /// ```
    SIP501 = "retransmission-differs" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7"), May(3261, "17.2.3")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // What a fragment lacks, it lacks by the paste.
    let request = |id| {
        let message = cx.message(id)?;
        (message.message().is_request() && is_whole(&message)).then_some(message)
    };
    let mut found = Vec::new();
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let repeats = transaction.repeats.iter();
        let pairs = repeats.filter_map(|r| request(r.of).zip(request(r.message)));
        for (place, (first, second)) in pairs.enumerate() {
            let differing = differences(&parts(&first), &parts(&second));
            if !differing.is_empty() {
                found.push(OnHop {
                    transaction: number,
                    key: place,
                    what: (first, second, differing),
                });
            }
        }
    }
    for (first, second, differing) in first_hops(cx, found) {
        report(&first, &second, &differing, lint);
    }
}

fn report(
    first: &MessageCx<'_>,
    second: &MessageCx<'_>,
    differing: &[String],
    lint: &mut Lint<'_>,
) {
    let Some(at) = branch(second) else {
        return;
    };
    let text = format!(
        "Call-ID, CSeq and branch are those of message {}, but it is not that request sent again: {}. A server takes it for that and ignores what is new; a new request needs a new branch.",
        first.id.0.saturating_add(1),
        differing.join(", ")
    );
    let finding = lint.report(second.id, at, text);
    if let Some(span) = branch(first) {
        finding.relate(first.id, span, "the same branch");
    }
}

/// The parts of a message by what they are called, as they compare.
type Parts = BTreeMap<String, Vec<Vec<u8>>>;

fn parts(cx: &MessageCx<'_>) -> Parts {
    let message = cx.message();
    let mut parts = Parts::new();
    let mut add = |name: &str, value| parts.entry(name.to_owned()).or_default().push(value);
    add("the request line", squeezed(cx.bytes(message.start_span)));
    for field in &message.headers {
        match field.id {
            HeaderId::Other => add(&cx.text(field.name), squeezed(cx.bytes(field.value))),
            HeaderId::Via => add("Via", via(cx, field)),
            id => add(id.name(), squeezed(cx.bytes(field.value))),
        }
    }
    add("the body", squeezed(cx.bytes(message.body)));
    parts
}

/// A Via without what its receiver wrote into it (RFC 3261 §18.2.1, RFC 3581 §4).
fn via(cx: &MessageCx<'_>, field: &HeaderField) -> Vec<u8> {
    let Some(HeaderValue::Via(hops)) = field.typed(cx.source()) else {
        return squeezed(cx.bytes(field.value));
    };
    let mut out = Vec::new();
    for hop in hops {
        let spans = [hop.protocol, hop.version, hop.transport];
        let sent_by = hop.sent_by.map(|s| s.span);
        for span in spans.into_iter().chain(sent_by) {
            out.extend(squeezed(cx.bytes(span)));
            out.push(b' ');
        }
        let ours = |n: &[u8]| {
            !["received", "rport"]
                .iter()
                .any(|w| n.eq_ignore_ascii_case(w.as_bytes()))
        };
        for param in hop.params.iter().filter(|p| ours(p.name(cx.source()))) {
            out.push(b';');
            out.extend(squeezed(cx.bytes(param.span)));
        }
    }
    out
}

/// `bytes` without white space.
fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let solid = bytes.iter().filter(|b| !b.is_ascii_whitespace());
    solid.copied().collect()
}

/// In a few words, what `second` has otherwise than `first`.
fn differences(first: &Parts, second: &Parts) -> Vec<String> {
    let gone = first.keys().filter(|n| !second.contains_key(*n));
    let gone = gone.map(|n| format!("{n} is gone"));
    let other = second.iter().filter_map(|(n, values)| match first.get(n) {
        None => Some(format!("{n} is new")),
        Some(before) if before != values => Some(format!("{n} differs")),
        Some(_) => None,
    });
    gone.chain(other).collect()
}
