//! When a packet was seen.

use std::fmt;

use crate::text::time::date_time;

/// Seconds and nanoseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Time {
    pub seconds: u64,
    pub nanos: u32,
}

impl fmt::Display for Time {
    /// As RFC 3339, in UTC, to the nanosecond where that is not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = i64::try_from(self.seconds).unwrap_or(i64::MAX);
        f.write_str(&date_time(seconds))?;
        if self.nanos.is_multiple_of(1000) {
            write!(f, ".{:06}Z", self.nanos / 1000)
        } else {
            write!(f, ".{:09}Z", self.nanos)
        }
    }
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
