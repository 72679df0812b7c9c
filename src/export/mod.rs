//! Traces written in forms that other tools read.

mod ends;
mod pcapng;
pub mod sipp;
mod text;
mod wire;

pub use pcapng::pcapng;
pub use sipp::sipp;
pub use text::text;
