//! HEP version 3, by which HOMER's agents report packets: chunks of vendor, type, length and data.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::Time;

/// What a report says.
pub(super) struct Report<'a> {
    pub time: Option<Time>,
    pub source: SocketAddr,
    pub destination: SocketAddr,
    pub transport: &'static str,
    pub payload: &'a [u8],
}

/// Reads a report; `None` for anything else.
pub(super) fn open(data: &[u8]) -> Option<Report<'_>> {
    let total = u16::from_be_bytes(data.get(4..6)?.try_into().ok()?);
    let mut rest = data
        .strip_prefix(b"HEP3")?
        .get(2..usize::from(total).checked_sub(4)?)?;
    let (mut ips, mut ports, mut clock) = ([None; 2], [None; 2], [None; 2]);
    let (mut transport, mut payload) = ("UDP", None);
    while let Some(kind) = number(rest.get(2..4)) {
        let len = usize::try_from(number(rest.get(4..6))?).ok()?;
        let value = rest.get(6..len)?;
        match kind {
            2 if value == [6] => transport = "TCP",
            2 if value == [132] => transport = "SCTP",
            // Source and destination, IPv4 then IPv6.
            3 | 5 => ips[0] = address(value),
            4 | 6 => ips[1] = address(value),
            7 => ports[0] = number(Some(value)),
            8 => ports[1] = number(Some(value)),
            9 => clock[0] = number(Some(value)),
            10 => clock[1] = number(Some(value)),
            15 => payload = Some(value),
            _ => {}
        }
        rest = rest.get(len..)?;
    }
    let end = |ip: Option<IpAddr>, port: Option<u32>| {
        Some(SocketAddr::new(ip?, u16::try_from(port?).ok()?))
    };
    let [seconds, micros] = clock;
    Some(Report {
        time: seconds.map(|s| Time {
            seconds: s.into(),
            nanos: micros.unwrap_or_default().saturating_mul(1000),
        }),
        source: end(ips[0], ports[0])?,
        destination: end(ips[1], ports[1])?,
        transport,
        payload: payload?,
    })
}

fn number(bytes: Option<&[u8]>) -> Option<u32> {
    let bytes = bytes.filter(|b| b.len() <= 4)?;
    Some(bytes.iter().fold(0, |n, b| n << 8 | u32::from(*b)))
}

fn address(value: &[u8]) -> Option<IpAddr> {
    match value.len() {
        4 => Some(Ipv4Addr::from(<[u8; 4]>::try_from(value).ok()?).into()),
        _ => Some(Ipv6Addr::from(<[u8; 16]>::try_from(value).ok()?).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_read() {
        let mut chunks = Vec::new();
        let all: [(u8, &[u8]); 7] = [
            (3, &[192, 0, 2, 1]),
            (4, &[192, 0, 2, 2]),
            (7, &[0x13, 0xc4]),
            (8, &[0x13, 0xc5]),
            (9, &[0, 0, 0, 7]),
            (10, &[0, 0, 0, 9]),
            (15, b"hello"),
        ];
        for (kind, value) in all {
            chunks.extend([0, 0, 0, kind, 0, u8::try_from(value.len() + 6).unwrap()]);
            chunks.extend(value);
        }
        let mut packet = b"HEP3".to_vec();
        packet.extend(u16::try_from(chunks.len() + 6).unwrap().to_be_bytes());
        packet.extend(chunks);
        let report = open(&packet).unwrap();
        assert_eq!(report.payload, b"hello");
        assert_eq!(report.source.to_string(), "192.0.2.1:5060");
        assert_eq!(report.destination.to_string(), "192.0.2.2:5061");
        assert_eq!(
            report.time,
            Some(Time {
                seconds: 7,
                nanos: 9000
            })
        );
        assert!(open(b"HEP3\0\xff").is_none());
    }
}
