//! One side of a call as a scenario that `SIPp` plays.

mod call;
mod commands;
mod escape;
mod fields;

use std::fmt;

use crate::ingest::Capture;

/// A side of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Who sends the first request.
    Uac,
    /// Who answers it.
    Uas,
}

/// Why there is no scenario of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoScenario {
    /// The trace has no request with a Call-ID.
    NoCall,
    /// No message of the trace has this Call-ID.
    NotThere(String),
    /// The call's first request is not in the trace.
    NoStart(String),
}

impl fmt::Display for NoScenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCall => f.write_str("no request in it has a Call-ID, so there is no call"),
            Self::NotThere(id) => write!(f, "no message in it has the Call-ID `{id}`"),
            Self::NoStart(id) => {
                write!(f, "the first request of the call `{id}` is not in it")
            }
        }
    }
}

impl std::error::Error for NoScenario {}

/// A scenario for `SIPp` that plays one side of the call with this Call-ID, as its messages are
/// in the trace; without one, of the first INVITE's call, or where there is none, of the first
/// request's. `docs/exports.md` says what is kept and what `SIPp` fills in.
pub fn sipp(capture: &Capture, call_id: Option<&str>, side: Side) -> Result<String, NoScenario> {
    let call = call::Call::new(capture, call_id)?;
    Ok(commands::scenario(&call, side))
}

#[cfg(test)]
mod tests;
