//! SIP225.

use super::scheme_meant;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, Method},
};

declare_rule! {
    /// The To of a REGISTER is not a SIP or SIPS URI.
    ///
    /// ## Why it matters
    ///
    /// To holds the address of record that is to be registered, and that must be a SIP or SIPS URI.
    /// A registrar finds no such user and answers 404 or 416.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register
    /// To: <«tel:+1-201-555-0123»>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// To: <sips:alice@example.com>
    /// ```
    SIP225 = "register-to-not-sip" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "10.2")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if cx.method() != Method::Register {
        return;
    }
    for uri in cx.addresses(HeaderId::To).filter_map(|a| a.uri.as_ref()) {
        let slip = scheme_meant(&cx.text(uri.scheme)).is_some();
        if uri.sip().is_none() && !slip {
            let text = format!(
                "{} is not a SIP or SIPS URI, and the To of a REGISTER must be one: it is the address to be registered.",
                cx.quote(uri.span)
            );
            lint.report(cx.id, uri.span, text);
        }
    }
}
