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
/// body`; `;` between fields stands for a line end and `%` for `;`, and a party is `name` or `name/tag`.
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
            let _ = write!(text, "{}\r\n", field.replace('%', ";"));
        }
        let _ = write!(text, "Content-Length: {}\r\n\r\n{body}", body.len());
    }
    let capture = ingest::read(text.as_bytes());
    assert_eq!(capture.messages.len(), messages.len(), "{text}");
    capture
}

/// The stories of all calls, and their causes.
fn told(messages: &[&str]) -> Vec<String> {
    told_with(messages, &[])
}

fn told_with(messages: &[&str], secrets: &[Secret]) -> Vec<String> {
    stories(&read(messages), secrets)
}

fn stories(capture: &Capture, secrets: &[Secret]) -> Vec<String> {
    let trace = Trace::new(capture);
    let told = Told {
        capture,
        trace: &trace,
        secrets,
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

#[test]
fn a_password_at_hand_gives_the_verdict() {
    let md5 = |response: &str| {
        [
            "REGISTER sip:example.com SIP/2.0 | a/1 | a | r | 1 REGISTER | Contact: <sip:a@h>"
                .to_owned(),
            CHALLENGE.replace("\"x\"", "\"ex\""),
            format!(
                "REGISTER sip:example.com SIP/2.0 | a/1 | a | r | 2 REGISTER | Authorization: Digest \
                 username=\"a\", realm=\"ex\", nonce=\"n\", uri=\"sip:example.com\", response=\"{response}\""
            ),
            "SIP/2.0 403 Forbidden | a/1 | a/3 | r | 2 REGISTER | ".to_owned(),
        ]
    };
    let secrets = [Secret::parse_password("a=s").unwrap()];
    for (response, wanted) in [
        (
            RIGHT,
            "refused credentials that are right by the password given for `a`",
        ),
        (
            "0123456789abcdef0123456789abcdef",
            "The password given for `a` does not match",
        ),
    ] {
        let messages = md5(response);
        let messages: Vec<_> = messages.iter().map(String::as_str).collect();
        let story = told_with(&messages, &secrets).join(" ");
        assert!(story.contains(wanted), "{story}");
        let unknown = told(&messages).join(" ");
        assert!(
            unknown.contains("some servers answer a wrong password like this"),
            "{unknown}"
        );
    }
}

/// MD5 of `a:ex:s`, the nonce `n` and `REGISTER:sip:example.com` (RFC 2617 §3.2.2, without qop).
const RIGHT: &str = "1c72342f7cf59ae5830c12520d8ce38e";

/// A call accepted with these ends of its description, and ended with these fields.
fn accepted(offer: &str, answer: &str, end: &str) -> String {
    let body = |more: &str| {
        format!(
            "Content-Type: application/sdp;;v=0;o=- 1 1 IN IP4 192.0.2.1;s=-;c=IN IP4 192.0.2.1;\
             t=0 0;{more};"
        )
    };
    told(&[
        &format!(
            "INVITE sip:b@example.com SIP/2.0 | a/1 | b | c | 1 INVITE | {}",
            body(offer)
        ),
        &format!(
            "SIP/2.0 200 OK | a/1 | b/2 | c | 1 INVITE | {}",
            body(answer)
        ),
        "ACK sip:b@example.com SIP/2.0 | a/1 | b/2 | c | 1 ACK | ",
        &format!("BYE sip:b@example.com SIP/2.0 | a/1 | b/2 | c | 2 BYE | {end}"),
        "SIP/2.0 200 OK | a/1 | b/2 | c | 2 BYE | ",
    ])
    .join(" ")
}

#[test]
fn a_silent_or_broken_call_has_a_cause() {
    let audio = "m=audio 4000 RTP/AVP 0";
    let sends = "m=audio 4000 RTP/AVP 0;a=sendonly";
    for (offer, answer, end, wanted) in [
        (
            audio,
            "m=audio 0 RTP/AVP 0",
            "",
            "Every media line was refused (port 0)",
        ),
        (
            audio,
            "m=audio 4000 RTP/AVP 8",
            "",
            "the answer names no codec of the offer",
        ),
        (sends, sends, "", "No audio flows"),
        (
            audio,
            audio,
            "Reason: Q.850 %cause=38",
            "The network ended the call, cause 38",
        ),
    ] {
        let story = accepted(offer, answer, end);
        assert!(story.contains(wanted), "{wanted}: {story}");
    }
    let fine = accepted(audio, audio, "");
    assert!(fine.ends_with("hung up."), "{fine}");
}

#[test]
fn what_others_did_is_told() {
    let story = told(&[
        "REGISTER sip:example.com SIP/2.0 | a/1 | a | r | 1 REGISTER | Contact: <sip:a@h>",
        "SIP/2.0 200 OK | a/1 | a/2 | r | 1 REGISTER | Contact: <sip:a@h>, <sip:a@other>",
    ]);
    assert!(story[0].contains("beside one other binding"), "{story:?}");
}

/// A call whose caller asks for media at one address and is called at another, and whose callee is at a third.
fn reached(offered: &str, contact: &str, answered: &str, more: &str) -> Vec<String> {
    let body = |at: &str| {
        format!(
            "Content-Type: application/sdp;;v=0;o=- 1 1 IN IP4 {at};s=-;c=IN IP4 {at};t=0 0;m=audio 4000 RTP/AVP 0;{more}"
        )
    };
    vec![
        format!(
            "INVITE sip:b@example.com SIP/2.0 | a/1 | b | c | 1 INVITE | Contact: <sip:a@{contact}>;{}",
            body(offered)
        ),
        format!(
            "SIP/2.0 200 OK | a/1 | b/2 | c | 1 INVITE | {}",
            body(answered)
        ),
        "ACK sip:b@example.com SIP/2.0 | a/1 | b/2 | c | 1 ACK | ".to_owned(),
    ]
}

#[test]
fn media_behind_a_nat_may_be_the_cause() {
    let told_of = |messages: &[String]| {
        let messages: Vec<_> = messages.iter().map(String::as_str).collect();
        told(&messages).join(" ")
    };
    let (inner, outer, other) = ("192.168.1.2", "203.0.113.7", "198.51.100.9");
    let ice = "a=ice-ufrag:8hhY;a=ice-pwd:asd88fgpdd777uzjYhagZg;";
    for (offered, contact, answered, more, wanted) in [
        (
            inner,
            outer,
            other,
            "",
            Some(
                "a asks for audio at 192.168.1.2, a private address (RFC 1918), and its Contact is at 203.0.113.7",
            ),
        ),
        (
            "100.64.3.4",
            outer,
            other,
            "",
            Some("100.64.3.4, a private address (RFC 6598)"),
        ),
        // Inside, with another way to find an address, sending only, or nowhere seen outside.
        (inner, outer, "192.168.1.3", "", None),
        (inner, outer, other, ice, None),
        (inner, outer, other, "a=inactive;", None),
        (inner, inner, other, "", None),
        (outer, outer, other, "", None),
    ] {
        let story = told_of(&reached(offered, contact, answered, more));
        let found = story.contains("If one side heard nothing");
        assert_eq!(
            found,
            wanted.is_some(),
            "{offered} {contact} {answered}: {story}"
        );
        assert!(story.contains(wanted.unwrap_or_default()), "{story}");
    }
    // The response tells where the request came from.
    let mut by_via = reached(inner, "h.example.com", other, "");
    assert!(!told_of(&by_via).contains("heard nothing"));
    let mut capture = read(&by_via.iter().map(String::as_str).collect::<Vec<_>>());
    capture.messages[0].framing.source = Some(format!("{outer}:4711"));
    assert!(
        stories(&capture, &[])
            .join(" ")
            .contains("its message came from 203.0.113.7")
    );
    // A proxy behind writes another address into the description.
    let mut rewritten = reached(inner, outer, other, "");
    let before = "| v: SIP/2.0/UDP h.example.com%branch=z9hG4bKc1INVITE;Cont";
    let forwarded = |m: &str| m.replace("| Cont", before).replace(inner, outer);
    let (invite, answer) = (forwarded(&rewritten[0]), forwarded(&rewritten[1]));
    rewritten.splice(1..1, [invite, answer]);
    let story = told_of(&rewritten);
    assert!(!story.contains("heard nothing"), "{story}");
    by_via[1] = by_via[1].replace(
        "| Content-Type",
        "| v: SIP/2.0/UDP 192.168.1.2%received=203.0.113.7;Content-Type",
    );
    let story = told_of(&by_via);
    assert!(
        story.contains("the next hop saw it at 203.0.113.7"),
        "{story}"
    );
}

#[test]
fn an_answer_that_is_repeated_shows_that_the_ack_is_lost() {
    let (invite, answer, ack) = (
        "INVITE sip:b@example.com SIP/2.0 | a/1 | b | c | 1 INVITE | ",
        "SIP/2.0 200 OK | a/1 | b/2 | c | 1 INVITE | ",
        "ACK sip:b@example.com SIP/2.0 | a/1 | b/2 | c | 1 ACK | ",
    );
    for (messages, wanted) in [
        (
            &[invite, answer, answer][..],
            Some("again 1 time and no ACK is there"),
        ),
        (
            &[invite, answer, answer, answer],
            Some("again 2 times and no ACK is there"),
        ),
        (
            &[invite, answer, ack, answer, answer],
            Some("again 2 times after the ACK"),
        ),
        // They crossed.
        (&[invite, answer, ack, answer], None),
        (&[invite, answer, answer, ack], None),
    ] {
        let story = told(messages).join(" ");
        assert_eq!(story.contains("sent again"), wanted.is_some(), "{story}");
        assert!(story.contains(wanted.unwrap_or_default()), "{story}");
    }
}
