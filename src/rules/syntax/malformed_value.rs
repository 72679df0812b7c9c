//! SIP039.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderField,
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A value departs from its grammar.
    ///
    /// ## Why it matters
    ///
    /// A receiver reads the field by its grammar. Where the text does not fit, it answers 400,
    /// ignores the field, or reads something that was not meant.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com« branch=z9hG4bK7a1f9c03»
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: «alice@client.example.com»
    /// ```
    ///
    /// ```sip,base=options
    /// Call-ID: 3848276298«,220188511»
    /// ```
    ///
    /// ```sip,base=options
    /// To: <sip:bob« »smith@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// Accept-Language: de;q=0.5, «en_US»
    /// ```
    ///
    /// ```sip,base=invite
    /// MIME-Version: «1»
    /// ```
    ///
    /// ```sip,base=invite
    /// User-to-User: «56a390f»;encoding=hex
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Call-ID: 3848276298220188511@client.example.com
    /// +Accept-Language: en-US, es-419;q=0.5, *;q=0.1
    /// ```
    SIP039 = "malformed-value" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), Must(3261, "7.3.1")],
        applies: Messages,
        check: Faults(&[FaultKind::Malformed], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let expected = match fault.expected {
        "" => "something else",
        what => what,
    };
    let place = cx.place(fault.span);
    let source = match cx.field_at(fault.span).map(HeaderField::info) {
        Some(info) if info.name() == place && info.source.0 != 3261 => {
            format!(" ({})", info.defined_by())
        }
        _ => String::new(),
    };
    let text = format!(
        "{} in {place} cannot be read: expected {expected}{source}. A receiver refuses or ignores the field.",
        cx.quote(fault.span),
    );
    lint.report(cx.id, fault.span, text);
}
