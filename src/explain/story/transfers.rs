//! What became of a REFER: whether it was accepted, what its NOTIFYs reported (RFC 3515 §2.4.5),
//! and which call came of it.

use super::{Teller, names};
use crate::{
    ingest::MessageId,
    message::{Content, HeaderId, Method},
    trace::Transaction,
};

/// How many transfers and reports of one are told.
const MOST_TOLD: usize = 4;

impl Teller<'_> {
    /// Every REFER of the call, with what followed.
    pub(super) fn transfers(&mut self) {
        let trace = self.told.trace;
        let all = self.call.transactions.iter();
        let all = all.filter_map(|n| trace.transaction(*n));
        let refers = all.filter(|t| t.upstream.is_none() && t.method == Method::Refer.name());
        for refer in refers.take(MOST_TOLD) {
            self.transfer(refer);
        }
    }

    fn transfer(&mut self, refer: &Transaction) {
        let Some(request) = refer.first() else {
            return;
        };
        let (from, to) = names::from_and_to(self.told, request);
        let target = self.captured(request).and_then(|c| {
            let value = c.parsed.message.typed(&c.source, HeaderId::ReferTo)?;
            names::address_name(&c.source, value.name_addrs().first()?)
        });
        let target = target.unwrap_or_else(|| "somebody".to_owned());
        self.say(format!("{from} asked {to} to call {target}"), [request]);
        let statuses = refer.messages.iter();
        let refused = statuses
            .copied()
            .find(|id| self.status(*id).is_some_and(|s| s >= 300));
        if let Some(refused) = refused {
            self.say(
                format!("the transfer was refused: {}", self.answer(refused)),
                [refused],
            );
        }
        self.reported(request);
        let made = &self.told.trace.transfers;
        let at = made.binary_search_by_key(&request, |t| t.refer);
        if let Some(made) = at.ok().and_then(|at| made.get(at)) {
            let text = format!("call {} came of it", made.call.saturating_add(1));
            self.say(text, [made.invite]);
        }
    }

    /// The statuses that NOTIFYs report after a REFER.
    fn reported(&mut self, request: MessageId) {
        let rank = |id| self.told.trace.order.rank(id);
        let later = self.call.messages.iter().copied();
        let later = later.filter(|id| rank(*id) > rank(request));
        let reports: Vec<_> = later
            .filter_map(|id| Some((id, self.fragment(id)?)))
            .collect();
        let Some((_, last)) = reports.last() else {
            return;
        };
        let text = format!("it was reported as {last}");
        let shown = reports.iter().rev().take(MOST_TOLD).rev();
        self.say(text, shown.map(|(id, _)| *id).collect::<Vec<_>>());
    }

    /// The status line in the body of a NOTIFY.
    fn fragment(&self, id: MessageId) -> Option<String> {
        let captured = self.captured(id)?;
        let message = &captured.parsed.message;
        let content = message.content(&captured.source);
        let Content::Sipfrag(fragment) = &content.body.content else {
            return None;
        };
        message.is_request().then_some(())?;
        fragment.message.status()?;
        let line = captured.source.text(fragment.message.start_span);
        Some(line.trim().trim_start_matches("SIP/2.0 ").to_owned())
    }
}
