//! SIP426.

use super::values::challenges;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The nonce of an AKA challenge is too short for what it must hold.
    ///
    /// ## Why it matters
    ///
    /// With AKA the nonce is no opaque text: it is RAND, AUTN and the server's data in Base64, 32
    /// octets at least. The phone's card cannot work with less, and the registration ends here.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="«c60f3082ee1212b402a21831ae»", opaque="5ccc069c403ebaf9", algorithm=AKAv1-MD5, qop="auth"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-401
    /// WWW-Authenticate: Digest realm="example.com", nonce="8SA0p/qltIMlBqyAM/vqAFr2Rj1SH4AAMadojvfm1sU=", opaque="5ccc069c403ebaf9", algorithm=AKAv1-MD5, qop="auth"
    /// ```
    SIP426 = "aka-nonce-too-short" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3310, "3.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for value in challenges(cx) {
        let algorithm = value.text("algorithm").to_ascii_lowercase();
        let Some((param, nonce)) = value
            .shown("nonce")
            .filter(|_| algorithm.starts_with("aka"))
        else {
            continue;
        };
        let digits = nonce.iter().filter(|b| **b != b'=');
        // Four digits of Base64 are three octets.
        let octets = digits.count() / 4 * 3 + 2;
        if octets >= 32 {
            continue;
        }
        let text = "The nonce of an AKA challenge is RAND and AUTN in Base64, 32 octets at least: this one is too short to hold them.";
        lint.report(cx.id, param.inner(), text);
    }
}
