//! Times as numbers.

/// Microseconds since 1970 of an RFC 3339 time.
pub(super) fn micros(time: &str) -> Option<u64> {
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // Days since 1970 by the Gregorian calendar, of a year that starts in March.
    let year = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    let days =
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    let seconds = days * 86_400 + number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    let rest = time.get(19..)?;
    let digits: String = rest
        .strip_prefix('.')
        .unwrap_or_default()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let fraction: i64 = format!("{digits:0<6}").get(..6)?.parse().ok()?;
    let zone = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let shift = zone
        .get(1..3)
        .zip(zone.get(4..6))
        .and_then(|(h, m)| Some(h.parse::<i64>().ok()? * 3600 + m.parse::<i64>().ok()? * 60));
    let shift = if zone.starts_with('-') {
        -shift.unwrap_or(0)
    } else {
        shift.unwrap_or(0)
    };
    u64::try_from((seconds - shift) * 1_000_000 + fraction).ok()
}

#[cfg(test)]
mod tests {
    use super::micros;

    #[test]
    fn times_come_back() {
        for (time, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2016-08-16T08:27:28.599898Z", Some(1_471_336_048_599_898)),
            ("2016-08-16T10:27:28.5+02:00", Some(1_471_336_048_500_000)),
            ("2016-08-16T08:27:28-00:00", Some(1_471_336_048_000_000)),
            ("no time", None),
        ] {
            assert_eq!(micros(time), expected, "{time}");
        }
    }
}
