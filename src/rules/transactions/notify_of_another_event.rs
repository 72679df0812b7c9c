//! SIP559.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::messages::{call_id, tag};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, Method, near::nearest},
    text::Span,
};

declare_rule! {
    /// A NOTIFY tells of an event that the dialog's subscription is not to.
    ///
    /// ## Why it matters
    ///
    /// The subscriber finds the subscription by the dialog and by the Event. With the name of another
    /// package it finds none, answers 481, and the notifier takes the subscription for gone.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=options
    /// >SUBSCRIBE sip:bob@example.net SIP/2.0
    /// CSeq: 63104 SUBSCRIBE
    /// +Event: presence
    /// +Expires: 600
    /// === base=none
    /// NOTIFY sip:alice@client.example.com SIP/2.0
    /// Via: SIP/2.0/UDP server.example.net;branch=z9hG4bKn1a2b3c4
    /// Max-Forwards: 70
    /// From: Bob <sip:bob@example.net>;tag=notifier
    /// To: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 8 NOTIFY
    /// Contact: <sip:bob@server.example.net>
    /// Event: «dialog»
    /// Subscription-State: active;expires=600
    /// Content-Length: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=options
    /// >SUBSCRIBE sip:bob@example.net SIP/2.0
    /// CSeq: 63104 SUBSCRIBE
    /// +Event: dialog;id=1
    /// +Expires: 600
    /// === base=none
    /// NOTIFY sip:alice@client.example.com SIP/2.0
    /// Via: SIP/2.0/UDP server.example.net;branch=z9hG4bKn1a2b3c4
    /// Max-Forwards: 70
    /// From: Bob <sip:bob@example.net>;tag=notifier
    /// To: Alice <sip:alice@example.com>;tag=9fxced76sl
    /// Call-ID: 3848276298220188511@client.example.com
    /// CSeq: 8 NOTIFY
    /// Contact: <sip:bob@server.example.net>
    /// Event: dialog;id=1
    /// Subscription-State: active;expires=600
    /// Content-Length: 0
    /// ```
    SIP559 = "notify-of-another-event" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(6665, "3.2.1"), Must(6665, "8.2.1")],
        applies: Requests,
        check: Trace(check),
    }
}

/// A dialog has few subscriptions; more are hostile.
const MOST: usize = 16;

/// Call-ID and the subscriber's tag.
type Subscriber<'a> = (&'a [u8], &'a [u8]);

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let first_hops = cx.trace.transactions.iter();
    let first_hops = first_hops.filter(|t| t.upstream.is_none());
    let requests: Vec<_> = first_hops
        .filter_map(|t| cx.message(t.first()?))
        .filter(|m| m.message().is_request())
        .collect();
    let (subscribed, begun) = subscribed(&requests);
    for notify in requests.iter().filter(|m| m.method() == Method::Notify) {
        let key = call_id(notify).zip(tag(notify, HeaderId::To));
        let wanted = key.filter(|key| begun.contains(key));
        let wanted = wanted.and_then(|key| subscribed.get(&key));
        if let (Some(wanted), Some(event)) = (wanted, event(notify)) {
            compare(notify, event, wanted, lint);
        }
    }
}

/// The packages that each subscriber asks for, REFER's own among them; and those that begin here: what was asked for
/// before, nobody knows.
fn subscribed<'a>(
    requests: &[MessageCx<'a>],
) -> (
    HashMap<Subscriber<'a>, BTreeSet<String>>,
    HashSet<Subscriber<'a>>,
) {
    let (mut subscribed, mut begun) = (HashMap::<_, BTreeSet<_>>::new(), HashSet::new());
    for request in requests {
        let Some(key) = call_id(request).zip(tag(request, HeaderId::From)) else {
            continue;
        };
        let package = match request.method() {
            Method::Subscribe => event(request).map(|e| request.text(e).into_owned()),
            Method::Refer => Some("refer".to_owned()),
            _ => None,
        };
        subscribed.entry(key).or_default().extend(package);
        if request.method() == Method::Subscribe && tag(request, HeaderId::To).is_none() {
            begun.insert(key);
        }
    }
    (subscribed, begun)
}

fn event(m: &MessageCx<'_>) -> Option<Span> {
    Some(m.typed(HeaderId::Event)?.item()?.token)
}

fn compare(notify: &MessageCx<'_>, event: Span, wanted: &BTreeSet<String>, lint: &mut Lint<'_>) {
    let told = notify.text(event);
    let lower = told.to_ascii_lowercase();
    // A slip in either of them is a finding of its own.
    let slip = |w: &String| {
        w.eq_ignore_ascii_case(&told)
            || nearest(&lower, [w.as_str()]).is_some()
            || nearest(&w.to_ascii_lowercase(), [lower.as_str()]).is_some()
    };
    if wanted.is_empty() || wanted.len() > MOST || wanted.iter().any(slip) {
        return;
    }
    let wanted: Vec<_> = wanted.iter().map(String::as_str).collect();
    let text = format!(
        "The subscription of this dialog is to `{}`, and this tells of `{told}`: the subscriber finds no such subscription and answers 481.",
        wanted.join("`, `")
    );
    lint.report(notify.id, event, text);
}
