//! SIP552.

use std::collections::{HashMap, HashSet};

use super::messages::number;
use crate::{
    declare_rule,
    ingest::MessageId,
    lint::{Lint, TraceCx},
    trace::{Binding, Registration},
};

declare_rule! {
    /// A registrar lists a binding that this client did not ask for.
    ///
    /// ## Why it matters
    ///
    /// Calls to the user go to every binding: another device rings too, or an address from before a
    /// restart is tried first, where nobody answers. A binding that nobody needs is removed with
    /// `expires=0`, or ends with its time.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b
    /// From: Alice <sip:alice@example.com>;tag=ja743ks76zlflH
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: 1j9FpLxk3uxtm8tn@client.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client.example.com>;expires=3600
    /// Contact: <«sip:alice@198.51.100.7:5060»>;expires=1800
    /// Content-Length: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=none
    /// SIP/2.0 200 OK
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK82d1e07b
    /// From: Alice <sip:alice@example.com>;tag=ja743ks76zlflH
    /// To: Alice <sip:alice@example.com>;tag=2493k59kd
    /// Call-ID: 1j9FpLxk3uxtm8tn@client.example.com
    /// CSeq: 1 REGISTER
    /// Contact: <sip:alice@client.example.com>;expires=3600
    /// Content-Length: 0
    /// ```
    SIP552 = "registered-by-another" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "10.3"), Should(3261, "10.2.4")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    // Who asked for a binding of an address of record, and what was told of already.
    let mut asked: HashMap<(&str, &str), (&Registration, &Binding)> = HashMap::new();
    let mut told: HashSet<(&str, &str, &str)> = HashSet::new();
    for registration in &cx.trace.registrations {
        let user = registration.user.as_str();
        for binding in &registration.asked {
            asked.insert((user, &binding.uri), (registration, binding));
        }
        let Some(response) = registration.granted else {
            continue;
        };
        for binding in &registration.bindings {
            let by = asked.get(&(user, binding.uri.as_str()));
            let own = by.is_some_and(|(by, _)| by.call_id == registration.call_id);
            let key = (user, registration.call_id.as_str(), binding.uri.as_str());
            if !own && has_its_own(registration) && told.insert(key) {
                report(response, binding, by.copied(), lint);
            }
        }
    }
}

/// Whether all that was asked for is listed: what stands in its place is told there.
fn has_its_own(registration: &Registration) -> bool {
    let listed = |uri: &str| registration.bindings.iter().any(|b| b.uri == uri);
    let mut asked = registration.asked.iter();
    !registration.asked.is_empty() && asked.all(|b| b.expires == Some(0) || listed(&b.uri))
}

fn report(
    response: MessageId,
    binding: &Binding,
    by: Option<(&Registration, &Binding)>,
    lint: &mut Lint<'_>,
) {
    let who = match by {
        Some((by, _)) => format!(
            "message {} asked for it under another Call-ID",
            number(by.request)
        ),
        None => "who asked for it is not in the trace".to_owned(),
    };
    let text = format!(
        "`{}` is bound too, and this client did not ask for it: {who}. Calls to this user go there as well.",
        binding.uri
    );
    let finding = lint.report(response, binding.span, text);
    if let Some((by, asked)) = by {
        finding.relate(by.request, asked.span, "where it was asked for");
    }
}
