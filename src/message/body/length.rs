//! The body's length against Content-Length: as the bytes stand and with CRLF restored, for a
//! paste may have changed line ends, and cut or added some at the end.

use super::Content;
use crate::{
    message::{HeaderId, HeaderValue, Message},
    syntax::number::Number,
    text::{Source, offset},
};

/// How long a body is, by each way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLength {
    /// Octets as they stand.
    pub given: u32,
    /// Octets with every line end as CRLF.
    pub restored: u32,
    /// What the first Content-Length says.
    pub announced: Option<Number>,
    /// The same two without the line ends at the body's end.
    core: (u32, u32),
    /// Whether its lines may have ended in CRLF and in LF when it was sent, as those of XML in a
    /// multipart body do. SIP's own texts, such as SDP, end all their lines alike.
    mixed: bool,
    /// Whether something in it was written over, so that its length is not what was sent.
    masked: bool,
}

/// What explains that announced and counted agree, or that they do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// They are equal.
    None,
    /// Equal with CRLF restored: the paste changed line ends.
    LineEnds,
    /// Equal but for line ends at the body's end, which the paste cut or added.
    TrailingLineEnds,
    /// More octets are announced than are there.
    Missing,
    /// More octets are there than are announced.
    Surplus,
    /// Something in the body was masked: how long it was, nobody can say.
    Masked,
}

impl BodyLength {
    /// Measures the body of `message`.
    pub fn of(message: &Message, source: &Source) -> Self {
        let bytes = source.get(message.body);
        let line_end = |b: &u8| matches!(b, b'\r' | b'\n');
        let core = bytes.iter().rposition(|b| !line_end(b));
        let core = core.and_then(|n| bytes.get(..=n)).unwrap_or_default();
        let length = message.typed(source, HeaderId::ContentLength);
        let mixed = !matches!(
            message.content(source).body.content,
            Content::Empty | Content::Sdp(_) | Content::Sipfrag(_) | Content::MessageSummary(_)
        );
        let (given, full) = (offset(bytes.len()), restored(bytes));
        let announced = length.and_then(HeaderValue::number).copied();
        let right = announced
            .and_then(|n| n.value)
            .is_none_or(|n| [given, full].map(u64::from).contains(&n));
        Self {
            given,
            restored: full,
            announced,
            core: (offset(core.len()), restored(core)),
            mixed,
            masked: !right && holds_mask(core, mixed),
        }
    }

    /// Announced against counted. `paste` says that line ends may not be the sender's. `None` where
    /// nothing is announced.
    pub fn difference(&self, paste: bool) -> Option<Difference> {
        let announced = self.announced?.value.unwrap_or(u64::MAX);
        let (given, full) = (u64::from(self.given), u64::from(self.restored));
        let (core_given, core) = (u64::from(self.core.0), u64::from(self.core.1));
        if announced == given {
            return Some(Difference::None);
        }
        let some_restored =
            self.mixed && core != core_given && (core_given..=full).contains(&announced);
        if paste && (announced == full || some_restored) {
            return Some(Difference::LineEnds);
        }
        // Up to two line ends may have been cut; none where nothing else is there.
        let slack = if core == 0 { 0 } else { 4 };
        let most = full.max(core.saturating_add(slack));
        let crlf = (core..=most).contains(&announced) && announced.saturating_sub(core) % 2 == 0;
        let most = given.max(core_given.saturating_add(slack / 2));
        let lf = core != core_given && (core_given..=most).contains(&announced);
        Some(if paste && (crlf || lf) {
            Difference::TrailingLineEnds
        } else if paste && self.masked {
            Difference::Masked
        } else if announced > if paste { full } else { given } {
            Difference::Missing
        } else {
            Difference::Surplus
        })
    }

    /// The length to announce: as the bytes stand, or of what was sent before a paste changed
    /// its line ends and added empty lines.
    pub fn right(&self, paste: bool) -> u32 {
        if !paste {
            return self.given;
        }
        let (core_given, core) = self.core;
        let line_end = if self.given > core_given && core > 0 {
            2
        } else {
            0
        };
        core.saturating_add(line_end)
    }
}

/// Whether a word was written over before the text was pasted: a run of `*` or `x`, an address with
/// an `x` for a number (`192.0.2.x`), or, where no `markup` may stand, a word in brackets (`<removed>`).
fn holds_mask(bytes: &[u8], markup: bool) -> bool {
    bytes.split(|b| b" \t\r\n=:;/".contains(b)).any(|word| {
        let run = |filler: &[u8]| {
            let is_filler = |b: &u8| filler.contains(b);
            word.chunk_by(|a, b| is_filler(a) == is_filler(b))
                .any(|run| run.len() > 2 && run.iter().all(is_filler))
        };
        let framed = !markup && word.starts_with(b"<") && word.ends_with(b">") && is_words(word);
        run(b"*") || run(b"xX") || is_masked_address(word) || framed
    })
}

/// `<removed>`, `<IP-address>`: in a body that is no markup, a word in the place of another.
fn is_words(framed: &[u8]) -> bool {
    framed.len() > 2
        && framed
            .iter()
            .all(|b| b.is_ascii_alphabetic() || b"<>-_".contains(b))
}

/// Four numbers with dots between, at least one of them `x`es.
fn is_masked_address(word: &[u8]) -> bool {
    let parts: Vec<_> = word.split(|b| *b == b'.').collect();
    let number = |p: &&[u8]| !p.is_empty() && p.iter().all(u8::is_ascii_digit);
    let masked = |p: &&[u8]| !p.is_empty() && p.iter().all(|b| b"xX*#".contains(b));
    parts.len() == 4 && parts.iter().any(masked) && parts.iter().all(|p| number(p) || masked(p))
}

/// Number of octets with each LF that lacks its CR given one.
fn restored(bytes: &[u8]) -> u32 {
    let mut before = 0;
    let bare = bytes.iter().filter(|b| {
        let bare = **b == b'\n' && before != b'\r';
        before = **b;
        bare
    });
    offset(bare.count().saturating_add(bytes.len()))
}
