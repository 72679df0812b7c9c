//! SIP133.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// Identity does not say where the certificate of its signature is, or not as a URI in brackets.
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
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=«https://cert.example.org/a.cer»
    /// ```
    ///
    /// ```sip,base=invite
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=«"https://cert.example.org/a.cer"»
    /// ```
    ///
    /// ```sip,base=invite
    /// +Identity: «eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;alg=ES256;ppt=shaken»
    /// ```
    ///
    /// ```sip,base=invite
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=«<a.cer>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=<https://cert.example.org/a.cer>;alg=ES256
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=<https://cert.example.org/a.cer>
    /// ```
    ///
    /// ```sip,base=invite
    /// +Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2lnbmF0dXJl;info=<https://cert.example.org/a.cer>
    /// ```
    SIP133 = "identity-without-info" {
        severity: Error, fix: Sometimes, since: "0.1.0",
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
        let info = item.params.get(cx.source(), "info");
        if let Some(at) = info.and_then(|info| info.value) {
            look(cx, at, lint);
        } else if cx.lacks(&item.params, "info") && value.faults.is_empty() {
            lint.report(
                cx.id,
                item.span,
                "Identity must say in `info=<…>` where the certificate is; without it nobody can check the signature, and the call counts as unsigned.",
            );
        }
    }
}

/// `ident-info-uri = LAQUOT absoluteURI RAQUOT`
fn look(cx: &MessageCx<'_>, at: Span, lint: &mut Lint<'_>) {
    let written = cx.text(at);
    let framed = written.starts_with('<');
    let uri = written.trim_matches(|c| matches!(c, '<' | '>' | '"'));
    let absolute = uri.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest.is_empty()
    });
    if framed && absolute {
        return;
    }
    let text = format!(
        "{} is no absolute URI in angle brackets: a verifier finds no certificate there, and the call counts as unsigned.",
        cx.quote(at)
    );
    let finding = lint.report(cx.id, at, text);
    if absolute {
        let right = format!("<{uri}>");
        finding.fix(Fix::safe("Put it in angle brackets".to_owned(), at, right));
    }
}
