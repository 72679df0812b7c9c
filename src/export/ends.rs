//! Between whom a message goes: as its framing says, else as its Via and its next hop say. Names
//! get addresses that are set aside for documentation.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use crate::{
    ingest::Captured,
    message::HeaderId,
    syntax::{host::HostPort, via::ViaParm},
};

/// Sender and receiver of one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub source: SocketAddr,
    pub destination: SocketAddr,
}

/// Gives every message its ends.
#[derive(Default)]
pub(super) struct Parties {
    /// Addresses given to names.
    names: HashMap<String, IpAddr>,
    /// Where the request with this branch and method went: its response comes from there.
    requests: HashMap<(Vec<u8>, Vec<u8>), SocketAddr>,
    /// Where a request with this branch went: a CANCEL goes the way of its INVITE.
    branches: HashMap<Vec<u8>, SocketAddr>,
}

impl Parties {
    /// The ends of the next message.
    pub(super) fn ends(&mut self, captured: &Captured) -> Ends {
        let (source, message) = (&captured.source, &captured.parsed.message);
        let via = message
            .typed(source, HeaderId::Via)
            .and_then(|v| v.via()?.first());
        let near = via.and_then(|v| self.via_address(captured, v));
        let far = self.far_end(captured, via);
        let unknown = |last| SocketAddr::new(Ipv4Addr::new(198, 51, 100, last).into(), 5060);
        let (near, far) = (near.unwrap_or(unknown(1)), far.unwrap_or(unknown(2)));
        let (from, to) = if message.is_request() {
            (near, far)
        } else {
            (far, near)
        };
        let framing = &captured.framing;
        let ends = Ends {
            source: framing
                .source
                .as_deref()
                .and_then(|a| self.named(a))
                .unwrap_or(from),
            destination: framing
                .destination
                .as_deref()
                .and_then(|a| self.named(a))
                .unwrap_or(to),
        };
        if let Some(key) = key(captured, via).filter(|_| message.is_request()) {
            self.branches.insert(key.0.clone(), ends.destination);
            self.requests.insert(key, ends.destination);
        }
        ends
    }

    /// Where a request goes, or where a response comes from.
    fn far_end(&mut self, captured: &Captured, via: Option<&ViaParm>) -> Option<SocketAddr> {
        let (source, message) = (&captured.source, &captured.parsed.message);
        if !message.is_request() {
            let key = key(captured, via)?;
            let known = self.requests.get(&key);
            return known.or_else(|| self.branches.get(&key.0)).copied();
        }
        let route = message
            .typed(source, HeaderId::Route)
            .and_then(|r| r.addresses());
        let route = route.and_then(|r| r.list().first()?.uri.as_ref()?.sip());
        let target = || message.request_uri()?.sip();
        Some(self.host_port(captured, route.or_else(target)?.host_port?))
    }

    /// Where responses to a Via go (RFC 3261 §18.2.2, RFC 3581 §4).
    fn via_address(&mut self, captured: &Captured, via: &ViaParm) -> Option<SocketAddr> {
        let source = &captured.source;
        let sent_by = self.host_port(captured, via.sent_by?);
        let text = |name| std::str::from_utf8(via.params.value(source, name)?).ok();
        let ip = text("received")
            .and_then(|r| r.parse().ok())
            .unwrap_or(sent_by.ip());
        let port = text("rport")
            .and_then(|p| p.parse().ok())
            .unwrap_or(sent_by.port());
        Some(SocketAddr::new(ip, port))
    }

    fn host_port(&mut self, captured: &Captured, at: HostPort) -> SocketAddr {
        let host = String::from_utf8_lossy(captured.source.get(at.host.span)).into_owned();
        let port = at
            .port
            .and_then(|p| u16::try_from(p.value?).ok())
            .unwrap_or(5060);
        SocketAddr::new(self.address(&host), port)
    }

    /// `address:port`, or `name:port`.
    fn named(&mut self, text: &str) -> Option<SocketAddr> {
        if let Ok(address) = text.parse() {
            return Some(address);
        }
        let (host, port) = text.rsplit_once(':')?;
        Some(SocketAddr::new(self.address(host), port.parse().ok()?))
    }

    /// The host's own address, or one of 192.0.2.0/24 (RFC 5737) for a name.
    fn address(&mut self, host: &str) -> IpAddr {
        if let Ok(address) = host.trim_matches(['[', ']']).parse() {
            return address;
        }
        let next = u8::try_from(self.names.len() % 253 + 1).unwrap_or(254);
        let given = self.names.entry(host.to_ascii_lowercase());
        *given.or_insert(Ipv4Addr::new(192, 0, 2, next).into())
    }
}

/// What ties a response to its request: the top Via's branch, and the method of `CSeq`.
fn key(captured: &Captured, via: Option<&ViaParm>) -> Option<(Vec<u8>, Vec<u8>)> {
    let source = &captured.source;
    let branch = via?.params.value(source, "branch")?;
    let method = captured.parsed.message.method(source)?;
    Some((branch.to_vec(), source.get(method).to_vec()))
}
