//! SIP116.

use super::words::{Words, of_field, of_param, of_uri_param};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::{
        Bearer, HeaderField, HeaderId, HeaderValue, vocabulary::field_values::media_type_meant,
    },
    syntax::{params::Param, token_list::MediaType},
    text::Span,
};

declare_rule! {
    /// A word with a fixed meaning is misspelled: an option tag, a method, an event package.
    ///
    /// ## Why it matters
    ///
    /// The receiver compares such words with those it knows. For a misspelled option tag in Require
    /// the request is refused with 420; in Supported the tag is overlooked. A misspelled event
    /// package is answered with 489, and a method in another case is another method.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Supported: timer, «100rell»
    /// ```
    ///
    /// ```sip,base=invite
    /// Allow: INVITE, ACK, «Bye», CANCEL
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=«upd»>
    /// ```
    ///
    /// ```sip,base=options
    /// Accept: «application/spd», text/plain
    /// ```
    ///
    /// ```sip,base=invite
    /// Supported: «pahth»
    /// +Privacy: id;header
    /// ```
    ///
    /// ```sip,base=invite
    /// +Privacy: «di»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Supported: Timer
    /// Allow: INVITE, ACK, CANCEL, BYE, X-EXAMPLE
    /// Contact: <sip:alice@client.example.com;transport=UDP>
    /// +Accept: text/xml, application/vnd.example, application/*
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Supported: timer, 100rel
    /// ```
    ///
    /// ```sip,base=invite
    /// Allow: INVITE, ACK, BYE, CANCEL
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=udp>
    /// ```
    ///
    /// ```sip,base=options
    /// Accept: application/sdp, text/plain
    /// ```
    ///
    /// ```sip,base=invite
    /// Supported: path
    /// +Privacy: id;header
    /// ```
    ///
    /// ```sip,base=invite
    /// +Privacy: id
    /// ```
    SIP116 = "misspelled-value" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1"), Must(3261, "19.2"), Must(3261, "25.1"), Must(6665, "8.2.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in &cx.message().headers {
        let Some(value) = field.typed(cx.source()) else {
            continue;
        };
        // A request's CSeq is compared with its start line, by a rule of its own.
        if field.id == HeaderId::CSeq && cx.message().is_request() {
            continue;
        }
        if let Some(words) = of_field(field.id) {
            for word in tokens(value) {
                look_up(cx, words, word, lint);
            }
        }
        for media in media_types(value) {
            let at = media.kind.join(media.subtype);
            if let Some(meant) = media_type_meant(&cx.text(at)) {
                say(cx, "media type", at, meant, "", lint);
            }
        }
        for (bearer, params) in value.param_lists() {
            for param in params {
                of_parameter(cx, field, bearer, param, lint);
            }
        }
    }
}

/// The words a field's value is made of.
fn tokens(value: &HeaderValue) -> impl Iterator<Item = Span> {
    let items = match value {
        HeaderValue::Items(items) => items,
        HeaderValue::Item(item) => std::slice::from_ref(item),
        _ => &[],
    };
    let method = match value {
        HeaderValue::CSeq(cseq) => Some(cseq.method),
        HeaderValue::RAck(rack) => Some(rack.method),
        _ => None,
    };
    items.iter().map(|i| i.token).chain(method)
}

/// The media types a field's value is made of.
fn media_types(value: &HeaderValue) -> &[MediaType] {
    match value {
        HeaderValue::MediaType(one) => std::slice::from_ref(one),
        HeaderValue::MediaTypes(several) => several,
        _ => &[],
    }
}

fn of_parameter(
    cx: &MessageCx<'_>,
    field: &HeaderField,
    bearer: Bearer,
    param: &Param,
    lint: &mut Lint<'_>,
) {
    let Some(value) = param.value else {
        return;
    };
    let name = cx.bytes(param.name);
    let words = match bearer {
        Bearer::Uri => of_uri_param(name),
        Bearer::Field => of_param(field.id, name),
    };
    if let Some(words) = words {
        look_up(cx, words, value, lint);
    }
}

fn look_up(cx: &MessageCx<'_>, words: Words, at: Span, lint: &mut Lint<'_>) {
    let written = cx.text(at);
    let Some(meant) = words.meant(&written) else {
        return;
    };
    // What follows a template's point is not part of the slip.
    let len = written.len().min(words.stem(&written).len());
    let at = Span::new(at.start, at.start.saturating_add(crate::text::offset(len)));
    let why = if words.by_case && meant.eq_ignore_ascii_case(words.stem(&written)) {
        " Its letters compare with regard to case."
    } else {
        ""
    };
    say(cx, words.what, at, meant, why, lint);
}

fn say(
    cx: &MessageCx<'_>,
    what: &str,
    at: Span,
    meant: &'static str,
    why: &str,
    lint: &mut Lint<'_>,
) {
    let text = format!(
        "{} is not a known {what}: `{meant}` is meant.{why}",
        cx.quote(at)
    );
    lint.report(cx.id, at, text).fix(Fix::write(at, meant));
}
