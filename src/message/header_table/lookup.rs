//! From a name as it was written to the field. It runs for every header field of every message,
//! so a known name costs one hash and one comparison, and nothing is allocated for it.

use std::sync::LazyLock;

use super::{HeaderId, rows};
use crate::{
    message::{Spelling, near::nearest},
    syntax::characters::ascii_for,
};

/// Slots of the hash table; a power of two, some three times the number of names.
const SLOTS: usize = 512;

/// Names and compact forms, each at its hash or at the next free slot behind it.
static SLOT: LazyLock<Vec<Option<(&'static str, HeaderId, Spelling)>>> = LazyLock::new(|| {
    let mut slots = vec![None; SLOTS];
    let full = rows().map(|r| (r.name(), r.id, Spelling::Full));
    let compact = rows().filter_map(|r| Some((r.compact?, r.id, Spelling::Compact)));
    for entry in full.chain(compact) {
        let mut places = (0..SLOTS).map(|n| (hash(entry.0.as_bytes()) + n) % SLOTS);
        let free = places.find(|at| slots.get(*at) == Some(&None));
        if let Some(slot) = free.and_then(|at| slots.get_mut(at)) {
            *slot = Some(entry);
        }
    }
    slots
});

/// Names in lower case with their fields, for what is misspelled.
static LOWER: LazyLock<Vec<(String, HeaderId)>> = LazyLock::new(|| {
    rows()
        .map(|r| (r.name().to_ascii_lowercase(), r.id))
        .collect()
});

/// FNV-1a over the name in lower case.
fn hash(name: &[u8]) -> usize {
    let step =
        |hash: u32, b: &u8| (hash ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    let hash = name.iter().fold(0x811c_9dc5, step);
    (hash ^ (hash >> 16)) as usize % SLOTS
}

/// The field that goes by `name`, and how the name was understood. Names compare without regard
/// to case (RFC 3261 §7.3.1); a name that is a slip of the pen away from one known name, and from
/// no other, is taken for it.
pub fn lookup(name: &[u8]) -> (HeaderId, Spelling) {
    if let Some(known) = lookup_exact(name) {
        return known;
    }
    match misspelled(name) {
        Some(id) => (id, Spelling::Misspelled),
        None => (HeaderId::Other, Spelling::Unknown),
    }
}

/// The field that goes by `name` as it is, in full or in compact form: what a line of a log that
/// merely looks like a field is held against, since it costs nothing there.
pub fn lookup_exact(name: &[u8]) -> Option<(HeaderId, Spelling)> {
    let home = hash(name);
    let mut places = (0..SLOTS).map(|n| SLOT.get((home + n) % SLOTS).copied().flatten());
    let known = places
        .by_ref()
        .take_while(Option::is_some)
        .flatten()
        .find(|(known, ..)| known.as_bytes().eq_ignore_ascii_case(name));
    known.map(|(_, id, spelling)| (id, spelling))
}

/// The field whose name is meant; extensions in `X-` are never taken for a known field.
fn misspelled(name: &[u8]) -> Option<HeaderId> {
    let mut name = std::str::from_utf8(name).ok()?.to_ascii_lowercase();
    if !name.is_ascii() {
        name = with_ascii(&name);
        if let Some((_, id)) = LOWER.iter().find(|(known, _)| *known == name) {
            return Some(*id);
        }
    }
    if name.starts_with("x-") || name.len() > 64 {
        return None;
    }
    let meant = nearest(&name, LOWER.iter().map(|(known, _)| known.as_str()))?;
    let row = LOWER.iter().find(|(known, _)| known == meant)?;
    Some(row.1)
}

/// `name` with its look-alikes of ASCII undone.
fn with_ascii(name: &str) -> String {
    let mut ascii = String::with_capacity(name.len());
    for c in name.chars() {
        match ascii_for(c) {
            Some(meant) => ascii.push_str(meant),
            None => ascii.push(c),
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_in_any_case() {
        for row in rows() {
            let name = row.name();
            for written in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
                assert_eq!(lookup(written.as_bytes()), (row.id, Spelling::Full));
            }
            if let Some(compact) = row.compact {
                assert_eq!(lookup(compact.as_bytes()), (row.id, Spelling::Compact));
            }
        }
    }

    /// Each name with two letters swapped, a letter doubled or dropped, a hyphen lost or mistaken.
    fn mutations(name: &str) -> Vec<String> {
        let letters: Vec<char> = name.chars().collect();
        let edit = |from: usize, to: usize, new: &[char]| -> String {
            let (head, tail) = (&letters[..from], &letters[to..]);
            head.iter().chain(new).chain(tail).collect()
        };
        let mut all = Vec::new();
        for (i, &c) in letters.iter().enumerate() {
            if c == '-' {
                all.extend([
                    edit(i, i + 1, &[]),
                    edit(i, i + 1, &['_']),
                    edit(i, i + 1, &[' ']),
                ]);
                continue;
            }
            all.push(edit(i, i, &[c]));
            if letters.len() > 6 {
                all.push(edit(i, i + 1, &[]));
            }
            if let Some(&next) = letters.get(i + 1).filter(|n| **n != '-') {
                all.push(edit(i, i + 2, &[next, c]));
            }
        }
        all
    }

    #[test]
    fn slips_in_every_name_are_understood() {
        let (mut right, mut unsure, mut wrong) = (0, Vec::new(), Vec::new());
        for row in rows().filter(|r| r.name().len() > 3) {
            for written in mutations(row.name()) {
                match lookup(written.as_bytes()) {
                    (id, _) if id == row.id => right += 1,
                    (HeaderId::Other, _) => unsure.push(written),
                    (id, _) => wrong.push((written, id)),
                }
            }
        }
        assert!(right > 3000, "{right}");
        assert!(unsure.len() * 40 < right, "{unsure:?}");
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn names_that_are_no_slips() {
        let names = "X-Asterisk-HangupCause x-To X-Via P-Com.Example P-Path P-Hint P-Id Anonymity \
            Rate User Timer Cookie Host Server-Name Tor Data Caller-ID Called-ID Content-MD5 \
            Content-Base Content-Class Session Content-Range Content-Location \
            Session-GUID Cisco-Guid Router Client Version Token \
            Location Device-ID Call Remote-IP Real-IP Charge-Info Call-Type Policy \
            Priority-Level Set-Cookie Connection Upgrade Pragma Referer Accept-Charset \
            Accept-Ranges Message-ID Transfer-Encoding Cache-Control User-Name Sender \
            Account Status State Message Error Error-Code Name Time Type Length Id Port Ip \
            Tag Branch Contact-ID Context-ID Refer-By Min-Rate Max-Rate Max-Bitrate Alert \
            Ring Info ms-keep-alive Ms-Conversation-ID Dialog-ID Group-ID Service-ID \
            Signature Authority Requested-By Also Tenant Customer Remote-Address Request-ID \
            Correlation-ID Trace-ID Sdp Body Note NewUnknown UnknownHeaderWithUnusualValue \
            Extension Test Foo Bar Debug";
        for name in names.split(' ') {
            assert_eq!(
                lookup(name.as_bytes()),
                (HeaderId::Other, Spelling::Unknown),
                "{name}"
            );
        }
    }

    #[test]
    fn look_alikes_in_names_are_undone() {
        for name in ["Max\u{2013}Forwards", "Call\u{2011}ID", "CSeq\u{200b}"] {
            assert_eq!(lookup(name.as_bytes()).1, Spelling::Misspelled, "{name}");
        }
    }

    #[test]
    fn names_that_are_no_names() {
        for name in [&b""[..], b"\xff\xfe", &[b'a'; 1000], b":", b"(Via)"] {
            assert_eq!(lookup(name), (HeaderId::Other, Spelling::Unknown));
        }
    }
}
