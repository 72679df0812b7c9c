//! Between whom messages go: as their framing says, or else as they and those they belong to tell.

use std::collections::HashMap;

use super::{Trace, transactions::Transaction};
use crate::{
    ingest::{Capture, Captured, MessageId},
    message::HeaderId,
    syntax::{
        start_line::StartLine,
        uri::{Uri, UriKind},
    },
    text::Source,
};

/// Sender and receiver, each a host, or a host with its port, in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Who sends.
    pub from: Option<String>,
    /// Who receives.
    pub to: Option<String>,
}

/// The transport that a message was seen on, or else the one that its top Via names, in capitals.
pub fn transport(captured: &Captured) -> Option<String> {
    let via = || {
        let value = captured
            .parsed
            .message
            .read(&captured.source, HeaderId::Via)?;
        let top = value.via()?.first()?;
        Some(captured.source.text(top.transport).to_ascii_uppercase())
    };
    captured.framing.transport.clone().or_else(via)
}

/// Who sends and who receives the requests of each transaction, as the messages tell.
#[derive(Debug)]
pub struct Hops<'a> {
    capture: &'a Capture,
    trace: &'a Trace,
    /// The ends of each transaction as its requests go.
    all: Vec<Ends>,
}

impl<'a> Hops<'a> {
    /// The hops of `capture`, of which `trace` is the trace. Who forwards a request is who it was sent to; where no
    /// forwarding was seen, the words of its messages are taken, and what forwarding showed of others.
    pub fn of(capture: &'a Capture, trace: &'a Trace) -> Self {
        let sent = trace.transactions.iter().map(|t| Ends {
            from: t.first().and_then(|id| sender(capture.get(id)?)),
            to: None,
        });
        let mut hops = Self {
            capture,
            trace,
            all: sent.collect(),
        };
        hops.forwarded();
        hops.spoken();
        hops
    }

    /// The ends of a message.
    pub fn ends(&self, id: MessageId) -> Ends {
        let hop = self.trace.owner(id).and_then(|n| self.all.get(n as usize));
        let hop = hop.cloned().unwrap_or_default();
        let Some(captured) = self.capture.get(id) else {
            return hop;
        };
        let (from, to) = if captured.parsed.message.is_request() {
            (hop.from, hop.to)
        } else {
            (hop.to, hop.from)
        };
        let seen = |end: &Option<String>| end.as_deref().map(small);
        Ends {
            from: seen(&captured.framing.source).or(from),
            to: seen(&captured.framing.destination).or(to),
        }
    }

    /// Gives each hop that another forwards its receiver: the sender of that.
    fn forwarded(&mut self) {
        for (transaction, number) in self.trace.transactions.iter().zip(0_usize..) {
            let sender = self.all.get(number).and_then(|h| h.from.clone());
            let before = transaction.upstream;
            let before = before.and_then(|n| self.all.get_mut(n as usize));
            if let (Some(before), Some(sender)) = (before, sender) {
                before.to = Some(sender);
            }
        }
    }

    /// Gives the other hops the receiver that their messages name.
    fn spoken(&mut self) {
        let learned = self.learned();
        for (transaction, number) in self.trace.transactions.iter().zip(0_usize..) {
            let Some(hop) = self.all.get(number).filter(|h| h.to.is_none()) else {
                continue;
            };
            let invite = transaction.invited;
            let invite = invite.and_then(|n| self.all.get(n as usize));
            // An ACK to a 2xx has a way of its own (RFC 3261 §13.2.2.4).
            let invite = invite.filter(|_| transaction.method == "CANCEL");
            let to = invite
                .and_then(|invite| invite.to.clone())
                .or_else(|| self.routed(transaction))
                .or_else(|| learned.get(&self.way(transaction, hop)?).cloned())
                .or_else(|| named(self.first(transaction)?));
            if let Some(hop) = self.all.get_mut(number) {
                hop.to = to;
            }
        }
    }

    fn first(&self, transaction: &Transaction) -> Option<&'a Captured> {
        self.capture.get(transaction.first()?)
    }

    fn way(&self, transaction: &Transaction, hop: &Ends) -> Option<Way> {
        hop.from.clone().zip(target(self.first(transaction)?))
    }

    /// Where the requests of a sender to a target went, as far as forwarding showed it.
    fn learned(&self) -> HashMap<Way, String> {
        let mut learned = HashMap::new();
        for (transaction, hop) in self.trace.transactions.iter().zip(&self.all) {
            if let (Some(way), Some(to)) = (self.way(transaction, hop), &hop.to) {
                learned.entry(way).or_insert_with(|| to.clone());
            }
        }
        learned
    }

    /// The top Route (RFC 3261 §8.1.2), or the Contact of the response that makes a dialog (§12.1.1).
    fn routed(&self, transaction: &Transaction) -> Option<String> {
        let first = self.first(transaction)?;
        if !first.parsed.message.is_request() {
            return None;
        }
        let makes_dialog = matches!(transaction.method.as_str(), "INVITE" | "SUBSCRIBE");
        let messages = transaction.messages.iter();
        let mut answers = messages.filter_map(|id| self.capture.get(*id)).filter(|c| {
            let status = c.parsed.message.status_code();
            makes_dialog && status.is_some_and(|s| (101..300).contains(&s))
        });
        host_in(first, HeaderId::Route)
            .or_else(|| answers.find_map(|answer| host_in(answer, HeaderId::Contact)))
    }
}

/// A sender and its target.
type Way = (String, String);

/// The top Via names the sender of a request (RFC 3261 §18.1.1).
fn sender(captured: &Captured) -> Option<String> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let via = message.read(source, HeaderId::Via)?;
    let sent_by = via.via()?.first()?.sent_by?;
    Some(small(&source.text(sent_by.span)))
}

/// Where a request says it goes; of a response alone, Contact or To tell who sent it.
fn named(captured: &Captured) -> Option<String> {
    match &captured.parsed.message.start {
        StartLine::Request(line) => of_uri(&captured.source, line.uri.as_ref()?),
        _ => host_in(captured, HeaderId::Contact).or_else(|| host_in(captured, HeaderId::To)),
    }
}

fn target(captured: &Captured) -> Option<String> {
    match &captured.parsed.message.start {
        StartLine::Request(line) => Some(captured.source.text(line.uri_span).into_owned()),
        _ => None,
    }
}

/// The host and port of the first URI in a field.
pub fn host_in(captured: &Captured, id: HeaderId) -> Option<String> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let value = message.read(source, id)?;
    let uri = value.name_addrs().first()?.uri.as_ref()?;
    of_uri(source, uri)
}

fn of_uri(source: &Source, uri: &Uri) -> Option<String> {
    match &uri.kind {
        UriKind::Sip(sip) => Some(small(&source.text(sip.host_port?.span))),
        UriKind::Tel(_) | UriKind::Other(_) => None,
    }
}

fn small(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}
