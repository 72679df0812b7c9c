//! The forms of framing lines, the more specific ones first. `docs/formats.md` tells where each
//! was confirmed.

/// Name of the form, and a template of its line.
pub(super) static FORMS: &[(&str, &str)] = &[
    (
        "asterisk-pjsip",
        "<--- Received SIP {} ({} bytes) from {transport}:{source} --->",
    ),
    (
        "asterisk-pjsip",
        "<--- Transmitting SIP {} ({} bytes) to {transport}:{destination} --->",
    ),
    (
        "asterisk-chan-sip",
        "<--- SIP read from {transport}:{source} --->",
    ),
    (
        "asterisk-chan-sip",
        "<--- Transmitting {} to {destination} --->",
    ),
    (
        "asterisk-chan-sip",
        "<--- Reliably Transmitting {} to {destination} --->",
    ),
    (
        "sofia-sip",
        "recv {} bytes from {transport}/[{srcip}]:{srcport} at {time}:",
    ),
    (
        "sofia-sip",
        "send {} bytes to {transport}/[{dstip}]:{dstport} at {time}:",
    ),
    ("ngrep", "U {source} -> {destination}"),
    ("ngrep", "U {} {source} -> {destination}"),
    ("ngrep", "T {source} -> {destination}"),
    ("sngrep", "{source} -> {destination}"),
];
