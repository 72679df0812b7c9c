//! When a packet was seen.

use std::fmt;

/// Seconds and nanoseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Time {
    pub seconds: u64,
    pub nanos: u32,
}

impl fmt::Display for Time {
    /// As RFC 3339, in UTC, to the nanosecond where that is not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.seconds / 86_400);
        let second = self.seconds % 86_400;
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        if self.nanos.is_multiple_of(1000) {
            write!(f, ".{:06}Z", self.nanos / 1000)
        } else {
            write!(f, ".{:09}Z", self.nanos)
        }
    }
}

/// Year, month and day of a day since 1970-01-01, by the Gregorian calendar: 400 years have
/// 146,097 days, and a year that starts in March has its leap day at its end.
fn civil(day: u64) -> (u64, u64, u64) {
    let day = day + 719_468;
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_rfc_3339() {
        for (seconds, nanos, expected) in [
            (0, 0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, 500_000_000, "2000-02-29T00:00:00.500000Z"),
            (1_471_336_048, 599_898_001, "2016-08-16T08:27:28.599898001Z"),
            (4_102_444_799, 0, "2099-12-31T23:59:59.000000Z"),
        ] {
            assert_eq!(Time { seconds, nanos }.to_string(), expected);
        }
    }
}
