//! A call told in words: who did what, in order, each sentence with its messages; and where it
//! failed, what the likeliest cause is.

mod causes;
mod challenges;
mod media;
mod names;
mod reach;
mod registration;
mod session;
mod transfers;

use std::fmt::Write as _;

use crate::{
    digest::{Secret, Verification, verify},
    ingest::{Capture, Captured, MessageId},
    message::{HeaderId, HeaderValue},
    syntax::auth::Auth,
    trace::{AuthField, Call, CallKind, DigestAnswer, Trace},
};

pub use names::{Party, Role};

/// Something that happened, and the messages that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened, without a full stop.
    pub text: String,
    /// The messages that show it.
    pub messages: Vec<MessageId>,
}

/// A call in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Who takes part, as far as it shows.
    pub parties: Vec<Party>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Why it failed, where it did.
    pub cause: Option<Event>,
}

impl Story {
    /// All of it in one line.
    pub fn text(&self) -> String {
        let events: Vec<_> = self.events.iter().map(|e| e.text.as_str()).collect();
        let mut text = events.join("; ");
        // A name keeps its capitals.
        if text.starts_with("the ") {
            text.replace_range(..1, "T");
        }
        if !text.is_empty() {
            text.push('.');
        }
        text
    }
}

/// A trace and the messages it is of.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The messages.
    pub capture: &'a Capture,
    /// How they belong together.
    pub trace: &'a Trace,
    /// What credentials are checked with.
    pub secrets: &'a [Secret],
}

impl<'a> Told<'a> {
    /// What the secrets at hand say of credentials.
    pub fn verify(self, answer: &DigestAnswer) -> Option<Verification> {
        let value = |field: &AuthField| {
            let captured = self.capture.get(field.at.message)?;
            let header = captured.parsed.message.headers.get(field.at.field)?;
            let auth: &'a Auth = header.typed(&captured.source)?.auth()?;
            Some((auth, &captured.source))
        };
        let (auth, source) = value(&answer.credentials)?;
        let challenge = self.trace.authentication.challenge_of(answer);
        let asked = challenge.and_then(|(challenge, _)| value(challenge));
        let captured = self.capture.get(answer.credentials.at.message)?;
        let message = &captured.parsed.message;
        Some(verify(message, source, auth, asked, self.secrets))
    }
}

/// Tells of `call`, a call of that trace.
pub fn tell(told: Told<'_>, call: &Call) -> Story {
    let mut teller = Teller {
        told,
        call,
        story: Story {
            parties: names::parties(told, call),
            ..Story::default()
        },
    };
    match call.kind {
        CallKind::Session => teller.session(),
        CallKind::Registration => teller.registration(),
        CallKind::Subscription | CallKind::Other => teller.request(),
    }
    teller.cause();
    teller.story
}

struct Teller<'a> {
    told: Told<'a>,
    call: &'a Call,
    story: Story,
}

impl<'a> Teller<'a> {
    fn say(&mut self, text: impl Into<String>, messages: impl IntoIterator<Item = MessageId>) {
        self.story.events.push(Event {
            text: text.into(),
            messages: messages.into_iter().collect(),
        });
    }

    fn captured(&self, id: MessageId) -> Option<&'a Captured> {
        self.told.capture.get(id)
    }

    fn status(&self, id: MessageId) -> Option<u16> {
        self.captured(id)?.parsed.message.status_code()
    }

    /// Code and reason phrase of a response, as written.
    fn answer(&self, id: MessageId) -> String {
        let Some(captured) = self.captured(id) else {
            return String::new();
        };
        let code = captured.parsed.message.status_code().unwrap_or_default();
        let reason = names::reason_phrase(captured);
        format!("{code} {reason}").trim_end().to_owned()
    }

    /// ` after 4.2 s`, where both messages have a stamp.
    fn after(&self, from: Option<MessageId>, to: Option<MessageId>) -> String {
        let span = from.zip(to).and_then(|(from, to)| self.between(from, to));
        span.map(|s| format!(" after {s}")).unwrap_or_default()
    }

    fn between(&self, from: MessageId, to: MessageId) -> Option<String> {
        let micros = self.told.trace.order.between(from, to)?;
        (micros >= 0).then(|| duration(micros))
    }

    /// The causes that a message's Reason fields give: `Q.850 16`.
    fn reasons(&self, id: MessageId) -> String {
        let Some(captured) = self.captured(id) else {
            return String::new();
        };
        let source = &captured.source;
        let fields = captured.parsed.message.fields(HeaderId::Reason);
        let values = fields.filter_map(|f| f.typed(source).and_then(HeaderValue::items));
        let mut text = String::new();
        for item in values.flatten() {
            let cause = item.params.value(source, "cause").unwrap_or_default();
            let (name, cause) = (source.get(item.token), String::from_utf8_lossy(cause));
            let sign = if text.is_empty() { " (" } else { ", " };
            let _ = write!(text, "{sign}{} {cause}", String::from_utf8_lossy(name));
        }
        if text.is_empty() { text } else { text + ")" }
    }

    /// A request outside sessions and registrations.
    fn request(&mut self) {
        let m = &self.call.milestones;
        let Some(asked) = m.first_asked else {
            self.say(
                "the start of it is not in the trace",
                self.call.messages.first().copied(),
            );
            return;
        };
        let method = self.captured(asked).map(names::method).unwrap_or_default();
        let (from, to) = names::from_and_to(self.told, asked);
        self.say(format!("{from} sent {method} to {to}"), [asked]);
        self.challenges();
        match (m.answered, m.refused) {
            (Some(id), _) => {
                let after = self.after(m.asked, Some(id));
                self.say(format!("answered: {}{after}", self.answer(id)), [id]);
            }
            (None, Some(id)) if !self.is_told(id) => {
                let after = self.after(m.asked, Some(id));
                self.say(format!("refused: {}{after}", self.answer(id)), [id]);
            }
            (None, Some(_)) => {}
            (None, None) => self.say("no final response is in the trace", m.asked),
        }
        if let Some(ended) = m.ended {
            self.say("the subscription ended", [ended]);
        }
    }

    fn is_told(&self, id: MessageId) -> bool {
        self.story.events.iter().any(|e| e.messages.contains(&id))
    }

    /// What the credentials of a request were worth, where a response tells.
    fn outcomes(&self, request: MessageId) -> impl Iterator<Item = &'a DigestAnswer> {
        let answers = self.told.trace.authentication.answers.as_slice();
        let from = answers.partition_point(|a| a.credentials.at.message < request);
        let these = answers.get(from..).unwrap_or_default().iter();
        these.take_while(move |a| a.credentials.at.message == request)
    }

    fn has_credentials(&self, id: MessageId) -> bool {
        let fields = [HeaderId::Authorization, HeaderId::ProxyAuthorization];
        let message = self.captured(id).map(|c| &c.parsed.message);
        message.is_some_and(|m| fields.iter().any(|f| m.field(*f).is_some()))
    }
}

/// A time as people say it: `180 ms`, `4.2 s`, `63 s`, `12 min 5 s`.
pub(super) fn duration(micros: i64) -> String {
    let millis = micros.div_euclid(1000);
    let seconds = millis.div_euclid(1000);
    match millis {
        ..1000 => format!("{millis} ms"),
        1000..10_000 => {
            let tenths = millis.rem_euclid(1000).div_euclid(100);
            format!("{seconds}.{tenths} s")
        }
        10_000..120_000 => format!("{seconds} s"),
        _ => format!(
            "{} min {} s",
            seconds.div_euclid(60),
            seconds.rem_euclid(60)
        ),
    }
}

#[cfg(test)]
mod tests;
