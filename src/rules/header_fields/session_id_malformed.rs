//! SIP127.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// Session-ID is not 32 lower-case hexadecimal digits.
    ///
    /// ## Why it matters
    ///
    /// Session-ID follows a call through servers that change everything else, and logs are searched
    /// for it. Written otherwise, with hyphens or capitals, it does not match what the other side
    /// writes, or is dropped on the way.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Session-ID: «AB30317F1A784DC48FF824D0D3715D86»;remote=00000000000000000000000000000000
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000
    /// ```
    SIP127 = "session-id-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(7989, "5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(item) = cx.typed(HeaderId::SessionId).and_then(|v| v.item()) else {
        return;
    };
    let remote = item.params.get(cx.source(), "remote").and_then(|p| p.value);
    let well = |span: &Span| {
        let bytes = cx.bytes(*span);
        let digit = |b: &u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        bytes.len() == 32 && bytes.iter().all(digit)
    };
    for span in [Some(item.token), remote].into_iter().flatten() {
        if !well(&span) {
            let text = format!(
                "{} is not a session identifier: it must be 32 hexadecimal digits in lower case, without hyphens.",
                cx.quote(span)
            );
            lint.report(cx.id, span, text);
        }
    }
}
