//! SIP229.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
};

declare_rule! {
    /// A request over UDP is longer than 1300 bytes.
    ///
    /// ## Why it matters
    ///
    /// A datagram larger than the path's MTU is fragmented, and many NATs and firewalls drop
    /// fragments: long INVITEs vanish while short ones get through. Such a request must go by TCP,
    /// unless the path is known to take it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Via: SIP/2.0/«UDP» client.example.com;branch=z9hG4bK7a1f9c03
    /// +Organization: a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// | a name that goes on and on, as those of some large organizations will do
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    ///
    /// ```
    SIP229 = "request-too-long-for-udp" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "18.1.1")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(top) = cx.vias().next() else {
        return;
    };
    if !cx.bytes(top.transport).eq_ignore_ascii_case(b"UDP") {
        return;
    }
    let length = wire_length(cx.source().bytes());
    if length > LIMIT {
        let text = format!(
            "The request is {length} bytes long and goes over UDP. Above 1300 bytes it must go over TCP unless the path is known to take it: fragments get lost."
        );
        lint.report(cx.id, top.transport, text);
    }
}

/// The longest request that may go over UDP where nothing is known of the path.
const LIMIT: usize = 1300;

/// The length on the wire, where every line ends with CRLF: a paste may have lost the CRs. Counted
/// only where it may come near to the limit.
fn wire_length(bytes: &[u8]) -> usize {
    // Not even if every byte were a line's end.
    if bytes.len() <= LIMIT / 2 {
        return bytes.len();
    }
    let mut before = b' ';
    let mut length = bytes.len();
    for &b in bytes {
        length += usize::from(b == b'\n' && before != b'\r');
        before = b;
    }
    length
}
