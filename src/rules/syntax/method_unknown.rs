//! SIP008.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::Method,
};

declare_rule! {
    /// The method is not a registered one.
    ///
    /// ## Why it matters
    ///
    /// Any token may be a method, and a proxy forwards one that it does not know. A server that
    /// does not know it answers 501 (Not Implemented) or 405 (Method Not Allowed).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >«PING» sip:bob@example.net SIP/2.0
    /// CSeq: 63104 PING
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    SIP008 = "method-unknown" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "7.1"), May(3261, "8.2.1")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(method) = cx.message().request_method() else {
        return;
    };
    let name = cx.bytes(method);
    if Method::of(name) != Method::Other || Method::meant(name).is_some() {
        return;
    }
    let text = format!(
        "{} is not a registered method. That is legal; a server that does not know it answers 501 or 405.",
        cx.quote(method)
    );
    lint.report(cx.id, method, text);
}
