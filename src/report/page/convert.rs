//! An inspection becomes rows and findings.

use super::{Change, Finding, Fix, Overview, Related, Row, share};
use crate::{
    Inspection,
    ingest::{Captured, Fidelity},
    lint::{Diagnostic, Locus, Outcome},
    message::HeaderId,
    report::{findings::cite, line_ends, messages::value_of, v1},
    syntax::start_line::StartLine,
    text::{Document, Span, offset},
};

/// What the page shows of `inspection`, which is one of `document`'s bytes.
pub fn overview(inspection: &Inspection, document: &Document) -> Overview {
    let rim = Rim {
        inspection,
        document,
    };
    let captured = &inspection.capture().messages;
    let (challenges, credentials) = super::auth::rows(inspection, document);
    let calls = inspection.calls();
    let mut overview = Overview {
        bytes: offset(inspection.length()),
        line_ends: Some(line_ends(inspection.text())),
        messages: captured
            .iter()
            .zip(0..)
            .map(|(m, id)| rim.row(id, m))
            .collect(),
        calls,
        challenges,
        credentials,
        fixable: inspection.safe_fixes().count,
        ingest: super::ingest::ingest(inspection, document),
        crashed: inspection.rules_with(Outcome::Crashed).collect(),
        ..Overview::default()
    };
    overview.ends = super::ends::place(inspection, &mut overview.messages);
    super::fates::tell(inspection.trace(), &mut overview.messages);
    for diagnostic in inspection.findings() {
        rim.count(&mut overview, diagnostic);
    }
    let tally = share::tally(inspection.findings());
    let given = share::given(inspection.findings(), &tally);
    overview.findings = given.map(|d| rim.finding(d)).collect();
    overview.found = tally
        .into_iter()
        .map(|(code, n)| (code.to_owned(), offset(n)))
        .collect();
    overview
}

/// The changes that apply every safe fix that goes together with the others.
pub fn safe_changes(inspection: &Inspection, document: &Document) -> Vec<Change> {
    let edits = inspection.safe_fixes().edits.into_iter();
    edits
        .map(|edit| Change {
            from: document.to_editor(edit.span.start),
            to: document.to_editor(edit.span.end),
            insert: with_lf(&edit.insert),
        })
        .collect()
}

/// The fields of challenges and credentials.
const AUTH: [HeaderId; 4] = [
    HeaderId::WwwAuthenticate,
    HeaderId::ProxyAuthenticate,
    HeaderId::Authorization,
    HeaderId::ProxyAuthorization,
];

struct Rim<'a> {
    inspection: &'a Inspection,
    document: &'a Document,
}

impl Rim<'_> {
    fn count(&self, overview: &mut Overview, diagnostic: &Diagnostic) {
        let severity = self.inspection.severity(diagnostic.rule).into();
        overview.counts.add(severity);
        let row = overview.messages.get_mut(diagnostic.at.message.0 as usize);
        if let Some(row) = row {
            row.counts.add(severity);
        }
    }

    fn row(&self, id: u32, captured: &Captured) -> Row {
        let (source, message) = (&captured.source, &captured.parsed.message);
        let span = source.input_span();
        let (from, to) = self.range(span);
        let method = message.method(source).map(|m| source.text(m).into_owned());
        let summary = match &message.start {
            StartLine::Request(line) => source.text(line.uri_span).into_owned(),
            StartLine::Status(line) => source.text(line.reason).into_owned(),
            StartLine::Unreadable => source.text(message.start_span).trim().to_owned(),
        };
        Row {
            id,
            line: self.document.line(span.start),
            from,
            to,
            method: method.unwrap_or_default(),
            status: message.status_code(),
            summary,
            call_id: value_of(message, source, HeaderId::CallId).unwrap_or_default(),
            fragment: captured.fidelity == Fidelity::Fragment,
            seen: seen(captured),
            clock: clock(captured),
            way: way(captured, without_port).unwrap_or_default(),
            carrier: carrier(captured),
            sdp: message.has_session(source),
            auth: AUTH.iter().any(|id| message.field(*id).is_some()),
            ..Row::default()
        }
    }

    fn finding(&self, diagnostic: &Diagnostic) -> Finding {
        let (from, to) = self.place(diagnostic.at);
        let span = self.inspection.span(diagnostic.at);
        let position = self.document.position(span.start);
        let fixes = diagnostic.fixes.iter();
        Finding {
            code: diagnostic.rule.code.to_owned(),
            rule: diagnostic.rule.name.to_owned(),
            severity: Some(self.inspection.severity(diagnostic.rule).into()),
            message: diagnostic.message.clone(),
            message_id: diagnostic.at.message.0,
            line: position.line,
            column: position.column,
            from,
            to,
            cites: diagnostic.rule.cites.iter().map(cite).collect(),
            related: diagnostic.related.iter().map(|r| self.related(r)).collect(),
            fixes: fixes.map(|f| self.fix(diagnostic.at, f)).collect(),
        }
    }

    fn related(&self, related: &crate::lint::Related) -> Related {
        let (from, to) = self.place(related.at);
        Related {
            message_id: related.at.message.0,
            line: self.document.line(self.inspection.span(related.at).start),
            from,
            to,
            note: related.note.clone(),
        }
    }

    /// A fix that cannot be carried out on the text, since the message was put together from parts of it, is for
    /// display only.
    fn fix(&self, at: Locus, fix: &crate::lint::Fix) -> Fix {
        let message = self.inspection.capture().get(at.message);
        let change = |edit: &crate::lint::Edit| {
            let (from, to) = self.range(message?.source.verbatim(edit.span)?);
            let insert = with_lf(&edit.insert);
            Some(Change { from, to, insert })
        };
        let changes: Option<Vec<Change>> = fix.edits.iter().map(change).collect();
        let applicability = match changes {
            Some(_) => fix.applicability.into(),
            None => v1::Applicability::DisplayOnly,
        };
        Fix {
            title: fix.title.clone(),
            applicability: Some(applicability),
            changes: changes.unwrap_or_default(),
        }
    }

    fn place(&self, at: Locus) -> (u32, u32) {
        self.range(self.inspection.span(at))
    }

    fn range(&self, span: Span) -> (u32, u32) {
        (
            self.document.to_editor(span.start),
            self.document.to_editor(span.end),
        )
    }
}

/// When and where a message was seen, in a line.
fn seen(captured: &Captured) -> String {
    let framing = &captured.framing;
    let frame = captured.frame.map(|number| format!("frame {number}"));
    let parts = [
        framing.time.clone(),
        way(captured, |end| end),
        framing.transport.clone(),
        frame,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

fn way(captured: &Captured, shown: fn(&str) -> &str) -> Option<String> {
    let end = |end: &Option<String>| end.as_deref().map_or("?", shown).to_owned();
    match (&captured.framing.source, &captured.framing.destination) {
        (None, None) => None,
        (from, to) => Some(format!("{} → {}", end(from), end(to))),
    }
}

/// An end without SIP's own port.
fn without_port(end: &str) -> &str {
    end.strip_suffix(":5060").unwrap_or(end)
}

fn clock(captured: &Captured) -> String {
    let time = captured.framing.time.as_deref().unwrap_or_default();
    let clock = time.split_once('T').map_or("", |(_, clock)| clock);
    let told = |c: &char| c.is_ascii_digit() || matches!(c, ':' | '.');
    clock
        .chars()
        .take_while(told)
        .take("00:00:00.000".len())
        .collect()
}

fn carrier(captured: &Captured) -> String {
    let frame = captured.frame.map(|number| format!("#{number}"));
    let parts = [captured.framing.transport.clone(), frame];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Lines as the editor ends them.
pub(super) fn with_lf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inspect};

    const REGISTER: &str = "Наше: это\r\nREGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=1\r\n\
        CSeq: 1 REGISTER\r\nCall-ID: a@b\r\n\r\nend\r\n";

    #[test]
    fn rows_and_findings_stand_where_the_editor_has_them() {
        let document = Document::new(REGISTER.as_bytes().to_vec());
        let inspection = inspect(document.bytes(), &Options::default());
        let overview = overview(&inspection, &document);
        let shown: Vec<u16> = document.editor_text().encode_utf16().collect();
        let slice = |from: u32, to: u32| {
            String::from_utf16(&shown[from as usize..to as usize]).expect("whole characters")
        };
        let row = &overview.messages[0];
        assert!(slice(row.from, row.to).starts_with("REGISTER sip:example.com SIP/2.0\nVia:"));
        assert_eq!(
            (row.line, row.method.as_str(), row.call_id.as_str()),
            (2, "REGISTER", "a@b")
        );
        let branch = overview.findings.iter().find(|f| f.code == "SIP204");
        let branch = branch.expect("the branch has no cookie");
        assert_eq!(slice(branch.from, branch.to), "1");
        assert_eq!(branch.line, 3);
        assert_eq!(row.counts.total() as usize, overview.findings.len());
    }

    #[test]
    fn a_message_tells_when_and_where_it_was_seen() {
        let text = "# packet 7  2024-01-02T03:04:05.678901Z  UDP  192.0.2.1:5060 -> 192.0.2.2:50600\n\
            OPTIONS sip:a@b SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n";
        let inspection = inspect(text.as_bytes(), &Options::default());
        let overview = overview(&inspection, &Document::new(text.as_bytes().to_vec()));
        let row = &overview.messages[0];
        let told = [&row.clock, &row.way, &row.carrier].map(String::as_str);
        assert_eq!(told, ["03:04:05.678", "192.0.2.1 → 192.0.2.2:50600", "UDP"]);
    }
}
