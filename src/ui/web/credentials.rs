//! One set of credentials, and the secret to check it with.
//!
//! The secret lives in this component alone: it goes to the worker for one check, which forgets it.

use super::{
    auth::{AuthHead, Params},
    call_detail::link,
    icon::{Icon, Shape},
    said::Said,
};
use crate::{
    report::{
        page::{AuthRow, Check},
        v1::{Severity, Verdict},
    },
    ui::state::{Action, Secret},
    view::words,
};
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) row: AuthRow,
    pub(super) number: u32,
    /// What came of it, in a sentence.
    pub(super) outcome: String,
    /// What it is worth with the secret given last.
    pub(super) check: Option<Check>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Credentials(props: &Props) -> Html {
    let row = &props.row;
    let check = props.check.as_ref().or(row.check.as_ref());
    html! {
        <div class="credentials">
            <AuthHead row={row.clone()} say={&props.say} />
            if row.answers.is_some() {
                <p class="link">{ if row.by_nonce { "Answers the challenge above: the same nonce." }
                    else { "Belongs to the challenge above by Call-ID and CSeq; the nonce is another." } }</p>
            }
            <p class="tale">
                { &props.outcome }
                if let Some(message) = row.outcome_message {
                    { link(message, &props.say) }
                }
            </p>
            if let Some(check) = check {
                <p class="whose">
                    <strong>{ &check.username }</strong>{ " in " }<strong>{ &check.realm }</strong>
                    { format!(", {}{}", check.algorithm, check.qop.as_ref().map_or_else(|| ", no qop".to_owned(), |qop| format!(", qop {qop}"))) }
                </p>
                if !matches!(check.verdict, Some(Verdict::Incomplete | Verdict::Masked | Verdict::Unsupported)) {
                    <Form number={props.number} who={format!("{} in {}", check.username, check.realm)} say={&props.say} />
                }
                <Outcome check={check.clone()} given={row.param("response").unwrap_or_default().to_owned()} />
            }
            <Params row={row.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    number: u32,
    who: String,
    say: Callback<Action>,
}

/// Where the secret is typed. Not a form of the browser's, which could send it or offer to keep it.
#[component]
fn Form(props: &FormProps) -> Html {
    let input = use_node_ref();
    let (ha1, shown) = (use_state(|| false), use_state(|| false));
    let verify = {
        let (input, say, number, ha1) = (input.clone(), props.say.clone(), props.number, *ha1);
        Callback::from(move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                say.emit(Action::Verify {
                    credentials: number,
                    ha1,
                    secret: Secret(input.value()),
                });
            }
        })
    };
    let enter = {
        let verify = verify.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                verify.emit(());
            }
        })
    };
    let what = if *ha1 { "HA1" } else { "Password" };
    let flip = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(!*state))
    };
    html! {
        <div class="secret" role="group" aria-label={format!("Check the response of {}", props.who)}>
            <div class="choice" role="group" aria-label="Kind of secret">
                <button type="button" aria-pressed={(!*ha1).to_string()} onclick={flip(&ha1)}>{ "Password" }</button>
                <button type="button" aria-pressed={ha1.to_string()} onclick={flip(&ha1)}>{ "HA1" }</button>
            </div>
            <div class="entry">
                <input ref={input} type={if *shown { "text" } else { "password" }} autocomplete="off" spellcheck="false"
                    aria-label={format!("{what} of {}", props.who)} placeholder={what} onkeydown={enter} />
                <button type="button" class="show" aria-pressed={shown.to_string()} onclick={flip(&shown)}>{ "Show" }</button>
                <button type="button" class="primary" onclick={verify.reform(|_: MouseEvent| ())}>{ "Check" }</button>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct OutcomeProps {
    check: Check,
    given: String,
}

/// The verdict, and the response step by step.
#[component]
fn Outcome(props: &OutcomeProps) -> Html {
    let check = &props.check;
    let Some(verdict) = check.verdict else {
        return html! {};
    };
    let shape = match verdict {
        Verdict::Match => Shape::Good,
        Verdict::Mismatch => Shape::Of(Severity::Error),
        Verdict::NoSecret => Shape::Of(Severity::Info),
        _ => Shape::Of(Severity::Warning),
    };
    html! {
        <div class="outcome" role="status">
            <p class={classes!("verdict", (verdict == Verdict::Match).then_some("good"))}>
                <Icon shape={shape} /><strong>{ words::verdict(verdict) }</strong>
            </p>
            <p><Said text={check.explanation.clone()} /></p>
            if !check.steps.is_empty() {
                <ol class="steps">
                    { for check.steps.iter().map(|step| html! {
                        <li>
                            <p><strong>{ &step.name }</strong><span class="formula">{ &step.formula }</span></p>
                            <p class="value">{ &step.value }</p>
                            if step.secret {
                                <p class="warn">{ "As good as the password: keep it to yourself." }</p>
                            }
                        </li>
                    }) }
                    <li>
                        <p><strong>{ "in the message" }</strong></p>
                        <p class="value">{ &props.given }</p>
                    </li>
                </ol>
            }
        </div>
    }
}
