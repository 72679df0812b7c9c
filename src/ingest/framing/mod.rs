//! The lines above a message that say when it was seen, where it came from and where it went. The
//! forms are a table (`forms.rs`) of templates; lines are held against it only where they stand
//! right above a message.

mod caption;
mod forms;
mod reader;
mod template;
mod time;

pub(super) use reader::{NEAR, REACH, Reader, Told};

#[cfg(test)]
mod tests;
