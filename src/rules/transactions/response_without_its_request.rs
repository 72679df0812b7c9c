//! SIP511.

use std::collections::HashSet;

use super::{
    hops::{RequestKey, branch, has_broken_via},
    messages::{call_id, cseq, is_whole, tag},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// The request that a response answers is not in the trace.
    ///
    /// ## Why it matters
    ///
    /// Other messages with its Call-ID are here, this one's request is not: the capture lost it,
    /// does not see that hop, or the response goes with a request that has another branch. What it
    /// answers cannot be checked.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK74bf9c77»;received=192.0.2.101
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite-180
    /// ```
    ///
    /// ```sip,base=none,also=SIP031
    /// === base=invite
    /// Via: SIP/2.0/UDP [2001:db8::9:1;branch=z9hG4bK74bf9c03
    /// === base=invite-180
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// ```
    SIP511 = "response-without-its-request" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "17.1.3")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let (mut asked, mut cancelled) = (HashSet::new(), HashSet::new());
    let mut told = HashSet::new();
    let broken: HashSet<_> = cx
        .messages()
        .filter(is_broken)
        .filter_map(|m| rest(&m))
        .collect();
    let in_order = cx.trace.order.sequence.iter();
    for message in in_order.filter_map(|id| cx.message(*id)) {
        let Some(call_id) = call_id(&message) else {
            continue;
        };
        if message.message().is_request() {
            asked.insert(call_id);
            if message.method() == Method::Cancel {
                cancelled.extend(RequestKey::of(&message));
            }
            continue;
        }
        // What a lone CANCEL cancels is missing too, and is told there; so is what is broken.
        let explained = RequestKey::of(&message).is_some_and(|k| cancelled.contains(&k))
            || rest(&message).is_some_and(|k| broken.contains(&k));
        if explained || !is_alone(cx, &message) || !asked.contains(call_id) {
            continue;
        }
        // One that is forwarded is told where it comes first.
        let status = message.message().status_code();
        if told.insert((rest(&message), tag(&message, HeaderId::To), status)) {
            report(&message, lint);
        }
    }
}

/// Whether a response is there whole and its transaction starts with it.
fn is_alone(cx: &TraceCx<'_>, m: &MessageCx<'_>) -> bool {
    let transaction = cx.trace.transaction_of(m.id);
    is_whole(m) && branch(m).is_some() && transaction.is_some_and(|t| t.first() == Some(m.id))
}

fn report(response: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(at) = branch(response) else {
        return;
    };
    let text = format!(
        "No request with the branch {} and this CSeq is here, though others of this Call-ID are. What the response answers cannot be checked.",
        response.quote(at)
    );
    lint.report(response.id, at, text);
}

/// Whether a request lacks what its responses are matched by.
fn is_broken(m: &MessageCx<'_>) -> bool {
    m.message().is_request() && (call_id(m).is_none_or(<[u8]>::is_empty) || has_broken_via(m))
}

/// What else a response shares with its request: method, number and From tag.
fn rest<'a>(m: &MessageCx<'a>) -> Option<(Method, Option<u64>, &'a [u8])> {
    Some((m.method(), cseq(m)?.value, tag(m, HeaderId::From)?))
}
