//! SIP224.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    syntax::params::Param,
};

declare_rule! {
    /// A URI carries a method or header fields where it must not.
    ///
    /// ## Why it matters
    ///
    /// `method=` and `?` header fields tell a client what request to form from a URI. In From, To,
    /// Route, Record-Route and the Contact of a dialog no request is formed from them, and in the
    /// Request-URI it has been formed already: receivers should ignore them, some refuse the
    /// message.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: <sip:bob@example.net?«Subject=x»>
    /// ```
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net;«method=INVITE» SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com?Route=%3Csip:example.com%3E>
    /// ```
    SIP224 = "uri-component-not-allowed-here" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(3261, "19.1.1"), Must(3261, "19.1.5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(uri) = cx.message().request_uri().and_then(|u| u.sip())
        && let Some(method) = uri.params.get(cx.source(), "method")
    {
        say(cx, method, "the Request-URI", lint);
    }
    let dialog =
        cx.method().can_start_dialog() && cx.message().status_code().is_none_or(|c| c < 300);
    for id in [
        HeaderId::From,
        HeaderId::To,
        HeaderId::Route,
        HeaderId::RecordRoute,
        HeaderId::Contact,
    ] {
        if id == HeaderId::Contact && !dialog {
            continue;
        }
        for uri in cx.addresses(id).filter_map(|a| a.uri.as_ref()?.sip()) {
            let method = uri.params.get(cx.source(), "method");
            if let Some(part) = method.or(uri.headers.iter().next()) {
                say(cx, part, id.name(), lint);
            }
        }
    }
}

fn say(cx: &MessageCx<'_>, part: &Param, place: &str, lint: &mut Lint<'_>) {
    let text = format!(
        "{} tells a client what request to form from the URI, which has no meaning in {place}: receivers should ignore it. Leave it out.",
        cx.quote(part.span)
    );
    lint.report(cx.id, part.span, text);
}
