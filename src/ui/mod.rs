//! The page.

use crate::worker;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Worker};
use yew::prelude::*;

/// Renders the page; does nothing in the web worker, which runs the same module.
pub fn start() {
    console_error_panic_hook::set_once();
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<App>::with_root(root).render();
    }
}

#[component]
fn App() -> Html {
    let engine = use_state(|| "starting");
    let setter = engine.setter();
    use_effect_with((), move |()| {
        let worker = connect(move || setter.set("ready"));
        move || drop(worker)
    });
    html! {
        <main data-engine={*engine}>
            <h1>{ "SIP Inspector" }</h1>
            <p role="status">{ format!("The engine is {}.", *engine) }</p>
        </main>
    }
}

type Handler = Closure<dyn FnMut(MessageEvent)>;

fn connect(ready: impl Fn() + 'static) -> Result<(Worker, Handler), JsValue> {
    let worker = worker::spawn()?;
    let handler = Handler::new(move |_| ready());
    worker.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    Ok((worker, handler))
}
