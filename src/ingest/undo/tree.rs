//! Wireshark's packet details copied as text: a message shown as a tree, rebuilt from it.

mod cut;

use memchr::memmem;

use super::Pass;
use crate::{
    ingest::lines::{Line, is_blank},
    text::{Span, offset},
};

/// Rebuilds messages from trees. Lines that Wireshark made up are left out; values that it cut are
/// completed from the parts it lists below them.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"Request-Line: ").is_none()
        && memmem::find(bytes, b"Status-Line: ").is_none()
    {
        return;
    }
    let lines: Vec<_> = pass.lines().iter().map(|l| Row::new(bytes, *l)).collect();
    let mut i = 0;
    while let Some(row) = lines.get(i) {
        i = match row.start_line() {
            Some(label) => {
                pass.remove(Span::new(
                    row.line.content.start,
                    row.text.start + offset(label),
                ));
                pass.note();
                Tree { pass, rows: &lines }.rebuild(i)
            }
            None => i + 1,
        };
    }
}

/// A line of a tree.
#[derive(Clone, Copy)]
struct Row<'a> {
    line: Line,
    /// Its text without the white space round it.
    text: Span,
    bytes: &'a [u8],
    /// How far it is indented.
    depth: u32,
}

impl<'a> Row<'a> {
    fn new(input: &'a [u8], line: Line) -> Self {
        let content = line.content.of(input);
        let depth = offset(content.len() - content.trim_ascii_start().len());
        let bytes = content.trim_ascii();
        let start = line.content.start + depth;
        Self {
            line,
            text: Span::new(start, start + offset(bytes.len())),
            bytes,
            depth,
        }
    }

    /// Length of the label of a start line.
    fn start_line(&self) -> Option<usize> {
        let labels = [&b"Request-Line: "[..], b"Status-Line: "];
        labels
            .iter()
            .find(|l| self.bytes.starts_with(l))
            .map(|l| l.len())
    }

    /// All of the line, its line end included.
    fn whole(&self) -> Span {
        Span::new(self.line.content.start, self.line.next)
    }

    /// A line that Wireshark made up: `[Generated Call-ID: …]`.
    fn is_generated(&self) -> bool {
        self.bytes.starts_with(b"[") && self.bytes.ends_with(b"]")
    }

    /// Name, colon and blank of `name: value`.
    fn label(&self) -> Option<(&'a [u8], usize)> {
        let colon = memmem::find(self.bytes, b": ")?;
        Some((self.bytes.get(..colon)?, colon + 2))
    }

    /// `x` of `Media Attribute (a): sendrecv`, and where the value starts.
    fn sdp(&self) -> Option<(u8, u32)> {
        let (label, value) = self.label()?;
        match label {
            [.., b' ', b'(', kind, b')'] if kind.is_ascii_lowercase() => {
                Some((*kind, self.text.start + offset(value)))
            }
            _ => None,
        }
    }
}

struct Tree<'p, 'a, 'r> {
    pass: &'p mut Pass<'a>,
    rows: &'r [Row<'a>],
}

impl Tree<'_, '_, '_> {
    /// Rebuilds the message whose start line is row `start`; gives the row behind it.
    fn rebuild(&mut self, start: usize) -> usize {
        let rows = self.rows;
        let Some(first) = rows.get(start) else {
            return start + 1;
        };
        let below = |row: &Row<'_>| {
            row.depth >= first.depth && row.start_line().is_none() && !is_blank(row.bytes)
        };
        let end = start + 1 + rows.iter().skip(start + 1).take_while(|r| below(r)).count();
        let find = |text: &[u8], from: usize| {
            let rows = rows.iter().enumerate().take(end).skip(from);
            rows.filter(|(_, r)| r.bytes.starts_with(text))
                .map(|(i, _)| i)
                .next()
        };
        let head = find(b"Message Header", start + 1).unwrap_or(end);
        let body = find(b"Message Body", head).unwrap_or(end);
        self.drop_rows(start + 1, (head + 1).min(end));
        self.fields(head + 1, body);
        if let Some(row) = rows.get(body).filter(|_| body < end) {
            self.pass.replace(row.whole(), b"\n");
            self.body(body + 1, end);
        }
        // Nothing that stands below belongs to it.
        let behind = rows
            .get(end)
            .map_or(self.pass.end(), |r| r.line.content.start);
        self.pass.replace(Span::empty(behind), b"\n");
        end
    }

    fn drop_rows(&mut self, from: usize, to: usize) {
        for row in self.rows.iter().take(to).skip(from) {
            self.pass.remove(row.whole());
        }
    }

    /// Header fields from row `from` to row `to`: those of the first one's depth. Deeper rows are
    /// parts of the field above.
    fn fields(&mut self, from: usize, to: usize) {
        let rows = self.rows;
        let Some(depth) = rows.get(from).map(|r| r.depth) else {
            return;
        };
        let mut i = from;
        while let Some(row) = rows.get(i).filter(|_| i < to) {
            let mark = cut::mark(row.bytes);
            if row.is_generated() || (row.depth > depth && mark.is_none()) {
                self.pass.remove(row.whole());
                i += 1;
                continue;
            }
            let parts = i + 1..to;
            let parts = parts.take_while(|&p| {
                rows.get(p)
                    .is_some_and(|r| r.depth > depth && cut::mark(r.bytes).is_none())
            });
            let next = parts.last().map_or(i + 1, |p| p + 1);
            let value = row.text.start + offset(mark.unwrap_or_default());
            self.pass.remove(Span::new(row.line.content.start, value));
            if mark.is_some() {
                let parts = rows.get(i + 1..next).unwrap_or_default();
                cut::complete(self.pass, Span::new(value, row.text.end), parts);
            }
            i += 1;
        }
    }

    /// SDP lines, or lines of text, from row `from` to row `to`.
    fn body(&mut self, from: usize, to: usize) {
        let depth = self
            .rows
            .iter()
            .take(to)
            .skip(from)
            .find(|r| r.sdp().is_some())
            .map(|r| r.depth);
        for row in self.rows.iter().take(to).skip(from) {
            match row.sdp().filter(|_| Some(row.depth) == depth) {
                Some((kind, value)) => {
                    self.pass
                        .replace(Span::new(row.line.content.start, value), &[kind, b'=']);
                }
                None if depth.is_none() && row.bytes.ends_with(b"\\r\\n") => {
                    self.pass
                        .remove(Span::new(row.line.content.start, row.text.start));
                    self.pass.remove(Span::new(row.text.end - 4, row.text.end));
                }
                None => self.pass.remove(row.whole()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn trees_become_messages() {
        let text = "Session Initiation Protocol (INVITE)
    Request-Line: INVITE sip:b@h SIP/2.0
        Method: INVITE
    Message Header
        Via: SIP/2.0/UDP h;branch=z9
            Transport: UDP
        [Generated Call-ID: x]
        To: <sip:b@h>
    Message Body
        Session Description Protocol
            Session Description Protocol Version (v): 0
            Media Description, name and address (m): audio 1 RTP/AVP 0
                Media Type: audio
            Media Attribute (a): sendrecv
text
";
        let expected = "Session Initiation Protocol (INVITE)
INVITE sip:b@h SIP/2.0
Via: SIP/2.0/UDP h;branch=z9
To: <sip:b@h>

v=0
m=audio 1 RTP/AVP 0
a=sendrecv

text
";
        assert_eq!(undone_by(pass, text).as_deref(), Some(expected));
        assert_eq!(undone_by(pass, "Via: a\n"), None);
    }

    #[test]
    fn cut_credentials_are_completed_from_their_parts() {
        for mark in ["[…]", "[â€¦]", "[truncated]"] {
            let text = format!(
                "    Status-Line: SIP/2.0 401 No
    Message Header
        To: <sip:b@h>
         {mark}Authorization: Digest username=\"b\", uri=\"sip:h\", algorith
            Authentication Scheme: Digest
            Username: \"b\"
            Authentication URI: \"sip:h\"
            Algorithm: MD5
            CNonce Value: \"c\"
            QOP: auth
            Nonce Count: 00000001
        Content-Length:  0
"
            );
            let expected = "SIP/2.0 401 No
To: <sip:b@h>
Authorization: Digest username=\"b\", uri=\"sip:h\", algorithm=MD5, cnonce=\"c\", qop=auth, nc=00000001
Content-Length:  0

";
            assert_eq!(undone_by(pass, &text).as_deref(), Some(expected));
        }
    }
}
