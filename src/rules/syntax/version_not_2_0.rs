//! SIP005.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// The version of SIP is not 2.0.
    ///
    /// ## Why it matters
    ///
    /// There is one version of SIP in use, `SIP/2.0`. A server that sees another one answers 505
    /// (Version Not Supported); a client cannot make sense of a response that carries one.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net «SIP/7.0»
    /// ```
    ///
    /// ```sip,base=invite-200
    /// >«SIP/2» 200 OK
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    SIP005 = "version-not-2-0" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "7.1"), May(3261, "21.5.6")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(version) = cx.message().start.version() else {
        return;
    };
    if cx.bytes(version).eq_ignore_ascii_case(b"SIP/2.0") {
        return;
    }
    let text = format!(
        "The version is {}, and the only one in use is `SIP/2.0`: a server answers 505 (Version Not Supported) to anything else.",
        cx.quote(version)
    );
    lint.report(cx.id, version, text);
}
