//! SIP114.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, Method},
    syntax::address::Addresses,
};

declare_rule! {
    /// `Contact: *` stands where it does not remove all bindings.
    ///
    /// ## Why it matters
    ///
    /// The star means "every address I have registered" and has one use: a REGISTER with
    /// `Expires: 0`, with no other Contact, removes them all. Anywhere else a registrar answers 400,
    /// and the bindings stay.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register
    /// Contact: «*»
    /// ```
    ///
    /// ```sip,base=register
    /// Contact: «*»
    /// Contact: <sip:alice@client.example.com>
    /// Expires: 0
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: «*»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: *
    /// Expires: 0
    /// ```
    SIP114 = "contact-star-misused" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "10.2.2"), Must(3261, "10.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let stars = cx.fields(HeaderId::Contact).filter_map(|field| {
        match field.typed(cx.source())?.addresses()? {
            Addresses::Star(span) => Some(*span),
            Addresses::List(_) => None,
        }
    });
    let mut stars = stars.peekable();
    let Some(wrong) = stars.peek().and_then(|_| wrong(cx)) else {
        return;
    };
    for span in stars {
        let text = format!(
            "`Contact: *` removes every binding and must stand alone in a REGISTER with `Expires: 0`; {wrong}."
        );
        let finding = lint.report(cx.id, span, text);
        if let Some(expires) = cx.field(HeaderId::Expires) {
            finding.relate(cx.id, expires.line, "the Expires that is to be 0");
        }
    }
}

/// What is not as the star wants it.
fn wrong(cx: &MessageCx<'_>) -> Option<&'static str> {
    if !cx.message().is_request() || cx.method() != Method::Register {
        return Some("this is not a REGISTER request");
    }
    if cx.fields(HeaderId::Contact).count() > 1 {
        return Some("another Contact stands beside it");
    }
    let Some(expires) = cx.field(HeaderId::Expires) else {
        return Some("Expires is missing");
    };
    let zero = expires
        .typed(cx.source())?
        .seconds()
        .is_some_and(|s| s.number.value == Some(0));
    (!zero).then_some("Expires is not 0")
}
