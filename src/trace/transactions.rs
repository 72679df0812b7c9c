//! Which messages make up a transaction, and the state they leave it in (RFC 3261 §17). A
//! transaction is one hop of a request: a proxy's forwarding starts another.

mod matcher;

use super::machine::{Event, Side, TransactionState};
use crate::ingest::MessageId;

pub(super) use matcher::find;

/// A message that was seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The later one.
    pub message: MessageId,
    /// The one before it.
    pub of: MessageId,
    /// Microseconds between them, where both have a stamp.
    pub after: Option<i64>,
    /// Whether it says the same: what does not was not sent again, whatever its branch says.
    pub same: bool,
}

/// What is repeated sooner was seen at two places, and not sent twice: a tenth of T1 (RFC 3261
/// §17.1.1.1).
const SEEN_TWICE: i64 = 50_000;

impl Repeat {
    /// Whether it was sent again.
    pub fn is_retransmission(&self) -> bool {
        self.same && !self.is_seen_twice()
    }

    /// Whether it is one packet that was captured twice rather than one sent again.
    pub fn is_seen_twice(&self) -> bool {
        self.after.is_some_and(|t| t < SEEN_TWICE)
    }
}

/// A request, its retransmissions and its responses; of INVITE also the ACK to a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Whether it runs the INVITE machine.
    pub invite: bool,
    /// Its method; empty where no message of it tells.
    pub method: String,
    /// Its messages in the order they were seen.
    pub messages: Vec<MessageId>,
    /// The state they leave it in, by what both sides know.
    pub state: TransactionState,
    /// The client's state.
    pub client: TransactionState,
    /// The server's state.
    pub server: TransactionState,
    /// How many Vias its request has: 1 on the hop from the first sender.
    pub depth: u32,
    /// The transaction that this one forwards: the hop before.
    pub upstream: Option<u32>,
    /// Of CANCEL, and of an ACK that stands alone: the INVITE's transaction.
    pub invited: Option<u32>,
    /// Its messages that were seen before.
    pub repeats: Vec<Repeat>,
    /// Responses whose lower Vias are not the request's: they were matched by the top one alone.
    pub vias_differ: Vec<MessageId>,
    /// Messages whose `CSeq` is not the request's, or cannot be read: they were matched by their
    /// Vias.
    pub cseq_differs: Vec<MessageId>,
}

impl Transaction {
    /// Its first message.
    pub fn first(&self) -> Option<MessageId> {
        self.messages.first().copied()
    }
}

/// The transactions among messages, and the one each message belongs to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) all: Vec<Transaction>,
    pub(super) owner: Vec<Option<u32>>,
}

impl Transaction {
    fn advance(&mut self, event: Event) {
        self.state = self.state.next(Side::Both, self.invite, event);
        self.client = self.client.next(Side::Client, self.invite, event);
        self.server = self.server.next(Side::Server, self.invite, event);
    }
}

#[cfg(test)]
mod tests;
