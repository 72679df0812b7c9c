//! SIP504.

use super::{
    hops::{branch, top_via},
    messages::{Ends, number},
};
use crate::{
    declare_rule,
    lint::{Lint, Locus, MessageCx, TraceCx},
    message::Method,
    trace::Transaction,
};

declare_rule! {
    /// The ACK to a 2xx has the branch of its INVITE.
    ///
    /// ## Why it matters
    ///
    /// An ACK to a 2xx is a transaction of its own, from end to end, and needs a branch of its own.
    /// A proxy or server that matches by the branch takes it for the ACK to a refusal and absorbs
    /// it; the called side then hears no ACK, repeats its 200 and hangs up after 32 seconds.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// Via: SIP/2.0/UDP client.example.com;branch=«z9hG4bK74bf9c03»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// ```
    SIP504 = "ack-to-success-with-invite-branch" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.7"), May(3261, "13.2.2.4")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for transaction in &cx.trace.transactions {
        let first = transaction.first().and_then(|id| cx.message(id));
        let Some(first) = first.filter(|m| m.message().is_request()) else {
            continue;
        };
        match (first.method(), transaction.invited) {
            (Method::Invite, _) => {
                let ack = Ends::of(cx, transaction).ack.and_then(|id| cx.message(id));
                if let Some(ack) = ack {
                    judge(cx, transaction, &ack, lint);
                }
            }
            (Method::Ack, Some(invite)) => {
                if let Some(invite) = cx.trace.transaction(invite) {
                    judge(cx, invite, &first, lint);
                }
            }
            _ => {}
        }
    }
}

/// Reports the ACK where it has the branch of an INVITE that was only ever accepted.
fn judge(cx: &TraceCx<'_>, invite: &Transaction, ack: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let ends = Ends::of(cx, invite);
    let (Some(success), None) = (ends.success, ends.refusal) else {
        return;
    };
    let Some(request) = invite.first().and_then(|id| cx.message(id)) else {
        return;
    };
    let same = top_via(ack).is_some_and(|a| top_via(&request).is_some_and(|r| a == r));
    // Without the cookie a branch names no transaction.
    let cookie =
        branch(ack).is_some_and(|b| ack.text(b).to_ascii_lowercase().starts_with("z9hg4bk"));
    if let (true, Some(at), Some(of)) = (same && cookie, branch(ack), branch(&request)) {
        let text = format!(
            "This ACK answers the 2xx in message {}, so it is a transaction of its own and needs a branch of its own. With the INVITE's it is taken for the ACK to a refusal and may end at the next proxy.",
            number(success)
        );
        let at_invite = Locus {
            message: request.id,
            span: of,
        };
        lint.report(ack.id, at, text)
            .relate(at_invite, "the INVITE's branch");
    }
}
