//! SIP502.

use std::collections::HashSet;

use super::hops::RequestKey;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::Method,
};

declare_rule! {
    /// The request that a CANCEL cancels is not in the trace.
    ///
    /// ## Why it matters
    ///
    /// A CANCEL must repeat Request-URI, Call-ID, To, From, the number in CSeq and the top Via of
    /// the request it cancels. Whether this one does cannot be checked without that request. If
    /// the trace is complete, the server will answer 481: it knows of nothing to cancel.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// >«CANCEL» sip:bob@example.net SIP/2.0
    /// CSeq: 314159 CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// === base=invite
    /// >CANCEL sip:bob@example.net SIP/2.0
    /// CSeq: 314159 CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// ```
    SIP502 = "cancel-without-its-request" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Must(3261, "9.1"), May(3261, "9.2")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let requests = || cx.messages().filter(|m| m.message().is_request());
    let cancelled: HashSet<_> = requests()
        .filter(|m| !matches!(m.method(), Method::Cancel | Method::Ack))
        .flat_map(|m| keys(&m))
        .collect();
    // A CANCEL goes hop by hop: one that follows another is told with it.
    let mut told = HashSet::new();
    for message in requests().filter(|m| m.method() == Method::Cancel) {
        let (Some(key), Some(method)) =
            (RequestKey::of(&message), message.message().request_method())
        else {
            continue;
        };
        // Where branch or number alone is another, other rules say so.
        let known = keys(&message).iter().any(|k| cancelled.contains(k));
        if !known && told.insert((key.call_id, key.cseq)) {
            let text = format!(
                "The request that this CANCEL cancels (CSeq {}, branch `{}`) is not here, so whether the CANCEL repeats what it must cannot be checked.",
                key.cseq,
                String::from_utf8_lossy(key.branch)
            );
            lint.report(message.id, method, text);
        }
    }
}

/// Call-ID with the branch, and with the number.
fn keys<'a>(m: &MessageCx<'a>) -> Vec<(&'a [u8], Option<&'a [u8]>, Option<u64>)> {
    RequestKey::of(m).map_or_else(Vec::new, |key| {
        vec![
            (key.call_id, Some(key.branch), None),
            (key.call_id, None, Some(key.cseq)),
        ]
    })
}
