//! Places in a packet capture: there is no text to point into but the message's own bytes.

use std::collections::HashMap;

use super::v1::{Finding, Message, Report, Span};

/// Where a message stood in the text made for the capture.
#[derive(Clone, Copy)]
struct Base {
    start: u32,
    line: u32,
}

impl Base {
    fn span(self, span: &mut Span) {
        span.start = span.start.saturating_sub(self.start);
        span.end = span.end.saturating_sub(self.start);
    }

    fn line(self, line: &mut u32) {
        *line = line.saturating_sub(self.line).saturating_add(1);
    }
}

/// Makes the places of messages that came out of packets, and of their findings, places in the
/// message's own bytes.
pub(super) fn rebase(report: &mut Report) {
    let mut bases = HashMap::new();
    for message in report.messages.iter_mut().filter(|m| m.frame.is_some()) {
        let base = Base {
            start: message.span.start,
            line: message.line,
        };
        bases.insert(message.id, base);
        rebase_message(message, base);
    }
    if bases.is_empty() {
        return;
    }
    for finding in &mut report.findings {
        rebase_finding(finding, &bases);
    }
}

fn rebase_message(message: &mut Message, base: Base) {
    base.span(&mut message.span);
    base.line(&mut message.line);
    for header in &mut message.headers {
        base.span(&mut header.span);
        base.line(&mut header.line);
    }
}

fn rebase_finding(finding: &mut Finding, bases: &HashMap<u32, Base>) {
    if let Some(base) = bases.get(&finding.message_id) {
        base.span(&mut finding.span);
        base.line(&mut finding.line);
        base.line(&mut finding.end_line);
    }
    for related in &mut finding.related {
        if let Some(base) = bases.get(&related.message_id) {
            base.span(&mut related.span);
            base.line(&mut related.line);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, export::pcapng, inspect};

    #[test]
    fn places_in_a_capture_are_the_messages_own() {
        let text = "OPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP h;branch=1\n\nSIP/2.0 200 OK\nVia: SIP/2.0/UDP h;branch=1\n\n";
        let packets = pcapng(inspect(text.as_bytes(), &Options::default()).capture());
        let inspection = inspect(&packets, &Options::default());
        let report = inspection.report("x.pcapng");
        let starts: Vec<_> = report
            .messages
            .iter()
            .map(|m| (m.span.start, m.line, m.frame))
            .collect();
        assert_eq!(starts, [(0, 1, Some(1)), (0, 1, Some(2))]);
        let via = report
            .findings
            .iter()
            .find(|f| f.code == "SIP204" && f.message_id == 1)
            .unwrap();
        let own = b"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP h;branch=1\r\n";
        assert_eq!(&own[via.span.start as usize..via.span.end as usize], b"1");
        assert_eq!((via.line, via.column), (2, 27));
    }
}
