//! The worker's state and its answers: owns the bytes and their inspection. Knows no browser.

use super::protocol::{Answer, Request};
use crate::{
    Inspection, Options,
    explain::{Part, explain},
    ingest::{Captured, MessageId},
    inspect,
    report::{
        page::{self, Change, Node, Tokens},
        v1,
    },
    text::{self, Document, LineEnds},
};
use std::collections::HashMap;

/// One text and what is known of it.
#[derive(Debug)]
pub struct Session {
    revision: u32,
    document: Document,
    inspected: Option<Inspected>,
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
            document: Document::new(Vec::new()),
            inspected: None,
        }
    }
}

impl Session {
    /// Does what is asked; `None` where there is nothing to say, or the question is about another revision.
    pub fn handle(&mut self, request: Request) -> Option<Answer> {
        match request {
            Request::Open { revision, bytes } => {
                self.begin(revision);
                self.document = Document::new(bytes.0);
                let text = self.document.editor_text();
                Some(Answer::Opened { revision, text })
            }
            Request::Edit { revision, changes } => {
                self.begin(revision);
                let changes: Vec<text::Change> = changes.into_iter().map(into_text).collect();
                self.document.apply(&changes);
                None
            }
            Request::LineEnds { revision, ends } => {
                self.begin(revision);
                self.document.set_line_ends(line_ends(ends));
                None
            }
            Request::Inspect { revision, without } => {
                (revision == self.revision).then(|| self.inspect(without))
            }
            Request::Detail { revision, message } => {
                let mut current = self.current(revision)?;
                let tree = current.parts(message)?.1.clone();
                Some(Answer::Detail {
                    revision,
                    message,
                    tree,
                })
            }
            Request::Tokens { revision, from, to } => {
                let tokens = self.current(revision)?.tokens(from, to);
                Some(Answer::Tokens { revision, tokens })
            }
            Request::Hover { revision, ask, at } => {
                let part = self
                    .current(revision)
                    .and_then(|mut current| current.hover(at));
                Some(Answer::Hover {
                    revision,
                    ask,
                    part,
                })
            }
            Request::FixAll { revision } => {
                let changes = self.current(revision)?.safe_fixes();
                Some(Answer::Fixes { revision, changes })
            }
        }
    }

    fn begin(&mut self, revision: u32) {
        self.revision = revision;
        self.inspected = None;
    }

    fn inspect(&mut self, without: Vec<String>) -> Answer {
        let mut options = Options::default();
        options.selection.ignore = without;
        let inspection = inspect(self.document.bytes(), &options);
        let overview = page::overview(&inspection, &self.document);
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

    fn safe_fixes(&self) -> Vec<Change> {
        page::safe_changes(&self.inspected.inspection, self.document)
    }
}

/// The deepest part below `node` that holds the unit at `at`.
fn deepest(node: &Node, at: u32) -> Option<&Node> {
    let child = node.children.iter().find(|c| c.from <= at && at < c.to)?;
    deepest(child, at).or(Some(child))
}

fn into_text(change: Change) -> text::Change {
    text::Change {
        from: change.from,
        to: change.to,
        insert: change.insert,
    }
}

fn line_ends(ends: v1::LineEnds) -> LineEnds {
    match ends {
        v1::LineEnds::Lf => LineEnds::Lf,
        v1::LineEnds::Crlf => LineEnds::Crlf,
        v1::LineEnds::Cr => LineEnds::Cr,
        v1::LineEnds::Mixed => LineEnds::Mixed,
        v1::LineEnds::None => LineEnds::None,
    }
}
