//! The syslog of AudioCodes devices: records with `[S=12] [SID=…]` in front, `[Time:…]` behind,
//! indented lines between, and messages cut into several records.

use memchr::{memchr, memmem};

use super::Pass;
use crate::{
    ingest::lines::{Line, Start, is_blank, start},
    text::{Span, offset},
};

/// Joins the records of a message and takes away what is not of it.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"[S=").is_none() {
        return;
    }
    let lines = pass.lines();
    let mut last: Option<Header<'_>> = None;
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let content = line.content.of(bytes);
        let Some(header) = Header::read(content) else {
            last = None;
            i += 1;
            continue;
        };
        let text = content.get(header.text..).unwrap_or_default();
        let goes_on = last.as_ref().is_some_and(|last| header.follows(last, text));
        let end = record_end(bytes, lines, i);
        if !(goes_on || start(text) == Start::Yes || holds_start(bytes, lines, i + 1, end)) {
            last = None;
            i = end;
            continue;
        }
        pass.note();
        let text = line.content.start + offset(header.text);
        if goes_on {
            // From the end of what the record before held to the text of this one.
            pass.remove(Span::new(pass.done().min(text), text));
        } else if start(line.content.of(bytes)) != Start::Yes {
            pass.replace(Span::empty(text), b"\n");
        }
        strip(pass, lines.get(i..end).unwrap_or_default());
        last = Some(header);
        i = end;
    }
}

/// The line behind the record that begins at line `i`.
fn record_end(bytes: &[u8], lines: &[Line], i: usize) -> usize {
    let goes_on = |l: &&Line| Header::read(l.content.of(bytes)).is_none();
    i + 1 + lines.iter().skip(i + 1).take_while(goes_on).count()
}

/// Whether a message starts in the lines from `from` to `to`.
fn holds_start(bytes: &[u8], lines: &[Line], from: usize, to: usize) -> bool {
    let mut lines = lines.iter().take(to).skip(from);
    lines.any(|l| start(l.content.of(bytes)) == Start::Yes)
}

/// What stands in front of a record.
struct Header<'a> {
    number: u64,
    session: &'a [u8],
    /// Where in the line its text begins.
    text: usize,
}

impl<'a> Header<'a> {
    fn read(line: &'a [u8]) -> Option<Self> {
        let head = line.get(..400).unwrap_or(line);
        let from = memmem::find(head, b"[S=")? + 3;
        let to = from + memchr(b']', head.get(from..)?)?;
        let number = std::str::from_utf8(head.get(from..to)?).ok()?;
        let number = number.parse().ok()?;
        let rest = line.get(to + 1..)?;
        let mut text = to + 1 + blanks(rest);
        let session = line.get(text..)?;
        let named = session.starts_with(b"[SID") || session.starts_with(b"[BID");
        let session = match memchr(b']', session) {
            Some(end) if named => session.get(..=end)?,
            _ => b"",
        };
        text += session.len();
        text += blanks(line.get(text..)?);
        Some(Self {
            number,
            session,
            text,
        })
    }

    /// Whether this record goes on with the `last` one. Text of the device's own has a number in
    /// front.
    fn follows(&self, last: &Self, text: &[u8]) -> bool {
        self.number == last.number + 1
            && self.session == last.session
            && !text.starts_with(b"(N ")
            && start(text) == Start::No
    }
}

fn blanks(text: &[u8]) -> usize {
    text.iter().take_while(|b| **b == b' ').count()
}

/// Takes the indentation from the lines of a record, all but the first, and the time from the last.
fn strip(pass: &mut Pass<'_>, lines: &[Line]) {
    let bytes = pass.bytes();
    let depth = lines.get(1).map_or(0, |l| blanks(l.content.of(bytes)));
    let text = |line: &&Line| !is_blank(line.content.of(bytes));
    let Some(last) = lines.iter().rposition(|l| text(&l)) else {
        return;
    };
    for (i, line) in lines.iter().enumerate().take(last + 1) {
        let content = line.content.of(bytes);
        if i > 0 && depth >= 8 {
            let cut = offset(blanks(content).min(depth));
            pass.remove(Span::new(line.content.start, line.content.start + cut));
        }
        let text = Header::read(content).map_or(0, |header| header.text);
        if start(content.get(text..).unwrap_or_default()) == Start::Yes {
            // A blank that the device puts behind it.
            let end = line.content.start + offset(content.trim_ascii_end().len());
            pass.remove(Span::new(end, line.content.end));
        }
        if i == last
            && let Some(at) = time_at(content)
        {
            let from = (line.content.start + offset(at)).max(pass.done());
            // What is behind is left out where the next record goes on with this one.
            pass.remove(Span::new(from, line.content.end));
        }
    }
}

/// Where `[Time:13-09@14:47:14.279]` begins at the end of a line, the blank before it included.
fn time_at(line: &[u8]) -> Option<usize> {
    let at = memmem::rfind(line, b"[Time:")?;
    line.trim_ascii_end().ends_with(b"]").then_some(())?;
    let before = line.get(..at)?;
    Some(before.strip_suffix(b" ").map_or(at, <[u8]>::len))
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn records_are_joined() {
        let pad = " ".repeat(20);
        let text = format!(
            "09/13 h n  [S=7] [SID=a:1]  (N 5)  ---- Incoming SIP Message from 192.0.2.1:5060 ----\n{pad}[Time:13-09@14:47:14.279]\n\
09/13 h n  [S=8] [SID=a:1]  INVITE sip:h SIP/2.0 \n{pad}Via: a\n{pad} ;b\n{pad}\n{pad}v=0\n{pad}a=candidate 5 [Time:13-09@14:47:14.279]\n\
09/13 h n  [S=9] [SID=a:1]  2527 typ\n{pad}a=x [Time:13-09@14:47:14.280]\n\
09/13 h n  [S=10] [SID=a:1]  (N 6)  more\n"
        );
        let expected = format!(
            "09/13 h n  [S=7] [SID=a:1]  (N 5)  ---- Incoming SIP Message from 192.0.2.1:5060 ----\n{pad}[Time:13-09@14:47:14.279]\n\
09/13 h n  [S=8] [SID=a:1]  \nINVITE sip:h SIP/2.0\nVia: a\n ;b\n\nv=0\na=candidate 52527 typ\na=x\n\
09/13 h n  [S=10] [SID=a:1]  (N 6)  more\n"
        );
        assert_eq!(undone_by(pass, &text), Some(expected));
        assert_eq!(undone_by(pass, "[S=7] [SID=a:1]  (N 5) x\n"), None);
    }
}
