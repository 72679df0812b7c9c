//! How far a long call has come, as one line on standard error that is gone when the call ends.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    env,
    io::{self, IsTerminal, Write},
    time::Instant,
};

use crate::{
    Inspection, Options, fix,
    ingest::{self, Capture},
    inspect_watched,
    text::{Pace, Progress, Stage, Watch},
};

/// A line on standard error, or none.
pub(super) struct Meter {
    wanted: bool,
    begun: Instant,
    pace: RefCell<Pace>,
    /// How many columns the line takes now.
    width: Cell<usize>,
}

impl Meter {
    /// For a call that wants progress, or not.
    pub(super) fn new(unwanted: bool) -> Self {
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            wanted: !unwanted && io::stderr().is_terminal() && !set("CI") && !set("NO_COLOR"),
            begun: Instant::now(),
            pace: RefCell::new(Pace::new(0.0)),
            width: Cell::new(0),
        }
    }

    /// Inspects `input`.
    pub(super) fn inspect<'a>(
        &self,
        input: impl Into<Cow<'a, [u8]>>,
        options: &Options,
    ) -> Inspection {
        self.during(|watch| inspect_watched(input, options, watch))
    }

    /// Applies every safe fix to `input`.
    pub(super) fn fix(&self, input: &[u8], options: &Options) -> (Vec<u8>, u32) {
        self.during(|watch| fix(input, options, watch))
    }

    /// Reads the messages of `input`.
    pub(super) fn read(&self, input: &[u8]) -> Capture {
        self.during(|watch| ingest::read_watched(input, watch))
    }

    /// Shows how far `work` has come, and nothing more when it is done.
    fn during<T>(&self, work: impl FnOnce(Watch<'_>) -> T) -> T {
        let told = |progress| self.tell(progress);
        let done = work(Watch::new(&told));
        if self.width.get() > 0 {
            self.show("");
        }
        done
    }

    /// The work came so far.
    fn tell(&self, progress: Progress) {
        if !self.wanted {
            return;
        }
        let now = self.begun.elapsed().as_secs_f64() * 1000.0;
        if self.pace.borrow_mut().is_due(now) {
            self.show(&line(progress));
        }
    }

    /// Writes `text` over what stood there. Where that fails nobody is there to see it.
    fn show(&self, text: &str) {
        let before = self.width.replace(text.len());
        let _ = write!(io::stderr(), "\r{:before$}\r{text}", "");
    }
}

fn line(progress: Progress) -> String {
    let stage = match progress.stage {
        Stage::Reading => "reading",
        Stage::Finding => "finding messages",
        Stage::Relating => "relating messages",
        Stage::Judging => "applying the rules",
    };
    let percent = u64::from(progress.done) * 100 / u64::from(progress.total.max(1));
    format!("{stage} {percent:3} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_done_and_how_much_of_it() {
        let cases = [
            (Stage::Reading, 0, 0, "reading   0 %"),
            (Stage::Finding, 1, 3, "finding messages  33 %"),
            (Stage::Relating, 3, 3, "relating messages 100 %"),
            (
                Stage::Judging,
                u32::MAX / 2,
                u32::MAX,
                "applying the rules  49 %",
            ),
        ];
        for (stage, done, total, expected) in cases {
            let progress = Progress { stage, done, total };
            assert_eq!(line(progress), expected);
        }
    }
}
