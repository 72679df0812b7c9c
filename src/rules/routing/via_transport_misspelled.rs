//! SIP205.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    message::near::{is_one_slip, nearest},
};

declare_rule! {
    /// The transport in a Via is a misspelling of a known one.
    ///
    /// ## Why it matters
    ///
    /// The transport in the top Via says how the response travels back. A server that does not know
    /// `UPD` cannot send one, or falls back to a guess.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/«UPD» client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK7a1f9c03
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/udp client.example.com;branch=z9hG4bK7a1f9c03
    /// Via: SIP/2.0/UNKNOWN other.example.com;branch=z9hG4bK7a1f9c04
    /// ```
    SIP205 = "via-transport-misspelled" {
        severity: Error, fix: Always, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(3261, "20.42"), May(7118, "5.1")],
        applies: Messages,
        check: Message(check),
    }
}

/// Transports by RFC 3261 §25.1, RFC 4168 §4 and RFC 7118 §5.1.
const KNOWN: [&str; 7] = ["UDP", "TCP", "TLS", "SCTP", "TLS-SCTP", "WS", "WSS"];

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        let written = cx.text(via.transport).to_ascii_uppercase();
        // `UD` and `TC` lack a letter; `WS` is one of its own.
        let cut = || {
            KNOWN
                .into_iter()
                .find(|k| written.len() == 2 && is_one_slip(&written, k))
        };
        let known = KNOWN.contains(&written.as_str());
        let Some(meant) = nearest(&written, KNOWN).or_else(|| cut().filter(|_| !known)) else {
            continue;
        };
        let text = format!(
            "{} is not a transport; `{meant}` is. A server cannot tell how to send the response back.",
            cx.quote(via.transport)
        );
        lint.report(cx.id, via.transport, text)
            .fix(Fix::write(via.transport, meant));
    }
}
