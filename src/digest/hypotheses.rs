//! Why a response may be wrong: what, done differently, makes it right.

use super::{
    Inputs,
    algorithm::{Algorithm, Hash},
    secret::Key,
    verify::{Values, lossy},
};
use crate::{
    message::Method,
    syntax::{auth::Auth, start_line::StartLine},
    text::Source,
};

/// One way to compute it otherwise, and what it would mean.
struct Hypothesis {
    inputs: Inputs,
    key: Key,
    means: String,
}

/// The sentence of the first hypothesis that gives `response`.
pub(super) fn explain(
    values: &Values<'_>,
    inputs: &Inputs,
    key: &Key,
    challenge: Option<(&Auth, &Source)>,
    response: &[u8],
) -> Option<String> {
    let mut all = Vec::new();
    places(values, inputs, key, &mut all);
    if let Some((auth, source)) = challenge {
        of_challenge(inputs, key, auth, source, &mut all);
    }
    forms(inputs, key, &mut all);
    passwords(inputs, key, &mut all);
    let fits = |h: &Hypothesis| {
        let computed = h.inputs.compute(&h.key).response;
        response.eq_ignore_ascii_case(computed.as_bytes())
    };
    let found = all.into_iter().find(fits)?;
    Some(format!(
        "The response is not what the values in the message give. It is right {}",
        found.means
    ))
}

fn add(all: &mut Vec<Hypothesis>, inputs: Inputs, key: &Key, means: impl Into<String>) {
    all.push(Hypothesis {
        inputs,
        key: key.clone(),
        means: means.into(),
    });
}

/// Another URI or method.
fn places(values: &Values<'_>, inputs: &Inputs, key: &Key, all: &mut Vec<Hypothesis>) {
    if let StartLine::Request(line) = &values.message.start {
        let uri = values.source.get(line.uri_span);
        let means = "with the Request-URI in place of the `uri` parameter: the client hashed the one and wrote the other.";
        let inputs = Inputs {
            uri: uri.to_vec(),
            ..inputs.clone()
        };
        add(all, inputs, key, means);
    }
    for method in Method::KNOWN {
        let means = format!(
            "for the method {}: the credentials were made for another request, or hashed with the wrong method.",
            method.name()
        );
        let inputs = Inputs {
            method: method.name().as_bytes().to_vec(),
            ..inputs.clone()
        };
        add(all, inputs, key, means);
    }
}

/// The challenge's values where the credentials have others.
fn of_challenge(
    inputs: &Inputs,
    key: &Key,
    challenge: &Auth,
    source: &Source,
    all: &mut Vec<Hypothesis>,
) {
    if let Some(realm) = challenge.params.unq(source, "realm") {
        let means = format!(
            "with the challenge's realm `{}`: the client hashed that and wrote another.",
            lossy(&realm)
        );
        let inputs = Inputs {
            realm,
            ..inputs.clone()
        };
        add(all, inputs, key, means);
    }
    if let Some(nonce) = challenge.params.unq(source, "nonce") {
        let means = "with the challenge's nonce: the client hashed that and wrote another.";
        let inputs = Inputs {
            nonce,
            ..inputs.clone()
        };
        add(all, inputs, key, means);
    }
}

/// Another form of the computation.
fn forms(inputs: &Inputs, key: &Key, all: &mut Vec<Hypothesis>) {
    let other = |qop: Option<&[u8]>| Inputs {
        qop: qop.map(<[u8]>::to_vec),
        ..inputs.clone()
    };
    if inputs.qop.is_some() {
        let means =
            "when computed without qop, as RFC 2069 did: the client says it used qop and did not.";
        add(all, other(None), key, means);
        let means = "when computed with qop=auth: the client left the body out.";
        add(all, other(Some(b"auth")), key, means);
    } else if !inputs.cnonce.is_empty() {
        let means = "when computed with qop=auth: the client used qop and does not say so.";
        add(all, other(Some(b"auth")), key, means);
    }
    for hash in [Hash::Md5, Hash::Sha256, Hash::Sha512Half] {
        for session in [false, true] {
            let algorithm = Algorithm {
                hash,
                session,
                aka: false,
            };
            let means = format!(
                "with the algorithm {}: the client computed that and named another.",
                algorithm.name()
            );
            let inputs = Inputs {
                algorithm,
                ..inputs.clone()
            };
            add(all, inputs, key, means);
        }
    }
}

/// Another reading of the user name or the password.
fn passwords(inputs: &Inputs, key: &Key, all: &mut Vec<Hypothesis>) {
    let Key::Password(password) = key else {
        return;
    };
    let trimmed = password.trim_ascii().to_vec();
    let means = "without the white space round the password given.";
    add(all, inputs.clone(), &Key::Password(trimmed), means);
    let means = "with an empty password: the client has none for this user.";
    add(all, inputs.clone(), &Key::Password(Vec::new()), means);
    let means = "with the user's part before the `@` alone in the hash.";
    if let Some(at) = inputs.username.iter().position(|b| *b == b'@') {
        let username = inputs.username.iter().copied().take(at).collect();
        let inputs = Inputs {
            username,
            ..inputs.clone()
        };
        add(all, inputs, key, means);
    }
    let quote = |v: &[u8]| [b"\"", v, b"\""].concat();
    let means = "with the quotes hashed along: they do not belong to the values (RFC 7616 §3.4.5).";
    let inputs = Inputs {
        username: quote(&inputs.username),
        realm: quote(&inputs.realm),
        nonce: quote(&inputs.nonce),
        uri: quote(&inputs.uri),
        cnonce: quote(&inputs.cnonce),
        ..inputs.clone()
    };
    add(all, inputs, key, means);
}
