//! The page without a browser: a real session answers what the state asks, and an editor of a few lines does what
//! it wants done.

use super::{
    Action, Effect, Engine, Grade, Middle, Pane, Phase, RulesAction, RulesView, State, Theme,
    TreeWalk, Walk, grades_from,
};
use crate::{
    report::{page::BlockKind, page::Change, v1::LineEnds, v1::Severity},
    view::{
        findings::Scope,
        ladder::{self, Drawing},
    },
    worker::{
        protocol::{Answer, Bytes, Form, NamedFile, Request},
        session::Session,
    },
};

mod large;
mod work;

const CALLS: &str = include_str!("../../../www/samples/freeswitch-calls.txt");
const TYPOS: &str = include_str!("../../../www/samples/typing-errors.txt");

/// A page, its worker and what its editor shows.
struct Page {
    state: State,
    session: Session,
    revealed: Option<(u32, u32)>,
    text: String,
    asked: Vec<Request>,
    remembered: String,
    downloads: Vec<String>,
    /// Whether the worker is so busy that it answers nothing.
    stuck: bool,
    locked: bool,
}

impl Page {
    fn new() -> Self {
        let mut page = Self {
            state: State::new(Theme::System),
            session: Session::default(),
            revealed: None,
            text: String::new(),
            asked: Vec::new(),
            remembered: String::new(),
            downloads: Vec::new(),
            stuck: false,
            locked: false,
        };
        let build = env!("CARGO_PKG_VERSION").to_owned();
        page.act(Action::Answer(Answer::Ready { build }));
        page
    }

    fn open(text: &str) -> Self {
        let mut page = Self::new();
        page.act(Action::Open {
            name: "trace.txt".to_owned(),
            bytes: text.as_bytes().to_vec(),
        });
        page
    }

    fn act(&mut self, action: Action) {
        let effects = self.state.update(action);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Send(request) => {
                self.asked.push(request.clone());
                if self.stuck {
                    return;
                }
                if let Some(answer) = self.session.handle(request) {
                    self.act(Action::Answer(answer));
                }
            }
            Effect::Restart => {
                self.session = Session::default();
                self.stuck = false;
                let build = env!("CARGO_PKG_VERSION").to_owned();
                self.act(Action::Answer(Answer::Ready { build }));
            }
            Effect::Rest(revision) => self.act(Action::Rested(revision)),
            Effect::SetText(text) => self.text = text,
            Effect::Lock(locked) => self.locked = locked,
            Effect::Apply(changes) => self.edit(&changes),
            Effect::Reveal { from, to } => self.revealed = Some((from, to)),
            Effect::RememberGrades(text) => self.remembered = text,
            Effect::Download { name, .. } | Effect::Paint { name, .. } => self.downloads.push(name),
            _ => {}
        }
    }

    /// Types into an editor of ASCII text.
    fn edit(&mut self, changes: &[Change]) {
        for change in changes.iter().rev() {
            let range = change.from as usize..change.to as usize;
            self.text.replace_range(range, &change.insert);
        }
        self.act(Action::Edited(changes.to_vec()));
    }

    fn shown(&self) -> &str {
        let (from, to) = self.revealed.expect("something was revealed");
        &self.text[from as usize..to as usize]
    }

    fn finding(&self, code: &str) -> usize {
        let findings = self.state.overview.findings.iter();
        let mut numbered = findings.enumerate().filter(|(_, f)| f.code == code);
        numbered.next().expect("such a finding").0
    }
}

#[test]
fn an_opened_text_is_shown_and_its_first_message_selected() {
    let page = Page::open(TYPOS);
    assert_eq!(page.state.phase, Phase::Open);
    assert_eq!(page.text, TYPOS);
    assert_eq!(page.state.overview.messages.len(), 7);
    assert_eq!(page.state.selection.message, Some(0));
    assert!(
        page.state
            .tree()
            .is_some_and(|tree| tree.children.len() > 5)
    );
    assert!(page.state.is_current());
}

#[test]
fn what_was_opened_before_the_engine_was_ready_is_opened_then() {
    let mut page = Page::new();
    page.state.engine = Engine::Starting;
    page.act(Action::Open {
        name: "early.txt".to_owned(),
        bytes: TYPOS.as_bytes().to_vec(),
    });
    assert_eq!(page.state.phase, Phase::Loading);
    let build = env!("CARGO_PKG_VERSION").to_owned();
    page.act(Action::Answer(Answer::Ready { build }));
    assert_eq!(page.state.overview.messages.len(), 7);
}

#[test]
fn selecting_in_one_selects_in_all() {
    let mut page = Page::open(TYPOS);
    page.act(Action::SelectFinding(page.finding("SIP101")));
    assert_eq!(page.shown(), "Content-Lentgh");
    let part = page.state.selection.part.clone().expect("a part");
    page.act(Action::SelectMessage(6));
    assert_eq!(page.state.selection.message, Some(6));
    assert_eq!(page.state.selection.finding, None);
    let start = page.state.overview.messages[6].from;
    assert_eq!(page.revealed, Some((start, start)));
    page.act(Action::SelectMessage(0));
    page.act(Action::SelectPart(part[..1].to_vec()));
    assert!(page.shown().starts_with("Content-Lentgh: 0"));
    assert_eq!(page.state.selection.finding, Some(page.finding("SIP101")));
    let at = u32::try_from(TYPOS.rfind("Digest realm").expect("a challenge")).expect("small");
    page.act(Action::Caret(at));
    assert_eq!(page.state.selection.message, Some(6));
    assert!(page.state.selection.part.is_some());
}

#[test]
fn keys_walk_the_messages_listed() {
    let mut page = Page::open(TYPOS);
    page.act(Action::SetWords("ack".to_owned()));
    let cases = [
        (Walk::By(1), 4),
        (Walk::By(1), 5),
        (Walk::By(20), 5),
        (Walk::First, 4),
        (Walk::Last, 5),
        (Walk::By(-20), 4),
    ];
    for (walk, id) in cases {
        page.act(Action::WalkMessages(walk));
        assert_eq!(page.state.selection.message, Some(id), "{walk:?}");
    }
}

#[test]
fn a_call_chosen_is_all_that_is_listed() {
    let mut page = Page::open(CALLS);
    let all = page.state.overview.messages.len();
    page.act(Action::SetWords("register".to_owned()));
    page.act(Action::WalkCalls(Walk::By(1)));
    let chosen = page
        .state
        .chosen()
        .expect("the first call")
        .messages
        .clone();
    assert!(chosen.len() > 1 && chosen.len() < all);
    assert_eq!(&*page.state.words, "");
    for (walk, at) in [(Walk::Last, chosen.last()), (Walk::First, chosen.first())] {
        page.act(Action::WalkMessages(walk));
        assert_eq!(page.state.selection.message.as_ref(), at, "{walk:?}");
        page.act(Action::WalkLadder(walk));
        assert_eq!(page.state.selection.message.as_ref(), at, "{walk:?}");
    }
    // An edit before it leaves it chosen.
    page.edit(&[Change {
        from: 0,
        to: 0,
        insert: "OPTIONS sip:a@b SIP/2.0\nCall-ID: other\nCSeq: 1 OPTIONS\n\n".to_owned(),
    }]);
    let call = page.state.chosen().expect("the same call");
    assert!(call.messages.len() == chosen.len() && call.messages != chosen);
    page.act(Action::ChooseCall(None));
    page.act(Action::WalkMessages(Walk::Last));
    assert_eq!(page.state.selection.message, u32::try_from(all).ok());
}

#[test]
fn a_finding_is_shown_in_the_text_whatever_stood_there() {
    let mut page = Page::open(TYPOS);
    page.act(Action::SetMiddle(Middle::Ladder));
    page.act(Action::SelectMessage(2));
    assert_eq!(page.state.middle, Middle::Ladder);
    page.act(Action::SelectFinding(0));
    assert_eq!(page.state.middle, Middle::Source);
}

#[test]
fn a_byte_of_a_message_leads_to_its_part() {
    let text = "> OPTIONS sip:a@b SIP/2.0\n> Call-ID: other\n> CSeq: 1 OPTIONS\n";
    let mut page = Page::open(text);
    let detail = page.state.shown_detail().expect("the first message");
    let sent = String::from_utf8(detail.bytes.clone()).expect("text");
    assert!(!sent.contains('>'), "{sent}");
    let at = sent.rfind("OPTIONS").and_then(|at| u32::try_from(at).ok());
    page.act(Action::SelectByte(at.expect("there")));
    let (from, to) = page.revealed.expect("a place of the text");
    assert_eq!(
        (from as usize, &text[from as usize..to as usize]),
        (text.rfind("OPTIONS").unwrap_or(0), "OPTIONS")
    );
}

#[test]
fn keys_walk_the_tree() {
    let mut page = Page::open(TYPOS);
    let cases: [(TreeWalk, &[usize]); 9] = [
        (TreeWalk::Rows(Walk::By(1)), &[0]),
        (TreeWalk::Rows(Walk::By(1)), &[1]),
        (TreeWalk::In, &[1]),
        (TreeWalk::In, &[1, 0]),
        (TreeWalk::Rows(Walk::By(-1)), &[1]),
        (TreeWalk::Rows(Walk::By(1)), &[1, 0]),
        (TreeWalk::Out, &[1]),
        (TreeWalk::Out, &[1]),
        (TreeWalk::Rows(Walk::By(1)), &[2]),
    ];
    for (number, (walk, path)) in cases.into_iter().enumerate() {
        page.act(Action::WalkTree(walk));
        assert_eq!(
            page.state.selection.part.as_deref(),
            Some(path),
            "step {number}"
        );
    }
    page.act(Action::SelectFinding(page.finding("SIP101")));
    let part = page.state.selection.part.clone().expect("a part");
    assert!(part.len() > 1 && page.state.open.contains(&part[..1]));
    page.act(Action::TogglePart(part[..1].to_vec()));
    assert_eq!(page.state.selection.part.as_deref(), Some(&part[..1]));
}

#[test]
fn a_fix_is_an_edit_that_is_inspected() {
    let mut page = Page::open(TYPOS);
    let before = page.state.overview.counts.error;
    let finding = page.finding("SIP101");
    page.act(Action::Fix { finding, fix: 0 });
    assert_eq!(page.state.overview.counts.error, before - 1);
    assert_eq!(page.text.matches("Content-Lentgh").count(), 6);
    page.act(Action::FixAll);
    assert_eq!(page.text.matches("Content-Lentgh").count(), 0);
    assert_eq!(page.state.overview.fixable, 0);
}

#[test]
fn a_fix_of_a_text_that_has_changed_since_is_not_applied() {
    let mut page = Page::open(TYPOS);
    let finding = page.finding("SIP101");
    page.state.revision += 1;
    page.act(Action::Fix { finding, fix: 0 });
    assert_eq!(page.text, TYPOS);
}

#[test]
fn a_crash_gives_another_worker_the_same_text_without_the_rule() {
    let mut page = Page::open(TYPOS);
    let insert = "!".to_owned();
    page.edit(&[Change {
        from: 0,
        to: 0,
        insert,
    }]);
    page.act(Action::SetLineEnds(LineEnds::Crlf));
    page.act(Action::Answer(Answer::Crashed {
        rule: Some("SIP101".to_owned()),
        reason: "because".to_owned(),
    }));
    assert!(page.state.banner.is_some());
    assert_eq!(page.state.engine, Engine::Ready);
    let overview = &page.state.overview;
    assert_eq!(overview.messages.len(), 7);
    assert_eq!(overview.line_ends, Some(LineEnds::Crlf));
    assert!(overview.findings.iter().all(|f| f.code != "SIP101"));
    assert!(page.text.starts_with("!<\n"));
}

#[test]
fn a_text_that_crashes_every_worker_is_left_alone_until_it_is_edited() {
    let mut page = Page::open(TYPOS);
    for _ in 0..3 {
        page.act(Action::WorkerLost("gone".to_owned()));
    }
    let inspections = |page: &Page| {
        let all = page.asked.iter();
        all.filter(|r| matches!(r, Request::Inspect { .. })).count()
    };
    // A good inspection between two crashes starts the count anew; a worker that ends before one does not.
    page.state.crashes = 9;
    let before = inspections(&page);
    page.act(Action::WorkerLost("gone".to_owned()));
    assert_eq!(inspections(&page), before);
    let insert = "x".to_owned();
    page.edit(&[Change {
        from: 0,
        to: 0,
        insert,
    }]);
    assert_eq!(inspections(&page), before + 1);
}

#[test]
fn closing_forgets_everything() {
    let mut page = Page::open(TYPOS);
    page.act(Action::SetScope(Scope::Message));
    page.act(Action::ToggleSeverity(Severity::Info));
    page.act(Action::Close);
    assert_eq!(page.state.phase, Phase::Empty);
    assert!(page.text.is_empty());
    assert!(page.state.overview.messages.is_empty());
    assert_eq!(page.state.filter.scope, Scope::All);
    assert!(page.state.original.is_empty());
}

#[test]
fn themes_go_round_and_have_names() {
    let mut theme = Theme::System;
    for name in ["light", "dark", "system"] {
        theme = theme.next();
        assert_eq!(theme.name(), name);
        assert_eq!(Theme::named(name), theme);
    }
    assert_eq!(Theme::named("mauve"), Theme::System);
}

#[test]
fn a_rule_is_read_switched_off_and_brought_back() {
    let mut page = Page::open(TYPOS);
    let before = page.state.overview.counts;
    page.act(Action::Rules(RulesAction::List));
    assert_eq!(page.state.rules.view, RulesView::List);
    assert!(page.state.rules.all.len() > 100);
    page.act(Action::Rules(RulesAction::Page("SIP101".to_owned())));
    let RulesView::Page(shown) = page.state.rules.view.clone() else {
        panic!("{:?}", page.state.rules.view);
    };
    let mut grade = |grade| {
        let rule = shown.rule.name.clone();
        page.act(Action::Rules(RulesAction::Grade { rule, grade }));
        (page.state.overview.suppressed, page.remembered.clone())
    };
    let off = "misspelled-header-name off\n".to_owned();
    assert_eq!(grade(Some(Grade::Off)), (7, off.clone()));
    assert_eq!(grades_from(&off), page.state.rules.grades);
    page.act(Action::Rules(RulesAction::Reset));
    assert_eq!(page.state.overview.counts, before);
    assert_eq!(page.remembered, "");
}

#[test]
fn what_is_remembered_may_be_nonsense() {
    let cases = ["", "x", "x y", "no-grade \n\n", "\0 offf"];
    for text in cases {
        assert!(grades_from(text).is_empty(), "{text:?}");
    }
    for grade in Grade::ALL {
        assert_eq!(Grade::named(grade.name()), Some(grade));
    }
}

#[test]
fn a_rules_example_is_opened_in_the_inspector() {
    let mut page = Page::new();
    page.act(Action::Rules(RulesAction::Page("SIP204".to_owned())));
    let RulesView::Page(shown) = page.state.rules.view.clone() else {
        panic!("a page");
    };
    let mut blocks = shown.blocks.iter();
    let example = blocks.position(|b| b.kind == BlockKind::Code);
    page.act(Action::Rules(RulesAction::Load(
        example.expect("an example"),
    )));
    assert_eq!(page.state.rules.view, RulesView::Closed);
    assert_eq!(page.state.name, "SIP204 example");
    page.finding("SIP204");
}

#[test]
fn several_files_become_one_text_and_a_text_a_file() {
    let mut page = Page::new();
    let file = |name: &str| NamedFile {
        name: name.to_owned(),
        bytes: Bytes(TYPOS.as_bytes().to_vec()),
    };
    page.act(Action::OpenFiles(vec![file("b.txt"), file("a.txt")]));
    assert_eq!(page.state.name, "2 files");
    assert_eq!(page.state.overview.messages.len(), 14);
    assert!(page.text.starts_with("==== a.txt ====\n"));
    page.act(Action::Export(Form::Sarif));
    assert_eq!(page.downloads, ["2-files.sarif"]);
    page.act(Action::OpenFiles(vec![file("c.txt")]));
    assert_eq!(page.state.name, "c.txt");
}

#[test]
fn lanes_are_chosen_until_another_text_is_opened() {
    let mut page = Page::open(TYPOS);
    let heads = |page: &Page| {
        let ladder = ladder::layout(&page.state.overview, None, &page.state.lanes);
        ladder
            .lanes
            .into_iter()
            .map(|lane| lane.name)
            .collect::<Vec<_>>()
    };
    let before = heads(&page);
    let lane = before[0].clone();
    let name = "Alice".to_owned();
    page.act(Action::Lanes(ladder::Change::Rename {
        lane: lane.clone(),
        name,
    }));
    page.act(Action::Lanes(ladder::Change::Move { lane, by: 1 }));
    assert_eq!(heads(&page)[1], "Alice");
    page.edit(&[Change {
        from: 0,
        to: 0,
        insert: "\n".to_owned(),
    }]);
    assert_eq!(heads(&page)[1], "Alice");
    for drawing in [Drawing::Svg, Drawing::Mermaid, Drawing::Text, Drawing::Png] {
        page.act(Action::Draw(drawing));
    }
    let kept: Vec<&str> = page.downloads.iter().map(String::as_str).collect();
    assert_eq!(
        kept,
        [
            "trace.ladder.svg",
            "trace.ladder.mmd",
            "trace.ladder.txt",
            "trace.ladder.png"
        ]
    );
    page.act(Action::Open {
        name: "y".to_owned(),
        bytes: TYPOS.as_bytes().to_vec(),
    });
    assert_eq!(heads(&page), before);
}

#[test]
fn where_no_message_is_found_the_pane_that_says_so_is_shown() {
    let cases: [(&[u8], Pane, bool); 5] = [
        (TYPOS.as_bytes(), Pane::Source, false),
        (b"Dear all,\n\tsee below\n", Pane::Messages, false),
        (b"", Pane::Messages, false),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", Pane::Messages, true),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Pane::Messages, true),
    ];
    for (bytes, pane, binary) in cases {
        let mut page = Page::new();
        let (name, bytes) = ("file".to_owned(), bytes.to_vec());
        page.act(Action::Open { name, bytes });
        assert_eq!((page.state.pane, page.state.is_binary()), (pane, binary));
    }
    // Who edits a text stays where the text is.
    let mut page = Page::open(TYPOS);
    let (from, to) = (0, u32::try_from(TYPOS.len()).expect("short"));
    let insert = String::new();
    page.edit(&[Change { from, to, insert }]);
    assert!(page.state.overview.messages.is_empty() && page.state.pane == Pane::Source);
}

#[test]
fn what_is_pointed_at_is_shown_where_there_is_room_for_one_pane() {
    let mut page = Page::open(TYPOS);
    for pointed in [Action::SelectMessage(2), Action::SelectFinding(0)] {
        page.act(Action::SetPane(Pane::Messages));
        page.act(pointed);
        assert_eq!(page.state.pane, Pane::Source);
    }
    page.act(Action::SetPane(Pane::Messages));
    page.act(Action::WalkMessages(Walk::Last));
    page.act(Action::ChooseCall(Some(0)));
    assert_eq!(page.state.pane, Pane::Messages);
}
