//! How far work on a text has come, told to whoever wants to know. There is no clock here: who is told decides
//! how often to show it.

use super::offset;
use serde::{Deserialize, Serialize};

/// What is being done, in the order it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// What was done to the text is undone, or packets are read; in bytes.
    Reading,
    /// Messages are looked for; in bytes.
    Finding,
    /// Messages are related to each other; in messages.
    Relating,
    /// Rules look at messages; in messages.
    Judging,
}

/// How far a stage has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done.
    pub done: u32,
    /// How much there is.
    pub total: u32,
}

/// Somebody who is told of progress, or nobody.
#[derive(Clone, Copy, Default)]
pub struct Watch<'a>(Option<&'a dyn Fn(Progress)>);

impl<'a> Watch<'a> {
    /// `told` is called after every message, and as often in a text without any.
    pub fn new(told: &'a dyn Fn(Progress)) -> Self {
        Self(Some(told))
    }

    /// Says that `done` of `total` is done.
    pub fn tell(self, stage: Stage, done: usize, total: usize) {
        if let Some(told) = self.0 {
            let (done, total) = (offset(done), offset(total));
            told(Progress { stage, done, total });
        }
    }
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() {
            "watched"
        } else {
            "unwatched"
        })
    }
}

/// When to show progress: not for what is soon done, and not more often than is seen. Times are milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    next: f64,
}

impl Pace {
    /// How long something may take before its progress is shown.
    const PATIENCE: f64 = 300.0;
    /// How long what is shown stands.
    const BETWEEN: f64 = 100.0;

    /// For work that begins at `now`.
    pub fn new(now: f64) -> Self {
        Self {
            next: now + Self::PATIENCE,
        }
    }

    /// Whether progress is to be shown at `now`.
    pub fn is_due(&mut self, now: f64) -> bool {
        let due = now >= self.next;
        if due {
            self.next = now + Self::BETWEEN;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_shown_after_a_while_and_then_now_and_again() {
        let mut pace = Pace::new(1000.0);
        let times = [
            1000.0, 1299.0, 1300.0, 1310.0, 1399.0, 1450.0, 1500.0, 1550.0,
        ];
        let shown: Vec<f64> = times.into_iter().filter(|t| pace.is_due(*t)).collect();
        assert_eq!(shown, [1300.0, 1450.0, 1550.0]);
    }

    #[test]
    fn who_is_not_there_is_not_told() {
        Watch::default().tell(Stage::Reading, 1, 2);
        let told = std::cell::Cell::new(None);
        let tell = |progress| told.set(Some(progress));
        Watch::new(&tell).tell(Stage::Judging, 1, 2);
        let expected = Progress {
            stage: Stage::Judging,
            done: 1,
            total: 2,
        };
        assert_eq!(told.get(), Some(expected));
    }
}
