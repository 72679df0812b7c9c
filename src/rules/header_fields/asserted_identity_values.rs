//! SIP126.

use super::addresses;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// The identities in P-Asserted-Identity or P-Preferred-Identity are not what may stand there.
    ///
    /// ## Why it matters
    ///
    /// One or two values may stand there: a SIP or SIPS URI, a telephone URI, or one of each. With
    /// anything else receivers pick one at will or drop all, and the caller is shown as unknown.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +P-Asserted-Identity: <sip:alice@example.com>
    /// +P-Asserted-Identity: «<sip:alice@example.org>»
    /// ```
    ///
    /// ```sip,base=invite
    /// +P-Asserted-Identity: «<mailto:alice@example.com>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +P-Asserted-Identity: "Alice" <sip:alice@example.com>, <tel:+12025550123>
    /// ```
    SIP126 = "asserted-identity-values" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3325, "9.1"), Must(3325, "9.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in [HeaderId::PAssertedIdentity, HeaderId::PPreferredIdentity] {
        let (mut sip, mut tel) = (0_u32, 0_u32);
        for address in addresses(cx, id) {
            let Some(uri) = &address.uri else { continue };
            let scheme = uri.scheme(cx.source()).to_ascii_lowercase();
            let wrong = match scheme.as_slice() {
                b"sip" | b"sips" => {
                    sip += 1;
                    (sip > 1).then_some("a second SIP or SIPS URI stands here")
                }
                b"tel" => {
                    tel += 1;
                    (tel > 1).then_some("a second telephone URI stands here")
                }
                _ => Some("this is another kind of URI"),
            };
            if let Some(wrong) = wrong {
                let text = format!(
                    "{} holds one SIP or SIPS URI, one telephone URI, or one of each; {wrong}.",
                    id.name()
                );
                lint.report(cx.id, address.span, text);
            }
        }
    }
}
