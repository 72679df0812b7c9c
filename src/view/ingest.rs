//! What was done to the input, in few words.

use super::words::count;
use crate::report::page::Ingest;

/// `read as syslog · 3 kinds of damage undone`; `None` where there is nothing to tell.
pub fn summary(ingest: &Ingest) -> Option<String> {
    let len = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let told = |n: u32, one: &str, many: &str, what: &str| {
        (n > 0).then(|| format!("{} {what}", count(n, one, many)))
    };
    let parts = [
        match ingest.formats.as_slice() {
            [form] => Some(format!("read as {form}")),
            forms => told(len(forms.len()), "form", "forms", "recognised"),
        },
        told(
            len(ingest.undone.len()),
            "kind of damage",
            "kinds of damage",
            "undone",
        ),
        told(len(ingest.skipped.len()), "thing", "things", "passed over"),
        told(ingest.left_count, "passage", "passages", "outside messages"),
        ingest
            .fault
            .as_ref()
            .map(|_| "not read to the end".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// How often, and from where on: `once, on `, `3 times, first on `.
pub fn times(count: u32) -> String {
    match count {
        1 => "once, on ".to_owned(),
        n => format!("{n} times, first on "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::Undone;

    #[test]
    fn few_words_or_none() {
        assert_eq!(summary(&Ingest::default()), None);
        let ingest = Ingest {
            formats: vec!["syslog".to_owned()],
            undone: vec![Undone::default(), Undone::default()],
            left_count: 1,
            fault: Some("Not read further.".to_owned()),
            ..Ingest::default()
        };
        let several = Ingest {
            formats: vec!["syslog".to_owned(), "sngrep".to_owned()],
            ..Ingest::default()
        };
        assert_eq!(summary(&several).as_deref(), Some("2 forms recognised"));
        assert_eq!(
            summary(&ingest).as_deref(),
            Some(
                "read as syslog · 2 kinds of damage undone · 1 passage outside messages · not read to the end"
            )
        );
    }
}
