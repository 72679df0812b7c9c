//! SIP524.

use super::messages::{is_whole, number, status_span};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
};

declare_rule! {
    /// A registration was accepted without the binding it asked for.
    ///
    /// ## Why it matters
    ///
    /// The 200 to a REGISTER lists every binding that the registrar has now. The one asked for is
    /// not among them: the registrar keeps another address, since it saw the request come from
    /// there, or the domain of the Contact is rewritten on the way; or the registration had no
    /// effect, and calls will not arrive.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=register
    /// === base=register-401
    /// >SIP/2.0 «200» OK
    /// -WWW-Authenticate
    /// Contact: <sip:alice@192.0.2.77>;expires=3600
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
    SIP524 = "binding-not-granted" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "10.3")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for registration in &cx.trace.registrations {
        let Some(response) = registration.granted.and_then(|id| cx.message(id)) else {
            continue;
        };
        let there = |uri: &str| registration.bindings.iter().any(|b| b.uri == uri);
        let missing = registration
            .asked
            .iter()
            .find(|b| b.expires != Some(0) && !there(&b.uri));
        let whole = is_whole(&response);
        if let (Some(missing), true, Some(at)) = (missing, whole, status_span(&response)) {
            let text = format!(
                "Message {} asks to bind `{}`, and this response lists {}. Calls go to what is listed.",
                number(registration.request),
                missing.uri,
                match registration.bindings.as_slice() {
                    [] => "no binding".to_owned(),
                    [one] => format!("`{}`", one.uri),
                    [one, ..] => format!("`{}` and others", one.uri),
                }
            );
            lint.report(response.id, at, text).relate(
                registration.request,
                missing.span,
                "the binding asked for",
            );
        }
    }
}
