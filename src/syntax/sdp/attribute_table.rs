//! The attributes of SDP that are in use: the one place for an attribute's facts. Names are
//! case-sensitive (RFC 8866 §5.13 takes them from the token rule; §9).

use crate::syntax::FaultKind;

/// How an attribute's value is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// No value.
    Flag,
    /// `payload-type SP encoding "/" clock`
    Rtpmap,
    /// `format SP parameters`
    Fmtp,
    /// A number that may have a fraction.
    Decimal,
    /// `port [SP address]`
    Rtcp,
    /// `format SP feedback`
    RtcpFb,
    /// `tag SP suite SP keys`
    Crypto,
    /// `hash SP digits`
    Fingerprint,
    /// A role.
    Setup,
    /// A candidate.
    Candidate,
    /// 4 to 256 characters.
    IceUfrag,
    /// 22 to 256 characters.
    IcePwd,
    /// Words with blanks between.
    Words,
    /// Tokens with commas between.
    Tokens,
    /// `semantics *(SP mid)`
    Group,
    /// `id SP attribute`
    Ssrc,
    /// `id [SP track]`
    Msid,
    /// `id SP uri`
    Extmap,
    /// One token.
    Token,
    /// Digits.
    Number,
    /// A port.
    PortNumber,
    /// `0` or `1`, or no value.
    Switch,
    /// Numbers with blanks between.
    Numbers,
    /// One of these words; and the same for people.
    OneOf(&'static [&'static str], &'static str),
    /// `id SP direction [SP params]`
    Rid,
    /// Versions by direction.
    Simulcast,
    /// Picture sizes by direction.
    ImageAttr,
    /// Not read.
    Other,
}

/// Where an attribute may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Before the first `m=`.
    Session,
    /// In a media description.
    Media,
    /// In both.
    Both,
}

/// What is known of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeInfo {
    /// Its name.
    pub name: &'static str,
    /// How its value is built.
    pub grammar: Grammar,
    /// Where it may stand.
    pub level: Level,
    /// RFC and section; `(0, text)` names a text that is no RFC.
    pub source: (u16, &'static str),
}

impl AttributeInfo {
    /// The kind of fault that a value against its grammar is.
    pub(super) fn fault(&self) -> FaultKind {
        match self.grammar {
            Grammar::Crypto => FaultKind::SdpCrypto,
            Grammar::Fingerprint => FaultKind::SdpFingerprint,
            Grammar::Candidate => FaultKind::SdpCandidate,
            _ => FaultKind::SdpValue,
        }
    }
}

/// The row of that name.
pub(super) fn info(name: &[u8]) -> Option<&'static AttributeInfo> {
    ATTRIBUTES.iter().find(|i| i.name.as_bytes() == name)
}

/// Short for a row.
const fn row(
    name: &'static str,
    grammar: Grammar,
    level: Level,
    source: (u16, &'static str),
) -> AttributeInfo {
    AttributeInfo {
        name,
        grammar,
        level,
        source,
    }
}

use Grammar as G;
use Level::{Both, Media, Session};

/// T.38's own annex, where its attributes are defined.
const T38: (u16, &str) = (0, "ITU-T T.38, annex D");

/// The attributes.
#[rustfmt::skip]
pub static ATTRIBUTES: &[AttributeInfo] = &[
    row("rtpmap", G::Rtpmap, Media, (8866, "6.6")),
    row("fmtp", G::Fmtp, Media, (8866, "6.15")),
    row("ptime", G::Decimal, Media, (8866, "6.4")),
    row("maxptime", G::Decimal, Media, (8866, "6.5")),
    row("sendrecv", G::Flag, Both, (8866, "6.7.2")),
    row("sendonly", G::Flag, Both, (8866, "6.7.3")),
    row("recvonly", G::Flag, Both, (8866, "6.7.1")),
    row("inactive", G::Flag, Both, (8866, "6.7.4")),
    row("rtcp", G::Rtcp, Media, (3605, "2.1")),
    row("rtcp-mux", G::Flag, Media, (5761, "5.1.1")),
    row("rtcp-mux-only", G::Flag, Media, (8858, "3")),
    row("rtcp-rsize", G::Flag, Media, (5506, "5")),
    row("rtcp-fb", G::RtcpFb, Media, (4585, "4.2")),
    row("crypto", G::Crypto, Media, (4568, "9.1")),
    row("fingerprint", G::Fingerprint, Both, (8122, "5")),
    row("setup", G::Setup, Both, (4145, "4")),
    row("connection", G::Token, Both, (4145, "5")),
    row("tls-id", G::Token, Both, (8842, "4")),
    row("candidate", G::Candidate, Media, (8839, "5.1")),
    row("remote-candidates", G::Words, Media, (8839, "5.2")),
    row("ice-lite", G::Flag, Session, (8839, "5.3")),
    row("ice-mismatch", G::Flag, Media, (8839, "5.3")),
    row("ice-ufrag", G::IceUfrag, Both, (8839, "5.4")),
    row("ice-pwd", G::IcePwd, Both, (8839, "5.4")),
    row("ice-pacing", G::Number, Session, (8839, "5.5")),
    row("ice-options", G::Words, Both, (8839, "5.6")),
    row("end-of-candidates", G::Flag, Both, (8840, "8")),
    row("group", G::Group, Session, (5888, "5")),
    row("mid", G::Token, Media, (5888, "4")),
    row("bundle-only", G::Flag, Media, (9143, "6")),
    row("ssrc", G::Ssrc, Media, (5576, "4.1")),
    row("ssrc-group", G::Words, Media, (5576, "4.2")),
    row("msid", G::Msid, Media, (8830, "2")),
    row("msid-semantic", G::Other, Session, (0, "an early draft of RFC 8830")),
    row("extmap", G::Extmap, Both, (8285, "8")),
    row("extmap-allow-mixed", G::Flag, Both, (8285, "6")),
    row("label", G::Token, Media, (4574, "4")),
    row("content", G::Tokens, Media, (4796, "5")),
    row("rid", G::Rid, Media, (8851, "4")),
    row("simulcast", G::Simulcast, Media, (8853, "5.1")),
    row("imageattr", G::ImageAttr, Media, (6236, "3.1.1")),
    row("cat", G::Other, Session, (8866, "6.1")),
    row("keywds", G::Other, Session, (8866, "6.2")),
    row("tool", G::Other, Session, (8866, "6.3")),
    row("orient", G::Token, Media, (8866, "6.8")),
    row("type", G::Token, Session, (8866, "6.9")),
    row("charset", G::Other, Session, (8866, "6.10")),
    row("sdplang", G::Other, Both, (8866, "6.11")),
    row("lang", G::Other, Both, (8866, "6.12")),
    row("framerate", G::Decimal, Media, (8866, "6.13")),
    row("quality", G::Number, Media, (8866, "6.14")),
    row("curr", G::Other, Media, (3312, "4")),
    row("des", G::Other, Media, (3312, "4")),
    row("conf", G::Other, Media, (3312, "4")),
    row("key-mgmt", G::Other, Both, (4567, "3.1")),
    row("path", G::Other, Media, (4975, "8.1")),
    row("accept-types", G::Other, Media, (4975, "8.6")),
    row("accept-wrapped-types", G::Other, Media, (4975, "8.6")),
    row("max-size", G::Other, Media, (4975, "8.6")),
    row("msrp-cema", G::Flag, Media, (6714, "5")),
    row("file-selector", G::Other, Media, (5547, "6")),
    row("file-transfer-id", G::Other, Media, (5547, "6")),
    row("file-disposition", G::Other, Media, (5547, "6")),
    row("file-date", G::Other, Media, (5547, "6")),
    row("file-icon", G::Other, Media, (5547, "6")),
    row("file-range", G::Other, Media, (5547, "6")),
    row("source-filter", G::Other, Both, (4570, "3")),
    row("sctp-port", G::PortNumber, Media, (8841, "5")),
    row("max-message-size", G::Number, Media, (8841, "6")),
    row("dcmap", G::Other, Media, (8864, "5.1")),
    row("dcsa", G::Other, Media, (8864, "5.2")),
    row("csup", G::Other, Both, (5939, "3.3.1")),
    row("creq", G::Other, Both, (5939, "3.3.2")),
    row("acap", G::Other, Both, (5939, "3.4.1")),
    row("tcap", G::Other, Both, (5939, "3.4.2")),
    row("pcfg", G::Other, Media, (5939, "3.5.1")),
    row("acfg", G::Other, Media, (5939, "3.5.2")),
    row("depend", G::Other, Media, (5583, "6")),
    row("floorctrl", G::Other, Media, (8856, "5.1")),
    row("confid", G::Other, Media, (8856, "5.2")),
    row("userid", G::Other, Media, (8856, "5.3")),
    row("floorid", G::Other, Media, (8856, "5.4")),
    row("T38FaxVersion", G::Number, Media, T38),
    row("T38MaxBitRate", G::Number, Media, T38),
    row("T38FaxFillBitRemoval", G::Switch, Media, T38),
    row("T38FaxTranscodingMMR", G::Switch, Media, T38),
    row("T38FaxTranscodingJBIG", G::Switch, Media, T38),
    row("T38FaxRateManagement", G::OneOf(&["localTCF", "transferredTCF"], "`localTCF` or `transferredTCF`"), Media, T38),
    row("T38FaxMaxBuffer", G::Number, Media, T38),
    row("T38FaxMaxDatagram", G::Number, Media, T38),
    row("T38FaxMaxIFP", G::Number, Media, T38),
    row("T38FaxUdpEC", G::OneOf(&["t38UDPRedundancy", "t38UDPFEC", "t38UDPNoEC"], "`t38UDPRedundancy`, `t38UDPFEC` or `t38UDPNoEC`"), Media, T38),
    row("T38FaxUdpECDepth", G::Numbers, Media, T38),
    row("T38FaxUdpFECMaxSpan", G::Number, Media, T38),
    row("T38VendorInfo", G::Other, Media, T38),
    row("T38ModemType", G::Other, Media, T38),
    row("silenceSupp", G::Other, Media, (3108, "5.6.3.2")),
    row("sqn", G::Other, Both, (3407, "3")),
    row("cdsc", G::Other, Both, (3407, "3")),
    row("cpar", G::Other, Both, (3407, "3")),
    row("nortpproxy", G::Other, Both, (0, "RTP proxies")),
    row("oldmediaip", G::Other, Both, (0, "RTP proxies")),
    row("direction", G::Other, Both, (0, "an early draft of RFC 4145")),
    row("mptime", G::Other, Media, (0, "PacketCable")),
    row("alt", G::Other, Media, (0, "CounterPath")),
    row("gpmd", G::Other, Media, (0, "AudioCodes and Oracle")),
    row("record", G::Token, Both, (7866, "7.1")),
    row("recordpref", G::Token, Both, (7866, "7.2")),
    row("control", G::Other, Both, (7826, "D.1.1")),
    row("range", G::Other, Both, (7826, "D.1.6")),
    row("identity", G::Other, Session, (8827, "5")),
    row("ts-refclk", G::Other, Both, (7273, "4.8")),
    row("mediaclk", G::Other, Both, (7273, "5.4")),
    row("rtcp-xr", G::Other, Both, (3611, "5.1")),
    row("rtcp-unicast", G::Token, Media, (5760, "10.1")),
    row("maxprate", G::Other, Both, (3890, "6.3")),
    row("framesize", G::Other, Media, (0, "3GPP TS 26.234")),
    row("sctpmap", G::Other, Media, (0, "an early draft of RFC 8841")),
    row("cname", G::Other, Media, (5576, "6.1")),
];
