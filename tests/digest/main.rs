//! Digest against known answers: those printed in the RFCs, and a larger table where there is one.

mod vectors;

use std::{env, fs, path::Path};

use sip_inspector::{
    Options,
    digest::{Algorithm, Inputs, Secret, Verdict, Verification, verify},
    inspect,
    inspection::DigestCheck,
    message::{HeaderId, parse},
    text::{Source, Span},
};

/// One row: values as they stand in a message, unquoted.
pub(crate) struct Vector<'a> {
    pub(crate) name: &'a str,
    pub(crate) username: &'a str,
    pub(crate) realm: &'a str,
    pub(crate) password: &'a str,
    pub(crate) nonce: &'a str,
    pub(crate) uri: &'a str,
    pub(crate) method: &'a str,
    pub(crate) qop: &'a str,
    pub(crate) nc: &'a str,
    pub(crate) cnonce: &'a str,
    pub(crate) algorithm: &'a str,
    pub(crate) body: &'a str,
    pub(crate) response: &'a str,
    pub(crate) right: bool,
}

impl Vector<'_> {
    /// The row as a request with credentials.
    fn message(&self) -> Vec<u8> {
        let mut fields = vec![
            format!("username=\"{}\"", self.username),
            format!("realm=\"{}\"", self.realm),
            format!("nonce=\"{}\"", self.nonce),
            format!("uri=\"{}\"", self.uri),
            format!("response=\"{}\"", self.response),
        ];
        let optional = [
            ("algorithm", self.algorithm),
            ("qop", self.qop),
            ("nc", self.nc),
        ];
        for (name, value) in optional.iter().filter(|(_, v)| !v.is_empty()) {
            fields.push(format!("{name}={value}"));
        }
        if !self.cnonce.is_empty() {
            fields.push(format!("cnonce=\"{}\"", self.cnonce));
        }
        let (method, fields, body) = (self.method, fields.join(", "), self.body);
        let length = body.len();
        format!("{method} sip:example.com SIP/2.0\r\nContent-Length: {length}\r\nAuthorization: Digest {fields}\r\n\r\n{body}")
            .into_bytes()
    }

    fn verify(&self) -> Verification {
        let secret = Secret::password(self.username, Some(self.realm), self.password);
        check(&self.message(), &[secret])
    }
}

/// Checks the credentials of one message.
fn check(message: &[u8], secrets: &[Secret]) -> Verification {
    let source = Source::slice(message, Span::new(0, u32::try_from(message.len()).unwrap()));
    let parsed = parse(&source);
    let value = parsed.message.typed(&source, HeaderId::Authorization);
    let credentials = value.and_then(|v| v.credentials()).expect("credentials");
    verify(&parsed.message, &source, credentials, None, secrets)
}

#[test]
fn printed_answers_agree() {
    for vector in vectors::VECTORS {
        let found = vector.verify();
        let expected = if vector.right {
            Verdict::Match
        } else {
            Verdict::Mismatch
        };
        assert_eq!(found.verdict, expected, "{}: {found:?}", vector.name);
    }
}

#[test]
fn printed_hashes_agree() {
    let inputs = Inputs {
        username: b"Mufasa".to_vec(),
        realm: b"testrealm@host.com".to_vec(),
        nonce: b"dcd98b7102dd2f0e8b11d0f600bfb0c093".to_vec(),
        uri: b"/dir/index.html".to_vec(),
        method: b"GET".to_vec(),
        qop: Some(b"auth".to_vec()),
        nc: b"00000001".to_vec(),
        cnonce: b"0a4f113b".to_vec(),
        algorithm: Algorithm::DEFAULT,
        body: Vec::new(),
    };
    let computed = inputs.with_password(b"Circle Of Life");
    let shown: Vec<_> = computed
        .steps
        .iter()
        .map(|s| (s.name, s.value.as_str()))
        .collect();
    let ha2 = "39aff3a2bab6126f332b942af96d3366";
    let input = format!("<HA1>:dcd98b7102dd2f0e8b11d0f600bfb0c093:00000001:0a4f113b:auth:{ha2}");
    let expected = [
        ("A1", "Mufasa:testrealm@host.com:<password>"),
        ("HA1", "939e7578ed9e3c518a452acee763bce9"),
        ("A2", "GET:/dir/index.html"),
        ("HA2", ha2),
        ("input", &input),
        ("response", "6629fae49393a05397450978507c4ef1"),
    ];
    assert_eq!(shown, expected);
    let printed = format!("{computed:?}");
    assert!(
        !printed.contains("Circle Of Life") && !printed.contains("939e7578"),
        "{printed}"
    );
}

#[test]
fn the_hash_does_for_the_password() {
    let vector = &vectors::VECTORS[0];
    let ha1 = Secret::parse_ha1("Mufasa:testrealm@host.com:939e7578ed9e3c518a452acee763bce9");
    assert_eq!(
        check(&vector.message(), &[ha1.unwrap()]).verdict,
        Verdict::Match
    );
}

/// Credentials, a secret, and what they come to.
#[test]
fn verdicts() {
    let good = r#"username="bob", realm="b", nonce="n", uri="sip:b", response="7a7aae9d8b24bb3a5cb4a9c49a30b4d2""#;
    let with = |from: &str, to: &str| good.replace(from, to);
    let cases: &[(String, &str, Verdict, &str)] = &[
        (
            good.into(),
            "bob=wrong",
            Verdict::Mismatch,
            "another response",
        ),
        (good.into(), "alice=x", Verdict::NoSecret, "No secret"),
        (
            good.into(),
            "bob:other=x",
            Verdict::NoSecret,
            "realm `other`",
        ),
        (
            with("uri=", "url="),
            "bob=x",
            Verdict::Incomplete,
            "uri is not there",
        ),
        (
            with(", response", ", qop=auth, response"),
            "bob=x",
            Verdict::Incomplete,
            "nc, cnonce are",
        ),
        (
            with("7a7aae9d8b24bb3a5cb4a9c49a30b4d2", ""),
            "bob=x",
            Verdict::Incomplete,
            "nothing was computed",
        ),
        (
            with("7a7aae9d8b24bb3a5cb4a9c49a30b4d2", "").replace("\"n\"", "\"\""),
            "bob=x",
            Verdict::Incomplete,
            "no challenge yet",
        ),
        (
            with("7a7aae9d8b24bb3a5cb4a9c49a30b4d2", "7a7aae..."),
            "bob=x",
            Verdict::Masked,
            "response",
        ),
        (
            with("\"n\"", "\"x.x.x\""),
            "bob=x",
            Verdict::Masked,
            "nonce",
        ),
        (
            with("realm", "algorithm=AKAv2-MD5, realm"),
            "bob=x",
            Verdict::Unsupported,
            "AKAv2-MD5",
        ),
        (
            with("realm", "qop=auth-conf, nc=00000001, cnonce=\"c\", realm"),
            "bob=x",
            Verdict::Unsupported,
            "auth-conf",
        ),
    ];
    for (credentials, secret, verdict, says) in cases {
        let message =
            format!("REGISTER sip:b SIP/2.0\r\nAuthorization: Digest {credentials}\r\n\r\n");
        let found = check(
            message.as_bytes(),
            &[Secret::parse_password(secret).unwrap()],
        );
        assert_eq!(
            found.verdict, *verdict,
            "{credentials}: {}",
            found.explanation
        );
        assert!(
            found.explanation.contains(says),
            "{credentials}: {}",
            found.explanation
        );
    }
    let found = check(
        b"OPTIONS sip:b SIP/2.0\r\nAuthorization: Basic Ym9iOng=\r\n\r\n",
        &[],
    );
    assert_eq!(found.verdict, Verdict::Unsupported);
}

/// A response made otherwise than the message says, and the word that names how.
#[test]
fn a_mismatch_is_explained() {
    let base = Inputs {
        username: b"bob@b".to_vec(),
        realm: b"b".to_vec(),
        nonce: b"n".to_vec(),
        uri: b"sip:b:5060".to_vec(),
        method: b"BYE".to_vec(),
        qop: Some(b"auth".to_vec()),
        nc: b"00000001".to_vec(),
        cnonce: b"c".to_vec(),
        algorithm: Algorithm::DEFAULT,
        body: Vec::new(),
    };
    let with = |change: &dyn Fn(&mut Inputs)| {
        let mut inputs = base.clone();
        change(&mut inputs);
        inputs.with_password(b"pw").response
    };
    let cases = [
        (with(&|i| i.uri = b"sip:b".to_vec()), "Request-URI"),
        (with(&|i| i.method = b"INVITE".to_vec()), "method INVITE"),
        (with(&|i| i.qop = None), "without qop"),
        (
            with(&|i| i.algorithm = Algorithm::of(b"SHA-256").unwrap()),
            "algorithm SHA-256",
        ),
        (with(&|i| i.username = b"bob".to_vec()), "before the `@`"),
        (base.with_password(b"").response, "empty password"),
    ];
    for (response, says) in cases {
        let message = format!(
            "BYE sip:b SIP/2.0\r\nAuthorization: Digest username=\"bob@b\", realm=\"b\", nonce=\"n\", uri=\"sip:b:5060\", qop=auth, nc=00000001, cnonce=\"c\", response=\"{response}\"\r\n\r\n"
        );
        let found = check(message.as_bytes(), &[Secret::password("bob@b", None, "pw")]);
        assert_eq!(found.verdict, Verdict::Mismatch, "{says}");
        assert!(
            found.explanation.contains(says),
            "{says}: {}",
            found.explanation
        );
    }
}

#[test]
fn a_hashed_user_name_is_told_by_the_secret() {
    // RFC 7616 §3.9.2 with the values of erratum 4897; the hash of the user name printed there is
    // that of SHA-512, cut.
    let message = "GET /doe.json SIP/2.0\r\nAuthorization: Digest username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\", realm=\"api@example.org\", uri=\"/doe.json\", algorithm=SHA-512-256, nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", nc=00000001, cnonce=\"NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v\", qop=auth, response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5\", userhash=true\r\n\r\n";
    let secret = Secret::password("Jäsøn Doe", None, "Secret, or not?");
    assert_eq!(
        check(message.as_bytes(), std::slice::from_ref(&secret)).verdict,
        Verdict::Match
    );
    let hashed = "username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\"";
    let extended = message
        .replace(hashed, "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe")
        .replace("userhash=true", "userhash=false");
    assert_eq!(
        check(extended.as_bytes(), &[secret]).verdict,
        Verdict::Match
    );
}

#[test]
fn an_ack_repeats_the_credentials_of_its_invite() {
    let vector = Vector {
        method: "INVITE",
        ..vectors::VECTORS[0]
    };
    let secret = Secret::password(vector.username, None, vector.password);
    let inputs = Inputs {
        username: vector.username.into(),
        realm: vector.realm.into(),
        nonce: vector.nonce.into(),
        uri: vector.uri.into(),
        method: b"INVITE".to_vec(),
        qop: Some(b"auth".to_vec()),
        nc: vector.nc.into(),
        cnonce: vector.cnonce.into(),
        algorithm: Algorithm::DEFAULT,
        body: Vec::new(),
    };
    let response = inputs.with_password(vector.password.as_bytes()).response;
    let ack = Vector {
        method: "ACK",
        response: &response,
        ..vector
    };
    let found = check(&ack.message(), &[secret]);
    assert_eq!(found.verdict, Verdict::Match);
    assert!(found.explanation.contains("ACK"), "{}", found.explanation);
}

#[test]
fn the_body_takes_part_whatever_the_paste_did_to_it() {
    let sent = b"v=0\r\ns=-\r\n";
    let inputs = Inputs {
        username: b"bob".to_vec(),
        realm: b"b".to_vec(),
        nonce: b"n".to_vec(),
        uri: b"sip:b".to_vec(),
        method: b"INVITE".to_vec(),
        qop: Some(b"auth-int".to_vec()),
        nc: b"00000001".to_vec(),
        cnonce: b"c".to_vec(),
        algorithm: Algorithm::of(b"SHA-256").unwrap(),
        body: sent.to_vec(),
    };
    let response = inputs.with_password(b"pw").response;
    let cases = [
        ("v=0\r\ns=-\r\n", Verdict::Match),
        ("v=0\ns=-\n", Verdict::Match),
        ("v=0\r\ns=-\r\n\r\n", Verdict::Match),
        ("v=0\ns=-\n\n", Verdict::Match),
        ("v=0\r\ns=x\r\n", Verdict::Mismatch),
    ];
    for (body, verdict) in cases {
        let message = format!(
            "INVITE sip:b SIP/2.0\r\nContent-Length: 10\r\nAuthorization: Digest username=\"bob\", realm=\"b\", nonce=\"n\", uri=\"sip:b\", algorithm=SHA-256, qop=auth-int, nc=00000001, cnonce=\"c\", response=\"{response}\"\r\n\r\n{body}"
        );
        let found = check(message.as_bytes(), &[Secret::password("bob", None, "pw")]);
        assert_eq!(found.verdict, verdict, "{body:?}: {}", found.explanation);
    }
}

/// A larger table, `digest/vectors.tsv` in the folder that `SIP_INSPECTOR_CORPUS` names. Its
/// column `confirmed` says which answers are right.
#[test]
fn the_corpus_agrees() {
    let Ok(folder) = env::var("SIP_INSPECTOR_CORPUS") else {
        eprintln!("skipped: SIP_INSPECTOR_CORPUS names no folder");
        return;
    };
    let path = Path::new(&folder).join("digest/vectors.tsv");
    let table = fs::read_to_string(path).expect("digest/vectors.tsv");
    let names: Vec<_> = table.lines().next().unwrap().split('\t').collect();
    let mut rows = 0;
    for line in table.lines().skip(1) {
        let cells: Vec<_> = line.split('\t').collect();
        let cell = |name: &str| {
            let column = names.iter().position(|n| n.starts_with(name)).expect(name);
            *cells.get(column).unwrap_or(&"")
        };
        let vector = Vector {
            name: cell("id"),
            username: cell("username"),
            realm: cell("realm"),
            password: cell("password"),
            nonce: cell("nonce"),
            uri: cell("uri"),
            method: cell("method"),
            qop: cell("qop"),
            nc: cell("nc"),
            cnonce: cell("cnonce"),
            algorithm: cell("algorithm"),
            body: cell("body")
                .trim_matches(['(', ')'])
                .trim_start_matches("empty"),
            response: cell("expected_response"),
            right: cell("confirmed") == "YES",
        };
        let found = vector.verify();
        let right = found.verdict == Verdict::Match;
        assert_eq!(right, vector.right, "{}: {found:?}", vector.name);
        rows += 1;
    }
    assert!(rows > 0, "the table has no rows");
}

/// What a trace's answers come to: the messages of answer and challenge, and the verdict.
fn checks(trace: &str, secret: &str) -> Vec<(u32, Option<u32>, Verdict)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let text = fs::read(path.join(trace)).unwrap();
    let secrets = [Secret::parse_password(secret).unwrap()];
    let found = inspect(&text, &Options::default()).digests(&secrets);
    let row = |c: &DigestCheck| {
        let challenge = c.challenge.map(|c| c.message.0);
        (c.at.message.0, challenge, c.verification.verdict)
    };
    found.iter().map(row).collect()
}

#[test]
fn traces_are_checked() {
    let cases = [
        (
            "register-challenged.txt",
            "10103002002=123456",
            (2, Some(1), Verdict::Match),
        ),
        (
            "register-challenged.txt",
            "10103002002=1234567",
            (2, Some(1), Verdict::Mismatch),
        ),
        (
            "register-challenged.txt",
            "115=123456",
            (2, Some(1), Verdict::NoSecret),
        ),
        (
            "register-other-call-id.txt",
            "115=123456",
            (1, Some(0), Verdict::Match),
        ),
        (
            "register-other-call-id.txt",
            "115:ltsip.cn=12345",
            (1, Some(0), Verdict::Mismatch),
        ),
    ];
    for (trace, secret, expected) in cases {
        assert_eq!(checks(trace, secret), [expected], "{trace} {secret}");
    }
}
