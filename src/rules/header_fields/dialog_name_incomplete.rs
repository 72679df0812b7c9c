//! SIP121.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// Replaces, Join or Target-Dialog names a dialog without both its tags.
    ///
    /// ## Why it matters
    ///
    /// A dialog is known by its Call-ID and two tags. With one of them missing the receiver cannot
    /// find the call that is meant: it answers 481, or 400, and the transfer fails.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Replaces: «98732@sip.example.com;from-tag=r33th4x0r»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Replaces: 98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff
    /// ```
    SIP121 = "dialog-name-incomplete" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3891, "6.1"), Must(3911, "7.1"), Must(4538, "4")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let fields = [
        (HeaderId::Replaces, ["to-tag", "from-tag"]),
        (HeaderId::Join, ["to-tag", "from-tag"]),
        (HeaderId::TargetDialog, ["local-tag", "remote-tag"]),
    ];
    for (id, tags) in fields {
        let Some(field) = cx.field(id) else { continue };
        let Some(dialog) = field.typed(cx.source()).and_then(|v| v.dialog_id()) else {
            continue;
        };
        let lacks = |tag: &&str| cx.lacks(&dialog.params, tag);
        let missing: Vec<_> = tags.into_iter().filter(lacks).collect();
        if !missing.is_empty() {
            let text = format!(
                "{} names a dialog by its Call-ID and both tags; `{}` is missing, so the receiver cannot find it.",
                field.info().name(),
                missing.join("` and `")
            );
            lint.report(cx.id, field.value, text);
        }
    }
}
