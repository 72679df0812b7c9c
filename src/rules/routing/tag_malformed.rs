//! SIP232.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
    syntax::rfc3261::is_token,
};

declare_rule! {
    /// A tag in From or To is empty, or not a token.
    ///
    /// ## Why it matters
    ///
    /// The tags of From and To name the two sides of a dialog, and every later message repeats them byte
    /// by byte. One that is empty, quoted or holds signs that no token may hold is read differently by
    /// each element on the way: requests of the dialog are then answered 481, or 400.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// From: Alice <sip:alice@example.com>;«tag»
    /// ```
    ///
    /// ```sip,base=invite
    /// From: Alice <sip:alice@example.com>;tag=«19283@01774»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// From: Alice <sip:alice@example.com>;tag=1928-30.17~74
    /// ```
    SIP232 = "tag-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "19.3"), Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in [HeaderId::From, HeaderId::To] {
        let Some(address) = cx.typed(id).and_then(|v| v.address()) else {
            continue;
        };
        let Some(tag) = address.params.get(cx.source(), "tag") else {
            continue;
        };
        let span = tag.value.unwrap_or(tag.span);
        if tag.value.is_some_and(|v| is_token(cx.bytes(v))) || cx.faulty(span) {
            continue;
        }
        let text = match tag.value {
            None => format!("The tag in {} is empty: it names no dialog.", id.name()),
            Some(_) => format!(
                "The tag {} in {} is not a token (letters, digits and `-.!%*_+'~`, without quotes): elements read it differently, and the dialog is not found.",
                cx.quote(span),
                id.name()
            ),
        };
        lint.report(cx.id, span, text);
    }
}
