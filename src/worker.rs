//! The web worker: the engine in a thread of its own, running the page's own WebAssembly module.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Worker, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static MODULE_URL: String;
}

/// Starts a worker and hands it the page's module.
///
/// # Errors
/// What the browser threw.
pub fn spawn() -> Result<Worker, JsValue> {
    let module = MODULE_URL.with(String::clone);
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&worker_url(&module), &options)?;
    let init = message(&[
        ("kind", &"init".into()),
        ("js", &module.into()),
        ("module", &wasm_bindgen::module()),
    ])?;
    worker.post_message(&init)?;
    Ok(worker)
}

/// `worker.js` lies beside the module; the hash in the module's name keeps an old copy out of use.
fn worker_url(module: &str) -> String {
    let (folder, file) = module.rsplit_once('/').unwrap_or((".", module));
    format!("{folder}/worker.js?{}", file.trim_end_matches(".js"))
}

/// Called by `www/worker.js` once the module runs in the worker.
///
/// # Errors
/// What the browser threw.
#[wasm_bindgen(js_name = startWorker)]
pub fn start_worker() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let ready = message(&[
        ("kind", &"ready".into()),
        ("build", &env!("CARGO_PKG_VERSION").into()),
    ])?;
    scope.post_message(&ready)
}

fn message(entries: &[(&str, &JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object)
}
