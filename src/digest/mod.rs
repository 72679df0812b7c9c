//! Digest authentication (RFC 7616, RFC 8760, RFC 3261 §22.4): the response computed step by
//! step, and what a message's credentials are worth. Pure: where a secret comes from is not
//! known here.

mod algorithm;
mod compute;
mod hypotheses;
mod mask;
mod secret;
mod verify;

pub use algorithm::{Algorithm, Hash};
pub use compute::{Computation, Inputs, Step};
pub use mask::is_masked;
pub use secret::{Secret, SecretError};
pub use verify::{Verdict, Verification, verify};
