//! SIP517.

use std::collections::HashMap;

use super::messages::tag_span;
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::HeaderId,
    trace::{Call, Dialog},
};

declare_rule! {
    /// A request has one tag of the dialog, and not the other.
    ///
    /// ## Why it matters
    ///
    /// Call-ID and both tags name a dialog. A request with another tag belongs to no dialog that the
    /// other side knows: it answers 481, and a BYE so refused leaves the call standing.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// To: Bob <sip:bob@example.net>;tag=«314159b8»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// ```
    SIP517 = "tags-of-no-dialog" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "12.2.1.1"), May(3261, "12.2.2")],
        applies: Requests,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for call in &cx.trace.calls {
        if !call.attempts.is_empty() && call.dialogs.len() > 1 {
            judge(cx, call, lint);
        }
    }
}

/// Reports dialogs that nothing in the trace started and that share one tag with one that was.
fn judge(cx: &TraceCx<'_>, call: &Call, lint: &mut Lint<'_>) {
    let dialogs = || {
        call.dialogs
            .iter()
            .filter_map(|n| cx.trace.dialogs.get(*n as usize))
    };
    let mut partners: HashMap<&str, &str> = HashMap::new();
    for dialog in dialogs().filter(|d| d.started_by.is_some()) {
        partners.insert(&dialog.local_tag, &dialog.remote_tag);
        partners.insert(&dialog.remote_tag, &dialog.local_tag);
    }
    for dialog in dialogs().filter(|d| d.started_by.is_none()) {
        let request = dialog.requests.first().and_then(|w| cx.message(w.request));
        let Some(request) = request else {
            continue;
        };
        let Some((field, other, wanted)) = odd(dialog, &partners) else {
            continue;
        };
        if let Some(at) = tag_span(&request, field) {
            let text = format!(
                "In the dialog that was set up here the other tag is `{wanted}`, and this says `{other}`. The other side knows no such dialog and answers 481: keep both tags as they were.",
            );
            lint.report(request.id, at, text);
        }
    }
}

/// The field with the tag that is not the dialog's, that tag, and the one it should be.
fn odd<'a>(
    dialog: &'a Dialog,
    partners: &HashMap<&str, &'a str>,
) -> Option<(HeaderId, &'a str, &'a str)> {
    let (from, to) = (dialog.local_tag.as_str(), dialog.remote_tag.as_str());
    match (partners.get(from), partners.get(to)) {
        (Some(wanted), None) => Some((HeaderId::To, to, wanted)),
        (None, Some(wanted)) => Some((HeaderId::From, from, wanted)),
        _ => None,
    }
}
