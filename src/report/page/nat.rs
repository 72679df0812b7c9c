//! Ends that are one although they have two addresses: what stands behind a translation of addresses (NAT).

use super::{
    End, Row,
    ends::{host, tidy},
};
use crate::{
    Inspection,
    ingest::{Captured, MessageId},
    message::HeaderId,
    report::messages::value_of,
    syntax::{host::private, via::ViaParm},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    net::IpAddr,
};

/// Notes at an end seen from outside which end it is from inside. Told by Via, whose `received` and `rport` are where
/// the sender was seen and whose sent-by is where it believes to be (RFC 3261 §18.2.1, RFC 3581 §4); by a request's
/// own sender; and by the same request of the same program seen at a private and at a public address.
pub(super) fn tell(
    inspection: &Inspection,
    rows: &[Row],
    numbers: &HashMap<String, u32>,
    ends: &mut [End],
) {
    let mut pairs = BTreeSet::new();
    for captured in &inspection.capture().messages {
        pairs.extend(by_via(captured));
    }
    pairs.extend(twins(inspection, rows, ends));
    for (inner, outer) in certain(&pairs) {
        let (Some(inner), Some(outer)) = (numbers.get(inner), numbers.get(outer)) else {
            continue;
        };
        if let Some(end) = ends.get_mut(*outer as usize) {
            end.same_as = Some(*inner);
        }
    }
}

/// Inner and outer names: of each Via, and of the sender that the framing tells.
fn by_via(captured: &Captured) -> Vec<(String, String)> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let vias = message.read(source, HeaderId::Via);
    let vias = vias.as_ref().and_then(|v| v.via()).unwrap_or_default();
    let framed = captured.framing.source.as_deref();
    let framed = framed.filter(|_| message.is_request());
    let sender = vias.first().and_then(|via| sent_by(captured, via));
    let framed = sender.zip(framed.map(tidy));
    let told = vias.iter().filter_map(|via| {
        let inner = sent_by(captured, via)?;
        let outer = seen_at(captured, via, &inner)?;
        Some((inner, outer))
    });
    let pairs = told.chain(framed);
    pairs.filter(|(inner, outer)| inner != outer).collect()
}

fn sent_by(captured: &Captured, via: &ViaParm) -> Option<String> {
    Some(tidy(&captured.source.text(via.sent_by?.span)))
}

/// Where responses go: `received` for the host, and `rport` for the port (RFC 3261 §18.2.2, RFC 3581 §4).
fn seen_at(captured: &Captured, via: &ViaParm, inner: &str) -> Option<String> {
    let text = |name| {
        let value = via.params.value(&captured.source, name)?;
        std::str::from_utf8(value).ok().filter(|v| !v.is_empty())
    };
    let (received, rport) = (text("received"), text("rport"));
    received.or(rport)?;
    let own = host(inner);
    let port = inner.get(own.len()..).unwrap_or_default();
    let address = received.unwrap_or(own);
    let bare = address.contains(':') && !address.starts_with('[');
    let address = if bare {
        format!("[{address}]")
    } else {
        address.to_owned()
    };
    Some(match rport {
        Some(rport) => tidy(&format!("{address}:{rport}")),
        None => tidy(&format!("{address}{port}")),
    })
}

/// What makes two sights of a request one: a translation changes addresses, and none of these.
type Sight = (Vec<u8>, String, String, String);

/// The private and the public end of requests that were seen at both.
fn twins(inspection: &Inspection, rows: &[Row], ends: &[End]) -> Vec<(String, String)> {
    let mut seen: HashMap<Sight, BTreeSet<&str>> = HashMap::new();
    for row in rows.iter().filter(|row| row.status.is_none()) {
        let captured = inspection.capture().get(MessageId(row.id));
        let end = ends.get(row.ends.0 as usize);
        if let (Some(sight), Some(end)) = (captured.and_then(sight), end) {
            seen.entry(sight).or_default().insert(&end.name);
        }
    }
    let pair = |names: BTreeSet<&str>| {
        let (inside, outside): (Vec<&str>, Vec<&str>) =
            names.into_iter().partition(|name| is_private(name));
        match (inside.as_slice(), outside.as_slice()) {
            ([inner], [outer]) if is_address(outer) => {
                Some(((*inner).to_owned(), (*outer).to_owned()))
            }
            _ => None,
        }
    };
    seen.into_values().filter_map(pair).collect()
}

fn sight(captured: &Captured) -> Option<Sight> {
    let (source, message) = (&captured.source, &captured.parsed.message);
    let vias = message.read(source, HeaderId::Via)?;
    let [via] = vias.via()? else { return None };
    let value = |id| value_of(message, source, id);
    Some((
        via.params.value(source, "branch")?.to_vec(),
        value(HeaderId::CallId)?,
        value(HeaderId::CSeq)?,
        value(HeaderId::UserAgent)?,
    ))
}

/// The pairs that nothing speaks against: an outer end has one inner, and an inner is at one host outside.
fn certain(pairs: &BTreeSet<(String, String)>) -> impl Iterator<Item = (&str, &str)> {
    let mut inners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut hosts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (inner, outer) in pairs {
        inners.entry(outer).or_default().insert(inner);
        hosts.entry(inner).or_default().insert(host(outer));
    }
    let one = |set: Option<&BTreeSet<&str>>| set.is_some_and(|set| set.len() == 1);
    pairs
        .iter()
        .map(|(inner, outer)| (inner.as_str(), outer.as_str()))
        .filter(move |(inner, outer)| one(inners.get(outer)) && one(hosts.get(inner)))
}

fn address(name: &str) -> Option<IpAddr> {
    host(name).trim_matches(['[', ']']).parse().ok()
}

fn is_address(name: &str) -> bool {
    address(name).is_some()
}

/// Whether a name is an address that the Internet does not route.
fn is_private(name: &str) -> bool {
    address(name).and_then(private).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{Options, inspect, report::page::overview, text::Document};

    /// `outer = inner` of every end that is another.
    fn same(text: &str) -> Vec<String> {
        let document = Document::new(text.as_bytes().to_vec());
        let inspection = inspect(document.bytes(), &Options::default());
        let ends = overview(&inspection, &document).ends;
        let told = ends.iter().filter_map(|end| {
            let inner = ends.get(end.same_as? as usize)?;
            Some(format!("{} = {}", end.name, inner.name))
        });
        told.collect()
    }

    fn message(start: &str, via: &str, number: u32) -> String {
        let method = start.split(' ').next().unwrap_or_default();
        let method = if method == "SIP/2.0" { "INFO" } else { method };
        format!(
            "{start}\r\nVia: SIP/2.0/UDP {via};branch=z9hG4bK{number}\r\nFrom: <sip:a@a.example>;tag=1\r\n\
             To: <sip:b@b.example>;tag=2\r\nCall-ID: c{number}\r\nCSeq: {number} {method}\r\nUser-Agent: Phone\r\n\r\n"
        )
    }

    #[test]
    fn via_tells_what_is_behind_a_nat() {
        let to_b = "INFO sip:b@b.example SIP/2.0";
        let back = "INFO sip:a@203.0.113.7:4711 SIP/2.0";
        let inside = "10.0.0.5;rport=4711;received=203.0.113.7";
        let cases: [(&[(&str, &str)], &[&str]); 5] = [
            (
                &[(to_b, inside), (back, "b.example")],
                &["203.0.113.7:4711 = 10.0.0.5"],
            ),
            // Nothing translated, or nothing else seen.
            (&[(to_b, "10.0.0.5;rport"), (back, "b.example")], &[]),
            // Two at one address and port: neither is told.
            (
                &[
                    (to_b, inside),
                    (to_b, "10.0.0.6;rport=4711;received=203.0.113.7"),
                    (back, "b.example"),
                ],
                &[],
            ),
            // One address in two networks.
            (
                &[
                    (to_b, inside),
                    (to_b, "10.0.0.5;rport=4711;received=198.51.100.1"),
                    (back, "b.example"),
                ],
                &[],
            ),
            // A name, and an address without port.
            (
                &[
                    (to_b, "a.example:5070;received=2001:db8::1"),
                    ("INFO sip:a@[2001:db8::1]:5070 SIP/2.0", "b.example"),
                ],
                &["[2001:db8::1]:5070 = a.example:5070"],
            ),
        ];
        for (messages, expected) in cases {
            let texts = messages.iter().zip(1_u32..);
            let text: String = texts.map(|((s, v), n)| message(s, v, n)).collect();
            assert_eq!(same(&text), expected, "{text}");
        }
    }

    #[test]
    fn one_request_at_a_private_and_a_public_address() {
        let register = "REGISTER sip:b.example SIP/2.0";
        let seen = |first: &str, second: &str, number: u32| {
            message(register, first, 1) + &message(register, second, number)
        };
        let inner = "192.168.1.2:5060";
        assert_eq!(
            same(&seen(inner, "203.0.113.7:4711", 1)),
            ["203.0.113.7:4711 = 192.168.1.2"]
        );
        assert!(same(&seen(inner, "203.0.113.7:4711", 2)).is_empty());
        assert!(same(&seen(inner, "10.0.0.1", 1)).is_empty());
    }
}
