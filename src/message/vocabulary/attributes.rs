//! What each attribute of SDP is for. Where they are defined is told by the grammar's own table.

/// What the attribute is for; empty where nothing is known of it.
pub(crate) fn meaning(name: &str) -> &'static str {
    stream(name)
        .or_else(|| network(name))
        .or_else(|| application(name))
        .unwrap_or_default()
}

/// Formats, directions, sources.
fn stream(name: &str) -> Option<&'static str> {
    Some(match name {
        "rtpmap" => "Says which codec a payload type stands for.",
        "fmtp" => "Parameters of a format.",
        "ptime" => "How many milliseconds of media a packet should hold.",
        "maxptime" => "How many milliseconds of media a packet may hold at most.",
        "sendrecv" => "Media flow both ways: a normal call.",
        "sendonly" => "This side only sends: the usual way to put the other on hold.",
        "recvonly" => "This side only receives.",
        "inactive" => "No media flow either way: on hold on both sides.",
        "rtcp-fb" => "RTCP feedback that a format may use.",
        "ssrc" => "A source of RTP packets, and something about it.",
        "ssrc-group" => "Sources of RTP packets that belong together.",
        "cname" => "The lasting name of a source of RTP packets.",
        "msid" => "The stream and track of WebRTC that the media belong to.",
        "msid-semantic" => "Which media streams of WebRTC there are, in an old form.",
        "extmap" => "Numbers an extension of RTP's header.",
        "extmap-allow-mixed" => "Long and short header extensions may be mixed.",
        "rid" => "Names one version of a stream that is sent in several.",
        "simulcast" => "The stream is sent in several versions at once.",
        "imageattr" => "The picture sizes that are supported.",
        "framerate" => "Pictures each second.",
        "quality" => "Whether sharp pictures count more than many, from 0 to 10.",
        "framesize" => "The picture's size.",
        "orient" => "Portrait, landscape or seascape.",
        "maxprate" => "The most packets each second.",
        "mptime" => "Milliseconds in a packet, for each format.",
        "silenceSupp" => "Whether nothing is sent while nobody speaks.",
        "gpmd" => "Parameters of a format, such as voice-band data for fax.",
        "depend" => "Streams that need each other to be decoded.",
        "label" => "A name for the stream, to speak of it elsewhere.",
        "content" => "What the stream shows.",
        "mid" => "The stream's name, for groups.",
        "group" => "Streams that belong together.",
        "bundle-only" => "The stream is wanted only if it can share the group's port.",
        _ => return None,
    })
}

/// Addresses, keys, connections.
fn network(name: &str) -> Option<&'static str> {
    Some(match name {
        "rtcp" => "Where RTCP goes, where that is not the port above RTP's.",
        "rtcp-mux" => "RTP and RTCP share one port.",
        "rtcp-mux-only" => "RTP and RTCP must share one port.",
        "rtcp-rsize" => "RTCP packets may be short.",
        "rtcp-xr" => "Extended reports of RTCP.",
        "rtcp-unicast" => "How feedback comes back from a multicast.",
        "crypto" => {
            "A key for SRTP, right in the description: safe only if the signalling is encrypted."
        }
        "fingerprint" => {
            "The hash of the certificate that DTLS or TLS will show: it ties the media to this message."
        }
        "setup" => "Who opens the connection.",
        "connection" => "Whether a new connection is opened or the old one kept.",
        "tls-id" => "Names the DTLS association: another value asks for a new one.",
        "key-mgmt" => "Keys for SRTP by another protocol (MIKEY).",
        "candidate" => "An address that ICE may try.",
        "remote-candidates" => "The other side's addresses that ICE chose.",
        "end-of-candidates" => "No more candidates follow.",
        "ice-lite" => "This side only answers ICE's checks: a server with a public address.",
        "ice-mismatch" => "Somebody on the way changed the addresses: ICE is off for this stream.",
        "ice-ufrag" => "ICE's user name for this session.",
        "ice-pwd" => "ICE's password for this session.",
        "ice-pacing" => "Milliseconds between ICE's checks.",
        "ice-options" => "Extensions of ICE that are supported.",
        "alt" => "An alternative address, from before ICE.",
        "nortpproxy" => "A proxy passes the media on already; others need not.",
        "oldmediaip" => "The media address before a proxy changed it.",
        "direction" => "Who opens the connection, in the form of an early draft.",
        "source-filter" => "Which senders of a multicast are wanted.",
        "identity" => "Proves who is behind the fingerprints.",
        "sctp-port" => "The SCTP port.",
        "sctpmap" => "The SCTP port and its use, in the form of an early draft.",
        "max-message-size" => "The largest message over the data channel, in octets.",
        "dcmap" => "A data channel.",
        "dcsa" => "An attribute of a data channel.",
        "X-nat" => "No standard defines it: PJSIP tells the kind of NAT it found.",
        _ => return None,
    })
}

/// Fax, messages, conferences, and what describes the session.
fn application(name: &str) -> Option<&'static str> {
    Some(match name {
        "curr" => "Preconditions: what is reserved now.",
        "des" => "Preconditions: what must be reserved before it rings.",
        "conf" => "Preconditions: what is to be confirmed once reserved.",
        "path" => "The MSRP address messages go to.",
        "accept-types" => "The media types that messages may have.",
        "accept-wrapped-types" => "The media types that may stand inside others.",
        "max-size" => "The largest message, in octets.",
        "msrp-cema" => "Connections for messages may go by c= and m= instead of the path.",
        "file-selector" => "Which file is to be sent: name, type, size, hash.",
        "file-transfer-id" => "Names the transfer of the file.",
        "file-disposition" => "What to do with the file.",
        "file-date" => "When the file was made, changed, read.",
        "file-icon" => "A small picture of the file.",
        "file-range" => "Which octets of the file.",
        "csup" => "Which extensions of capability negotiation are supported.",
        "creq" => "Which extensions of capability negotiation are required.",
        "acap" => "An attribute that could be used.",
        "tcap" => "A transport that could be used.",
        "pcfg" => "A configuration that could be used.",
        "acfg" => "The configuration that is used.",
        "sqn" | "cdsc" | "cpar" => "Capabilities, in a form that was hardly used.",
        "floorctrl" => "BFCP: who hands out the floor.",
        "confid" => "BFCP: the conference.",
        "userid" => "BFCP: the user.",
        "floorid" => "BFCP: the floor and its streams.",
        "record" => "Whether the call is being recorded.",
        "recordpref" => "Whether recording is wanted.",
        "control" => "RTSP: the stream's address.",
        "range" => "RTSP: the part that is played.",
        "ts-refclk" => "The clock that timestamps go by.",
        "mediaclk" => "How the media's clock goes by it.",
        "cat" => "The session's category.",
        "keywds" => "Keywords of the session.",
        "tool" => "The program that made the description.",
        "type" => "The kind of conference.",
        "charset" => "How session name and information are written as bytes.",
        "sdplang" => "The language of the description.",
        "lang" => "The language of the session.",
        _ if name.starts_with("T38") => fax(name),
        _ => return None,
    })
}

fn fax(name: &str) -> &'static str {
    match name {
        "T38FaxVersion" => "Fax: the version of T.38.",
        "T38MaxBitRate" => "Fax: the highest bit rate.",
        "T38FaxFillBitRemoval" => "Fax: fill bits may be left out.",
        "T38FaxTranscodingMMR" => "Fax: pages may be recoded as MMR.",
        "T38FaxTranscodingJBIG" => "Fax: pages may be recoded as JBIG.",
        "T38FaxRateManagement" => "Fax: whether training is done locally or passed through.",
        "T38FaxMaxBuffer" => "Fax: octets that can be held.",
        "T38FaxMaxDatagram" => "Fax: the largest datagram, in octets.",
        "T38FaxUdpEC" => "Fax: how lost packets are repaired.",
        _ => "Fax over T.38.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::sdp::ATTRIBUTES;

    #[test]
    fn every_attribute_that_is_read_is_explained() {
        for row in ATTRIBUTES {
            assert!(meaning(row.name).ends_with('.'), "{}", row.name);
        }
    }
}
