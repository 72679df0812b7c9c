use std::fmt::Write as _;

use super::*;
use crate::ingest;

#[test]
fn durations_are_said_as_people_say_them() {
    for (micros, text) in [
        (20_000, "20 ms"),
        (4_250_000, "4.2 s"),
        (63_000_000, "63 s"),
        (725_000_000, "12 min 5 s"),
    ] {
        assert_eq!(duration(micros), text);
    }
}

/// Messages written `start | from | to | Call-ID | CSeq | further fields and, behind a blank line, a
/// body`; `;` between fields stands for a line end, and a party is `name` or `name/tag`.
fn read(messages: &[&str]) -> Capture {
    let mut text = String::new();
    for message in messages {
        let [start, from, to, call_id, cseq, more] = message.split(" | ").collect::<Vec<_>>()[..]
        else {
            panic!("{message}");
        };
        let party = |p: &str| match p.split_once('/') {
            Some((name, tag)) => format!("<sip:{name}@example.com>;tag={tag}"),
            None => format!("<sip:{p}@example.com>"),
        };
        let (fields, body) = more.split_once(";;").unwrap_or((more, ""));
        let branch = cseq.replace(' ', "").replace("ACK", "INVITE");
        let body = body.replace(';', "\r\n");
        let _ = write!(
            text,
            "{start}\r\nVia: SIP/2.0/UDP h.example.com;branch=z9hG4bK{call_id}{branch}\r\n\
             From: {}\r\nTo: {}\r\nCall-ID: {call_id}\r\nCSeq: {cseq}\r\n",
            party(from),
            party(to)
        );
        for field in fields.split(';').filter(|f| !f.is_empty()) {
            let _ = write!(text, "{field}\r\n");
        }
        let _ = write!(text, "Content-Length: {}\r\n\r\n{body}", body.len());
    }
    let capture = ingest::read(text.as_bytes());
    assert_eq!(capture.messages.len(), messages.len(), "{text}");
    capture
}

/// The stories of all calls, and their causes.
fn told(messages: &[&str]) -> Vec<String> {
    let capture = read(messages);
    let trace = Trace::new(&capture);
    let told = Told {
        capture: &capture,
        trace: &trace,
    };
    let line = |call| {
        let story = tell(told, call);
        let cause = story.cause.as_ref().map(|c| format!(" {}", c.text));
        story.text() + &cause.unwrap_or_default()
    };
    trace.calls.iter().map(line).collect()
}

const CHALLENGE: &str = "SIP/2.0 401 Unauthorized | a/1 | a/2 | r | 1 REGISTER | \
    WWW-Authenticate: Digest realm=\"x\", nonce=\"n\"";

fn registers(second: &str, answer: &str, end: &str) -> Vec<String> {
    told(&[
        "REGISTER sip:example.com SIP/2.0 | a/1 | a | r | 1 REGISTER | Contact: <sip:a@h>",
        CHALLENGE,
        &format!(
            "REGISTER sip:example.com SIP/2.0 | a/1 | a | r | 2 REGISTER | Authorization: Digest \
             username=\"a\", {answer}, uri=\"sip:example.com\", response=\"00\""
        ),
        &format!("{second} | a/1 | a/2 | r | 2 REGISTER | {end}"),
    ])
}

#[test]
fn credentials_that_are_refused_have_a_cause() {
    let refused = "SIP/2.0 401 Unauthorized";
    let again = |more| format!("WWW-Authenticate: Digest realm=\"x\", nonce=\"m\"{more}");
    let right = "realm=\"x\", nonce=\"n\"";
    let cases = [
        (
            right,
            again(""),
            "the password of `a`, or the user name, is likely wrong",
        ),
        (
            right,
            again(", stale=true"),
            "The nonce was too old, and nothing more",
        ),
        (
            "realm=\"y\", nonce=\"n\"",
            again("").replace("\"x\"", "\"y\""),
            "they are for the realm `y`, and `x` was asked for",
        ),
        (
            "realm=\"x\", nonce=\"o\"",
            again(""),
            "their nonce is not the one that was handed out last",
        ),
        (
            "realm=\"x\", nonce=\"n\", algorithm=SHA-256",
            again(""),
            "computed with SHA-256, which was not asked for",
        ),
    ];
    for (answer, end, wanted) in cases {
        let story = registers(refused, answer, &end).join(" ");
        assert!(story.contains(wanted), "{answer} {end}: {story}");
    }
    let stale = registers(refused, right, &again(", stale=true")).join(" ");
    assert!(
        stale.contains("the server found the nonce too old (401)"),
        "{stale}"
    );
    let wrong = registers(refused, right, &again("")).join(" ");
    assert!(
        wrong.contains("the server did not accept the credentials (401)"),
        "{wrong}"
    );
}

#[test]
fn several_challenges_are_named() {
    let both = "WWW-Authenticate: Digest realm=\"x\", nonce=\"n\", algorithm=SHA-256;\
        WWW-Authenticate: Digest realm=\"x\", nonce=\"n\", algorithm=MD5";
    let story = told(&[
        "REGISTER sip:example.com SIP/2.0 | a/1 | a | r | 1 REGISTER | Contact: <sip:a@h>",
        &format!("SIP/2.0 401 Unauthorized | a/1 | a/2 | r | 1 REGISTER | {both}"),
    ]);
    let wanted = "challenged (401; algorithms SHA-256, MD5), no answer to it is in the trace";
    assert!(story[0].contains(wanted), "{story:?}");
}

#[test]
fn a_transfer_is_followed_to_its_reports_and_to_the_call_it_made() {
    let story = told(&[
        "INVITE sip:b@example.com SIP/2.0 | a/1 | b | c | 1 INVITE | ",
        "SIP/2.0 200 OK | a/1 | b/2 | c | 1 INVITE | ",
        "ACK sip:b@example.com SIP/2.0 | a/1 | b/2 | c | 1 ACK | ",
        "REFER sip:b@example.com SIP/2.0 | a/1 | b/2 | c | 2 REFER | Refer-To: <sip:d@example.com>",
        "SIP/2.0 202 Accepted | a/1 | b/2 | c | 2 REFER | ",
        "INVITE sip:d@example.com SIP/2.0 | b/7 | d | e | 1 INVITE | Referred-By: <sip:a@example.com>",
        "SIP/2.0 200 OK | b/7 | d/8 | e | 1 INVITE | ",
        "NOTIFY sip:a@example.com SIP/2.0 | b/2 | a/1 | c | 1 NOTIFY | Event: refer;\
         Content-Type: message/sipfrag;;SIP/2.0 200 OK;",
        "SIP/2.0 200 OK | b/2 | a/1 | c | 1 NOTIFY | ",
    ]);
    let wanted = "a asked b to call d; it was reported as 200 OK; call 2 came of it";
    assert!(story[0].contains(wanted), "{story:?}");
    assert_eq!(story.len(), 2);
}

#[test]
fn media_that_cannot_flow_are_not_said_to_flow() {
    let body = |proto: &str, more: &str| {
        format!(
            "Content-Type: application/sdp;;v=0;o=- 1 1 IN IP4 192.0.2.1;s=-;c=IN IP4 192.0.2.1;\
             t=0 0;m=audio 4000 {proto} 0;{more}"
        )
    };
    let key = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz;";
    let story = told(&[
        &format!(
            "INVITE sip:b@example.com SIP/2.0 | a/1 | b | c | 1 INVITE | {}",
            body("RTP/SAVP", key)
        ),
        &format!(
            "SIP/2.0 200 OK | a/1 | b/2 | c | 1 INVITE | {}",
            body("RTP/AVP", "")
        ),
    ]);
    let wanted = "audio: only one side encrypts, so no media can flow";
    assert!(story[0].contains(wanted), "{story:?}");
}
