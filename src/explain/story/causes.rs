//! The likeliest cause of a failure.

use super::{Event, Teller, names};
use crate::{
    explain::count,
    ingest::MessageId,
    message::{
        HeaderId, status,
        vocabulary::{find, reasons::Q850},
    },
    text::offset,
    trace::{CallState, Outcome},
};

impl Teller<'_> {
    /// Says why the call failed, where it did.
    pub(super) fn cause(&mut self) {
        let m = &self.call.milestones;
        let told = match self.call.state {
            CallState::Challenged => self.challenged(),
            CallState::Failed => m.refused.map(|r| self.failed(r)),
            CallState::Trying if self.call.retransmissions > 1 => m.asked.map(|a| {
                let again = self.call.retransmissions;
                let text = format!("Nobody answered, though requests were sent again ({again}): the address is wrong, the way there is blocked, or the answers go elsewhere");
                (text, vec![a])
            }),
            CallState::Established | CallState::Ended => {
                let lost = self.no_ack().or_else(|| self.no_media());
                let broken = lost.or_else(|| self.broken_off());
                broken.or_else(|| self.unreachable())
            }
            _ => None,
        };
        self.story.cause = told.map(|(text, messages)| Event { text, messages });
    }

    /// Refused for good; with credentials that do not verify, for these.
    fn failed(&self, refused: MessageId) -> (String, Vec<MessageId>) {
        let asked = self.call.milestones.asked;
        let asked = asked.filter(|_| self.status(refused) == Some(403));
        let Some(asked) = asked.filter(|a| self.has_credentials(*a)) else {
            return (self.refusal(refused), vec![refused]);
        };
        let text = self.password(asked).unwrap_or_else(|| {
            "The server was given credentials and does not allow this: a right or a route is missing; some servers answer a wrong password like this too".to_owned()
        });
        (text, vec![asked, refused])
    }

    /// Ended for a cause of the telephone network that is not a party's wish.
    fn broken_off(&self) -> Option<(String, Vec<MessageId>)> {
        let ended = self.call.milestones.ended?;
        let captured = self.captured(ended)?;
        let (source, message) = (&captured.source, &captured.parsed.message);
        let fields = message.fields(HeaderId::Reason);
        let items = fields.filter_map(|f| f.typed(source)?.items()).flatten();
        let mut network = items.filter(|i| source.get(i.token).eq_ignore_ascii_case(b"Q.850"));
        let cause = network.find_map(|i| i.params.value(source, "cause"))?;
        let cause = std::str::from_utf8(cause).ok()?;
        let wished = ["16", "17", "19", "21", "26", "31"].contains(&cause);
        let known = find(Q850, cause).filter(|_| !wished)?;
        let meaning = known.meaning.trim_end_matches('.');
        Some((
            format!("The network ended the call, cause {cause}: {meaning}"),
            vec![ended],
        ))
    }

    /// Challenged to the end.
    fn challenged(&self) -> Option<(String, Vec<MessageId>)> {
        let m = &self.call.milestones;
        let refused = m.refused?;
        let asked = m.asked.filter(|a| self.has_credentials(*a));
        let Some(asked) = asked else {
            return Some((
                "The challenge was not answered with credentials: none are configured, or the trace ends too early".to_owned(),
                vec![refused],
            ));
        };
        let outcomes = self.outcomes(asked).filter_map(|a| a.outcome);
        let stale = outcomes.map(|(o, _)| o).any(|o| o == Outcome::Stale);
        let text = if stale {
            "The nonce was too old, and nothing more: the client must answer the new one with the same password".to_owned()
        } else {
            self.not_accepted(asked)
        };
        Some((text, vec![asked, refused]))
    }

    /// Answered again and again, as the called side does until it gets the ACK; then it hangs up (RFC 3261 §13.3.1.4).
    fn no_ack(&self) -> Option<(String, Vec<MessageId>)> {
        let m = &self.call.milestones;
        let (answered, trace) = (m.answered?, self.told.trace);
        let again = trace.transaction_of(answered)?.repeats.iter();
        let again = again.filter(|r| r.is_retransmission() && self.accepts(r.message));
        // Answers and the ACK may cross once.
        let since = m.acknowledged.map_or(0, |ack| trace.order.rank(ack));
        let crossed = usize::from(m.acknowledged.is_some());
        let late = again.filter(|r| trace.order.rank(r.message) > since);
        let late: Vec<_> = late.map(|r| r.message).collect();
        if late.len() <= crossed {
            return None;
        }
        let times = count(offset(late.len()), "time", "times");
        let ack = match m.acknowledged {
            Some(_) => "after the ACK",
            None => "and no ACK is there",
        };
        let text = format!(
            "The answer was sent again {times} {ack}: the ACK does not reach the called side, often for a wrong Contact or Record-Route, and after 32 s without it that side hangs up (RFC 3261 §13.3.1.4)"
        );
        let shown = [
            Some(answered),
            m.acknowledged,
            late.last().copied(),
            m.ended,
        ];
        Some((text, shown.into_iter().flatten().collect()))
    }

    fn accepts(&self, id: MessageId) -> bool {
        self.status(id).is_some_and(|s| (200..300).contains(&s))
    }

    /// What a final refusal says, with its Reason and Warning.
    fn refusal(&self, id: MessageId) -> String {
        let code = self.status(id).unwrap_or_default();
        let known = CAUSES
            .iter()
            .find(|(c, _)| *c == code)
            .map(|(_, text)| *text);
        let meaning = known.or_else(|| status::status(code).map(|s| s.meaning));
        let mut text = meaning
            .unwrap_or(status::class(code))
            .trim_end_matches('.')
            .to_owned();
        if let Some(captured) = self.captured(id) {
            let (source, message) = (&captured.source, &captured.parsed.message);
            for field in [HeaderId::Reason, HeaderId::Warning, HeaderId::RetryAfter] {
                if let Some(value) = names::value(source, message, field) {
                    text = format!("{text}. {}: {value}", field.name());
                }
            }
        }
        text
    }
}

/// What most often lies behind a refusal.
static CAUSES: &[(u16, &str)] = &[
    (
        400,
        "The server could not read the request: look at its findings first",
    ),
    (
        403,
        "The server knows the user and does not allow this: a right or a route is missing, or the credentials were wrong too often",
    ),
    (
        404,
        "The number or user is not known there: it is misdialled, not configured, or not in this domain",
    ),
    (405, "The other side does not do this method"),
    (
        406,
        "The other side has no answer in a form that the request accepts",
    ),
    (
        408,
        "The next hop did not answer in time: the called device is out of reach, or its registration is old",
    ),
    (410, "The number or user is gone for good"),
    (415, "The other side does not read bodies of this type"),
    (
        420,
        "The request requires an extension that the other side does not have",
    ),
    (
        421,
        "The other side requires an extension that the request does not offer",
    ),
    (
        422,
        "The session timer asked for is too short for a server: it is to be tried again with at least its Min-SE",
    ),
    (
        423,
        "The expiry asked for is too short: it is to be tried again with at least the Min-Expires given",
    ),
    (
        480,
        "The called user is not registered, is out of reach, or does not pick up",
    ),
    (
        481,
        "The other side does not know this dialog: it was restarted, or tags or Call-ID do not match",
    ),
    (
        482,
        "The request came back to a server that had it already: a routing loop",
    ),
    (
        483,
        "The request ran through too many hops: mostly a routing loop",
    ),
    (484, "The number is not complete"),
    (485, "The address means more than one user"),
    (486, "The called user is busy"),
    (487, "The request was given up before it was answered"),
    (
        488,
        "The session description was not acceptable: mostly no common codec, or encryption on one side only",
    ),
    (
        491,
        "Both sides changed the session at once: it is to be tried again after a short while",
    ),
    (500, "The server failed on its own: its log says more"),
    (501, "The server does not do this method"),
    (
        502,
        "A gateway got an answer from behind it that it could not use",
    ),
    (
        503,
        "The server is overloaded, in maintenance, or has no trunk free",
    ),
    (504, "A server behind did not answer in time"),
    (513, "The message is too long for the server"),
    (600, "The called user is busy everywhere"),
    (603, "The called user declined, or a filter did"),
    (604, "The user exists nowhere"),
    (606, "The session asked for is not acceptable anywhere"),
    (607, "The called user does not want this call"),
    (608, "An analysis on the way took the call for unwanted"),
];
