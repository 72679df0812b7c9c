//! SIP129.

use super::items;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A set of features does not start with `*`.
    ///
    /// ## Why it matters
    ///
    /// The values of Accept-Contact, Reject-Contact and Feature-Caps are a `*` and the features as its
    /// parameters. Without the star a receiver takes the first feature for something else, and the
    /// preference has no effect.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Accept-Contact: «audio»;require
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Accept-Contact: *;audio;require
    /// ```
    SIP129 = "feature-set-without-star" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3841, "10"), Must(6809, "6.2.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in [
        HeaderId::AcceptContact,
        HeaderId::RejectContact,
        HeaderId::FeatureCaps,
    ] {
        for item in items(cx, id) {
            if cx.bytes(item.token) != b"*" {
                let text = format!(
                    "A value of {} is `*` and the features behind it; {} stands in the place of the star.",
                    id.name(),
                    cx.quote(item.token)
                );
                lint.report(cx.id, item.token, text);
            }
        }
    }
}
