//! The list of calls: its filter, what a call is called, and how long its parts took.

use std::collections::HashSet;

use crate::report::{
    page::{Counts, Finding, Overview, Row},
    v1::{
        Call, CallKind, CallState, Confidence, Leg, LegReason, MediaDirection, MediaLine,
        PartyRole, Severity,
    },
};

/// How a call came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was answered.
    Answered,
    /// It was refused, given up, or came to nothing.
    Failed,
    /// The text does not tell, or not yet.
    Open,
    /// Errors or warnings were found in it, however it came out.
    Faulty,
}

impl Outcome {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Answered, Self::Failed, Self::Open, Self::Faulty];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "Answered",
            Self::Failed => "Failed",
            Self::Open => "Not decided",
            Self::Faulty => "With errors or warnings",
        }
    }

    fn is_of(self, call: &Call, rows: &[Row]) -> bool {
        use CallState as S;
        match self {
            Self::Answered => matches!(call.state, S::Established | S::Ended),
            Self::Failed => matches!(
                call.state,
                S::Failed | S::Cancelled | S::Challenged | S::Redirected
            ),
            Self::Open => matches!(call.state, S::Trying | S::Ringing | S::Unknown),
            Self::Faulty => {
                let counts = counts(call, rows);
                counts.error > 0 || counts.warning > 0
            }
        }
    }
}

/// What is said where no call is listed.
pub fn none(overview: &Overview) -> &'static str {
    let mut rows = overview.messages.iter();
    if !overview.calls.is_empty() {
        "No call matches the filter."
    } else if overview.messages.is_empty() || rows.any(|row| !row.call_id.is_empty()) {
        "No call, registration or other request was found in this text."
    } else {
        "No message of this text has a Call-ID, so nothing tells which of them belong together."
    }
}

/// Which calls are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that a call must have, each of them: party, method, status, Call-ID, a rule that found
    /// something in it, or anything of its story.
    pub words: String,
    /// What it is about.
    pub kind: Option<CallKind>,
    /// How it came out.
    pub outcome: Option<Outcome>,
}

/// The kinds with their names.
pub const KINDS: [(CallKind, &str); 4] = [
    (CallKind::Session, "Calls"),
    (CallKind::Registration, "Registrations"),
    (CallKind::Subscription, "Subscriptions"),
    (CallKind::Other, "Other requests"),
];

/// The calls that pass `filter`.
pub fn matching<'a>(overview: &'a Overview, filter: &Filter) -> Vec<&'a Call> {
    let rows = &overview.messages;
    let words = filter.words.split_whitespace().map(str::to_lowercase);
    let words: Vec<_> = words
        .map(|word| (found(&overview.findings, &word), word))
        .collect();
    let passes = |call: &&Call| {
        filter.kind.is_none_or(|kind| kind == call.kind)
            && filter.outcome.is_none_or(|o| o.is_of(call, rows))
            && words.iter().all(|(found, word)| {
                has(call, rows, word) || call.messages.iter().any(|m| found.contains(m))
            })
    };
    overview.calls.iter().filter(passes).collect()
}

/// The messages in which a rule found something whose code or name begins so.
fn found(findings: &[Finding], word: &str) -> HashSet<u32> {
    let is_of = |f: &&Finding| f.code.to_lowercase() == word || f.rule.starts_with(word);
    let of = findings.iter().filter(is_of);
    of.map(|f| f.message_id).collect()
}

fn has(call: &Call, rows: &[Row], word: &str) -> bool {
    let holds = |text: &str| text.to_lowercase().contains(word);
    let parties = || call.parties.iter().any(|p| holds(&p.name) || holds(&p.uri));
    let message = |row: &Row| {
        row.method.to_lowercase() == word
            || row.status.is_some_and(|s| s.to_string().starts_with(word))
    };
    holds(&call.summary)
        || holds(state(call))
        || parties()
        || call.call_ids.iter().any(|id| holds(id))
        || messages(call, rows).any(message)
}

/// What was found in a call's messages, the worst first, each with its number among all findings.
pub fn findings<'a>(call: &Call, findings: &'a [Finding]) -> Vec<(usize, &'a Finding)> {
    let messages: HashSet<u32> = call.messages.iter().copied().collect();
    let all = findings.iter().enumerate();
    let mut of: Vec<_> = all
        .filter(|(_, f)| messages.contains(&f.message_id))
        .collect();
    of.sort_by_key(|(_, f)| match f.severity() {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    });
    of
}

/// What ties a call to another, and how sure that is.
pub fn leg(leg: &Leg) -> String {
    let why = match leg.reason {
        LegReason::Replaces => "one of them replaces a dialog of the other (Replaces)",
        LegReason::Referred => "a REFER in one of them asked for the other",
        LegReason::SessionId => "both have the same Session-ID",
        LegReason::CallIdInField => "a field of one carries the Call-ID of the other",
        LegReason::Origin => "their session descriptions have the same origin line",
        LegReason::NumbersAndTime => "the same numbers at the same time",
    };
    let sure = match leg.confidence {
        Confidence::Possible => "possible",
        Confidence::Likely => "likely",
        Confidence::Certain => "certain",
    };
    format!("{why}: {sure}")
}

/// The rows of a call's messages, in order.
pub fn messages<'a>(call: &'a Call, rows: &'a [Row]) -> impl Iterator<Item = &'a Row> {
    call.messages.iter().filter_map(|id| rows.get(*id as usize))
}

/// What was found in a call's messages.
pub fn counts(call: &Call, rows: &[Row]) -> Counts {
    let zero = Counts::default();
    messages(call, rows).fold(zero, |sum, row| Counts {
        error: sum.error.saturating_add(row.counts.error),
        warning: sum.warning.saturating_add(row.counts.warning),
        info: sum.info.saturating_add(row.counts.info),
    })
}

/// What a call is called: `Alice → Bob`, or who is registered.
pub fn title(call: &Call) -> String {
    let named = |role| {
        let party = call.parties.iter().find(|p| p.role == role)?;
        Some(party.name.as_str()).filter(|name| !name.is_empty())
    };
    if let Some(name) = named(PartyRole::Registrant) {
        return name.to_owned();
    }
    match (named(PartyRole::Caller), named(PartyRole::Callee)) {
        (None, None) => call.call_ids.first().cloned().unwrap_or_default(),
        (from, to) => format!("{} → {}", from.unwrap_or("?"), to.unwrap_or("?")),
    }
}

/// What it is about, in a word.
pub const fn kind(call: &Call) -> &'static str {
    match call.kind {
        CallKind::Session => "Call",
        CallKind::Registration => "Registration",
        CallKind::Subscription => "Subscription",
        CallKind::Other => "Request",
    }
}

/// Where it was left, in a word.
pub const fn state(call: &Call) -> &'static str {
    match (call.state, call.kind) {
        (CallState::Trying, _) => "no answer seen",
        (CallState::Ringing, _) => "ringing",
        (CallState::Challenged, _) => "challenged",
        (CallState::Redirected, _) => "redirected",
        (CallState::Established, CallKind::Session) => "in progress",
        (CallState::Established, CallKind::Registration) => "registered",
        (CallState::Established, CallKind::Subscription) => "subscribed",
        (CallState::Established, CallKind::Other) => "answered",
        (CallState::Ended, _) => "ended",
        (CallState::Cancelled, _) => "cancelled",
        (CallState::Failed, _) => "failed",
        (CallState::Unknown, _) => "unknown",
    }
}

/// Whether that is good news (`2`), bad news (`4`), or neither (`1`): the class of statuses it is like.
pub const fn tone(call: &Call) -> &'static str {
    match call.state {
        CallState::Established | CallState::Ended => "status-2",
        CallState::Failed => "status-4",
        CallState::Cancelled | CallState::Challenged | CallState::Redirected => "status-3",
        CallState::Trying | CallState::Ringing | CallState::Unknown => "status-1",
    }
}

/// Milliseconds as people say them: `180 ms`, `4.2 s`, `63 s`, `12 min 5 s`.
pub fn duration(ms: u32) -> String {
    match ms {
        0..1000 => format!("{ms} ms"),
        1000..10_000 => format!("{}.{} s", ms / 1000, ms % 1000 / 100),
        10_000..120_000 => format!("{} s", ms / 1000),
        _ => format!("{} min {} s", ms / 60_000, ms % 60_000 / 1000),
    }
}

/// The times that are known: what each is, by RFC 6076's names where it has one, and how long.
pub fn timings(call: &Call) -> Vec<(&'static str, String)> {
    let t = &call.timings;
    let times = [
        ("Session Request Delay", t.request_delay_ms),
        ("Setup", t.setup_ms),
        ("Ringing", t.ring_ms),
        ("Session Duration Time", t.duration_ms),
        ("Session Disconnect Delay", t.disconnect_delay_ms),
        ("Registration Request Delay", t.registration_delay_ms),
    ];
    let known = times
        .into_iter()
        .filter_map(|(name, ms)| Some((name, duration(ms?))));
    let again = t.retransmissions;
    let repeats = (again > 0).then(|| ("Sent again", super::words::count(again, "time", "times")));
    known.chain(repeats).collect()
}

/// A direction as SDP writes it.
pub const fn direction(direction: MediaDirection) -> &'static str {
    match direction {
        MediaDirection::Sendrecv => "sendrecv",
        MediaDirection::Sendonly => "sendonly",
        MediaDirection::Recvonly => "recvonly",
        MediaDirection::Inactive => "inactive",
    }
}

/// What became of a media line, in words.
pub fn agreement(line: &MediaLine) -> String {
    if line.answered.is_none() {
        return "not answered".to_owned();
    }
    if !line.live {
        return "refused".to_owned();
    }
    let way = match (line.to_answerer, line.to_offerer) {
        (true, true) => "both ways",
        (true, false) => "to the answerer only",
        (false, true) => "to the offerer only",
        (false, false) => "no media",
    };
    if let Some(obstacle) = &line.obstacle {
        return format!("no media can flow: {obstacle}");
    }
    let hold = if line.hold { ", on hold" } else { "" };
    if line.agreed.is_empty() {
        return format!("nothing in common, {way}{hold}");
    }
    format!("{}, {way}{hold}", line.agreed.join(", "))
}

#[cfg(test)]
mod tests;
