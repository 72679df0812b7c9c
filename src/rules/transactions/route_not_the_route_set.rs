//! SIP519.

use super::{
    hops::uri_key,
    messages::{acknowledges_refusal, is_whole, number},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
    trace::Within,
};

declare_rule! {
    /// A request within a dialog does not take the route that was recorded for it.
    ///
    /// ## Why it matters
    ///
    /// Proxies that want to stay on the way wrote themselves into Record-Route. Each side keeps that
    /// list, the caller from the response and turned round, the called side from the request and as
    /// it is, and puts it into the Route of every request. Where it differs, requests miss a proxy
    /// that keeps state, or never arrive behind NAT.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// +Record-Route: <sip:p2.example.net;lr>, <sip:p1.example.com;lr>
    /// === base=ack
    /// +Route: <sip:p1.example.com;lr>, <sip:p2.example.net;lr>
    /// === base=bye
    /// +Route: «<sip:p2.example.net;lr>, <sip:p1.example.com;lr>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// +Record-Route: <sip:p2.example.net;lr>, <sip:p1.example.com;lr>
    /// === base=ack
    /// +Route: <sip:p1.example.com;lr>, <sip:p2.example.net;lr>
    /// ```
    SIP519 = "route-not-the-route-set" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "12.2.1.1"), Must(3261, "12.1.2")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // A side that does it wrong does it wrong every time: once is enough.
    for dialog in &cx.trace.dialogs {
        for by_local in [true, false] {
            let mut requests = dialog.requests.iter();
            requests.any(|w| w.by_local == by_local && judge(cx, w, lint));
        }
    }
}

/// A request that its side itself sent here, and the message whose Record-Route is its route.
fn routed<'a>(cx: &TraceCx<'a>, within: &Within) -> Option<(MessageCx<'a>, MessageCx<'a>)> {
    let request = cx.message(within.request)?;
    let recorded = within.view.route.and_then(|id| cx.message(id))?;
    let depth = |n: u32| cx.trace.transaction(n).map(|t| t.depth);
    let seen = cx.trace.owner(recorded.id).and_then(depth);
    let first_hop = depth(within.transaction) == Some(1) && (!within.by_local || seen == Some(1));
    let judged = first_hop && is_whole(&request) && !acknowledges_refusal(cx, within);
    judged.then_some((request, recorded))
}

/// Reports a request; tells whether it did.
fn judge(cx: &TraceCx<'_>, within: &Within, lint: &mut Lint<'_>) -> bool {
    let Some((request, recorded)) = routed(cx, within) else {
        return false;
    };
    let mut wanted = list(&recorded, HeaderId::RecordRoute);
    if within.by_local {
        wanted.reverse();
    }
    let own = list(&request, HeaderId::Route);
    // Without a recorded route, one that stands there is an outbound proxy's. A strict router's
    // place in the list is another.
    if wanted.is_empty() || own == wanted || is_strict(&recorded) {
        return false;
    }
    let route = request.field(HeaderId::Route).map(|f| f.value);
    let place = route.or(request.message().request_method());
    let of = recorded.field(HeaderId::RecordRoute).map(|f| f.value);
    let (Some(place), Some(of)) = (place, of) else {
        return false;
    };
    let how = if within.by_local {
        "turned round"
    } else {
        "as it stands"
    };
    let text = format!(
        "The route of this dialog is the Record-Route of message {}, {how}, with {} entries; here {} stand, or others. Requests so miss a proxy that wants to see them.",
        number(recorded.id),
        wanted.len(),
        own.len()
    );
    lint.report(request.id, place, text)
        .relate(recorded.id, of, "the recorded route");
    true
}

/// Whether a strict router is on the recorded way.
fn is_strict(recorded: &MessageCx<'_>) -> bool {
    recorded.addresses(HeaderId::RecordRoute).any(|a| {
        let uri = a.uri.as_ref().and_then(|u| u.sip());
        uri.is_some_and(|u| u.params.get(recorded.source(), "lr").is_none())
    })
}

fn list(m: &MessageCx<'_>, field: HeaderId) -> Vec<Vec<u8>> {
    let uris = m.addresses(field).filter_map(|a| a.uri.as_ref());
    uris.map(|u| uri_key(m, u)).collect()
}
