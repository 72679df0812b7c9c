//! SIP016.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::{Spelling, header_table::lookup},
    syntax::{FaultKind, SyntaxFault, rfc3261::is_token_char},
};

declare_rule! {
    /// A field name holds a character that it must not.
    ///
    /// ## Why it matters
    ///
    /// A field name is a token: letters, digits and a few signs, no blank. With another character
    /// in it the name is not recognised, and what the field says is lost; strict receivers refuse
    /// the message.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// -Max-Forwards
    /// -Content-Length
    /// |«Max Forwards»: 70
    /// |Content-Length: 0
    /// ```
    ///
    /// ```sip,base=options
    /// -Content-Length
    /// |«Org(x)»: Example
    /// |Content-Length: 0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// -Max-Forwards
    /// -Content-Length
    /// |Max-Forwards: 70
    /// |Content-Length: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// +Organization : Example
    /// ```
    SIP016 = "field-name-illegal" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "7.3.1"), Must(3261, "25.1")],
        applies: Messages,
        check: Faults(&[FaultKind::FieldName], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "{} is not a field name: it must be a token, that is letters, digits and `-.!%*_+'~`. Receivers do not recognise the field, or refuse the message.",
        cx.quote(fault.span)
    );
    let finding = lint.report(cx.id, fault.span, text);
    let written = cx.bytes(fault.span).iter();
    let mended: Vec<u8> = written
        .map(|b| if is_token_char(*b) { *b } else { b'-' })
        .collect();
    let (id, spelling) = lookup(&mended);
    if spelling == Spelling::Full {
        finding.fix(Fix::write(fault.span, id.name()));
    }
}
