//! SIP335.

use super::attributes;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::near::nearest,
    syntax::sdp::{ATTRIBUTES, AttributeInfo},
};

declare_rule! {
    /// An attribute's name is close to a known one, and not known itself.
    ///
    /// ## Why it matters
    ///
    /// Receivers pass over attributes that they do not know. A misspelled one is lost without a word: the
    /// codec is not mapped, the stream not held, the key not seen. Names are case-sensitive.
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
    /// m=audio 49172 RTP/AVP 0
    /// a=«rtpmpa»:0 PCMU/8000
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=«SendOnly»
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
    /// m=audio 49172 RTP/AVP 0
    /// a=rtpmap:0 PCMU/8000
    /// a=X-nat:0
    /// a=vendor-thing
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
    /// a=rtpmap:0 PCMU/8000
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// a=sendonly
    /// ```
    SIP335 = "sdp-attribute-misspelled" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Must(8866, "5"), May(8866, "5.13")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for attribute in attributes(cx) {
        if attribute.info.is_some() {
            continue;
        }
        let name = cx.text(attribute.name);
        if let Some(meant) = meant(&name) {
            let text = format!(
                "No attribute `{name}` is known; `{meant}` is meant. Receivers pass over what they do not know, and this line is lost."
            );
            let fix = Fix::write(attribute.name, meant);
            lint.report(cx.id, attribute.name, text).fix(fix);
        }
    }
}

/// The attribute that an unknown name was meant to be. Rare attributes are no candidates: other
/// names of their kind, unknown here, may be near.
fn meant(name: &str) -> Option<&'static str> {
    let mut lower = name.to_ascii_lowercase();
    // The directions cut the word short.
    for long in ["receive", "recieve"] {
        lower = lower.replace(long, "recv");
    }
    // Short names are near to much; what only one maker writes is not what was meant.
    let common = || {
        let standard = |i: &&AttributeInfo| i.source.0 != 0 || i.name.starts_with("T38");
        let long = ATTRIBUTES.iter().filter(|i| i.name.len() > 3);
        long.filter(standard)
            .map(|i| (i.name.to_ascii_lowercase(), i.name))
    };
    let known: Vec<_> = common().collect();
    let same = known.iter().find(|(folded, _)| *folded == lower);
    let near = || {
        let near = nearest(&lower, known.iter().map(|(folded, _)| folded.as_str()))?;
        known.iter().find(|(folded, _)| folded == near)
    };
    same.or_else(near).map(|(_, name)| *name)
}
