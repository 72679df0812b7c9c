//! Logs, RFCs and other texts that nobody here wrote, in a folder that `SIP_INSPECTOR_CORPUS` names.
//! Without it these tests say so and pass.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sip_inspector::ingest::{self, Capture, Fidelity};

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
