//! A text too large to be edited is read, and a part of it opened.

use super::*;
use crate::ui::state::MOST_EDITED;

fn large() -> Page {
    let room = "\n".repeat(MOST_EDITED);
    Page::open(&format!("{TYPOS}\n{CALLS}{room}"))
}

#[test]
fn what_is_large_is_locked_until_it_is_closed() {
    let mut page = large();
    assert!(page.locked && page.state.is_locked() && page.state.is_current());
    assert_eq!(page.state.update(Action::FixAll), []);
    let finding = page.finding("SIP101");
    assert_eq!(page.state.update(Action::Fix { finding, fix: 0 }), []);
    let told = page.state.banner.as_ref().is_some_and(|b| !b.wrong);
    assert!(told, "a fix that cannot be had says so");
    page.act(Action::Close);
    assert!(!page.locked && !page.state.is_locked());
    page = Page::open(TYPOS);
    assert!(!page.locked);
}

#[test]
fn what_becomes_large_is_locked() {
    let mut page = Page::open(TYPOS);
    page.edit(&[Change {
        from: 0,
        to: 0,
        insert: "\n".repeat(MOST_EDITED),
    }]);
    assert!(page.locked && page.state.is_current());
    assert_eq!(page.state.overview.messages.len(), 7);
}

#[test]
fn a_message_or_a_call_is_opened_as_a_text_of_its_own() {
    let mut page = large();
    page.act(Action::SelectMessage(2));
    page.act(Action::OpenPart);
    assert_eq!(page.state.name, "trace.txt message 3");
    assert_eq!(page.state.overview.messages.len(), 1);
    assert!(
        page.text.starts_with("# message 1\nBYE ") && !page.locked,
        "{}",
        page.text
    );
    let mut page = large();
    page.act(Action::WalkCalls(Walk::Last));
    let chosen = page.state.chosen().map_or(0, |call| call.messages.len());
    page.act(Action::OpenPart);
    assert!(page.state.name.starts_with("trace.txt call "));
    assert_eq!(page.state.overview.messages.len(), chosen);
}
