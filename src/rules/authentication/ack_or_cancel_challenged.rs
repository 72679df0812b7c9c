//! SIP428.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::Method,
};

declare_rule! {
    /// A server asks for credentials in answer to an ACK or a CANCEL.
    ///
    /// ## Why it matters
    ///
    /// Neither can be sent again with credentials: nothing answers an ACK, and a CANCEL must be its
    /// INVITE's copy. A client cannot do anything with such a challenge; a CANCEL refused this way
    /// leaves the call ringing.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401,also=SIP108
    /// >SIP/2.0 «401» Unauthorized
    /// CSeq: 1 CANCEL
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="c60f3082ee1212b402a21831ae", opaque="5ccc069c403ebaf9", algorithm=SHA-256, qop="auth"
    /// ```
    SIP428 = "ack-or-cancel-challenged" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "22.1")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some(status), Some(401 | 407)) = (cx.message().status(), cx.message().status_code())
    else {
        return;
    };
    let method = cx.method();
    if !matches!(method, Method::Ack | Method::Cancel) {
        return;
    }
    let text = format!(
        "A server must not challenge {}: it cannot be sent again with credentials.",
        method.name()
    );
    lint.report(cx.id, status.span, text);
}
