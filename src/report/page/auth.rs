//! Challenges, credentials and what they are worth.

use super::{AuthRow, Check, Step};
use crate::{
    Inspection,
    digest::Secret,
    inspection::DigestCheck,
    text::Document,
    trace::{AuthField, Link, Outcome},
};

/// The challenges and the credentials of `inspection`, in the editor's units.
pub(super) fn rows(inspection: &Inspection, document: &Document) -> (Vec<AuthRow>, Vec<AuthRow>) {
    let found = &inspection.trace().authentication;
    let challenges = found.challenges.iter();
    let challenges = challenges.map(|field| row(field, inspection, document));
    let known = checks(inspection, &[]);
    let credentials = found.answers.iter().zip(0_u32..).map(|(answer, number)| {
        let challenge = answer.challenge;
        AuthRow {
            answers: challenge.and_then(|(challenge, _)| u32::try_from(challenge).ok()),
            by_nonce: challenge.is_some_and(|(_, link)| link == Link::Nonce),
            outcome: answer.outcome.map(|(outcome, _)| said(outcome).to_owned()),
            outcome_message: answer.outcome.map(|(_, by)| by.0),
            check: known.iter().find(|c| c.credentials == number).cloned(),
            ..row(&answer.credentials, inspection, document)
        }
    });
    (challenges.collect(), credentials.collect())
}

/// What came of credentials, in a few words.
const fn said(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::Stale => "not accepted: the nonce was too old",
        Outcome::Refused => "not accepted",
    }
}

fn row(field: &AuthField, inspection: &Inspection, document: &Document) -> AuthRow {
    let mut row = AuthRow {
        message_id: field.at.message.0,
        method: field.method.clone(),
        proxy: field.proxy,
        ..AuthRow::default()
    };
    let Some(captured) = inspection.capture().get(field.at.message) else {
        return row;
    };
    let source = &captured.source;
    let Some(header) = captured.parsed.message.headers.get(field.at.field) else {
        return row;
    };
    let place = source.to_input(header.name.join(header.value));
    row.from = document.to_editor(place.start);
    row.to = document.to_editor(place.end);
    row.field = source.text(header.name).into_owned();
    if let Some(auth) = header.typed(source).and_then(|value| value.auth()) {
        row.scheme = source.text(auth.scheme).into_owned();
        let params = auth.params.list.iter();
        row.params = params
            .map(|p| (source.text(p.name).into_owned(), lossy(&p.unq(source))))
            .collect();
    }
    row
}

/// What every set of credentials is worth with `secrets`, which are not kept.
pub fn checks(inspection: &Inspection, secrets: &[Secret]) -> Vec<Check> {
    let answers = &inspection.trace().authentication.answers;
    let checked = inspection.digests(secrets);
    let number = |check: &DigestCheck| answers.iter().position(|a| a.credentials.at == check.at);
    let records = checked.into_iter().filter_map(|check| {
        let credentials = u32::try_from(number(&check)?).ok()?;
        let steps = check.verification.steps.into_iter();
        Some(Check {
            credentials,
            username: check.verification.username,
            realm: check.verification.realm,
            algorithm: check.verification.algorithm,
            qop: check.verification.qop,
            verdict: Some(check.verification.verdict.into()),
            explanation: check.verification.explanation,
            steps: steps
                .map(|step| Step {
                    name: step.name.to_owned(),
                    formula: step.formula,
                    value: step.value,
                    secret: step.secret,
                })
                .collect(),
        })
    });
    records.collect()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
