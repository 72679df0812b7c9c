//! SIP220.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// The method in the CSeq of a response is not a registered one.
    ///
    /// ## Why it matters
    ///
    /// A response repeats the CSeq of its request. A method there that nobody knows is either an
    /// extension's or a mistake of the client; methods are compared byte for byte, capitals
    /// included.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// CSeq: 314159 «PING»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// CSeq: 314159 INVITE
    /// ```
    SIP220 = "cseq-method-unknown" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "8.1.1.5"), May(3261, "17.1.3")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(cseq) = cx.typed(HeaderId::CSeq).and_then(|v| v.cseq()) else {
        return;
    };
    let name = cx.bytes(cseq.method);
    // One that is misspelled is told of as that.
    if Method::of(name) != Method::Other || Method::meant(name).is_some() {
        return;
    }
    let text = format!(
        "{} in CSeq is not a registered method: the request is an extension's, or its client wrote the wrong word.",
        cx.quote(cseq.method)
    );
    lint.report(cx.id, cseq.method, text);
}
