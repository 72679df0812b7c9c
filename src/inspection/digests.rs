//! The digest answers of an inspection, and whether they are right.

use super::Inspection;
use crate::{
    digest::{Secret, Verification, verify},
    syntax::auth::Auth,
    text::Source,
    trace::{AuthField, DigestAnswer, FieldAt},
};

/// One answer to a challenge, and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestCheck {
    /// The credentials.
    pub at: FieldAt,
    /// The challenge they answer, where it is in the input.
    pub challenge: Option<FieldAt>,
    /// The verdict and the way to it.
    pub verification: Verification,
}

impl Inspection {
    /// Every answer to a challenge, checked with `secrets`, which are not kept. Those given with
    /// the options take part where `secrets` is empty.
    pub fn digests(&self, secrets: &[Secret]) -> Vec<DigestCheck> {
        let answers = self.trace.authentication.answers.iter();
        answers.filter_map(|a| self.check(a, secrets)).collect()
    }

    fn check(&self, answer: &DigestAnswer, secrets: &[Secret]) -> Option<DigestCheck> {
        let secrets = match secrets {
            [] => &self.secrets,
            given => given,
        };
        let challenge = self.trace.authentication.challenge_of(answer);
        let challenge = challenge.map(|(challenge, _)| challenge);
        let at = answer.credentials.at;
        let captured = self.capture.get(at.message)?;
        let (auth, source) = self.auth(&answer.credentials)?;
        let asked = challenge.and_then(|c| self.auth(c));
        let message = &captured.parsed.message;
        Some(DigestCheck {
            at,
            challenge: challenge.map(|c| c.at),
            verification: verify(message, source, auth, asked, secrets),
        })
    }

    /// The value of a challenge or of credentials, and its message's source.
    fn auth(&self, field: &AuthField) -> Option<(&Auth, &Source)> {
        let captured = self.capture.get(field.at.message)?;
        let source = &captured.source;
        let header = captured.parsed.message.headers.get(field.at.field)?;
        Some((header.typed(source)?.auth()?, source))
    }
}
