//! The digest answers of an inspection, and whether they are right.

use super::Inspection;
use crate::{
    digest::{Secret, Verification},
    explain::story::Told,
    trace::{DigestAnswer, FieldAt},
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
        let told = Told {
            capture: &self.capture,
            trace: &self.trace,
            secrets,
        };
        let challenge = self.trace.authentication.challenge_of(answer);
        Some(DigestCheck {
            at: answer.credentials.at,
            challenge: challenge.map(|(challenge, _)| challenge.at),
            verification: told.verify(answer)?,
        })
    }
}
