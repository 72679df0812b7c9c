//! SIP001.

use crate::{
    declare_rule,
    ingest::Fidelity,
    lint::{Fix, Lint, MessageCx},
    message::Method,
    syntax::{FaultKind, SyntaxFault},
    text::Span,
};

declare_rule! {
    /// The first line is neither a request line nor a status line.
    ///
    /// ## Why it matters
    ///
    /// Everything a receiver does starts with this line: a request has a method, a Request-URI and
    /// `SIP/2.0`, a response has `SIP/2.0`, a status code and a phrase. A line that is neither
    /// makes the message unreadable; most stacks drop it without an answer.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >«OPTIONS sip:bob@example.net»
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2.0 OK»
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
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 OK
    /// ```
    SIP001 = "start-line-unreadable" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "7.1"), Must(3261, "7.2")],
        applies: Messages,
        check: Faults(&[FaultKind::StartLine], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    // Where the line is not there at all, the paste left it out.
    if fault.span.is_empty() || cx.captured.fidelity == Fidelity::Fragment {
        return;
    }
    let text = format!(
        "{} is not a start line: expected {}. A receiver cannot tell what the message is and drops it.",
        cx.quote(fault.span),
        fault.expected
    );
    let finding = lint.report(cx.id, fault.span, text);
    let content = cx.text(fault.span);
    let mut words = content.split(' ');
    let method = words.next().unwrap_or_default();
    if Method::of(method.as_bytes()) != Method::Other
        && words.next().is_some_and(is_uri)
        && words.next().is_none()
    {
        finding.fix(Fix::safe(
            "Add the version",
            Span::empty(fault.span.end),
            " SIP/2.0",
        ));
    }
}

/// Whether the word starts as a SIP or tel URI does.
fn is_uri(word: &str) -> bool {
    ["sip:", "sips:", "tel:"]
        .iter()
        .any(|s| word.starts_with(s))
}
