//! The known word that a misspelled one was meant to be.

/// The one candidate that `word` is a slip of the pen away from: letters swapped, doubled,
/// dropped or struck beside the right key, a vowel mistaken, a hyphen left out or written as `_`
/// or a blank. Regard to case is for the caller: pass lower case to compare without. `None` where
/// `word` is a candidate itself, where none is near, or where two are equally near.
///
/// How much is forgiven grows with the length: nothing in words of two letters, swapped and
/// doubled letters in three, one slip from four on and two from eight. A word of several parts is
/// compared part by part, so that `Caller-ID` is not taken for `Call-ID`.
pub fn nearest<'c, C>(word: &str, candidates: C) -> Option<&'c str>
where
    C: IntoIterator<Item = &'c str, IntoIter: Clone>,
{
    let candidates = candidates.into_iter();
    // Most words are spelled right: nothing else is looked at before that is known.
    if !(3..=64).contains(&word.len()) || candidates.clone().any(|c| c == word) {
        return None;
    }
    let letters = letters(word);
    let (mut best, mut alone) = (None::<(u32, &str)>, true);
    for candidate in candidates {
        // Each slip changes at most two of the letters that occur: most candidates end here.
        if candidate.len().abs_diff(word.len()) > 3
            || (letters ^ self::letters(candidate)).count_ones() > 4
        {
            continue;
        }
        let Some(slips) = slips(word, candidate) else {
            continue;
        };
        match best {
            Some((least, _)) if slips > least => {}
            Some((least, _)) if slips == least => alone = false,
            _ => (best, alone) = (Some((slips, candidate)), true),
        }
    }
    best.filter(|_| alone).map(|(_, candidate)| candidate)
}

/// Whether `word` is one slip of any kind away from `name`, swapped letters counting as one: for
/// places where so much else says that `name` is meant that no slip is too odd.
pub fn is_one_slip(word: &str, name: &str) -> bool {
    word.len().abs_diff(name.len()) < 2
        && distance(word.as_bytes(), name.as_bytes(), 1, &|_| true) == Some(1)
}

/// Which letters occur, as bits.
fn letters(word: &str) -> u32 {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |set, b| set | 1 << (b.to_ascii_lowercase() - b'a'))
}

/// What separates the parts of a name, or was meant to.
const fn is_hyphen(b: u8) -> bool {
    matches!(b, b'-' | b'_' | b' ')
}

/// The slips that lead from `candidate` to `word`; `None` where they are too many.
fn slips(word: &str, candidate: &str) -> Option<u32> {
    // `P-` marks a private field: with it and without it are two names.
    let private = |s: &str| s.starts_with("p-");
    if let Some(("p", rest)) = candidate.split_once('-')
        && let Some((lead, same)) = word.split_once('-')
        && same == rest
        && rest.len() > 5
    {
        return ["", "o", "l", "pp"].contains(&lead).then_some(1);
    }
    if private(word) && !private(candidate) || private(candidate) && !word.starts_with('p') {
        return None;
    }
    let parts = |s: &str| s.bytes().filter(|b| is_hyphen(*b)).count() + 1;
    if parts(word) != parts(candidate) {
        let join = |s: &str| s.bytes().filter(|b| !is_hyphen(*b)).collect::<Vec<_>>();
        let (word, candidate) = (join(word), join(candidate));
        return (candidate.len() > 3 && word.first() == candidate.first())
            .then(|| one_slip(&word, &candidate, false))?
            .map(|slips| slips + 1);
    }
    let supported = candidate.len() >= 6 && parts(candidate) > 1;
    let hyphens = word.bytes().filter(|b| matches!(b, b'_' | b' ')).count();
    let split = |s| str::split(s, |c: char| u8::try_from(c).is_ok_and(is_hyphen));
    let mut sum = u32::from(hyphens > 0);
    let wrong = split(word).zip(split(candidate)).filter(|(w, c)| w != c);
    let (alone, wrong) = (wrong.clone().count() == 1, wrong);
    for (word, candidate) in wrong {
        let (word, part) = (word.as_bytes(), candidate.as_bytes());
        sum += match part_slips(word, part, supported) {
            None if alone && supported => short_part_slip(word, part)?,
            slips => slips?,
        };
    }
    (sum <= 2).then_some(sum)
}

/// One slip in a part of two or three letters, where all the other parts are right.
fn short_part_slip(word: &[u8], part: &[u8]) -> Option<u32> {
    let plausible = |slip: Slip| match slip {
        Slip::Mistaken(a, b) => are_neighbours(a, b),
        Slip::Added { plural } => plural,
        _ => true,
    };
    let short = matches!(part.len(), 2..=3);
    short.then(|| distance(word, part, 1, &plausible))?
}

/// The slips in one part; `supported` where other parts say which name is meant.
fn part_slips(word: &[u8], part: &[u8], supported: bool) -> Option<u32> {
    let one = one_slip(word, part, supported);
    if one.is_some() || part.len() < 8 || word.first() != part.first() {
        return one;
    }
    let plausible = |slip: Slip| match slip {
        Slip::Mistaken(a, b) => is_plausible(a, b),
        _ => true,
    };
    distance(word, part, 2, &plausible)
}

/// No slip or one, of a kind that is likely in a word of that length.
fn one_slip(word: &[u8], part: &[u8], supported: bool) -> Option<u32> {
    let first = word.first() == part.first();
    let plausible = |slip: Slip| match (part.len(), slip) {
        (0..=1, _) => false,
        (2, Slip::Swapped | Slip::Doubled) => supported,
        (2, _) => false,
        (_, Slip::Swapped | Slip::Doubled) => true,
        (3, Slip::Mistaken(a, b)) => supported && are_neighbours(a, b),
        (3, Slip::Dropped) => supported,
        (3, Slip::Added { .. }) => false,
        (4, Slip::Mistaken(a, b)) => (first || supported) && are_neighbours(a, b),
        (5, Slip::Mistaken(a, b)) => are_neighbours(a, b) || first && is_plausible(a, b),
        (4..=5, Slip::Added { plural }) => plural,
        (_, Slip::Mistaken(a, b)) => is_plausible(a, b),
        (_, Slip::Dropped) => first || supported || part.len() > 4,
        (_, Slip::Added { .. }) => true,
    };
    distance(word, part, 1, &plausible)
}

/// One slip of the pen.
#[derive(Clone, Copy)]
enum Slip {
    /// Two letters in the wrong order.
    Swapped,
    /// A letter twice.
    Doubled,
    /// A letter left out.
    Dropped,
    /// A letter too many; whether it is an `s` at the end.
    Added { plural: bool },
    /// One letter for another.
    Mistaken(u8, u8),
}

/// The least number of slips, each of which `plausible` lets pass, up to `budget`.
fn distance(
    word: &[u8],
    part: &[u8],
    budget: u32,
    plausible: &impl Fn(Slip) -> bool,
) -> Option<u32> {
    let common = word.iter().zip(part).take_while(|(a, b)| a == b).count();
    let last = common.checked_sub(1).and_then(|n| word.get(n)).copied();
    let (word, part) = (word.get(common..)?, part.get(common..)?);
    if word.is_empty() && part.is_empty() {
        return Some(0);
    }
    let budget = budget.checked_sub(1)?;
    let tail = |text: &'_ [u8], n: usize| text.get(n..).map(<[u8]>::to_vec);
    let mut ways = Vec::new();
    if let ([a, b, ..], [c, d, ..]) = (word, part)
        && a == d
        && b == c
    {
        ways.push((Slip::Swapped, 2, 2));
    }
    if let Some(a) = word.first() {
        let doubled = Some(*a) == last || word.get(1) == Some(a);
        let plural = *a == b's' && word.len() == 1 && part.is_empty();
        let slip = if doubled {
            Slip::Doubled
        } else {
            Slip::Added { plural }
        };
        ways.push((slip, 1, 0));
    }
    if let (Some(a), Some(b)) = (word.first(), part.first()) {
        ways.push((Slip::Mistaken(*a, *b), 1, 1));
    }
    if !part.is_empty() {
        ways.push((Slip::Dropped, 0, 1));
    }
    let rest = |(_, w, p): (Slip, usize, usize)| {
        distance(&tail(word, w)?, &tail(part, p)?, budget, plausible)
    };
    let ways = ways.into_iter().filter(|(slip, ..)| plausible(*slip));
    ways.filter_map(rest).min().map(|n| n + 1)
}

/// Whether one letter is easily written for the other.
fn is_plausible(a: u8, b: u8) -> bool {
    const ALIKE: &[&[u8]] = &[
        b"aeiouy", b"ckqs", b"szc", b"dt", b"bp", b"mn", b"fv", b"gj",
    ];
    let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    are_neighbours(a, b) || ALIKE.iter().any(|set| set.contains(&a) && set.contains(&b))
}

/// Whether the keys of two letters adjoin, on a keyboard with English letters, or a letter stands
/// where a digit of its looks is meant.
fn are_neighbours(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |letter: u8| {
        let letter = letter.to_ascii_lowercase();
        let mut rows = ROWS.iter().enumerate();
        rows.find_map(|(y, row)| Some((y, row.iter().position(|k| *k == letter)?)))
    };
    let (Some((ya, xa)), Some((yb, xb))) = (place(a), place(b)) else {
        return look_the_same(a, b) || look_the_same(b, a);
    };
    match ya.abs_diff(yb) {
        0 => xa.abs_diff(xb) == 1,
        // Each row stands half a key to the right of the one above.
        1 if ya < yb => xa == xb || xa == xb + 1,
        1 => xb == xa || xb == xa + 1,
        _ => false,
    }
}

/// Whether a letter is taken for a digit.
fn look_the_same(letter: u8, digit: u8) -> bool {
    matches!(
        (letter.to_ascii_lowercase(), digit),
        (b'o', b'0') | (b'l' | b'i', b'1')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen() {
        let words = [
            "content-length",
            "content-type",
            "call-id",
            "via",
            "from",
            "date",
            "to",
            "route",
            "branch",
            "received",
            "referred-by",
            "authorization",
            "p-charge-info",
            "path",
        ];
        for (word, expected) in [
            ("content-lentgh", Some("content-length")),
            ("contentlength", Some("content-length")),
            ("content_length", Some("content-length")),
            ("content length", Some("content-length")),
            ("content-lenght", Some("content-length")),
            ("contet-lenght", Some("content-length")),
            ("conten-type", Some("content-type")),
            ("callid", Some("call-id")),
            ("cal-id", Some("call-id")),
            ("call-di", Some("call-id")),
            ("caller-id", None),
            ("vai", Some("via")),
            ("bia", None),
            ("form", Some("from")),
            ("fron", Some("from")),
            ("routes", Some("route")),
            ("router", None),
            ("brunch", Some("branch")),
            ("roite", Some("route")),
            ("raute", Some("route")),
            ("noute", None),
            ("recieved", Some("received")),
            ("reffered-by", Some("referred-by")),
            ("autorisation", Some("authorization")),
            ("charge-info", None),
            ("p-path", None),
            ("rate", None),
            ("data", None),
            ("tor", None),
            ("from", None),
            ("x", None),
            ("subject", None),
            ("content-md5", None),
        ] {
            assert_eq!(nearest(word, words), expected, "{word}");
        }
        assert_eq!(
            nearest("rute", ["route", "ruter"]),
            None,
            "two equally near"
        );
    }

    #[test]
    fn keys_that_adjoin() {
        for (a, b) in [
            (b'q', b'w'),
            (b'g', b'h'),
            (b'a', b'q'),
            (b's', b'w'),
            (b'b', b'g'),
        ] {
            assert!(are_neighbours(a, b) && are_neighbours(b, a));
        }
        assert!(!are_neighbours(b'q', b'z') && !are_neighbours(b'a', b'e'));
        assert!(!are_neighbours(b'1', b'2'));
    }
}
