//! The packet captures of a folder named by `SIP_INSPECTOR_CORPUS`, held against what another
//! reader made of them (`captures/EXPECTED.tsv`: file, frame, time, source, destination, transport,
//! first line, Call-ID, `CSeq`).

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use sip_inspector::{Inspection, Options, ingest::Captured, inspect, message::HeaderId};

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

/// The frames of responses and of the requests that tshark takes them for answers to; `None` where it is
/// not there. It matches by Call-ID and the number in `CSeq`, over UDP alone.
fn pairs_of_tshark(file: &Path) -> Option<Vec<(u32, u32)>> {
    let fields = ["frame.number", "sip.response-request"];
    let mut command = Command::new("tshark");
    command
        .arg("-r")
        .arg(file)
        .args(["-Y", "sip", "-T", "fields"]);
    for field in fields {
        command.args(["-e", field]);
    }
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let pair = |line: &str| {
        let (response, request) = line.split_once('\t')?;
        Some((response.parse().ok()?, request.trim().parse().ok()?))
    };
    Some(text.lines().filter_map(pair).collect())
}

/// The requests of the transaction that the only response in a frame belongs to; `None` where it
/// holds none, or several.
fn requests_of(inspection: &Inspection, frame: u32) -> Option<(&Captured, Vec<&Captured>)> {
    let messages = &inspection.capture().messages;
    let here = |m: &&Captured| m.frame == Some(frame) && m.parsed.message.status().is_some();
    let mut here = (0_u32..).zip(messages).filter(|(_, m)| here(m));
    let (id, response) = here.next()?;
    if here.next().is_some() {
        return None;
    }
    let transaction = inspection
        .trace()
        .transaction_of(sip_inspector::ingest::MessageId(id))?;
    let all = transaction.messages.iter();
    let all = all.filter_map(|id| inspection.capture().get(*id));
    let requests = all.filter(|m| m.parsed.message.is_request());
    Some((response, requests.collect()))
}

fn branch(message: &Captured) -> Option<String> {
    let vias = message
        .parsed
        .message
        .typed(&message.source, HeaderId::Via)?;
    let top = vias.via()?.first()?;
    let value = top.params.value(&message.source, "branch")?;
    Some(String::from_utf8_lossy(value).into_owned())
}

#[test]
fn transactions_are_those_another_reader_matches() {
    let Some(folder) = corpus() else { return };
    let mut wrong = Vec::new();
    let mut matched = 0;
    for path in fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()) {
        if !path
            .extension()
            .is_some_and(|e| e.to_string_lossy().contains("cap"))
        {
            continue;
        }
        let Some(pairs) = pairs_of_tshark(&path) else {
            eprintln!("skipped: tshark is not there");
            return;
        };
        let inspection = inspect(&fs::read(&path).unwrap(), &Options::default());
        for (response, request) in pairs {
            let Some((answer, ours)) = requests_of(&inspection, response) else {
                continue;
            };
            matched += 1;
            let same = ours.iter().any(|m| m.frame == Some(request));
            // A client that uses one number for several requests tells them apart by their branch.
            let by_branch = || ours.iter().any(|m| branch(m) == branch(answer));
            let theirs = inspection.capture().messages.iter();
            let theirs: Vec<_> = theirs.filter(|m| m.frame == Some(request)).collect();
            let other = || theirs.iter().all(|m| branch(m) != branch(answer));
            if same || (by_branch() && other()) {
                continue;
            }
            wrong.push(format!(
                "{}: frame {response} answers {request}",
                path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{matched} matched\n{}", wrong.join("\n"));
}
