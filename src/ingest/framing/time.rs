//! Times as logs write them, as RFC 3339 strings.

/// The first date with a time in `text`, as RFC 3339. Where the text names no zone the offset is
/// `-00:00`: unknown (RFC 3339 §4.3). A time without a date, or a date without a year, gives
/// nothing.
pub(super) fn find(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    (0..bytes.len().min(200)).find_map(|i| {
        let fresh = i == 0 || !bytes.get(i - 1)?.is_ascii_alphanumeric();
        let rest = text.get(i..).filter(|_| fresh)?;
        numeric(rest).or_else(|| named_month(rest))
    })
}

/// A reader of the front of a text.
struct Front<'t>(&'t str);

impl<'t> Front<'t> {
    /// A number of `from` to `to` digits.
    fn number(&mut self, from: usize, to: usize) -> Option<u32> {
        let len = self
            .0
            .bytes()
            .take(to)
            .take_while(u8::is_ascii_digit)
            .count();
        let (digits, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        (len >= from).then(|| digits.parse().ok())?
    }

    /// One of these characters.
    fn sign(&mut self, signs: &str) -> Option<char> {
        let sign = self.0.chars().next().filter(|c| signs.contains(*c))?;
        self.0 = self.0.get(sign.len_utf8()..)?;
        Some(sign)
    }

    /// `12:34:56` with a fraction and a zone, as RFC 3339 writes it.
    fn clock(&mut self) -> Option<String> {
        let hour = self.number(1, 2).filter(|h| *h < 24)?;
        self.sign(":")?;
        let minute = self.number(2, 2).filter(|m| *m < 60)?;
        self.sign(":")?;
        let second = self.number(2, 2).filter(|s| *s < 61)?;
        let mut text = format!("{hour:02}:{minute:02}:{second:02}");
        let fraction = self.0.strip_prefix(['.', ',', ':']).unwrap_or_default();
        let len = fraction
            .bytes()
            .take(9)
            .take_while(u8::is_ascii_digit)
            .count();
        if let Some(digits) = fraction.get(..len).filter(|d| !d.is_empty()) {
            text = format!("{text}.{digits}");
            self.0 = fraction.get(len..)?;
        }
        Some(text + &self.zone())
    }

    /// `Z`, `+01:00`, `+0100`; `-00:00` where there is none.
    fn zone(&mut self) -> String {
        let unknown = || "-00:00".to_owned();
        let rest = self.0;
        if rest.starts_with('Z') || rest.starts_with(" UTC") || rest.starts_with(" GMT") {
            return "Z".into();
        }
        let mut front = Front(rest.strip_prefix(' ').unwrap_or(rest));
        let Some(sign) = front.sign("+-") else {
            return unknown();
        };
        let hours = front.number(2, 2);
        let _ = front.sign(":");
        match (hours, front.number(2, 2)) {
            (Some(h), Some(m)) if h < 24 && m < 60 => format!("{sign}{h:02}:{m:02}"),
            _ => unknown(),
        }
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<String> {
    let fits = (1970..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// `2021-06-03 16:08:19`, `2026/01/02T12:34:56.1Z`, `20180712044943.940442`
fn numeric(text: &str) -> Option<String> {
    let mut front = Front(text);
    let year = front.number(4, 4)?;
    let Some(sign) = front.sign("-/.") else {
        return compact(year, front);
    };
    let month = front.number(1, 2)?;
    front.sign(&sign.to_string())?;
    let day = front.number(1, 2)?;
    while front.sign(" T@-").is_some() {}
    Some(format!("{}T{}", date(year, month, day)?, front.clock()?))
}

/// `20180712044943.940442`, its year already read.
fn compact(year: u32, mut front: Front<'_>) -> Option<String> {
    let mut two = || front.number(2, 2);
    let date = date(year, two()?, two()?)?;
    let (hour, minute, second) = (two()?, two()?, two()?);
    let fraction = front.0.strip_prefix('.')?;
    let len = fraction
        .bytes()
        .take(9)
        .take_while(u8::is_ascii_digit)
        .count();
    let clock = format!("{hour:02}:{minute:02}:{second:02}.{}", fraction.get(..len)?);
    (len > 0 && hour < 24 && minute < 60).then(|| format!("{date}T{clock}-00:00"))
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `Jul 17, 2019 11:08:42.785139 UTC`, `Jul 17 2019 11:08:42`
fn named_month(text: &str) -> Option<String> {
    let name = text.get(..3)?;
    let month = (1..).zip(MONTHS).find(|(_, m)| *m == name)?.0;
    let mut front = Front(text.get(3..)?);
    while front.sign(" ").is_some() {}
    let day = front.number(1, 2)?;
    while front.sign(" ,").is_some() {}
    let year = front.number(4, 4)?;
    while front.sign(" ").is_some() {}
    Some(format!("{}T{}", date(year, month, day)?, front.clock()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_logs() {
        for (text, expected) in [
            (
                "[2021-06-03 16:08:19] VERBOSE[1]",
                Some("2021-06-03T16:08:19-00:00"),
            ),
            (
                "2026/01/02 12:34:56.123456 a",
                Some("2026-01-02T12:34:56.123456-00:00"),
            ),
            ("2020-10-01T12:00:00Z", Some("2020-10-01T12:00:00Z")),
            (
                "2017-03-01T09:05:01+01:00 tvcs",
                Some("2017-03-01T09:05:01+01:00"),
            ),
            (
                "2010.06.02 14:07:03:121 EDT",
                Some("2010-06-02T14:07:03.121-00:00"),
            ),
            (
                "20180712044943.940442 <sip",
                Some("2018-07-12T04:49:43.940442-00:00"),
            ),
            (
                "Arrival Time: Jul  7, 2019 11:08:42.785 UTC",
                Some("2019-07-07T11:08:42.785Z"),
            ),
            ("14:41:44.404801 IP", None),
            ("Jan  5 10:26:12 host", None),
            ("10.2021-13-03 16:08:19", None),
            ("", None),
        ] {
            assert_eq!(find(text).as_deref(), expected, "{text}");
        }
    }
}
