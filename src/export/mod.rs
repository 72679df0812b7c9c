//! Traces written in forms that other tools read.

mod ends;
mod pcapng;
mod text;
mod wire;

pub use pcapng::pcapng;
pub use text::text;
