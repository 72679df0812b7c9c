//! SIP131.

use super::is_whole;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderField, HeaderId, near::nearest},
    syntax::token_list::Item,
};

declare_rule! {
    /// A provisional response has only one of RSeq and `Require: 100rel`, which belong together.
    ///
    /// ## Why it matters
    ///
    /// The client confirms a provisional response with PRACK where it carries both. With one alone it
    /// sends no PRACK, the server repeats the response and in the end gives up the call with a 5xx.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 183 Session Progress
    /// +«RSeq»: 813520
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 183 Session Progress
    /// +«Require»: 100rel
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 183 Session Progress
    /// +Require: 100rel
    /// +RSeq: 813520
    /// ```
    SIP131 = "reliable-response-incomplete" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3262, "3")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if !matches!(cx.message().status_code(), Some(101..=199)) || !is_whole(cx) {
        return;
    }
    let required = cx.fields(HeaderId::Require).find(|f| requires(cx, f));
    let (field, text) = match (required, cx.field(HeaderId::RSeq)) {
        (None, Some(rseq)) => (
            rseq,
            "RSeq stands without `Require: 100rel`: the client does not confirm the response with PRACK.",
        ),
        (Some(require), None) => (
            require,
            "`Require: 100rel` stands without RSeq: the client has no number to confirm with PRACK.",
        ),
        _ => return,
    };
    lint.report(cx.id, field.name, text);
}

/// Whether the field asks for `100rel`, or may do so where it is misspelled or cannot be read.
fn requires(cx: &MessageCx<'_>, field: &HeaderField) -> bool {
    let value = field.parsed(cx.source());
    let items = value.value.as_ref().and_then(|v| v.items());
    let tag = |item: &Item| cx.text(item.token).to_ascii_lowercase();
    let is_it = |tag: String| tag == "100rel" || nearest(&tag, ["100rel"]).is_some();
    !value.faults.is_empty() || items.unwrap_or_default().iter().map(tag).any(is_it)
}
