//! SIP007.

use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// The method is a misspelling of a known one, or in the wrong case.
    ///
    /// ## Why it matters
    ///
    /// Methods are compared byte for byte, capitals included: `invite` and `INVTE` are unknown
    /// methods to every server, which answers 501 (Not Implemented) or 405. Field names are
    /// different in that: their capitals do not matter.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// >«INVTE» sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ```sip,base=options
    /// >«options» sip:bob@example.net SIP/2.0
    /// CSeq: 63104 options
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// >INVITE sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// CSeq: 63104 OPTIONS
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// >INVITE sip:bob@example.net SIP/2.0
    /// ```
    SIP007 = "method-misspelled" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), May(3261, "21.5.2")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(method) = cx.message().request_method() else {
        return;
    };
    let Some(meant) = Method::meant(cx.bytes(method)) else {
        return;
    };
    let text = format!(
        "{} is not a method; `{}` is. Methods are case-sensitive and compared as they stand: a server answers 501 (Not Implemented).",
        cx.quote(method),
        meant.name()
    );
    let mut fix = Fix::write(method, meant.name());
    let cseq = cx.typed(HeaderId::CSeq).and_then(|v| v.cseq());
    // The same slip in CSeq is put right along with it; another method there leaves doubt.
    if let Some(cseq) = cseq.filter(|c| cx.bytes(c.method) != meant.name().as_bytes()) {
        if Method::meant(cx.bytes(cseq.method)) == Some(meant) {
            fix.edits.push(Edit {
                span: cseq.method,
                insert: meant.name().to_owned(),
            });
        } else {
            fix = fix.trusted(Applicability::Unsafe);
        }
    }
    lint.report(cx.id, method, text).fix(fix);
}
