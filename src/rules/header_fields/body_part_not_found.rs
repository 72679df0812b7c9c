//! SIP136.

use crate::{
    declare_rule,
    ingest::Fidelity,
    lint::{Lint, MessageCx},
    message::{Body, Content, HeaderField, HeaderId, HeaderValue},
    syntax::uri::Uri,
};

declare_rule! {
    /// A field refers to a part of the body by a Content-ID that none of the parts has.
    ///
    /// ## Why it matters
    ///
    /// A `cid:` URI says which part of the body a field is about: where the caller is, the picture to
    /// show, the list of those referred to. Where no part has that Content-ID, the receiver does
    /// without what the field promises: an emergency call comes without its location.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: multipart/mixed;boundary=b1
    /// +Geolocation: <«cid:target124@example.com»>
    ///
    /// --b1
    /// Content-Type: application/pidf+xml
    /// Content-ID: <target123@example.com>
    ///
    /// <presence/>
    /// --b1--
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Content-Type: multipart/mixed;boundary=b1
    /// +Geolocation: <cid:target123%40example.com>
    ///
    /// --b1
    /// Content-Type: application/pidf+xml
    /// Content-ID: <target123@example.com>
    ///
    /// <presence/>
    /// --b1--
    /// ```
    SIP136 = "body-part-not-found" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(5621, "9.1"), May(6442, "4.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    // What is missing from a fragment, or stands in a body that cannot be read, may be there.
    let read = cx.message().content(cx.source());
    let parted = matches!(read.body.content, Content::Multipart(_));
    if !parted || cx.captured.fidelity == Fidelity::Fragment || !read.faults.is_empty() {
        return;
    }
    for field in &cx.message().headers {
        let addresses = field.typed(cx.source()).map(HeaderValue::name_addrs);
        for uri in addresses
            .into_iter()
            .flatten()
            .filter_map(|a| a.uri.as_ref())
        {
            look(cx, uri, lint);
        }
    }
}

fn look(cx: &MessageCx<'_>, uri: &Uri, lint: &mut Lint<'_>) {
    let bytes = cx.bytes(uri.span);
    let Some((b"cid:", id)) = bytes.split_at_checked(4) else {
        return;
    };
    let is_meant = |field: &HeaderField| {
        let known = cx.bytes(field.value).trim_ascii();
        known.strip_prefix(b"<").and_then(|k| k.strip_suffix(b">")) == Some(&unescaped(id))
    };
    let own = cx.fields(HeaderId::ContentId);
    if own
        .chain(content_ids(&cx.message().content(cx.source()).body))
        .any(is_meant)
    {
        return;
    }
    let text = format!(
        "No part of the body has the Content-ID that {} names: a receiver does without what the field refers to. Write that of the part meant.",
        cx.quote(uri.span)
    );
    lint.report(cx.id, uri.span, text);
}

/// The Content-IDs of the parts, at any depth.
fn content_ids(body: &Body) -> Vec<&HeaderField> {
    let Content::Multipart(multipart) = &body.content else {
        return Vec::new();
    };
    let of_part = multipart.parts.iter().flat_map(|part| {
        let own = part.headers.iter().filter(|h| h.id == HeaderId::ContentId);
        own.chain(content_ids(&part.body))
    });
    of_part.collect()
}

/// With what stands as `%` and two digits put back: a URL escapes what a Content-ID need not.
fn unescaped(id: &[u8]) -> Vec<u8> {
    let (mut plain, mut rest) = (Vec::new(), id);
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).filter(|_| *first == b'%');
        let byte = digits.and_then(|d| u8::from_str_radix(std::str::from_utf8(d).ok()?, 16).ok());
        plain.push(byte.unwrap_or(*first));
        rest = byte.and_then(|_| tail.get(2..)).unwrap_or(tail);
    }
    plain
}
