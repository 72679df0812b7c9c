//! Calls become records.

use super::{relations::millis, v1};
use crate::{
    Inspection,
    explain::story::{self, Role, Told},
    ingest::MessageId,
    syntax::sdp::Direction,
    trace::{
        Agreement, Call, CallKind, CallState, Confidence, Exchange, Leg, MediaSide, Order, Reason,
    },
};

impl Inspection {
    /// Every call.
    pub(super) fn calls(&self) -> Vec<v1::Call> {
        let trace = self.trace();
        let mut legs: Vec<Vec<v1::Leg>> = vec![Vec::new(); trace.calls.len()];
        for leg in &trace.legs {
            for (of, record) in both(leg) {
                if let Some(list) = legs.get_mut(of as usize) {
                    list.push(record);
                }
            }
        }
        let calls = trace.calls.iter().zip(legs).zip(0..);
        calls
            .map(|((call, legs), id)| self.call(id, call, legs))
            .collect()
    }

    fn call(&self, id: u32, call: &Call, legs: Vec<v1::Leg>) -> v1::Call {
        let trace = self.trace();
        let capture = self.capture();
        let story = story::tell(
            Told {
                capture,
                trace,
                secrets: self.secrets(),
            },
            call,
        );
        let first = call.messages.first().and_then(|m| capture.get(*m));
        v1::Call {
            id,
            kind: call.kind.into(),
            state: call.state.into(),
            parties: story.parties.iter().map(party).collect(),
            call_ids: call.call_ids.clone(),
            messages: numbers(&call.messages),
            transactions: call.transactions.clone(),
            dialogs: call.dialogs.clone(),
            summary: story.text(),
            story: story.events.iter().map(event).collect(),
            cause: story.cause.as_ref().map(event),
            time: first.and_then(|m| m.framing.time.clone()),
            timings: timings(call, &trace.order),
            media: trace
                .exchanges_of(&call.transactions)
                .filter(|e| e.primary)
                .map(exchange)
                .collect(),
            legs,
        }
    }
}

fn numbers(ids: &[MessageId]) -> Vec<u32> {
    ids.iter().map(|m| m.0).collect()
}

fn party(party: &story::Party) -> v1::Party {
    v1::Party {
        role: match party.role {
            Role::Caller => v1::PartyRole::Caller,
            Role::Callee => v1::PartyRole::Callee,
            Role::Registrant => v1::PartyRole::Registrant,
        },
        name: party.name.clone(),
        uri: party.uri.clone(),
    }
}

fn event(event: &story::Event) -> v1::Event {
    v1::Event {
        text: event.text.clone(),
        messages: numbers(&event.messages),
    }
}

fn timings(call: &Call, order: &Order) -> v1::Timings {
    let m = &call.milestones;
    let between =
        |from: Option<MessageId>, to: Option<MessageId>| millis(order.between(from?, to?)?);
    let session = call.kind == CallKind::Session;
    let registration = call.kind == CallKind::Registration;
    // What asks for credentials or another way is no failure (RFC 6076 §4.3.2).
    let refused = m.refused.filter(|_| call.state == CallState::Failed);
    let first_response = m.progress.or(m.answered).or(refused);
    v1::Timings {
        request_delay_ms: between(m.first_asked, first_response).filter(|_| session),
        setup_ms: between(m.first_asked, m.answered).filter(|_| session),
        ring_ms: between(m.ringing, m.answered.or(m.cancelled).or(m.refused)),
        duration_ms: between(m.answered, m.ended).filter(|_| session),
        disconnect_delay_ms: between(m.ended, m.ended_accepted).filter(|_| session),
        registration_delay_ms: between(m.first_asked, m.answered).filter(|_| registration),
        retransmissions: call.retransmissions,
    }
}

fn exchange(exchange: &Exchange) -> v1::Exchange {
    v1::Exchange {
        offer: exchange.offer.0,
        answer: exchange.answer.map(|m| m.0),
        preview: exchange.preview,
        refused: exchange.refused,
        media: exchange.media.iter().map(media_line).collect(),
    }
}

fn media_line(media: &Agreement) -> v1::MediaLine {
    let either = media.offered.as_ref().or(media.answered.as_ref());
    let (to_answerer, to_offerer) = media.flows();
    v1::MediaLine {
        kind: either.map(|s| s.kind.clone()).unwrap_or_default(),
        offered: media.offered.as_ref().map(side),
        answered: media.answered.as_ref().map(side),
        agreed: media.agreed.iter().map(|c| c.name.clone()).collect(),
        live: media.is_live(),
        to_answerer,
        to_offerer,
        hold: media.offered.as_ref().is_some_and(MediaSide::holds),
        obstacle: media.obstacle().map(|o| o.text().to_owned()),
    }
}

fn side(side: &MediaSide) -> v1::MediaSide {
    let address = &side.address;
    v1::MediaSide {
        address: if address.contains(':') {
            format!("[{address}]:{}", side.port)
        } else {
            format!("{address}:{}", side.port)
        },
        port: u32::try_from(side.port).unwrap_or(u32::MAX),
        proto: side.proto.clone(),
        direction: match side.direction {
            Direction::SendRecv => v1::MediaDirection::Sendrecv,
            Direction::SendOnly => v1::MediaDirection::Sendonly,
            Direction::RecvOnly => v1::MediaDirection::Recvonly,
            Direction::Inactive => v1::MediaDirection::Inactive,
        },
        codecs: side.codecs.iter().map(|c| c.name.clone()).collect(),
    }
}

/// A pair of legs as each of them sees it.
fn both(leg: &Leg) -> [(u32, v1::Leg); 2] {
    let record = |call, evidence: [MessageId; 2]| v1::Leg {
        call,
        reason: leg.reason.into(),
        confidence: leg.confidence.into(),
        evidence: numbers(&evidence),
    };
    let (a, b) = leg.evidence;
    [
        (leg.call, record(leg.other, [a, b])),
        (leg.other, record(leg.call, [b, a])),
    ]
}

impl From<CallKind> for v1::CallKind {
    fn from(kind: CallKind) -> Self {
        match kind {
            CallKind::Session => Self::Session,
            CallKind::Registration => Self::Registration,
            CallKind::Subscription => Self::Subscription,
            CallKind::Other => Self::Other,
        }
    }
}

impl From<CallState> for v1::CallState {
    fn from(state: CallState) -> Self {
        match state {
            CallState::Trying => Self::Trying,
            CallState::Ringing => Self::Ringing,
            CallState::Challenged => Self::Challenged,
            CallState::Redirected => Self::Redirected,
            CallState::Established => Self::Established,
            CallState::Ended => Self::Ended,
            CallState::Cancelled => Self::Cancelled,
            CallState::Failed => Self::Failed,
            CallState::Unknown => Self::Unknown,
        }
    }
}

impl From<Reason> for v1::LegReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Replaces => Self::Replaces,
            Reason::Referred => Self::Referred,
            Reason::SessionId => Self::SessionId,
            Reason::CallIdInField => Self::CallIdInField,
            Reason::Origin => Self::Origin,
            Reason::NumbersAndTime => Self::NumbersAndTime,
        }
    }
}

impl From<Confidence> for v1::Confidence {
    fn from(confidence: Confidence) -> Self {
        match confidence {
            Confidence::Possible => Self::Possible,
            Confidence::Likely => Self::Likely,
            Confidence::Certain => Self::Certain,
        }
    }
}
