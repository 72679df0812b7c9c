//! SIP037.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, HeaderValue},
    syntax::params::Params,
};

declare_rule! {
    /// A q-value is not a number from 0 to 1 with at most three decimals.
    ///
    /// ## Why it matters
    ///
    /// `q` orders the Contacts of a user and the types in Accept by preference. A proxy that cannot
    /// read it ignores the order, or refuses the registration.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com>;q=«1.5»
    /// ```
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com>;q=«0.3333»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com>;q=0.7, <sip:alice@office.example.com>;q=1.000, <sip:alice@home.example.com>;q=0.
    /// ```
    SIP037 = "q-value-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(3261, "20.10")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let source = cx.source();
    let fields = [
        HeaderId::Contact,
        HeaderId::Accept,
        HeaderId::AcceptEncoding,
        HeaderId::AcceptLanguage,
    ];
    for field in &cx.message().headers {
        let lists: Vec<&Params> = match field.typed(source).filter(|_| fields.contains(&field.id)) {
            Some(HeaderValue::Addresses(all)) => all.list().iter().map(|a| &a.params).collect(),
            Some(HeaderValue::MediaTypes(types)) => types.iter().map(|m| &m.params).collect(),
            Some(HeaderValue::Items(items)) => items.iter().map(|i| &i.params).collect(),
            _ => continue,
        };
        for q in lists.into_iter().flat_map(|params| params.all(source, "q")) {
            let span = q.value.unwrap_or(q.span);
            if q.value.is_none_or(|v| !is_qvalue(cx.bytes(v))) {
                let text = format!(
                    "{} is not a q-value: it must be a number from 0 to 1 with at most three decimals. Receivers ignore the preference or refuse the field.",
                    cx.quote(span)
                );
                lint.report(cx.id, span, text);
            }
        }
    }
}

/// `qvalue = ( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )`
fn is_qvalue(value: &[u8]) -> bool {
    let digit = match value.split_first() {
        Some((b'0', rest)) => (b'0'..=b'9', rest),
        Some((b'1', rest)) => (b'0'..=b'0', rest),
        _ => return false,
    };
    let (allowed, rest) = digit;
    match rest.split_first() {
        None => true,
        Some((b'.', decimals)) => {
            decimals.len() <= 3 && decimals.iter().all(|b| allowed.contains(b))
        }
        _ => false,
    }
}
