//! Event packages: what one can subscribe to (RFC 6665 §5).

use super::words;

words! {
    /// By name. A template such as `winfo` follows a dot.
    pub(crate) PACKAGES
    "presence", 3856, "6.1", "Whether somebody is there, and how to reach them.";
    "message-summary", 3842, "3.1", "Messages waiting in a mailbox: the lamp on the phone.";
    "dialog", 4235, "3.1", "The calls of a user: busy lamp fields, pick-up.";
    "refer", 3515, "3.1", "What became of a REFER: the progress of a transfer.";
    "reg", 3680, "4.1", "The registrations of a user.";
    "conference", 4575, "3.1", "Who is in a conference, and with which media.";
    "kpml", 4730, "4.1", "Keys pressed during a call.";
    "winfo", 3857, "4.1", "A template: who watches the package before the dot.";
    "presence.winfo", 3857, "4.1", "Who watches the presence of a user.";
    "ua-profile", 6080, "6.1", "Configuration of a device.";
    "vq-rtcpxr", 6035, "4.1", "Reports on the voice quality of calls.";
    "call-completion", 6910, "9.1", "Call back when the other is free.";
    "load-control", 7200, "4.1", "Filters that keep load away from a server.";
    "http-monitor", 5989, "4.1", "Changes of a web resource.";
    "certificate", 6072, "6.1", "The certificate of a user.";
    "credential", 6072, "7.1", "The private key of a user, encrypted.";
    "xcap-diff", 5875, "4.2", "Changes of documents kept with XCAP, such as contact lists.";
    "consent-pending-additions", 5362, "5", "Who has yet to agree to be put on a list.";
    "session-spec-policy", 6795, "3", "What the network allows this session.";
    "spirits-INDPs", 3910, "5.2", "Events of the telephone network's intelligence, for services on the Internet.";
    "spirits-user-prof", 3910, "5.2", "Events of a mobile user: registered, moved, reachable.";
    "poc-settings", 4354, "1", "Push-to-talk settings of a user.";
    "talk", 6665, "7.1",
        "No standard defines it: BroadSoft's remote control, makes the phone answer or resume.";
    "hold", 6665, "7.1",
        "No standard defines it: BroadSoft's remote control, makes the phone hold.";
    "as-feature-event", 6665, "7.1",
        "No standard defines it: BroadSoft's call features kept alike in phone and server, such as do-not-disturb.";
    "line-seize", 6665, "7.1",
        "No standard defines it: BroadSoft's shared lines, takes a line before dialling.";
    "call-info", 6665, "7.1",
        "No standard defines it: BroadSoft's shared lines, the state of each line.";
    "sla", 6665, "7.1", "No standard defines it: a draft on shared lines.";
    "include-session-description", 6665, "7.1",
        "No package: a parameter of `dialog` (RFC 4235) that FreeSWITCH lists here.";
    "check-sync", 6665, "7.1",
        "No standard defines it: makes a phone fetch its configuration and, often, restart.";
    "keep-alive", 6665, "7.1", "No standard defines it: keeps a NAT's mapping open.";
}
