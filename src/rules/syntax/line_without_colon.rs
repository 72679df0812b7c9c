//! SIP015.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::{Spelling, header_table::lookup},
    syntax::{FaultKind, SyntaxFault},
    text::{Span, offset},
};

declare_rule! {
    /// A line among the header fields has no colon.
    ///
    /// ## Why it matters
    ///
    /// Every header field is `Name: value`. A line without a colon is no field: strict receivers
    /// refuse the whole message, lenient ones skip the line, and what it was meant to say is lost.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// -Max-Forwards
    /// -Content-Length
    /// |«Max-Forwards 70»
    /// |Content-Length: 0
    /// ```
    ///
    /// ```sip,base=options
    /// -Content-Length
    /// |«a stray line»
    /// |Content-Length: 0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// -Max-Forwards
    /// -Content-Length
    /// |Max-Forwards: 70
    /// |Content-Length: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// +Organization: Example
    /// ```
    SIP015 = "line-without-colon" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "7.3.1")],
        applies: Messages,
        check: Faults(&[FaultKind::NoColon], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "The line {} has no colon, so it is not a header field: a strict receiver refuses the message.",
        cx.quote(fault.span)
    );
    let finding = lint.report(cx.id, fault.span, text);
    let content = cx.bytes(fault.span);
    let name = content.split(|b| *b == b' ').next().unwrap_or_default();
    if name.len() < content.len() && lookup(name).1 == Spelling::Full {
        let at = Span::empty(fault.span.start.saturating_add(offset(name.len())));
        finding.fix(Fix::safe("Add the colon", at, ":"));
    }
}
