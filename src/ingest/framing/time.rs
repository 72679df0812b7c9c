//! Times as logs write them, as RFC 3339 strings.

use crate::text::time::{MONTHS, date_time, days};

/// The first date with a time in `text`, as RFC 3339. Where the text names no zone the offset is
/// `-00:00`: unknown (RFC 3339 §4.3). A time without a date, or a date without a year, gives
/// nothing.
pub(super) fn find(text: &str) -> Option<String> {
    let read = |rest| numeric(rest).or_else(|| named_month(rest));
    starts(text).find_map(|rest| read(rest).or_else(|| digits_alone(rest)))
}

/// The same where the date is all numbers and the month stands first (`by_month`) or the day.
pub(super) fn find_numeric(text: &str, by_month: bool) -> Option<String> {
    starts(text).find_map(|rest| {
        let mut front = Front(rest);
        let first = front.number(1, 2)?;
        let sign = front.sign("-/.")?;
        let second = front.number(1, 2)?;
        front.sign(&sign.to_string())?;
        let year = front.number(4, 4)?;
        while front.sign(" T@-").is_some() {}
        let (month, day) = if by_month {
            (first, second)
        } else {
            (second, first)
        };
        Some(format!("{}T{}", date(year, month, day)?, front.clock()?))
    })
}

/// The same where nobody knows which of the two stands first: only what can be read in one way.
pub(super) fn find_either(text: &str) -> Option<String> {
    match (find_numeric(text, true), find_numeric(text, false)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The same where the year, and perhaps the zone, stand apart: `Jan 11 09:01:09`.
pub(super) fn with_year(text: &str, year: &str, zone: &str) -> Option<String> {
    starts(text).find_map(|rest| {
        let mut front = Front(rest);
        let month = front.month()?;
        while front.sign(" ").is_some() {}
        let day = front.number(1, 2)?;
        while front.sign(" ").is_some() {}
        let clock = front.clock()?;
        let zone = Front(zone).zone();
        let clock = clock.strip_suffix("-00:00").unwrap_or(&clock);
        let date = date(year.parse().ok()?, month, day)?;
        Some(format!("{date}T{clock}{zone}"))
    })
}

/// Seconds since 1970 with a fraction, or milliseconds where they are too many for seconds.
pub(super) fn of_epoch(text: &str) -> Option<String> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (seconds, fraction) = if len >= 13 {
        text.split_at_checked(10)?
    } else {
        (text.get(..len)?, text.get(len + 1..).unwrap_or_default())
    };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    let fraction = fraction.get(..digits.min(9))?;
    let seconds: i64 = seconds.parse().ok()?;
    let dot = if fraction.is_empty() { "" } else { "." };
    // Up to the year 2200.
    let fits = seconds < days(2200, 1, 1) * 86_400;
    fits.then(|| format!("{}{dot}{fraction}Z", date_time(seconds)))
}

/// A time of day alone, told by `clock`, with the date of `dated` where that is less than a minute
/// away: log lines of other kinds near by often tell it.
pub(super) fn on_date_of(clock: &str, dated: &str) -> Option<String> {
    let clock = Front(clock).clock()?;
    let (date, other) = dated.split_once('T')?;
    let seconds = |text: &str| {
        let mut front = Front(text);
        let hour = front.number(2, 2)?;
        front.sign(":")?;
        let minute = front.number(2, 2)?;
        front.sign(":")?;
        Some(hour * 3600 + minute * 60 + front.number(2, 2)?)
    };
    let near = seconds(&clock)?.abs_diff(seconds(other)?) < 60;
    let zone = other.get(other.len().checked_sub(6)?..);
    let zone = if other.ends_with('Z') { "Z" } else { zone? };
    let clock = clock.strip_suffix("-00:00").unwrap_or(&clock);
    near.then(|| format!("{date}T{clock}{zone}"))
}

/// The places in a text where a date may begin.
fn starts(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    (0..bytes.len().min(200)).filter_map(move |i| {
        let fresh = i == 0 || !bytes.get(i - 1)?.is_ascii_alphanumeric();
        text.get(i..).filter(|_| fresh)
    })
}

/// A reader of the front of a text.
struct Front<'t>(&'t str);

impl Front<'_> {
    /// A number of `from` to `to` digits.
    fn number(&mut self, from: usize, to: usize) -> Option<u32> {
        let len = self
            .0
            .bytes()
            .take(to)
            .take_while(u8::is_ascii_digit)
            .count();
        let (digits, rest) = self.0.split_at_checked(len).filter(|_| len >= from)?;
        self.0 = rest;
        digits.parse().ok()
    }

    /// One of these characters.
    fn sign(&mut self, signs: &str) -> Option<char> {
        let sign = self.0.chars().next().filter(|c| signs.contains(*c))?;
        self.0 = self.0.get(sign.len_utf8()..)?;
        Some(sign)
    }

    /// A month by its English name.
    fn month(&mut self) -> Option<u32> {
        let name = self.0.get(..3)?;
        let month = (1..).zip(MONTHS).find(|(_, m)| *m == name)?.0;
        self.0 = self.0.get(3..)?;
        Some(month)
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
        let named = rest.strip_prefix(" GMT").or(rest.strip_prefix(" UTC"));
        if rest.starts_with('Z') || named.is_some_and(|after| !after.starts_with(['+', '-'])) {
            return "Z".into();
        }
        let mut front = Front(named.unwrap_or(rest.strip_prefix(' ').unwrap_or(rest)));
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

/// `09202018 165651.572939`, the month first.
fn digits_alone(text: &str) -> Option<String> {
    let mut front = Front(text);
    let mut two = || front.number(2, 2);
    let (month, day) = (two()?, two()?);
    let date = date(front.number(4, 4)?, month, day)?;
    front.sign(" ")?;
    let mut two = || front.number(2, 2);
    let (hour, minute, second) = (two()?, two()?, two()?);
    let fraction = front.0.strip_prefix('.')?;
    let len = fraction.bytes().take(9).take_while(u8::is_ascii_digit);
    let fraction = fraction.get(..len.count()).filter(|f| !f.is_empty())?;
    (hour < 24 && minute < 60)
        .then(|| format!("{date}T{hour:02}:{minute:02}:{second:02}.{fraction}-00:00"))
}

/// `Jul 17, 2019 11:08:42.785139 UTC`, `Jul 17 2019 11:08:42`, `17 Jul 2019 11:08:42`,
/// `Jul 17 11:08:42 2019`, `2019 Jul 17 11:08:42`
fn named_month(text: &str) -> Option<String> {
    let mut front = Front(text);
    if let Some(year) = front.number(4, 4) {
        front.sign(" ")?;
        let month = front.month()?;
        front.sign(" ")?;
        while front.sign(" ").is_some() {}
        let day = front.number(1, 2)?;
        while front.sign(" ").is_some() {}
        return Some(format!("{}T{}", date(year, month, day)?, front.clock()?));
    }
    let mut day = front.number(1, 2);
    while day.is_some() && front.sign(" -/").is_some() {}
    let month = front.month()?;
    while front.sign(" -/").is_some() {}
    if day.is_none() {
        day = front.number(1, 2);
    }
    while front.sign(" ,").is_some() {}
    let Some(year) = front.number(4, 4) else {
        return clock_before_year(month, day?, &mut front);
    };
    while front.sign(" ").is_some() {}
    Some(format!("{}T{}", date(year, month, day?)?, front.clock()?))
}

/// The rest of `Jul 17 11:08:42 2019`.
fn clock_before_year(month: u32, day: u32, front: &mut Front<'_>) -> Option<String> {
    let clock = front.clock()?;
    while front.sign(" ").is_some() {}
    let year = front.number(4, 4)?;
    Some(format!("{}T{clock}", date(year, month, day)?))
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
            (
                "Thu May 24 2018 11:22:55 GMT+0530 (IST) | sip",
                Some("2018-05-24T11:22:55+05:30"),
            ),
            (
                "Fri, 08 Apr 2016 04:44:25 GMT",
                Some("2016-04-08T04:44:25Z"),
            ),
            (
                "Fri Feb 11 17:40:45 2022;h",
                Some("2022-02-11T17:40:45-00:00"),
            ),
            (
                "339 09202018 165651.570846:1.01",
                Some("2018-09-20T16:56:51.570846-00:00"),
            ),
            (
                "2024 Jan  5  07:15:24.613  [87]  0x156E",
                Some("2024-01-05T07:15:24.613-00:00"),
            ),
            ("14:41:44.404801 IP", None),
            ("Jan  5 10:26:12 host", None),
            ("10.2021-13-03 16:08:19", None),
            ("", None),
        ] {
            assert_eq!(find(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn times_that_need_help() {
        assert_eq!(
            find_numeric("01/18/2012-05:00:43.101.0000", true).as_deref(),
            Some("2012-01-18T05:00:43.101-00:00")
        );
        assert_eq!(
            find_numeric("19/10/2005 12:26:20:770", false).as_deref(),
            Some("2005-10-19T12:26:20.770-00:00")
        );
        assert_eq!(find_numeric("19/10/2005 12:26:20", true), None);
        assert!(find_either("19/10/2005 12:26:20").is_some());
        assert_eq!(find_either("05/01/2011 15:47:45.531"), None);
        assert_eq!(
            with_year("<167>Jan 11 09:01:09", "2022", "-04:00").as_deref(),
            Some("2022-01-11T09:01:09-04:00")
        );
        for (text, expected) in [
            ("0000000000", Some("1970-01-01T00:00:00Z")),
            ("951782400", Some("2000-02-29T00:00:00Z")),
            ("1278447293362", Some("2010-07-06T20:14:53.362Z")),
            ("1588854121.000123", Some("2020-05-07T12:22:01.000123Z")),
            ("99999999999", None),
        ] {
            assert_eq!(of_epoch(text).as_deref(), expected, "{text}");
        }
        for (clock, expected) in [
            ("20:07:57.8", Some("2021-06-03T20:07:57.8+01:00")),
            ("20:09:57.8", None),
        ] {
            let dated = "2021-06-03T20:08:20.1+01:00";
            assert_eq!(on_date_of(clock, dated).as_deref(), expected);
        }
    }
}
