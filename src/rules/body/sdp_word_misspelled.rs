//! SIP338.

use super::{TRANSPORTS, sessions, transport_meant};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::near::{is_one_slip, nearest},
    syntax::sdp::{Attribute, AttributeValue, LineValue, Section, Session, Suite},
    text::Span,
};

declare_rule! {
    /// A word of the session description is close to a known one, and not known itself.
    ///
    /// ## Why it matters
    ///
    /// The kind of media, its transport, the hash of a fingerprint: a receiver compares them with the
    /// words it knows. One that is misspelled is none of them, and the stream is refused, or starts
    /// without what the word was to give.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 «RTP/APV» 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:101 «telephone-evnet»/8000
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=whiteboard 49172 UDP x
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 101
    /// a=rtpmap:101 telephone-event/8000
    /// ```
    SIP338 = "sdp-word-misspelled" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Must(8866, "5.14"), Must(8866, "5.7"), May(8122, "5"), May(8839, "5.1"), May(4733, "2.4.1")],
        applies: Messages,
        check: Message(check),
    }
}

const MEDIA: &[&str] = &["audio", "video", "text", "application", "message", "image"];
const HASHES: &[&str] = &["sha-1", "sha-224", "sha-256", "sha-384", "sha-512"];
const SUITES: &[&str] = &{
    let mut names = [""; Suite::ALL.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = Suite::ALL[n].name;
        n += 1;
    }
    names
};
const CANDIDATES: &[&str] = &["host", "srflx", "prflx", "relay"];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for section in sessions(cx).flat_map(Session::sections) {
        if let Some(media) = section.description() {
            look(
                cx,
                media.media,
                "kind of media",
                near(cx, media.media, MEDIA),
                lint,
            );
            let proto = cx.text(media.proto);
            let unknown = !TRANSPORTS.contains(&&*proto);
            let meant = unknown.then(|| transport_meant(&proto)).flatten();
            look(cx, media.proto, "transport of media", meant, lint);
        }
        let origins = section.of(b'o').filter_map(|l| match &l.typed {
            LineValue::Origin(o) => Some(o.address.nettype),
            _ => None,
        });
        let connections = section.connections().map(|c| c.address.nettype);
        for span in origins.chain(connections) {
            let meant = is_one_slip(&cx.text(span), "IN").then_some("IN");
            // `TN` is the telephone network's (RFC 2848 §3.4.1).
            look(
                cx,
                span,
                "network",
                meant.filter(|_| cx.bytes(span) != b"TN"),
                lint,
            );
        }
        in_attributes(cx, section, lint);
    }
}

fn in_attributes(cx: &MessageCx<'_>, section: Section<'_>, lint: &mut Lint<'_>) {
    for Attribute { typed, .. } in section.attributes() {
        let (span, what, known): (Span, _, &[&str]) = match typed {
            AttributeValue::Rtpmap(map) => (map.encoding, "encoding", &["telephone-event"]),
            AttributeValue::Fingerprint(print) => (print.hash, "hash", HASHES),
            AttributeValue::Candidate(one) => (one.kind, "kind of candidate", CANDIDATES),
            AttributeValue::Crypto(crypto) => {
                let method = crypto.keys.first().map_or(crypto.suite, |k| k.method);
                look(
                    cx,
                    method,
                    "key method",
                    near(cx, method, &["inline"]),
                    lint,
                );
                (crypto.suite, "crypto suite", SUITES)
            }
            AttributeValue::Group(group) => (group.semantics, "kind of group", &["BUNDLE"]),
            _ => continue,
        };
        look(cx, span, what, near(cx, span, known), lint);
    }
}

/// The known word that the one at `span` is a slip of; letters compare without regard to case.
fn near(cx: &MessageCx<'_>, span: Span, known: &[&'static str]) -> Option<&'static str> {
    let written = cx.text(span);
    let far = |k: &&str| k.len().abs_diff(written.len()) > 3;
    if known.iter().all(far) || known.iter().any(|k| k.eq_ignore_ascii_case(&written)) {
        return None;
    }
    let written = written.to_ascii_lowercase();
    let lower: Vec<_> = known.iter().map(|k| k.to_ascii_lowercase()).collect();
    let near = nearest(&written, lower.iter().map(String::as_str))?;
    known.iter().copied().find(|k| k.eq_ignore_ascii_case(near))
}

fn look(cx: &MessageCx<'_>, at: Span, what: &str, meant: Option<&str>, lint: &mut Lint<'_>) {
    let Some(meant) = meant else {
        return;
    };
    let text = format!(
        "{} is not a known {what}: `{meant}` is meant. A receiver that does not know it drops what it is about.",
        cx.quote(at)
    );
    lint.report(cx.id, at, text).fix(Fix::write(at, meant));
}
