//! Dates (RFC 3261 §20.17, §25.1; RFC 1123 §5.2.14).

use nom::{
    Parser,
    bytes::complete::{tag, take_while_m_n},
    character::complete::satisfy,
    combinator::{map_opt, recognize},
    multi::many0_count,
    sequence::{preceded, terminated},
};

use super::{
    FaultKind, Faults, SyntaxFault, Text,
    input::{Read, is_space},
};
use crate::text::{
    Span,
    time::{MONTHS, WEEKDAYS, days},
};

/// `SIP-date = rfc1123-date`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SipDate {
    /// All of it.
    pub span: Span,
    /// Day of the week as written, from 0 for Sunday.
    pub weekday: u8,
    /// Day of the month.
    pub day: u8,
    /// Month, from 1.
    pub month: u8,
    /// Year.
    pub year: u16,
    /// Hours, minutes, seconds.
    pub time: (u8, u8, u8),
    /// The zone as written; must be `GMT`.
    pub zone: Span,
}

impl SipDate {
    /// Days from 1970-01-01.
    pub fn days(&self) -> i64 {
        days(self.year, self.month, self.day)
    }
}

/// One of the names, by its place in the list.
fn one_of<'a>(names: &'static [&'static str]) -> impl FnMut(Text<'a>) -> Read<'a, u8> {
    move |input| {
        let three = recognize(take_while_m_n(3, 3, |b: u8| b.is_ascii_alphabetic()));
        map_opt(three, |t: Text<'_>| {
            let is = |n: &&str| n.as_bytes().eq_ignore_ascii_case(t.bytes());
            u8::try_from(names.iter().position(is)?).ok()
        })
        .parse(input)
    }
}

/// As many digits as said.
fn digits<'a>(count: usize) -> impl FnMut(Text<'a>) -> Read<'a, u16> {
    move |input| {
        let digits = take_while_m_n(count, count, |b: u8| b.is_ascii_digit());
        map_opt(digits, |t: Text<'_>| {
            std::str::from_utf8(t.bytes()).ok()?.parse().ok()
        })
        .parse(input)
    }
}

/// `SP`, lenient in folds.
fn sp(input: Text<'_>) -> Read<'_, ()> {
    let space = satisfy(|c| u8::try_from(c).is_ok_and(is_space));
    preceded(
        space,
        many0_count(satisfy(|c| u8::try_from(c).is_ok_and(is_space))),
    )
    .map(|_| ())
    .parse(input)
}

/// `wkday "," SP date1 SP time SP`, the zone left out.
fn date_and_time(input: Text<'_>) -> Read<'_, SipDate> {
    let start = input;
    let two = || map_opt(digits(2), |n| u8::try_from(n).ok());
    let (rest, weekday) = terminated(one_of(&WEEKDAYS), (tag(","), sp)).parse(input)?;
    let (rest, day) = terminated(two(), sp).parse(rest)?;
    let (rest, month) = terminated(one_of(&MONTHS), sp).parse(rest)?;
    let (rest, year) = terminated(digits(4), sp).parse(rest)?;
    let (rest, hours) = terminated(two(), tag(":")).parse(rest)?;
    let (rest, minutes) = terminated(two(), tag(":")).parse(rest)?;
    let (rest, seconds) = terminated(two(), sp).parse(rest)?;
    let date = SipDate {
        span: start.span(),
        weekday,
        day,
        month: month + 1,
        year,
        time: (hours, minutes, seconds),
        zone: rest.span(),
    };
    Ok((rest, date))
}

/// A date as all of `text`. `None`, with a fault, where it is none; another zone than GMT is a
/// fault and leaves the date readable.
pub fn sip_date(text: Text<'_>, faults: &mut Faults) -> Option<SipDate> {
    let text = text.trim();
    if text.is_empty() {
        faults.push(SyntaxFault::new(FaultKind::EmptyValue, text.span()).expecting("a date"));
        return None;
    }
    let in_range =
        |d: &SipDate| (1..=31).contains(&d.day) && d.time.0 < 24 && d.time.1 < 60 && d.time.2 <= 60;
    let in_month = |d: &SipDate| d.month == 12 || d.days() < days(d.year, d.month + 1, 1);
    let read = date_and_time(text).ok();
    let read = read.filter(|(_, d)| in_range(d) && in_month(d));
    let Some((zone, date)) = read else {
        faults.push(
            SyntaxFault::new(FaultKind::Date, text.span())
                .expecting("a date such as `Sat, 13 Nov 2010 23:29:00 GMT`"),
        );
        return None;
    };
    if !zone.bytes().eq_ignore_ascii_case(b"GMT") {
        faults.push(SyntaxFault::new(FaultKind::DateZone, zone.span()).expecting("`GMT`"));
    }
    Some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_their_faults() {
        let cases: &[(&str, Option<(u8, u8, u16)>, &[FaultKind])] = &[
            ("Sat, 13 Nov 2010 23:29:00 GMT", Some((13, 11, 2010)), &[]),
            ("Tue, 30 Feb 2010 23:29:00 GMT", None, &[FaultKind::Date]),
            ("Wed, 29 Feb 2012 23:29:00 GMT", Some((29, 2, 2012)), &[]),
            ("sat,  13\tnov 2010 23:29:60 gmt", Some((13, 11, 2010)), &[]),
            (
                "Fri, 01 Jan 2010 16:00:00 EST",
                Some((1, 1, 2010)),
                &[FaultKind::DateZone],
            ),
            (
                "Fri, 01 Jan 2010 16:00:00 +0000",
                Some((1, 1, 2010)),
                &[FaultKind::DateZone],
            ),
            ("Fri, 1 Jan 2010 16:00:00 GMT", None, &[FaultKind::Date]),
            ("Fri, 01 Jan 10 16:00:00 GMT", None, &[FaultKind::Date]),
            ("Fri, 01 Foo 2010 16:00:00 GMT", None, &[FaultKind::Date]),
            ("Fri, 32 Jan 2010 16:00:00 GMT", None, &[FaultKind::Date]),
            ("Fri, 01 Jan 2010 24:00:00 GMT", None, &[FaultKind::Date]),
            ("2010-01-01T16:00:00Z", None, &[FaultKind::Date]),
            ("Fri, 01 Jan 2010", None, &[FaultKind::Date]),
            ("", None, &[FaultKind::EmptyValue]),
        ];
        for (text, expected, kinds) in cases {
            let mut faults = Faults::new();
            let read = sip_date(Text::whole(text.as_bytes()), &mut faults);
            let read = read.map(|d| (d.day, d.month, d.year));
            assert_eq!(read, *expected, "{text}");
            let found: Vec<_> = faults.iter().map(|f| f.kind).collect();
            assert_eq!(found, *kinds, "{text}");
        }
    }
}
