//! SIP117.

use super::{items, words::of_field};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// An option tag is not registered.
    ///
    /// ## Why it matters
    ///
    /// Both sides must know an extension by the same name. In Require an unknown one has the request
    /// refused with 420 (Bad Extension), by design; in Supported it is overlooked by everybody who
    /// was not made for it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Require: «lightning»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Require: 100rel
    /// Supported: timer, X-Lightning
    /// ```
    SIP117 = "unknown-option-tag" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "19.2"), Must(3261, "8.2.2.3")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in [
        HeaderId::Require,
        HeaderId::ProxyRequire,
        HeaderId::Supported,
    ] {
        let Some(words) = of_field(id) else {
            continue;
        };
        for item in items(cx, id) {
            let tag = cx.text(item.token);
            let private = || tag.to_ascii_lowercase().starts_with("x-");
            if words.knows(&tag) || words.meant(&tag).is_some() || private() {
                continue;
            }
            let after = if id == HeaderId::Supported {
                "receivers that do not know it overlook it"
            } else {
                "a receiver that does not know it answers 420 (Bad Extension)"
            };
            let text = format!(
                "{} is not an option tag known here; {after}.",
                cx.quote(item.token)
            );
            lint.report(cx.id, item.token, text);
        }
    }
}
