//! SIP525.

use super::messages::number;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// A registrar granted less time than was asked for.
    ///
    /// ## Why it matters
    ///
    /// It may, and the client has to register again within the time that was granted. One that goes
    /// by its own time is not reachable in between.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=register-401
    /// >SIP/2.0 200 OK
    /// -WWW-Authenticate
    /// Contact: <«sip:alice@client.example.com»>;expires=60
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=register-401
    /// >SIP/2.0 200 OK
    /// -WWW-Authenticate
    /// Contact: <sip:alice@client.example.com>;expires=3600
    /// ```
    SIP525 = "expiry-cut" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "10.2.1.1"), May(3261, "10.3")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for registration in &cx.trace.registrations {
        let Some(response) = registration.granted else {
            continue;
        };
        for asked in &registration.asked {
            let given = registration.bindings.iter().find(|b| b.uri == asked.uri);
            let times = given.and_then(|g| Some((g, asked.expires?, g.expires?)));
            if let Some((given, wanted, granted)) = times.filter(|(_, w, g)| g < w) {
                let text = format!(
                    "Message {} asks for {wanted} s and {granted} s are granted: the client must register again within that time.",
                    number(registration.request)
                );
                lint.report(response, given.span, text).relate(
                    registration.request,
                    asked.span,
                    "the binding asked for",
                );
            }
        }
    }
}
