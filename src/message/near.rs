//! The known word that a misspelled one was meant to be.

use strsim::damerau_levenshtein;

/// The one candidate that `word` is a slip of the pen away from: letters swapped, doubled, dropped
/// or mistaken, a hyphen left out. Regard to case is for the caller: pass lower case to compare
/// without. `None` where `word` is a candidate itself, where none is near, or where two are equally
/// near.
///
/// One slip is allowed in words of three letters and more, two from eight, and a word of three
/// letters must keep its first one.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    let allowed = match length {
        0..=2 => return None,
        3..=7 => 1,
        _ => 2,
    };
    let (mut best, mut alone) = (None::<(usize, &str)>, true);
    for candidate in candidates {
        if candidate.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = damerau_levenshtein(word, candidate);
        let first = word.chars().next() == candidate.chars().next();
        if distance > allowed || (length == 3 && !first) {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => alone = false,
            _ => (best, alone) = (Some((distance, candidate)), true),
        }
    }
    best.filter(|(distance, _)| *distance > 0 && alone)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen() {
        let words = [
            "content-length",
            "content-type",
            "via",
            "from",
            "route",
            "branch",
            "received",
        ];
        for (word, expected) in [
            ("content-lentgh", Some("content-length")),
            ("contentlength", Some("content-length")),
            ("content-lenght", Some("content-length")),
            ("vai", Some("via")),
            ("bia", None),
            ("form", Some("from")),
            ("brunch", Some("branch")),
            ("recieved", Some("received")),
            ("from", None),
            ("x", None),
            ("subject", None),
        ] {
            assert_eq!(nearest(word, words), expected, "{word}");
        }
        assert_eq!(nearest("rate", ["date", "gate"]), None, "two equally near");
    }
}
