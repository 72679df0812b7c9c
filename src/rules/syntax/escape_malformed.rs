//! SIP028.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
    text::Span,
};

declare_rule! {
    /// A `%` in a URI is not followed by two hexadecimal digits.
    ///
    /// ## Why it matters
    ///
    /// In a URI `%` starts an escape such as `%40`. A `%` that is meant as itself must be written
    /// `%25`; left alone, receivers fail to compare or to route the URI, or take the next letters
    /// for part of an escape.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: <sip:100«%of»f@example.net>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// To: <sip:100%25off@example.net>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// To: "100%" <sip:100%25off@example.net>
    /// ```
    SIP028 = "escape-malformed" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "19.1.2"), Must(3261, "25.1")],
        applies: Messages,
        check: Faults(&[FaultKind::Escape], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} in the URI in {} is not an escape: `%` must be followed by two hexadecimal digits. Where the sign itself is meant, write `%25`.",
        cx.quote(fault.span),
        cx.place(fault.span)
    );
    let sign = Span::new(fault.span.start, fault.span.start.saturating_add(1));
    lint.report(cx.id, fault.span, text)
        .fix(Fix::write(sign, "%25"));
}
