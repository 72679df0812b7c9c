//! SIP217.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// To has no tag in a response.
    ///
    /// ## Why it matters
    ///
    /// A server must add a tag to To in every response but 100 (Trying). It is the other half of
    /// the dialog's name, and it tells the answers of a forked request apart; without it a client
    /// cannot set up the dialog.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// To: «Bob <sip:bob@example.net>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// To: Bob <sip:bob@example.net>;tag=314159a7
    /// ```
    ///
    /// ```sip,base=options
    ///
    /// ```
    SIP217 = "to-without-tag-in-response" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.2.6.2"), May(3261, "12.1.1")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(to) = cx.typed(HeaderId::To).and_then(|v| v.address()) else {
        return;
    };
    // A code that is none says nothing of what must stand there.
    let wants = matches!(cx.message().status_code(), Some(101..=699));
    let tagged = !cx.lacks(&to.params, "tag");
    if wants && !tagged && !cx.faulty(to.span) {
        let text = "To has no `tag`, which the server must add to every response but 100 (Trying). Without it the client cannot name the dialog or tell forked answers apart.";
        lint.report(cx.id, to.span, text);
    }
}
