//! What the credentials of a message are worth, with the secrets at hand.

use super::{Algorithm, Computation, Inputs, Secret, Step, hypotheses, is_masked, secret::Key};
use crate::{
    message::{HeaderId, Message},
    syntax::auth::Auth,
    text::Source,
};

/// Whether a response is right, or why that cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The secret gives this response.
    Match,
    /// No secret at hand gives it.
    Mismatch,
    /// No secret for this user and realm is at hand.
    NoSecret,
    /// A parameter that takes part is not there.
    Incomplete,
    /// A value that takes part was hidden or cut before it came here.
    Masked,
    /// A scheme, algorithm or qop that is not computed here.
    Unsupported,
}

/// A verdict and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The user name as the message has it.
    pub username: String,
    /// The realm.
    pub realm: String,
    /// The algorithm as the message has it, or `MD5` where it names none.
    pub algorithm: String,
    /// The quality of protection.
    pub qop: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// What it means here, in a sentence or two.
    pub explanation: String,
    /// The computation, where there was one.
    pub steps: Vec<Step>,
}

/// Checks credentials of `message`. `challenge` is what they answer, where that is known, with its
/// own source; it only helps to say why a response is wrong.
pub fn verify(
    message: &Message,
    source: &Source,
    credentials: &Auth,
    challenge: Option<(&Auth, &Source)>,
    secrets: &[Secret],
) -> Verification {
    let values = Values {
        message,
        source,
        credentials,
    };
    let show = |name| values.unq(name).map(|v| lossy(&v)).unwrap_or_default();
    let mut out = Verification {
        username: lossy(&values.username().unwrap_or_default()),
        realm: show("realm"),
        algorithm: values.unq("algorithm").map_or("MD5".into(), |v| lossy(&v)),
        qop: values.unq("qop").map(|v| lossy(&v)),
        verdict: Verdict::Unsupported,
        explanation: String::new(),
        steps: Vec::new(),
    };
    match values.inputs() {
        Err((verdict, why)) => (out.verdict, out.explanation) = (verdict, why),
        Ok(inputs) => {
            let mine = values.secrets(&inputs, secrets);
            if mine.is_empty() {
                out.verdict = Verdict::NoSecret;
                out.explanation = no_secret(&out, secrets);
            } else {
                values.judge(&inputs, &mine, challenge, &mut out);
            }
        }
    }
    out
}

/// Why no secret fits.
fn no_secret(out: &Verification, secrets: &[Secret]) -> String {
    let other = secrets.iter().find(|s| s.user == out.username);
    match other.and_then(|s| s.realm.as_ref()) {
        Some(realm) => format!(
            "The secret given for `{}` is for the realm `{realm}`; these credentials are for `{}`.",
            out.username, out.realm
        ),
        None => format!(
            "No secret is at hand for `{}` in `{}`: the response cannot be checked without one.",
            out.username, out.realm
        ),
    }
}

/// The values of one set of credentials.
pub(super) struct Values<'a> {
    pub(super) message: &'a Message,
    pub(super) source: &'a Source,
    pub(super) credentials: &'a Auth,
}

impl Values<'_> {
    pub(super) fn unq(&self, name: &str) -> Option<Vec<u8>> {
        self.credentials.params.unq(self.source, name)
    }

    /// `username`, or `username*` decoded (RFC 5987 §3.2).
    fn username(&self) -> Option<Vec<u8>> {
        self.unq("username")
            .or_else(|| extended(&self.unq("username*")?))
    }

    /// What the response is computed from, or why it cannot be.
    fn inputs(&self) -> Result<Inputs, (Verdict, String)> {
        if !self.credentials.is_digest(self.source) {
            let scheme = lossy(self.source.get(self.credentials.scheme));
            return Err((
                Verdict::Unsupported,
                format!("The scheme `{scheme}` is not Digest: there is no response to compute."),
            ));
        }
        let missing = self.missing();
        if !missing.is_empty() {
            let why = format!(
                "Cannot be checked: {} not there, and the response is made from it.",
                missing.join(", ") + if missing.len() == 1 { " is" } else { " are" }
            );
            return Err((Verdict::Incomplete, why));
        }
        let get = |name| self.unq(name).unwrap_or_default();
        if get("response").is_empty() {
            let why = if get("nonce").is_empty() {
                "The response is empty: the client has no challenge yet (RFC 8760 §2.7)."
            } else {
                "The response is empty: nothing was computed for this nonce."
            };
            return Err((Verdict::Incomplete, why.into()));
        }
        if let Some(name) = self.masked() {
            let why = format!("Cannot be checked: the value of `{name}` was hidden or cut.");
            return Err((Verdict::Masked, why));
        }
        let method = self.message.method(self.source);
        Ok(Inputs {
            username: self.username().unwrap_or_default(),
            realm: get("realm"),
            nonce: get("nonce"),
            uri: get("uri"),
            method: method.map_or(Vec::new(), |m| self.source.get(m).to_vec()),
            qop: self.qop()?,
            nc: get("nc"),
            cnonce: get("cnonce"),
            algorithm: self.algorithm()?,
            body: self.source.get(self.message.body).to_vec(),
        })
    }

    fn missing(&self) -> Vec<&'static str> {
        let always = ["realm", "nonce", "uri", "response"];
        let with_qop = ["nc", "cnonce"];
        let gone = |name: &&&str| self.credentials.params.get(self.source, name).is_none();
        let mut missing: Vec<&str> = always.iter().filter(gone).copied().collect();
        if self.username().is_none() {
            missing.insert(0, "username");
        }
        if self.unq("qop").is_some() {
            missing.extend(with_qop.iter().filter(gone));
        }
        missing
    }

    fn masked(&self) -> Option<&'static str> {
        let names = [
            "response", "nonce", "username", "realm", "uri", "cnonce", "nc",
        ];
        names.into_iter().find(|name| {
            let value = self.unq(name);
            value.is_some_and(|v| is_masked(&v))
        })
    }

    fn algorithm(&self) -> Result<Algorithm, (Verdict, String)> {
        let Some(name) = self.unq("algorithm") else {
            return Ok(Algorithm::DEFAULT);
        };
        Algorithm::of(&name).ok_or_else(|| {
            let why = format!("The algorithm `{}` is not computed here.", lossy(&name));
            (Verdict::Unsupported, why)
        })
    }

    fn qop(&self) -> Result<Option<Vec<u8>>, (Verdict, String)> {
        let qop = self.unq("qop");
        let known = [&b"auth"[..], b"auth-int"];
        match qop {
            Some(qop) if !known.iter().any(|k| qop.eq_ignore_ascii_case(k)) => {
                let why = format!("The qop `{}` is not computed here.", lossy(&qop));
                Err((Verdict::Unsupported, why))
            }
            other => Ok(other),
        }
    }

    /// The secrets for this user and realm, those that name the realm first. A hashed user name
    /// (RFC 7616 §3.4.4) is told by hashing each secret's.
    fn secrets<'s>(&self, inputs: &Inputs, secrets: &'s [Secret]) -> Vec<&'s Secret> {
        let hashed = self.unq("userhash");
        let hashed = hashed.is_some_and(|v| v.eq_ignore_ascii_case(b"true"));
        let is_user = |s: &Secret| {
            if hashed {
                let named = [s.user.as_bytes(), &inputs.realm].join(&b':');
                let hash = inputs.algorithm.hash.hex(&named);
                inputs.username.eq_ignore_ascii_case(hash.as_bytes())
            } else {
                s.user.as_bytes() == inputs.username
            }
        };
        let in_realm = |s: &Secret| {
            s.realm
                .as_ref()
                .is_none_or(|r| r.as_bytes() == inputs.realm)
        };
        let mut mine: Vec<_> = secrets
            .iter()
            .filter(|s| is_user(s) && in_realm(s))
            .collect();
        mine.sort_by_key(|s| s.realm.is_none());
        mine
    }

    /// Match or mismatch.
    fn judge(
        &self,
        inputs: &Inputs,
        secrets: &[&Secret],
        challenge: Option<(&Auth, &Source)>,
        out: &mut Verification,
    ) {
        let response = self.unq("response").unwrap_or_default();
        for secret in secrets {
            // A hashed user name takes no part in A1: the plain one does.
            let inputs = Inputs {
                username: secret.user.as_bytes().to_vec(),
                ..inputs.clone()
            };
            for (inputs, key, note) in self.readings(&inputs, &secret.key) {
                let computed = inputs.compute(&key);
                if response.eq_ignore_ascii_case(computed.response.as_bytes()) {
                    out.verdict = Verdict::Match;
                    out.explanation = format!("The secret gives exactly this response{note}.");
                    out.steps = computed.steps;
                    return;
                }
            }
        }
        let Some(secret) = secrets.first() else {
            return;
        };
        let inputs = Inputs {
            username: secret.user.as_bytes().to_vec(),
            ..inputs.clone()
        };
        let Computation { steps, .. } = inputs.compute(&secret.key);
        out.verdict = Verdict::Mismatch;
        out.steps = steps;
        let guess = hypotheses::explain(self, &inputs, &secret.key, challenge, &response);
        out.explanation = guess.unwrap_or_else(|| {
            "The secret gives another response: the password is another one, or a value that takes part was changed on the way.".into()
        });
    }

    /// The ways the same values may be read, each with what to say of it: an ACK repeats its
    /// INVITE's credentials; an AKA key may be given in hexadecimal; a paste may have changed the
    /// body's line ends.
    fn readings(&self, inputs: &Inputs, key: &Key) -> Vec<(Inputs, Key, &'static str)> {
        let mut readings = vec![(inputs.clone(), key.clone(), "")];
        if inputs.method == b"ACK" {
            let invite = Inputs {
                method: b"INVITE".to_vec(),
                ..inputs.clone()
            };
            let note = ", computed for the INVITE: an ACK repeats the INVITE's credentials (RFC 3261 §22.1)";
            readings.push((invite, key.clone(), note));
        }
        if let (true, Key::Password(text)) = (inputs.algorithm.aka, key)
            && let Some(octets) = octets(text)
        {
            let note = ", with the secret read as hexadecimal octets";
            readings.push((inputs.clone(), Key::Password(octets), note));
        }
        if inputs.protects_body() {
            for (body, note) in self.bodies(&inputs.body) {
                let inputs = Inputs {
                    body,
                    ..inputs.clone()
                };
                readings.push((inputs, key.clone(), note));
            }
        }
        readings
    }

    /// What the body may have been before it was pasted.
    fn bodies(&self, body: &[u8]) -> Vec<(Vec<u8>, &'static str)> {
        let length = self.message.typed(self.source, HeaderId::ContentLength);
        let length = length.and_then(|v| usize::try_from(v.number()?.value?).ok());
        let cut = |body: &[u8]| body.get(..length?).map(<[u8]>::to_vec);
        let restored = crlf(body);
        let cut_restored = cut(&restored);
        let restored_note = ", with the body's line ends restored to CRLF";
        let cut_note = ", with the body cut to its Content-Length";
        let both = ", with the body's line ends restored and cut to its Content-Length";
        let all = [
            cut(body).map(|b| (b, cut_note)),
            Some((restored, restored_note)),
            cut_restored.map(|b| (b, both)),
        ];
        all.into_iter().flatten().collect()
    }
}

/// Every line end as CRLF.
fn crlf(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for &b in body {
        if b == b'\n' && out.last() != Some(&b'\r') {
            out.push(b'\r');
        }
        out.push(b);
    }
    out
}

/// The octets that hexadecimal digits stand for.
fn octets(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?;
    let digits = text
        .strip_prefix("hex:")
        .or_else(|| text.strip_prefix("0x"))
        .unwrap_or(text);
    let even = digits.len().is_multiple_of(2) && !digits.is_empty();
    let pairs = digits.as_bytes().chunks(2);
    let octet = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    even.then(|| pairs.map(octet).collect()).flatten()
}

/// `charset'language'value` with `%` escapes (RFC 5987 §3.2).
fn extended(value: &[u8]) -> Option<Vec<u8>> {
    let coded = value.splitn(3, |b| *b == b'\'').nth(2)?;
    let (mut out, mut rest) = (Vec::new(), coded);
    while let Some((&b, after)) = rest.split_first() {
        let escape = after.get(..2).and_then(octets).filter(|_| b == b'%');
        if let Some(octet) = escape {
            out.extend(octet);
            rest = after.get(2..).unwrap_or_default();
        } else {
            out.push(b);
            rest = after;
        }
    }
    Some(out)
}

pub(super) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
