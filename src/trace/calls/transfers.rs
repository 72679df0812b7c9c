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

/// A REFER and the call that came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The REFER.
    pub refer: MessageId,
    /// The call it is part of: a number in [`crate::trace::Trace::calls`].
    pub asked_in: u32,
    /// The call that came of it.
    pub call: u32,
    /// The INVITE that started that.
    pub invite: MessageId,
    /// How sure it is.
    pub confidence: Confidence,
}

/// The REFERs that a call came of, by their message.
pub(in crate::trace) fn find(calls: &[Call], given: &Given<'_>) -> Vec<Transfer> {
    let mut asked: HashMap<String, Vec<Shown>> = HashMap::new();
    for (call, number) in calls.iter().zip(0..) {
        for request in refers(call, given) {
            if let Some(target) = target(given, request) {
                asked.entry(target).or_default().push((number, request));
            }
        }
    }
    for those in asked.values_mut() {
        those.sort_unstable_by_key(|(_, id)| given.order.rank(*id));
    }
    let sessions = calls
        .iter()
        .zip(0..)
        .filter(|(c, _)| c.kind == CallKind::Session);
    let started = sessions.filter_map(|(call, n)| Some((n, call.milestones.first_asked?)));
    let mut found: Vec<_> = started
        .filter_map(|made| origin(&asked, made, given))
        .collect();
    found.sort_unstable_by_key(|t| t.refer);
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
    let value = captured.parsed.message.read(&captured.source, field)?;
    let uri = value.name_addrs().first()?.uri.as_ref()?;
    Some(comparable(captured, uri))
}

fn target(given: &Given<'_>, request: MessageId) -> Option<String> {
    uri(captured(given, request)?, HeaderId::ReferTo)
}

/// How many REFERs to one target are looked at for the one that a call came of.
const MOST: usize = 8;

/// The last REFER before a call that asks for it.
fn origin(asked: &HashMap<String, Vec<Shown>>, made: Shown, given: &Given<'_>) -> Option<Transfer> {
    let invite = captured(given, made.1)?;
    let StartLine::Request(line) = &invite.parsed.message.start else {
        return None;
    };
    let to_uri = |uri: &Uri| comparable(invite, uri);
    let called = [line.uri.as_ref().map(to_uri), uri(invite, HeaderId::To)];
    let rank = |id| given.order.rank(id);
    let candidates = called.iter().flatten().filter_map(|c| asked.get(c));
    let earlier = candidates.flat_map(|those| {
        let end = those.partition_point(|(_, id)| rank(*id) < rank(made.1));
        those.get(..end).unwrap_or_default().iter().rev().take(MOST)
    });
    let others = earlier.filter(|(call, _)| *call != made.0);
    let (asked_in, refer) = *others.max_by_key(|(_, id)| rank(*id))?;
    Some(Transfer {
        refer,
        asked_in,
        call: made.0,
        invite: made.1,
        confidence: confidence(invite, captured(given, refer)?)?,
    })
}

/// How sure it is that an INVITE came of a REFER: RFC 3892 says who asked; without it, whoever was
/// asked is the caller now.
fn confidence(invite: &Captured, refer: &Captured) -> Option<Confidence> {
    if invite.parsed.message.field(HeaderId::ReferredBy).is_some() {
        return Some(Confidence::Certain);
    }
    let by_asked = uri(invite, HeaderId::From) == uri(refer, HeaderId::To);
    by_asked.then_some(Confidence::Likely)
}
