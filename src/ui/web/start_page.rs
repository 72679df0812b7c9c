//! What is seen while nothing is open.

use super::{samples::SAMPLES, top_bar::OpenButton};
use crate::ui::state::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn StartPage(props: &Props) -> Html {
    html! {
        <section class="start" aria-labelledby="start-title">
            <h2 id="start-title">{ "What is in this SIP trace, and what is wrong with it?" }</h2>
            <p class="lead">{ "Paste a message or a whole trace, in whatever form you have it. Every part is explained, checked against the standards and, where there is one right answer, put right." }</p>
            <p class="begin">
                <OpenButton say={&props.say} />
                <span>{ "or drop files, or paste anywhere" }</span>
            </p>
            <h3>{ "Or look at a sample" }</h3>
            <ul class="samples">
                { for SAMPLES.iter().map(|sample| html! {
                    <li>
                        <button type="button" onclick={props.say.reform(|_: MouseEvent| sample.open())}>
                            <strong>{ sample.title }</strong>
                            <span>{ sample.about }</span>
                        </button>
                    </li>
                }) }
            </ul>
            <p class="private">{ "Nothing leaves this page: it has no server to send to, keeps nothing, and works without a network once loaded." }</p>
        </section>
    }
}
