//! Which call a REFER asked for: a later one to the URI in Refer-To (RFC 3515 §2.4.2), made by the
//! side that was asked.

use std::collections::HashMap;

use super::{
    Call, CallKind, Given,
    legs::{Confidence, Shown},
};
use crate::{
    ingest::{Captured, MessageId},
    message::{HeaderId, Method},
    syntax::{start_line::StartLine, uri::Uri},
    trace::registrations::comparable,
};

/// The calls with a REFER, each with the call that came of it and how sure that is.
pub(super) fn find(calls: &[Call], given: &Given<'_>) -> Vec<(Shown, Shown, Confidence)> {
    let mut asked: HashMap<String, Vec<Shown>> = HashMap::new();
    for (call, number) in calls.iter().zip(0..) {
        for request in refers(call, given) {
            if let Some(target) = target(given, request) {
                asked.entry(target).or_default().push((number, request));
            }
        }
    }
    let mut found = Vec::new();
    for (call, number) in calls.iter().zip(0..) {
        let first = call.milestones.first_asked;
        let Some(first) = first.filter(|_| call.kind == CallKind::Session) else {
            continue;
        };
        let made = (number, first);
        if let Some((referred, confidence)) = origin(&asked, made, given) {
            found.push((referred, made, confidence));
        }
    }
    found
}

/// The REFERs of a call, each on its first hop.
fn refers<'a>(call: &'a Call, given: &'a Given<'_>) -> impl Iterator<Item = MessageId> {
    let all = call.transactions.iter();
    let all = all.filter_map(|n| given.transaction(*n));
    let first_hops = all.filter(|t| t.upstream.is_none());
    let first = first_hops.filter_map(super::Transaction::first);
    first.filter(|id| given.facts(*id).is_some_and(|f| f.asks(Method::Refer)))
}

fn captured<'a>(given: &Given<'a>, id: MessageId) -> Option<&'a Captured> {
    given.messages.get(id.0 as usize)
}

/// The URI of an address field, as two compare.
fn uri(captured: &Captured, field: HeaderId) -> Option<String> {
    let value = captured.parsed.message.typed(&captured.source, field)?;
    let uri = value.name_addrs().first()?.uri.as_ref()?;
    Some(comparable(captured, uri))
}

fn target(given: &Given<'_>, request: MessageId) -> Option<String> {
    uri(captured(given, request)?, HeaderId::ReferTo)
}

/// The last REFER before a call that asks for it, and how sure that is.
fn origin(
    asked: &HashMap<String, Vec<Shown>>,
    made: Shown,
    given: &Given<'_>,
) -> Option<(Shown, Confidence)> {
    let invite = captured(given, made.1)?;
    let StartLine::Request(line) = &invite.parsed.message.start else {
        return None;
    };
    let to_uri = |uri: &Uri| comparable(invite, uri);
    let called = [line.uri.as_ref().map(to_uri), uri(invite, HeaderId::To)];
    let candidates = called
        .iter()
        .flatten()
        .filter_map(|c| asked.get(c))
        .flatten();
    let rank = |id| given.order.rank(id);
    let earlier = candidates.filter(|(call, id)| *call != made.0 && rank(*id) < rank(made.1));
    let referred = *earlier.max_by_key(|(_, id)| rank(*id))?;
    let refer = captured(given, referred.1)?;
    // RFC 3892 says who asked; without it, whoever was asked is the caller now.
    if invite.parsed.message.field(HeaderId::ReferredBy).is_some() {
        return Some((referred, Confidence::Certain));
    }
    let by_asked = uri(invite, HeaderId::From) == uri(refer, HeaderId::To);
    by_asked.then_some((referred, Confidence::Likely))
}
