//! SIP024.

use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
    text::Span,
};

declare_rule! {
    /// A URI with `?` or `,` stands without angle brackets.
    ///
    /// ## Why it matters
    ///
    /// In From, To, Contact and their kin a URI that holds a comma, a question mark or a semicolon
    /// must stand between `<` and `>`. Without them a receiver cannot tell what is the URI's and
    /// what is the field's (RFC 4475, 3.1.2.13).
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
    /// ## Passes
    ///
    /// ```sip,base=register
    /// Contact: <sip:alice@client.example.com?Route=%3Csip:example.com%3E>
    /// ```
    SIP024 = "uri-without-brackets" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "20"), Must(3261, "20.10"), Must(8217, "3")],
        applies: Messages,
        check: Faults(&[FaultKind::NeedsBrackets], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "The URI {} holds a comma or a question mark and must stand between `<` and `>`: without them a receiver cannot tell where it ends.",
        cx.quote(fault.span)
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
