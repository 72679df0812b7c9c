//! Which calls are legs of one: a back-to-back user agent ends one dialog and starts another, and
//! leaves traces of the first in the second.

use std::collections::{HashMap, HashSet};

use super::{Call, CallKind, Given, Transfer};
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderId, Message},
    syntax::{
        sdp::LineValue,
        uri::{Uri, UriKind},
    },
    text::Source,
    trace::offer_answer::session,
};

/// What two legs have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A Replaces field names a dialog of the other (RFC 3891).
    Replaces,
    /// A REFER in one asked for the other (RFC 3515).
    Referred,
    /// A Session-ID (RFC 7989).
    SessionId,
    /// A field of one carries the other's Call-ID.
    CallIdInField,
    /// The origin of their session descriptions (RFC 8866 §5.2).
    Origin,
    /// The numbers of both sides, and the time.
    NumbersAndTime,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It may be chance.
    Possible,
    /// It would be a rare chance.
    Likely,
    /// One element said so.
    Certain,
}

/// Two calls that are legs of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The earlier one's number in [`crate::trace::Trace::calls`].
    pub call: u32,
    /// The later one's.
    pub other: u32,
    /// What they have in common.
    pub reason: Reason,
    /// How sure it is.
    pub confidence: Confidence,
    /// The messages that show it.
    pub evidence: (MessageId, MessageId),
}

/// Legs that start further apart are not taken for one call by their numbers alone.
const APART: i64 = 5_000_000;

/// The legs among `calls`.
pub(in crate::trace) fn find(
    calls: &[Call],
    transfers: &[Transfer],
    given: &Given<'_>,
) -> Vec<Leg> {
    let last = |c: &Call| c.messages.last().map_or(0, |m| given.order.rank(*m));
    let mut search = Search {
        ends: calls.iter().map(last).collect(),
        ..Search::default()
    };
    let mut asked = Vec::new();
    for (call, number) in calls.iter().zip(0..) {
        let first = call.milestones.first_asked;
        if let (CallKind::Session, Some(first)) = (call.kind, first) {
            for id in &call.call_ids {
                search
                    .call_ids
                    .entry(id.as_str())
                    .or_insert((number, first));
            }
            asked.push((number, first));
        }
    }
    for t in transfers {
        let (asked, made) = ((t.asked_in, t.refer), (t.call, t.invite));
        search.pair(asked, made, Reason::Referred, t.confidence);
    }
    for (number, first) in asked {
        if let Some(captured) = given.messages.get(first.0 as usize) {
            search.look((number, first), captured, given);
        }
    }
    search.found
}

/// A call and the message that shows something of it.
pub(super) type Shown = (u32, MessageId);

#[derive(Default)]
struct Search<'a> {
    call_ids: HashMap<&'a str, Shown>,
    sessions: HashMap<Vec<u8>, Shown>,
    origins: HashMap<Vec<u8>, Shown>,
    /// Who called, or was called, last, by number.
    numbers: HashMap<(HeaderId, Vec<u8>), Shown>,
    paired: HashSet<(u32, u32)>,
    /// The place of each call's last message in the order.
    ends: Vec<u32>,
    found: Vec<Leg>,
}

impl Search<'_> {
    fn pair(&mut self, a: Shown, b: Shown, reason: Reason, confidence: Confidence) {
        let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        if a.0 != b.0 && self.paired.insert((a.0, b.0)) {
            self.found.push(Leg {
                call: a.0,
                other: b.0,
                reason,
                confidence,
                evidence: (a.1, b.1),
            });
        }
    }

    /// Whether a call had not ended when another began: two legs run side by side.
    fn overlap(&self, earlier: Shown, later: Shown, given: &Given<'_>) -> bool {
        let end = self.ends.get(earlier.0 as usize);
        end.is_some_and(|end| given.order.rank(later.1) < *end)
    }

    /// The call whose dialog a Replaces field names.
    fn replaced(&self, source: &Source, message: &Message) -> Option<Shown> {
        let value = source.get(message.field(HeaderId::Replaces)?.value);
        let call_id = value.split(|b| *b == b';').next()?.trim_ascii();
        let call_id = std::str::from_utf8(call_id).ok()?;
        self.call_ids.get(call_id).copied()
    }

    fn look(&mut self, here: Shown, captured: &Captured, given: &Given<'_>) {
        let (source, message) = (&captured.source, &captured.parsed.message);
        if let Some(other) = self.replaced(source, message) {
            self.pair(other, here, Reason::Replaces, Confidence::Certain);
        }
        for value in session_ids(source, message) {
            let first = *self.sessions.entry(value).or_insert(here);
            self.pair(first, here, Reason::SessionId, Confidence::Certain);
        }
        for field in message.headers.iter().filter(|f| f.id == HeaderId::Other) {
            let value = String::from_utf8_lossy(source.get(field.value));
            if let Some(other) = self.call_ids.get(value.trim()).copied() {
                self.pair(other, here, Reason::CallIdInField, Confidence::Certain);
            }
        }
        if let Some(origin) = origin(captured) {
            let last = self.origins.insert(origin, here);
            let chained = |l: &Shown| follows(*l, here, given) != Some(false);
            if let Some(other) = last.filter(chained)
                && self.overlap(other, here, given)
            {
                self.pair(other, here, Reason::Origin, Confidence::Likely);
            }
        }
        for field in [HeaderId::From, HeaderId::To] {
            let Some(own) = number(captured, field) else {
                continue;
            };
            let last = self.numbers.insert((field, own), here);
            if let Some(other) = last.filter(|l| self.by_number(*l, here, given)) {
                self.pair(other, here, Reason::NumbersAndTime, Confidence::Possible);
            }
        }
    }

    /// Whether a call with a number of an earlier one is a leg of it: it begins at the same time,
    /// and goes on from where that arrived; where no addresses are known, both numbers must agree.
    fn by_number(&self, earlier: Shown, later: Shown, given: &Given<'_>) -> bool {
        let apart = given.order.between(earlier.1, later.1);
        let both = || {
            let numbers = |shown: Shown| {
                let captured = given.messages.get(shown.1.0 as usize)?;
                Some((
                    number(captured, HeaderId::From),
                    number(captured, HeaderId::To),
                ))
            };
            numbers(earlier) == numbers(later)
        };
        apart.is_some_and(|t| t < APART)
            && self.overlap(earlier, later, given)
            && follows(earlier, later, given).unwrap_or_else(both)
    }
}

/// Whether the later request was sent by the host that the earlier one arrived at.
fn follows(earlier: Shown, later: Shown, given: &Given<'_>) -> Option<bool> {
    let framing = |shown: Shown| given.messages.get(shown.1.0 as usize).map(|m| &m.framing);
    let arrived = host(framing(earlier)?.destination.as_deref()?);
    let sent = host(framing(later)?.source.as_deref()?);
    let same = framing(earlier)?.source == framing(later)?.source;
    Some(arrived == sent && !same)
}

/// An address without its port.
fn host(address: &str) -> &str {
    address.rsplit_once(':').map_or(address, |(host, _)| host)
}

/// The identifiers in Session-ID that name a side: not those of zeros (RFC 7989 §5).
fn session_ids(source: &Source, message: &Message) -> Vec<Vec<u8>> {
    let fields = message.fields(HeaderId::SessionId);
    let values = fields.flat_map(|f| source.get(f.value).split(|b| *b == b';'));
    let bare = values.map(|v| {
        v.trim_ascii()
            .strip_prefix(b"remote=")
            .unwrap_or(v)
            .trim_ascii()
    });
    bare.filter(|v| v.len() == 32 && v.iter().any(|b| *b != b'0'))
        .map(<[u8]>::to_ascii_lowercase)
        .collect()
}

/// The line that names the creator of a session, without its version; `None` where its number is
/// too short to be anyone's own.
fn origin(captured: &Captured) -> Option<Vec<u8>> {
    let source = &captured.source;
    let parts = session(captured, |session| {
        session.lines.iter().find_map(|l| match &l.typed {
            LineValue::Origin(o) => Some([o.session_id.span, o.username, o.address.address]),
            _ => None,
        })
    });
    let parts = parts??.map(|span| source.get(span));
    let [id, ..] = parts;
    (id.len() > 5).then(|| parts.join(&b' '))
}

/// The last digits of the number that From or To names, or its whole user part.
fn number(captured: &Captured, id: HeaderId) -> Option<Vec<u8>> {
    let source = &captured.source;
    let value = captured.parsed.message.read(source, id)?;
    let user = user(source, value.address()?.uri.as_ref()?)?;
    let digits: Vec<u8> = user.iter().copied().filter(u8::is_ascii_digit).collect();
    if digits.len() < 7 {
        return Some(user.to_vec());
    }
    digits
        .get(digits.len().saturating_sub(9)..)
        .map(<[u8]>::to_vec)
}

/// The user part or number of a URI.
pub(super) fn user<'s>(source: &'s Source, uri: &Uri) -> Option<&'s [u8]> {
    match &uri.kind {
        UriKind::Sip(uri) => uri.user.map(|u| source.get(u)),
        UriKind::Tel(uri) => Some(source.get(uri.number)),
        UriKind::Other(_) => None,
    }
}
