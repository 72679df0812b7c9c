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
    let challenges = overview.challenges.iter().zip(0_u32..);
    let alone = answers(props, None);
    html! {
        <div class="auth" tabindex="0" role="region" aria-label="Challenges and credentials">
            { for challenges.map(|(row, number)| challenge(row, number, props)) }
            if !alone.is_empty() {
                <section class="challenge">
                    <p class="unanswered">{ "Credentials whose challenge is not in this text" }</p>
                    { for credentials(alone, props) }
                </section>
            }
        </div>
    }
}

/// A challenge and the credentials that answer it.
fn challenge(row: &AuthRow, number: u32, props: &Props) -> Html {
    let answers = answers(props, Some(number));
    let told = auth::asked(row, &answers.iter().map(|(r, _)| *r).collect::<Vec<_>>());
    html! {
        <section class="challenge" key={number}>
            <AuthHead row={row.clone()} say={&props.say} />
            <p class="tale"><Said text={told} /></p>
            <Params row={row.clone()} />
            if answers.is_empty() {
                <p class="unanswered">{ "Not answered in this text." }</p>
            }
            { for credentials(answers, props) }
        </section>
    }
}

/// The credentials that answer a challenge, or none in this text, each with its number.
fn answers(props: &Props, challenge: Option<u32>) -> Vec<(&AuthRow, u32)> {
    let numbered = props.overview.credentials.iter().zip(0..);
    numbered.filter(|(r, _)| r.answers == challenge).collect()
}

fn credentials(rows: Vec<(&AuthRow, u32)>, props: &Props) -> impl Iterator<Item = Html> {
    rows.into_iter().map(|(row, number)| {
        html! {
            <Credentials key={number} row={row.clone()} {number} outcome={auth::outcome(row, &props.overview.messages)}
                check={props.checks.get(&number).cloned()} say={&props.say} />
        }
    })
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
