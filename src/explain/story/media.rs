//! What the sides agreed on, in words.

use super::{Teller, names};
use crate::{
    ingest::MessageId,
    trace::{Agreement, Exchange},
};

impl Teller<'_> {
    /// The media of the call, and every change of them.
    pub(super) fn media(&mut self) {
        let trace = self.told.trace;
        let exchanges: Vec<&Exchange> = trace
            .exchanges_of(&self.call.transactions)
            .filter(|e| e.primary)
            .collect();
        let mut last: Option<String> = None;
        let mut held = false;
        for exchange in exchanges {
            if exchange.refused || exchange.answer.is_none() {
                continue;
            }
            let text = agreed(exchange);
            let messages = [exchange.offer].into_iter().chain(exchange.answer);
            let holds = exchange.media.iter().any(|m| {
                m.offered
                    .as_ref()
                    .is_some_and(crate::trace::MediaSide::holds)
            });
            let who = names::from_and_to(self.told, exchange.offer).0;
            if last.is_none() {
                self.say(text.clone(), messages);
            } else if holds && !held {
                self.say(format!("{who} put the call on hold"), messages);
            } else if held && !holds {
                self.say(format!("{who} resumed it: {text}"), messages);
            } else if last.as_ref() != Some(&text) {
                self.say(format!("{who} changed the media: {text}"), messages);
            }
            held = holds;
            last = Some(text);
        }
    }
}

impl Teller<'_> {
    /// Why nothing was heard in a call that was accepted: no description of it let media flow.
    pub(super) fn no_media(&self) -> Option<(String, Vec<MessageId>)> {
        let trace = self.told.trace;
        let exchanges = trace.exchanges_of(&self.call.transactions);
        let accepted = exchanges.filter(|e| e.primary && !e.refused && e.answer.is_some());
        let reasons: Option<Vec<_>> = accepted.map(|e| Some((e, silent(e)?))).collect();
        let (exchange, text) = reasons?.into_iter().next()?;
        let messages = [exchange.offer].into_iter().chain(exchange.answer);
        Some((text, messages.collect()))
    }
}

/// Why no stream of an exchange carries anything.
fn silent(exchange: &Exchange) -> Option<String> {
    let live: Vec<_> = exchange.media.iter().filter(|m| m.is_live()).collect();
    if live.is_empty() {
        let text = "Every media line was refused (port 0): the call was accepted without media";
        return (!exchange.media.is_empty()).then(|| text.to_owned());
    }
    let reasons: Option<Vec<_>> = live.into_iter().map(silence).collect();
    reasons?.into_iter().next()
}

/// Why a live stream carries nothing.
fn silence(media: &Agreement) -> Option<String> {
    let kind = &media.offered.as_ref()?.kind;
    if let Some(obstacle) = media.obstacle() {
        return Some(format!("No {kind} can flow: {}", obstacle.text()));
    }
    if media.codec().is_none() && kind == "audio" {
        return Some(format!(
            "No {kind} can flow: the answer names no codec of the offer"
        ));
    }
    (media.flows() == (false, false)).then(|| {
        format!("No {kind} flows: the directions of offer and answer leave none (both send, both receive, or inactive)")
    })
}

/// `PCMU both ways, video refused`.
fn agreed(exchange: &Exchange) -> String {
    let lines: Vec<_> = exchange.media.iter().filter_map(line).collect();
    if lines.is_empty() {
        return "no media agreed".to_owned();
    }
    lines.join(", ")
}

fn line(media: &Agreement) -> Option<String> {
    let offered = media.offered.as_ref()?;
    let kind = offered.kind.as_str();
    if offered.port == 0 {
        return None;
    }
    if !media.is_live() {
        return Some(format!("{kind} refused"));
    }
    let way = match media.flows() {
        (true, true) => "both ways",
        (true, false) => "from the offerer only",
        (false, true) => "to the offerer only",
        (false, false) => "in neither direction",
    };
    let codec = media.codec().map(crate::trace::Codec::short);
    if let Some(obstacle) = media.obstacle() {
        return Some(format!("{kind}: {}, so no media can flow", obstacle.text()));
    }
    Some(match (codec, kind) {
        (Some(codec), "audio") => format!("{codec} {way}"),
        (Some(codec), _) => format!("{kind} {codec} {way}"),
        (None, _) => format!("{kind}: no common codec"),
    })
}
