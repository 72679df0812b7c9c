//! SIP115.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::{Bearer, HeaderId, HeaderValue, near::nearest},
    syntax::{
        params::{Param, Params},
        start_line::StartLine,
    },
};

declare_rule! {
    /// A parameter's name is misspelled.
    ///
    /// ## Why it matters
    ///
    /// A receiver ignores a parameter that it does not know, so what was meant is lost: a `Via`
    /// without its branch, a URI without its transport, a dialog without its tag.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;«recieved»=192.0.2.101
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;«transprot»=tcp>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=tcp;line=12>;Expires=60;x-tag=1
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=192.0.2.101
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=tcp>
    /// ```
    SIP115 = "misspelled-parameter" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(3261, "20")],
        applies: Messages,
        check: Message(check),
    }
}

/// Parameters of SIP URIs that are taken for misspelled where one is near. Short ones, such as
/// `lr`, are near to too much.
const URI: &[&str] = &["transport", "method", "maddr", "user"];

/// Parameters of a field.
fn of_field(id: HeaderId) -> &'static [&'static str] {
    match id {
        HeaderId::Via => &["branch", "received", "rport", "maddr", "alias"],
        HeaderId::From | HeaderId::To => &["tag"],
        HeaderId::Contact => &["expires", "methods"],
        HeaderId::ContentType => &["boundary", "charset"],
        HeaderId::ContentDisposition => &["handling"],
        HeaderId::SubscriptionState => &["expires", "reason", "retry-after"],
        HeaderId::SessionExpires => &["refresher"],
        HeaderId::RetryAfter => &["duration"],
        HeaderId::Replaces | HeaderId::Join => &["to-tag", "from-tag", "early-only"],
        HeaderId::TargetDialog => &["local-tag", "remote-tag"],
        HeaderId::Reason => &["cause", "text"],
        HeaderId::CallInfo => &["purpose"],
        HeaderId::HistoryInfo => &["index"],
        HeaderId::Diversion => &["reason", "counter", "privacy", "screen", "limit"],
        HeaderId::RemotePartyId => &["party", "screen", "privacy"],
        HeaderId::PChargingVector => &["icid-value", "icid-generated-at", "orig-ioi", "term-ioi"],
        _ => &[],
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let StartLine::Request(line) = &cx.message().start
        && let Some(params) = line.uri.as_ref().and_then(|uri| uri.params())
    {
        misspelled(cx, URI, params, lint);
    }
    for field in &cx.message().headers {
        let value = field.typed(cx.source());
        for (bearer, params) in value.map(HeaderValue::param_lists).unwrap_or_default() {
            let known = match bearer {
                Bearer::Uri => URI,
                Bearer::Field => of_field(field.id),
            };
            misspelled(cx, known, params, lint);
        }
    }
}

fn misspelled(cx: &MessageCx<'_>, known: &[&'static str], params: &Params, lint: &mut Lint<'_>) {
    let is_known = |param: &&Param| known.iter().any(|name| param.is(cx.source(), name));
    for param in params.iter().filter(|p| !is_known(p)) {
        let written = cx.text(param.name).to_ascii_lowercase();
        if written.starts_with("x-") {
            continue;
        }
        let Some(meant) = nearest(&written, known.iter().copied()) else {
            continue;
        };
        let text = format!(
            "{} is no known parameter: `{meant}` is meant. A receiver ignores what it does not know, so what it says is lost.",
            cx.quote(param.name)
        );
        lint.report(cx.id, param.name, text).fix(Fix::safe(
            format!("Write {meant}"),
            param.name,
            meant,
        ));
    }
}
