//! What is said of places in messages, as rows.

use super::{captured, cited};
use crate::{
    explain::{at, explain, hover},
    text::offset,
};

/// A message with one more line: a start line with that field, or a field in an INVITE.
fn with(line: &str) -> String {
    let start = "INVITE sip:bob@example.com SIP/2.0\r\n";
    if line.starts_with("SIP/2.0 ") || line.contains(" SIP/2.0\r\n") || line.ends_with(" SIP/2.0") {
        return format!("{line}\r\n\r\n");
    }
    format!("{start}{line}\r\n\r\n")
}

/// Rows of a line with `⏎` for its line ends, a place in it, the kind of the colour there, the
/// label, a piece of the meaning, and the source of what is said there.
fn check(rows: &str) {
    check_behind("", rows);
}

/// The same, each line behind `before`.
fn check_behind(before: &str, rows: &str) {
    for row in rows.lines().filter(|r| !r.is_empty()) {
        let cells: Vec<_> = row
            .split(" |")
            .map(|c| c.strip_prefix(' ').unwrap_or(c))
            .collect();
        let [line, place, kind, label, meaning, source] = cells[..] else {
            panic!("{row}");
        };
        let (line, place) = (line.replace('⏎', "\r\n"), place.replace('⏎', "\r\n"));
        let text = with(&format!("{before}{line}"));
        let root = explain(&captured(text.as_bytes()));
        let from = text.rfind(&line).unwrap_or_default();
        let at_line = line
            .find(&place)
            .unwrap_or_else(|| panic!("no place: {row}"));
        let offset = offset(from + at_line);
        let said = hover(&root, offset).unwrap();
        let colour = at(&root, offset).pop().unwrap().kind;
        assert_eq!(said.label, label, "label: {row}\n{said:?}");
        assert_eq!(format!("{colour:?}"), kind, "colour: {row}\n{said:?}");
        assert!(said.meaning.contains(meaning), "meaning: {row}\n{said:?}");
        assert_eq!(
            meaning.is_empty(),
            said.meaning.is_empty(),
            "{row}\n{said:?}"
        );
        assert_eq!(cited(said), source, "source: {row}");
    }
}

#[test]
fn start_lines_and_uris() {
    check(
        r"
INVITE sip:b@h SIP/2.0 | INVITE | Method | method | Starts a session, or changes one that runs. | RFC 3261 §13
FOO sip:b@h SIP/2.0 | FOO | Method | method | no standard |
INVITE sip:b@h SIP/2.0 | SIP/2.0 | Version | SIP version | 2.0 is the only one | RFC 3261 §7.1
INVITE nonsense SIP/2.0 | nonsense | Text | Request-URI | cannot be read | RFC 3261 §8.1.1.1
SIP/2.0 487 Request Terminated | 487 | Status | status code | ended | RFC 3261 §21.4.25
SIP/2.0 499 X | 499 | Status | status code | Not a code that is registered. Client error | RFC 3261 §7.2
SIP/2.0 99999999 X | 9999 | Status | status code | No status code | RFC 3261 §7.2
SIP/2.0 200 OK | OK | Reason | reason phrase | for people | RFC 3261 §7.2
BYE sips:+1555@h SIP/2.0 | sips | Scheme | scheme | over TLS on every hop | RFC 3261 §19.1
BYE sip:+1555@h SIP/2.0 | +1555 | User | user | telephone number with country code | RFC 3261 §19.1.1
BYE sip:1555@h SIP/2.0 | 1555 | User | user | what the host makes of it | RFC 3261 §19.1.1
BYE sip:a:secret@h SIP/2.0 | secret | Secret | password | clear text | RFC 3261 §19.1.1
BYE sip:a@example.com SIP/2.0 | example | Host | host | NAPTR and SRV | RFC 3263 §4.1
BYE sip:a@example.com:5070 SIP/2.0 | example | Host | host | A, AAAA | RFC 3263 §4.2
BYE sip:a@10.2.1.100 SIP/2.0 | 10.2 | Host | host | private | RFC 1918 §3
BYE sip:a@127.0.0.1 SIP/2.0 | 127 | Host | host | loopback | RFC 1122 §3.2.1.3
BYE sip:a@[fe80::1] SIP/2.0 | fe80 | Host | host | link-local | RFC 4291 §2.5.6
BYE sip:a@abc.invalid SIP/2.0 | abc | Host | host | never exists | RFC 3323 §4.1.1.3
BYE sip:a@h:5060 SIP/2.0 | 5060 | Port | port | usual port for SIP over UDP and TCP | RFC 3261 §19.1.2
BYE sip:a@h:5061 SIP/2.0 | 5061 | Port | port | over TLS | RFC 3261 §19.1.2
BYE sip:a@h:70000 SIP/2.0 | 70000 | Port | port | No port | RFC 3261 §19.1.2
BYE sip:a@h;lr SIP/2.0 | lr | ParamName | lr | Loose routing | RFC 3261 §16.12
BYE sip:a@h;ob SIP/2.0 | ob | ParamName | ob | back over the connection | RFC 5626 §2.1
BYE sip:a@h;transport=udp SIP/2.0 | udp | Token | transport | Over UDP | RFC 3261 §19.1.1
BYE sip:a@h;transport=udp SIP/2.0 | transport | ParamName | transport | Over UDP | RFC 3261 §19.1.1
BYE sip:a@h;user=phone SIP/2.0 | phone | Token | user | is a telephone number | RFC 3261 §19.1.1
BYE sip:a@h;cause=486 SIP/2.0 | 486 | Number | cause | the user was busy | RFC 4458 §2.2
BYE sip:a@h;rinstance=1 SIP/2.0 | rinstance | ParamName | rinstance | No standard defines it | RFC 3261 §19.1.1
BYE sip:a@h;foo=1 SIP/2.0 | 1  | ParamValue | foo | does not know |
BYE sip:a@h?Subject=x SIP/2.0 | x  | ParamValue | Subject | made from this URI |
BYE tel:+1-201;phone-context=x SIP/2.0 | +1-201 | User | number | the same everywhere | RFC 3966 §5.1.4
BYE tel:201;phone-context=x SIP/2.0 | x  | Host | phone-context | Where a local number | RFC 3966 §5.1.5
BYE urn:service:sos SIP/2.0 | service | Text | address | scheme makes of it |
BYE urn:service:sos SIP/2.0 | urn | Scheme | scheme | stays the same | RFC 8141 §2
",
    );
}

#[test]
fn vias() {
    check(
        r"
Via: SIP/2.0/UDP h;branch=z9hG4bKa | z9 | Identifier | branch | RFC 3261 transaction id | RFC 3261 §8.1.1.7
Via: SIP/2.0/UDP h;branch=z9hG4bK | z9 | Identifier | branch | alone | RFC 3261 §8.1.1.7
Via: SIP/2.0/UDP h;branch=1 | 1 | Identifier | branch | RFC 2543 | RFC 3261 §8.1.1.7
Via: SIP/2.0/UDP h;rport | rport | ParamName | rport | asks the server to answer to the source port | RFC 3581 §3
Via: SIP/2.0/UDP h;rport=5070 | 5070 | Port | rport | come from port 5070 | RFC 3581 §3
Via: SIP/2.0/UDP h;received=192.0.2.1 | 192 | Host | received | came from 192.0.2.1 | RFC 3261 §18.2.1
Via: SIP/2.0/UDP h;ttl=1 | 1 | Number | ttl | multicast | RFC 3261 §20.42
Via: SIP/2.0/WSS h | WSS | Token | transport | WebSocket on TLS | RFC 7118 §5.1
Via: SIP/2.0/FOO h | FOO | Token | transport | does not know | RFC 3261 §20.42
Via: SIP/2.0/UDP h | SIP | Version | protocol | version | RFC 3261 §20.42
Via: SIP/2.0/UDP 10.0.0.1:5060 | 5060 | Port | port | usual | RFC 3261 §19.1.2
Via: SIP/2.0/UDP h | Via | FieldName | Via | 1st and only hop: the request comes from here | RFC 3261 §20.42
Via: SIP/2.0/UDP h;a, SIP/2.0/TCP k;b | ;b | Group | 2nd hop | the client that the request began at | RFC 3261 §18.2.2
SIP/2.0 200 OK⏎Via: SIP/2.0/UDP h⏎Via: SIP/2.0/UDP k | Via | FieldName | Via | 1st hop: the response goes here next | RFC 3261 §20.42
SIP/2.0 200 OK⏎Via: SIP/2.0/UDP h⏎v: SIP/2.0/UDP k | v: | FieldName | field name | Short for Via | RFC 3261 §7.3
",
    );
}

#[test]
fn fields() {
    check(
        r#"
From: "Bob" <sip:b@h>;tag=1 | Bob | DisplayName | display name | Nobody checks it | RFC 3261 §20.10
From: <sip:b@h>;tag=abc | abc | Identifier | tag | sender of the request chose it | RFC 3261 §19.3
To: <sip:b@h>;tag=abc | abc | Identifier | tag | a dialog that exists | RFC 3261 §19.3
To: <sip:b@h> | To | FieldName | To | outside any dialog | RFC 3261 §20.39
To: sip:b@h | h | Host | host | domain name | RFC 3263 §4.1
Contact: * | * | Token | Contact | Every binding | RFC 3261 §20.10
Contact: <sip:b@h>;expires=3600 | 3600 | Number | expires | 1 h. | RFC 3261 §10.2.1.1
Contact: <sip:b@h>;q=0.5;isfocus | isfocus | ParamName | isfocus | conference | RFC 3840 §10.18
Contact: <sip:b@h>;+sip.instance="<urn:uuid:0>" | urn | Identifier | +sip.instance | A UUID | RFC 5626 §4.1
Contact: <sip:b@h>;transport=tcp | tcp | ParamValue | transport | belongs to the field | RFC 3261 §19.1.1
Contact: <sip:b@h>;+x.foo | +x.foo | ParamName | +x.foo | A capability | RFC 3840 §9
Contact: <sip:b@h>, <sip:c@h> | <sip:c | Group | 2nd contact |  |
CSeq: 5043 INVITE | 5043 | Number | sequence number | Counts | RFC 3261 §8.1.1.5
CSeq: 5043 INVITE | INVITE | Method | method | as it must be | RFC 3261 §13
CSeq: 5043 BYE | BYE | Method | method | Not the method of the request line | RFC 3261 §15
Max-Forwards: 70 | 70 | Number | Max-Forwards | 70 hops left | RFC 3261 §20.22
Max-Forwards: 1 | 1 | Number | Max-Forwards | 1 hop left | RFC 3261 §20.22
Content-Length: 5⏎⏎abc | 5 | Number | Content-Length | 5 octets announced; 7 are here | RFC 3261 §20.14
Content-Length: 4⏎⏎a⏎ | 4 | Number | Content-Length | 4 octets announced; 7 are here | RFC 3261 §20.14
Content-Type: application/sdp | sdp | Token | Content-Type | session description | RFC 3261 §20.15
Call-ID: a@b | a@b | Identifier | Call-ID | call | RFC 3261 §20.8
X-Foo: 0 | X-Foo | UnknownField | X-Foo | not know | RFC 3261 §7.3.2
Max-Forwards: many | many | Text | Max-Forwards | cannot be read; expected: digits | RFC 3261 §20.22
no colon here | no colon | UnknownField | No header field | without a colon | RFC 3261 §7.3.1
"#,
    );
}

#[test]
fn challenges_and_credentials() {
    check(
        r#"
WWW-Authenticate: Digest realm="x", nonce="n", qop="auth" | WWW | FieldName | WWW-Authenticate | It offers qop | RFC 3261 §20.44
WWW-Authenticate: Digest realm="x", nonce="n" | WWW | FieldName | WWW-Authenticate | cannot be told from a repeated one | RFC 3261 §20.44
WWW-Authenticate: Digest realm="x" | Digest | Token | scheme | without sending it | RFC 3261 §22.4
WWW-Authenticate: Digest realm="x" | "x" | Text | realm | Names the area | RFC 7616 §3.3
WWW-Authenticate: Digest nonce="n" | "n" | Secret | nonce | made for this challenge | RFC 7616 §3.3
WWW-Authenticate: Digest algorithm=MD5 | MD5 | Token | algorithm | everywhere and weak | RFC 7616 §3.3
WWW-Authenticate: Digest algorithm=FOO | FOO | Token | algorithm | does not know | RFC 7616 §3.3
WWW-Authenticate: Digest qop="auth,auth-int" | "auth,a | Token | qop | who sends the request, and its body | RFC 7616 §3.3
WWW-Authenticate: Digest stale=true | true | Token | stale | answer again with the new one | RFC 7616 §3.3
WWW-Authenticate: Digest foo="x" | "x" | ParamValue | foo | does not know |
WWW-Authenticate: Digest realm="x", Basic realm="y" | Basic | Text | second challenge | a field of its own | RFC 3261 §7.3.1
Authorization: Digest username="bob" | "bob" | User | username | Whose password | RFC 7616 §3.4
Authorization: Digest uri="sip:example.com" | example | Host | host | domain name | RFC 3263 §4.1
Authorization: Digest uri="nonsense" | nonsense | Text | uri | Request-URI as the sender wrote it | RFC 7616 §3.4
Authorization: Digest nc=00000001 | 0000 | Number | nc | The 1st use of this nonce. | RFC 7616 §3.4
Authorization: Digest nc=0000000b | 0000 | Number | nc | The 11th use of this nonce. | RFC 7616 §3.4
Authorization: Digest nc=1 | 1 | Number | nc | Not the eight hexadecimal digits | RFC 7616 §3.4
Authorization: Digest response="00000000000000000000000000000000" | 0000 | Secret | response | as long as MD5 | RFC 7616 §3.4.1
Authorization: Digest response="xyz" | xyz | Secret | response | Not hexadecimal | RFC 7616 §3.4.1
Authorization: Digest qop=auth, nc=00000001, cnonce="a" | Auth | FieldName | Authorization | a repeated answer can be told | RFC 3261 §20.7
Authorization: Digest realm="x" | Auth | FieldName | Authorization | the way of RFC 2069 | RFC 3261 §20.7
Authorization: Bearer abc.def | abc | Secret | token | whoever reads it |
Authentication-Info: nextnonce="n" | "n" | Secret | nextnonce | for the next request | RFC 7616 §3.5
"#,
    );
}

#[test]
fn lists_and_their_words() {
    check(
        r#"
Allow: INVITE, BYE | BYE | Method | BYE | Ends a session. | RFC 3261 §15
Supported: 100rel, timer | 100rel | Token | 100rel | confirmed with PRACK | RFC 3262 §8.1
Supported: foo, timer | foo | Token | foo | does not know |
Supported: timer | timer | Token | Supported | Session timers | RFC 3261 §20.37
Supported: | Supported | FieldName | Supported | An empty list | RFC 3261 §20.37
Event: message-summary | message | Token | Event | Messages waiting | RFC 6665 §8.2.1
Event: dialog.winfo;id=3 | 3 | Identifier | id | Tells several subscriptions | RFC 6665 §8.2.1
Allow-Events: talk, presence | talk | Token | talk | No standard defines it | RFC 6665 §7.1
Allow-Events: presence.winfo, dialog.winfo | dialog | Token | dialog.winfo | A template | RFC 3857 §4.1
Subscription-State: terminated;reason=noresource | noresource | Token | reason | do not subscribe again | RFC 6665 §4.1.3
Reason: Q.850;cause=16;text="x" | Q.850 | Token | Reason | Normal call clearing | RFC 3326 §2
Reason: SIP;cause=200 | 200 | Number | cause | by number | RFC 3326 §2
Session-Expires: 1800;refresher=uac | 1800 | Number | Session-Expires | due half-way, after 15 min | RFC 4028 §4
Session-Expires: 1800;refresher=uac | uac | Token | refresher | The side that sent the request | RFC 4028 §4
Expires: 3600 | 3600 | Number | Expires | 1 h. | RFC 3261 §20.19
REGISTER sip:h SIP/2.0⏎CSeq: 1 REGISTER⏎Expires: 000 | 000 | Number | Expires | the binding is removed | RFC 3261 §20.19
Content-Disposition: session;handling=optional | optional | Token | handling | It ignores the body | RFC 3261 §20.11
Retry-After: 18000;duration=3600 | 3600 | Number | duration | 1 h. | RFC 3261 §20.33
Max-Forwardds: 70 | Max | UnknownField | field name | Misspelled: Max-Forwards is meant | RFC 3261 §7.3
"#,
    );
}

/// A description with one stream: what is checked stands behind it.
const SDP: &str = "Content-Type: application/sdp\r\n\r\nv=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n\
    t=0 0\r\nm=audio 4000 RTP/AVP 0 96 97 98\r\na=rtpmap:96 telephone-event/8000\r\n\
    a=rtpmap:97 iLBC/8000\r\n";

#[test]
fn session_descriptions() {
    check_behind(
        SDP,
        r"
v=0 | v | SdpType | Version | 0 is the only one | RFC 8866 §5.1
o=- 12 34 IN IP4 192.0.2.1 | - 12 | User | user name | there is no user name | RFC 8866 §5.2
o=bob 12 34 IN IP4 192.0.2.1 | bob | User | user name | on the device | RFC 8866 §5.2
o=- 12 34 IN IP4 192.0.2.1 | 12 | Identifier | session id | Names the session | RFC 8866 §5.2
o=- 12 34 IN IP4 192.0.2.1 | 34 | Number | session version | Raised by one | RFC 8866 §5.2
o=- 12 34 IN IP4 192.0.2.1 | IN | Token | network type | The Internet | RFC 8866 §5.7
o=- 12 34 IN IP4 192.0.2.1 | 192 | Host | address | for documentation | RFC 5737 §3
c=IN IP4 0.0.0.0 | 0.0 | Host | address | The old way to put a call on hold | RFC 3264 §8.4
c=IN IP4 224.2.1.1/127 | 127 | Number | time to live | multicast | RFC 8866 §5.7
c=IN IP6 ::1 | ::1 | Host | address | loopback | RFC 4291 §2.5.3
b=AS:61 | 61 | Number | figure | |
b=AS:61 | b | SdpType | Bandwidth | 61 kbit/s | RFC 8866 §5.8
b=TIAS:42200 | TIAS | Token | kind | bit/s | RFC 3890 §6.2
t=0 0 | t | SdpType | Time | permanent | RFC 8866 §5.9
t=2873397496 0 | t | SdpType | Time | no end | RFC 8866 §5.9
s=x | x | Text | Session name | nobody reads it | RFC 8866 §5.3
y=x | y | SdpType | Line | No line that SDP knows | 
m=video 0 RTP/AVP 31 | 0 | Port | port | refused | RFC 3264 §6
m=video 4000 RTP/AVP 31 | video | Token | media | Pictures | RFC 8866 §5.14
m=video 4000 RTP/SAVP 31 | RTP | Token | protocol | encrypted | RFC 3711 §1
m=video 4000 RTP/AVP 31 | 31 | Number | format | H261 at 90000 Hz | RFC 4587 §1
m=audio 4000 RTP/AVP 8 | 8 | Number | format | PCMA at 8000 Hz. G.711 A-law | RFC 3551 §4.5.14
m=audio 4000 RTP/AVP 99 | 99 | Number | format | no rtpmap | RFC 3551 §6
m=audio 4000 RTP/AVP 9 | =aud | Group | Media | A stream of media | RFC 8866 §5.14
m=image 4000 udptl t38 | t38 | Token | format | | RFC 8866 §5.14
a=rtpmap:98 opus/48000/2 | opus | Token | codec | speech and music | RFC 7587 §4
a=rtpmap:98 opus/48000/2 | 48000 | Number | clock rate | RTP clock | RFC 8866 §6.6
a=rtpmap:98 opus/48000/2 | 2 | Number | channels | 2 is stereo | RFC 8866 §6.6
a=rtpmap:98 foo/8000 | foo | Token | codec | does not know | 
a=fmtp:96 0-15 | 0-15 | Number | events | DTMF digits 0–9, *, #, A–D. | RFC 4733 §2.4.1
a=fmtp:96 0-16 | 0-16 | Number | events | and flash | RFC 4733 §2.4.1
a=fmtp:96 0-9,66,70 | 0-9 | Number | events | DTMF digits 0–9, and others | RFC 4733 §2.4.1
a=fmtp:96 0-15 | 96 | Number | format | Keys pressed | RFC 4733 §2
a=fmtp:97 mode=30 | 30 | ParamValue | mode | Milliseconds of voice | RFC 3952 §5
a=ptime:20 | 20 | Number | ptime | 20 ms. | RFC 8866 §6.4
a=sendonly | sendonly | SdpAttribute | sendonly | on hold | RFC 8866 §6.7.3
a=rtcp:4021 IN IP4 10.2.1.100 | 4021 | Port | port | RTCP's port |
a=rtcp-fb:* nack pli | * | Token | format | All formats | RFC 8866 §5.14
a=rtcp-fb:* nack pli | pli | Token | detail | a fresh one is wanted | RFC 4585 §4.2
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20 | AES | Token | suite | encrypted | RFC 4568 §6.2.1
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20 | WVN | Secret | key and salt | whoever reads it | RFC 4568 §6.1
a=fingerprint:sha-256 AA:BB | sha | Token | hash function | strong | RFC 8122 §5
a=setup:actpass | actpass | Token | setup | either may open it | RFC 4145 §4
a=mid:0 | 0 | Identifier | mid | for groups | RFC 5888 §4
a=group:BUNDLE 0 1 | BUNDLE | Token | semantics | share one port | RFC 9143 §4
a=group:BUNDLE 0 1 | 1 | Identifier | mid | by its mid | RFC 5888 §4
a=ice-ufrag:abcd | abcd | Secret | ice-ufrag | user name | RFC 8839 §5.4
a=ice-options:trickle | trickle | Token | trickle | one by one | RFC 8840 §4.1
a=candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host | 1 UDP | Number | component | RTP | RFC 8839 §5.1
a=candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host | host | Token | type | the device itself | RFC 8839 §5.1
a=candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ srflx raddr 10.0.1.2 rport 9 | 10.0.1.2 | Host | related address | derived from | RFC 8839 §5.1
a=X-nat:0 | 0 | Text | X-nat | PJSIP | RFC 8866 §5.13
a=foo:bar | bar | Text | foo | does not know | RFC 8866 §5.13
a=rtpmap:nonsense | nonsense | Text | rtpmap | cannot be read | RFC 8866 §6.6
",
    );
}

#[test]
fn other_bodies() {
    check(
        r"
Content-Type: application/simple-message-summary⏎⏎Messages-Waiting: yes⏎Voice-Message: 2/8 (0/2) | 8 ( | Number | old | |
Content-Type: application/simple-message-summary⏎⏎Messages-Waiting: yes⏎Voice-Message: 2/8 (0/2) | Mess | FieldName | Messages-Waiting | the lamp | RFC 3842 §5.2
Content-Type: message/sipfrag⏎⏎SIP/2.0 487 Request Terminated | 487 | Status | status code | ended | RFC 3261 §21.4.25
Content-Type: multipart/mixed;boundary=b⏎⏎--b⏎Content-Type: application/sdp⏎⏎v=0⏎--b-- | v=0 | SdpType | Version | only one | RFC 8866 §5.1
Content-Type: multipart/mixed;boundary=b⏎⏎--b⏎Content-ID: <x>⏎⏎hello⏎--b-- | --b | Identifier | delimiter | Parts the sections | RFC 2046 §5.1.1
Content-Type: multipart/mixed;boundary=b⏎⏎--b⏎Content-ID: <x>⏎⏎hello⏎--b-- | hello | Text | 1st part | No Content-Type | 
",
    );
}
