//! SIP506.

use std::collections::{HashMap, HashSet};

use super::{
    hops::{branch, top_via},
    messages::{call_id, cseq, number, tag},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// A CANCEL does not have the branch of the request that it cancels.
    ///
    /// ## Why it matters
    ///
    /// A server finds what a CANCEL cancels by the branch of the top Via. With another branch it
    /// finds nothing and answers 481, and the phone rings on. A CANCEL must have one Via, and that
    /// must be the top Via of the request.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// === base=invite
    /// >CANCEL sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK74bf9c99»
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
    SIP506 = "cancel-with-another-branch" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "9.1"), May(3261, "9.2")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut invites: HashMap<_, MessageCx<'_>> = HashMap::new();
    let mut told = HashSet::new();
    for transaction in &cx.trace.transactions {
        let Some(first) = transaction.first().and_then(|id| cx.message(id)) else {
            continue;
        };
        let Some(key) = identity(&first).filter(|_| first.message().is_request()) else {
            continue;
        };
        match (first.method(), transaction.invited) {
            (Method::Invite, _) => _ = invites.insert(key, first),
            (Method::Cancel, None) => {
                // What goes hop by hop is told where it comes first.
                let (call_id, cseq, tag, _) = key;
                let first_hop = |_: &&MessageCx<'_>| told.insert((call_id, cseq, tag));
                if let Some(invite) = invites.get(&key).filter(first_hop) {
                    report(&first, invite, lint);
                }
            }
            _ => {}
        }
    }
}

/// What a CANCEL shares with its request besides the branch: Call-ID, number, From tag, and the
/// host in the top Via.
fn identity<'a>(m: &MessageCx<'a>) -> Option<(&'a [u8], u64, &'a [u8], &'a [u8])> {
    Some((
        call_id(m)?,
        cseq(m)?.value?,
        tag(m, HeaderId::From)?,
        top_via(m)?.sent_by,
    ))
}

fn report(cancel: &MessageCx<'_>, invite: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some(at), Some(of)) = (branch(cancel), branch(invite)) else {
        return;
    };
    let text = format!(
        "Call-ID, CSeq and From are those of the INVITE in message {}, but its branch is {} and this one is {}. The server finds no request to cancel and answers 481: repeat the INVITE's top Via.",
        number(invite.id),
        invite.quote(of),
        cancel.quote(at)
    );
    lint.report(cancel.id, at, text)
        .relate(invite.id, of, "the INVITE's branch");
}
