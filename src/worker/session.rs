//! The worker's state and its answers: owns the bytes and their inspection. Knows no browser.

use super::protocol::{Answer, Request};
use crate::{
    Inspection, Options,
    digest::Secret,
    explain::{Part, explain},
    ingest::{self, Captured, MessageId},
    inspect,
    report::{
        page::{self, Change, Check, Node, Tokens},
        v1,
    },
    text::{self, Document, LineEnds},
};
use std::collections::HashMap;

/// One text and what is known of it.
#[derive(Debug)]
pub struct Session {
    revision: u32,
    /// A packet capture or packed text as it was opened, as long as the text made of it was not edited.
    packed: Option<Vec<u8>>,
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
            packed: None,
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
                let text = is_packed(&bytes.0).then(|| ingest::read(&bytes.0).document);
                (self.packed, self.document) = match text.flatten() {
                    Some(text) => (Some(bytes.0), Document::new(text)),
                    None => (None, Document::new(bytes.0)),
                };
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

    fn begin(&mut self, revision: u32) {
        self.packed = None;
        self.revision = revision;
        self.inspected = None;
    }

    fn inspect(&mut self, without: Vec<String>) -> Answer {
        let mut options = Options::default();
        options.selection.ignore = without;
        let input = self.packed.as_deref();
        let inspection = inspect(input.unwrap_or(self.document.bytes()), &options);
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

/// The deepest part below `node` that holds the unit at `at`.
fn deepest(node: &Node, at: u32) -> Option<&Node> {
    let child = node.children.iter().find(|c| c.from <= at && at < c.to)?;
    deepest(child, at).or(Some(child))
}

/// Whether bytes may be something other than text: packed with gzip, or with a NUL near the front.
fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b]) || bytes.iter().take(64).any(|b| *b == 0)
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

#[cfg(test)]
mod tests {
    use super::super::protocol::{Bytes, Hidden};
    use super::*;

    const SOFTPHONE: &str = include_str!("../../www/samples/softphone-notes.txt");
    const TYPOS: &str = include_str!("../../www/samples/typing-errors.txt");

    fn opened(text: &str) -> (Session, page::Overview) {
        let mut session = Session::default();
        let bytes = Bytes(text.as_bytes().to_vec());
        let shown = session.handle(Request::Open { revision: 1, bytes });
        let text = text.replace("\r\n", "\n");
        assert_eq!(shown, Some(Answer::Opened { revision: 1, text }));
        let overview = inspected(&mut session, 1);
        (session, overview)
    }

    fn inspected(session: &mut Session, revision: u32) -> page::Overview {
        let without = Vec::new();
        match session.handle(Request::Inspect { revision, without }) {
            Some(Answer::Inspected { overview, .. }) => overview,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_edit_is_inspected_and_older_questions_are_left() {
        let (mut session, before) = opened(&TYPOS.replace('\n', "\r\n"));
        let misspelled =
            |o: &page::Overview| o.findings.iter().filter(|f| f.code == "SIP101").count();
        let finding = before.findings.iter().find(|f| f.code == "SIP101");
        let changes = finding
            .and_then(|f| f.safe_fix())
            .expect("a fix")
            .changes
            .clone();
        let edit = Request::Edit {
            revision: 2,
            changes,
        };
        assert_eq!(session.handle(edit), None);
        assert_eq!(session.handle(Request::FixAll { revision: 1 }), None);
        let after = inspected(&mut session, 2);
        assert_eq!(misspelled(&after), misspelled(&before) - 1);
        assert_eq!(after.line_ends, Some(v1::LineEnds::Crlf));
    }

    #[test]
    fn all_safe_fixes_leave_none() {
        let (mut session, before) = opened(TYPOS);
        assert!(before.fixable > 7, "{}", before.fixable);
        let Some(Answer::Fixes { changes, .. }) = session.handle(Request::FixAll { revision: 1 })
        else {
            panic!("fixes");
        };
        assert!(changes.is_sorted_by(|a, b| a.to <= b.from));
        session.handle(Request::Edit {
            revision: 2,
            changes,
        });
        let after = inspected(&mut session, 2);
        assert_eq!(after.fixable, 0);
        assert!(after.findings.iter().all(|f| f.code != "SIP101"));
    }

    #[test]
    fn a_place_has_a_part_and_a_colour() {
        let (mut session, overview) = opened(TYPOS);
        let at = overview.messages.first().map_or(0, |m| m.from + 1);
        let hover = session.handle(Request::Hover {
            revision: 1,
            ask: 7,
            at,
        });
        let Some(Answer::Hover {
            ask: 7,
            part: Some(part),
            ..
        }) = hover
        else {
            panic!("{hover:?}");
        };
        assert_eq!(
            (part.class.as_str(), part.value.as_str()),
            ("method", "REGISTER")
        );
        assert!(!part.meaning.is_empty());
        let tokens = session.handle(Request::Tokens {
            revision: 1,
            from: 0,
            to: 100,
        });
        let Some(Answer::Tokens { tokens, .. }) = tokens else {
            panic!("{tokens:?}");
        };
        let first = tokens.spans.get(..3).expect("a token");
        assert_eq!(first, [part.from, part.to, 0]);
        let outside = session.handle(Request::Hover {
            revision: 1,
            ask: 8,
            at: 0,
        });
        assert!(
            matches!(outside, Some(Answer::Hover { part: None, .. })),
            "{outside:?}"
        );
    }

    /// A capture of one Ethernet frame with UDP.
    fn pcap(message: &str) -> Vec<u8> {
        let short = |n: usize| u16::try_from(n).expect("short").to_be_bytes();
        let long = |n: usize| u32::try_from(n).expect("long").to_le_bytes();
        let mut frame = vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0];
        frame.extend(short(28 + message.len()));
        frame.extend([0, 0, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2]);
        frame.extend([0x13, 0xc4, 0x13, 0xc4]);
        frame.extend(short(8 + message.len()));
        frame.extend([0, 0]);
        frame.extend(message.as_bytes());
        let mut file = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0];
        file.extend([0; 8]);
        file.extend(long(65_535));
        file.extend(long(1));
        file.extend([0; 8]);
        file.extend(long(frame.len()));
        file.extend(long(frame.len()));
        file.extend(frame);
        file
    }

    #[test]
    fn a_packet_capture_is_shown_as_text_until_it_is_edited() {
        let message =
            "OPTIONS sip:a@example.com SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
        let mut session = Session::default();
        let bytes = Bytes(pcap(message));
        let shown = session.handle(Request::Open { revision: 1, bytes });
        let Some(Answer::Opened { text, .. }) = shown else {
            panic!("{shown:?}");
        };
        assert!(
            text.contains("OPTIONS sip:a@example.com SIP/2.0\nCSeq"),
            "{text:?}"
        );
        let overview = inspected(&mut session, 1);
        let row = overview.messages.first().expect("a message");
        assert!(
            row.seen.contains("192.0.2.1:5060 → 192.0.2.2:5060"),
            "{}",
            row.seen
        );
        assert!(text[row.from as usize..].starts_with("OPTIONS sip:a"));
        let insert = "X".to_owned();
        let changes = vec![Change {
            from: row.from + 8,
            to: row.from + 8,
            insert,
        }];
        session.handle(Request::Edit {
            revision: 2,
            changes,
        });
        let overview = inspected(&mut session, 2);
        let row = overview.messages.first().expect("a message");
        assert_eq!(row.summary, "Xsip:a@example.com");
    }

    #[test]
    fn a_secret_is_used_once() {
        let (mut session, overview) = opened(SOFTPHONE);
        assert_eq!(
            (overview.challenges.len(), overview.credentials.len()),
            (1, 1)
        );
        let credentials = overview.credentials.first().expect("credentials");
        assert_eq!((credentials.answers, credentials.by_nonce), (Some(0), true));
        let mut verdict = |ha1, secret: &str| {
            let secret = Hidden(secret.to_owned());
            let asked = Request::Verify {
                revision: 1,
                credentials: 0,
                ha1,
                secret,
            };
            assert!(!format!("{asked:?}").contains("123456"));
            match session.handle(asked) {
                Some(Answer::Verified { checks, .. }) => checks.first().cloned().expect("a check"),
                other => panic!("{other:?}"),
            }
        };
        let right = verdict(false, "123456");
        assert_eq!(right.verdict, Some(v1::Verdict::Match));
        let ha1 = right
            .steps
            .iter()
            .find(|s| s.name == "HA1")
            .expect("HA1")
            .value
            .clone();
        assert_eq!(verdict(true, &ha1).verdict, Some(v1::Verdict::Match));
        assert_eq!(
            verdict(false, "1234567").verdict,
            Some(v1::Verdict::Mismatch)
        );
        assert_eq!(
            verdict(true, "no hash").verdict,
            Some(v1::Verdict::NoSecret)
        );
        let again = inspected(&mut session, 1);
        let check = again.credentials.first().and_then(|c| c.check.clone());
        assert_eq!(check.and_then(|c| c.verdict), Some(v1::Verdict::NoSecret));
    }
}
