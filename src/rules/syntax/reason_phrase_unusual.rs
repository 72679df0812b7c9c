//! SIP011.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::status::{is_usual, status, with_phrase},
    syntax::start_line::StartLine,
};

declare_rule! {
    /// The reason phrase is not the usual one for its status code.
    ///
    /// ## Why it matters
    ///
    /// The phrase is for people, and software must not look at it: any text is legal. A phrase that
    /// belongs to another code is worth a look all the same, since one of the two is likely a
    /// mistake, and people who read traces trust the words.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 «Ringing»
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 «All right»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200 ok
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >SIP/2.0 200
    /// ```
    SIP011 = "reason-phrase-unusual" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "7.2"), May(3261, "21")],
        applies: Responses,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let StartLine::Status(first) = &cx.message().start else {
        return;
    };
    let Some(usual) = cx.message().status_code().and_then(status) else {
        return;
    };
    let phrase = cx.text(first.reason);
    if phrase.trim().is_empty() || is_usual(usual, &phrase) {
        return;
    }
    let text = match with_phrase(&phrase) {
        Some(other) => format!(
            "{} is the phrase of {}; {} is usually {:?}. Software goes by the code, people by the phrase: one of them may be a mistake.",
            cx.quote(first.reason),
            other.code,
            usual.code,
            usual.phrase
        ),
        None => format!(
            "{} is not the usual phrase for {}, which is {:?}. That is legal: software must go by the code alone.",
            cx.quote(first.reason),
            usual.code,
            usual.phrase
        ),
    };
    lint.report(cx.id, first.reason, text);
}
