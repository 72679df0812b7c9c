//! Credentials with the challenges they answer.

use super::values::Value;
use crate::{
    lint::TraceCx,
    trace::{AuthField, Link},
};

/// The value that a trace's record is about.
pub(super) fn value_at<'a>(cx: &TraceCx<'a>, field: &AuthField) -> Option<Value<'a>> {
    let cx = cx.message(field.at.message)?;
    Value::of(cx, cx.message().headers.get(field.at.field)?)
}

/// Digest credentials, the challenge they answer, and how that is known.
pub(super) struct Pair<'a> {
    pub(super) answer: Value<'a>,
    pub(super) challenge: Value<'a>,
    /// What tells which belong together.
    pub(super) keys: (&'a AuthField, &'a AuthField),
    pub(super) link: Link,
}

/// Every pair of the trace.
pub(super) fn pairs<'a>(cx: &TraceCx<'a>) -> impl Iterator<Item = Pair<'a>> {
    let (cx, found) = (*cx, &cx.trace.authentication);
    found.answers.iter().filter_map(move |answer| {
        let (challenge, link) = found.challenge_of(answer)?;
        let keys = (&answer.credentials, challenge);
        let both = keys.0.digest && keys.1.digest;
        let pair = Pair {
            answer: value_at(&cx, keys.0)?,
            challenge: value_at(&cx, keys.1)?,
            keys,
            link,
        };
        both.then_some(pair)
    })
}
