//! Words of session descriptions: lines, media, transports, bandwidths, and the words that
//! attributes hold (RFC 8866).

use super::words;

words! {
    /// The lines by their letter.
    pub(crate) LINES
    "v", 8866, "5.1", "The version of SDP: 0 is the only one.";
    "o", 8866, "5.2", "Who made the description, and which version of it this is.";
    "s", 8866, "5.3", "A name for the session; nobody reads it in a call.";
    "i", 8866, "5.4", "A note for people.";
    "u", 8866, "5.5", "A web page about the session.";
    "e", 8866, "5.6", "Whom to write to.";
    "p", 8866, "5.6", "Whom to call.";
    "c", 8866, "5.7", "The address that media are to be sent to.";
    "b", 8866, "5.8", "How much bandwidth the media may take.";
    "t", 8866, "5.9", "When the session takes place.";
    "r", 8866, "5.10", "When it is repeated.";
    "z", 8866, "5.11", "Changes of the time zone for repeats.";
    "k", 8866, "5.12", "A key in clear. Obsolete: crypto or DTLS replace it.";
    "a", 8866, "5.13", "An attribute.";
    "m", 8866, "5.14", "A stream of media: what, at which port, over which protocol, in which formats.";
}

words! {
    /// What the lines are called, by their letter.
    pub(crate) NAMES
    "v", 8866, "5.1", "Version.";
    "o", 8866, "5.2", "Origin.";
    "s", 8866, "5.3", "Session name.";
    "i", 8866, "5.4", "Information.";
    "u", 8866, "5.5", "URI.";
    "e", 8866, "5.6", "Email.";
    "p", 8866, "5.6", "Phone.";
    "c", 8866, "5.7", "Connection.";
    "b", 8866, "5.8", "Bandwidth.";
    "t", 8866, "5.9", "Time.";
    "r", 8866, "5.10", "Repeat.";
    "z", 8866, "5.11", "Time zone.";
    "k", 8866, "5.12", "Key.";
    "m", 8866, "5.14", "Media.";
}

words! {
    /// Network and address types.
    pub(crate) NETWORKS
    "IN", 8866, "5.7", "The Internet.";
    "IP4", 8866, "5.7", "An IPv4 address follows.";
    "IP6", 8866, "5.7", "An IPv6 address follows.";
}

words! {
    /// Media.
    pub(crate) MEDIA
    "audio", 8866, "5.14", "Sound.";
    "video", 8866, "5.14", "Pictures that move.";
    "text", 4103, "1", "Text as it is typed.";
    "application", 8866, "5.14", "Data of an application.";
    "message", 4975, "8.1", "Messages (MSRP).";
    "image", 3362, "1", "Pictures: fax over T.38.";
}

words! {
    /// Transport protocols.
    pub(crate) PROTOS
    "RTP/AVP", 3551, "2", "RTP over UDP, not encrypted.";
    "RTP/SAVP", 3711, "1", "SRTP over UDP: encrypted.";
    "RTP/AVPF", 4585, "1", "RTP over UDP with fast feedback, not encrypted.";
    "RTP/SAVPF", 5124, "1", "SRTP over UDP with fast feedback: encrypted.";
    "UDP/TLS/RTP/SAVP", 5764, "8", "SRTP over UDP, its keys made with DTLS: encrypted.";
    "UDP/TLS/RTP/SAVPF", 5764, "8", "SRTP over UDP with fast feedback, its keys made with DTLS: encrypted, as in WebRTC.";
    "TCP/RTP/AVP", 4571, "1", "RTP over TCP, not encrypted.";
    "TCP/DTLS/RTP/SAVPF", 7850, "3.4", "SRTP over TCP with fast feedback, its keys made with DTLS.";
    "UDP", 8866, "5.14", "UDP, for a protocol that the formats name.";
    "udptl", 3362, "1", "UDPTL over UDP: fax (T.38).";
    "TCP", 4145, "3", "TCP, for a protocol that the formats name.";
    "TCP/TLS", 8122, "3", "TLS over TCP.";
    "TCP/MSRP", 4975, "8.1", "MSRP over TCP: messages.";
    "TCP/TLS/MSRP", 4975, "8.1", "MSRP over TLS: messages, encrypted.";
    "TCP/BFCP", 8856, "4", "BFCP over TCP: who may speak, or show.";
    "UDP/BFCP", 8856, "4", "BFCP over UDP: who may speak, or show.";
    "UDP/DTLS/SCTP", 8841, "4.1", "SCTP over DTLS over UDP: WebRTC's data channels.";
    "TCP/DTLS/SCTP", 8841, "4.1", "SCTP over DTLS over TCP: data channels.";
    "DTLS/SCTP", 8841, "4.1", "SCTP over DTLS: data channels, in an older spelling.";
}

words! {
    /// Kinds of bandwidth; their figures are in the unit named.
    pub(crate) BANDWIDTHS
    "AS", 8866, "5.8", "kbit/s for this stream, with the headers of IP, UDP and RTP.";
    "CT", 8866, "5.8", "kbit/s for the whole session.";
    "TIAS", 3890, "6.2", "bit/s for this stream, without the headers of IP and UDP.";
    "RS", 3556, "2", "bit/s for the RTCP of those who send.";
    "RR", 3556, "2", "bit/s for the RTCP of those who only receive.";
}

words! {
    /// Kinds of candidates.
    pub(crate) CANDIDATES
    "host", 8839, "5.1", "An address of the device itself.";
    "srflx", 8839, "5.1", "The address that a STUN server saw: outside of a NAT.";
    "prflx", 8839, "5.1", "An address that the other side saw during the checks.";
    "relay", 8839, "5.1", "An address of a TURN server that passes media on.";
}

words! {
    /// Semantics of groups.
    pub(crate) GROUPS
    "BUNDLE", 9143, "4", "These streams share one port.";
    "LS", 5888, "7", "These streams are to be played in step, such as lips and voice.";
    "FID", 5888, "8", "These streams are one flow of media in several forms.";
    "ANAT", 4091, "1", "Alternatives of IPv4 and IPv6. Replaced by ICE.";
    "FEC", 5956, "4.1", "The second stream repairs the first.";
    "FEC-FR", 5956, "4.1", "The second stream repairs the first.";
    "SRF", 3524, "1", "These streams share one reservation.";
    "DUP", 7104, "1", "The second stream is a copy of the first.";
}

words! {
    /// Hash functions of fingerprints.
    pub(crate) HASHES
    "sha-1", 8122, "5", "SHA-1: too weak today.";
    "sha-224", 8122, "5", "SHA-224.";
    "sha-256", 8122, "5", "SHA-256: strong, and what everybody knows.";
    "sha-384", 8122, "5", "SHA-384: strong.";
    "sha-512", 8122, "5", "SHA-512: strong.";
    "md5", 8122, "5", "MD5: not allowed any more.";
    "md2", 8122, "5", "MD2: not allowed any more.";
}

words! {
    /// Values of `setup`.
    pub(crate) SETUPS
    "active", 4145, "4", "active: this side opens the connection.";
    "passive", 4145, "4", "passive: the other side opens the connection.";
    "actpass", 4145, "4", "actpass: either may open it; the answer decides.";
    "holdconn", 4145, "4", "holdconn: no connection for now.";
}

words! {
    /// Kinds of RTCP feedback.
    pub(crate) FEEDBACK
    "ack", 4585, "4.2", "What arrived is told.";
    "nack", 4585, "4.2", "What did not arrive is told.";
    "ccm", 5104, "7.1", "Control of the codec, such as asking for a fresh picture.";
    "trr-int", 4585, "4.2", "The shortest time between reports, in milliseconds.";
    "pli", 4585, "4.2", "The picture is lost: a fresh one is wanted.";
    "sli", 4585, "4.2", "A slice of the picture is lost.";
    "rpsi", 4585, "4.2", "Another reference picture is wanted.";
    "fir", 5104, "7.1", "A fresh picture is asked for.";
    "tmmbr", 5104, "7.1", "A lower bit rate is asked for.";
    "goog-remb", 4585, "4.2", "No standard defines it: Google's estimate of the bandwidth.";
    "transport-cc", 4585, "4.2", "No standard defines it: reports for estimating the bandwidth.";
}

words! {
    /// Values of `content`.
    pub(crate) CONTENTS
    "main", 4796, "5", "The main picture: the speaker.";
    "alt", 4796, "5", "The main picture from another side.";
    "slides", 4796, "5", "Slides, or a shared screen.";
    "speaker", 4796, "5", "The speaker.";
    "sl", 4796, "5", "Sign language.";
}
