//! Traces written in forms that other tools read.

mod ends;
mod pcapng;
mod wire;

pub use pcapng::pcapng;
