//! The worker's end of the wire: hears requests, hands them to the session, says the answers.

use super::{
    protocol::{Answer, Request},
    session::Session,
    wire,
};
use crate::{
    lint,
    text::{Pace, Progress, Watch},
};
use js_sys::Date;
use std::{
    cell::{Cell, RefCell},
    panic::PanicHookInfo,
    rc::Rc,
};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Called by `www/worker.js` once the module runs in the worker.
#[wasm_bindgen(js_name = startWorker)]
pub fn start_worker() {
    std::panic::set_hook(Box::new(crashed));
    let session = Rc::new(RefCell::new(Session::default()));
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value::<Request>(event.data()) {
            Ok(request) => {
                let pace = Cell::new(Pace::new(Date::now()));
                let told = |progress| tell(&pace, progress);
                let answer = session
                    .borrow_mut()
                    .handle_watched(request, Watch::new(&told));
                answer.iter().for_each(say);
            }
            Err(error) => say(&Answer::Failed {
                reason: error.to_string(),
            }),
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The worker lives as long as its thread.
    hear.forget();
    say(&Answer::Ready {
        build: env!("CARGO_PKG_VERSION").to_owned(),
    });
}

/// Tells the page how far the work has come, not oftener than is seen.
fn tell(pace: &Cell<Pace>, progress: Progress) {
    let mut next = pace.get();
    if next.is_due(Date::now()) {
        say(&Answer::Progress { progress });
    }
    pace.set(next);
}

/// A panic ends the module here, but not before this.
fn crashed(panic: &PanicHookInfo<'_>) {
    say(&Answer::Crashed {
        rule: lint::at_work().map(str::to_owned),
        reason: panic.to_string(),
    });
}

fn say(answer: &Answer) {
    let told = wire::pack_answer(answer)
        .and_then(|(value, handed)| scope().post_message_with_transfer(&value, &handed));
    if let Err(error) = told {
        wasm_bindgen::throw_val(error);
    }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
