//! SIP101.

use crate::{
    declare_rule,
    lint::{Applicability, Fix, Lint, MessageCx},
    message::{HeaderField, Spelling},
    syntax::rfc3261::is_token,
};

declare_rule! {
    /// A header field's name is misspelled.
    ///
    /// ## Why it matters
    ///
    /// A receiver ignores a field whose name it does not know, so what the field says is lost:
    /// a body without its length, a call without its Contact. Nothing reports it, and the fault
    /// shows up somewhere else.
    ///
    /// The inspector goes on with the field that was meant, so nothing further is said about it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// -Content-Length
    /// +«Content-Lentgh»: 0
    /// ```
    ///
    /// ```sip,base=invite
    /// -Max-Forwards
    /// +«Max_Fowards»: 70
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// -Content-Length
    /// +l: 0
    /// +X-Content-Lentgh: 0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// -Content-Length
    /// +Content-Length: 0
    /// ```
    ///
    /// ```sip,base=invite
    /// -Max-Forwards
    /// +Max-Forwards: 70
    /// ```
    SIP101 = "misspelled-header-name" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.3.1"), Must(3261, "8.2.2")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    // A name that is no token, or a line without a colon, is a finding of the syntax.
    let slips = |h: &&HeaderField| {
        h.spelling == Spelling::Misspelled && h.colon && is_token(cx.bytes(h.name))
    };
    for field in cx.message().headers.iter().filter(slips) {
        let (info, written) = (field.info(), cx.quote(field.name));
        let text = format!(
            "{written} is not a known field: `{}` ({}) is meant. A receiver ignores the field as it stands.",
            info.name(),
            info.defined_by(),
        );
        let fix = Fix::write(field.name, info.name());
        let right = |h: &HeaderField| h.spelling != Spelling::Misspelled;
        let fix = if cx.fields(field.id).any(right) {
            fix.trusted(Applicability::Unsafe)
        } else {
            fix
        };
        lint.report(cx.id, field.name, text).fix(fix);
    }
}
