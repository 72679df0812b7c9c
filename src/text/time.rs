//! Times: dates of the Gregorian calendar as days since 1970, and RFC 3339 strings as numbers.

/// The days of the week in English, as RFC 1123 shortens them.
pub const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// The months in English, as RFC 1123 shortens them.
pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Days from 1970-01-01 to a date, its month from 1. The year is taken to start in March, so that
/// the leap day is its last.
pub fn days(year: u16, month: u8, day: u8) -> i64 {
    let (year, month) = (i64::from(year), i64::from(month));
    let year = year - i64::from(month < 3);
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leaps + (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 719_469
}

/// Year, month and day of a number of days since 1970-01-01: 400 years have 146,097 days.
pub fn date(days: i64) -> (i64, u8, u8) {
    let days = days.saturating_add(719_468);
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let small = |n: i64| u8::try_from(n).unwrap_or_default();
    let year = era * 400 + year + i64::from(month < 3);
    (year, small(month), small(date))
}

/// The day of the week of a number of days since 1970-01-01, as RFC 1123 names it.
pub fn weekday(days: i64) -> &'static str {
    // The first of January 1970 was a Thursday.
    let n = usize::try_from(days.saturating_add(4).rem_euclid(7));
    let name = n.ok().and_then(|n| WEEKDAYS.get(n));
    name.copied().unwrap_or_default()
}

/// Seconds since 1970 as RFC 3339 writes them, without fraction and zone: `2016-08-16T08:27:28`.
pub fn date_time(seconds: i64) -> String {
    let (year, month, day) = date(seconds.div_euclid(DAY));
    let second = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// Microseconds since 1970 of an RFC 3339 time; `None` where `text` is none.
pub fn micros(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let (year, month, day) = (text.get(..4)?.parse().ok()?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let rest = text.get(19..)?;
    let digits = rest.strip_prefix('.').unwrap_or_default();
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    let micros: i64 = match len {
        0 => 0,
        _ => format!("{:0<6}", digits.get(..len.min(6))?).parse().ok()?,
    };
    let zone = if len > 0 { digits.get(len..)? } else { rest };
    let clock = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    let seconds = days(year, month, day) * DAY + clock - ahead(zone)?;
    Some(seconds * 1_000_000 + micros)
}

/// Seconds that a zone such as `+01:00` is ahead of UTC.
fn ahead(zone: &str) -> Option<i64> {
    let sign = match zone.get(..1)? {
        "Z" | "z" => return Some(0),
        "-" => -1,
        _ => 1,
    };
    let number = |from: usize, to: usize| zone.get(from..to)?.parse::<u8>().ok();
    Some(sign * (i64::from(number(1, 3)?) * 3600 + i64::from(number(4, 6)?) * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_days() {
        for (at, (year, month, day), name) in [
            (0, (1970, 1, 1), "Thu"),
            (-1, (1969, 12, 31), "Wed"),
            (11_016, (2000, 2, 29), "Tue"),
            (14_926, (2010, 11, 13), "Sat"),
            (47_540, (2100, 2, 28), "Sun"),
            (47_541, (2100, 3, 1), "Mon"),
            (-719_528, (0, 1, 1), "Sat"),
        ] {
            assert_eq!(days(year, month, day), at, "{year}");
            assert_eq!(date(at), (i64::from(year), month, day));
            assert_eq!(weekday(at), name, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn times_become_numbers() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01T01:00:00.5+01:00", Some(500_000)),
            ("1969-12-31T23:59:59-00:00", Some(-1_000_000)),
            ("2000-02-29T00:00:00.500000Z", Some(951_782_400_500_000)),
            (
                "2016-08-16T08:27:28.599898001Z",
                Some(1_471_336_048_599_898),
            ),
            ("2016-08-16T10:27:28.5+02:00", Some(1_471_336_048_500_000)),
            ("2016-08-16", None),
            ("2016-08-16T08:27:28", None),
            ("noon", None),
        ] {
            assert_eq!(micros(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_become_times() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00"),
            (951_782_400, "2000-02-29T00:00:00"),
            (1_471_336_048, "2016-08-16T08:27:28"),
            (4_102_444_799, "2099-12-31T23:59:59"),
        ] {
            assert_eq!(date_time(seconds), expected);
        }
    }
}
