//! Challenges and redirections, each with what followed.

use super::{Teller, names};
use crate::{
    digest::{Verdict, Verification},
    ingest::MessageId,
    trace::{AuthField, Outcome},
};

/// How many challenges and redirections are told one by one.
const MOST_TOLD: usize = 4;

impl Teller<'_> {
    /// Challenges and redirections, with what followed.
    pub(super) fn challenges(&mut self) {
        let challenges = self.call.milestones.challenges.clone();
        for (response, next) in challenges.iter().take(MOST_TOLD) {
            let text = self.challenge(*response, *next);
            self.say(text, [*response].into_iter().chain(*next));
        }
        let more = challenges.len().saturating_sub(MOST_TOLD);
        if more > 0 {
            let times = if more == 1 {
                "once more".to_owned()
            } else {
                format!("{more} times more")
            };
            let last = challenges.last().map(|c| c.0);
            self.say(format!("was challenged {times}"), last);
        }
        let redirections = self.call.milestones.redirections.clone();
        for (response, next) in redirections.into_iter().take(MOST_TOLD) {
            let answer = self.answer(response);
            let text = match next {
                Some(_) => format!("redirected ({answer}), followed"),
                None => format!("redirected ({answer}), not followed in the trace"),
            };
            self.say(text, [response].into_iter().chain(next));
        }
    }

    /// `a proxy challenged (407), answered`
    fn challenge(&self, response: MessageId, next: Option<MessageId>) -> String {
        let code = self.status(response).unwrap_or_default();
        let who = match code {
            407 => "a proxy",
            _ => "the server",
        };
        let realms = self.realms(response);
        let what = match self.verdict(response) {
            Some(Outcome::Stale) => format!("found the nonce too old ({code})"),
            Some(Outcome::Refused) => format!("did not accept the credentials ({code})"),
            _ => format!("challenged ({code}{realms})"),
        };
        let then = match next {
            None => "no answer to it is in the trace",
            Some(next) if !self.has_credentials(next) => "tried again without an answer to it",
            Some(next) if !self.answers(response, next) => "answered with another nonce",
            Some(_) => "answered",
        };
        format!("{who} {what}, {then}")
    }

    /// The challenges of a response.
    fn asked(&self, response: MessageId) -> impl Iterator<Item = &AuthField> {
        let all = self.told.trace.authentication.challenges.as_slice();
        let from = all.partition_point(|c| c.at.message < response);
        let these = all.get(from..).unwrap_or_default().iter();
        these.take_while(move |c| c.at.message == response)
    }

    /// What a response says to the credentials of its request, where it carried any.
    fn verdict(&self, response: MessageId) -> Option<Outcome> {
        let request = self.told.trace.transaction_of(response)?.first()?;
        let mut outcomes = self.outcomes(request).filter_map(|a| a.outcome);
        let said = outcomes.find(|(_, by)| *by == response);
        said.map(|(outcome, _)| outcome)
            .filter(|o| *o != Outcome::Accepted)
    }

    /// Whether credentials of `next` answer a challenge of `response`, by its nonce.
    fn answers(&self, response: MessageId, next: MessageId) -> bool {
        let nonces: Vec<&[u8]> = self.asked(response).map(|c| c.nonce.as_slice()).collect();
        let credentials = self.outcomes(next).map(|a| &a.credentials);
        let mut used = credentials.filter(|c| c.digest);
        used.next().is_none()
            || self
                .outcomes(next)
                .any(|a| nonces.contains(&a.credentials.nonce.as_slice()))
    }

    /// What the secrets at hand say of credentials that were not accepted.
    pub(super) fn password(&self, request: MessageId) -> Option<String> {
        let told = self.told;
        let mut checked = self.outcomes(request).filter_map(|a| told.verify(a));
        let known = |v: &Verification| matches!(v.verdict, Verdict::Match | Verdict::Mismatch);
        let found = checked.find(known)?;
        let user = &found.username;
        Some(match found.verdict {
            Verdict::Match => format!(
                "The server refused credentials that are right by the password given for `{user}`: it has another password, does not know the user, or does not allow this"
            ),
            _ => format!(
                "The password given for `{user}` does not match the credentials. {}",
                found.explanation.trim_end_matches('.')
            ),
        })
    }

    /// The realms and algorithms of a response with several challenges: `; realms a and b`.
    fn realms(&self, response: MessageId) -> String {
        let (mut realms, mut algorithms) = (Vec::new(), Vec::new());
        for challenge in self.asked(response) {
            let realm = String::from_utf8_lossy(&challenge.realm).into_owned();
            let algorithm = String::from_utf8_lossy(&challenge.algorithm).to_uppercase();
            if !realms.contains(&realm) && realms.len() < MOST_TOLD {
                realms.push(realm);
            }
            if !algorithms.contains(&algorithm) && algorithms.len() < MOST_TOLD {
                algorithms.push(algorithm);
            }
        }
        let several = |words: &[String], what: &str| match words.len() {
            0 | 1 => String::new(),
            _ => format!("; {what} {}", words.join(", ")),
        };
        several(&realms, "realms") + &several(&algorithms, "algorithms")
    }

    /// Why credentials that were sent were not accepted: what of them is not the challenge's, or
    /// else what is likeliest.
    pub(super) fn not_accepted(&self, request: MessageId) -> String {
        let found = &self.told.trace.authentication;
        let pairs = self.outcomes(request);
        let pairs = pairs.filter_map(|a| Some((&a.credentials, found.challenge_of(a)?.0)));
        for (credentials, challenge) in pairs {
            let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let (own, of) = (credentials, challenge);
            if own.nonce != of.nonce {
                return "The credentials were not accepted: their nonce is not the one that was handed out last, so the client answers an old challenge".to_owned();
            }
            if own.realm != of.realm {
                return format!(
                    "The credentials were not accepted: they are for the realm `{}`, and `{}` was asked for",
                    shown(&own.realm),
                    shown(&of.realm)
                );
            }
            let offered = self.asked(of.at.message).map(|c| &c.algorithm);
            if !offered.into_iter().any(|a| *a == own.algorithm) {
                return format!(
                    "The credentials were not accepted: they are computed with {}, which was not asked for",
                    shown(&own.algorithm).to_uppercase()
                );
            }
        }
        if let Some(text) = self.password(request) {
            return text;
        }
        let user = self.captured(request).and_then(names::username);
        let who = user.map(|u| format!(" of `{u}`")).unwrap_or_default();
        format!(
            "The credentials were not accepted: nonce, realm and algorithm are those asked for, so the password{who}, or the user name, is likely wrong"
        )
    }
}
