//! SIP505.

use std::collections::{HashMap, HashSet};

use super::{
    hops::branch,
    messages::{Ends, call_id, cseq, number, tag},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// An ACK or a CANCEL does not have the CSeq number of its INVITE.
    ///
    /// ## Why it matters
    ///
    /// ACK and CANCEL repeat the number of the request they belong to; their method alone differs.
    /// With another number the other side finds no request that it goes with: a CANCEL is answered
    /// 481 and the phone rings on, an ACK is ignored and the final response is sent again.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite
    /// >CANCEL sip:bob@example.net SIP/2.0
    /// CSeq: «314160» CANCEL
    /// -Contact
    /// -Allow
    /// -Supported
    /// -Content-Type
    ///
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// CSeq: «314160» ACK
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
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// ```
    SIP505 = "number-not-of-its-invite" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "9.1"), Must(3261, "13.2.2.4"), Must(3261, "17.1.1.3")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut by_branch: HashMap<_, MessageCx<'_>> = HashMap::new();
    let mut accepted: HashMap<_, MessageCx<'_>> = HashMap::new();
    let mut told = HashSet::new();
    for transaction in &cx.trace.transactions {
        let Some(first) = transaction.first().and_then(|id| cx.message(id)) else {
            continue;
        };
        if !first.message().is_request() {
            continue;
        }
        let known = match (first.method(), transaction.invited) {
            (Method::Invite, _) => {
                if let Some(key) = lone(&first) {
                    by_branch.insert(key, first);
                }
                let success = Ends::of(cx, transaction).success;
                if let Some(key) = success.and_then(|id| sides(&cx.message(id)?)) {
                    accepted.insert(key, first);
                }
                None
            }
            (Method::Cancel, None) => lone(&first).and_then(|k| by_branch.get(&k)),
            (Method::Ack, None) => sides(&first).and_then(|k| accepted.get(&k)),
            _ => None,
        };
        // A CANCEL and an ACK that are forwarded are told where they come first.
        let key = (
            first.method(),
            call_id(&first),
            cseq(&first).and_then(|n| n.value),
        );
        if let Some(invite) = known.filter(|_| told.insert(key)) {
            compare(&first, invite, lint);
        }
    }
}

/// Call-ID and branch.
fn lone<'a>(m: &MessageCx<'a>) -> Option<(&'a [u8], &'a [u8])> {
    Some((call_id(m)?, m.bytes(branch(m)?)))
}

/// Call-ID and tags.
fn sides<'a>(m: &MessageCx<'a>) -> Option<(&'a [u8], &'a [u8], &'a [u8])> {
    Some((call_id(m)?, tag(m, HeaderId::From)?, tag(m, HeaderId::To)?))
}

fn compare(message: &MessageCx<'_>, invite: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some(own), Some(of)) = (cseq(message), cseq(invite)) else {
        return;
    };
    if own.value != of.value {
        let text = format!(
            "The INVITE it belongs to, message {}, has the number {}, and this repeats it as {}. The other side finds no INVITE of that number: write {} here.",
            number(invite.id),
            invite.text(of.span),
            message.text(own.span),
            invite.text(of.span)
        );
        lint.report(message.id, own.span, text)
            .relate(invite.id, of.span, "the INVITE's number");
    }
}
