//! Transactions, dialogs and digests become records.

use super::{Rim, v1};
use crate::{
    digest::Verdict,
    inspection::DigestCheck,
    trace::{DialogState, Repeat, TransactionState, Usage},
};

impl Rim<'_> {
    /// Every transaction.
    pub(super) fn transactions(&self) -> Vec<v1::Transaction> {
        let transactions = self.inspection.trace().transactions.iter().zip(0..);
        transactions
            .map(|(t, id)| v1::Transaction {
                id,
                kind: if t.invite {
                    v1::TransactionKind::Invite
                } else {
                    v1::TransactionKind::NonInvite
                },
                method: t.method.clone(),
                messages: t.messages.iter().map(|m| m.0).collect(),
                state: t.state.into(),
                client_state: t.client.into(),
                server_state: t.server.into(),
                hop: t.depth,
                forwards: t.upstream,
                invite: t.invited,
                repeats: t.repeats.iter().map(repeat).collect(),
            })
            .collect()
    }

    /// Every dialog.
    pub(super) fn dialogs(&self) -> Vec<v1::Dialog> {
        let dialogs = self.inspection.trace().dialogs.iter().zip(0..);
        dialogs
            .map(|(d, id)| v1::Dialog {
                id,
                call_id: d.call_id.clone(),
                local_tag: d.local_tag.clone(),
                remote_tag: d.remote_tag.clone(),
                state: d.state.into(),
                transactions: d.transactions.clone(),
                usages: d.usages.iter().map(|u| (*u).into()).collect(),
                ended_by: d.ended_by.map(|m| m.0),
            })
            .collect()
    }

    /// Every answer to a challenge.
    pub(super) fn digests(&self) -> Vec<v1::Digest> {
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        let record = |check: &DigestCheck| {
            let DigestCheck {
                at,
                challenge,
                verification: v,
            } = check;
            v1::Digest {
                message_id: at.message.0,
                challenge_message_id: challenge.map(|c| c.message.0),
                username: text(&v.username),
                realm: text(&v.realm),
                algorithm: v.algorithm.clone(),
                qop: v.qop.clone(),
                verdict: v.verdict.into(),
                explanation: v.explanation.clone(),
            }
        };
        self.inspection.digests(&[]).iter().map(record).collect()
    }
}

fn repeat(repeat: &Repeat) -> v1::Repeat {
    v1::Repeat {
        message_id: repeat.message.0,
        of: repeat.of.0,
        after_ms: repeat.after.and_then(millis),
        seen_twice: repeat.is_seen_twice(),
    }
}

/// Microseconds as milliseconds; nothing where the clock ran backwards.
pub(super) fn millis(micros: i64) -> Option<u32> {
    u32::try_from(micros.div_euclid(1000)).ok()
}

impl From<Usage> for v1::Usage {
    fn from(usage: Usage) -> Self {
        match usage {
            Usage::Session => Self::Session,
            Usage::Subscription => Self::Subscription,
        }
    }
}

impl From<Verdict> for v1::Verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Match => Self::Match,
            Verdict::Mismatch => Self::Mismatch,
            Verdict::NoSecret => Self::NoSecret,
            Verdict::Incomplete => Self::Incomplete,
            Verdict::Masked => Self::Masked,
            Verdict::Unsupported => Self::Unsupported,
        }
    }
}

impl From<TransactionState> for v1::TransactionState {
    fn from(state: TransactionState) -> Self {
        match state {
            TransactionState::Trying => Self::Trying,
            TransactionState::Proceeding => Self::Proceeding,
            TransactionState::Completed => Self::Completed,
            TransactionState::Confirmed => Self::Confirmed,
            TransactionState::Accepted => Self::Accepted,
            TransactionState::Terminated => Self::Terminated,
        }
    }
}

impl From<DialogState> for v1::DialogState {
    fn from(state: DialogState) -> Self {
        match state {
            DialogState::Early => Self::Early,
            DialogState::Confirmed => Self::Confirmed,
            DialogState::Terminated => Self::Terminated,
        }
    }
}
