//! Who sends and who receives: by the addresses of the framing, or, where there are none, by what
//! the messages themselves tell.

use std::collections::HashMap;

use super::Lane;
use crate::report::v1::{Message, Report, Transaction};

/// The lane of what a log does not name: the host that wrote it.
const LOGGER: &str = "(logger)";

pub(super) struct Lanes<'r> {
    report: &'r Report,
    owners: &'r [Option<u32>],
    /// The transaction that forwards another.
    forwarded: HashMap<u32, u32>,
    /// Where a host's requests to a target go, as far as forwarding showed it.
    learned: HashMap<(String, String), String>,
    numbers: HashMap<String, usize>,
    pub(super) found: Vec<Lane>,
}

impl<'r> Lanes<'r> {
    pub(super) fn new(report: &'r Report, owners: &'r [Option<u32>]) -> Self {
        let mut lanes = Self {
            report,
            owners,
            forwarded: HashMap::new(),
            learned: HashMap::new(),
            numbers: HashMap::new(),
            found: Vec::new(),
        };
        for transaction in &report.transactions {
            if let Some(before) = transaction.forwards {
                lanes.forwarded.entry(before).or_insert(transaction.id);
            }
        }
        for transaction in &report.transactions {
            lanes.learn(transaction);
        }
        lanes
    }

    /// Notes where the requests of a host to a target went on.
    fn learn(&mut self, transaction: &Transaction) {
        let Some(request) = self.request(transaction) else {
            return;
        };
        if let (Some(from), Some(to)) = (sender(request), self.next_hop(transaction)) {
            let target = request.request_uri.clone().unwrap_or_default();
            self.learned.entry((from, target)).or_insert(to);
        }
    }

    /// The lanes that a message comes from and goes to.
    pub(super) fn ends(&mut self, message: &Message) -> (usize, usize) {
        match (&message.source, &message.destination) {
            (Some(from), Some(to)) => (self.lane(from, false), self.lane(to, false)),
            (Some(from), None) => (self.lane(from, false), self.lane(LOGGER, true)),
            (None, Some(to)) => (self.lane(LOGGER, true), self.lane(to, false)),
            (None, None) => self.inferred(message),
        }
    }

    fn inferred(&mut self, message: &Message) -> (usize, usize) {
        let transaction = self.owners.get(message.id as usize).copied().flatten();
        let transaction = transaction.and_then(|t| self.report.transactions.get(t as usize));
        let asked = transaction.and_then(|t| self.request(t));
        let client = asked.and_then(sender).or_else(|| sender(message));
        let server = transaction.and_then(|t| self.receiver(t));
        let server = server.or_else(|| host_of_uri(field(message, "To")?));
        let client = self.lane(&client.unwrap_or_else(|| "?".to_owned()), true);
        let server = self.lane(&server.unwrap_or_else(|| "?".to_owned()), true);
        // An ACK may stand in the transaction of its INVITE: it goes the request's way.
        if message.status.is_none() {
            (client, server)
        } else {
            (server, client)
        }
    }

    fn lane(&mut self, name: &str, inferred: bool) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.found.len();
        self.numbers.insert(name.to_owned(), number);
        self.found.push(Lane {
            name: name.to_owned(),
            person: None,
            inferred,
        });
        number
    }

    /// The request that a transaction starts with.
    fn request(&self, transaction: &Transaction) -> Option<&'r Message> {
        let first = *transaction.messages.first()?;
        let message = self.report.messages.get(first as usize)?;
        message.status.is_none().then_some(message)
    }

    /// The host that receives a transaction's request.
    fn receiver(&self, transaction: &Transaction) -> Option<String> {
        if let Some(hop) = self.next_hop(transaction) {
            return Some(hop);
        }
        let request = self.request(transaction);
        // What cancels or acknowledges goes where the INVITE went.
        let invite = transaction
            .invite
            .filter(|_| transaction.method == "CANCEL");
        let invite = invite.and_then(|n| self.report.transactions.get(n as usize));
        if let Some(receiver) = invite.and_then(|t| self.receiver(t)) {
            return Some(receiver);
        }
        let route = request.and_then(|r| field(r, "Route"));
        if let Some(route) = route.and_then(host_of_uri) {
            return Some(route);
        }
        let contact = || {
            let answers = transaction.messages.iter();
            let mut messages = answers.filter_map(|id| self.report.messages.get(*id as usize));
            messages.find_map(|m| {
                let dialog = m.status.is_some_and(|s| (101..300).contains(&s));
                let target = matches!(transaction.method.as_str(), "INVITE" | "SUBSCRIBE");
                let contact = field(m, "Contact").filter(|_| dialog && target)?;
                host_of_uri(contact)
            })
        };
        let learned = || {
            let request = request?;
            let target = request.request_uri.clone().unwrap_or_default();
            self.learned.get(&(sender(request)?, target)).cloned()
        };
        let target = || host_of_uri(request?.request_uri.as_deref()?);
        contact().or_else(learned).or_else(target)
    }

    /// The host that forwards a transaction's request.
    fn next_hop(&self, transaction: &Transaction) -> Option<String> {
        let next = self.forwarded.get(&transaction.id)?;
        let next = self.report.transactions.get(*next as usize)?;
        sender(self.request(next)?)
    }
}

/// The host in the top Via.
fn sender(message: &Message) -> Option<String> {
    let via = field(message, "Via")?;
    let (_, rest) = via.split_once(char::is_whitespace)?;
    let end = rest.find([';', ',']).unwrap_or(rest.len());
    let host = without_port(rest.get(..end)?.trim());
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// The value of the first field of that name.
fn field<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let mut fields = message.headers.iter();
    let field = fields.find(|h| h.canonical.as_deref() == Some(name))?;
    Some(&field.value)
}

/// The host of the first URI in a value.
fn host_of_uri(value: &str) -> Option<String> {
    let uri = value.split_once('<').map_or(value, |(_, rest)| rest);
    let uri = uri.split(['>', ';', '?', ',']).next()?;
    let (_, rest) = uri.split_once(':')?;
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = without_port(host.trim());
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

fn without_port(address: &str) -> &str {
    if let Some(end) = address.find(']') {
        return address.get(..=end).unwrap_or(address);
    }
    address.split(':').next().unwrap_or(address).trim()
}
