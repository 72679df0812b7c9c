//! SIP507.

use super::{number, request_uri};
use crate::{
    declare_rule,
    lint::{Lint, Locus, TraceCx},
    message::Method,
};

declare_rule! {
    /// A CANCEL does not have the Request-URI of the request that it cancels.
    ///
    /// ## Why it matters
    ///
    /// A CANCEL goes the way of its request, hop by hop, and each hop finds that way by the
    /// Request-URI. With another one it may go elsewhere, and a server that compares will not take
    /// it for the request's.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// === base=invite
    /// >CANCEL «sip:bob@other.example.net» SIP/2.0
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
    SIP507 = "cancel-with-another-request-uri" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "9.1")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for transaction in &cx.trace.transactions {
        let invite = transaction.invited;
        let Some(invite) = invite.and_then(|n| cx.trace.transactions.get(n as usize)) else {
            continue;
        };
        let message = |id| cx.message(id);
        let cancel = transaction.first().and_then(message);
        let invite = invite.first().and_then(message);
        let (Some(cancel), Some(invite)) = (cancel, invite) else {
            continue;
        };
        let (Some(at), Some(of)) = (request_uri(&cancel), request_uri(&invite)) else {
            continue;
        };
        if cancel.method() == Method::Cancel && cancel.bytes(at) != invite.bytes(of) {
            let text = format!(
                "The INVITE that this cancels, message {}, went to {}; a CANCEL must have the same Request-URI, or it may take another way.",
                number(invite.id),
                invite.quote(of)
            );
            let at_invite = Locus {
                message: invite.id,
                span: of,
            };
            lint.report(cancel.id, at, text)
                .relate(at_invite, "the INVITE's Request-URI");
        }
    }
}
