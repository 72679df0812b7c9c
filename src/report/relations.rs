//! Transactions, dialogs and digests become records.

use super::{Rim, v1};
use crate::trace::{DialogState, TransactionState};

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
