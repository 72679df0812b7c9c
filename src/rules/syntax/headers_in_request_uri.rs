//! SIP014.

use crate::{
    declare_rule,
    lint::{Applicability, Fix, Lint, MessageCx},
    text::Span,
};

declare_rule! {
    /// The Request-URI carries header fields behind a `?`.
    ///
    /// ## Why it matters
    ///
    /// Header fields in a URI tell a client which fields to put into the request that it forms from
    /// the URI. In the request itself they have no meaning left: they must be turned into fields,
    /// and receivers answer 400 (RFC 4475, 3.1.2.11).
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net«?Route=%3Csip:example.com%3E» SIP/2.0
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
    /// >OPTIONS sip:bob?lives=here@example.net SIP/2.0
    /// ```
    SIP014 = "headers-in-request-uri" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "19.1.1"), May(3261, "19.1.5"), May(4475, "3.1.2.11")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let uri = cx.message().request_uri();
    let Some(header) = uri.and_then(|u| u.sip()?.headers.iter().next()) else {
        return;
    };
    let end = uri.map_or(header.span.end, |u| u.span.end);
    let span = Span::new(header.span.start.saturating_sub(1), end);
    let text = format!(
        "The Request-URI carries the header fields {}. They tell how to form a request and are not allowed in one: make them header fields, or leave them out.",
        cx.quote(span)
    );
    let fix = Fix::safe("Leave the header fields out", span, "");
    lint.report(cx.id, span, text)
        .fix(fix.trusted(Applicability::Unsafe));
}
