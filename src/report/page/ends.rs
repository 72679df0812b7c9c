//! Where messages came from and went to: as the capture tells, or else as Via, Route, Contact and Request-URI do.

use super::Row;
use crate::{
    Inspection,
    ingest::{Captured, MessageId},
    message::{HeaderId, HeaderValue},
    syntax::{
        start_line::StartLine,
        uri::{Uri, UriKind},
    },
    text::{Source, offset},
};
use std::collections::HashMap;

/// What a side is called of which nothing is known.
const UNKNOWN: &str = "elsewhere";
/// The ports that need not be written (RFC 3261 §19.1.2).
const USUAL_PORTS: [&str; 2] = [":5060", ":5061"];

/// The ends of a hop as its requests go.
#[derive(Clone, Debug, Default)]
struct Hop {
    sender: Option<String>,
    receiver: Option<String>,
}

/// Gives every row its two ends, its place in time and whether it was sent again; tells the ends' names.
pub(super) fn place(inspection: &Inspection, rows: &mut [Row]) -> Vec<String> {
    let trace = inspection.trace();
    let hops = hops(inspection);
    let first = trace.order.sequence.iter();
    let first = first.filter_map(|id| trace.order.time(*id)).min();
    let mut names = Names::default();
    for id in &trace.order.sequence {
        let (Some(captured), Some(row)) =
            (inspection.capture().get(*id), rows.get_mut(id.0 as usize))
        else {
            continue;
        };
        let hop = trace.owner(*id).and_then(|n| hops.get(n as usize));
        let alone = hop.is_none().then(|| hop_of(captured));
        let (from, to) = ends(captured, hop.or(alone.as_ref()));
        row.ends = (names.number(from), names.number(to));
        row.order = trace.order.rank(*id);
        let since = trace.order.time(*id).zip(first);
        row.since_ms = since.and_then(|(at, first)| millis(at.checked_sub(first)?));
    }
    for repeat in trace.transactions.iter().flat_map(|t| &t.repeats) {
        if let Some(row) = rows.get_mut(repeat.message.0 as usize) {
            row.again = repeat.is_retransmission().then_some(repeat.of.0);
        }
    }
    names.all
}

fn millis(micros: i64) -> Option<u32> {
    u32::try_from(micros.div_euclid(1000)).ok()
}

/// Names by number, in the order they were met.
#[derive(Default)]
struct Names {
    all: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: Option<String>) -> u32 {
        let name = name.unwrap_or_else(|| UNKNOWN.to_owned());
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = offset(self.all.len());
        self.all.push(name.clone());
        self.numbers.insert(name, number);
        number
    }
}

/// The ends of each transaction. Who forwards a request is who it was sent to.
fn hops(inspection: &Inspection) -> Vec<Hop> {
    let trace = inspection.trace();
    let first = |id: MessageId| inspection.capture().get(id).map(hop_of);
    let transactions = trace.transactions.iter();
    let mut hops: Vec<Hop> = transactions
        .map(|t| t.first().and_then(first).unwrap_or_default())
        .collect();
    for (transaction, number) in trace.transactions.iter().zip(0_usize..) {
        let sender = hops.get(number).and_then(|h| h.sender.clone());
        let before = transaction.upstream.and_then(|n| hops.get_mut(n as usize));
        if let (Some(before), Some(sender)) = (before, sender) {
            before.receiver = Some(sender);
        }
    }
    hops
}

/// What a message itself says: the top Via names the sender of its request (RFC 3261 §18.1.1), the top Route or else
/// the Request-URI where it goes (§8.1.2); of a response alone, Contact or To tell who sent it.
fn hop_of(captured: &Captured) -> Hop {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let via = message.typed(source, HeaderId::Via);
    let via = via.and_then(HeaderValue::via).and_then(<[_]>::first);
    let sender = via.and_then(|via| via.sent_by);
    let host = |id| {
        let value = message.typed(source, id)?;
        of_uri(source, value.name_addrs().first()?.uri.as_ref()?)
    };
    let receiver = match &message.start {
        StartLine::Request(line) => {
            let target = line.uri.as_ref();
            host(HeaderId::Route).or_else(|| of_uri(source, target?))
        }
        _ => host(HeaderId::Contact).or_else(|| host(HeaderId::To)),
    };
    Hop {
        sender: sender.map(|s| tidy(&source.text(s.span))),
        receiver,
    }
}

fn ends(captured: &Captured, hop: Option<&Hop>) -> (Option<String>, Option<String>) {
    let hop = hop.cloned().unwrap_or_default();
    let (from, to) = if captured.parsed.message.is_request() {
        (hop.sender, hop.receiver)
    } else {
        (hop.receiver, hop.sender)
    };
    let seen = |end: &Option<String>| end.as_deref().map(tidy);
    let framing = &captured.framing;
    (
        seen(&framing.source).or(from),
        seen(&framing.destination).or(to),
    )
}

fn of_uri(source: &Source, uri: &Uri) -> Option<String> {
    match &uri.kind {
        UriKind::Sip(sip) => Some(tidy(&source.text(sip.host_port?.span))),
        UriKind::Tel(_) | UriKind::Other(_) => None,
    }
}

fn tidy(name: &str) -> String {
    let name = name.trim().to_ascii_lowercase();
    let short = USUAL_PORTS.iter().find_map(|p| name.strip_suffix(p));
    // Of an IPv6 address without brackets the end is no port.
    let short = short.filter(|s| s.ends_with(']') || !s.contains(':'));
    short.map_or_else(|| name.clone(), str::to_owned)
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
        let name = |n: u32| overview.lanes.get(n as usize).map_or("", String::as_str);
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
