//! Messages on one line, as web pages, chats and spreadsheets give them: `REGISTER sips:h SIP/2.0
//! Via: … From: …`, often with `...` where something was left out.

use memchr::memmem;

use super::{Fragment, Pass};
use crate::{
    ingest::lines::{Start, start},
    message::{
        HeaderId, Spelling,
        header_table::{Grammar, lookup_exact},
    },
    text::{Span, offset},
};

/// Takes lines apart at the names of known fields. What comes out is marked as part of a message.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    if memmem::find(bytes, b"SIP/2.0").is_none() {
        return;
    }
    for line in pass.lines() {
        let content = line.content.of(bytes);
        let cuts = Line(content).cuts();
        if !cuts.is_empty() {
            take_apart(pass, line.content, &cuts);
            pass.note();
        }
    }
}

/// What begins at a place of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A start line.
    Start,
    /// A header field, or a line of SDP.
    Line,
    /// A body, or what belongs to nobody.
    Body,
}

/// A line that may hold messages.
struct Line<'a>(&'a [u8]);

impl<'a> Line<'a> {
    fn get(&self, from: usize, to: usize) -> &'a [u8] {
        self.0.get(from..to).unwrap_or_default()
    }

    /// Where it is to be cut, and what begins there; nothing where it holds no message.
    fn cuts(&self) -> Vec<(usize, Part)> {
        let fields = self.fields();
        let first = fields.first().and_then(|(at, _)| self.start_before(0, *at));
        let Some(first) = first else {
            return Vec::new();
        };
        let mut cuts = vec![(first, Part::Start)];
        for (i, (at, id)) in fields.iter().enumerate() {
            let next = fields.get(i + 1).map(|(next, _)| *next);
            let end = next.unwrap_or(self.0.len());
            let start = match next {
                Some(next) => self.start_before(*at, next),
                None => self.response_in(*at, end),
            };
            cuts.push((*at, Part::Line));
            if start.is_some() || next.is_none() {
                self.body(*at, start.unwrap_or(end), *id, &mut cuts);
            }
            cuts.extend(start.map(|at| (at, Part::Start)));
        }
        cuts
    }

    /// Where known fields begin behind the first `SIP/2.0 `: a name of the table in its usual
    /// capitals, a colon, a blank.
    fn fields(&self) -> Vec<(usize, HeaderId)> {
        let Some(version) = memmem::find(self.0, b"SIP/2.0 ") else {
            return Vec::new();
        };
        let colons = memmem::find_iter(self.0, b": ").filter(|colon| *colon > version);
        let field = |colon: usize| {
            let from = colon.saturating_sub(40);
            let word = self.get(from, colon);
            let begin = from + word.iter().rposition(u8::is_ascii_whitespace)? + 1;
            let name = self.get(begin, colon);
            let (id, spelling) = lookup_exact(name)?;
            let known = spelling == Spelling::Full && id.name().as_bytes() == name;
            known.then_some((begin, id))
        };
        colons.filter_map(field).collect()
    }

    /// Where behind `from` a start line begins that ends where a field begins.
    fn start_before(&self, from: usize, field: usize) -> Option<usize> {
        let head = self.get(from, field).trim_ascii_end();
        let version = memmem::rfind(head, b"SIP/2.0")?;
        let begin = if head.len() == version + 7 {
            let words = head.get(..version)?.trim_ascii_end();
            let uri = words.iter().rposition(u8::is_ascii_whitespace)?;
            let words = words.get(..uri)?.trim_ascii_end();
            words
                .iter()
                .rposition(u8::is_ascii_whitespace)
                .map_or(0, |n| n + 1)
        } else {
            version
        };
        (start(head.get(begin..)?) == Start::Yes).then_some(from + begin)
    }

    /// Where a response begins that has no fields.
    fn response_in(&self, from: usize, to: usize) -> Option<usize> {
        let at = from + memmem::find(self.get(from, to), b" SIP/2.0 ")? + 1;
        (start(self.get(at, to)) == Start::Yes).then_some(at)
    }

    /// Adds the body that stands in the last field of a message, which goes from `from` to `to`.
    fn body(&self, from: usize, to: usize, field: HeaderId, cuts: &mut Vec<(usize, Part)>) {
        let text = self.get(from, to);
        if let Some(sdp) = memmem::find(text, b" v=0 ") {
            cuts.push((from + sdp + 1, Part::Body));
            let lines = (sdp + 2..text.len()).filter(|at| {
                matches!(text.get(*at..*at + 3), Some([b' ', kind, b'=']) if kind.is_ascii_lowercase())
            });
            cuts.extend(lines.map(|at| (from + at + 1, Part::Line)));
        } else if field == HeaderId::ContentLength {
            let value = text.iter().skip(b"Content-Length: ".len());
            let digits = value.take_while(|b| b.is_ascii_digit()).count();
            let behind = from + b"Content-Length: ".len() + digits;
            let rest = self.get(behind, to);
            let blanks = rest.len() - rest.trim_ascii_start().len();
            if digits > 0 && (1..rest.len()).contains(&blanks) {
                cuts.push((behind + blanks, Part::Body));
            }
        } else if let Some(prose) = prose_in(field, text) {
            cuts.push((from + prose, Part::Body));
        }
    }
}

/// Where behind the value of a whole field, its name included, prose goes on: at words of letters where the field's
/// grammar wants nothing more.
fn prose_in(field: HeaderId, text: &[u8]) -> Option<usize> {
    let name = field.name().len() + b": ".len();
    let addresses = matches!(
        field.info().grammar,
        Grammar::Address | Grammar::Addresses | Grammar::NameAddrs
    );
    let words = match field.info().grammar {
        Grammar::Number | Grammar::CallId | Grammar::MediaType => 1,
        Grammar::Via | Grammar::CSeq => 2,
        _ if addresses => 0,
        _ => return None,
    };
    let mut at = name;
    for _ in 0..words {
        at = word_end(text, at);
    }
    loop {
        let signs = |b: Option<&u8>| matches!(b, Some(b';' | b',' | b'='));
        let (before, behind) = text.split_at_checked(at)?;
        let next = behind.trim_ascii_start();
        if next.is_empty() {
            return None;
        }
        if addresses && (at == name || before.ends_with(b",")) {
            at += behind.iter().position(|b| *b == b'>')? + 1;
        } else if signs(next.first()) || signs(before.last()) {
            at = word_end(text, at);
        } else {
            let start = text.len() - next.len();
            let word = next.get(..word_end(next, 0))?;
            let said = word.strip_suffix(b",").unwrap_or(word);
            let prose = said.iter().all(u8::is_ascii_alphabetic) && start > at;
            return prose.then_some(start);
        }
    }
}

/// Where the first word from `at` on ends; quoted strings are part of one.
fn word_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_ascii_start().len();
    let mut quoted = false;
    let length = rest.iter().skip(blanks).take_while(|b| {
        quoted ^= **b == b'"';
        quoted || !b.is_ascii_whitespace()
    });
    at + blanks + length.count()
}

/// Puts a line end at each cut, an empty line before a body; leaves `...` out.
fn take_apart(pass: &mut Pass<'_>, line: Span, cuts: &[(usize, Part)]) {
    let content = pass.get(line);
    let at = |n: usize| line.start.saturating_add(offset(n));
    for (i, (cut, part)) in cuts.iter().enumerate() {
        let before = content.get(..*cut).unwrap_or_default();
        let gap = before.len() - before.trim_ascii_end().len();
        let blank = gap == before.len();
        let (from, ends): (_, &[u8]) = match part {
            _ if blank => (0, b""),
            // What stands before the first may say when and where.
            Part::Start if i == 0 => (*cut, b"\n"),
            Part::Start | Part::Line => (cut.saturating_sub(gap), b"\n"),
            Part::Body => (cut.saturating_sub(gap), b"\n\n"),
        };
        pass.replace(Span::new(at(from), at(*cut)), ends);
    }
    let text = content.trim_ascii_end();
    let kept = text
        .strip_suffix(b"...")
        .or_else(|| text.strip_suffix("…".as_bytes()));
    if let Some(kept) = kept.map(<[u8]>::trim_ascii_end) {
        pass.remove(Span::new(at(kept.len()), at(content.len())));
    }
    // Nothing that stands below belongs to it.
    pass.replace(Span::empty(line.end), b"\n");
    let starts = cuts.iter().filter(|(_, part)| *part == Part::Start);
    let starts: Vec<_> = starts.map(|(cut, _)| *cut).collect();
    for (i, cut) in starts.iter().enumerate() {
        pass.fragments.push(Fragment {
            start: pass.to_input(Span::empty(at(*cut))).start,
            cut: kept.is_some() && i + 1 == starts.len(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn messages_on_one_line_are_taken_apart() {
        for (text, expected) in [
            (
                "... REGISTER sips:h SIP/2.0 Via: SIP/2.0/TLS a;branch=b From: x ...\nnext",
                Some("... \nREGISTER sips:h SIP/2.0\nVia: SIP/2.0/TLS a;branch=b\nFrom: x\n\nnext"),
            ),
            (
                "SIP/2.0 401 Unauthorized Via: SIP/2.0/TLS a\n",
                Some("SIP/2.0 401 Unauthorized\nVia: SIP/2.0/TLS a\n\n"),
            ),
            (
                "SIP/2.0 200 OK To: a Content-Length: 9 v=0 s=a b m=audio 1 RTP/AVP 0 a=b=c",
                Some(
                    "SIP/2.0 200 OK\nTo: a\nContent-Length: 9\n\nv=0\ns=a b\nm=audio 1 RTP/AVP 0\na=b=c\n",
                ),
            ),
            (
                "MESSAGE sip:h SIP/2.0 To: a Content-Length: 9 hello you",
                Some("MESSAGE sip:h SIP/2.0\nTo: a\nContent-Length: 9\n\nhello you\n"),
            ),
            (
                "BYE sip:h SIP/2.0 To: a Content-Length: 0 SIP/2.0 200 OK To: b BYE sip:i SIP/2.0 To: c",
                Some(
                    "BYE sip:h SIP/2.0\nTo: a\nContent-Length: 0\nSIP/2.0 200 OK\nTo: b\nBYE sip:i SIP/2.0\nTo: c\n",
                ),
            ),
            (
                "It says SIP/2.0 200 OK To: a Contact: <sip:b@h>;q=1 ; a=\"b c\" and no more.",
                Some(
                    "It says \nSIP/2.0 200 OK\nTo: a\nContact: <sip:b@h>;q=1 ; a=\"b c\"\n\nand no more.\n",
                ),
            ),
            (
                "SIP/2.0 200 OK Contact: <sip:b@h>, B <sip:c@h> To: <sip:a@h> tag=1",
                Some("SIP/2.0 200 OK\nContact: <sip:b@h>, B <sip:c@h>\nTo: <sip:a@h> tag=1\n"),
            ),
            (
                "ACK sip:h SIP/2.0 CSeq: 1 ACK is sent, then BYE sip:h SIP/2.0 Via: SIP/2.0/UDP h;branch=x ends it",
                Some(
                    "ACK sip:h SIP/2.0\nCSeq: 1 ACK\n\nis sent, then\nBYE sip:h SIP/2.0\nVia: SIP/2.0/UDP h;branch=x\n\nends it\n",
                ),
            ),
            (
                "SIP/2.0 200 OK To: <sip:a@h>;\n",
                Some("SIP/2.0 200 OK\nTo: <sip:a@h>;\n\n"),
            ),
            ("The SIP/2.0 header From: is here\n", None),
            ("INVITE sip:h SIP/2.0\nVia: SIP/2.0/UDP From: x\n", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
