//! The messages of one call, as they pass between the element that starts it and the next one.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use super::NoScenario;
use crate::{
    ingest::{Capture, Captured},
    message::{HeaderField, HeaderId, Message, Method},
    syntax::address::NameAddr,
    text::{Source, time::micros},
    trace::{Trace, Transaction},
};

/// A call: the steps that both sides take.
pub(super) struct Call<'a> {
    pub call_id: String,
    pub steps: Vec<Step<'a>>,
}

/// One message of a call.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub captured: &'a Captured,
    /// Whether the side that started the call sent it.
    pub by_caller: bool,
    /// Number of its transaction.
    pub transaction: usize,
    pub method: Method,
    pub cseq: Option<u64>,
    /// Milliseconds since the step before, where both times are known.
    pub pause: Option<u64>,
}

impl<'a> Step<'a> {
    pub(super) fn source(&self) -> &'a Source {
        &self.captured.source
    }

    pub(super) fn message(&self) -> &'a Message {
        &self.captured.parsed.message
    }

    pub(super) fn is_request(&self) -> bool {
        self.message().is_request()
    }

    /// A response's status code; 0 for a request.
    pub(super) fn status(&self) -> u16 {
        self.message().status_code().unwrap_or_default()
    }

    pub(super) fn field(&self, id: HeaderId) -> Option<&'a HeaderField> {
        self.message().field(id)
    }

    /// The tag of From or To.
    pub(super) fn tag(&self, id: HeaderId) -> Option<&'a [u8]> {
        tag(self.captured, id)
    }
}

fn address(captured: &Captured, id: HeaderId) -> Option<&NameAddr> {
    let value = captured.parsed.message.typed(&captured.source, id)?;
    value.address()
}

fn tag(captured: &Captured, id: HeaderId) -> Option<&[u8]> {
    address(captured, id)?.params.value(&captured.source, "tag")
}

fn call_id(captured: &Captured) -> Option<&[u8]> {
    let field = captured.parsed.message.field(HeaderId::CallId)?;
    Some(captured.source.get(field.value)).filter(|id| !id.is_empty())
}

fn method(captured: &Captured) -> Method {
    let method = captured.parsed.message.method(&captured.source);
    Method::of(method.map(|m| captured.source.get(m)).unwrap_or_default())
}

fn cseq(captured: &Captured) -> Option<u64> {
    let message = &captured.parsed.message;
    let cseq = message.typed(&captured.source, HeaderId::CSeq)?.cseq()?;
    cseq.number.value
}

/// How many hops a message has gone, or has yet to go.
fn vias(captured: &Captured) -> usize {
    let fields = captured.parsed.message.fields(HeaderId::Via);
    let values = fields.filter_map(|f| f.typed(&captured.source)?.via());
    values.map(<[_]>::len).sum()
}

/// The Call-ID of the first INVITE that starts a call, else of the first request.
fn first_call(capture: &Capture) -> Option<Vec<u8>> {
    let requests = || {
        let all = capture.messages.iter();
        all.filter(|c| c.parsed.message.is_request() && call_id(c).is_some())
    };
    let starts = |c: &&Captured| method(c) == Method::Invite && tag(c, HeaderId::To).is_none();
    let first = requests().find(starts).or_else(|| requests().next())?;
    Some(call_id(first)?.to_vec())
}

impl<'a> Call<'a> {
    /// The call with that Call-ID, or the first.
    pub(super) fn new(capture: &'a Capture, id: Option<&str>) -> Result<Self, NoScenario> {
        let id = match id {
            Some(id) => id.as_bytes().to_vec(),
            None => first_call(capture).ok_or(NoScenario::NoCall)?,
        };
        let name = String::from_utf8_lossy(&id).into_owned();
        let of_call = |c: &&Captured| call_id(c) == Some(id.as_slice());
        let Some(first) = capture.messages.iter().find(of_call) else {
            return Err(NoScenario::NotThere(name));
        };
        let caller = tag(first, HeaderId::From);
        let trace = Trace::new(capture);
        let mut own = Vec::new();
        for transaction in &trace.transactions {
            let first = transaction.messages.first();
            let Some(first) = first.and_then(|m| capture.get(*m)).filter(of_call) else {
                continue;
            };
            // What answers a request that is not there can neither be sent nor waited for.
            if first.parsed.message.is_request() {
                own.push(Own {
                    first,
                    by_caller: tag(first, HeaderId::From) == caller,
                    transaction,
                });
            }
        }
        let steps = steps(capture, &at_the_callers_hop(own));
        match steps.first() {
            Some(step) if step.is_request() && first.parsed.message.is_request() => Ok(Self {
                call_id: name,
                steps,
            }),
            _ => Err(NoScenario::NoStart(name)),
        }
    }
}

/// A transaction of the call.
struct Own<'a, 't> {
    first: &'a Captured,
    /// Whether the side that started the call started it too.
    by_caller: bool,
    transaction: &'t Transaction,
}

/// Of requests that were seen more than once on their way, the copy next to the caller: with the
/// fewest Vias where the caller sent it, with the most where it was sent to the caller.
fn at_the_callers_hop<'a, 't>(own: Vec<Own<'a, 't>>) -> Vec<Own<'a, 't>> {
    let key = |o: &Own<'_, '_>| {
        let method = o.first.parsed.message.method(&o.first.source);
        let method = method.map(|m| o.first.source.get(m).to_vec());
        (o.by_caller, cseq(o.first), method)
    };
    let mut nearest = HashMap::new();
    for one in &own {
        let hops = vias(one.first);
        let best = nearest.entry(key(one)).or_insert(hops);
        *best = if one.by_caller {
            hops.min(*best)
        } else {
            hops.max(*best)
        };
    }
    let near = |o: &Own<'_, '_>| nearest.get(&key(o)) == Some(&vias(o.first));
    own.into_iter().filter(near).collect()
}

/// What a message has in common, within its transaction, with those sent again alone.
fn what(captured: &Captured) -> impl Eq + Hash {
    let message = &captured.parsed.message;
    let rseq = message.field(HeaderId::RSeq);
    (
        method(captured),
        message.status_code(),
        tag(captured, HeaderId::To),
        rseq.map(|f| captured.source.get(f.value)),
    )
}

/// The messages of these transactions in order, without retransmissions.
fn steps<'a>(capture: &'a Capture, own: &[Own<'a, '_>]) -> Vec<Step<'a>> {
    let mut messages = Vec::new();
    for (number, one) in own.iter().enumerate() {
        let ids = one.transaction.messages.iter();
        messages.extend(ids.map(|id| (*id, number, one.by_caller)));
    }
    messages.sort_unstable_by_key(|(id, _, _)| *id);
    let mut seen = HashSet::new();
    let mut steps = Vec::new();
    let mut before = None;
    for (id, transaction, requests_by_caller) in messages {
        let Some(captured) = capture.get(id) else {
            continue;
        };
        if !seen.insert((transaction, what(captured))) {
            continue;
        }
        let time = captured.framing.time.as_deref().and_then(micros);
        steps.push(Step {
            captured,
            by_caller: requests_by_caller == captured.parsed.message.is_request(),
            transaction,
            method: method(captured),
            cseq: cseq(captured),
            pause: time.zip(before).and_then(|(now, then): (i64, i64)| {
                u64::try_from(now.checked_sub(then)? / 1000).ok()
            }),
        });
        before = time;
    }
    steps
}
