//! Whatever message is framed in whatever way, the same fields come out, and each stands in the
//! input where it is said to stand.

use proptest::prelude::*;
use sip_inspector::ingest::{self, Captured};

/// One way of writing messages down.
type Framing = fn(&[String]) -> String;

/// Each message between a head and a foot.
fn between(messages: &[String], head: &str, foot: &str) -> String {
    let all = messages.iter().map(|m| format!("{head}{m}{foot}"));
    all.collect()
}

/// Each line of each message behind a prefix, below a head without one.
fn prefixed(messages: &[String], head: &str, prefix: &str) -> String {
    let lines = |m: &String| -> String {
        let lines = m.split_terminator("\r\n");
        lines.map(|line| format!("{prefix}{line}\n")).collect()
    };
    let all = messages.iter().map(|m| format!("{head}{}", lines(m)));
    all.collect()
}

fn lf(messages: &[String]) -> Vec<String> {
    messages.iter().map(|m| m.replace("\r\n", "\n")).collect()
}

/// Bytes as a hex dump shows them.
fn dumped(message: &str) -> String {
    let rows = message.as_bytes().chunks(16).enumerate().map(|(n, row)| {
        let pairs: Vec<_> = row.iter().map(|b| format!("{b:02x}")).collect();
        format!("{:04x}   {:<47}   ...\n", n * 16, pairs.join(" "))
    });
    rows.collect::<String>() + "\n"
}

fn json(message: &str) -> String {
    let text = serde_json::to_string(message).unwrap();
    format!("{{\"level\":\"debug\",\"message\":{text},\"host\":\"h\"}}\n")
}

/// A line of quoted-printable in pieces of that many characters, no escape in two of them.
fn soft_breaks(line: &str, width: usize) -> String {
    let mut text = String::new();
    let mut column = 0;
    for (i, c) in line.char_indices() {
        let within = i > 0 && line[..i].ends_with('=') || i > 1 && line[..i - 1].ends_with('=');
        if column >= width && !within {
            text += "=\n";
            column = 0;
        }
        text.push(c);
        column += 1;
    }
    text
}

/// Each line of each message made another.
fn each_line(messages: &[String], line: impl Fn(&str) -> String) -> String {
    let all = messages.iter().flat_map(|m| m.split_terminator("\r\n"));
    all.map(|text| line(text) + "\n").collect()
}

/// A message as Wireshark's details show it.
fn tree(message: &str) -> String {
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let (start, fields) = head.split_once("\r\n").unwrap();
    let fields = fields.replace("\r\n", "\n        ");
    let body = body.lines().map(|line| {
        let (kind, value) = line.split_once('=').unwrap();
        format!("            Line of SDP ({kind}): {value}\n")
    });
    let body: String = body.collect();
    let body = match &*body {
        "" => String::new(),
        _ => format!("    Message Body\n        Session Description Protocol\n{body}"),
    };
    format!(
        "Session Initiation Protocol (X)\n    Request-Line: {start}\n        Method: X\n    Message Header\n        {fields}\n{body}\n"
    )
}

/// A message as a record of Lync's.
fn record(message: &str) -> String {
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let body = if body.is_empty() { "-\r\n" } else { body };
    format!(
        "TL_INFO x$$begin_record\r\nDirection: incoming\r\nPeer: 192.0.2.1:5060\r\nStart-Line: {head}\r\nMessage-Body: {body}$$end_record\r\n\r\n"
    )
}

/// Two halves of each message, with something between.
fn halves(messages: &[String], at: fn(&str) -> usize, between: &str) -> String {
    let all = messages.iter().map(|m| {
        let (first, second) = m.split_at(at(m));
        format!("{first}{between}{second}")
    });
    all.collect()
}

/// Each line of a text behind a prefix.
fn behind(prefix: &str, text: &str) -> String {
    let lines = text.lines().map(|line| format!("{prefix}{line}\n"));
    lines.collect()
}

/// Messages with something of a console's before their start lines.
fn glued(messages: &[String]) -> String {
    let all = messages.iter().map(|m| m.replace("\r\n", "\n"));
    all.map(|m| format!("App:Transport received text message:{m}\n"))
        .collect()
}

/// The ways, by name.
const FRAMINGS: &[(&str, Framing)] = &[
    ("nothing", |m| m.concat()),
    ("LF", |m| lf(m).concat()),
    ("angle brackets", |m| between(&lf(m), "<\n", ">\n")),
    ("sngrep", |m| {
        between(
            m,
            "2024/03/05 10:00:01.1 192.0.2.1:5060 -> 192.0.2.2:5060\n",
            "\n",
        )
    }),
    ("pjsip", |m| {
        let head = "10:00:01.194   pjsua_core.c  .TX 9 bytes Request msg X/cseq=1 (tdta0x7f12) to UDP 192.0.2.2:5060:\n";
        between(&lf(m), head, "\n--end msg--\n")
    }),
    ("sofia-sip", |m| {
        let head = "recv 1 bytes from udp/[192.0.2.1]:5060 at 10:00:01.811303:\n   ------------\n";
        prefixed(m, head, "   ")
    }),
    ("sipdump", |m| {
        between(
            m,
            "srcip: 192.0.2.1\nsrcport: 5060\ndstip: 192.0.2.2\ndstport: 5060\n~~~~\n",
            "||||\n",
        )
    }),
    ("syslog", |m| {
        prefixed(m, "", "Mar  5 10:00:01 host sip[634]: ")
    }),
    ("logcat", |m| {
        prefixed(m, "", "03-05 10:00:01.481  1234  1234 I Phone: ")
    }),
    ("mail", |m| prefixed(m, "On Tue, Bob wrote:\n", "> ")),
    ("indented", |m| prefixed(m, "3.2.  A Call\n\n", "   ")),
    ("colours", |m| between(&lf(m), "\x1b[36;1m", "\x1b[0m\n")),
    ("rsyslog", |m| {
        let lines = m.iter().map(|m| m.replace("\r\n", "#015#012"));
        lines
            .map(|l| format!("Mar  5 10:00:01 h k[8]: {l}\n"))
            .collect()
    }),
    ("numbers of characters", |m| {
        m.iter()
            .map(|m| m.replace("\r\n", "<013><010>") + "\n")
            .collect()
    }),
    ("caret M", |m| lf(m).concat().replace('\n', "^M\n")),
    ("json", |m| m.iter().map(|m| json(m)).collect()),
    ("html", |m| {
        let text = lf(m).concat().replace('&', "&amp;");
        text.replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
    }),
    ("hex", |m| m.iter().map(|m| dumped(m)).collect()),
    ("CR CR LF", |m| m.concat().replace("\r\n", "\r\r\n")),
    ("LF CR", |m| m.concat().replace("\r\n", "\n\r")),
    ("CR", |m| m.concat().replace("\r\n", "\r")),
    ("line separators", |m| {
        m.concat().replace("\r\n", "\u{2028}")
    }),
    ("blanks that do not break", |m| {
        lf(m).concat().replace(' ', "\u{a0}")
    }),
    ("blanks behind every line", |m| {
        lf(m).concat().replace('\n', "  \n")
    }),
    ("as wide as a terminal", |m| {
        let text = lf(m).concat();
        let lines = text.split_terminator('\n');
        lines.map(|line| format!("{line:120}\n")).collect()
    }),
    ("quoted-printable", |m| {
        let text = lf(m).concat().replace('=', "=3D");
        let lines = text.split('\n').map(|line| soft_breaks(line, 75));
        lines.collect::<Vec<_>>().join("\n")
    }),
    ("CSV", |m| {
        let cells = lf(m).into_iter().map(|m| m.replace('"', "\"\""));
        cells.map(|m| format!("10:00,in,\"{m}\"\r\n")).collect()
    }),
    ("page's source", |m| {
        let text = lf(m).concat().replace('&', "&amp;");
        let text = text.replace('<', "&lt;").replace('>', "&gt;");
        format!("<p>{}</p>", text.replace('\n', "<br>\n"))
    }),
    ("Sipura", |m| {
        let lines = m.iter().map(|m| m.replace("\r\n", "^M "));
        lines
            .map(|m| format!("Mar  5 10:00:01 192.0.2.1 {m}\n"))
            .collect()
    }),
    ("Python", |m| {
        let quoted = m.iter().map(|m| m.replace("\r\n", "\\r\\n"));
        quoted.map(|m| format!("recv b'{m}'\n")).collect()
    }),
    ("Polycom", |m| {
        let head = "0305100001.123|sip  |1|00|>>> Data Received UDP 192.0.2.1:5060\n";
        prefixed(m, head, "0305100001.123|sip  |1|00|    ")
    }),
    ("a message of Ribbon's in two entries", |m| {
        let cut = |m: &String| m.len() - 14;
        let head = "03052024 100001.7:1.01.00.389.MAJOR .SIPSG:FILTER=T GCID=0x1: ";
        let halves = m.iter().map(|m| m.split_at(cut(m)));
        let entries = halves.enumerate().map(|(i, (a, b))| {
            let head = head
                .replace("01.7", "01.700000")
                .replace("389", &format!("389{i}"));
            format!("1787 {head}EXTRA INFO\nRAW PDU:\n{a}\n12 {head}{b}\n")
        });
        entries.collect()
    }),
    ("PortaSIP", |m| {
        let head = "2024-03-05 10:00:01.274579    SIMPLE    edgeproxy[1]|c|IS|544| RECEIVED message from UDP:192.0.2.1:5060 at UDP:192.0.2.2:5060\n";
        between(&lf(m), head, "\n")
    }),
    ("QXDM", |m| {
        let head = "2024 Mar  5  10:00:01.613  [87]  0x156E  IMS SIP Message  --  X\nVersion = 1\nDirection = UE_TO_NETWORK\nSip Message = ";
        between(&lf(m), head, "\n")
    }),
    ("records of a line each", |m| {
        each_line(m, |line| {
            let line = serde_json::to_string(&format!("{line}\r\n")).unwrap();
            format!("{{\"log\":{line},\"stream\":\"stdout\",\"time\":\"2024-03-05T10:00:01.1Z\"}}")
        })
    }),
    ("string literals", |m| {
        each_line(m, |line| {
            let line = line.replace('"', "\\\"");
            format!("    \"{line}\\r\\n\"")
        })
    }),
    ("diff", |m| each_line(m, |line| format!("+{line}"))),
    ("details", |m| m.iter().map(|m| tree(m)).collect()),
    ("Lync", |m| m.iter().map(|m| record(m)).collect()),
    ("links", |m| {
        let link = "sip:bob@example.com<mailto:bob@example.com>>";
        lf(m).concat().replace("sip:bob@example.com>", link)
    }),
    ("parts", |m| {
        let heads = m
            .iter()
            .map(|m| format!("<167>Mar  5 10:00:01 h SIPMESSAGE: 1 [Part 01 of 02]\nTX {m}"));
        let heads: Vec<_> = heads.collect();
        let part = "<167>Mar  5 10:00:01 h SIPMESSAGE: 1 [Part 02 of 02]\n";
        halves(&heads, |m| m.len() - 14, part)
    }),
    ("pages", |m| {
        let page = "\n\nJohnston   Best Current Practice   [Page 8]\n\x0c\nRFC 3665   Flows   December 2003\n\n\n";
        let indented: Vec<_> = m
            .iter()
            .map(|m| prefixed(std::slice::from_ref(m), "", "   "))
            .collect();
        halves(&indented, |m| m.find("   From: ").unwrap(), page)
    }),
    ("printed in parts", |m| {
        let m: Vec<_> = lf(m)
            .iter()
            .map(|m| m.replacen("Call-ID: ", "<allOneLine>\nCall-ID: \n", 1))
            .collect();
        halves(&m, |m| m.find("CSeq").unwrap(), "</allOneLine>\n")
    }),
    ("AudioCodes", |m| {
        let records = m.iter().enumerate().map(|(i, m)| {
            let (n, text) = (2 * i, m.trim_end().replace("\r\n", &format!("\n{:20}", "")));
            format!("10:00:01 h n  [S={n}] [SID=a:1]  (N 5)  ---- Incoming SIP Message from 192.0.2.1:5060 to SIPInterface #0 (LAN) UDP TO(#0) ----\n10:00:01 h n  [S={}] [SID=a:1]  {text}\n{:20}[Time:13-09@14:47:14.279]\n", n + 1, "")
        });
        records.collect()
    }),
    ("details in a mail", |m| {
        let trees: String = m.iter().map(|m| tree(m)).collect();
        behind("> ", &trees)
    }),
    ("records of Lync's in a chat", |m| {
        let records: String = m.iter().map(|m| record(m)).collect();
        behind("    ", &records)
    }),
    ("a hex dump in a mail", |m| {
        let dumps: String = m.iter().map(|m| dumped(m)).collect();
        behind(">> ", &dumps)
    }),
    ("a console in a frame", |m| {
        let lines = glued(m);
        let lines = lines.lines().map(|line| format!("│ {line:200} │\n"));
        lines.collect()
    }),
    ("a console in a container", |m| {
        behind("app-1  | ", &glued(m))
    }),
    ("a console in a syslog", |m| {
        behind("Mar  5 10:00:01 h app[8]: ", &glued(m))
    }),
    ("a mail's lines with empty ones between", |m| {
        behind("> ", &lf(m).concat()).replace('\n', "\n\n")
    }),
    ("start lines broken", |m| {
        let lines = lf(m).concat();
        lines.replace(" SIP/2.0\n", "\nSIP/2.0\n")
    }),
    ("byte order mark", |m| format!("\u{feff}{}", m.concat())),
    ("every second line empty", |m| {
        lf(m).concat().replace('\n', "\n\n")
    }),
    ("cdata", |m| {
        let head = "<message from=\"192.0.2.1:5060\" to=\"192.0.2.2:5060\" time=\"1709632801362\">\n<![CDATA[";
        between(&lf(m), head, "]]>\n</message>\n")
    }),
    ("expressway", |m| {
        let head = "2024-03-05T10:00:01+00:00 h tvcs: Module=\"network.sip\" Src-ip=\"192.0.2.1\" Src-port=\"5060\"\n SIPMSG:\n";
        let one = |m: &String| prefixed(std::slice::from_ref(m), "", " ").replacen(' ', " |", 1);
        m.iter().map(|m| format!("{head}{} |\n", one(m))).collect()
    }),
    ("ngrep", |m| {
        let dotted = m.iter().map(|m| m.replace("\r\n", ".\n"));
        dotted
            .map(|m| format!("#\nU 192.0.2.1:5060 -> 192.0.2.2:5060\n{m}\n"))
            .collect()
    }),
];

/// A message with fields of these values.
fn message(method: &str, user: &str, values: &[(usize, String)], sdp: bool) -> String {
    const NAMES: [&str; 5] = [
        "Subject",
        "User-Agent",
        "X-Custom",
        "Organization",
        "P-Hint",
    ];
    let mut text = format!("{method} sip:{user}@example.com SIP/2.0\r\n");
    text += "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\r\n";
    text += &format!("From: \"A\" <sip:{user}@example.com>;tag=1\r\nTo: <sip:bob@example.com>\r\n");
    text += &format!("Call-ID: {user}@192.0.2.1\r\nCSeq: 1 {method}\r\n");
    for (name, value) in values {
        text += &format!("{}: {value}\r\n", NAMES[name % NAMES.len()]);
    }
    let body = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";
    if sdp {
        text += &format!(
            "Content-Type: application/sdp\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
    } else {
        text += "Content-Length: 0\r\n\r\n";
    }
    text
}

fn messages() -> impl Strategy<Value = Vec<String>> {
    let method = prop::sample::select(vec!["INVITE", "OPTIONS", "REGISTER", "BYE"]);
    let value = "[A-Za-z0-9][A-Za-z0-9 /;=<>\"&_-]{0,30}[A-Za-z0-9]";
    let values = prop::collection::vec((0..5_usize, value), 0..4);
    let one = (method, "[a-z]{1,8}", values, any::<bool>());
    let one = one.prop_map(|(method, user, values, sdp)| message(method, &user, &values, sdp));
    prop::collection::vec(one, 1..4)
}

/// A message's start line, fields and body, line ends set aside.
fn told(captured: &Captured) -> Vec<String> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let text = |span| String::from_utf8_lossy(source.get(span)).replace("\r\n", "\n");
    let fields = message
        .headers
        .iter()
        .map(|h| format!("{}={}", text(h.name), text(h.value)));
    let start = text(message.start_span).trim_end().to_owned();
    let body = text(message.body).trim_end().to_owned();
    std::iter::once(start).chain(fields).chain([body]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn framings_change_nothing(messages in messages()) {
        let plain = ingest::read(messages.concat().as_bytes());
        prop_assert_eq!(plain.messages.len(), messages.len());
        let expected: Vec<_> = plain.messages.iter().map(told).collect();
        for (name, framing) in FRAMINGS {
            let input = framing(&messages);
            let capture = ingest::read(input.as_bytes());
            let found: Vec<_> = capture.messages.iter().map(told).collect();
            prop_assert_eq!(&found, &expected, "{}:\n{}", name, input);
            for captured in &capture.messages {
                for field in &captured.parsed.message.headers {
                    let (source, value) = (&captured.source, field.value);
                    let there = source.to_input(value).of(input.as_bytes());
                    match source.verbatim(value) {
                        Some(span) => prop_assert_eq!(span.of(input.as_bytes()), source.get(value)),
                        None => prop_assert!(!there.is_empty(), "{}", name),
                    }
                }
            }
        }
    }
}
