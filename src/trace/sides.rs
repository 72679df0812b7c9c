//! What the sides of a dialog know of each other (RFC 3261 §12.1.1, §12.1.2, §12.2).

use super::facts::Facts;
use crate::{ingest::MessageId, message::Method};

/// What one side knows of the other: where its requests go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The message whose Contact is the remote target.
    pub target: Option<MessageId>,
    /// The one before it: a change may cross with a request.
    pub former: Option<MessageId>,
    /// The message whose Record-Route is the route set.
    pub route: Option<MessageId>,
}

impl View {
    /// The remote target is the Contact of that message now.
    pub(super) fn aim(&mut self, id: MessageId) {
        self.former = self.target;
        self.target = Some(id);
    }
}

/// A request within a dialog, as its side sent it: its first hop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// The request.
    pub request: MessageId,
    /// Its transaction.
    pub transaction: u32,
    /// Whether the side that sent the dialog's first request sent it.
    pub by_local: bool,
    /// What its sender knew of the other side.
    pub view: View,
    /// The request of the same side that had the highest number in `CSeq` so far.
    pub highest: Option<(MessageId, u64)>,
}

/// What both sides of a dialog know.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sides {
    local: View,
    remote: View,
    highest_local: Option<(MessageId, u64)>,
    highest_remote: Option<(MessageId, u64)>,
}

impl Sides {
    /// What the side knows that sent the dialog's first request, or the other.
    pub(super) fn of(&mut self, local: bool) -> &mut View {
        if local {
            &mut self.local
        } else {
            &mut self.remote
        }
    }

    /// The request that started the dialog: the first number of its side.
    pub(super) fn started(&mut self, request: MessageId, cseq: u64) {
        self.highest_local.get_or_insert((request, cseq));
    }

    /// A request of one side, with what is known before it; its number counts for the next.
    pub(super) fn within(
        &mut self,
        request: MessageId,
        transaction: u32,
        facts: &Facts,
        by_local: bool,
    ) -> Within {
        let view = *self.of(by_local);
        let highest = if by_local {
            &mut self.highest_local
        } else {
            &mut self.highest_remote
        };
        let within = Within {
            request,
            transaction,
            by_local,
            view,
            highest: *highest,
        };
        // ACK and CANCEL have the number of their INVITE, which was counted.
        let counts = !matches!(facts.known_method(), Method::Ack | Method::Cancel);
        if let Some(cseq) = facts.cseq
            && counts
            && highest.is_none_or(|(_, h)| cseq > h)
        {
            *highest = Some((request, cseq));
        }
        within
    }
}
