//! SIP507.

use super::{
    hops::{OnHop, first_hops, request_uri},
    messages::{number, of_invites},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
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
    let mut found = Vec::new();
    for (cancel, transaction, invite) in of_invites(cx, Method::Cancel) {
        let Some(invite) = invite.first().and_then(|id| cx.message(id)) else {
            continue;
        };
        let (Some(own), Some(of)) = (request_uri(&cancel), request_uri(&invite)) else {
            continue;
        };
        if cancel.bytes(own) != invite.bytes(of) {
            found.push(OnHop {
                transaction,
                key: (),
                what: ((cancel, own), (invite, of)),
            });
        }
    }
    for ((cancel, own), (invite, of)) in first_hops(cx, found) {
        let text = format!(
            "The INVITE that this cancels, message {}, went to {}; a CANCEL must have the same Request-URI, or it may take another way.",
            number(invite.id),
            invite.quote(of)
        );
        lint.report(cancel.id, own, text)
            .relate(invite.id, of, "the INVITE's Request-URI");
    }
}
