//! SIP504.

use super::{
    hops::{OnHop, branch, first_hops, top_via},
    messages::{Ends, number},
};
use crate::{
    declare_rule,
    ingest::MessageId,
    lint::{Lint, MessageCx, TraceCx},
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
    let mut found = Vec::new();
    let mut add = |number, ack| {
        let invite = cx.trace.transaction(number);
        let fault = invite.and_then(|invite| Fault::of(cx, invite, ack));
        found.extend(fault.map(|what| OnHop {
            transaction: number,
            key: (),
            what,
        }));
    };
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let first = transaction.first().and_then(|id| cx.message(id));
        let Some(first) = first.filter(|m| m.message().is_request()) else {
            continue;
        };
        match (first.method(), transaction.invited) {
            (Method::Invite, _) => {
                let ack = Ends::of(cx, transaction).ack.and_then(|id| cx.message(id));
                if let Some(ack) = ack {
                    add(number, ack);
                }
            }
            (Method::Ack, Some(invite)) => add(invite, first),
            _ => {}
        }
    }
    for fault in first_hops(cx, found) {
        fault.report(lint);
    }
}

/// An ACK that has the branch of an INVITE that was only ever accepted.
struct Fault<'a> {
    ack: MessageCx<'a>,
    request: MessageCx<'a>,
    success: MessageId,
}

impl<'a> Fault<'a> {
    fn of(cx: &TraceCx<'a>, invite: &Transaction, ack: MessageCx<'a>) -> Option<Self> {
        let ends = Ends::of(cx, invite);
        let success = ends.success.filter(|_| ends.refusal.is_none())?;
        let request = cx.message(invite.first()?)?;
        let same = top_via(&ack)? == top_via(&request)?;
        // Without the cookie a branch names no transaction.
        let branch = ack.text(branch(&ack)?).to_ascii_lowercase();
        (same && branch.starts_with("z9hg4bk")).then_some(Self {
            ack,
            request,
            success,
        })
    }

    fn report(&self, lint: &mut Lint<'_>) {
        if let (Some(own), Some(of)) = (branch(&self.ack), branch(&self.request)) {
            let text = format!(
                "This ACK answers the 2xx in message {}, so it is a transaction of its own and needs a branch of its own. With the INVITE's it is taken for the ACK to a refusal and may end at the next proxy.",
                number(self.success)
            );
            lint.report(self.ack.id, own, text)
                .relate(self.request.id, of, "the INVITE's branch");
        }
    }
}
