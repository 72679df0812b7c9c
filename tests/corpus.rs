//! Logs, RFCs and other texts that nobody here wrote, in a folder that `SIP_INSPECTOR_CORPUS` names.
//! Without it these tests say so and pass.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sip_inspector::{
    Options,
    ingest::{self, Capture, Fidelity},
    inspect,
    lint::Severity,
};

/// A file's name, how many messages stand in it, counted by reading, and the forms of their
/// framing.
const LOGS: &[(&str, usize, &[&str])] = &[
    (
        "asterisk_documentation_Asterisk-PJSIP-Troubleshooting-Guide.md",
        8,
        &["asterisk-pjsip", "text"],
    ),
    ("dfgs_SIP-o-matic_audiocodes-BadBlock.txt", 0, &[]),
    (
        "dfgs_SIP-o-matic_audiocodes-IncomingMessagesSeveralLogs.txt",
        2,
        &["audiocodes"],
    ),
    ("dfgs_SIP-o-matic_audiocodes-OneBlock.txt", 0, &[]),
    (
        "dfgs_SIP-o-matic_audiocodes-ThreeNotifications.txt",
        2,
        &["audiocodes"],
    ),
    (
        "drgyl_sip_avaya-ipoffice-monitor.txt",
        34,
        &["avaya-ip-office"],
    ),
    ("drgyl_sip_avaya-ucc-csdk.log", 11, &["avaya-workplace"]),
    ("iconmzy_mzy_tshark_acme-sipmsg.log", 5, &["acme"]),
    (
        "signalwire_freeswitch-docs_sip-profiles-sofia.mdx",
        2,
        &["text"],
    ),
    (
        "tjtaill_sip-viewer_broadsoft-xs-log.txt",
        21,
        &["broadworks"],
    ),
    (
        "tjtaill_sip-viewer_subscribe-example.txt",
        10,
        &["jain-sip"],
    ),
    (
        "wangduanduan_wangduanduan.github.io_dns-and-microsip-register.index.md",
        2,
        &["text"],
    ),
];

/// RFCs and the number of messages printed in them.
const RFCS: &[(&str, usize)] = &[
    ("rfc3665.txt", 181),
    ("rfc3261.txt", 49),
    ("rfc4475.txt", 50),
];

/// The folder; `None`, said aloud, where there is none.
fn corpus(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SIP_INSPECTOR_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("{test}: skipped, SIP_INSPECTOR_CORPUS names no folder");
    }
    folder
}

fn read(path: &Path) -> Option<Capture> {
    let input = fs::read(path).ok();
    if input.is_none() {
        eprintln!("{}: skipped, not there", path.display());
    }
    Some(ingest::read(&input?))
}

#[test]
fn logs_hold_what_was_counted() {
    let Some(corpus) = corpus("logs") else { return };
    for (name, messages, forms) in LOGS {
        let Some(capture) = read(&corpus.join("logs").join(name)) else {
            continue;
        };
        assert_eq!(capture.messages.len(), *messages, "{name}");
        assert_eq!(capture.formats, *forms, "{name}");
        for message in &capture.messages {
            let framing = &message.framing;
            let told = framing.source.is_some() || framing.destination.is_some();
            assert_eq!(told, framing.form.is_some(), "{name}");
        }
    }
}

/// Bytes without the CRs, which a text of lines does not hold.
fn without_cr(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|b| *b != b'\r').collect()
}

#[test]
fn rfcs_give_their_messages() {
    let Some(corpus) = corpus("rfcs") else { return };
    for (name, messages) in RFCS {
        let Some(capture) = read(&corpus.join("../rfc").join(name)) else {
            continue;
        };
        assert_eq!(capture.messages.len(), *messages, "{name}");
        let fragments = capture
            .messages
            .iter()
            .filter(|m| m.fidelity == Fidelity::Fragment);
        assert_eq!(fragments.count(), 0, "{name}");
        if *name == "rfc3665.txt" {
            let told = capture
                .messages
                .iter()
                .filter(|m| m.framing.source.is_some());
            assert_eq!(told.count(), *messages, "{name}: captions");
        }
    }
}

/// What is printed in RFC 4475 against the bytes that its authors published.
#[test]
fn torture_messages_are_put_together_byte_for_byte() {
    let Some(corpus) = corpus("torture") else {
        return;
    };
    let Some(capture) = read(&corpus.join("../rfc/rfc4475.txt")) else {
        return;
    };
    let found: Vec<_> = capture
        .messages
        .iter()
        .map(|m| without_cr(m.source.bytes()))
        .collect();
    let Ok(files) = fs::read_dir(corpus.join("rfc4475")) else {
        return;
    };
    let mut missing = Vec::new();
    for path in files.map(|f| f.unwrap().path()) {
        if path.extension().is_none_or(|e| e != "dat") {
            continue;
        }
        let bytes = without_cr(&fs::read(&path).unwrap());
        let same = |text: &Vec<u8>| !text.is_empty() && bytes.starts_with(text.trim_ascii_end());
        if !found.iter().any(same) {
            missing.push(path.file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
    missing.sort();
    // The blanks behind its start line are not in the RFC's text.
    assert_eq!(missing, ["trws"]);
}

/// What RFC 3665 tells, flow by flow: sections 2.1 to 2.5, then 3.1 to 3.11, where 3.4 tries two
/// proxies.
const FLOWS: &[&str] = &[
    "Bob asked to register; the server challenged (401), answered; granted for 3600 s.",
    "Bob asked to register; granted for 4294967295 s, beside one other binding.",
    "Bob asked for the registration; 2 bindings are there.",
    "Bob asked to remove the registration; the binding was removed.",
    "Bob asked to register; the server challenged (401), answered; the server did not accept the credentials (401), no answer to it is in the trace.",
    "Alice called Bob; rang; answered; PCMU both ways; Bob hung up.",
    "Alice called Bob; a proxy challenged (407), answered with another nonce; rang; answered; PCMU both ways; Bob hung up.",
    "Alice called Bob; a proxy challenged (407), answered with another nonce; a proxy challenged (407), answered; answered; PCMU both ways.",
    "Alice called Bob; no final response is in the trace.",
    "Alice called Bob; a proxy challenged (407), answered; rang; answered; PCMU both ways; Bob hung up.",
    "Alice called Bob; rang; answered; PCMU both ways; Alice hung up.",
    "Alice called Bob; redirected (302 Moved Temporarily), followed; rang; answered; PCMU both ways; Bob hung up.",
    "Alice called Bob; rang; answered; PCMU both ways; Alice hung up.",
    "Alice called Bob; rang; Alice gave up.",
    "Alice called Bob; failed: 486 Busy Here.",
    "Alice called Bob; failed: 480 No Response.",
    "Alice called Bob; rang; failed: 480 Temporarily Unavailable.",
];

/// The RFC's own slips about transactions and dialogs (`docs/rfc-slips.md`): rule, and the number
/// of the message.
const SLIPS: &[(&str, u32)] = &[
    ("SIP504", 36),
    ("SIP501", 53),
    ("SIP504", 63),
    ("SIP504", 77),
    ("SIP504", 94),
    ("SIP504", 110),
    ("SIP536", 124),
    ("SIP507", 138),
    ("SIP501", 145),
];

#[test]
fn rfc3665_is_told_flow_by_flow() {
    let Some(corpus) = corpus("flows") else {
        return;
    };
    let Ok(input) = fs::read(corpus.join("../rfc/rfc3665.txt")) else {
        return;
    };
    let report = inspect(&input, &Options::default()).report("rfc3665.txt");
    let told: Vec<_> = report.calls.iter().map(|c| c.summary.as_str()).collect();
    assert_eq!(told, FLOWS);
    let found = inspect(&input, &Options::default());
    let accused = found
        .findings()
        .iter()
        .filter(|d| d.rule.code.starts_with("SIP5") && found.severity(d.rule) > Severity::Info);
    let accused: Vec<_> = accused.map(|d| (d.rule.code, d.at.message.0 + 1)).collect();
    assert_eq!(accused, SLIPS);
}
