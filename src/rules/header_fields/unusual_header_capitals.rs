//! SIP103.

use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    message::{HeaderField, Spelling},
};

declare_rule! {
    /// Header field names are not written in their usual capitals.
    ///
    /// ## Why it matters
    ///
    /// Names compare without regard to case, so nothing is wrong. Some software compares them
    /// byte by byte all the same, and a person looking for `CSeq` overlooks `Cseq`. One finding
    /// stands for all such names of a message.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// -CSeq
    /// +«Cseq»: 63104 OPTIONS
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// -Via
    /// +v: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// -CSeq
    /// +CSeq: 63104 OPTIONS
    /// ```
    SIP103 = "unusual-header-capitals" {
        severity: Info, fix: Always, since: "0.1.0",
        cites: [May(3261, "7.3.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let unusual: Vec<_> = cx
        .message()
        .headers
        .iter()
        .filter_map(|field| {
            let usual = usual(field)?;
            (cx.bytes(field.name) != usual.as_bytes()).then_some((field, usual))
        })
        .collect();
    let Some((&(first, usual), others)) = unusual.split_first() else {
        return;
    };
    let more = match others.len() {
        0 => String::new(),
        1 => " So does one more field.".to_owned(),
        n => format!(" So do {n} more fields."),
    };
    let text = format!(
        "{} departs from the usual `{usual}` in its capitals. Names compare without regard to case, so every receiver must take it.{more}",
        cx.quote(first.name)
    );
    let edit = |(field, usual): &(&HeaderField, &str)| Edit {
        span: field.name,
        insert: (*usual).to_owned(),
    };
    let fix = Fix {
        title: "Write the names in their usual capitals".to_owned(),
        applicability: Applicability::Safe,
        edits: unusual.iter().map(edit).collect(),
    };
    let finding = lint.report(cx.id, first.name, text).fix(fix);
    for (field, usual) in others {
        finding.relate(cx.id, field.name, format!("usually `{usual}`"));
    }
}

/// The name in its usual capitals; `None` where it is not known by that name.
fn usual(field: &HeaderField) -> Option<&'static str> {
    match field.spelling {
        Spelling::Full => Some(field.info().name()),
        Spelling::Compact => field.info().compact,
        Spelling::Misspelled | Spelling::Unknown => None,
    }
}
