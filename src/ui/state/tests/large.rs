//! A text too large to be edited is read, and a part of it opened.

use super::*;
use crate::{
    ui::state::{Lock, MOST_EDITED},
    view::{
        findings,
        groups::{self, Entry},
    },
};

fn large() -> Page {
    let room = "\n".repeat(MOST_EDITED);
    Page::open(&format!("{TYPOS}\n{CALLS}{room}"))
}

#[test]
fn what_is_large_is_locked_until_it_is_closed() {
    let mut page = large();
    assert!(page.locked && page.state.lock() == Some(Lock::Large) && page.state.is_current());
    assert_eq!(page.state.update(Action::FixAll), []);
    let finding = page.finding("SIP101");
    assert_eq!(page.state.update(Action::Fix { finding, fix: 0 }), []);
    let told = page.state.banner.as_ref().is_some_and(|b| !b.wrong);
    assert!(told, "a fix that cannot be had says so");
    page.act(Action::Close);
    assert!(!page.locked && page.state.lock().is_none());
    page = Page::open(TYPOS);
    assert!(!page.locked);
}

#[test]
fn a_finding_chosen_far_down_is_drawn_and_more_are_until_another_text_is_opened() {
    let mut page = Page::open(&TYPOS.repeat(50));
    let entries = |page: &Page| {
        let state = &page.state;
        let listed = findings::listed(&state.overview.findings, state.filter, None);
        groups::entries(&listed, &state.unfolded, state.selection.finding)
    };
    let drawn = |page: &Page| {
        let all = entries(page).into_iter();
        let mut groups = all.filter_map(|entry| match entry {
            Entry::Group(group) if group.code == "SIP101" => Some(group),
            _ => None,
        });
        groups.next().expect("a rule found often")
    };
    assert_eq!(drawn(&page).first.len(), 3);
    let mut all = page.state.overview.findings.iter();
    let far = all.rposition(|f| f.code == "SIP101").expect("the last");
    let from = page.state.overview.findings[far].from;
    page.act(Action::Caret(from));
    assert_eq!(page.state.selection.finding, Some(far));
    assert!(drawn(&page).around.contains(&far));
    page.act(Action::MoreFindings("SIP101".to_owned()));
    assert_eq!(drawn(&page).first.len(), 43);
    page.act(Action::Open {
        name: "y".to_owned(),
        bytes: TYPOS.repeat(50).into_bytes(),
    });
    assert_eq!(drawn(&page).first.len(), 3);
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

#[test]
fn packets_are_read_and_a_message_of_them_edited() {
    let mut page = Page::new();
    page.act(Action::Open {
        name: "trace.pcapng".to_owned(),
        bytes: packet(b"OPTIONS sip:a@b SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n"),
    });
    assert!(page.locked && page.state.lock() == Some(Lock::Packets));
    page.act(Action::SelectMessage(0));
    page.act(Action::OpenPart);
    assert!(!page.locked && page.state.lock().is_none());
    assert_eq!(page.state.overview.messages.len(), 1);
}

/// A pcap file of one UDP datagram, without a link layer.
fn packet(text: &[u8]) -> Vec<u8> {
    let length = |n: usize| u16::try_from(n).expect("short").to_be_bytes();
    let udp = [
        &[0x13, 0xc4, 0x13, 0xc4][..],
        &length(text.len() + 8),
        &[0, 0],
        text,
    ]
    .concat();
    let front = [
        &[0x45, 0][..],
        &length(udp.len() + 20),
        &[0, 0, 0, 0, 64, 17, 0, 0],
    ]
    .concat();
    let ip = [&front[..], &[192, 0, 2, 1, 192, 0, 2, 2], &udp].concat();
    let size = u32::try_from(ip.len()).expect("short").to_be_bytes();
    let mut file = vec![
        0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 101,
    ];
    file.extend([[0; 4], [0; 4], size, size].concat());
    file.extend(ip);
    file
}
