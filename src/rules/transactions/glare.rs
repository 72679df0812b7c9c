//! SIP526.

use super::messages::{responses, status_span};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// Both sides changed the session at once.
    ///
    /// ## Why it matters
    ///
    /// Two requests that change the session crossed, so one was answered 491 Request Pending. The
    /// side that started the call tries again after 2.1 to 4 seconds, the other after up to 2. A
    /// client that does not try again has lost its hold, transfer or refresh.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// >UPDATE sip:bob@server.example.net SIP/2.0
    /// CSeq: 314160 UPDATE
    /// +Contact: <sip:alice@client.example.com>
    /// === base=bye-200
    /// >SIP/2.0 «491» Request Pending
    /// CSeq: 314160 UPDATE
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// ```
    SIP526 = "glare" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [Must(3261, "14.2"), May(3261, "14.1"), May(3311, "5.2")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let hops = cx
        .trace
        .transactions
        .iter()
        .filter(|t| t.upstream.is_none());
    for transaction in hops {
        let pending = responses(cx, transaction).find(|(_, s)| *s == 491);
        if let Some((response, at)) = pending.and_then(|(m, _)| Some((m, status_span(&m)?))) {
            lint.report(
                response.id,
                at,
                "A request of the other side that changes the session was not finished, so this one was put off: it is to be sent again after a short while of random length.",
            );
        }
    }
}
