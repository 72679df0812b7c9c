//! SIP112.

use std::{collections::HashMap, fmt::Arguments};

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{Bearer, HeaderValue},
    syntax::params::{Param, Params},
};

declare_rule! {
    /// A parameter is given twice.
    ///
    /// ## Why it matters
    ///
    /// A parameter may stand once in a value. Given twice, one receiver takes the first and another
    /// the last: responses go to one of two addresses, a dialog gets one of two tags.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101;«received»=192.0.2.102
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=udp;«Transport»=tcp>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com;transport=udp>;expires=60, <sip:alice@example.org;transport=tcp>;expires=60
    /// ```
    SIP112 = "repeated-parameter" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "7.3.1"), Must(3261, "19.1.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(params) = cx.message().request_uri().and_then(|uri| uri.params()) {
        repeated(cx, format_args!("the Request-URI"), params, lint);
    }
    for field in &cx.message().headers {
        let value = field.typed(cx.source());
        // Charging addresses name several servers by the same parameter (RFC 7315 §5.5).
        if matches!(value, Some(HeaderValue::Params(_))) {
            continue;
        }
        for (bearer, params) in value.map(HeaderValue::param_lists).unwrap_or_default() {
            let whose = match bearer {
                Bearer::Field => format_args!("a value of {}", field.info().name()),
                Bearer::Uri => format_args!("a URI"),
            };
            repeated(cx, whose, params, lint);
        }
    }
}

fn repeated(cx: &MessageCx<'_>, whose: Arguments<'_>, params: &Params, lint: &mut Lint<'_>) {
    let source = cx.source();
    let is_first = |(n, p): (usize, &Param)| {
        let mut before = params.iter().take(n);
        before.all(|b| !b.name(source).eq_ignore_ascii_case(p.name(source)))
    };
    if params.0.len() < 2 {
        return;
    }
    // Lists are short and repeat nothing, nearly always.
    if params.0.len() < 8 && params.iter().enumerate().all(is_first) {
        return;
    }
    let mut seen: HashMap<Vec<u8>, &Param> = HashMap::new();
    for param in params {
        let name = param.name(cx.source()).to_ascii_lowercase();
        let Some(first) = seen.get(&name) else {
            seen.insert(name, param);
            continue;
        };
        let same = first.value(cx.source()) == param.value(cx.source());
        let differ = if same {
            "Both say the same; leave one."
        } else {
            "Their values differ, and which counts depends on the receiver."
        };
        let text = format!(
            "The parameter {} may stand only once in {whose}. {differ}",
            cx.quote(param.name)
        );
        lint.report(cx.id, param.name, text)
            .relate(cx.id, first.span, "given here first");
    }
}
