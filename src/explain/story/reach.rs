//! Media that may never arrive: a side asks for them at an address that the other cannot reach.

use std::{
    collections::HashSet,
    net::{IpAddr, SocketAddr},
};

use super::{Teller, names};
use crate::{
    ingest::{Captured, MessageId},
    message::HeaderId,
    syntax::host::{HostKind, is_public, private},
    trace::{Agreement, Exchange, MediaSide},
};

/// Nobody talks for so many microseconds to a side that is not heard.
const HEARD: i64 = 60_000_000;

impl Teller<'_> {
    /// Why one side may have heard nothing: it asks for media at a private address and is seen at a public one, and
    /// the other side is outside. A call that lasted is left alone, and one whose addresses are rewritten on the way.
    pub(super) fn unreachable(&self) -> Option<(String, Vec<MessageId>)> {
        let (trace, m) = (self.told.trace, &self.call.milestones);
        let ends = m.answered.zip(m.ended);
        let lasted = ends.and_then(|(from, to)| trace.order.between(from, to));
        if lasted.is_some_and(|time| time > HEARD) {
            return None;
        }
        let sides = || {
            let exchanges = trace.exchanges_of(&self.call.transactions);
            let accepted = exchanges.filter(|e| !e.refused && !e.preview && e.answer.is_some());
            accepted.flat_map(|e| [(e, true), (e, false)])
        };
        let key = |e: &Exchange, offerer| (trace.origin(e.transaction), offerer);
        let rewritten: HashSet<_> = sides()
            .filter(|(e, offerer)| !e.primary && self.hidden(e, *offerer).is_none())
            .map(|(e, offerer)| key(e, offerer))
            .collect();
        let mut first = sides().filter(|(e, o)| e.primary && !rewritten.contains(&key(e, *o)));
        first.find_map(|(e, offerer)| self.hidden(e, offerer))
    }

    /// What is said of one side of an exchange, where it stands behind a NAT for the other and asks for media inside.
    fn hidden(&self, exchange: &Exchange, offerer: bool) -> Option<(String, Vec<MessageId>)> {
        let mut media = exchange.media.iter().filter(|m| m.is_live());
        let (kind, inner, rfc) = media.find_map(|m| inside(m, offerer))?;
        let answer = exchange.answer?;
        let message = if offerer { exchange.offer } else { answer };
        let seen = self.seen_outside(message)?;
        let (from, to) = names::from_and_to(self.told, message);
        let request = self.captured(message)?.parsed.message.is_request();
        let who = if request { from } else { to };
        let text = format!(
            "If one side heard nothing: {who} asks for {kind} at {inner}, a private address (RFC {rfc}), and {seen}. What is sent to that address from outside is lost, unless the other side, or a relay, answers to where media come from"
        );
        Some((text, vec![exchange.offer, answer]))
    }

    /// How the sender of a message shows at a public address.
    fn seen_outside(&self, id: MessageId) -> Option<String> {
        let captured = self.captured(id)?;
        if let Some(address) = framed(captured) {
            return Some(format!("its message came from {address}"));
        }
        if let Some(address) = contact(captured) {
            return Some(format!("its Contact is at {address}"));
        }
        let request = captured.parsed.message.is_request();
        let all = &self.told.trace.transaction_of(id)?.messages;
        let mut all = all.iter().filter_map(|id| self.captured(*id));
        let address = all.find_map(received).filter(|_| request)?;
        Some(format!("the next hop saw it at {address} (`received`)"))
    }
}

/// The kind of a stream that a side takes at a private address, while the other is at a public one; the address, and
/// the RFC that keeps it private.
fn inside(media: &Agreement, offerer: bool) -> Option<(&str, IpAddr, u16)> {
    let (there, back) = media.flows();
    let (own, other, takes) = if offerer {
        (&media.offered, &media.answered, back)
    } else {
        (&media.answered, &media.offered, there)
    };
    let (own, other) = (own.as_ref()?, other.as_ref()?);
    let at = |side: &MediaSide| side.address.parse::<IpAddr>().ok();
    let inner = at(own).filter(|_| takes && !own.ice)?;
    at(other).filter(|other| is_public(*other))?;
    Some((&own.kind, inner, private(inner)?))
}

/// The public address that a packet came from.
fn framed(captured: &Captured) -> Option<IpAddr> {
    let source = captured.framing.source.as_deref()?;
    let socket = source.parse::<SocketAddr>().map(|s| s.ip());
    let address = socket.or_else(|_| source.parse()).ok();
    address.filter(|address| is_public(*address))
}

/// The public address of a Contact.
fn contact(captured: &Captured) -> Option<IpAddr> {
    let value = captured
        .parsed
        .message
        .read(&captured.source, HeaderId::Contact)?;
    let uri = value.name_addrs().first()?.uri.as_ref()?;
    let address = match uri.sip()?.host_port?.host.kind {
        HostKind::V4(address) => address.into(),
        HostKind::V6(address) => address.into(),
        HostKind::Name | HostKind::Malformed => return None,
    };
    Some(address).filter(|address| is_public(*address))
}

/// The public address that the first hop saw the sender of a request at (RFC 3261 §18.2.1).
fn received(captured: &Captured) -> Option<IpAddr> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let vias = message.fields(HeaderId::Via).last()?;
    let value = vias.read(source).value?;
    let via = value.via()?.last()?;
    let address = std::str::from_utf8(via.params.value(source, "received")?);
    let address = address.ok()?.trim_matches(['[', ']']).parse().ok();
    address.filter(|address| is_public(*address))
}
