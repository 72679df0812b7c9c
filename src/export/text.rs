//! A trace as text: its messages one after the other, each under a line of what is known of it.

use std::fmt::Write;

use super::wire;
use crate::ingest::{Capture, Captured};

/// Writes the messages of `capture` in order, each as it goes over the wire, under a line
/// `# message 1  TIME  TRANSPORT  SOURCE -> DESTINATION` with what of that is known; in a packet
/// capture `packet` and its number. What stands between messages ends with CRLF, as they do.
/// What was read with this form is read back the same.
pub fn text(capture: &Capture) -> Vec<u8> {
    let mut out = Vec::new();
    for (captured, number) in capture.messages.iter().zip(1_u32..) {
        out.extend_from_slice(heading(captured, number).as_bytes());
        out.extend_from_slice(&wire::bytes(captured));
        let ends_line = out.ends_with(b"\n");
        out.extend_from_slice(if ends_line { b"\r\n" } else { b"\r\n\r\n" });
    }
    out
}

fn heading(captured: &Captured, number: u32) -> String {
    let mut line = match captured.frame {
        Some(frame) => format!("# packet {frame}"),
        None => format!("# message {number}"),
    };
    let framing = &captured.framing;
    for known in [&framing.time, &framing.transport].into_iter().flatten() {
        let _ = write!(line, "  {known}");
    }
    if let (Some(source), Some(destination)) = (&framing.source, &framing.destination) {
        let _ = write!(line, "  {source} -> {destination}");
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{export::pcapng, ingest::read};

    #[test]
    fn messages_stand_under_what_is_known_of_them() {
        let input = b"see:\n OPTIONS sip:192.0.2.9 SIP/2.0\nVia: SIP/2.0/UDP h\nl: 2\n\nhi\n";
        let wire = "OPTIONS sip:192.0.2.9 SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nl: 2\r\n\r\nhi\r\n\r\n";
        let pasted = read(input);
        let captured = read(&pcapng(&pasted));
        let packet = "2000-01-01T00:00:00.001000Z  UDP  192.0.2.1:5060 -> 192.0.2.9:5060";
        for (capture, heading) in [
            (pasted, "# message 1".to_owned()),
            (captured, format!("# packet 1  {packet}")),
        ] {
            let written = String::from_utf8(text(&capture)).unwrap();
            assert_eq!(written, format!("{heading}\r\n{wire}"));
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let input = b"OPTIONS sip:a SIP/2.0\nVia: SIP/2.0/TCP h\nl: 3\n\nhi\n\
            SIP/2.0 200 OK\nVia: SIP/2.0/TCP h\n\n";
        let captured = read(&pcapng(&read(input)));
        let again = read(&text(&captured));
        let known = |c: &Capture| {
            let known = c.messages.iter().map(|m| {
                let f = m.framing.clone();
                let ends = (f.source, f.destination);
                (m.source.bytes().to_vec(), f.time, f.transport, ends)
            });
            known.collect::<Vec<_>>()
        };
        assert_eq!(captured.messages.len(), 2);
        assert_eq!(known(&captured), known(&again));
        let bare = read(&text(&read(input)));
        for read_back in [again, bare] {
            assert_eq!(read_back.formats, ["sip-inspector"]);
            assert_eq!(read_back.left, []);
        }
    }
}
