//! SIP021.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
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
        check: Faults(&[FaultKind::LookAlike], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let written = cx.text(fault.span);
    let codes: Vec<_> = written
        .chars()
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    let (what, title) = match fault.expected {
        "" => (
            "nothing, since it does not show".to_owned(),
            "Remove it".to_owned(),
        ),
        " " => ("a blank".to_owned(), "Write a blank".to_owned()),
        ascii => (format!("`{ascii}`"), format!("Write {ascii}")),
    };
    let text = format!(
        "The character {} in {} is meant to be {what}. A program that texts pass through changed it, and a SIP stack does not take one for the other.",
        codes.join(" "),
        cx.place(fault.span)
    );
    lint.report(cx.id, fault.span, text)
        .fix(Fix::safe(title, fault.span, fault.expected));
}
