//! SIP553.

use std::collections::HashMap;

use super::messages::{is_whole, named, number};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::{Binding, Registration},
};

declare_rule! {
    /// A registrar drops a binding when another client registers.
    ///
    /// ## Why it matters
    ///
    /// The registrar keeps fewer bindings for a user than there are devices: the one that registers
    /// last takes the place of another, which believes itself registered and is not called any more.
    /// When both refresh, they take turns.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// === base=none
    /// U 2024/05/01 10:00:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b
    /// From: Alice <sip:alice@example.com>;tag=ja743ks76zlflH
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: 1j9FpLxk3uxtm8tn@client.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client.example.com>;expires=3600
    /// Content-Length: 0
    /// === base=none
    /// U 2024/05/01 10:05:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// Via: SIP/2.0/UDP client2.example.com;branch=z9hG4bKsecond
    /// From: Alice <sip:alice@example.com>;tag=second
    /// Call-ID: two@client2.example.com
    /// Contact: <sip:alice@client2.example.com>
    /// === base=none
    /// U 2024/05/01 10:05:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 «200» OK
    /// Via: SIP/2.0/UDP client2.example.com;branch=z9hG4bKsecond
    /// From: Alice <sip:alice@example.com>;tag=second
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: two@client2.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client2.example.com>;expires=3600
    /// Content-Length: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none,also=SIP552
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// === base=none
    /// U 2024/05/01 10:00:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b
    /// From: Alice <sip:alice@example.com>;tag=ja743ks76zlflH
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: 1j9FpLxk3uxtm8tn@client.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client.example.com>;expires=3600
    /// Content-Length: 0
    /// === base=none
    /// U 2024/05/01 10:05:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// Via: SIP/2.0/UDP client2.example.com;branch=z9hG4bKsecond
    /// From: Alice <sip:alice@example.com>;tag=second
    /// Call-ID: two@client2.example.com
    /// Contact: <sip:alice@client2.example.com>
    /// === base=none
    /// U 2024/05/01 10:05:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client2.example.com;branch=z9hG4bKsecond
    /// From: Alice <sip:alice@example.com>;tag=second
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: two@client2.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client2.example.com>;expires=3600
    /// Contact: <sip:alice@client.example.com>;expires=3300
    /// Content-Length: 0
    /// ```
    SIP553 = "binding-replaced" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "10.3")],
        applies: Responses,
        check: Trace(check),
    }
}

/// Bindings of one user that are kept in mind; more are hostile.
const MOST: usize = 256;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut held: HashMap<&str, Vec<(&Registration, &Binding)>> = HashMap::new();
    for registration in &cx.trace.registrations {
        let Some(response) = registration.granted else {
            continue;
        };
        let held = held.entry(&registration.user).or_default();
        let listed = |uri: &str| registration.bindings.iter().any(|b| b.uri == uri);
        let asked = |uri: &str| registration.asked.iter().any(|b| b.uri == uri);
        let (kept, gone): (Vec<_>, Vec<_>) = held.drain(..).partition(|(_, b)| listed(&b.uri));
        *held = kept;
        held.retain(|(_, b)| !asked(&b.uri));
        let own = registration.bindings.iter().filter(|b| asked(&b.uri));
        held.extend(
            own.map(|b| (registration, b))
                .take(MOST.saturating_sub(held.len())),
        );
        let whole = cx.message(response).is_some_and(|m| is_whole(&m));
        if registration.removes_all || !whole {
            continue;
        }
        let replaced = |(by, b): &&(&Registration, &Binding)| {
            by.call_id != registration.call_id && !asked(&b.uri) && lives(cx, by, b, registration)
        };
        for (by, binding) in gone.iter().filter(replaced) {
            report(cx, registration, (by, binding), lint);
        }
    }
}

/// Whether a binding's time was not over when another was granted; told only where stamps say so.
fn lives(cx: &TraceCx<'_>, by: &Registration, binding: &Binding, later: &Registration) -> bool {
    let granted = by.granted.zip(later.granted);
    let passed = granted.and_then(|(from, to)| cx.trace.order.between(from, to));
    let seconds = binding.expires.and_then(|s| i64::try_from(s).ok());
    let length = seconds.and_then(|s| s.checked_mul(1_000_000));
    passed
        .zip(length)
        .is_some_and(|(passed, length)| (0..length).contains(&passed))
}

fn report(
    cx: &TraceCx<'_>,
    registration: &Registration,
    (by, binding): (&Registration, &Binding),
    lint: &mut Lint<'_>,
) {
    let response = registration.granted.and_then(|id| cx.message(id));
    let place = response.and_then(|m| Some((m.id, named(&m)?)));
    if let (Some((id, span)), Some(granted)) = (place, by.granted) {
        let text = format!(
            "`{}`, which message {} granted to another client, is not listed any more although its time is not over: calls to this user do not reach it.",
            binding.uri,
            number(granted)
        );
        lint.report(id, span, text)
            .relate(granted, binding.span, "the binding that is gone");
    }
}
