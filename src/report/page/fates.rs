//! What seems to have become of messages: lost ones show by what the other side sent again.

use super::Row;
use crate::{
    ingest::MessageId,
    trace::{Order, Trace, Transaction},
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What seems to have become of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// Nothing speaks against its arrival.
    #[default]
    Arrived,
    /// The other side went on as if it had not come.
    Lost,
    /// A request that no answer was seen to.
    Unanswered,
}

/// A request that is sent again so soon after its answer may have crossed it on the way; in microseconds.
const CROSSING: i64 = 200_000;
/// Timers B and F (RFC 3261 §17.1): an answer that comes later helps nobody; in microseconds.
const PATIENCE: i64 = 32_000_000;

/// Marks the rows of messages that were sent again, that were lost, and that were not answered.
pub(super) fn tell(trace: &Trace, rows: &mut [Row]) {
    let mut fates = Fates {
        acks: acks(trace),
        last: trace
            .order
            .sequence
            .iter()
            .filter_map(|id| trace.order.time(*id))
            .max(),
        order: &trace.order,
        rows,
    };
    for (transaction, number) in trace.transactions.iter().zip(0..) {
        fates.again(transaction);
        fates.lost(transaction, number);
        fates.unanswered(transaction);
    }
}

/// The ACKs to 2xx, which stand alone, by the transaction of their INVITE.
fn acks(trace: &Trace) -> HashMap<u32, Vec<MessageId>> {
    let mut acks: HashMap<u32, Vec<MessageId>> = HashMap::new();
    for transaction in trace.transactions.iter().filter(|t| t.method == "ACK") {
        if let Some(invite) = transaction.invited {
            acks.entry(invite)
                .or_default()
                .extend(&transaction.messages);
        }
    }
    acks
}

struct Fates<'a> {
    acks: HashMap<u32, Vec<MessageId>>,
    last: Option<i64>,
    order: &'a Order,
    rows: &'a mut [Row],
}

impl Fates<'_> {
    fn status(&self, id: MessageId) -> Option<u16> {
        self.rows.get(id.0 as usize)?.status
    }

    fn is_ack(&self, id: MessageId) -> bool {
        let row = self.rows.get(id.0 as usize);
        row.is_some_and(|row| row.status.is_none() && row.method == "ACK")
    }

    fn set(&mut self, id: MessageId, fate: Fate) {
        if let Some(row) = self.rows.get_mut(id.0 as usize) {
            row.fate = fate;
        }
    }

    fn again(&mut self, transaction: &Transaction) {
        for repeat in transaction.repeats.iter().filter(|r| r.is_retransmission()) {
            if let Some(row) = self.rows.get_mut(repeat.message.0 as usize) {
                row.again = Some(repeat.of.0);
            }
        }
    }

    /// A request is sent again until its answer comes, and the final answer to an INVITE until its ACK does
    /// (RFC 3261 §17.1.1.2, §17.1.2.2, §17.2.1, §13.3.1.4).
    fn lost(&mut self, transaction: &Transaction, number: u32) {
        for repeat in transaction.repeats.iter().filter(|r| r.is_retransmission()) {
            let lost: Vec<MessageId> = match self.status(repeat.message) {
                None if self.is_ack(repeat.message) => Vec::new(),
                None => self.answers(transaction, repeat.message),
                Some(200..) if transaction.invite => {
                    vec![self.ack(transaction, number, repeat.of, repeat.message)]
                }
                Some(_) => Vec::new(),
            };
            for id in lost {
                self.set(id, Fate::Lost);
            }
        }
    }

    /// The answers before `again` that should have stopped it.
    fn answers(&self, transaction: &Transaction, again: MessageId) -> Vec<MessageId> {
        let stops = if transaction.invite { 100 } else { 200 };
        let before = transaction.messages.iter().take_while(|id| **id != again);
        let answers = before.filter(|id| self.status(**id).is_some_and(|s| s >= stops));
        let known = |id: &&MessageId| self.order.between(**id, again);
        let crossed = |id: &&MessageId| known(id).is_some_and(|time| time < CROSSING);
        answers.filter(|id| !crossed(id)).copied().collect()
    }

    /// The ACK between a final answer and the same again, or else that answer.
    fn ack(
        &self,
        transaction: &Transaction,
        number: u32,
        of: MessageId,
        again: MessageId,
    ) -> MessageId {
        let own = transaction.messages.iter();
        let own = own.filter(|id| self.is_ack(**id));
        let alone = self.acks.get(&number).into_iter().flatten();
        let (from, to) = (self.order.rank(of), self.order.rank(again));
        let between = |id: &&MessageId| (from..to).contains(&self.order.rank(**id));
        own.chain(alone).find(between).copied().unwrap_or(of)
    }

    /// The last of a request that was sent again, or long before the trace ends, without an answer.
    fn unanswered(&mut self, transaction: &Transaction) {
        let enough = if transaction.invite { 100 } else { 200 };
        let answered = |id: &MessageId| self.status(*id).is_some_and(|s| s >= enough);
        let requests = || {
            transaction
                .messages
                .iter()
                .filter(|id| self.status(**id).is_none())
        };
        let Some(last) = requests().next_back().copied() else {
            return;
        };
        if transaction.method == "ACK" || transaction.messages.iter().any(answered) {
            return;
        }
        let again = transaction
            .repeats
            .iter()
            .any(|r| r.is_retransmission() && r.message == last);
        let left = self.last.zip(self.order.time(last));
        let late = left.is_some_and(|(end, at)| end.saturating_sub(at) >= PATIENCE);
        if again || late {
            self.set(last, Fate::Unanswered);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inspect, report::page::overview, text::Document};

    /// A line for each message: seconds, `>` or `<`, the start, the branch.
    fn fates(lines: &str) -> Vec<&'static str> {
        let trace: String = lines.lines().map(message).collect();
        let document = Document::new(trace.into_bytes());
        let inspection = inspect(document.bytes(), &Options::default());
        let rows = overview(&inspection, &document).messages;
        let told = |row: &Row| match (row.again, row.fate) {
            (_, Fate::Lost) => "lost",
            (_, Fate::Unanswered) => "unanswered",
            (Some(_), Fate::Arrived) => "again",
            (None, Fate::Arrived) => "",
        };
        rows.iter().map(told).collect()
    }

    fn message(line: &str) -> String {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_default();
        let (time, way, start, branch) = (word(), word(), word(), word());
        let (seconds, millis) = time.split_once('.').unwrap_or((time, "000"));
        let (minutes, seconds) = (
            seconds.parse::<u32>().unwrap_or(0) / 60,
            seconds.parse::<u32>().unwrap_or(0) % 60,
        );
        let way = if way == ">" {
            "192.0.2.1:5060 -> 192.0.2.2:5060"
        } else {
            "192.0.2.2:5060 -> 192.0.2.1:5060"
        };
        let (start, method) = match start.split_once('/') {
            Some((status, method)) => (format!("SIP/2.0 {status} Words"), method),
            None => (format!("{start} sip:b@192.0.2.2 SIP/2.0"), start),
        };
        format!(
            "# message 1  2024-01-01T10:{minutes:02}:{seconds:02}.{millis}Z  UDP  {way}\n{start}\r\n\
             Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{branch}\r\nFrom: <sip:a@192.0.2.1>;tag=1\r\n\
             To: <sip:b@192.0.2.2>;tag=2\r\nCall-ID: c\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n\n"
        )
    }

    #[test]
    fn what_is_sent_again_shows_what_was_lost() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "0.000 > INVITE a\n0.100 < 100/INVITE a\n0.500 > INVITE a\n0.600 < 100/INVITE a",
                &["", "lost", "again", "again"],
            ),
            // The request and its answer crossed.
            (
                "0.000 > INVITE a\n0.490 < 100/INVITE a\n0.500 > INVITE a",
                &["", "", "again"],
            ),
            // What is no INVITE goes on after a provisional answer.
            (
                "0.000 > INFO a\n0.100 < 100/INFO a\n0.500 > INFO a\n0.900 < 200/INFO a",
                &["", "", "again", ""],
            ),
            (
                "0.000 > INVITE a\n0.100 < 200/INVITE a\n0.600 < 200/INVITE a\n0.700 > ACK b",
                &["", "lost", "again", ""],
            ),
            (
                "0.000 > INVITE a\n0.100 < 200/INVITE a\n0.200 > ACK b\n0.600 < 200/INVITE a\n0.700 > ACK b",
                &["", "", "lost", "again", "again"],
            ),
            (
                "0.000 > INVITE a\n0.100 < 486/INVITE a\n0.200 > ACK a\n0.600 < 486/INVITE a\n0.700 > ACK a",
                &["", "", "lost", "again", "again"],
            ),
            (
                "0.000 > OPTIONS a\n0.500 > OPTIONS a\n1.500 > OPTIONS a",
                &["", "again", "unanswered"],
            ),
            // Once, and the trace ends: nobody knows. Once, and it goes on: nothing came.
            ("0.000 > OPTIONS a\n33.000 > OPTIONS b", &["unanswered", ""]),
        ];
        for (lines, expected) in cases {
            assert_eq!(fates(lines), expected, "{lines}");
        }
    }
}
