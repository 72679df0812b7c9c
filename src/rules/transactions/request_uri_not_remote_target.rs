//! SIP518.

use super::{
    hops::{hosts, uri_key},
    messages::{acknowledges_refusal, number},
};
use crate::{
    declare_rule,
    ingest::MessageId,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
    syntax::{start_line::StartLine, uri::Uri},
    trace::Within,
};

declare_rule! {
    /// A request within a dialog does not go to the Contact of the other side.
    ///
    /// ## Why it matters
    ///
    /// The Contact that the other side gave last is where requests of the dialog go: it is their
    /// Request-URI, whatever the route. With another one a proxy sends the request to somebody else,
    /// or answers 404 or 481; the ACK or BYE is lost.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// >ACK «sip:bob@example.net» SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// ```
    SIP518 = "request-uri-not-remote-target" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "12.2.1.1")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // A side that does it wrong does it wrong every time: once is enough.
    for dialog in &cx.trace.dialogs {
        for by_local in [true, false] {
            let mut requests = dialog.requests.iter();
            requests.any(|w| w.by_local == by_local && is_judged(cx, w) && judge(cx, w, lint));
        }
    }
}

/// Whether the sender itself sent the request here, on a way that is not strict, and its peer's
/// Contact was seen where the sender saw it.
fn is_judged(cx: &TraceCx<'_>, within: &Within) -> bool {
    let depth = |n: u32| cx.trace.transaction(n).map(|t| t.depth);
    let seen = within.view.target.and_then(|id| cx.trace.owner(id));
    let first_hop = !within.by_local || seen.and_then(depth) == Some(1);
    let strict = cx.message(within.request).is_some_and(|m| {
        let mut routes = m.addresses(HeaderId::Route);
        routes.any(|r| {
            let uri = r.uri.as_ref().and_then(Uri::sip);
            uri.is_some_and(|u| u.params.get(m.source(), "lr").is_none())
        })
    });
    depth(within.transaction) == Some(1)
        && first_hop
        && !strict
        && !acknowledges_refusal(cx, within)
}

/// Reports a request; tells whether it did.
fn judge(cx: &TraceCx<'_>, within: &Within, lint: &mut Lint<'_>) -> bool {
    let Some(request) = cx.message(within.request) else {
        return false;
    };
    let Some((target, contact)) = within.view.target.and_then(|id| contact(cx, id)) else {
        return false;
    };
    let StartLine::Request(start) = &request.message().start else {
        return false;
    };
    let (at, Some(own)) = (start.uri_span, &start.uri) else {
        return false;
    };
    let wanted = uri_key(&target, contact);
    let mine = uri_key(&request, own);
    let former = within.view.former.and_then(|id| contact_key(cx, id));
    // Who answers to where a request came from, in place of its Contact, mends a NAT.
    let mended = own
        .sip()
        .and_then(|u| u.host_port)
        .is_some_and(|h| hosts(&target).contains(&request.bytes(h.host.span).to_ascii_lowercase()));
    if mine != wanted && Some(&mine) != former.as_ref() && !mended {
        let text = format!(
            "The other side gave {} as its Contact in message {}; requests of this dialog must go there, and this one goes to {}.",
            target.quote(contact.span),
            number(target.id),
            request.quote(at)
        );
        lint.report(request.id, at, text)
            .relate(target.id, contact.span, "the remote target");
        return true;
    }
    false
}

fn contact<'a>(cx: &TraceCx<'a>, id: MessageId) -> Option<(MessageCx<'a>, &'a Uri)> {
    let message = cx.message(id)?;
    let uri = message.addresses(HeaderId::Contact).next()?.uri.as_ref()?;
    // What cannot be read is read in different ways.
    (!message.faulty(uri.span)).then_some((message, uri))
}

fn contact_key(cx: &TraceCx<'_>, id: MessageId) -> Option<Vec<u8>> {
    let (message, uri) = contact(cx, id)?;
    Some(uri_key(&message, uri))
}
