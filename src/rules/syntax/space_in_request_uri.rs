//! SIP013.

use crate::{
    declare_rule,
    lint::{Applicability, Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// White space stands inside the Request-URI.
    ///
    /// ## Why it matters
    ///
    /// Spaces part the elements of the request line, so a URI with one in it ends too early and the
    /// rest is taken for the version. A space that belongs to the URI is written `%20` (RFC 4475,
    /// 3.1.2.8).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net;« »lr SIP/2.0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net;lr SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob%20b@example.net SIP/2.0
    /// ```
    SIP013 = "space-in-request-uri" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), May(4475, "3.1.2.8")],
        applies: Requests,
        check: Faults(&[FaultKind::SpaceInRequestUri], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = "White space stands inside the Request-URI. It ends the URI for a receiver, which then misses the version: remove it, or write `%20` where a space is meant.";
    let fix = Fix::safe("Remove the white space", fault.span, "");
    lint.report(cx.id, fault.span, text)
        .fix(fix.trusted(Applicability::Unsafe));
}
