//! SIP115.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::{
        Bearer, HeaderValue,
        near::nearest,
        vocabulary::{Table, field_params, uri_params},
    },
    syntax::params::{Param, Params},
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
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>;«+sip.instnace»="<urn:uuid:00000000-0000-1000-8000-000a95a0e128>";reg-id=1
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
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-000a95a0e128>";reg-id=1
    /// ```
    SIP115 = "misspelled-parameter" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(3261, "20")],
        applies: Messages,
        check: Message(check),
    }
}

const URI: &[Table] = &[
    uri_params::PARAMS,
    uri_params::TEL,
    uri_params::IN_THE_FIELD,
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(params) = cx.message().request_uri().and_then(|uri| uri.params()) {
        misspelled(cx, URI, params, lint);
    }
    for field in &cx.message().headers {
        let value = field.typed(cx.source());
        for (bearer, params) in value.map(HeaderValue::param_lists).unwrap_or_default() {
            let known = match bearer {
                Bearer::Uri => URI,
                Bearer::Field => field_params::of(field.id.name()),
            };
            misspelled(cx, known, params, lint);
        }
    }
}

fn misspelled(cx: &MessageCx<'_>, tables: &[Table], params: &Params, lint: &mut Lint<'_>) {
    let known = || tables.iter().copied().flatten();
    let is_known = |param: &&Param| known().any(|entry| param.is(cx.source(), entry.name));
    for param in params.iter().filter(|p| !is_known(p)) {
        let written = cx.text(param.name).to_ascii_lowercase();
        let standard = known().filter(|entry| entry.is_standard());
        let Some(meant) = nearest(&written, standard.map(|entry| entry.name)) else {
            continue;
        };
        if written.starts_with("x-") {
            continue;
        }
        let text = format!(
            "{} is not a known parameter: `{meant}` is meant. A receiver ignores what it does not know, so what it says is lost.",
            cx.quote(param.name)
        );
        lint.report(cx.id, param.name, text)
            .fix(Fix::write(param.name, meant));
    }
}
