//! Transactions, dialogs and digests become records.

use super::{Rim, v1};
use crate::{
    digest::Verdict,
    inspection::DigestCheck,
    trace::{DialogState, TransactionState},
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
