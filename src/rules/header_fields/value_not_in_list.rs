//! SIP135.

use super::words::{closed, is_closed};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{Bearer, HeaderValue},
    text::Span,
};

declare_rule! {
    /// A word stands where only a few are allowed, and is none of them.
    ///
    /// ## Why it matters
    ///
    /// Most words in SIP can be extended; a few cannot. Where only `uac` and `uas` may stand, a receiver
    /// makes nothing of a third word: it refuses the message, or goes on as if nothing stood there.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// +Session-Expires: 1800;refresher=«proxy»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// +Session-Expires: 1800;refresher=uac
    /// ```
    SIP135 = "value-not-in-list" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(4028, "4"), Must(4488, "4"), Must(5373, "4.2.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let headers = cx.message().headers.iter();
    for field in headers.filter(|field| is_closed(field.id)) {
        let Some(value) = field.typed(cx.source()) else {
            continue;
        };
        if let HeaderValue::Item(item) = value {
            look(cx, closed(field.id, ""), item.token, lint);
        }
        for (bearer, params) in value.param_lists() {
            for param in params.iter().filter(|_| bearer == Bearer::Field) {
                let name = cx.text(param.name).to_ascii_lowercase();
                if let Some(at) = param.value {
                    look(cx, closed(field.id, &name), at, lint);
                }
            }
        }
    }
}

fn look(cx: &MessageCx<'_>, words: Option<super::words::Words>, at: Span, lint: &mut Lint<'_>) {
    let written = cx.text(at);
    let Some(words) = words.filter(|w| !w.knows(&written) && w.meant(&written).is_none()) else {
        return;
    };
    let text = format!(
        "{} is not a {}: only {} may stand here, and a receiver can do nothing with another word.",
        cx.quote(at),
        words.what,
        words.listed()
    );
    lint.report(cx.id, at, text);
}
