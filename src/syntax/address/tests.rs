//! Addresses as they come, and their faults.

use super::*;

fn read(text: &str) -> (String, Vec<FaultKind>) {
    let mut faults = Faults::new();
    let part = |s: Span| String::from_utf8_lossy(s.of(text.as_bytes())).into_owned();
    let shown = match addresses(Text::whole(text.as_bytes()), &mut faults) {
        None => "none".to_owned(),
        Some(Addresses::Star(_)) => "*".to_owned(),
        Some(Addresses::List(list)) => list
            .iter()
            .map(|a| {
                let params: Vec<_> = a.params.iter().map(|p| part(p.span)).collect();
                let uri = a.uri.as_ref().map(|u| part(u.span)).unwrap_or_default();
                format!(
                    "{}|{uri}|{}",
                    a.display.map(part).unwrap_or_default(),
                    params.join(";")
                )
            })
            .collect::<Vec<_>>()
            .join(" & "),
    };
    (shown, faults.iter().map(|f| f.kind).collect())
}

#[test]
fn addresses_and_their_faults() {
    use FaultKind::{
        DisplayNameNeedsQuotes, EmptyElement, EmptyValue, Malformed, NeedsBrackets,
        SpaceInBrackets, UnbalancedBrackets, UnterminatedQuote,
    };
    let cases: &[(&str, &str, &[FaultKind])] = &[
        ("*", "*", &[]),
        ("<sip:a@h;lr>", "|sip:a@h;lr|", &[]),
        ("\"111\"<sip:111@h>;tag=1", "\"111\"|sip:111@h|tag=1", &[]),
        (
            "Bob B <sip:b@h>, sip:c@h;q=0.3",
            "Bob B|sip:b@h| & |sip:c@h|q=0.3",
            &[],
        ),
        ("\"a, b <x>\" <sip:a,b@h>", "\"a, b <x>\"|sip:a,b@h|", &[]),
        (
            "Bell, Alexander <sip:a@h>, Bob <sip:b@h>",
            "Bell, Alexander|sip:a@h| & Bob|sip:b@h|",
            &[DisplayNameNeedsQuotes],
        ),
        ("Bell, sip:a@h", "none", &[Malformed]),
        (",,<sip:b@h>", "|sip:b@h|", &[EmptyElement]),
        (
            "Bell: A <sip:a@h>;tag=1",
            "Bell: A|sip:a@h|tag=1",
            &[DisplayNameNeedsQuotes],
        ),
        ("\"Bob <sip:b@h>", "none", &[UnterminatedQuote]),
        ("< sip:b@h >", "|sip:b@h|", &[SpaceInBrackets]),
        ("<sip:b@h", "none", &[UnbalancedBrackets]),
        ("sip:b@h>", "none", &[UnbalancedBrackets]),
        ("sip:b@h;lr>;tag=1", "none", &[UnbalancedBrackets]),
        (
            "sip:b@h?Route=x;tag=1",
            "|sip:b@h?Route=x|tag=1",
            &[NeedsBrackets],
        ),
        ("<sip:b@h>,", "|sip:b@h|", &[EmptyElement]),
        ("b@h", "none", &[Malformed]),
        ("", "none", &[EmptyValue]),
    ];
    for (text, expected, kinds) in cases {
        assert_eq!(
            read(text),
            ((*expected).to_owned(), kinds.to_vec()),
            "{text}"
        );
    }
    let mut faults = Faults::new();
    assert_eq!(address(Text::whole(b" "), &mut faults), None);
    assert_eq!(faults[0].kind, EmptyValue);
}

#[test]
fn addresses_that_must_stand_in_brackets() {
    use FaultKind::{Malformed, NeedsBrackets};
    // text, URIs, faults
    let cases: &[(&str, Option<&[&str]>, &[FaultKind])] = &[
        (
            "<sip:p;lr>, P <sip:q>;x=1",
            Some(&["sip:p;lr", "sip:q"]),
            &[],
        ),
        ("sip:p", Some(&["sip:p"]), &[NeedsBrackets]),
        (
            "sip:p;lr, <sip:q>",
            Some(&["sip:p;lr", "sip:q"]),
            &[NeedsBrackets],
        ),
        (
            " sip:p;ftag=1;LR;index=1",
            Some(&["sip:p;ftag=1;LR"]),
            &[NeedsBrackets],
        ),
        ("sip:p?a=b", Some(&["sip:p?a=b"]), &[NeedsBrackets]),
        ("*", None, &[Malformed]),
    ];
    for (text, uris, kinds) in cases {
        let mut faults = Faults::new();
        let read = name_addrs(Text::whole(text.as_bytes()), &mut faults);
        let uri = |a: &NameAddr| a.uri.as_ref().unwrap().span.of(text.as_bytes()).to_vec();
        let read = read.map(|r| r.list().iter().map(uri).collect::<Vec<_>>());
        let uris = uris.map(|u| u.iter().map(|u| u.as_bytes().to_vec()).collect());
        assert_eq!(read, uris, "{text}");
        let found: Vec<_> = faults.iter().map(|f| f.kind).collect();
        assert_eq!(found, *kinds, "{text}");
    }
}

#[test]
fn uris_in_brackets() {
    use FaultKind::{Malformed, NeedsBrackets};
    let cases: &[(&str, &[FaultKind])] = &[
        (
            "<http://www.example.com/moo.wav>;a, <urn:alert:service:call-waiting>",
            &[],
        ),
        ("http://www.example.com/moo.wav", &[NeedsBrackets]),
        ("Moo <http://www.example.com/moo.wav>", &[Malformed]),
        ("Bellcore-dr1", &[Malformed]),
    ];
    for (text, kinds) in cases {
        let mut faults = Faults::new();
        uris(Text::whole(text.as_bytes()), &mut faults);
        let found: Vec<_> = faults.iter().map(|f| f.kind).collect();
        assert_eq!(found, *kinds, "{text}");
    }
}
