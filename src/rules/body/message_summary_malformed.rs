//! SIP336.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A message summary does not fit its grammar.
    ///
    /// ## Why it matters
    ///
    /// Phones light their message lamp by this body. One that starts with anything but
    /// `Messages-Waiting: yes` or `no`, or whose counts are no `new/old`, is ignored: the lamp stays as it
    /// was.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Content-Type: application/simple-message-summary
    ///
    /// Messages-Waiting: «maybe»
    /// ```
    ///
    /// ```sip,base=invite
    /// Content-Type: application/simple-message-summary
    ///
    /// Messages-Waiting: yes
    /// Voice-Message: «2 new»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Content-Type: application/simple-message-summary
    ///
    /// Messages-Waiting: yes
    /// Message-Account: sip:alice@example.com
    /// Voice-Message: 2/8 (0/2)
    /// ```
    SIP336 = "message-summary-malformed" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3842, "5.2")],
        applies: Messages,
        check: Faults(&[FaultKind::MessageSummary], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} does not fit a message summary, which wants {} here: the phone ignores it.",
        cx.quote(fault.span),
        fault.expected
    );
    lint.report(cx.id, fault.span, text);
}
