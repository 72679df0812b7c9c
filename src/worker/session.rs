//! The worker's state and its answers: owns the bytes and their inspection. Knows no browser.

use super::{
    convert::{into_lint, into_text, line_ends},
    export, join,
    protocol::{Answer, Bytes, NamedFile, Regrade, Request},
};
use crate::{
    Inspection, Options,
    digest::Secret,
    explain::{Part, explain},
    ingest::{self, Capture, Captured, MessageId},
    inspect_capture, inspect_watched,
    lint::{self, Severity},
    report::{
        page::{self, Change, Check, Node, Tokens},
        v1,
    },
    text::{self, Document, Watch},
};
use std::collections::HashMap;

/// One text and what is known of it.
#[derive(Debug)]
pub struct Session {
    revision: u32,
    /// A packet capture or packed text as it was opened, as long as the text made of it was not edited.
    packed: Option<Packed>,
    document: Document,
    inspected: Option<Inspected>,
}

#[derive(Debug)]
struct Packed {
    bytes: Vec<u8>,
    /// What was read for the sake of its text, until it is inspected.
    capture: Option<Capture>,
}

#[derive(Debug)]
struct Inspected {
    inspection: Inspection,
    /// The parts of the messages asked for, in the message's bytes and in the editor's units.
    parts: HashMap<u32, (Part, Node)>,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            revision: 0,
            packed: None,
            document: Document::new(Vec::new()),
            inspected: None,
        }
    }
}

impl Session {
    /// Does what is asked; `None` where there is nothing to say, or the question is about another revision.
    pub fn handle(&mut self, request: Request) -> Option<Answer> {
        self.handle_watched(request, Watch::default())
    }

    /// The same, telling how far it has come with what takes its time.
    pub fn handle_watched(&mut self, request: Request, watch: Watch<'_>) -> Option<Answer> {
        match request {
            Request::Open { revision, bytes } => Some(self.open(revision, bytes.0, watch)),
            Request::Edit { revision, changes } => self.edit(revision, changes),
            Request::LineEnds { revision, ends } => self.end_lines(revision, ends),
            Request::Inspect {
                revision,
                without,
                regrade,
            } => (revision == self.revision).then(|| self.inspect(without, regrade, watch)),
            Request::Join { files } => Some(joined(files, watch)),
            Request::Part {
                revision,
                name,
                messages,
            } => Some(self.current(revision)?.part(name, &messages)),
            Request::Rules => Some(rules()),
            Request::Rule { rule } => page::rule_page(&rule).map(|page| Answer::Rule { page }),
            Request::Export {
                revision,
                name,
                call,
                form,
            } => {
                let current = self.current(revision)?;
                let inspection = &current.inspected.inspection;
                Some(export::export(inspection, &name, call.as_deref(), form))
            }
            Request::Detail { revision, message } => self.detail(revision, message),
            Request::Tokens { revision, from, to } => {
                let tokens = self.current(revision)?.tokens(from, to);
                Some(Answer::Tokens { revision, tokens })
            }
            Request::Hover { revision, ask, at } => Some(self.hover(revision, ask, at)),
            Request::FixAll { revision } => {
                let changes = self.current(revision)?.safe_fixes();
                Some(Answer::Fixes { revision, changes })
            }
            Request::Verify {
                revision,
                credentials,
                ha1,
                secret,
            } => {
                let current = self.current(revision)?;
                let checks = current.verify(credentials, ha1, &secret.0)?;
                Some(Answer::Verified { revision, checks })
            }
        }
    }

    fn open(&mut self, revision: u32, bytes: Vec<u8>, watch: Watch<'_>) -> Answer {
        self.begin(revision);
        let capture = is_packed(&bytes).then(|| ingest::read_watched(&bytes, watch));
        let text = capture.as_ref().and_then(|c| c.document.clone());
        (self.packed, self.document) = match text {
            Some(text) => (Some(Packed { bytes, capture }), Document::new(text)),
            None => (None, Document::new(bytes)),
        };
        let capture = self.packed.as_ref().and_then(|p| p.capture.as_ref());
        Answer::Opened {
            revision,
            text: self.document.editor_text(),
            packets: capture.is_some_and(ingest::Capture::is_of_packets),
        }
    }

    fn edit(&mut self, revision: u32, changes: Vec<Change>) -> Option<Answer> {
        self.begin(revision);
        let changes: Vec<text::Change> = changes.into_iter().map(into_text).collect();
        self.document.apply(&changes);
        None
    }

    fn end_lines(&mut self, revision: u32, ends: v1::LineEnds) -> Option<Answer> {
        self.begin(revision);
        self.document.set_line_ends(line_ends(ends));
        None
    }

    fn detail(&mut self, revision: u32, message: u32) -> Option<Answer> {
        let mut current = self.current(revision)?;
        let tree = current.parts(message)?.1.clone();
        let bytes = current.captured(message)?.source.bytes().to_vec();
        Some(Answer::Detail {
            revision,
            message,
            tree,
            bytes: Bytes(bytes),
        })
    }

    fn hover(&mut self, revision: u32, ask: u32, at: u32) -> Answer {
        let current = self.current(revision);
        let part = current.and_then(|mut current| current.hover(at));
        Answer::Hover {
            revision,
            ask,
            part,
        }
    }

    fn begin(&mut self, revision: u32) {
        self.packed = None;
        self.revision = revision;
        self.inspected = None;
    }

    fn inspect(&mut self, without: Vec<String>, regrade: Vec<Regrade>, watch: Watch<'_>) -> Answer {
        let mut options = Options::default();
        options.selection.ignore.clone_from(&without);
        options.selection.regrade = regrade.into_iter().map(into_lint).collect();
        let mut inspection = match &mut self.packed {
            Some(packed) => {
                let read = packed.capture.take();
                let capture = read.unwrap_or_else(|| ingest::read_watched(&packed.bytes, watch));
                inspect_capture(&packed.bytes, capture, &options, watch)
            }
            None => inspect_watched(self.document.bytes(), &options, watch),
        };
        let mut overview = page::overview(&inspection, &self.document);
        (overview.off, overview.suppressed) =
            suppressed(&mut inspection, without, &options.selection.regrade);
        self.inspected = Some(Inspected {
            inspection,
            parts: HashMap::new(),
        });
        Answer::Inspected {
            revision: self.revision,
            overview,
        }
    }

    fn current(&mut self, revision: u32) -> Option<Current<'_>> {
        if revision != self.revision {
            return None;
        }
        Some(Current {
            document: &self.document,
            inspected: self.inspected.as_mut()?,
        })
    }
}

/// The inspection of the text as it is.
struct Current<'a> {
    document: &'a Document,
    inspected: &'a mut Inspected,
}

impl Current<'_> {
    fn parts(&mut self, message: u32) -> Option<&(Part, Node)> {
        let captured = self.inspected.inspection.capture();
        let captured = captured.get(MessageId(message))?;
        let document = self.document;
        Some(self.inspected.parts.entry(message).or_insert_with(|| {
            let part = explain(captured);
            let tree = page::tree(&part, &captured.source, document);
            (part, tree)
        }))
    }

    /// Number and place of the messages that touch a stretch of the editor.
    fn messages(&self, from: u32, to: u32) -> Vec<(u32, u32, u32)> {
        let (start, end) = (self.document.to_byte(from), self.document.to_byte(to));
        let all = self.inspected.inspection.capture().messages.iter().zip(0..);
        all.filter_map(|(captured, id)| {
            let span = captured.source.input_span();
            (span.start <= end && start <= span.end).then(|| {
                (
                    id,
                    self.document.to_editor(span.start),
                    self.document.to_editor(span.end),
                )
            })
        })
        .collect()
    }

    /// Some messages as a text of their own, each under a line of what is known of its way.
    fn part(&self, name: String, messages: &[u32]) -> Answer {
        let messages = messages.iter().filter_map(|id| self.captured(*id).cloned());
        let capture = Capture {
            messages: messages.collect(),
            ..Capture::default()
        };
        let bytes = Bytes(crate::export::text(&capture));
        Answer::Joined { name, bytes }
    }

    fn captured(&self, message: u32) -> Option<&Captured> {
        self.inspected.inspection.capture().get(MessageId(message))
    }

    fn tokens(&mut self, from: u32, to: u32) -> Tokens {
        let mut tokens = Tokens {
            from,
            to,
            ..Tokens::default()
        };
        for (id, start, end) in self.messages(from, to) {
            tokens.messages.extend([start, end]);
            if self.parts(id).is_none() {
                continue;
            }
            if let (Some((part, _)), Some(captured)) =
                (self.inspected.parts.get(&id), self.captured(id))
            {
                page::tokens(part, &captured.source, self.document, &mut tokens);
            }
        }
        tokens
    }

    fn hover(&mut self, at: u32) -> Option<Node> {
        for (id, ..) in self.messages(at, at) {
            let Some((_, tree)) = self.parts(id) else {
                continue;
            };
            if let Some(part) = deepest(tree, at) {
                let children = Vec::new();
                return Some(Node {
                    children,
                    ..part.clone()
                });
            }
        }
        None
    }

    /// Checks some credentials, and those of the same user in the same realm.
    fn verify(&self, credentials: u32, ha1: bool, secret: &str) -> Option<Vec<Check>> {
        let inspection = &self.inspected.inspection;
        let known = page::checks(inspection, &[]);
        let mut asked = known.into_iter().find(|c| c.credentials == credentials)?;
        let secret = if ha1 {
            let line = format!("{}:{}:{}", asked.username, asked.realm, secret.trim());
            Secret::parse_ha1(&line)
        } else {
            Ok(Secret::password(
                &asked.username,
                Some(&asked.realm),
                secret,
            ))
        };
        let Ok(secret) = secret else {
            asked.verdict = Some(v1::Verdict::NoSecret);
            "An HA1 has 32 hexadecimal digits (MD5) or 64 (SHA-256, SHA-512-256)."
                .clone_into(&mut asked.explanation);
            return Some(vec![asked]);
        };
        let mut checks = page::checks(inspection, &[secret]);
        checks.retain(|c| c.username == asked.username && c.realm == asked.realm);
        Some(checks)
    }

    fn safe_fixes(&self) -> Vec<Change> {
        page::safe_changes(&self.inspected.inspection, self.document)
    }
}

fn joined(files: Vec<NamedFile>, watch: Watch<'_>) -> Answer {
    let (name, bytes) = join::join(files, watch);
    let bytes = Bytes(bytes);
    Answer::Joined { name, bytes }
}

fn rules() -> Answer {
    let rules = page::rule_rows();
    Answer::Rules { rules }
}

/// The deepest part below `node` that holds the unit at `at`.
fn deepest(node: &Node, at: u32) -> Option<&Node> {
    let child = node.children.iter().find(|c| c.from <= at && at < c.to)?;
    deepest(child, at).or(Some(child))
}

/// How many rules the user switched off, and how much they would have found.
fn suppressed(
    inspection: &mut Inspection,
    without: Vec<String>,
    regrade: &[(String, Option<Severity>)],
) -> (u32, u32) {
    let off = regrade.iter().filter(|(_, grade)| grade.is_none());
    let off: Vec<String> = off.map(|(rule, _)| rule.clone()).collect();
    if off.is_empty() {
        return (0, 0);
    }
    let rules = text::offset(off.len());
    let selection = lint::Selection {
        select: off,
        ignore: without,
        regrade: Vec::new(),
    };
    (rules, text::offset(inspection.count(&selection)))
}

/// Whether bytes may be something other than text: packed with gzip, or with a NUL near the front.
fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b]) || bytes.iter().take(64).any(|b| *b == 0)
}

#[cfg(test)]
mod tests;
