//! Event packages: what one can subscribe to (RFC 6665 §5).

use super::{Table, entry};

/// By name. A template such as `winfo` follows a dot.
pub(in crate::explain) const PACKAGES: Table = &[
    entry(
        "presence",
        3856,
        "6.1",
        "Whether somebody is there, and how to reach them.",
    ),
    entry(
        "message-summary",
        3842,
        "3.1",
        "Messages waiting in a mailbox: the lamp on the phone.",
    ),
    entry(
        "dialog",
        4235,
        "3.1",
        "The calls of a user: busy lamp fields, pick-up.",
    ),
    entry(
        "refer",
        3515,
        "3.1",
        "What became of a REFER: the progress of a transfer.",
    ),
    entry("reg", 3680, "4.1", "The registrations of a user."),
    entry(
        "conference",
        4575,
        "3.1",
        "Who is in a conference, and with which media.",
    ),
    entry("kpml", 4730, "4.1", "Keys pressed during a call."),
    entry(
        "winfo",
        3857,
        "4.1",
        "A template: who watches the package before the dot.",
    ),
    entry(
        "presence.winfo",
        3857,
        "4.1",
        "Who watches the presence of a user.",
    ),
    entry("ua-profile", 6080, "6.1", "Configuration of a device."),
    entry(
        "vq-rtcpxr",
        6035,
        "4.1",
        "Reports on the voice quality of calls.",
    ),
    entry(
        "call-completion",
        6910,
        "9.1",
        "Call back when the other is free.",
    ),
    entry(
        "load-control",
        7200,
        "4.1",
        "Filters that keep load away from a server.",
    ),
    entry("http-monitor", 5989, "4.1", "Changes of a web resource."),
    entry("certificate", 6072, "6.1", "The certificate of a user."),
    entry(
        "credential",
        6072,
        "7.1",
        "The private key of a user, encrypted.",
    ),
    entry(
        "xcap-diff",
        5875,
        "4.2",
        "Changes of documents kept with XCAP, such as contact lists.",
    ),
    entry(
        "consent-pending-additions",
        5362,
        "5.1",
        "Who has yet to agree to be put on a list.",
    ),
    entry(
        "session-spec-policy",
        6795,
        "3.1",
        "What the network allows this session.",
    ),
    entry(
        "poc-settings",
        4354,
        "4.1",
        "Push-to-talk settings of a user.",
    ),
    entry(
        "talk",
        6665,
        "7.1",
        "No standard defines it: BroadSoft's remote control, makes the phone answer or resume.",
    ),
    entry(
        "hold",
        6665,
        "7.1",
        "No standard defines it: BroadSoft's remote control, makes the phone hold.",
    ),
    entry(
        "as-feature-event",
        6665,
        "7.1",
        "No standard defines it: BroadSoft's call features kept alike in phone and server, such as do-not-disturb.",
    ),
    entry(
        "line-seize",
        6665,
        "7.1",
        "No standard defines it: BroadSoft's shared lines, takes a line before dialling.",
    ),
    entry(
        "call-info",
        6665,
        "7.1",
        "No standard defines it: BroadSoft's shared lines, the state of each line.",
    ),
    entry(
        "sla",
        6665,
        "7.1",
        "No standard defines it: a draft on shared lines.",
    ),
    entry(
        "include-session-description",
        6665,
        "7.1",
        "No package: a parameter of `dialog` (RFC 4235) that FreeSWITCH lists here.",
    ),
    entry(
        "check-sync",
        6665,
        "7.1",
        "No standard defines it: makes a phone fetch its configuration and, often, restart.",
    ),
    entry(
        "keep-alive",
        6665,
        "7.1",
        "No standard defines it: keeps a NAT's mapping open.",
    ),
];
