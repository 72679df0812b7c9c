//! SIP536.

use std::collections::HashMap;

use super::messages::{number, tag};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::{HeaderId, ReadBody},
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
        let exchanges = cx.trace.exchanges_of(&call.transactions);
        let exchanges = exchanges.filter(|e| e.primary);
        let mut sent: Vec<_> = exchanges
            .flat_map(|e| [Some(e.offer), e.answer])
            .flatten()
            .collect();
        sent.sort_unstable_by_key(|id| cx.trace.order.rank(*id));
        sent.dedup();
        let mut last: HashMap<Key<'_>, MessageCx<'_>> = HashMap::new();
        for message in sent.into_iter().filter_map(|id| cx.message(id)) {
            let Some(key) = Key::of(&message) else {
                continue;
            };
            // The first offer is made to every fork alike.
            let first = Key {
                other: b"",
                ..key.clone()
            };
            let before = last.get(&key).or_else(|| last.get(&first)).copied();
            last.insert(key, message);
            if let Some(before) = before {
                compare(cx, &before, &message, lint);
            }
        }
    }
}

/// Who describes which session, and in which dialog.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key<'a> {
    /// The `o=` line without its version.
    origin: Vec<u8>,
    own: &'a [u8],
    other: &'a [u8],
}

impl<'a> Key<'a> {
    fn of(m: &MessageCx<'a>) -> Option<Self> {
        let content = m.message().read_content(m.source());
        let (_, origin) = described(&content)?;
        let parts = [origin.username, origin.session_id.span, origin.address.span];
        let side = |field| tag(m, field).unwrap_or_default();
        let (from, to) = (side(HeaderId::From), side(HeaderId::To));
        let (own, other) = if m.message().is_request() {
            (from, to)
        } else {
            (to, from)
        };
        Some(Self {
            origin: parts.map(|s| m.bytes(s)).join(&b' '),
            own,
            other,
        })
    }
}

fn described(content: &ReadBody) -> Option<(&Session, &Origin)> {
    let session = content.body.sessions().next()?;
    let origin = session.lines.iter().find_map(|l| match &l.typed {
        LineValue::Origin(origin) => Some(origin),
        _ => None,
    });
    Some((session, origin?))
}

fn compare<'a>(cx: &TraceCx<'_>, before: &MessageCx<'a>, now: &MessageCx<'a>, lint: &mut Lint<'_>) {
    let content = |m: &MessageCx<'a>| m.message().content(m.source());
    let sessions = (described(content(before)), described(content(now)));
    let (Some((old, first)), Some((new, second))) = sessions else {
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
    lint.report(now.id, second.version.span, text).relate(
        before.id,
        first.version.span,
        "the version before",
    );
}

/// The lines of a description without their line ends.
fn lines<'a>(m: &MessageCx<'a>, session: &'a Session) -> Vec<&'a [u8]> {
    let lines = session
        .lines
        .iter()
        .map(|l| m.bytes(l.line).trim_ascii_end());
    lines.filter(|l| !l.is_empty()).collect()
}
