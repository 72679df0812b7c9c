//! The report for a reader: findings under the lines they point at.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    ops::Range,
};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{input::NO_MESSAGE, terminal::plain};
use crate::{
    report::{
        v1::{Digest, Direction, Finding, Fix, Message, Report, Severity, Span},
        words::{besides, cites, counted, place, summary, trust, verdict, what},
    },
    text::{LineIndex, Span as Bytes, is_binary},
};

/// What to look for in an input without messages.
const ADVICE: &str =
    "a message begins with a line such as `INVITE sip:bob@example.com SIP/2.0` or `SIP/2.0 200 OK`";

/// A report and the text it is about.
pub(super) struct Text<'a> {
    input: &'a [u8],
    lines: LineIndex,
    report: &'a Report,
    renderer: Renderer,
}

/// A line of the input as it is shown, and what is pointed at in it.
struct Shown<'a> {
    /// The bytes shown: all of the line unless it is endless.
    bytes: Bytes,
    text: String,
    marks: Vec<Annotation<'a>>,
    cut: bool,
}

/// How much of a line is shown before and behind what is pointed at: a line may be the whole input.
const AROUND: u32 = 1000;

impl<'a> Text<'a> {
    pub(super) fn new(input: &'a [u8], report: &'a Report, colour: bool) -> Self {
        Self {
            input,
            lines: LineIndex::new(input),
            report,
            renderer: if colour {
                Renderer::styled()
            } else {
                Renderer::plain()
            },
        }
    }

    /// Writes everything; `fixed` findings were put right before.
    pub(super) fn write(&self, fixed: u32, out: &mut impl Write) -> io::Result<()> {
        let name = plain(&self.report.source.name);
        let mut findings = self.report.findings.iter().peekable();
        for message in &self.report.messages {
            if findings.peek().is_some_and(|f| f.message_id == message.id) {
                writeln!(out, "{}\n", self.heading(message))?;
            }
            while let Some(finding) = findings.next_if(|f| f.message_id == message.id) {
                writeln!(out, "{}\n", self.renderer.render(&[self.group(finding)]))?;
            }
        }
        paragraph(&self.digests(), out)?;
        paragraph(&besides(self.report), out)?;
        writeln!(out, "{name}: {}", self.summary(fixed))
    }

    /// `message 3 of 7, line 20: 401 Unauthorized to REGISTER (pjsip, received)`
    fn heading(&self, message: &Message) -> String {
        let (number, of) = (message.id.saturating_add(1), self.report.messages.len());
        let (place, what, framing) = (place(message), what(message), framing(message));
        plain(&format!(
            "message {number} of {of}, {place}: {what}{framing}"
        ))
    }

    /// One finding: what, where, why, and how to put it right.
    fn group<'f>(&'f self, finding: &'f Finding) -> Group<'f> {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level.primary_title(&finding.message).id(&finding.code);
        let mut lines = BTreeMap::new();
        self.mark(&mut lines, finding.line, finding.span, None);
        for related in &finding.related {
            self.mark(&mut lines, related.line, related.span, Some(&related.note));
        }
        let first = lines.remove(&finding.line).map(|l| (finding.line, l));
        let mut group = Group::with_title(title);
        for (line, shown) in first.into_iter().chain(lines) {
            let snippet = Snippet::source(shown.text)
                .line_start(line as usize)
                .annotations(shown.marks);
            let name = &self.report.source.name;
            // The column of a place is counted in what is shown.
            group = if shown.cut {
                let column = self.lines.position(self.input, finding.span.start).column;
                let place = plain(&format!("{name}:{line}:{column}, of a long line"));
                let place = Level::NOTE.with_name("place").message(place);
                group.element(snippet).element(place)
            } else {
                group.element(snippet.path(name))
            };
        }
        let rule = format!("{}{}", finding.rule, cites(finding));
        group = group.element(Level::NOTE.with_name("rule").message(rule));
        for fix in &finding.fixes {
            group = group.element(Level::HELP.with_name("fix").message(shown_fix(fix)));
        }
        group
    }

    /// Points at `span`, which starts on `line`, in the part of it that lies on that line.
    fn mark<'f>(
        &self,
        lines: &mut BTreeMap<u32, Shown<'f>>,
        line: u32,
        span: Span,
        note: Option<&'f str>,
    ) {
        let whole = self.lines.line_span(self.input, line.saturating_sub(1));
        let shown = lines.entry(line).or_insert_with(|| {
            let near = Bytes::new(
                span.start.saturating_sub(AROUND).max(whole.start),
                span.start.saturating_add(AROUND).min(whole.end),
            );
            let cut = whole.end - whole.start > 4 * AROUND;
            let bytes = if cut { near } else { whole };
            Shown {
                bytes,
                text: String::from_utf8_lossy(bytes.of(self.input)).into_owned(),
                marks: Vec::new(),
                cut,
            }
        });
        let range = self.within(shown.bytes, span, &shown.text);
        let kind = match note {
            None => AnnotationKind::Primary,
            Some(_) => AnnotationKind::Context,
        };
        shown.marks.push(kind.span(range).label(note));
    }

    /// Where `span` of the input stands in `text`, which shows the bytes at `line`.
    fn within(&self, line: Bytes, span: Span, text: &str) -> Range<usize> {
        let place = |at: u32| {
            let at = at.clamp(line.start, line.end);
            let before = Bytes::new(line.start, at).of(self.input);
            text.floor_char_boundary(String::from_utf8_lossy(before).len())
        };
        place(span.start)..place(span.end)
    }

    /// A line for each answer to a challenge.
    fn digests(&self) -> Vec<String> {
        let said = |digest: &Digest| {
            let number = digest.message_id.saturating_add(1);
            let user = digest.username.as_deref().unwrap_or("?");
            let realm = digest.realm.as_deref().unwrap_or("?");
            let verdict = verdict(digest.verdict);
            format!(
                "digest of message {number}, user {user}, realm {realm}: {verdict}. {}",
                digest.explanation
            )
        };
        self.report.digests.iter().map(said).collect()
    }

    /// `7 messages; 8 errors, 1 warning, no notes`
    fn summary(&self, fixed: u32) -> String {
        let (source, found) = (&self.report.source, &self.report.messages);
        match found[..] {
            [] if source.bytes == 0 => return "it is empty".to_owned(),
            [] if !source.formats.is_empty() => return NO_MESSAGE.to_owned(),
            [] if is_binary(self.input) => return format!("{NO_MESSAGE}; it is no text"),
            [] => return format!("{NO_MESSAGE}; {ADVICE}"),
            _ => {}
        }
        let right = match (fixed, self.report.safe_fixes.count) {
            (0, 0) => String::new(),
            (0, n) => format!("; --fix puts {} right", counted(n as usize, "finding")),
            (n, _) => format!("; {} put right", counted(n as usize, "finding")),
        };
        format!("{}{right}", summary(self.report))
    }
}

/// Lines, and an empty one behind them where there are any.
fn paragraph(lines: &[String], out: &mut impl Write) -> io::Result<()> {
    for line in lines {
        writeln!(out, "{}", plain(line))?;
    }
    if !lines.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// The form of what frames a message, and which way it went.
fn framing(message: &Message) -> String {
    let way = match message.direction {
        Some(Direction::Received) => ", received",
        Some(Direction::Sent) => ", sent",
        None => "",
    };
    let form = message.form.as_ref();
    form.map_or_else(String::new, |form| format!(" ({form}{way})"))
}

fn shown_fix(fix: &Fix) -> String {
    plain(&format!("{} ({})", fix.title, trust(fix.applicability)))
}
