//! SIP318.

use super::{TRANSPORTS, sessions, transport_meant};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::Section,
};

declare_rule! {
    /// The protocol of a media description is not a known one.
    ///
    /// ## Why it matters
    ///
    /// A receiver that does not know a stream's protocol must refuse the stream. It may be rare,
    /// or a slip that nobody can guess.
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
    /// m=audio 49172 «QUIC/WT» 0
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
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=image 49172 udptl t38
    /// ```
    SIP318 = "sdp-unknown-transport" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(8866, "5.14"), May(3264, "6")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for media in session.media().filter_map(Section::description) {
            let proto = cx.text(media.proto);
            // A slip of a known one is a finding of its own.
            if TRANSPORTS.contains(&&*proto) || transport_meant(&proto).is_some() {
                continue;
            }
            let text = format!(
                "{proto} is not a known media transport: a receiver that does not know it refuses the stream."
            );
            lint.report(cx.id, media.proto, text);
        }
    }
}
