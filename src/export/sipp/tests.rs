//! Scenarios of calls. Whether `SIPp` plays them is for `tests/exports.rs`.

use super::{NoScenario, Side, sipp};
use crate::ingest::read;

const CALL: &str = include_str!("../../../tests/fixtures/rfc3665-call.txt");

fn scenario(trace: &str, side: Side) -> String {
    sipp(&read(trace.as_bytes()), None, side).unwrap()
}

/// The commands of a scenario: `recv` with what it waits for, `send` with the start line.
fn commands(scenario: &str) -> Vec<String> {
    let mut lines = scenario.lines().map(str::trim);
    let mut commands = Vec::new();
    while let Some(line) = lines.next() {
        if line.starts_with("<send") {
            commands.push(format!("{line} {}", lines.nth(1).unwrap()));
        } else if line.starts_with("<recv") || line.starts_with("<pause") {
            commands.push(line.to_owned());
        }
    }
    commands
}

#[test]
fn both_sides_of_a_call() {
    let uac = scenario(CALL, Side::Uac);
    assert_eq!(
        commands(&uac),
        [
            "<send retrans=\"500\"> INVITE sip:bob@biloxi.example.com SIP/2.0",
            "<recv response=\"180\" optional=\"true\" rrs=\"true\">",
            "<recv response=\"200\" rrs=\"true\">",
            "<send> ACK [$target] SIP/2.0",
            "<recv request=\"BYE\"/>",
            "<send> SIP/2.0 200 OK",
        ]
    );
    for line in [
        "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n",
        "From: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl-[call_number]\n",
        "To: Bob <sip:bob@biloxi.example.com>[peer_tag_param]\n",
        "Contact: <sip:alice@[local_ip]:[local_port];transport=[transport]>\n",
        "Content-Length: [len]\n\nv=0\n",
        "Max-Forwards: 70\n",
    ] {
        assert!(uac.contains(line), "{line} in\n{uac}");
    }
    let uas = scenario(CALL, Side::Uas);
    assert_eq!(
        commands(&uas),
        [
            "<recv request=\"INVITE\" rrs=\"true\">",
            "<send> SIP/2.0 180 Ringing",
            "<send retrans=\"500\"> SIP/2.0 200 OK",
            "<recv request=\"ACK\"/>",
            "<send retrans=\"500\"> BYE [$target] SIP/2.0",
            "<recv response=\"200\"/>",
        ]
    );
    for line in [
        "[last_Via:]\n[last_From:]\n[last_To:];tag=8321234356-[call_number]\n[last_Call-ID:]\n",
        "To: Alice <sip:alice@atlanta.example.com>[$peer]\n",
    ] {
        assert!(uas.contains(line), "{line} in\n{uas}");
    }
}

#[test]
fn a_call_is_chosen_or_it_is_said_why_not() {
    let others = "REGISTER sip:h SIP/2.0\nCall-ID: r\nCSeq: 1 REGISTER\n\n\
        SIP/2.0 200 OK\nCall-ID: late\nCSeq: 1 BYE\n\n";
    let capture = read(format!("{others}{CALL}").as_bytes());
    let first = sipp(&capture, None, Side::Uac).unwrap();
    assert!(first.contains("<scenario name=\"3848276298220188511@atlanta.example.com\">"));
    let chosen = sipp(&capture, Some("r"), Side::Uac).unwrap();
    assert_eq!(commands(&chosen), ["<send> REGISTER sip:h SIP/2.0"]);
    for (trace, call, error) in [
        (others, Some("x"), NoScenario::NotThere("x".to_owned())),
        (others, Some("late"), NoScenario::NoStart("late".to_owned())),
        ("OPTIONS sip:h SIP/2.0\nTo: a\n\n", None, NoScenario::NoCall),
        ("", None, NoScenario::NoCall),
    ] {
        let scenario = sipp(&read(trace.as_bytes()), call, Side::Uas);
        assert_eq!(scenario, Err(error), "{trace}");
    }
    let said = NoScenario::NotThere("x".to_owned()).to_string();
    assert_eq!(said, "no message in it has the Call-ID `x`");
}

/// `SIPp` 3.6 sends nothing that stands behind the length of a message without a body.
#[test]
fn the_length_is_the_last_field() {
    let trace = "OPTIONS sip:h SIP/2.0\nContent-Length: 0\nCall-ID: c\nSubject: x\n\n";
    let text = scenario(trace, Side::Uac);
    assert!(text.contains("Subject: x\n"), "{text}");
    assert!(text.contains("\nContent-Length: [len]\n\n]]>"), "{text}");
    assert_eq!(text.matches("Content-Length").count(), 1);
}

#[test]
fn refusals_share_their_invites_branch_and_pauses_are_the_traces() {
    let head = |second: u32, transport: &str| {
        format!("# packet 1  2024-01-01T10:00:0{second}.250000Z  UDP  {transport}\n")
    };
    let (there, back) = (
        "192.0.2.1:5060 -> 192.0.2.2:5060",
        "192.0.2.2:5060 -> 192.0.2.1:5060",
    );
    let fields = |tag: &str, method: &str| {
        format!(
            "Via: SIP/2.0/UDP h;branch=z9hG4bK1\nFrom: <sip:a@h>;tag=x\nTo: <sip:b@h>{tag}\n\
             Call-ID: c\nCSeq: 4 {method}\n\n"
        )
    };
    let trace = [
        head(0, there) + "INVITE sip:b@192.0.2.2;user=phone SIP/2.0\n" + &fields("", "INVITE"),
        head(1, back) + "SIP/2.0 180 Ringing\n" + &fields(";tag=y", "INVITE"),
        head(3, there) + "CANCEL sip:b@192.0.2.2;user=phone SIP/2.0\n" + &fields("", "CANCEL"),
        head(3, back) + "SIP/2.0 200 OK\n" + &fields(";tag=y", "CANCEL"),
        head(4, back) + "SIP/2.0 487 Request Terminated\n" + &fields(";tag=y", "INVITE"),
        head(4, there) + "ACK sip:b@192.0.2.2;user=phone SIP/2.0\n" + &fields(";tag=y", "ACK"),
    ]
    .concat();
    let uac = scenario(&trace, Side::Uac);
    let uri = "sip:b@[remote_ip]:[remote_port];user=phone";
    assert_eq!(
        commands(&uac),
        [
            &format!("<send retrans=\"500\"> INVITE {uri} SIP/2.0"),
            "<recv response=\"180\"/>",
            "<pause milliseconds=\"2000\"/>",
            &format!("<send retrans=\"500\"> CANCEL {uri} SIP/2.0"),
            "<recv response=\"200\"/>",
            "<recv response=\"487\"/>",
            &format!("<send> ACK {uri} SIP/2.0"),
        ]
    );
    let branches: Vec<_> = uac
        .lines()
        .filter_map(|l| l.split_once("branch="))
        .collect();
    let branches: Vec<_> = branches.iter().map(|(_, b)| *b).collect();
    assert_eq!(branches, ["[branch]", "[branch-3]", "[branch-6]"]);
    let uas = scenario(&trace, Side::Uas);
    // The answer to INVITE follows the CANCEL.
    assert!(uas.contains("Via: [$via0]\nFrom: [$from0]\nTo: [$to0];tag=y-[call_number]\n"));
    assert!(uas.contains("header=\"CSeq:\" check_it=\"true\" assign_to=\"cseq0\"/>"));
}
