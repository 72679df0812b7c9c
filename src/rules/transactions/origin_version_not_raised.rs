//! SIP536.

use std::collections::HashMap;

use super::messages::number;
use crate::{
    declare_rule,
    ingest::MessageId,
    lint::{Lint, Locus, MessageCx, TraceCx},
    syntax::sdp::{LineValue, Origin, Session},
};

declare_rule! {
    /// A session description was changed, and its version was not raised.
    ///
    /// ## Why it matters
    ///
    /// The last number but the address in the `o=` line is the version: one higher with every
    /// change, the same where nothing changed. A receiver that sees the same version need not read
    /// further, and keeps the old addresses and codecs; hold, resume and a change of address then
    /// have no effect.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=invite
    /// >INVITE sip:bob@server.example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9e01
    /// To: Bob <sip:bob@example.net>;tag=314159a7
    /// CSeq: 314160 INVITE
    ///
    /// v=0
    /// o=alice 2890844526 «2890844526» IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=sendonly
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=invite
    /// >INVITE sip:bob@server.example.net SIP/2.0
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9e01
    /// To: Bob <sip:bob@example.net>;tag=314159a7
    /// CSeq: 314160 INVITE
    ///
    /// v=0
    /// o=alice 2890844526 2890844527 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:0 PCMU/8000
    /// a=rtpmap:101 telephone-event/8000
    /// a=fmtp:101 0-15
    /// a=sendonly
    /// ```
    SIP536 = "origin-version-not-raised" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3264, "8")],
        applies: Messages,
        check: Trace(check),
    }
}

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for call in &cx.trace.calls {
        let mut last: HashMap<Vec<u8>, MessageId> = HashMap::new();
        let exchanges = cx.trace.exchanges_of(&call.transactions);
        for exchange in exchanges.filter(|e| e.primary) {
            for id in [Some(exchange.offer), exchange.answer]
                .into_iter()
                .flatten()
            {
                let Some((message, key)) = cx.message(id).and_then(|m| Some((m, key(&m)?))) else {
                    continue;
                };
                let before = last.insert(key, id).and_then(|id| cx.message(id));
                if let Some(before) = before.filter(|b| b.id != id) {
                    compare(cx, &before, &message, lint);
                }
            }
        }
    }
}

fn described<'a>(m: &MessageCx<'a>) -> Option<(&'a Session, &'a Origin)> {
    let session = m.message().content(m.source()).body.sessions().next()?;
    let origin = session.lines.iter().find_map(|l| match &l.typed {
        LineValue::Origin(origin) => Some(origin),
        _ => None,
    });
    Some((session, origin?))
}

/// The `o=` line without its version: who describes which session.
fn key(m: &MessageCx<'_>) -> Option<Vec<u8>> {
    let (_, origin) = described(m)?;
    let parts = [origin.username, origin.session_id.span, origin.address.span];
    Some(parts.map(|s| m.bytes(s)).join(&b' '))
}

fn compare(cx: &TraceCx<'_>, before: &MessageCx<'_>, now: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let (Some((old, first)), Some((new, second))) = (described(before), described(now)) else {
        return;
    };
    // Responses of one transaction repeat one answer.
    if cx.trace.owner(before.id) == cx.trace.owner(now.id) {
        return;
    }
    let (was, is) = (first.version.value, second.version.value);
    let what = match was.zip(is) {
        Some((was, is)) if is < was => "is lower than",
        Some((was, is)) if is == was && lines(before, old) != lines(now, new) => "is that of",
        _ => return,
    };
    let text = format!(
        "The description differs from that in message {}, but its version {} {what} it: a receiver may keep the old one. Raise it by one with every change.",
        number(before.id),
        now.text(second.version.span)
    );
    let at = Locus {
        message: before.id,
        span: first.version.span,
    };
    lint.report(now.id, second.version.span, text)
        .relate(at, "the version before");
}

/// The lines of a description without their line ends.
fn lines<'a>(m: &MessageCx<'a>, session: &'a Session) -> Vec<&'a [u8]> {
    let lines = session
        .lines
        .iter()
        .map(|l| m.bytes(l.line).trim_ascii_end());
    lines.filter(|l| !l.is_empty()).collect()
}
