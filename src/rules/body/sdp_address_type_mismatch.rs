//! SIP316.

use super::sessions;
use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::sdp::{Address, AddressKind, AttributeValue, LineValue},
};

declare_rule! {
    /// The address type is not that of the address.
    ///
    /// ## Why it matters
    ///
    /// The type before an address says how to read it. A receiver that takes an IPv4 address for IPv6, or
    /// the other way round, sends media nowhere or refuses the description.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN «IP6» 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
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
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP6 2001:db8::1
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP6 media.example.com
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite
    /// Content-Length: 96
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0
    /// ```
    SIP316 = "sdp-address-type-mismatch" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(8866, "5.2"), Must(8866, "5.7")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for line in &session.lines {
            let address = match &line.typed {
                LineValue::Origin(origin) => Some(&origin.address),
                LineValue::Connection(connection) => Some(&connection.address),
                LineValue::Attribute(attribute) => match &attribute.typed {
                    AttributeValue::Rtcp(rtcp) => rtcp.address.as_ref(),
                    _ => None,
                },
                _ => None,
            };
            if let Some(address) = address {
                one(cx, address, lint);
            }
        }
    }
}

fn one(cx: &MessageCx<'_>, address: &Address, lint: &mut Lint<'_>) {
    if cx.bytes(address.nettype) != b"IN" {
        return;
    }
    let right = match address.kind {
        AddressKind::V4(_) => Some("IP4"),
        AddressKind::V6(_) => Some("IP6"),
        AddressKind::Name | AddressKind::Malformed => None,
    };
    let written = cx.text(address.addrtype);
    let known = written == "IP4" || written == "IP6";
    let value = cx.text(address.address);
    match right {
        Some(right) if right != written => {
            let text = format!(
                "{written} stands before {value}, whose type is {right}: a receiver cannot use the address."
            );
            let fix = Fix::write(address.addrtype, right);
            lint.report(cx.id, address.addrtype, text).fix(fix);
        }
        None if !known => {
            let text = format!(
                "{written} is not an Internet address type: IP4 or IP6 must stand before {value}."
            );
            lint.report(cx.id, address.addrtype, text);
        }
        _ => {}
    }
}
