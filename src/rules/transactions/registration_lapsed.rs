//! SIP554.

use std::collections::HashMap;

use super::messages::number;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::{Binding, Registration},
};

declare_rule! {
    /// A registration is refreshed when its time is over already.
    ///
    /// ## Why it matters
    ///
    /// Between the end of the binding and this refresh nobody could call this user: callers were told
    /// that the user cannot be reached, or got the voice mail. A client has to register again before the
    /// time granted is over, which may be shorter than what it asked for.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// Expires: 60
    /// === base=none
    /// U 2024/05/01 10:00:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b
    /// From: Alice <sip:alice@example.com>;tag=ja743ks76zlflH
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: 1j9FpLxk3uxtm8tn@client.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client.example.com>;expires=60
    /// Content-Length: 0
    /// === base=none
    /// U 2024/05/01 10:02:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// Expires: 60
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bKlater
    /// CSeq: 2 REGISTER
    /// Contact: <«sip:alice@client.example.com»>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// Expires: 60
    /// === base=none
    /// U 2024/05/01 10:00:00.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b
    /// From: Alice <sip:alice@example.com>;tag=ja743ks76zlflH
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: 1j9FpLxk3uxtm8tn@client.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client.example.com>;expires=60
    /// Content-Length: 0
    /// === base=none
    /// U 2024/05/01 10:00:50.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=register
    /// Expires: 60
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bKlater
    /// CSeq: 2 REGISTER
    /// Contact: <sip:alice@client.example.com>
    /// ```
    SIP554 = "registration-lapsed" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(3261, "10.2.4"), May(3261, "10.2.1.1")],
        applies: Requests,
        check: Trace(check),
    }
}

/// What a refresh may be late without being missed: microseconds.
const LATE: i64 = 1_000_000;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // The last grant of each binding, by user.
    let mut held: HashMap<&str, HashMap<&str, (&Registration, &Binding)>> = HashMap::new();
    for registration in &cx.trace.registrations {
        let held = held.entry(&registration.user).or_default();
        for asked in registration.asked.iter().filter(|b| b.expires != Some(0)) {
            if let Some(before) = held.get(asked.uri.as_str()) {
                judge(cx, *before, (registration, asked), lint);
            }
        }
        if registration.granted.is_none() {
            continue;
        }
        if registration.removes_all {
            held.clear();
        }
        for gone in registration.asked.iter().filter(|b| b.expires == Some(0)) {
            held.remove(gone.uri.as_str());
        }
        let listed = registration.bindings.iter();
        held.extend(listed.map(|b| (b.uri.as_str(), (registration, b))));
    }
}

fn judge(
    cx: &TraceCx<'_>,
    (before, granted): (&Registration, &Binding),
    (now, asked): (&Registration, &Binding),
    lint: &mut Lint<'_>,
) {
    let passed = before
        .granted
        .and_then(|id| cx.trace.order.between(id, now.request));
    let seconds = granted.expires.and_then(|s| i64::try_from(s).ok());
    let length = seconds.and_then(|s| s.checked_mul(1_000_000));
    let (Some(passed), Some(length), Some(response)) = (passed, length, before.granted) else {
        return;
    };
    if passed <= length.saturating_add(LATE) {
        return;
    }
    let late = passed.saturating_sub(length).div_euclid(1_000_000);
    let text = format!(
        "Message {} granted this binding for {} s, which were over {late} s before this refresh: nobody could call this user meanwhile. Register again after half that time.",
        number(response),
        length.div_euclid(1_000_000)
    );
    lint.report(now.request, asked.span, text)
        .relate(response, granted.span, "the time granted");
}
