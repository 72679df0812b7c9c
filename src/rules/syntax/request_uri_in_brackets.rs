//! SIP012.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// The Request-URI stands in angle brackets.
    ///
    /// ## Why it matters
    ///
    /// Brackets separate a URI from the parameters of a header field; in the request line there are
    /// none. The grammar forbids them there, and most receivers answer 400 (RFC 4475, 3.1.2.7).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS «<sip:bob@example.net>» SIP/2.0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    SIP012 = "request-uri-in-brackets" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), May(4475, "3.1.2.7")],
        applies: Requests,
        check: Faults(&[FaultKind::RequestUriInBrackets], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let uri = cx.text(fault.span);
    let bare = uri.trim_matches(['<', '>']).trim();
    let text = "The Request-URI must not stand in angle brackets: receivers answer 400 (Bad Request). Write the bare URI.";
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe("Remove the brackets", fault.span, bare));
}
