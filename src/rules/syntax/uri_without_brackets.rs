//! SIP024.

use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
    text::Span,
};

declare_rule! {
    /// A URI that must stand in angle brackets stands without them.
    ///
    /// ## Why it matters
    ///
    /// In From, To, Contact and their kin a URI that holds a comma, a question mark or a semicolon
    /// must stand between `<` and `>`. Without them a receiver cannot tell what is the URI's and
    /// what is the field's (RFC 4475, 3.1.2.13). Route, Record-Route, Path, Service-Route and
    /// History-Info know no other form, whatever the URI holds.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register
    /// Contact: «sip:alice@client.example.com?Route=%3Csip:example.com%3E»
    /// ```
    ///
    /// ```sip,base=options
    /// To: «sip:bob,b@example.net»
    /// ```
    ///
    /// ```sip,base=options
    /// Route: «sip:proxy.example.com;lr»
    /// ```
    ///
    /// ```sip,base=register
    /// Path: <sip:p2.example.com;lr>, «sip:p1.example.com;lr»
    /// ```
    ///
    /// ```sip,base=invite
    /// History-Info: «sip:carol@example.com»;index=1
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com?Route=%3Csip:example.com%3E>
    /// ```
    ///
    /// ```sip,base=options
    /// To: <sip:bob,b@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// Route: <sip:proxy.example.com;lr>
    /// ```
    ///
    /// ```sip,base=register
    /// Path: <sip:p2.example.com;lr>, <sip:p1.example.com;lr>
    /// ```
    ///
    /// ```sip,base=invite
    /// History-Info: <sip:carol@example.com>;index=1
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com?Route=%3Csip:example.com%3E>
    /// ```
    SIP024 = "uri-without-brackets" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [
            Must(3261, "20"), Must(3261, "20.10"), Must(3261, "25.1"), Must(8217, "3"),
            Must(3327, "4"), Must(3608, "5"), Must(7044, "5"),
        ],
        applies: Messages,
        check: Faults(&[FaultKind::NeedsBrackets], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let telling = |b: &u8| matches!(b, b',' | b'?');
    let why = if cx.bytes(fault.span).iter().any(telling) {
        "it holds a comma or a question mark, and without brackets a receiver cannot tell where it ends"
    } else {
        "the field has no other form, and a receiver cannot read it without"
    };
    let text = format!(
        "The URI {} in {} must stand between `<` and `>`: {why}.",
        cx.quote(fault.span),
        cx.place(fault.span)
    );
    let fix = Fix {
        title: "Put brackets round it".to_owned(),
        applicability: Applicability::Safe,
        edits: vec![
            Edit {
                span: Span::empty(fault.span.start),
                insert: "<".to_owned(),
            },
            Edit {
                span: Span::empty(fault.span.end),
                insert: ">".to_owned(),
            },
        ],
    };
    lint.report(cx.id, fault.span, text).fix(fix);
}
