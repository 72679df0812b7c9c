//! SIP405.

use super::values::values;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::near::nearest,
};

declare_rule! {
    /// The authentication scheme is not known here.
    ///
    /// ## Why it matters
    ///
    /// New schemes are allowed, and a receiver ignores those it does not know. Where both sides do
    /// not know it, the challenge cannot be answered.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: «NoOneKnowsThisScheme» opaque-data=here
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Bearer mF_9.B5f-4.1JqM
    /// ```
    SIP405 = "unknown-auth-scheme" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

/// The schemes registered for HTTP that SIP may meet, and two that are not and are met.
const KNOWN: &[&str] = &[
    "digest",
    "basic",
    "bearer",
    "dpop",
    "hoba",
    "mutual",
    "negotiate",
    "oauth",
    "scram-sha-1",
    "scram-sha-256",
    "vapid",
    "ntlm",
    "kerberos",
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in values(cx) {
        let scheme = cx.text(value.scheme());
        let lower = scheme.to_ascii_lowercase();
        if KNOWN.contains(&lower.as_str()) || nearest(&lower, ["digest", "basic"]).is_some() {
            continue;
        }
        let text = format!(
            "The scheme `{scheme}` is legal and not known here: what it carries is not checked, and a receiver that does not know it either ignores it."
        );
        lint.report(cx.id, value.scheme(), text);
    }
}
