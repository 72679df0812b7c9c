//! The page's end of the wire: starts the worker, says requests, hears answers.

use super::{
    protocol::{Answer, Request},
    wire,
};
use js_sys::{Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE_URL: String;
}

/// What the page hears.
#[derive(Debug)]
pub enum Heard {
    /// An answer.
    Answer(Answer),
    /// The worker ended, or speaks another language.
    Lost(String),
}

/// A running worker; ends when dropped.
#[derive(Debug)]
pub struct Client {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _lose: Closure<dyn FnMut(ErrorEvent)>,
}

impl Client {
    /// Starts a worker on the page's own module. It says [`Answer::Ready`] first; what is said to it before is
    /// lost.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn start(heard: impl Fn(Heard) + 'static) -> Result<Self, JsValue> {
        let module = MODULE_URL.with(String::clone);
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&worker_url(&module), &options)?;
        let heard = Rc::new(heard);
        let of_loss = heard.clone();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            heard(match wire::unpack_answer(event.data()) {
                Ok(answer) => Heard::Answer(answer),
                Err(reason) => Heard::Lost(reason),
            });
        });
        let lose = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            of_loss(Heard::Lost(event.message()));
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(lose.as_ref().unchecked_ref()));
        worker.post_message(&init(module)?.into())?;
        Ok(Self {
            worker,
            _hear: hear,
            _lose: lose,
        })
    }

    /// Says `request`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn send(&self, request: &Request) -> Result<(), JsValue> {
        let (value, handed) = wire::pack(request)?;
        self.worker.post_message_with_transfer(&value, &handed)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// `worker.js` lies beside the module; the hash in the module's name keeps an old copy out of use.
fn worker_url(module: &str) -> String {
    let (folder, file) = module.rsplit_once('/').unwrap_or((".", module));
    format!("{folder}/worker.js?{}", file.trim_end_matches(".js"))
}

fn init(module: String) -> Result<Object, JsValue> {
    let object = Object::new();
    for (key, value) in [
        ("kind", "init".into()),
        ("js", module.into()),
        ("module", wasm_bindgen::module()),
    ] {
        Reflect::set(&object, &key.into(), &value)?;
    }
    Ok(object)
}
