//! SIP219.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// The method in CSeq is not that of the request.
    ///
    /// ## Why it matters
    ///
    /// CSeq repeats the method, so that a response, which has no start line with one, can be
    /// matched. Where the two differ a server answers 400, and a client cannot tell what the
    /// response is about (RFC 4475, 3.1.2.17).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// CSeq: 63104 «INVITE»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// CSeq: 63104 OPTIONS
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// CSeq: 63104 OPTIONS
    /// ```
    SIP219 = "cseq-method-differs" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "8.1.1.5"), May(4475, "3.1.2.17")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(method) = cx.message().request_method() else {
        return;
    };
    let Some(cseq) = cx.typed(HeaderId::CSeq).and_then(|v| v.cseq()) else {
        return;
    };
    let (wanted, seen) = (cx.bytes(method), cx.bytes(cseq.method));
    // A misspelled method in the start line is that line's fault.
    if wanted == seen || Method::meant(wanted).is_some_and(|m| m.name().as_bytes() == seen) {
        return;
    }
    let text = format!(
        "CSeq says {} and the request is {}: the two must be equal. Servers answer 400, and the response cannot be matched.",
        cx.quote(cseq.method),
        cx.quote(method)
    );
    let wanted = cx.text(method);
    lint.report(cx.id, cseq.method, text)
        .fix(Fix::write(cseq.method, &wanted));
}
