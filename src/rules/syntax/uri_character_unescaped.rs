//! SIP029.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
};

declare_rule! {
    /// A character in a URI must be escaped with `%` and is not.
    ///
    /// ## Why it matters
    ///
    /// Each part of a URI may hold certain characters only; all others are written as `%` and two
    /// hexadecimal digits for each byte. Numbers with `#` are the usual case: `*31#` must be sent
    /// as `*31%23`.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// To: <sip:*31«#»@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// To: <sip:ren«é»@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// >REFER sip:bob@example.net SIP/2.0
    /// CSeq: 63104 REFER
    /// +Refer-To: <sip:bob@example.net?Replaces=«a84b@example.com;to-tag=1;from-tag=2»>
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// To: <sip:*31%23@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// To: <sip:ren%C3%A9@example.net>
    /// ```
    ///
    /// ```sip,base=options
    /// >REFER sip:bob@example.net SIP/2.0
    /// CSeq: 63104 REFER
    /// +Refer-To: <sip:bob@example.net?Replaces=a84b%40example.com%3Bto-tag%3D1%3Bfrom-tag%3D2>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// To: <sip:*31%23@example.net>
    /// ```
    SIP029 = "uri-character-unescaped" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "19.1.2"), Must(3261, "25.1")],
        applies: Messages,
        check: Faults(&[FaultKind::UriCharacter], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let bytes = cx.bytes(fault.span).iter();
    // A value of which some characters may stand keeps those.
    let stays = |b: &u8| b.is_ascii_alphanumeric() || b"%-_.!~*'()[]/?:+$".contains(b);
    let bytes: Vec<_> = bytes
        .map(|b| {
            if stays(b) {
                char::from(*b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let escaped = bytes.concat();
    let text = format!(
        "{} may not stand in a URI as it is: write `{escaped}`. Receivers refuse such a URI, or compare it wrongly.",
        cx.quote(fault.span)
    );
    lint.report(cx.id, fault.span, text)
        .fix(Fix::write(fault.span, &escaped));
}
