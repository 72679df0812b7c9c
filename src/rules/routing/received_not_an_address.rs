//! SIP207.

use std::net::IpAddr;

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// `received` in a Via is not an IP address.
    ///
    /// ## Why it matters
    ///
    /// A server writes the address that the request came from into `received`, and sends the
    /// response there. A name or a malformed address cannot have been a packet's source, and the
    /// response may go nowhere.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=«client.example.com»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=2001:db8::1
    /// ```
    ///
    /// ```sip,base=invite-200
    /// Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9c03;received=[2001:db8::1]
    /// ```
    SIP207 = "received-not-an-address" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "18.2.1"), Must(3261, "25.1"), May(5118, "4.5")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for via in cx.vias() {
        for received in via.params.all(cx.source(), "received") {
            let value = cx.text(received.value.unwrap_or(received.span));
            // The grammar has IPv6 without brackets, the field has both (RFC 5118 §4.5).
            let bare = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
            if received.value.is_some() && bare.unwrap_or(&value).parse::<IpAddr>().is_ok() {
                continue;
            }
            let span = received.value.unwrap_or(received.span);
            let text = format!(
                "{} is not an IP address: `received` holds the address that the request came from, and the response is sent there.",
                cx.quote(span)
            );
            lint.report(cx.id, span, text);
        }
    }
}
