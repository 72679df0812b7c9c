//! Who sends and who receives the requests of each transaction, as the messages tell.

use super::ends::tidy;
use crate::{
    Inspection,
    ingest::{Captured, MessageId},
    message::{HeaderId, HeaderValue},
    syntax::{
        start_line::StartLine,
        uri::{Uri, UriKind},
    },
    text::Source,
    trace::Transaction,
};
use std::collections::HashMap;

/// The ends of a hop as its requests go.
#[derive(Clone, Debug, Default)]
pub(super) struct Hop {
    pub(super) sender: Option<String>,
    pub(super) receiver: Option<String>,
}

/// The hop of each transaction. Who forwards a request is who it was sent to; where no forwarding was seen, the words
/// of its messages are taken, and what forwarding showed of others.
pub(super) fn hops(inspection: &Inspection) -> Vec<Hop> {
    let all = &inspection.trace().transactions;
    let first = |t: &Transaction| inspection.capture().get(t.first()?);
    let sent = all.iter().map(|t| Hop {
        sender: first(t).and_then(sender),
        receiver: None,
    });
    let mut hops: Vec<Hop> = sent.collect();
    forwarded(all, &mut hops);
    let learned = learned(inspection, &hops);
    for (transaction, number) in all.iter().zip(0_usize..) {
        let Some(hop) = hops.get(number).filter(|h| h.receiver.is_none()) else {
            continue;
        };
        let invite = transaction.invited.and_then(|n| hops.get(n as usize));
        // An ACK to a 2xx has a way of its own (RFC 3261 §13.2.2.4).
        let invite = invite.filter(|_| transaction.method == "CANCEL");
        let receiver = invite
            .and_then(|invite| invite.receiver.clone())
            .or_else(|| routed(inspection, transaction))
            .or_else(|| learned.get(&way(inspection, transaction, hop)?).cloned())
            .or_else(|| first(transaction).and_then(spoken));
        if let Some(hop) = hops.get_mut(number) {
            hop.receiver = receiver;
        }
    }
    hops
}

/// Gives each hop that another forwards its receiver: the sender of that.
fn forwarded(all: &[Transaction], hops: &mut [Hop]) {
    for (transaction, number) in all.iter().zip(0_usize..) {
        let sender = hops.get(number).and_then(|h| h.sender.clone());
        let before = transaction.upstream.and_then(|n| hops.get_mut(n as usize));
        if let (Some(before), Some(sender)) = (before, sender) {
            before.receiver = Some(sender);
        }
    }
}

/// A sender and its target.
type Way = (String, String);

fn way(inspection: &Inspection, transaction: &Transaction, hop: &Hop) -> Option<Way> {
    let first = inspection.capture().get(transaction.first()?)?;
    hop.sender.clone().zip(target_text(first))
}

/// Where the requests of a sender to a target went, as far as forwarding showed it.
fn learned(inspection: &Inspection, hops: &[Hop]) -> HashMap<Way, String> {
    let mut learned = HashMap::new();
    for (transaction, hop) in inspection.trace().transactions.iter().zip(hops) {
        if let (Some(way), Some(to)) = (way(inspection, transaction, hop), &hop.receiver) {
            learned.entry(way).or_insert_with(|| to.clone());
        }
    }
    learned
}

/// The top Via names the sender of a request (RFC 3261 §18.1.1).
fn sender(captured: &Captured) -> Option<String> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let via = message.typed(source, HeaderId::Via)?;
    let sent_by = via.via()?.first()?.sent_by?;
    Some(tidy(&source.text(sent_by.span)))
}

/// The top Route (RFC 3261 §8.1.2), or the Contact of the response that makes a dialog (§12.1.1).
fn routed(inspection: &Inspection, transaction: &Transaction) -> Option<String> {
    let get = |id: &MessageId| inspection.capture().get(*id);
    let first = get(transaction.messages.first()?)?;
    if !first.parsed.message.is_request() {
        return None;
    }
    let makes_dialog = matches!(transaction.method.as_str(), "INVITE" | "SUBSCRIBE");
    let mut answers = transaction.messages.iter().filter_map(get).filter(|c| {
        let status = c.parsed.message.status_code();
        makes_dialog && status.is_some_and(|s| (101..300).contains(&s))
    });
    host_in(first, HeaderId::Route)
        .or_else(|| answers.find_map(|answer| host_in(answer, HeaderId::Contact)))
}

/// Where a request says it goes; of a response alone, Contact or To tell who sent it.
fn spoken(captured: &Captured) -> Option<String> {
    match &captured.parsed.message.start {
        StartLine::Request(line) => of_uri(&captured.source, line.uri.as_ref()?),
        _ => host_in(captured, HeaderId::Contact).or_else(|| host_in(captured, HeaderId::To)),
    }
}

fn target_text(captured: &Captured) -> Option<String> {
    match &captured.parsed.message.start {
        StartLine::Request(line) => Some(captured.source.text(line.uri_span).into_owned()),
        _ => None,
    }
}

/// The host, and the port unless it is the usual one, of the first URI in a field.
pub(super) fn host_in(captured: &Captured, id: HeaderId) -> Option<String> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let value = message.typed(source, id);
    let uri = value.map(HeaderValue::name_addrs)?.first()?.uri.as_ref()?;
    of_uri(source, uri)
}

fn of_uri(source: &Source, uri: &Uri) -> Option<String> {
    match &uri.kind {
        UriKind::Sip(sip) => Some(tidy(&source.text(sip.host_port?.span))),
        UriKind::Tel(_) | UriKind::Other(_) => None,
    }
}
