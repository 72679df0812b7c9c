//! SIP527.

use super::messages::{number, responses, status_span};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    trace::Dialog,
};

declare_rule! {
    /// A side does not know a dialog that was set up and not ended.
    ///
    /// ## Why it matters
    ///
    /// The dialog was confirmed in this trace, and yet a request within it is answered 481: the
    /// other side restarted, lost its state, or does not recognise its own tags and Call-ID. For it
    /// the call is over; the asker must end it too.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// === base=bye-200
    /// >SIP/2.0 «481» Call/Transaction Does Not Exist
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// === base=bye-200
    /// ```
    SIP527 = "live-dialog-unknown" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Should(3261, "12.2.1.2"), May(3261, "12.2.2")],
        applies: Responses,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let started = cx.trace.dialogs.iter().filter(|d| d.started_by.is_some());
    for dialog in started {
        judge(cx, dialog, lint);
    }
}

fn judge(cx: &TraceCx<'_>, dialog: &Dialog, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let start = dialog.started_by.and_then(|n| cx.trace.transaction(n));
    let accepted = start.and_then(|t| responses(cx, t).find(|(_, s)| (200..300).contains(s)));
    let Some((accepted, _)) = accepted else {
        return;
    };
    for within in &dialog.requests {
        let over = dialog
            .ended_by
            .is_some_and(|e| order.rank(e) < order.rank(within.request));
        let transaction = cx.trace.transaction(within.transaction);
        let unknown = transaction.and_then(|t| responses(cx, t).find(|(_, s)| *s == 481));
        let Some((response, at)) = unknown.and_then(|(m, _)| Some((m, status_span(&m)?))) else {
            continue;
        };
        if !over {
            let text = format!(
                "The dialog was accepted in message {} and not ended, and this side does not know it: it was restarted, or Call-ID or tags are not as it knows them.",
                number(accepted.id)
            );
            let finding = lint.report(response.id, at, text);
            if let Some(span) = status_span(&accepted) {
                finding.relate(accepted.id, span, "the dialog begins");
            }
            return;
        }
    }
}
