//! Which messages make up a dialog, and the state they leave it in (RFC 3261 §12).

mod walk;

use super::{episodes::Episode, sides::Within};
use crate::{ingest::MessageId, message::Method};

pub(super) use walk::find;

/// The state a dialog is left in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogState {
    /// Provisional responses only (RFC 3261 §12.1).
    Early,
    /// Answered with 2xx, or known from requests within it.
    Confirmed,
    /// Ended by BYE, or refused while it was early (§12.3).
    Terminated,
}

/// What a dialog is used for (RFC 5057 §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// INVITE started it.
    Session,
    /// SUBSCRIBE or REFER started it, or NOTIFY runs in it (RFC 6665 §4.4.1).
    Subscription,
}

/// A dialog: Call-ID and both tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialog {
    /// Its Call-ID.
    pub call_id: String,
    /// The tag of the side that sent the first request of it.
    pub local_tag: String,
    /// The tag of the other side.
    pub remote_tag: String,
    /// The state its messages leave it in.
    pub state: DialogState,
    /// The transactions within it and the one that started it, in order: numbers in
    /// [`super::Trace::transactions`].
    pub transactions: Vec<u32>,
    /// What it is used for.
    pub usages: Vec<Usage>,
    /// The transaction that started it, where that is in the trace: the hop next to the side that
    /// was called. Others it started too are its forks.
    pub started_by: Option<u32>,
    /// The requests within it, in order.
    pub requests: Vec<Within>,
    /// The message that ended it: BYE, or what refused the request that started it.
    pub ended_by: Option<MessageId>,
    /// Its messages' episode.
    pub(super) episode: Episode,
}

impl Usage {
    fn of(method: Method) -> Option<Self> {
        match method {
            Method::Invite | Method::Bye | Method::Ack | Method::Prack | Method::Update => {
                Some(Self::Session)
            }
            Method::Subscribe | Method::Notify | Method::Refer => Some(Self::Subscription),
            _ => None,
        }
    }
}

/// Whether requests of this method, and 2xx responses to them, change the remote target (RFC 3261
/// §12.2, RFC 3311 §5.1, RFC 6665 §4.4.1).
const fn refreshes_target(method: Method) -> bool {
    matches!(
        method,
        Method::Invite | Method::Update | Method::Subscribe | Method::Notify | Method::Refer
    )
}

#[cfg(test)]
mod tests;
