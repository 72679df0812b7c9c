//! Values that somebody hid before the text was pasted.

/// Whether a value was masked or cut: only `x`, `*` and the like, a run of them, an ellipsis, or
/// a word in angle brackets or square ones.
pub fn is_masked(value: &[u8]) -> bool {
    let is_filler = |b: &u8| matches!(b, b'x' | b'X' | b'*' | b'.' | b'#' | b'-' | b'_');
    let only = !value.is_empty() && value.iter().all(is_filler);
    let holds = |part: &[u8]| value.windows(part.len()).any(|w| w == part);
    let framed = |open: &[u8], close: &[u8]| value.starts_with(open) && value.ends_with(close);
    let words = [
        &b"hidden"[..],
        b"removed",
        b"redacted",
        b"masked",
        b"omitted",
    ];
    only || holds(b"...")
        || holds("…".as_bytes())
        || holds(b"***")
        || holds(b"XXXX")
        || holds(b"xxxx")
        || framed(b"<", b">")
        || framed(b"[", b"]")
        || words.iter().any(|w| value.eq_ignore_ascii_case(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_a_value() {
        for masked in [
            "x.x.x",
            "****",
            "<hidden>",
            "6629fae4...",
            "aa…",
            "xxxxxxxx",
            "[removed]",
            "REDACTED",
            "ab****cd",
            "...",
        ] {
            assert!(is_masked(masked.as_bytes()), "{masked}");
        }
        for plain in [
            "",
            "bob",
            "sip:bob@example.com",
            "0a4f113b",
            "df84f1cec4341ae6cbe5ap359a9c8e88",
        ] {
            assert!(!is_masked(plain.as_bytes()), "{plain}");
        }
    }
}
