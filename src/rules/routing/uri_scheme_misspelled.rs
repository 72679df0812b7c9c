//! SIP228.

use super::scheme_meant;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::HeaderValue,
    syntax::uri::Uri,
};

declare_rule! {
    /// The scheme of a URI is a misspelling of a known one.
    ///
    /// ## Why it matters
    ///
    /// The scheme decides how the rest of the URI is read. An element that does not know `spi`
    /// answers 416 (Unsupported URI Scheme), or cannot route to the address.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS «spi»:bob@example.net SIP/2.0
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <«siip»:alice@client.example.com>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS SIP:bob@example.net SIP/2.0
    /// ```
    SIP228 = "uri-scheme-misspelled" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "19.1.1"), May(3261, "21.4.14")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(uri) = cx.message().request_uri() {
        look(cx, uri, "the Request-URI", lint);
    }
    for field in &cx.message().headers {
        let addresses = field.typed(cx.source()).map(HeaderValue::name_addrs);
        let uris = addresses
            .into_iter()
            .flatten()
            .filter_map(|a| a.uri.as_ref());
        for uri in uris {
            look(cx, uri, field.id.name(), lint);
        }
    }
}

fn look(cx: &MessageCx<'_>, uri: &Uri, place: &str, lint: &mut Lint<'_>) {
    if let Some(meant) = scheme_meant(&cx.text(uri.scheme)) {
        let text = format!(
            "{} in {place} is not a scheme; `{meant}` is. An element that does not know the scheme cannot read the URI.",
            cx.quote(uri.scheme)
        );
        lint.report(cx.id, uri.scheme, text)
            .fix(Fix::write(uri.scheme, meant));
    }
}
