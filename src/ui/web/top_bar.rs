//! The name and what can be done at any time.

use super::{
    export::ExportMenu,
    files,
    icon::{Icon, Shape},
    samples::SamplesMenu,
};
use crate::{
    ui::state::{Action, Lock, Phase, Theme},
    view::words,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) phase: Phase,
    /// Why the text is not edited.
    pub(super) lock: Option<Lock>,
    pub(super) fixable: u32,
    pub(super) messages: usize,
    pub(super) theme: Theme,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn TopBar(props: &Props) -> Html {
    let say = &props.say;
    let (shape, theme) = match props.theme {
        Theme::System => (Shape::Half, "Theme: as the system"),
        Theme::Light => (Shape::Sun, "Theme: light"),
        Theme::Dark => (Shape::Moon, "Theme: dark"),
    };
    let next = props.theme.next();
    html! {
        <div class="bar">
            <h1>{ "SIP Inspector" }</h1>
            <div class="tools" role="toolbar" aria-label="Actions">
                <OpenButton say={say} />
                <SamplesMenu say={say} />
                if props.phase != Phase::Empty {
                    <button type="button" class="tool" disabled={props.lock.is_some() || props.fixable == 0}
                        title={fix_title(props.fixable, props.lock)} onclick={say.reform(|_| Action::FixAll)}>
                        <Icon shape={Shape::Wand} />
                        <span class="word">{ "Fix all safe" }</span>
                        if props.fixable > 0 {
                            <span class="count">{ props.fixable }</span>
                        }
                    </button>
                    <ExportMenu messages={props.messages} disabled={props.phase != Phase::Open} say={say} />
                    <button type="button" class="tool" onclick={say.reform(|_| Action::Close)}>
                        <Icon shape={Shape::Close} /><span class="word">{ "Close" }</span>
                    </button>
                }
            </div>
            <div class="tools end">
                <button type="button" class="tool" title={theme} aria-label={theme} data-action="theme"
                    onclick={say.reform(move |_| Action::SetTheme(next))}>
                    <Icon shape={shape} />
                </button>
                <button type="button" class="tool" title="Help" aria-label="Help"
                    onclick={say.reform(|_| Action::SetHelp(true))}>
                    <Icon shape={Shape::Help} />
                </button>
            </div>
        </div>
    }
}

fn fix_title(fixable: u32, lock: Option<Lock>) -> String {
    if let Some(lock) = lock {
        return format!("{} is not edited here", lock.what());
    }
    match fixable {
        0 => "No finding has a safe fix".to_owned(),
        n => format!(
            "Apply {} as one step that can be undone",
            words::count(n, "safe fix", "safe fixes")
        ),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct OpenProps {
    pub(super) say: Callback<Action>,
}

/// A button over the browser's own file input.
#[component]
pub(super) fn OpenButton(props: &OpenProps) -> Html {
    let input = use_node_ref();
    let choose = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let chosen = {
        let (input, say) = (input.clone(), props.say.clone());
        Callback::from(move |_: Event| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                files::open(input.files().as_ref(), &say);
                // The same file can be chosen again.
                input.set_value("");
            }
        })
    };
    html! {
        <>
            <button type="button" class="tool" title="Open files; they stay on this machine" onclick={choose}>
                <Icon shape={Shape::Open} /><span class="word">{ "Open" }</span>
            </button>
            <input type="file" multiple=true hidden=true ref={input} onchange={chosen} aria-label="Files to open" />
        </>
    }
}
