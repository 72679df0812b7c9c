//! SIP318.

use super::sessions;
use crate::{
    declare_rule,
    lint::{Applicability, Fix, Lint, MessageCx},
    message::near::nearest,
    syntax::sdp::Section,
};

declare_rule! {
    /// The protocol of a media description is not a known one.
    ///
    /// ## Why it matters
    ///
    /// A receiver that does not know a stream's protocol must refuse the stream. The protocol may be rare,
    /// or misspelled.
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
    SIP318 = "sdp-unknown-transport" {
        severity: Info, fix: Sometimes, since: "0.1.0",
        cites: [May(8866, "5.14"), May(3264, "6")],
        applies: Messages,
        check: Message(check),
    }
}

/// The protocols of the IANA registry that are in use with SIP.
const KNOWN: &[&str] = &[
    "RTP/AVP",
    "RTP/SAVP",
    "RTP/AVPF",
    "RTP/SAVPF",
    "UDP/TLS/RTP/SAVP",
    "UDP/TLS/RTP/SAVPF",
    "TCP/RTP/AVP",
    "TCP/RTP/AVPF",
    "TCP/RTP/SAVP",
    "TCP/RTP/SAVPF",
    "TCP/TLS/RTP/AVP",
    "TCP/TLS/RTP/AVPF",
    "TCP/DTLS/RTP/SAVP",
    "TCP/DTLS/RTP/SAVPF",
    "udp",
    "udptl",
    "UDPTL",
    "UDP",
    "TCP",
    "vat",
    "TCP/TLS",
    "UDP/TLS",
    "UDP/TLS/UDPTL",
    "TCP/MSRP",
    "TCP/TLS/MSRP",
    "TCP/BFCP",
    "TCP/TLS/BFCP",
    "UDP/BFCP",
    "UDP/TLS/BFCP",
    "TCP/DTLS/BFCP",
    "UDP/DTLS/SCTP",
    "TCP/DTLS/SCTP",
    "SCTP",
    "DTLS/SCTP",
    "SCTP/DTLS",
    "TCP/WS/BFCP",
    "TCP/WSS/BFCP",
    "TCP/TRTP/AVP",
    "TCP/MRCPv2",
    "TCP/TLS/MRCPv2",
    "TCP/RTSP",
    "TCP/PIP",
    "UDP/IX",
    "UDP/SPRT/RTP/AVP",
    "UDPSPRT",
    "udpsprt",
    "PSTN",
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for media in session.media().filter_map(Section::description) {
            let proto = cx.text(media.proto);
            if KNOWN.contains(&&*proto) {
                continue;
            }
            let lower = proto.to_ascii_uppercase();
            let same = KNOWN.iter().find(|k| k.to_ascii_uppercase() == lower);
            let meant = same
                .copied()
                .or_else(|| nearest(&lower, KNOWN.iter().copied()));
            let hint = meant
                .map(|m| format!(" {m} may be meant."))
                .unwrap_or_default();
            let text = format!(
                "{proto} is no transport that is known for media: a receiver that does not know it refuses the stream.{hint}"
            );
            let finding = lint.report(cx.id, media.proto, text);
            if let Some(meant) = meant {
                let fix = Fix::safe(format!("Write {meant}"), media.proto, meant);
                finding.fix(fix.trusted(Applicability::Unsafe));
            }
        }
    }
}
