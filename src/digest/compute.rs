//! The response, step by step (RFC 7616 §3.4, RFC 2069 §2.1.2 where there is no qop).

use std::fmt;

use super::{Algorithm, secret::Key};

/// What a response is computed from: the values of the message, unquoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// The user name, not hashed.
    pub username: Vec<u8>,
    /// The realm.
    pub realm: Vec<u8>,
    /// The nonce.
    pub nonce: Vec<u8>,
    /// The digest URI.
    pub uri: Vec<u8>,
    /// The request's method; empty for what a server proves of itself (`rspauth`).
    pub method: Vec<u8>,
    /// The quality of protection; none for the computation of RFC 2069.
    pub qop: Option<Vec<u8>>,
    /// The nonce count, as written.
    pub nc: Vec<u8>,
    /// The client's nonce.
    pub cnonce: Vec<u8>,
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The entity body, for `auth-int`.
    pub body: Vec<u8>,
}

/// One value on the way to the response.
#[derive(Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name: `A1`, `HA1`, `A2`, `HA2`, `input`, `response`.
    pub name: &'static str,
    /// How it is made, in the terms of RFC 7616.
    pub formula: String,
    /// What it is here. A password shows as `<password>`, HA1 within another value as `<HA1>`.
    pub value: String,
    /// Whether the value is as good as the password (HA1 is): never for a report or a log.
    pub secret: bool,
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if self.secret { "<hidden>" } else { &self.value };
        write!(f, "{} = {value}", self.name)
    }
}

/// The response and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computation {
    /// In the order they are made.
    pub steps: Vec<Step>,
    /// The response, in lower-case hexadecimal.
    pub response: String,
}

impl Inputs {
    /// Whether the body takes part (`auth-int`).
    pub fn protects_body(&self) -> bool {
        let qop = self.qop.as_deref().unwrap_or_default();
        qop.eq_ignore_ascii_case(b"auth-int")
    }

    /// Computes the response with a password.
    pub fn with_password(&self, password: &[u8]) -> Computation {
        self.compute(&Key::Password(password.to_vec()))
    }

    pub(super) fn compute(&self, key: &Key) -> Computation {
        let mut steps = Vec::new();
        let ha1 = self.ha1(key, &mut steps);
        let ha2 = self.ha2(&mut steps);
        let (middle, formula) = match &self.qop {
            Some(qop) => (
                join(&[&self.nonce, &self.nc, &self.cnonce, qop]),
                "HA1:nonce:nc:cnonce:qop:HA2",
            ),
            None => (self.nonce.clone(), "HA1:nonce:HA2"),
        };
        let input = join(&[ha1.as_bytes(), &middle, ha2.as_bytes()]);
        let response = self.algorithm.hash.hex(&input);
        let shown = join(&[b"<HA1>", &middle, ha2.as_bytes()]);
        steps.push(step("input", formula, text(&shown)));
        steps.push(step("response", "H(input)", response.clone()));
        Computation { steps, response }
    }

    /// RFC 7616 §3.4.2.
    fn ha1(&self, key: &Key, steps: &mut Vec<Step>) -> String {
        let hash = self.algorithm.hash;
        let ha1 = match key {
            Key::Password(password) => {
                let shown = join(&[&self.username, &self.realm, b"<password>"]);
                steps.push(step("A1", "username:realm:password", text(&shown)));
                hash.hex(&join(&[&self.username, &self.realm, password]))
            }
            Key::Ha1(ha1) => ha1.clone(),
        };
        let formula = match key {
            Key::Password(_) => "H(A1)",
            Key::Ha1(_) => "as given",
        };
        steps.push(hidden("HA1", formula, ha1.clone()));
        if !self.algorithm.session {
            return ha1;
        }
        let shown = join(&[b"<HA1>", &self.nonce, &self.cnonce]);
        steps.push(step("A1", "HA1:nonce:cnonce", text(&shown)));
        let session = hash.hex(&join(&[ha1.as_bytes(), &self.nonce, &self.cnonce]));
        steps.push(hidden("HA1", "H(A1)", session.clone()));
        session
    }

    /// RFC 7616 §3.4.3.
    fn ha2(&self, steps: &mut Vec<Step>) -> String {
        let hash = self.algorithm.hash;
        let (a2, formula) = if self.protects_body() {
            let body = hash.hex(&self.body);
            steps.push(step("HBody", "H(entity-body)", body.clone()));
            (
                join(&[&self.method, &self.uri, body.as_bytes()]),
                "method:uri:HBody",
            )
        } else {
            (join(&[&self.method, &self.uri]), "method:uri")
        };
        steps.push(step("A2", formula, text(&a2)));
        let ha2 = hash.hex(&a2);
        steps.push(step("HA2", "H(A2)", ha2.clone()));
        ha2
    }
}

fn join(parts: &[&[u8]]) -> Vec<u8> {
    parts.join(&b':')
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn step(name: &'static str, formula: &str, value: String) -> Step {
    Step {
        name,
        formula: formula.to_owned(),
        value,
        secret: false,
    }
}

fn hidden(name: &'static str, formula: &str, value: String) -> Step {
    Step {
        secret: true,
        ..step(name, formula, value)
    }
}
