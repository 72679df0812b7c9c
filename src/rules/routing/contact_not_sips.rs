//! SIP215.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, Method},
    syntax::uri::Uri,
};

declare_rule! {
    /// The request goes to a `sips` URI, and its Contact is not one.
    ///
    /// ## Why it matters
    ///
    /// `sips` demands TLS on every hop. The Contact is where the other side sends its requests:
    /// with a `sip` URI there they may travel in the clear, and the promise is broken for the rest
    /// of the dialog.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// >INVITE sips:bob@example.net SIP/2.0
    /// Via: SIP/2.0/TLS client.example.com;branch=z9hG4bK74bf9c03
    /// Contact: <«sip:alice@client.example.com»>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// >INVITE sips:bob@example.net SIP/2.0
    /// Via: SIP/2.0/TLS client.example.com;branch=z9hG4bK74bf9c03
    /// Contact: <sips:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=register
    /// >REGISTER sips:example.com SIP/2.0
    /// Via: SIP/2.0/TLS client.example.com;branch=z9hG4bK82d1e07b
    /// ```
    SIP215 = "contact-not-sips" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.8"), Must(3261, "12.1.2"), Must(5630, "5.1.1")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    // A registration may list any address (RFC 5630 §5.1.1.1).
    if cx.method() == Method::Register {
        return;
    }
    let secure = |u: &Uri| u.sip().is_some_and(|s| s.secure);
    let route = cx
        .addresses(HeaderId::Route)
        .next()
        .and_then(|a| a.uri.as_ref());
    let what = match (cx.message().request_uri(), route) {
        (Some(uri), _) if secure(uri) => "Request-URI",
        (_, Some(uri)) if secure(uri) => "top Route",
        _ => return,
    };
    for address in cx.addresses(HeaderId::Contact) {
        let Some(uri) = address
            .uri
            .as_ref()
            .filter(|u| u.sip().is_some_and(|s| !s.secure))
        else {
            continue;
        };
        let text = format!(
            "The {what} is a `sips` URI, so the Contact must be one too: requests sent to {} may travel in the clear.",
            cx.quote(uri.span)
        );
        lint.report(cx.id, uri.span, text);
    }
}
