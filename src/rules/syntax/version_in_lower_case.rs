//! SIP006.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
};

declare_rule! {
    /// `SIP/2.0` is not in capitals.
    ///
    /// ## Why it matters
    ///
    /// Receivers must take the version in either case, yet senders must write it in upper case.
    /// Simple receivers, load balancers and filters compare the bytes and drop what differs.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net «sip/2.0»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// >OPTIONS sip:bob@example.net SIP/2.0
    /// ```
    SIP006 = "version-in-lower-case" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(version) = cx.message().start.version() else {
        return;
    };
    let bytes = cx.bytes(version);
    if bytes.eq_ignore_ascii_case(b"SIP/2.0") && bytes != b"SIP/2.0" {
        let text = format!(
            "{} must be sent in upper case. A receiver has to take it in either case, but many compare the bytes.",
            cx.quote(version)
        );
        lint.report(cx.id, version, text)
            .fix(Fix::write(version, "SIP/2.0"));
    }
}
