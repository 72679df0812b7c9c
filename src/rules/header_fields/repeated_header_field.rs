//! SIP104.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::{HeaderId, HeaderInfo, Spelling, header_table::Count},
};

declare_rule! {
    /// A header field that may stand only once is given twice.
    ///
    /// ## Why it matters
    ///
    /// Which of the two counts is anyone's choice: one receiver takes the first, another the last,
    /// and each element on the way may decide otherwise. With differing values the two ends speak
    /// of different things, and attackers use that to get past a proxy.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// +«To»: Carol <sip:carol@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// +«l»: 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Accept: application/sdp
    /// Accept: text/plain
    /// ```
    SIP104 = "repeated-header-field" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "7.3.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let mut seen: Vec<HeaderId> = Vec::new();
    for field in &cx.message().headers {
        let info = field.info();
        if info.count == Count::One && !seen.contains(&field.id) {
            seen.push(field.id);
            repeated(cx, info, lint);
        }
    }
}

/// One finding for all that follow the first.
fn repeated(cx: &MessageCx<'_>, info: &HeaderInfo, lint: &mut Lint<'_>) {
    // A misspelled name is a finding of its own.
    let mut fields = cx
        .fields(info.id)
        .filter(|h| h.spelling != Spelling::Misspelled && h.colon);
    let (Some(first), Some(second)) = (fields.next(), fields.next()) else {
        return;
    };
    let same = cx.bytes(first.value) == cx.bytes(second.value);
    let differ = if same {
        "Both say the same"
    } else {
        "Their values differ, and which of them counts depends on the receiver"
    };
    let text = format!(
        "{} may stand only once ({}) and is given again. {differ}; leave one.",
        info.name(),
        info.defined_by(),
    );
    let finding = lint.report(cx.id, second.name, text);
    finding.relate(cx.id, first.line, "given here first");
    for more in fields {
        finding.relate(cx.id, more.name, "and here");
    }
}
