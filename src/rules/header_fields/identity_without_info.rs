//! SIP133.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// Identity does not say where the certificate of its signature is.
    ///
    /// ## Why it matters
    ///
    /// The verifier fetches the certificate from the address in `info`. Without it the signature
    /// cannot be checked, and the call counts as unsigned or is refused with 436. RFC 4474 put the
    /// address into a field of its own, Identity-Info, which is withdrawn.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Identity: «eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;alg=ES256;ppt=shaken»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=<https://cert.example.org/a.cer>;alg=ES256
    /// ```
    SIP133 = "identity-without-info" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(8224, "4")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in cx.fields(HeaderId::Identity) {
        let value = field.parsed(cx.source());
        let Some(item) = value.value.as_ref().and_then(|v| v.item()) else {
            continue;
        };
        if cx.lacks(&item.params, "info") && value.faults.is_empty() {
            lint.report(
                cx.id,
                item.span,
                "Identity must say in `info=<…>` where the certificate is; without it nobody can check the signature, and the call counts as unsigned.",
            );
        }
    }
}
