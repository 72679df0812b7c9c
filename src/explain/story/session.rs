//! The story of a session.

use super::{Teller, names};
use crate::{ingest::MessageId, message::HeaderId};

impl Teller<'_> {
    pub(super) fn session(&mut self) {
        let m = self.call.milestones.clone();
        match m.first_asked {
            Some(asked) => {
                let (from, to) = names::from_and_to(self.told, asked);
                self.say(format!("{from} called {to}"), [asked]);
            }
            None => self.say(
                "the start of this call is not in the trace",
                self.call.messages.first().copied(),
            ),
        }
        self.challenges();
        self.progress();
        if let Some(answered) = m.answered {
            let setup = match m.ringing {
                Some(_) => String::new(),
                None => self.after(m.asked, Some(answered)),
            };
            self.say(format!("answered{setup}"), [answered]);
            self.media();
            self.transfers();
        } else {
            self.unanswered();
        }
        self.ending();
    }

    /// What came before the answer.
    fn progress(&mut self) {
        let m = &self.call.milestones;
        let (progress, ringing) = (m.progress, m.ringing);
        if let Some(ringing) = ringing {
            let end = m.answered.or(m.cancelled).or(m.refused);
            let rang = end.and_then(|end| self.between(ringing, end));
            let text = rang.map_or("rang".to_owned(), |t| format!("rang {t}"));
            self.say(text, [ringing]);
        }
        if let Some(progress) = progress.filter(|p| Some(*p) != ringing) {
            let text = format!("progress ({})", self.answer(progress));
            self.say(text, [progress]);
        } else if ringing.is_some() {
            self.early_media();
        }
    }

    /// A later provisional response with a session description: media before the answer.
    fn early_media(&mut self) {
        let (Some(asked), Some(ringing)) =
            (self.call.milestones.asked, self.call.milestones.ringing)
        else {
            return;
        };
        let Some(attempt) = self.told.trace.transaction_of(asked) else {
            return;
        };
        let described = |id: &MessageId| {
            let captured = self.captured(*id);
            captured.is_some_and(|c| c.parsed.message.has_session(&c.source))
        };
        let provisional =
            |id: &MessageId| self.status(*id).is_some_and(|s| (101..200).contains(&s));
        let later = attempt.messages.iter().copied().filter(|id| *id != ringing);
        let early = later.filter(provisional).find(described);
        if let Some(early) = early {
            self.say(format!("early media ({})", self.answer(early)), [early]);
        }
    }

    fn unanswered(&mut self) {
        let m = self.call.milestones.clone();
        if let Some(cancelled) = m.cancelled {
            let who = m.first_asked.map(|a| names::from_and_to(self.told, a).0);
            let who = who.unwrap_or_else(|| "the caller".to_owned());
            let after = self.after(m.asked, Some(cancelled));
            let reasons = self.reasons(cancelled);
            let also = m.refused.filter(|r| self.status(*r) == Some(487));
            let messages = [cancelled].into_iter().chain(also);
            let text = match reasons.as_str() {
                " (SIP 200)" => format!("it was answered elsewhere{after}{reasons}"),
                _ => format!("{who} gave up{after}{reasons}"),
            };
            self.say(text, messages);
            if also.is_some() {
                return;
            }
        }
        match m.refused {
            Some(refused) if !self.is_told(refused) => {
                let after = self.after(m.asked, Some(refused));
                let text = format!("failed: {}{after}", self.answer(refused));
                self.say(text + &self.reasons(refused), [refused]);
            }
            Some(_) => {}
            None if m.cancelled.is_some() || m.asked.is_none() => {}
            None => self.say("no final response is in the trace", m.asked),
        }
    }

    fn ending(&mut self) {
        let m = self.call.milestones.clone();
        let Some(bye) = m.ended else {
            return;
        };
        let who = names::from_and_to(self.told, bye).0;
        let after = self.after(m.answered, Some(bye));
        let reasons = self.bye_reasons(bye);
        self.say(format!("{who} hung up{after}{reasons}"), [bye]);
        let answer = m
            .ended_answer
            .filter(|a| self.status(*a).is_some_and(|s| s >= 300));
        if let Some(answer) = answer {
            let text = format!("the BYE was refused: {}", self.answer(answer));
            self.say(text, [answer]);
        }
    }

    /// The Reason of a BYE, or a private field that says the same.
    fn bye_reasons(&self, bye: MessageId) -> String {
        let reasons = self.reasons(bye);
        if !reasons.is_empty() {
            return reasons;
        }
        let Some(captured) = self.captured(bye) else {
            return reasons;
        };
        let source = &captured.source;
        let mut private = captured.parsed.message.headers.iter().filter(|f| {
            f.id == HeaderId::Other
                && source
                    .get(f.name)
                    .eq_ignore_ascii_case(b"X-Asterisk-HangupCauseCode")
        });
        private.next().map_or(reasons, |f| {
            format!(" (Q.850 {})", String::from_utf8_lossy(source.get(f.value)))
        })
    }
}
