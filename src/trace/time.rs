//! Times as numbers.

/// Microseconds since 1970 of an RFC 3339 time; `None` where `text` is none.
pub fn micros(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let rest = text.get(19..)?;
    let digits = rest.strip_prefix('.').unwrap_or_default();
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    let fraction = digits.get(..len)?;
    let micros = format!("{:0<6}", fraction.get(..len.min(6))?);
    let zone = if fraction.is_empty() {
        rest
    } else {
        digits.get(len..)?
    };
    let seconds = days(year, month, day)?
        .checked_mul(86_400)?
        .checked_add(hour.checked_mul(3600)?)?
        .checked_add(minute.checked_mul(60)?)?
        .checked_add(second)?
        .checked_sub(offset(zone)?)?;
    seconds
        .checked_mul(1_000_000)?
        .checked_add(micros.parse().ok()?)
}

/// Seconds that a zone such as `+01:00` is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.get(..1)? {
        "Z" | "z" => return Some(0),
        "-" => -1,
        _ => 1,
    };
    let hours: i64 = zone.get(1..3)?.parse().ok()?;
    let minutes: i64 = zone.get(4..6)?.parse().ok()?;
    hours
        .checked_mul(3600)?
        .checked_add(minutes.checked_mul(60)?)?
        .checked_mul(sign)
}

/// Days from 1970-01-01 in the Gregorian calendar. The year is taken to start in March, so that
/// the leap day is its last.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let year = if month > 2 {
        year
    } else {
        year.checked_sub(1)?
    };
    let months = month.checked_add(9)?.checked_rem(12)?;
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let before = months.checked_mul(153)?.checked_add(2)?.checked_div(5)?;
    let years = year.checked_mul(365)?.checked_add(leaps)?;
    years
        .checked_add(before)?
        .checked_add(day)?
        .checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("2016-08-16", None),
            ("noon", None),
        ] {
            assert_eq!(micros(text), expected, "{text}");
        }
    }
}
