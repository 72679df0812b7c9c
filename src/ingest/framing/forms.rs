//! The forms of framing lines, the more specific ones first. `docs/formats.md` tells where each
//! was confirmed.

use crate::ingest::Direction;

/// A way of writing down when a message was seen and between whom.
pub(super) struct Form {
    /// Its name.
    pub name: &'static str,
    /// Which way the message went, seen from the logger, where the form has one for each way.
    pub direction: Option<Direction>,
    /// The transport, where the form has one for each.
    pub transport: Option<&'static str>,
    /// Whether it may stand far above the message.
    pub far: bool,
    /// Whether it is an object of JSON that holds the message, before and behind it.
    pub object: bool,
    /// Templates: of the line that gives the form away, and of others round it that add to it.
    pub lines: &'static [&'static str],
}

impl Form {
    const fn over(mut self, transport: &'static str) -> Self {
        self.transport = Some(transport);
        self
    }

    const fn object(mut self) -> Self {
        self.object = true;
        self
    }

    const fn far(mut self) -> Self {
        self.far = true;
        self
    }
}

const fn form(name: &'static str, lines: &'static [&'static str]) -> Form {
    Form {
        name,
        direction: None,
        transport: None,
        far: false,
        object: false,
        lines,
    }
}

/// A message that the logger received.
const fn read(name: &'static str, lines: &'static [&'static str]) -> Form {
    let mut form = form(name, lines);
    form.direction = Some(Direction::Received);
    form
}

/// A message that the logger sent.
const fn sent(name: &'static str, lines: &'static [&'static str]) -> Form {
    let mut form = form(name, lines);
    form.direction = Some(Direction::Sent);
    form
}

/// What Wireshark tells of a packet further up, besides its ports.
const PACKET_UDP: &[&str] = &[
    "User Datagram Protocol, Src Port: {srcport}, Dst Port: {dstport}",
    "Internet Protocol Version 4, Src: {srcip}, Dst: {dstip}",
    "Internet Protocol Version 6, Src: {srcip}, Dst: {dstip}",
    "Arrival Time: {time}",
];
const PACKET_TCP: &[&str] = &[
    "Transmission Control Protocol, Src Port: {srcport}, Dst Port: {dstport}",
    "Internet Protocol Version 4, Src: {srcip}, Dst: {dstip}",
    "Internet Protocol Version 6, Src: {srcip}, Dst: {dstip}",
    "Arrival Time: {time}",
];
const TSHARK_UDP: &[&str] = &[
    "\"udp.srcport\":~\"{srcport}\"",
    "\"udp.dstport\":~\"{dstport}\"",
    "\"ip.src\":~\"{srcip}\"",
    "\"ip.dst\":~\"{dstip}\"",
    "\"ipv6.src\":~\"{srcip}\"",
    "\"ipv6.dst\":~\"{dstip}\"",
    "\"frame.time_epoch\":~\"{epoch}\"",
];
const TSHARK_TCP: &[&str] = &[
    "\"tcp.srcport\":~\"{srcport}\"",
    "\"tcp.dstport\":~\"{dstport}\"",
    "\"ip.src\":~\"{srcip}\"",
    "\"ip.dst\":~\"{dstip}\"",
    "\"ipv6.src\":~\"{srcip}\"",
    "\"ipv6.dst\":~\"{dstip}\"",
    "\"frame.time_epoch\":~\"{epoch}\"",
];

#[rustfmt::skip]
pub(super) static FORMS: &[Form] = &[
    read("asterisk-pjsip", &["<--- Received SIP {} ({size} bytes) from {transport}:{source} --->"]),
    sent("asterisk-pjsip", &["<--- Transmitting SIP {} ({size} bytes) to {transport}:{destination} --->"]),
    read("asterisk-chan-sip", &["<--- SIP read from {transport}:{source} --->"]),
    read("asterisk-chan-sip", &["<--- SIP read from {source} --->"]),
    read("asterisk-chan-sip", &["<-- SIP read from {source}:"]),
    sent("asterisk-chan-sip", &["Transmitting ({}) to {destination} --->"]),
    sent("asterisk-chan-sip", &["Transmitting ({}) to {destination}:"]),
    sent("asterisk-chan-sip", &["Retransmitting #{} ({}) to {destination}:"]),
    read("sofia-sip", &["recv {size} bytes from {transport}/[{srcip}]:{srcport} at {time}:"]),
    sent("sofia-sip", &["send {size} bytes to {transport}/[{dstip}]:{dstport} at {time}:"]),
    read("sofia-sip", &["recv {size} bytes from {transport}/[{srcip}]:{srcport};{} at {time}:"]),
    sent("sofia-sip", &["send {size} bytes to {transport}/[{dstip}]:{dstport};{} at {time}:"]),
    read("sofia-sip", &["recv {size} bytes from {transport}/[{srcip}] at {time}:"]),
    sent("sofia-sip", &["send {size} bytes to {transport}/[{dstip}] at {time}:"]),
    // What `export --to text` writes.
    form("sip-inspector", &["# message {} {transport} {source} -> {destination}"]),
    form("sip-inspector", &["# packet {} {transport} {source} -> {destination}"]),
    form("sip-inspector", &["# message {number}"]),
    form("sip-inspector", &["# packet {number}"]),
    form("kamailio-sipdump", &[
        "dstport: {dstport}", "dstip: {dstip}", "srcport: {srcport}", "srcip: {srcip}",
        "proto: {transport}", "time: {epoch}", "tag: {way}",
    ]),
    sent("sipp", &["{transport} message sent [{size}] bytes"]),
    sent("sipp", &["{transport} message sent ({size} bytes)"]),
    read("sipp", &["{transport} message received [{size}] bytes"]),
    read("sipp", &["{transport} message received ({size} bytes)"]),
    read("pjsip", &["RX {size} bytes {} from {transport} {source}:"]),
    sent("pjsip", &["TX {size} bytes {} to {transport} {destination}:"]),
    read("belle-sip", &["received [{size}] new bytes from [{transport}://{source}]"]),
    sent("belle-sip", &["message sent to [{transport}://{destination}], size: [{size}] bytes"]),
    read("yate", &["'{transport}:{}' received {size} bytes SIP message from {source}"]),
    read("yate", &["eceived {size} bytes SIP message from {source}"]),
    sent("yate", &["'{transport}:{}' sending '{}' {} to {destination}"]),
    sent("yate", &["'{transport}:{}' sending code {} to {destination}"]),
    sent("yate", &["ending '{}' {} to {destination}"]),
    sent("yate", &["ending code {} to {destination}"]),
    read("sipgo", &["{transport} read from {destination} <- {source}:"]),
    sent("sipgo", &["{transport} write to {source} -> {destination}:"]),
    read("sipgo", &["{transport} read from {destination} <- {source}"]),
    sent("sipgo", &["{transport} write to {source} -> {destination}"]),
    read("mitel", &["Received {transport} message from socket {} ({} {source}):"]),
    sent("mitel", &["Sending to {transport}_CH socket ({destination}):"]),
    form("fortios", &["sip port {} {source} -> {destination}"]),
    read("portasip", &["RECEIVED message from {transport}:{source} at {}:{destination}"]),
    sent("portasip", &["SENDING message to {transport}:{destination} from {}:{source}"]),
    form("qxdm", &["0x156E IMS SIP Message", "Direction = {way}", "SIP Message Length = {size}"]),
    read("sems", &["received msg via {transport} from {source}:"]),
    form("homer-text", &["proto:{transport} {time} {source} ---> {destination}"]),
    form("homer-json", &[
        "\"srcIp\":~\"{srcip}\"", "\"srcPort\":~{srcport}", "\"dstIp\":~\"{dstip}\"",
        "\"dstPort\":~{dstport}", "\"timeSeconds\":~{epoch}", "\"timeUseconds\":~{usec}",
        "\"protocol\":~{ipproto}",
    ]).object(),
    sent("acme", &["On [{}]{source} sent to {destination}"]),
    read("acme", &["On [{}]{destination} received from {source}"]),
    sent("acme", &["On {source} sent to {destination}"]),
    read("acme", &["On {destination} received from {source}"]),
    read("cisco-ios", &["Received: SIP {transport} message from {source} to {destination}"]),
    sent("cisco-ios", &["Sent: SIP {transport} message from {source} to {destination}"]),
    form("cisco-ios", &["ccsipDisplayMsg:~{way}:"]),
    form("cisco-ios", &["/SIP/Msg/ccsipDisplayMsg:", "{way}:"]),
    read("cucm-sdl", &["Incoming SIP {transport} message from {srcip} on port {srcport} index", "with {size} bytes:"]),
    sent("cucm-sdl", &["Outgoing SIP {transport} message to {dstip} on port {dstport} index"]),
    read("cucm-sdl", &["Incoming SIP {transport} message size {size} from {srcip}:[{srcport}]"]),
    sent("cucm-sdl", &["Outgoing SIP {transport} message size {size} to {dstip}:[{dstport}]"]),
    read("cisco-phone", &["sipio-recv<---"]),
    sent("cisco-phone", &["sipio-sent--->"]),
    read("cisco-expressway", &["Action=\"Received\" Local-ip=\"{dstip}\" Local-port=\"{dstport}\" Src-ip=\"{srcip}\" Src-port=\"{srcport}\""]),
    sent("cisco-expressway", &["Action=\"Sent\" Local-ip=\"{srcip}\" Local-port=\"{srcport}\" Dst-ip=\"{dstip}\" Dst-port=\"{dstport}\""]),
    read("cisco-expressway", &["Module=\"network.sip\"{} Src-ip=\"{srcip}\" Src-port=\"{srcport}\""]),
    sent("cisco-expressway", &["Module=\"network.sip\"{} Dst-ip=\"{dstip}\" Dst-port=\"{dstport}\""]),
    read("audiocodes", &["Incoming SIP Message from {source} to SIPInterface #{} ({}) {transport} TO"]),
    sent("audiocodes", &["Outgoing SIP Message to {destination} from SIPInterface #{} ({}) {transport} TO"]),
    read("ribbon", &["received msg for CallId:{} from IP/port:{srcip}/{srcport}, Local IP/port:{dstip}/{dstport}"]),
    sent("ribbon", &["sent msg for CallId:{} to IP/port:{dstip}/{dstport}, Local IP/port:{srcip}/{srcport}"]),
    read("ribbon", &["SipFeSocketRecvMsg - msg ="]),
    read("avaya-sm", &["ingress: {} L{destination}/R{source}/{transport}/"]),
    sent("avaya-sm", &["egress: {} L{source}/R{destination}/{transport}/"]),
    read("avaya-onex", &["[{date}] DBH: SIGNAL: [{}] RECEIVED from {srcip}. Length= {size}."]),
    sent("avaya-onex", &["[{date}] DBH: SIGNAL: [{}] SENT to {dstip}. Length= {size}."]),
    read("avaya-phone", &["Inbound SIP message from ip = {srcip} port: {srcport}", "<{}>{time} {} SIPMESSAGE: {zone} {year} "]),
    sent("avaya-phone", &["Outbound SIP message to {destination}", "<{}>{time} {} SIPMESSAGE: {zone} {year} "]),
    read("avaya-workplace", &["[CSDK::SIP] RECEIVED {size} bytes from {source}"]),
    sent("avaya-workplace", &["[CSDK::SIP] SENDING {size} bytes to {destination}"]),
    read("avaya-ip-office", &["SIP Rx: {transport} {source} -> {destination}"]),
    sent("avaya-ip-office", &["SIP Tx: {transport} {source} -> {destination}"]),
    read("avaya-iview", &["[..MESSAGE] <--- {source}"]),
    sent("avaya-iview", &["[..MESSAGE] ---> {destination}"]),
    read("lync", &["Direction: incoming", "Peer: {source}", "::{mdy} (SIPStack"]),
    sent("lync", &["Direction: outgoing", "Peer: {destination}", "::{mdy} (SIPStack"]),
    read("broadworks", &["{transport} {size} Bytes IN from {source}"]),
    sent("broadworks", &["{transport} {size} Bytes OUT to {destination}"]),
    read("genesys", &["Received [{},{transport}] {size} bytes from {source} <<<<<"]),
    sent("genesys", &["Sending [{},{transport}] {size} bytes to {destination} >>>>>"]),
    read("snom", &["Received from {transport}:{source} on {}:{destination} at {time} ({size} bytes)"]),
    sent("snom", &["Sent to {transport}:{destination} from {}:{source} at {time} ({size} bytes)"]),
    read("snom", &["Received from {transport}:{source} at {dmy} ({size} bytes)"]),
    sent("snom", &["Sent to {transport}:{destination} at {dmy} ({size} bytes)"]),
    read("technicolor", &["Recv from {transport}: {source} {} ({size} bytes)"]),
    sent("technicolor", &["Send to {transport}: {destination} {} ({size} bytes)"]),
    read("jssip", &["JsSIP:Transport received text message:"]),
    sent("jssip", &["JsSIP:Transport sending message:"]),
    read("jssip", &["JsSIP | TRANSPORT | received WebSocket text message:"]),
    sent("jssip", &["JsSIP | TRANSPORT | sending WebSocket message:"]),
    read("jssip", &[" received text message:"]),
    read("sip-js", &["eceived WebSocket text message:"]),
    sent("sip-js", &["ending WebSocket message:"]),
    sent("sipsorcery", &["sent: {transport}:{source}->{}:{destination}"]),
    read("sipsorcery", &["received: {transport}:{destination}<-{}:{source}"]),
    form("sip-viewer", &["from=\"{source}\"", "to=\"{destination}\"", "time=\"{epoch}\""]),
    form("sip-viewer", &["<message from=\"{source}\" to=\"{destination}\" time=\"{epoch}\""]),
    form("jain-sip", &["[{date}] {way} {source} --> {destination}"]),
    read("alcatel-oxe", &["RECEIVE MESSAGE FROM NETWORK ({source} [{transport}]"]),
    sent("alcatel-oxe", &["SEND MESSAGE TO NETWORK ({destination} [{transport}]"]),
    read("alcatel-oxe", &["RECEIVE MESSAGE FROM NETWORK ({srcip} [{transport}]"]),
    sent("alcatel-oxe", &["SEND MESSAGE TO NETWORK ({dstip} [{transport}]"]),
    form("wireshark", PACKET_UDP).over("UDP").far(),
    form("wireshark", PACKET_TCP).over("TCP").far(),
    form("tshark-json", TSHARK_UDP).over("UDP").far(),
    form("tshark-json", TSHARK_TCP).over("TCP").far(),
    form("hex-dump", &["hex dump: {transport} {source} -> {destination}", "IP {} > {}"]),
    form("ngrep", &["U {source} -> {destination}"]).over("UDP"),
    form("ngrep", &["T {source} -> {destination}"]).over("TCP"),
    form("ngrep", &["U {time} {source} -> {destination}"]).over("UDP"),
    form("ngrep", &["T {time} {source} -> {destination}"]).over("TCP"),
    form("baresip", &["{transport} {source} -> {destination}", "{time}#"]),
    form("tcpdump", &["{source} > {destination}: Flags"]).over("TCP"),
    form("tcpdump", &["{source} > {destination}: SIP"]).over("UDP"),
    form("tcpdump", &["{source} > {destination}: UDP, length {}"]).over("UDP"),
    form("tcpdump", &["{source} > {destination}: "]),
    form("sngrep", &["{source} -> {destination}"]),
];
