//! SIP328.

use super::{attributes, report_misfits};
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{
        FaultKind,
        sdp::{AttributeValue, Fingerprint},
    },
};

declare_rule! {
    /// A fingerprint is malformed, or not as long as its hash.
    ///
    /// ## Why it matters
    ///
    /// The fingerprint ties the DTLS certificate to the signalling. One that cannot be read, or that cannot
    /// be a hash of its kind, never matches: the handshake fails and no media flows.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 «4a:ad:b9:b1:3f:82:18:3b:54:02:12:df:3e:5d:49:6b:19:e5:7c:ab»
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-256 «4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB»
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 «4AADB9B1»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 UDP/TLS/RTP/SAVP 0
    /// a=setup:actpass
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    SIP328 = "sdp-fingerprint-malformed" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(8122, "5")],
        applies: Messages,
        check: Message(check),
    }
}

/// Octets of each hash function's result (RFC 8122 §5).
const HASHES: [(&str, usize); 7] = [
    ("md2", 16),
    ("md5", 16),
    ("sha-1", 20),
    ("sha-224", 28),
    ("sha-256", 32),
    ("sha-384", 48),
    ("sha-512", 64),
];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    report_misfits(
        cx,
        lint,
        FaultKind::SdpFingerprint,
        "a fingerprint",
        "no certificate matches it",
    );
    for attribute in attributes(cx) {
        if let AttributeValue::Fingerprint(fingerprint) = &attribute.typed {
            judge(cx, fingerprint, lint);
        }
    }
}

/// Length and capitals.
fn judge(cx: &MessageCx<'_>, fingerprint: &Fingerprint, lint: &mut Lint<'_>) {
    let hash = cx.text(fingerprint.hash).to_ascii_lowercase();
    let value = cx.text(fingerprint.value);
    let octets = value.split(':').count();
    match HASHES.iter().find(|(name, _)| *name == hash) {
        Some((_, right)) if *right != octets => {
            let text = format!(
                "The fingerprint has {octets} octets, and {hash} gives {right}: no certificate matches it."
            );
            lint.report(cx.id, fingerprint.value, text);
        }
        _ if value.bytes().any(|b| b.is_ascii_lowercase()) => {
            let upper = value.to_ascii_uppercase();
            let text = "The digits of a fingerprint are written in capitals: endpoints that compare the text find no match.";
            lint.report(cx.id, fingerprint.value, text).fix(Fix::safe(
                "Write capitals",
                fingerprint.value,
                upper,
            ));
        }
        _ => {}
    }
}
