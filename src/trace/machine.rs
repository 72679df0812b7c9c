//! The states of transactions, as tables (RFC 3261 §17, figures 5 to 8, and RFC 6026 §7). Timers
//! cannot be seen in a trace: what only they would end stays as it is.

use super::facts::Facts;
use crate::message::Method;

/// The state a transaction is left in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransactionState {
    /// The request, and no response. RFC 3261 calls an INVITE client's `Calling`, and lets an
    /// INVITE server start in `Proceeding`.
    Trying,
    /// Provisional responses only.
    Proceeding,
    /// A final response; of INVITE, one that refuses.
    Completed,
    /// INVITE refused, and the refusal acknowledged.
    Confirmed,
    /// INVITE answered with 2xx.
    Accepted,
    /// Nothing more can come: an ACK has no response.
    Terminated,
}

/// Whose machine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The sender's of the request.
    Client,
    /// The receiver's.
    Server,
    /// What both know of it.
    Both,
}

/// What a message does to its transaction.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    Request,
    Ack,
    Provisional,
    Success,
    Refusal,
}

impl Event {
    pub(super) fn of(facts: &Facts) -> Self {
        match facts.status {
            _ if facts.asks(Method::Ack) => Self::Ack,
            _ if facts.request => Self::Request,
            Some(100..=199) => Self::Provisional,
            Some(200..=299) => Self::Success,
            _ => Self::Refusal,
        }
    }
}

impl TransactionState {
    /// Where a transaction starts whose first message in the trace is this one.
    pub(super) fn first(side: Side, invite: bool, event: Event) -> Self {
        match event {
            Event::Ack => Self::Terminated,
            // Figure 7: the INVITE server sends 100 at once.
            Event::Request if invite && side == Side::Server => Self::Proceeding,
            _ => Self::Trying.next(side, invite, event),
        }
    }

    /// One step.
    pub(super) fn next(self, side: Side, invite: bool, event: Event) -> Self {
        match (side, invite) {
            (Side::Client, true) => self.invite_client(event),
            (Side::Server | Side::Both, true) => self.invite_server(event),
            (_, false) => self.other(event),
        }
    }

    /// Figure 5, with RFC 6026 §7.2's Accepted.
    fn invite_client(self, event: Event) -> Self {
        match (self, event) {
            (Self::Trying, Event::Provisional) => Self::Proceeding,
            (Self::Trying | Self::Proceeding, Event::Success) => Self::Accepted,
            (Self::Trying | Self::Proceeding, Event::Refusal) => Self::Completed,
            (state, _) => state,
        }
    }

    /// Figures 6 and 8: they differ in timers only.
    fn other(self, event: Event) -> Self {
        match (self, event) {
            (Self::Trying, Event::Provisional) => Self::Proceeding,
            (Self::Trying | Self::Proceeding, Event::Success | Event::Refusal) => Self::Completed,
            (state, _) => state,
        }
    }

    /// Figure 7, with RFC 6026 §7.1's Accepted.
    fn invite_server(self, event: Event) -> Self {
        match (self, event) {
            (Self::Trying, Event::Provisional) => Self::Proceeding,
            (Self::Trying | Self::Proceeding, Event::Success) => Self::Accepted,
            (Self::Trying | Self::Proceeding, Event::Refusal) => Self::Completed,
            (Self::Completed, Event::Ack) => Self::Confirmed,
            (state, _) => state,
        }
    }
}
