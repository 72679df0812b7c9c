//! Messages that a Ribbon SBC cut at 1800 bytes into entries of its trace: `1787 12162016
//! 083615.737177:1.01.00.38939.MAJOR .SIPSG:…`. Entries of one message have one time and one number.

use memchr::memmem;

use super::Pass;
use crate::text::{Span, offset};

/// What stands in front of an entry.
const SHAPE: [&[u8]; 2] = [b"00000000 000000.000000:", b"0.00.00."];

/// Joins the entries: takes away what stands in front of all but the first.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b" .SIP").is_none() {
        return;
    }
    let mut last: Option<Entry<'_>> = None;
    let mut before = 0;
    for line in pass.lines() {
        let content = line.content.of(bytes);
        if let Some(entry) = Entry::read(content) {
            match &last {
                Some(first) if first.key == entry.key => {
                    let text = line.content.end - offset(entry.rest.len() - first.shared(&entry));
                    pass.remove(Span::new(before, text));
                    pass.note();
                }
                _ => last = Some(entry),
            }
        }
        before = line.content.end;
    }
}

/// The first line of an entry.
struct Entry<'a> {
    /// Time and number.
    key: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Entry<'a> {
    fn read(line: &'a [u8]) -> Option<Self> {
        let len = line.iter().take_while(|b| b.is_ascii_digit()).count();
        let entry = line.get(len + 1..).filter(|_| (1..=5).contains(&len))?;
        let mut at = 0;
        for shape in SHAPE {
            let fits = |(wanted, found): (&u8, &u8)| match wanted {
                b'0' => found.is_ascii_digit(),
                other => found == other,
            };
            let part = entry.get(at..at + shape.len())?;
            if !shape.iter().zip(part).all(fits) {
                return None;
            }
            at += shape.len();
        }
        let number = entry.get(at..)?.iter().take_while(|b| b.is_ascii_digit());
        let (key, rest) = entry.split_at_checked(at + number.count())?;
        Some(Self { key, rest })
    }

    /// How much of `other` is what stands in front of this one too.
    fn shared(&self, other: &Self) -> usize {
        let pairs = self.rest.iter().zip(other.rest);
        let same = pairs.take_while(|(a, b)| a == b).count();
        let same = other.rest.get(..same).unwrap_or_default();
        memmem::rfind(same, b": ").map_or(same.len(), |at| at + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn entries_of_one_number_are_joined() {
        let head = "12162016 083615.737177:1.01.00.38939.MAJOR .SIPSG:FILTER=T GCID=0x1: ";
        let other = "12162016 083615.737178:1.01.00.38940.Info .NRM: x\n";
        let text =
            format!("1787 {head}EXTRA\nBYE sip:b@h SIP/2.0\nTo: <sip:\n9 {head}b@h>\n{other}");
        let expected = format!("1787 {head}EXTRA\nBYE sip:b@h SIP/2.0\nTo: <sip:b@h>\n{other}");
        assert_eq!(undone_by(pass, &text).as_deref(), Some(&*expected));
        assert_eq!(
            undone_by(pass, &format!("17 {head}a\n{other}18 .SIP")),
            None
        );
    }
}
