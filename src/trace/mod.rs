//! How messages belong together: challenges and their answers, transactions, dialogs.

mod authentication;
mod dialogs;
mod facts;
mod transactions;

use crate::ingest::Capture;
use facts::Facts;

pub use authentication::{AuthField, Authentication, DigestAnswer, FieldAt, Link};
pub use dialogs::{Dialog, DialogState};
pub use transactions::{Transaction, TransactionState};

/// How the messages of a capture belong together.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Requests with their responses, by their first message.
    pub transactions: Vec<Transaction>,
    /// Dialogs, by their first message.
    pub dialogs: Vec<Dialog>,
    /// Challenges and the credentials that answer them.
    pub authentication: Authentication,
}

impl Trace {
    /// Relates the messages of `capture`.
    pub fn new(capture: &Capture) -> Self {
        let facts: Vec<_> = capture.messages.iter().map(Facts::of).collect();
        let transactions = transactions::find(&facts);
        let dialogs = dialogs::find(&facts, &transactions);
        Self {
            transactions,
            dialogs,
            authentication: authentication::find(&capture.messages, &facts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ingest::Captured,
        text::{Source, Span, offset},
    };

    /// The facts of messages written `[status] method call-id cseq branch [from-tag [to-tag]]`.
    pub(super) fn facts(messages: &[&str]) -> Vec<Option<Facts>> {
        messages.iter().map(|m| Facts::of(&captured(m))).collect()
    }

    fn captured(words: &str) -> Captured {
        let words: Vec<&str> = words.split(' ').collect();
        let status = words[0].parse::<u16>().is_ok();
        let rest = &words[usize::from(status)..];
        let start = if status {
            format!("SIP/2.0 {} x", words[0])
        } else {
            format!("{} sip:b@example.com SIP/2.0", rest[0])
        };
        let tag = |n: usize| rest.get(n).map(|t| format!(";tag={t}")).unwrap_or_default();
        let text = format!(
            "{start}\r\nVia: SIP/2.0/UDP Host:5060;branch={}\r\nFrom: <sip:a@example.com>{}\r\n\
             To: <sip:b@example.com>{}\r\nCall-ID: {}\r\nCSeq: {} {}\r\n\r\n",
            rest[3],
            tag(4),
            tag(5),
            rest[1],
            rest[2],
            rest[0],
        );
        let source = Source::slice(text.as_bytes(), Span::new(0, offset(text.len())));
        Captured::new(source)
    }

    #[test]
    fn facts_of_a_message() {
        let read = facts(&["200 INVITE c 7 z9hG4bKA x y"]).remove(0).unwrap();
        let expected = Facts {
            request: false,
            status: Some(200),
            method: "INVITE".to_owned(),
            call_id: "c".to_owned(),
            cseq: Some(7),
            from_tag: "x".to_owned(),
            to_tag: "y".to_owned(),
            branch: "z9hg4bka".to_owned(),
            sent_by: "host:5060".to_owned(),
        };
        assert_eq!(read, expected);
        assert!(read.has_cookie());
    }
}
