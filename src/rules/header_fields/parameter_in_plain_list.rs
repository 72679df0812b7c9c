//! SIP134.

use super::items;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::HeaderId,
    text::Span,
};

declare_rule! {
    /// A semicolon stands in a list whose elements have no parameters.
    ///
    /// ## Why it matters
    ///
    /// Methods and option tags are parted by commas. Behind a semicolon a receiver reads a parameter of
    /// the element before, and the method or extension that was meant is not there: calls are refused
    /// for want of something that both sides support.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Allow: INVITE«; ACK», BYE
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Allow: INVITE, ACK, BYE
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Allow: INVITE, ACK, BYE
    /// ```
    SIP134 = "parameter-in-plain-list" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "20.5"), Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

/// Lists of bare tokens by the grammar of RFC 3261 §25.1.
const PLAIN: [HeaderId; 5] = [
    HeaderId::Allow,
    HeaderId::Supported,
    HeaderId::Require,
    HeaderId::ProxyRequire,
    HeaderId::Unsupported,
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in PLAIN {
        for item in items(cx, id) {
            let (Some(first), Some(last)) = (item.params.0.first(), item.params.0.last()) else {
                continue;
            };
            let span = Span::new(item.token.end, last.span.end);
            let text = format!(
                "{} in {} is read as a parameter, and elements of this list have none: write a comma, or the receiver misses what was meant.",
                cx.quote(span),
                id.name()
            );
            let finding = lint.report(cx.id, span, text);
            if item.params.iter().all(|p| p.value.is_none()) {
                let names: Vec<_> = item.params.iter().map(|p| cx.text(p.name)).collect();
                let gap = Span::new(item.token.end, first.span.start);
                let gap = cx.text(gap).replace(';', ",");
                let fix = format!("{gap}{}", names.join(", "));
                finding.fix(Fix::safe("Write commas", span, fix));
            }
        }
    }
}
