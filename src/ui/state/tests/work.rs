//! What takes its time is seen, and can be stopped.

use super::*;
use crate::text::{Progress, Stage};

fn came(page: &mut Page, stage: Stage, done: u32) {
    let progress = Progress {
        stage,
        done,
        total: 10,
    };
    page.act(Action::Answer(Answer::Progress { progress }));
}

fn banner(page: &Page) -> &str {
    let banner = page.state.banner.as_ref();
    banner.map_or("", |b| b.text.as_str())
}

/// A page whose worker has opened a text and does not come to an end with it.
fn stuck() -> Page {
    let mut page = Page::new();
    page.stuck = true;
    page.act(Action::Open {
        name: "trace.txt".to_owned(),
        bytes: TYPOS.as_bytes().to_vec(),
    });
    let (revision, text) = (page.state.revision, TYPOS.to_owned());
    page.act(Action::Answer(Answer::Opened {
        revision,
        text,
        packets: false,
    }));
    came(&mut page, Stage::Judging, 3);
    page
}

fn inspections(page: &Page) -> usize {
    let all = page.asked.iter();
    all.filter(|r| matches!(r, Request::Inspect { .. })).count()
}

fn typed(page: &mut Page, insert: &str) {
    page.edit(&[Change {
        from: 0,
        to: 0,
        insert: insert.to_owned(),
    }]);
}

#[test]
fn what_is_soon_done_is_not_seen_and_nothing_is_stopped() {
    let mut page = Page::open(TYPOS);
    assert_eq!(page.state.busy(), None);
    came(&mut page, Stage::Judging, 3);
    assert_eq!(page.state.busy(), None);
    page.act(Action::Cancel);
    assert_eq!((banner(&page), page.state.waits()), ("", false));
    assert!(page.state.is_current());
}

#[test]
fn an_inspection_is_stopped_and_taken_up_again() {
    let mut page = stuck();
    assert!(page.state.busy().is_some_and(|p| p.done == 3));
    page.act(Action::Cancel);
    assert_eq!(page.state.phase, Phase::Stopped);
    assert_eq!(page.state.busy(), None);
    let text = "Stopped. The text is as it was; nothing was inspected.";
    assert_eq!((banner(&page), page.state.waits()), (text, true));
    assert_eq!((page.text.as_str(), inspections(&page)), (TYPOS, 1));
    page.act(Action::Inspect);
    assert_eq!((banner(&page), page.state.waits()), ("", false));
    assert_eq!(page.state.overview.messages.len(), 7);
    assert_eq!(page.state.selection.message, Some(0));
    assert!(page.state.is_current() && page.text == TYPOS);
}

#[test]
fn an_edit_of_a_text_left_uninspected_has_it_inspected() {
    let mut page = stuck();
    page.act(Action::Cancel);
    typed(&mut page, "x\n");
    assert_eq!(page.state.overview.messages.len(), 7);
    assert!(page.state.is_current() && page.text.starts_with("x\n<\n"));
}

#[test]
fn what_was_found_before_stays_when_the_next_inspection_is_stopped() {
    let mut page = Page::open(TYPOS);
    page.stuck = true;
    typed(&mut page, "x\n");
    came(&mut page, Stage::Reading, 1);
    page.act(Action::Cancel);
    assert_eq!(page.state.phase, Phase::Open);
    assert!(!page.state.is_current() && page.state.waits());
    assert_eq!(page.state.overview.messages.len(), 7);
    page.act(Action::Inspect);
    assert!(page.state.is_current() && page.text.starts_with("x\n<\n"));
}

#[test]
fn a_text_that_was_never_shown_is_closed_when_it_is_stopped() {
    let mut page = Page::new();
    page.stuck = true;
    page.act(Action::Open {
        name: "big.pcap".to_owned(),
        bytes: vec![0; 9],
    });
    came(&mut page, Stage::Reading, 1);
    page.act(Action::Cancel);
    assert_eq!(page.state.phase, Phase::Empty);
    assert_eq!(banner(&page), "Stopped. big.pcap was not opened.");
    page.act(Action::Open {
        name: "trace.txt".to_owned(),
        bytes: TYPOS.as_bytes().to_vec(),
    });
    assert_eq!(page.state.overview.messages.len(), 7);
}

#[test]
fn reading_files_is_seen_and_stopped() {
    let mut page = Page::open(TYPOS);
    page.act(Action::FilesRead { done: 1, total: 2 });
    assert!(page.state.busy().is_some_and(|p| p.total == 2));
    assert_eq!(page.state.update(Action::Cancel), [Effect::StopReading]);
    assert_eq!(banner(&page), "Stopped. Nothing was opened.");
    assert!(page.state.is_current());
}

#[test]
fn putting_files_together_is_stopped_and_the_text_stays() {
    let mut page = Page::open(TYPOS);
    page.stuck = true;
    let file = |name: &str| NamedFile {
        name: name.to_owned(),
        bytes: Bytes(b"x".to_vec()),
    };
    page.act(Action::OpenFiles(vec![file("a"), file("b")]));
    came(&mut page, Stage::Reading, 1);
    page.act(Action::Cancel);
    assert_eq!(page.state.name, "trace.txt");
    assert!(page.state.is_current() && page.state.overview.messages.len() == 7);
}

#[test]
fn while_an_inspection_runs_only_the_newest_text_waits_for_the_next() {
    let mut page = stuck();
    for letter in ["a", "b", "c"] {
        typed(&mut page, letter);
    }
    assert_eq!(inspections(&page), 1);
    // The worker comes to an end with the first, and hears what was said meanwhile.
    let mut heard = 0;
    while let Some(request) = page.asked.get(heard).cloned() {
        heard += 1;
        if let Some(answer) = page.session.handle(request) {
            page.act(Action::Answer(answer));
        }
    }
    assert_eq!(inspections(&page), 2);
    assert!(page.state.is_current() && page.text.starts_with("cba<\n"));
    assert_eq!(page.state.overview.messages.len(), 7);
}

#[test]
fn another_text_does_not_wait_for_what_takes_its_time() {
    let mut page = stuck();
    page.act(Action::Open {
        name: "other.txt".to_owned(),
        bytes: CALLS.as_bytes().to_vec(),
    });
    assert_eq!(page.state.name, "other.txt");
    assert!(page.state.is_current() && page.text == CALLS.replace("\r\n", "\n"));
}

#[test]
fn a_text_that_was_changed_is_brought_back_with_its_changes() {
    let mut page = Page::open(TYPOS);
    page.act(Action::Close);
    page.act(Action::BringBack);
    assert_eq!((banner(&page), page.state.phase), ("", Phase::Empty));
    page = Page::open(TYPOS);
    typed(&mut page, "one\n");
    page.act(Action::FixAll);
    page.act(Action::SetLineEnds(LineEnds::Crlf));
    typed(&mut page, "two\n");
    let (text, name) = (page.text.clone(), "other.txt".to_owned());
    let bytes = CALLS.as_bytes().to_vec();
    page.act(Action::Open { name, bytes });
    let said = "trace.txt was closed with what you changed in it.";
    assert_eq!(banner(&page), said);
    for _ in 0..2 {
        page.act(Action::BringBack);
        assert!(page.state.is_current() && page.state.phase == Phase::Open);
        assert_eq!((&page.text, banner(&page)), (&text, ""));
        assert_eq!(page.state.name, "trace.txt");
        assert_eq!(page.state.overview.line_ends, Some(LineEnds::Crlf));
        assert_eq!(page.state.overview.messages.len(), 7);
        page.act(Action::Close);
        assert_eq!(banner(&page), said);
    }
    page.act(Action::Dismiss);
    page.act(Action::BringBack);
    assert_eq!((banner(&page), page.state.phase), ("", Phase::Empty));
}
