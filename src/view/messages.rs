//! The list of messages: its filter, and which message stands where.

use super::calls;
use crate::report::{
    page::{Overview, Row},
    v1::Call,
};

/// The rows of `call`, or of everything, that match `filter`: every word of it in the number, method, status, summary,
/// Call-ID, time or addresses.
pub fn matching<'a>(rows: &'a [Row], call: Option<&'a Call>, filter: &str) -> Vec<&'a Row> {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let of: Box<dyn Iterator<Item = &Row>> = match call {
        Some(call) => Box::new(calls::messages(call, rows)),
        None => Box::new(rows.iter()),
    };
    of.filter(|row| words.iter().all(|word| matches(row, word)))
        .collect()
}

fn matches(row: &Row, word: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(word);
    has(&row.method)
        || has(&row.summary)
        || has(&row.call_id)
        || has(&row.seen)
        || row.status.is_some_and(|s| s.to_string().starts_with(word))
        || row.id.saturating_add(1).to_string() == word
}

/// What is said of a text without messages, and what to do about it.
pub fn none(overview: &Overview, binary: bool) -> &'static str {
    if overview.bytes == 0 {
        "There is nothing in it: the text is empty."
    } else if binary {
        "This is neither text nor a packet capture that is read here. Open a pcap or pcapng file, a log, or any text with SIP messages in it."
    } else {
        "No SIP message was found. A message begins with a line such as “INVITE sip:bob@example.com SIP/2.0” or “SIP/2.0 200 OK”."
    }
}

/// The message that holds the editor's unit at `at`.
pub fn at(rows: &[Row], at: u32) -> Option<&Row> {
    let behind = rows.partition_point(|row| row.from <= at);
    let row = rows.get(behind.checked_sub(1)?)?;
    (at <= row.to).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let row = |id, from, method: &str, status, summary: &str| Row {
            id,
            from,
            to: from + 10,
            method: method.to_owned(),
            status,
            summary: summary.to_owned(),
            call_id: "abc@host".to_owned(),
            ..Row::default()
        };
        vec![
            row(0, 5, "INVITE", None, "sip:bob@example.com"),
            row(1, 20, "INVITE", Some(180), "Ringing"),
            row(2, 31, "BYE", None, "sip:bob@example.com"),
        ]
    }

    #[test]
    fn filters() {
        let cases: [(&str, &[u32]); 7] = [
            ("", &[0, 1, 2]),
            ("invite", &[0, 1]),
            ("INVITE ring", &[1]),
            ("18", &[1]),
            ("3", &[2]),
            ("ABC@", &[0, 1, 2]),
            ("nothing", &[]),
        ];
        for (filter, ids) in cases {
            let rows = rows();
            let found: Vec<u32> = matching(&rows, None, filter).iter().map(|r| r.id).collect();
            assert_eq!(found, ids, "{filter:?}");
        }
    }

    #[test]
    fn what_has_no_message_is_told_apart() {
        let of = |bytes, binary| {
            let overview = Overview {
                bytes,
                ..Overview::default()
            };
            none(&overview, binary).split([' ', '.']).nth(2)
        };
        let words = [of(0, false), of(9, true), of(9, false)];
        assert_eq!(words, [Some("nothing"), Some("neither"), Some("message")]);
    }

    #[test]
    fn the_message_at_a_place() {
        let rows = rows();
        let cases = [
            (0, None),
            (5, Some(0)),
            (15, Some(0)),
            (17, None),
            (20, Some(1)),
            (41, Some(2)),
            (42, None),
        ];
        for (place, id) in cases {
            assert_eq!(at(&rows, place).map(|r| r.id), id, "{place}");
        }
    }
}
