//! Addresses for those between whom messages go: a capture of packets has no names. Names get addresses that are set
//! aside for documentation.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use crate::trace;

/// The port where none is named (RFC 3261 §19.1.2).
const PORT: u16 = 5060;

/// Sender and receiver of one message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub source: SocketAddr,
    pub destination: SocketAddr,
}

/// The addresses given to names.
#[derive(Default)]
pub(super) struct Parties(HashMap<String, IpAddr>);

impl Parties {
    /// The ends of a message as addresses; those that nothing is known of are two as well (RFC 5737).
    pub(super) fn ends(&mut self, ends: &trace::Ends) -> Ends {
        let unknown = |last| SocketAddr::new(Ipv4Addr::new(198, 51, 100, last).into(), PORT);
        let mut known = |end: &Option<String>| end.as_deref().map(|name| self.socket(name));
        Ends {
            source: known(&ends.from).unwrap_or(unknown(1)),
            destination: known(&ends.to).unwrap_or(unknown(2)),
        }
    }

    /// `host:port`, or `host` alone.
    fn socket(&mut self, name: &str) -> SocketAddr {
        if let Ok(address) = name.parse() {
            return address;
        }
        let port = name.rsplit_once(':').filter(|(host, _)| {
            // Of an IPv6 address without brackets the end is no port.
            host.ends_with(']') || !host.contains(':')
        });
        let port = port.and_then(|(host, port)| Some((host, port.trim().parse().ok()?)));
        let (host, port) = port.unwrap_or((name, PORT));
        SocketAddr::new(self.address(host.trim()), port)
    }

    /// The host's own address, or one of 192.0.2.0/24 (RFC 5737) for a name.
    fn address(&mut self, host: &str) -> IpAddr {
        if let Ok(address) = host.trim_matches(['[', ']']).parse() {
            return address;
        }
        let next = u8::try_from(self.0.len() % 253 + 1).unwrap_or(254);
        let given = self.0.entry(host.to_owned());
        *given.or_insert(Ipv4Addr::new(192, 0, 2, next).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_addresses() {
        let mut parties = Parties::default();
        let cases = [
            ("192.0.2.9", "192.0.2.9:5060"),
            ("192.0.2.9:5061", "192.0.2.9:5061"),
            ("[2001:db8::1]", "[2001:db8::1]:5060"),
            ("[2001:db8::1]:5070", "[2001:db8::1]:5070"),
            ("2001:db8::1", "[2001:db8::1]:5060"),
            ("a.example", "192.0.2.1:5060"),
            ("b.example:5070", "192.0.2.2:5070"),
            ("a.example:5062", "192.0.2.1:5062"),
        ];
        for (name, address) in cases {
            let ends = trace::Ends {
                from: Some(name.to_owned()),
                to: None,
            };
            let ends = parties.ends(&ends);
            assert_eq!(ends.source.to_string(), address);
            assert_eq!(ends.destination.to_string(), "198.51.100.2:5060");
        }
    }
}
