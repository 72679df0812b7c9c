//! SIP301.

use crate::{
    declare_rule,
    ingest::Fidelity,
    lint::{Applicability, Fix, Lint, MessageCx},
    message::{
        HeaderField, HeaderId,
        body::{BodyLength, Difference},
    },
};

declare_rule! {
    /// Content-Length is not the length of the body.
    ///
    /// ## Why it matters
    ///
    /// On TCP and TLS the figure is all that tells where one message ends and the next begins: a
    /// wrong one makes the receiver read into the next message, or wait for octets that never
    /// come. On UDP a body that is shorter than announced must be refused with 400, and what
    /// exceeds the figure is thrown away, which cuts the session description.
    ///
    /// Pasted text often has other line ends than were sent. A difference that line ends alone
    /// explain is the paste's and no finding; nor is one of a body in which something was masked.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Content-Length: «151»
    /// ```
    /// ```sip,base=invite
    /// Content-Length: «199»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    /// Content-Length: 204
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Content-Length: 0
    /// ```
    /// ```sip,base=invite
    /// Content-Length: 204
    /// ```
    SIP301 = "content-length-mismatch" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "18.3"), Must(3261, "20.14")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let paste = match cx.captured.fidelity {
        Fidelity::Text => true,
        Fidelity::Wire => false,
        Fidelity::Fragment => return,
    };
    // Of several, none is to be believed, nor one that is too large for a number: both are told of
    // on their own.
    let faulty = |f: &HeaderField| !f.parsed(cx.source()).faults.is_empty();
    if cx.fields(HeaderId::ContentLength).count() > 1
        || cx.field(HeaderId::ContentLength).is_some_and(faulty)
    {
        return;
    }
    let length = BodyLength::of(cx.message(), cx.source());
    let (Some(announced), Some(difference)) = (length.announced, length.difference(paste)) else {
        return;
    };
    let counted = counted(&length, paste);
    let figure = cx.text(announced.span);
    let text = match difference {
        Difference::None
        | Difference::LineEnds
        | Difference::TrailingLineEnds
        | Difference::Masked => return,
        // Its logger cut it.
        Difference::Missing if cx.captured.is_cut(cx.message().body) => return,
        Difference::Missing if length.given == 0 => format!(
            "Content-Length announces {figure} octets and no body follows: a receiver waits for it on TCP and answers 400 on UDP. Send the body, or write 0."
        ),
        Difference::Missing => format!(
            "Content-Length announces {figure} octets, but the body has {counted}: a receiver waits for the rest on TCP and answers 400 on UDP."
        ),
        Difference::Surplus => format!(
            "Content-Length announces {figure} octets, but the body has {counted}: a receiver cuts the body there, and on TCP reads the rest as the next message."
        ),
    };
    let right = length.right(paste);
    let title = format!("Write the body's length, {right}");
    // Where nothing follows, the body may be what was lost, not the figure what is wrong.
    let trust = if length.given == 0 {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let fix = Fix::safe(title, announced.span, right.to_string()).trusted(trust);
    lint.report(cx.id, announced.span, text).fix(fix);
}

/// The body's length in words: both figures where they differ.
fn counted(length: &BodyLength, paste: bool) -> String {
    if paste && length.given != length.restored {
        format!(
            "{} as pasted and {} with CRLF restored",
            length.given, length.restored
        )
    } else {
        length.given.to_string()
    }
}
