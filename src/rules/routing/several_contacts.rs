//! SIP221.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderId,
};

declare_rule! {
    /// A request that starts a dialog has more than one Contact.
    ///
    /// ## Why it matters
    ///
    /// The Contact of such a request is the one place where the other side sends its requests in
    /// the dialog. With several of them it takes the first, or any; only REGISTER and redirections
    /// list more than one.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    /// Contact: <sip:alice@client.example.com>, «<sip:alice@office.example.com>»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com>, <sip:alice@office.example.com>
    /// ```
    SIP221 = "several-contacts" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "8.1.1.8")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if !cx.method().can_start_dialog() {
        return;
    }
    let mut contacts = cx.addresses(HeaderId::Contact);
    let (Some(first), Some(second)) = (contacts.next(), contacts.next()) else {
        return;
    };
    let text = format!(
        "A request that can start a dialog must have exactly one Contact, and {} is another. The other side takes one of them at will.",
        cx.quote(second.span)
    );
    lint.report(cx.id, second.span, text)
        .relate(cx.id, first.span, "the first Contact");
}
