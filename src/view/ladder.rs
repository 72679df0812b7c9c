//! The ladder: who sent what to whom, in order. Pure layout; [`text`] draws it with characters.

mod lanes;
pub mod text;

use crate::report::v1::{Call, Message, MessageKind, Report};
use lanes::Lanes;

/// A host or a user agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its address, or the host that the messages tell of.
    pub name: String,
    /// Who sits there, where a call's messages tell.
    pub person: Option<String>,
    /// Whether it was worked out from Vias, Contacts and routes, since no addresses are known.
    pub inferred: bool,
}

/// What an arrow is, for its colour and shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowKind {
    /// A request.
    Request,
    /// 1xx
    Provisional,
    /// 2xx
    Success,
    /// 3xx
    Redirection,
    /// 401 and 407.
    Challenge,
    /// Any other refusal.
    Failure,
}

/// What is worth seeing of an arrow at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It carries a session description.
    Sdp,
    /// It carries a challenge or credentials.
    Auth,
    /// It was there before.
    Again,
    /// Its place in the order was worked out.
    PlaceInferred,
}

/// A message from one lane to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The message.
    pub message: u32,
    /// The lane it comes from.
    pub from: usize,
    /// The lane it goes to.
    pub to: usize,
    /// What it is.
    pub kind: ArrowKind,
    /// Method, or status code and reason phrase.
    pub label: String,
    /// What is worth seeing of it at a glance.
    pub marks: Vec<Mark>,
    /// Its transaction.
    pub transaction: Option<u32>,
    /// Milliseconds since the first message, where both have a stamp.
    pub at_ms: Option<u32>,
    /// Milliseconds since the message before, where both have a stamp.
    pub gap_ms: Option<u32>,
}

/// A ladder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The lanes from left to right.
    pub lanes: Vec<Lane>,
    /// The arrows from top to bottom.
    pub arrows: Vec<Arrow>,
}

/// The ladder of some messages of a report, in the order they are given. With a call, its parties
/// are named.
pub fn ladder(report: &Report, messages: &[u32], call: Option<&Call>) -> Ladder {
    let owners = owners(report);
    let mut lanes = Lanes::new(report, &owners);
    let mut arrows: Vec<Arrow> = Vec::new();
    let mut first = None;
    let mut before = None;
    for id in messages {
        let Some(message) = report.messages.get(*id as usize) else {
            continue;
        };
        let time = message.time.as_deref().and_then(millis);
        first = first.or(time);
        let (from, to) = lanes.ends(message);
        let transaction = owners.get(*id as usize).copied().flatten();
        arrows.push(Arrow {
            message: *id,
            from,
            to,
            kind: kind(message),
            label: label(message),
            marks: marks(report, message, transaction),
            transaction,
            at_ms: since(first, time),
            gap_ms: since(before, time),
        });
        before = time.or(before);
    }
    let mut ladder = Ladder {
        lanes: lanes.found,
        arrows,
    };
    if let Some(call) = call {
        ladder.name_parties(report, call);
    }
    ladder
}

impl Ladder {
    /// The caller sits where the first request came from; the called side where the first answer
    /// came from.
    fn name_parties(&mut self, report: &Report, call: &Call) {
        let method = |a: &Arrow| report.messages.get(a.message as usize)?.method.clone();
        let caller = self.arrows.iter().find(|a| method(a).is_some());
        let answers = |a: &&Arrow| matches!(a.kind, ArrowKind::Provisional | ArrowKind::Success);
        let trying = |a: &&Arrow| !a.label.starts_with("100");
        let answerer = self.arrows.iter().filter(answers).find(trying);
        let ends = [caller.map(|a| a.from), answerer.map(|a| a.from)];
        for (lane, party) in ends.into_iter().zip(&call.parties) {
            if let Some(lane) = lane.and_then(|n| self.lanes.get_mut(n)) {
                lane.person.get_or_insert_with(|| party.name.clone());
            }
        }
    }
}

/// The transaction of each message.
fn owners(report: &Report) -> Vec<Option<u32>> {
    let mut owners = vec![None; report.messages.len()];
    for transaction in &report.transactions {
        for message in &transaction.messages {
            if let Some(slot) = owners.get_mut(*message as usize) {
                *slot = Some(transaction.id);
            }
        }
    }
    owners
}

fn is_repeat(report: &Report, transaction: u32, message: u32) -> bool {
    let transaction = report.transactions.get(transaction as usize);
    transaction.is_some_and(|t| t.repeats.iter().any(|r| r.message_id == message))
}

fn kind(message: &Message) -> ArrowKind {
    match message.status {
        None => ArrowKind::Request,
        Some(100..=199) => ArrowKind::Provisional,
        Some(200..=299) => ArrowKind::Success,
        Some(300..=399) => ArrowKind::Redirection,
        Some(401 | 407) => ArrowKind::Challenge,
        Some(_) => ArrowKind::Failure,
    }
}

fn label(message: &Message) -> String {
    match (message.kind, message.status) {
        (MessageKind::Request, _) => message.method.clone().unwrap_or_default(),
        (_, Some(status)) => {
            let reason = message.reason.clone().unwrap_or_default();
            format!("{status} {reason}").trim_end().to_owned()
        }
        _ => "?".to_owned(),
    }
}

fn marks(report: &Report, message: &Message, transaction: Option<u32>) -> Vec<Mark> {
    let again = transaction.is_some_and(|t| is_repeat(report, t, message.id));
    let marks = [
        (Mark::Sdp, has_sdp(message)),
        (Mark::Auth, has_auth(message)),
        (Mark::Again, again),
        (Mark::PlaceInferred, message.order_inferred),
    ];
    let stands = marks.into_iter().filter(|(_, stands)| *stands);
    stands.map(|(mark, _)| mark).collect()
}

fn has_sdp(message: &Message) -> bool {
    let kind = message.body.content_type.as_deref().unwrap_or_default();
    message.body.length > 0 && kind.to_ascii_lowercase().contains("sdp")
}

fn has_auth(message: &Message) -> bool {
    let about = [
        "Authorization",
        "Proxy-Authorization",
        "WWW-Authenticate",
        "Proxy-Authenticate",
    ];
    let mut names = message
        .headers
        .iter()
        .filter_map(|h| h.canonical.as_deref());
    names.any(|n| about.contains(&n))
}

/// Milliseconds of a day's clock in an RFC 3339 time, with the days of it.
fn millis(time: &str) -> Option<i64> {
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i64>().ok();
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let fraction = time.get(19..)?.strip_prefix('.').unwrap_or_default();
    let digits: String = fraction
        .chars()
        .take_while(char::is_ascii_digit)
        .take(3)
        .collect();
    let thousandths: i64 = format!("{digits:0<3}").parse().ok()?;
    // Days count as in one year: a ladder seldom runs over New Year.
    let days = number(5, 7)?.checked_mul(31)?.checked_add(number(8, 10)?)?;
    let seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    Some(seconds * 1000 + thousandths)
}

fn since(from: Option<i64>, to: Option<i64>) -> Option<u32> {
    u32::try_from(to?.checked_sub(from?)?).ok()
}

#[cfg(test)]
mod tests;
