//! What the user should know, above everything.

use super::icon::{Icon, Shape};
use crate::{
    report::v1::Severity,
    ui::state::{Action, Banner, Engine},
};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) engine: Engine,
    pub(super) banner: Option<Banner>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn BannerLine(props: &Props) -> Html {
    if let Engine::Failed(reason) = &props.engine {
        return html! {
            <div class="banner" role="alert">
                <Icon shape={Shape::Of(Severity::Error)} />
                <p>{ format!("The engine could not start: {reason}") }</p>
            </div>
        };
    }
    let Some(banner) = &props.banner else {
        return html! {};
    };
    let severity = if banner.wrong {
        Severity::Error
    } else {
        Severity::Info
    };
    html! {
        <div class={classes!("banner", (!banner.wrong).then_some("told-only"))} role="alert">
            <Icon shape={Shape::Of(severity)} />
            <p>{ &banner.text }</p>
            if banner.back {
                <button type="button" class="tool bordered" onclick={props.say.reform(|_| Action::BringBack)}>{ "Bring it back" }</button>
            }
            <button type="button" class="plain" aria-label="Dismiss" onclick={props.say.reform(|_| Action::Dismiss)}>
                <Icon shape={Shape::Close} />
            </button>
        </div>
    }
}
