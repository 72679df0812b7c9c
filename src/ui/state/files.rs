//! Several files opened as one text, and parts and files made of a text.

use super::{Effect, Engine, Phase, State, Work};
use crate::worker::protocol::{Form, NamedFile, Request};

impl State {
    /// One file is opened as it is; several are put together by the worker, which reads their times.
    pub(super) fn open_files(&mut self, mut files: Vec<NamedFile>) -> Vec<Effect> {
        self.dragging = false;
        if self.job.work == Work::Files {
            self.end_work();
        }
        if files.len() > 1 {
            if self.engine != Engine::Ready {
                self.warn("The inspector is still starting: try again in a moment.".to_owned());
                return Vec::new();
            }
            self.begin(Work::Joining);
            return vec![Effect::Send(Request::Join { files })];
        }
        let Some(NamedFile { name, bytes }) = files.pop() else {
            return Vec::new();
        };
        self.open(name, bytes.0)
    }

    /// Asks for the call chosen, or else for the message selected, as a text of its own.
    pub(super) fn open_part(&self) -> Vec<Effect> {
        let (what, messages) = match (self.call, self.chosen(), self.selection.message) {
            (Some(call), Some(chosen), _) => {
                let number = call.saturating_add(1);
                (format!("call {number}"), chosen.messages.clone())
            }
            (_, _, Some(message)) => {
                let number = message.saturating_add(1);
                (format!("message {number}"), vec![message])
            }
            _ => return Vec::new(),
        };
        vec![Effect::Send(Request::Part {
            revision: self.revision,
            name: format!("{} {what}", self.name),
            messages,
        })]
    }

    /// Asks for the text in that form.
    pub(super) fn export(&self, form: Form) -> Vec<Effect> {
        if self.phase != Phase::Open || !self.is_current() {
            return Vec::new();
        }
        vec![Effect::Send(Request::Export {
            revision: self.revision,
            name: self.name.clone(),
            call: self
                .chosen()
                .and_then(|call| call.call_ids.first().cloned()),
            form,
        })]
    }
}
