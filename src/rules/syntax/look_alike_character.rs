//! SIP021.

use crate::{
    declare_rule,
    lint::{Edit, Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A character only looks like the ASCII one that is meant.
    ///
    /// ## Why it matters
    ///
    /// Word processors, chat programs and web pages turn `"` into `“`, `-` into `–` and a blank
    /// into one that does not break. To a SIP stack these are other characters: a quoted string
    /// does not start, a token ends, a field is not recognised.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: «“»Alice" <sip:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: «“»Alice” <sip:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=options
    /// -Max-Forwards
    /// -Content-Length
    /// |Max«–»Forwards: 70
    /// |Content-Length: 0
    /// ```
    ///
    /// ```sip,base=options
    /// CSeq: 63104«⟨C2⟩⟨A0⟩»OPTIONS
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Contact: "Alice" <sip:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: "Alice" <sip:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=options
    /// -Max-Forwards
    /// -Content-Length
    /// |Max-Forwards: 70
    /// |Content-Length: 0
    /// ```
    ///
    /// ```sip,base=options
    /// CSeq: 63104 OPTIONS
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: "“Alice” – Sales" <sip:alice@client.example.com>
    /// ```
    ///
    /// ```sip,base=options
    /// Organization: a – b
    /// ```
    SIP021 = "look-alike-character" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let mut all = cx
        .faults()
        .filter(|f| f.kind == FaultKind::LookAlike)
        .peekable();
    while let Some(first) = all.next() {
        // The two quotes round a text are one slip.
        let quote = matches!(first.expected, "\"" | "'");
        let field = cx.field_at(first.span).map(|f| f.line);
        let second = all.next_if(|next| {
            let same = field.is_some_and(|f| f.contains(next.span));
            quote && same && next.expected == first.expected
        });
        say(cx, first, second, lint);
    }
}

fn say(cx: &MessageCx<'_>, first: &SyntaxFault, second: Option<&SyntaxFault>, lint: &mut Lint<'_>) {
    let (what, title) = match first.expected {
        "" => (
            "nothing, since it does not show".to_owned(),
            "Remove it".to_owned(),
        ),
        " " => ("a blank".to_owned(), "Write a blank".to_owned()),
        ascii => (format!("`{ascii}`"), format!("Write {ascii}")),
    };
    let text = format!(
        "The character {} in {} is meant to be {what}. A program that texts pass through changed it, and a SIP stack does not take one for the other.",
        code_points(&cx.text(first.span)),
        cx.place(first.span)
    );
    let mut fix = Fix::safe(title, first.span, first.expected);
    fix.edits.extend(second.map(|fault| Edit {
        span: fault.span,
        insert: fault.expected.to_owned(),
    }));
    let finding = lint.report(cx.id, first.span, text);
    if let Some(fault) = second {
        finding.relate(cx.id, fault.span, "the one at the other end");
    }
    finding.fix(fix);
}

/// The characters by number: `U+201C`.
fn code_points(written: &str) -> String {
    let codes = written
        .chars()
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect::<Vec<_>>();
    codes.join(" ")
}
