//! SIP018.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault},
    text::Span,
};

declare_rule! {
    /// The body follows the header fields without an empty line.
    ///
    /// ## Why it matters
    ///
    /// The empty line is the only sign that the header fields end. Without it a receiver takes the
    /// body's lines for header fields, refuses the message, and never sees the session description.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// INVITE sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// Max-Forwards: 70
    /// From: Alice <sip:alice@example.com>;tag=1928301774
    /// To: Bob <sip:bob@example.net>
    /// Call-ID: a84b4c76e66710@client.example.com
    /// CSeq: 314159 INVITE
    /// Contact: <sip:alice@client.example.com>
    /// Allow: INVITE, ACK, CANCEL, BYE, OPTIONS
    /// Supported: timer
    /// Content-Type: application/sdp
    /// Content-Length: 114
    /// «v=0»
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=none
    /// INVITE sip:bob@example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03
    /// Max-Forwards: 70
    /// From: Alice <sip:alice@example.com>;tag=1928301774
    /// To: Bob <sip:bob@example.net>
    /// Call-ID: a84b4c76e66710@client.example.com
    /// CSeq: 314159 INVITE
    /// Contact: <sip:alice@client.example.com>
    /// Allow: INVITE, ACK, CANCEL, BYE, OPTIONS
    /// Supported: timer
    /// Content-Type: application/sdp
    /// Content-Length: 114
    ///
    /// v=0
    /// o=alice 2890844526 2890844526 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// ```
    SIP018 = "no-empty-line-before-body" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "7")],
        applies: Messages,
        check: Faults(&[FaultKind::NoEmptyLine], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = "No empty line stands between the header fields and the body, which starts here. A receiver takes the body's lines for broken header fields: put an empty line before it.";
    let before = cx.bytes(Span::new(
        fault.span.start.saturating_sub(2),
        fault.span.start,
    ));
    let line_end = if before == b"\r\n" { "\r\n" } else { "\n" };
    lint.report(cx.id, fault.span, text).fix(Fix::safe(
        "Insert an empty line",
        Span::empty(fault.span.start),
        line_end,
    ));
}
