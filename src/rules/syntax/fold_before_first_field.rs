//! SIP017.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// The first header line starts with white space.
    ///
    /// ## Why it matters
    ///
    /// White space at the start of a line says that the line continues the field above. Above the
    /// first field stands the start line, which cannot be continued: receivers append the line to
    /// it or refuse the message.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// OPTIONS sip:bob@example.net SIP/2.0
    /// « »Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// Max-Forwards: 70
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// To: Bob <sip:bob@example.net>
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 63104 OPTIONS
    /// Content-Length: 0
    ///
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=none
    /// OPTIONS sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// Max-Forwards: 70
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// To: Bob <sip:bob@example.net>
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 63104 OPTIONS
    /// Content-Length: 0
    ///
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// OPTIONS sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP
    ///  client.example.com;branch=z9hG4bK7a1f9c03
    /// Max-Forwards: 70
    /// From: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// To: Bob <sip:bob@example.net>
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 63104 OPTIONS
    /// Content-Length: 0
    ///
    /// ```
    SIP017 = "fold-before-first-field" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.3.1")],
        applies: Messages,
        check: Faults(&[FaultKind::FoldBeforeFirstField], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = "The first header line starts with white space, as if it continued the start line. Receivers append it there or refuse the message: start the line with the field's name.";
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Remove the white space", fault.span, ""));
}
