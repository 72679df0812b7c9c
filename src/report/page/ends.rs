//! Where messages came from and went to: as the capture tells, or else as the messages themselves do.

use super::{End, Row, nat};
use crate::{
    Inspection,
    ingest::Captured,
    message::HeaderId,
    report::{messages::value_of, relations::millis},
    text::offset,
    trace::{Hops, Transaction, host_in},
};
use std::collections::HashMap;

/// What a side is called of which nothing is known.
const UNKNOWN: &str = "elsewhere";
/// The ports that need not be written (RFC 3261 §19.1.2).
const USUAL_PORTS: [&str; 2] = [":5060", ":5061"];

/// Gives every row its two ends and its place in time; tells the ends.
pub(super) fn place(inspection: &Inspection, rows: &mut [Row]) -> Vec<End> {
    let trace = inspection.trace();
    let hops = Hops::of(inspection.capture(), trace);
    let first = trace.order.sequence.iter();
    let first = first.filter_map(|id| trace.order.time(*id)).min();
    let mut names = Names::default();
    for id in &trace.order.sequence {
        let (Some(captured), Some(row)) =
            (inspection.capture().get(*id), rows.get_mut(id.0 as usize))
        else {
            continue;
        };
        row.transaction = trace.owner(*id);
        let ends = hops.ends(*id);
        row.ends = (names.number(ends.from), names.number(ends.to));
        row.order = trace.order.rank(*id);
        row.order_inferred = trace.order.is_inferred(*id);
        let since = trace.order.time(*id).zip(first);
        row.since_ms = since.and_then(|(at, first)| millis(at.checked_sub(first)?));
        names.tell_agent(row.ends.0, captured, trace.transaction_of(*id));
    }
    nat::tell(inspection, rows, &names.numbers, &mut names.all);
    names.all
}

/// Ends by number, in the order they were met.
#[derive(Default)]
struct Names {
    all: Vec<End>,
    numbers: HashMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: Option<String>) -> u32 {
        let name = name.map_or_else(|| UNKNOWN.to_owned(), |name| tidy(&name));
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = offset(self.all.len());
        self.numbers.insert(name.clone(), number);
        self.all.push(End {
            name,
            ..End::default()
        });
        number
    }

    /// Notes the program that made a message, where it was made at this end and not forwarded by it: a request with
    /// one Via, or a response whose Contact is the end.
    fn tell_agent(&mut self, end: u32, captured: &Captured, of: Option<&Transaction>) {
        let Some(end) = self.all.get_mut(end as usize) else {
            return;
        };
        let (source, message) = (&captured.source, &captured.parsed.message);
        let own = if message.is_request() {
            of.is_some_and(|t| t.depth == 1 && t.upstream.is_none())
        } else {
            host_in(captured, HeaderId::Contact).is_some_and(|at| tidy(&at) == end.name)
        };
        if own && end.agent.is_empty() {
            let fields = [HeaderId::UserAgent, HeaderId::Server];
            let mut said = fields
                .iter()
                .filter_map(|id| value_of(message, source, *id));
            end.agent = said.next().unwrap_or_default();
        }
    }
}

/// A name in small letters, without a port that need not be written.
pub(super) fn tidy(name: &str) -> String {
    let name = name.trim().to_ascii_lowercase();
    let short = USUAL_PORTS.iter().find_map(|p| name.strip_suffix(p));
    // Of an IPv6 address without brackets the end is no port.
    let short = short.filter(|s| s.ends_with(']') || !s.contains(':'));
    short.map_or_else(|| name.clone(), str::to_owned)
}

/// The host of an end's name: what stands before its port.
pub fn host(name: &str) -> &str {
    let port = name.rfind(':').filter(|at| {
        let before = name.get(..*at).unwrap_or_default();
        before.ends_with(']') || !before.contains(':')
    });
    port.and_then(|at| name.get(..at)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inspect, report::page::overview, text::Document};

    /// `from > to` of every message.
    fn ends_of(text: &str) -> Vec<String> {
        let document = Document::new(text.as_bytes().to_vec());
        let inspection = inspect(document.bytes(), &Options::default());
        let overview = overview(&inspection, &document);
        let name = |n: u32| overview.ends.get(n as usize).map_or("", |end| &end.name);
        let rows = overview.messages.iter();
        rows.map(|r| format!("{} > {}", name(r.ends.0), name(r.ends.1)))
            .collect()
    }

    fn message(start: &str, vias: &[&str], cseq: &str, more: &str) -> String {
        let vias = vias
            .iter()
            .map(|v| ["Via: SIP/2.0/UDP ", v, "\r\n"].concat());
        let vias: String = vias.collect();
        format!(
            "{start}\r\n{vias}From: <sip:a@a.example>;tag=1\r\nTo: <sip:b@b.example>;tag=2\r\nCall-ID: c\r\nCSeq: {cseq}\r\n{more}\r\n"
        )
    }

    #[test]
    fn via_route_and_target_tell_the_ends() {
        let a = "a.example:5060;branch=z9hG4bKa";
        let p = "p.example;branch=z9hG4bKp";
        let invite = "INVITE sip:b@b.example SIP/2.0";
        let cases: [(String, &[&str]); 5] = [
            (
                message(invite, &[a], "1 INVITE", ""),
                &["a.example > b.example"],
            ),
            (
                message(invite, &[a], "1 INVITE", "Route: <sip:p.example;lr>\r\n"),
                &["a.example > p.example"],
            ),
            (
                message("SIP/2.0 180 Ringing", &[a], "1 INVITE", ""),
                &["b.example > a.example"],
            ),
            (
                message(invite, &[a], "1 INVITE", "")
                    + &message("SIP/2.0 180 Ringing", &[a], "1 INVITE", ""),
                &["a.example > b.example", "b.example > a.example"],
            ),
            (
                message(invite, &[a], "1 INVITE", "")
                    + &message("INVITE sip:b@9.9.9.9:5070 SIP/2.0", &[p, a], "1 INVITE", ""),
                &["a.example > p.example", "p.example > 9.9.9.9:5070"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(ends_of(&text), expected, "{text}");
        }
    }

    #[test]
    fn what_was_answered_or_forwarded_tells_more() {
        let a = "a.example;branch=z9hG4bK";
        let to_b = "sip:b@b.example SIP/2.0";
        let contact = "Contact: <sip:b@10.0.0.9:5070>\r\n";
        let call = message(
            &format!("INVITE {to_b}"),
            &[&[a, "1"].concat()],
            "1 INVITE",
            "",
        ) + &message("SIP/2.0 200 OK", &[&[a, "1"].concat()], "1 INVITE", contact)
            + &message(
                "ACK sip:b@10.0.0.9:5070 SIP/2.0",
                &[&[a, "2"].concat()],
                "1 ACK",
                "",
            );
        let there = "a.example > 10.0.0.9:5070";
        assert_eq!(ends_of(&call), [there, "10.0.0.9:5070 > a.example", there]);
        // What cancels goes where the INVITE went, and so does the next request to the same target.
        let p = "p.example;branch=z9hG4bKp";
        let via = [a, "1"].concat();
        let cancelled = message(&format!("INVITE {to_b}"), &[&via], "1 INVITE", "")
            + &message(&format!("INVITE {to_b}"), &[p, &via], "1 INVITE", "")
            + &message(&format!("CANCEL {to_b}"), &[&via], "1 CANCEL", "")
            + &message(&format!("INFO {to_b}"), &[&[a, "2"].concat()], "2 INFO", "");
        let to_p = "a.example > p.example";
        assert_eq!(
            ends_of(&cancelled),
            [to_p, "p.example > b.example", to_p, to_p]
        );
    }

    #[test]
    fn who_made_a_message_names_the_end_and_who_forwarded_it_does_not() {
        let (a, p) = ("a.example;branch=z9hG4bKa", "p.example;branch=z9hG4bKp");
        let invite = |vias: &[&str]| {
            let agent = "User-Agent: Phone/1\r\n";
            message("INVITE sip:b@b.example SIP/2.0", vias, "1 INVITE", agent)
        };
        let ok = "Contact: <sip:b@b.example>\r\nServer: Desk/2\r\n";
        let text = invite(&[a])
            + &invite(&[p, a])
            + &message("SIP/2.0 200 OK", &[p, a], "1 INVITE", ok)
            + &message("SIP/2.0 200 OK", &[a], "1 INVITE", ok);
        let document = Document::new(text.into_bytes());
        let inspection = inspect(document.bytes(), &Options::default());
        let ends = overview(&inspection, &document).ends;
        let told: Vec<_> = ends.iter().map(|e| (&*e.name, &*e.agent)).collect();
        let expected = [
            ("a.example", "Phone/1"),
            ("p.example", ""),
            ("b.example", "Desk/2"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_host_is_a_name_without_its_port() {
        let cases = [
            ("a.example", "a.example"),
            ("192.0.2.1:5070", "192.0.2.1"),
            ("[2001:db8::1]:5070", "[2001:db8::1]"),
            ("[2001:db8::1]", "[2001:db8::1]"),
            ("2001:db8::5060", "2001:db8::5060"),
        ];
        for (name, expected) in cases {
            assert_eq!(host(name), expected);
        }
    }

    #[test]
    fn usual_ports_are_left_out() {
        let cases = [
            ("Host.example:5060", "host.example"),
            ("1.2.3.4:5062", "1.2.3.4:5062"),
            ("[2001:db8::1]:5061", "[2001:db8::1]"),
            ("2001:db8::5060", "2001:db8::5060"),
        ];
        for (name, short) in cases {
            assert_eq!(tidy(name), short);
        }
    }
}
