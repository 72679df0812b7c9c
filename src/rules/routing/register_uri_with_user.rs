//! SIP226.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::Method,
    syntax::uri::UriKind,
    text::Span,
};

declare_rule! {
    /// The Request-URI of a REGISTER has a user part.
    ///
    /// ## Why it matters
    ///
    /// The Request-URI of a REGISTER names the domain of the registrar; the user stands in To. A
    /// request with a user part may be routed to that user instead of to the registrar.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register
    /// >REGISTER sip:«alice»@example.com SIP/2.0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register
    /// >REGISTER sip:example.com SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// >REGISTER sip:example.com SIP/2.0
    /// ```
    SIP226 = "register-uri-with-user" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "10.2")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if cx.method() != Method::Register {
        return;
    }
    let uri = cx.message().request_uri();
    if let Some(UriKind::Tel(tel)) = uri.map(|u| &u.kind) {
        let text = "The Request-URI of a REGISTER names the registrar's domain, such as `sip:example.com`, and this is a telephone number. The number to be registered stands in To.";
        lint.report(cx.id, tel.number, text);
        return;
    }
    let Some((uri, user)) = uri.and_then(|u| Some((u, u.sip()?.user?))) else {
        return;
    };
    let text = format!(
        "The user part {} must not stand in the Request-URI of a REGISTER, which names the registrar's domain. The user to be registered stands in To.",
        cx.quote(user)
    );
    let host = uri.sip().and_then(|s| Some(s.host_port?.span.start));
    let gone = Span::new(user.start, host.unwrap_or(user.end));
    lint.report(cx.id, user, text)
        .fix(Fix::safe("Leave the user out", gone, ""));
}
