//! The packet captures of a folder named by `SIP_INSPECTOR_CORPUS`, held against what another
//! reader made of them (`captures/EXPECTED.tsv`: file, frame, time, source, destination, transport,
//! first line, Call-ID, `CSeq`).

use std::{collections::BTreeMap, fs, path::PathBuf};

use sip_inspector::{Options, inspect, message::HeaderId};

/// Rows that are no messages on the wire: ICMP errors that quote the request they are about. And one that the other
/// reader leaves out: the first fragment of an INVITE, whose others were not captured.
const EXPLAINED: [&str; 6] = [
    "CESNET_ipfixprobe_inputs.sip.pcap: missing    7\t",
    "CESNET_ipfixprobe_inputs.sip.pcap: missing    10\t",
    "CESNET_ipfixprobe_inputs.sip.pcap: missing    12\t",
    "CESNET_ipfixprobe_inputs.sip.pcap: missing    14\t",
    "CESNET_ipfixprobe_inputs.sip.pcap: missing    15\t",
    "aboutsip_pkts_fragmented_udp_sip.pcap: unexpected 1\t",
];

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("SIP_INSPECTOR_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: SIP_INSPECTOR_CORPUS names no folder of captures");
    }
    folder.map(|f| f.join("captures"))
}

#[test]
fn captures_give_the_messages_another_reader_finds() {
    let Some(folder) = corpus() else { return };
    let table = fs::read_to_string(folder.join("EXPECTED.tsv")).unwrap();
    let mut expected: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let (file, rest) = line.split_once('\t').unwrap();
        expected.entry(file).or_default().push(rest.to_owned());
    }
    let mut wrong = Vec::new();
    for (file, rows) in expected {
        let found = rows_of(&fs::read(folder.join(file)).unwrap());
        for row in rows.iter().filter(|r| !found.contains(r)) {
            wrong.push(format!("{file}: missing    {row}"));
        }
        for row in found.iter().filter(|r| !rows.contains(r)) {
            wrong.push(format!("{file}: unexpected {row}"));
        }
    }
    wrong.retain(|w| !EXPLAINED.iter().any(|e| w.starts_with(e)));
    assert!(
        wrong.is_empty(),
        "{} differences\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn rows_of(input: &[u8]) -> Vec<String> {
    let inspection = inspect(input, &Options::default());
    let row = |m: &sip_inspector::ingest::Captured| {
        let message = &m.parsed.message;
        let value = |id| {
            let field = message.field(id).map(|f| m.source.get(f.value));
            String::from_utf8_lossy(field.unwrap_or_default()).into_owned()
        };
        let first = String::from_utf8_lossy(m.source.get(message.start_span))
            .trim_end()
            .to_owned();
        let framing = &m.framing;
        // The table writes IPv6 addresses without brackets.
        let bare = |a: &Option<String>| a.as_deref().unwrap_or_default().replace(['[', ']'], "");
        [
            m.frame.unwrap_or_default().to_string(),
            framing.time.as_deref().map(epoch).unwrap_or_default(),
            bare(&framing.source),
            bare(&framing.destination),
            framing.transport.clone().unwrap_or_default(),
            first,
            value(HeaderId::CallId),
            value(HeaderId::CSeq),
        ]
        .join("\t")
    };
    inspection.capture().messages.iter().map(row).collect()
}

/// An RFC 3339 time in UTC as seconds since 1970 with nine digits.
fn epoch(time: &str) -> String {
    let number = |from: usize, to: usize| time[from..to].parse::<i64>().unwrap();
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let year = if month > 2 { year } else { year - 1 };
    let (month, leaps) = ((month + 9) % 12, year / 4 - year / 100 + year / 400);
    let days = 365 * year + leaps + (153 * month + 2) / 5 + day - 1 - 719_468;
    let seconds = days * 86400 + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19);
    let fraction = time[20..].trim_end_matches('Z');
    format!("{seconds}.{fraction:0<9}")
}
