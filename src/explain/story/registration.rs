//! The story of a registration.

use super::Teller;
use crate::{
    ingest::MessageId,
    trace::{Binding, CallState, Registration},
};

impl Teller<'_> {
    pub(super) fn registration(&mut self) {
        let m = self.call.milestones.clone();
        let who = self.story.parties.first().map(|p| p.name.clone());
        let who = who.unwrap_or_else(|| "somebody".to_owned());
        let Some(first) = m.first_asked else {
            self.say(
                "the REGISTER is not in the trace",
                self.call.messages.first().copied(),
            );
            return;
        };
        let trace = self.told.trace;
        let steps: Vec<&Registration> = trace.registrations_of(&self.call.transactions).collect();
        let asks = steps.first().map_or("asked to register", |r| what(r));
        self.say(format!("{who} {asks}"), [first]);
        self.challenges();
        let granted: Vec<_> = steps
            .iter()
            .filter_map(|r| Some((*r, r.granted?)))
            .collect();
        let count = granted.len();
        for (place, (step, response)) in granted.into_iter().enumerate() {
            // Of many refreshes the first and the last tell the story.
            if place == 0 || place.saturating_add(1) == count {
                self.granted(step, response, place > 0);
            }
        }
        match m.refused {
            Some(refused) if m.answered.is_none() && !self.is_told(refused) => {
                self.say(format!("refused: {}", self.answer(refused)), [refused]);
            }
            None if m.answered.is_none() && self.call.state == CallState::Trying => {
                self.say("no final response is in the trace", m.asked);
            }
            _ => {}
        }
    }

    fn granted(&mut self, step: &Registration, response: MessageId, again: bool) {
        let longest = step.bindings.iter().filter_map(|b| b.expires).max();
        let count = step.bindings.len();
        let text = if step.removes_all || (removes(step) && count == 0) {
            "the binding was removed".to_owned()
        } else if step.asked.is_empty() {
            match count {
                0 => "no binding is there".to_owned(),
                1 => "one binding is there".to_owned(),
                n => format!("{n} bindings are there"),
            }
        } else {
            let verb = if again { "refreshed" } else { "granted" };
            let asked = |b: &&Binding| step.asked.iter().any(|a| a.uri == b.uri);
            let held = step.bindings.iter().filter(|b| !asked(b)).count();
            let others = match held {
                0 => String::new(),
                1 => ", beside one other binding".to_owned(),
                n => format!(", beside {n} other bindings"),
            };
            match longest {
                Some(seconds) => format!("{verb} for {seconds} s{others}"),
                None => format!("{verb}{others}"),
            }
        };
        self.say(text, [step.request, response]);
    }
}

fn removes(step: &Registration) -> bool {
    let zero = |b: &Binding| b.expires == Some(0);
    !step.asked.is_empty() && step.asked.iter().all(zero)
}

fn what(step: &Registration) -> &'static str {
    if step.removes_all || removes(step) {
        "asked to remove the registration"
    } else if step.asked.is_empty() {
        "asked for the registration"
    } else {
        "asked to register"
    }
}
