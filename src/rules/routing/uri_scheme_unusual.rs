//! SIP227.

use super::scheme_meant;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    syntax::uri::Uri,
};

declare_rule! {
    /// A URI has a scheme that SIP elements rarely know.
    ///
    /// ## Why it matters
    ///
    /// Any scheme may stand there. An element that does not know the one in the Request-URI answers
    /// 416 (Unsupported URI Scheme); in From and To it need not be understood.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS «soap.beep»://192.0.2.103:3002 SIP/2.0
    /// ```
    ///
    /// ```sip,base=options
    /// To: <«mailto»:bob@example.net>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// To: <tel:+1-201-555-0123>
    /// ```
    ///
    /// ```sip,base=invite
    /// >INVITE urn:service:sos SIP/2.0
    /// ```
    SIP227 = "uri-scheme-unusual" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "7.1"), May(3261, "21.4.14")],
        applies: Messages,
        check: Message(check),
    }
}

/// `im` and `pres` by RFC 3861, `urn` by RFC 5031.
const USUAL: [&str; 6] = ["sip", "sips", "tel", "im", "pres", "urn"];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(uri) = cx.message().request_uri() {
        look(cx, uri, "the Request-URI", lint);
    }
    for id in [HeaderId::From, HeaderId::To, HeaderId::Contact] {
        for uri in cx.addresses(id).filter_map(|a| a.uri.as_ref()) {
            look(cx, uri, id.name(), lint);
        }
    }
}

fn look(cx: &MessageCx<'_>, uri: &Uri, place: &str, lint: &mut Lint<'_>) {
    let scheme = cx.text(uri.scheme);
    let is_it = |known: &&str| scheme.eq_ignore_ascii_case(known);
    if USUAL.iter().any(is_it) || scheme_meant(&scheme).is_some() {
        return;
    }
    let text = format!(
        "The scheme {} in {place} is legal and rare: an element that does not know it and has to act on it answers 416 (Unsupported URI Scheme).",
        cx.quote(uri.scheme)
    );
    lint.report(cx.id, uri.scheme, text);
}
