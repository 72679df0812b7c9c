//! Challenges, the credentials that answer them, and what came of them.

use super::{credentials::Credentials, said::Said};
use crate::{
    report::page::{AuthRow, Check, Overview},
    ui::state::Action,
    view::auth,
};
use std::{collections::BTreeMap, rc::Rc};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) checks: Rc<BTreeMap<u32, Check>>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn AuthPane(props: &Props) -> Html {
    let overview = &props.overview;
    if overview.challenges.is_empty() && overview.credentials.is_empty() {
        return html! {
            <p class="nothing">{ "Nobody is asked to prove who they are: there is no challenge and there are no credentials in this text." }</p>
        };
    }
    let numbered = || overview.credentials.iter().zip(0_u32..);
    let answer = |(row, number): (&AuthRow, u32)| {
        html! {
            <Credentials key={number} row={row.clone()} number={number} outcome={auth::outcome(row, &overview.messages)}
                check={props.checks.get(&number).cloned()} say={&props.say} />
        }
    };
    let challenges = overview
        .challenges
        .iter()
        .zip(0_u32..)
        .map(|(row, number)| {
            let of: Vec<_> = numbered()
                .filter(|(r, _)| r.answers == Some(number))
                .collect();
            let told = auth::asked(row, &of.iter().map(|(r, _)| *r).collect::<Vec<_>>());
            let answers: Vec<Html> = of.into_iter().map(answer).collect();
            html! {
                <section class="challenge" key={number}>
                    <AuthHead row={row.clone()} say={&props.say} />
                    <p class="tale"><Said text={told} /></p>
                    <Params row={row.clone()} />
                    if answers.is_empty() {
                        <p class="unanswered">{ "Not answered in this text." }</p>
                    }
                    { for answers }
                </section>
            }
        });
    let alone: Vec<Html> = numbered()
        .filter(|(r, _)| r.answers.is_none())
        .map(answer)
        .collect();
    html! {
        <div class="auth" tabindex="0" role="region" aria-label="Challenges and credentials">
            { for challenges }
            if !alone.is_empty() {
                <section class="challenge">
                    <p class="unanswered">{ "Credentials whose challenge is not in this text" }</p>
                    { for alone }
                </section>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub(super) row: AuthRow,
    pub(super) say: Callback<Action>,
}

/// The field and its message; leads to it.
#[component]
pub(super) fn AuthHead(props: &RowProps) -> Html {
    let row = &props.row;
    let (from, to) = (row.from, row.to);
    html! {
        <button type="button" class="auth-head" onclick={props.say.reform(move |_| Action::Show { from, to })}>
            <strong>{ &row.field }</strong>
            <span>{ format!("message {} · {}", row.message_id.saturating_add(1), row.method) }</span>
        </button>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ParamsProps {
    pub(super) row: AuthRow,
}

/// The parameters as they stand.
#[component]
pub(super) fn Params(props: &ParamsProps) -> Html {
    html! {
        <dl class="params">
            <dt>{ "scheme" }</dt><dd>{ &props.row.scheme }</dd>
            { for props.row.params.iter().map(|(name, value)| html! {
                <><dt>{ name }</dt><dd>{ if value.is_empty() { "(empty)" } else { value } }</dd></>
            }) }
        </dl>
    }
}
