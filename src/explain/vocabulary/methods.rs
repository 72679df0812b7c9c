//! Methods, in places where only their meaning is wanted.

use crate::message::Method;

/// What a method asks for.
pub(in crate::explain) fn meaning(name: &str) -> &'static str {
    Method::of(name.as_bytes()).meaning()
}
