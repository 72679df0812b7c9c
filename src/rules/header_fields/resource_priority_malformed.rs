//! SIP128.

use super::items;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A value of Resource-Priority is not a namespace and a priority with a point between.
    ///
    /// ## Why it matters
    ///
    /// A priority means something only within its namespace, as `flash` does in `dsn.flash`. A
    /// server that cannot read it treats the call as any other, or refuses it with 417 where the
    /// extension is required.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Resource-Priority: «flash»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Resource-Priority: dsn.flash, wps.3
    /// ```
    SIP128 = "resource-priority-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4412, "3.1"), Must(4412, "3.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for id in [HeaderId::ResourcePriority, HeaderId::AcceptResourcePriority] {
        for item in items(cx, id) {
            let parts: Vec<_> = cx.bytes(item.token).split(|b| *b == b'.').collect();
            if parts.len() != 2 || parts.iter().any(|p| p.is_empty()) {
                let text = format!(
                    "{} must be a namespace, a point and a priority, such as `dsn.flash`.",
                    cx.quote(item.token)
                );
                lint.report(cx.id, item.token, text);
            }
        }
    }
}
