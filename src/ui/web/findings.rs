//! What was found, in the selected message or everywhere.

use super::{
    browser,
    icon::{Icon, Shape},
    part_card::{FixButtons, Reference},
    said::Said,
};
use crate::{
    report::{
        page::{Finding, Overview, Related},
        v1::Severity,
    },
    ui::state::{Action, Phase, RulesAction, Selection},
    view::{
        findings::{self, Filter, Scope},
        words,
    },
};
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Findings drawn at first; more on demand.
const PAGE: usize = 200;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) selection: Rc<Selection>,
    pub(super) filter: Filter,
    pub(super) phase: Phase,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn FindingsPane(props: &Props) -> Html {
    use_effect_with(props.selection.finding, |number| {
        if let Some(number) = number {
            browser::scroll_to(&format!("finding-{number}"));
        }
    });
    let message = props.selection.message;
    let listed = findings::listed(&props.overview.findings, props.filter, message);
    let cut = findings::cut(&props.overview, props.filter.scope, message);
    html! {
        <section class="pane findings" aria-label="Findings">
            <Heading filter={props.filter} overview={props.overview.clone()} {message} say={&props.say} />
            if listed.is_empty() {
                <p class="nothing">{ cut.map_or_else(|| nothing(props), Html::from) }</p>
            } else {
                <List overview={props.overview.clone()} ids={listed.iter().map(|(n, _)| *n).collect::<Rc<[usize]>>()}
                    chosen={props.selection.finding} {cut} say={&props.say} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    overview: Rc<Overview>,
    /// The numbers of the findings listed.
    ids: Rc<[usize]>,
    chosen: Option<usize>,
    /// What is said of those that the overview has not.
    cut: Option<String>,
    say: Callback<Action>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let most = use_state(|| PAGE);
    let ids = &props.ids;
    let chosen = props.chosen.filter(|number| ids.contains(number));
    let reachable = chosen.or(ids.first().copied());
    let rows = ids.iter().take(*most).filter_map(|number| {
        let finding = props.overview.findings.get(*number)?;
        let (selected, reachable) = (chosen == Some(*number), reachable == Some(*number));
        Some(row(*number, finding, selected, reachable, &props.say))
    });
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(most.saturating_add(PAGE)))
    };
    html! {
        <ul class="finding-list" onkeydown={Callback::from(|event: KeyboardEvent| keys(&event))}>
            { for rows }
            if ids.len() > *most {
                <li class="rest"><button type="button" class="tool" onclick={more}>
                    { format!("Show {} more", (ids.len() - *most).min(PAGE)) }
                </button></li>
            } else if let Some(cut) = &props.cut {
                <li class="rest">{ cut }</li>
            }
        </ul>
    }
}

fn nothing(props: &Props) -> Html {
    let text = match props.phase {
        Phase::Loading => "Inspecting…",
        Phase::Stopped => "The text was not inspected.",
        _ if props.overview.messages.is_empty() => "There is no message to check.",
        _ if props.overview.counts.total() == 0 => {
            return html! { <><Icon shape={Shape::Good} />{ "Nothing to complain of: every rule that applies is satisfied." }</> };
        }
        _ => "Nothing here with this filter.",
    };
    html! { text }
}

#[derive(Properties, PartialEq)]
struct HeadingProps {
    filter: Filter,
    overview: Rc<Overview>,
    message: Option<u32>,
    say: Callback<Action>,
}

#[component]
fn Heading(props: &HeadingProps) -> Html {
    let row = props
        .message
        .and_then(|id| props.overview.messages.get(id as usize));
    let counts = match (props.filter.scope, row) {
        (Scope::Message, Some(row)) => row.counts,
        _ => props.overview.counts,
    };
    let this = props.message.map_or_else(
        || "This message".to_owned(),
        |id| format!("Message {}", id.saturating_add(1)),
    );
    html! {
        <div class="head findings-head">
            <h2>{ "Findings" }</h2>
            if !props.overview.messages.is_empty() {
                <div class="choice" role="group" aria-label="Of">
                    { for [(Scope::All, "All".to_owned()), (Scope::Message, this)].map(|(scope, name)| html! {
                        <button type="button" aria-pressed={(props.filter.scope == scope).to_string()}
                            onclick={props.say.reform(move |_| Action::SetScope(scope))}>{ name }</button>
                    }) }
                </div>
                <div class="choice" role="group" aria-label="Severities">
                    { for [Severity::Error, Severity::Warning, Severity::Info].map(|severity| html! {
                        <button type="button" aria-pressed={props.filter.shows(severity).to_string()}
                            onclick={props.say.reform(move |_| Action::ToggleSeverity(severity))}>
                            <Icon shape={Shape::Of(severity)} />{ words::severities(counts.of(severity), severity) }
                        </button>
                    }) }
                </div>
            }
            if props.overview.off > 0 {
                <button type="button" class="place off" onclick={props.say.reform(|_| Action::Rules(RulesAction::List))}>
                    { findings::off(props.overview.off, props.overview.suppressed) }
                </button>
            }
        </div>
    }
}

fn row(
    number: usize,
    finding: &Finding,
    selected: bool,
    reachable: bool,
    say: &Callback<Action>,
) -> Html {
    let severity = finding.severity();
    let word = words::severity(severity);
    let tabindex = if reachable { "0" } else { "-1" };
    // What stands on the same line is seen with it.
    let elsewhere = finding.related.iter().filter(|r| r.line != finding.line);
    let elsewhere: Vec<Html> = elsewhere
        .map(|related| place(related, say, tabindex))
        .collect();
    let choose = say.reform(move |_: MouseEvent| Action::SelectFinding(number));
    let page = {
        let rule = finding.code.clone();
        say.reform(move |_: MouseEvent| Action::Rules(RulesAction::Page(rule.clone())))
    };
    html! {
        <li class={classes!("finding", selected.then_some("selected"))} key={number} id={format!("finding-{number}")}>
            <button type="button" class="go" tabindex={tabindex} onclick={choose} aria-current={selected.then_some("true")}>
                <span class={format!("grade severity-{word}")}><Icon shape={Shape::Of(severity)} />{ word }</span>
                <span class="where">{ format!("{}:{}", finding.line, finding.column) }</span>
                <span class="said"><Said text={finding.message.clone()} /></span>
            </button>
            <span class="fixes"><FixButtons number={number} finding={finding.clone()} say={say} tabindex={Some(tabindex)} /></span>
            if !elsewhere.is_empty() { <span class="related">{ for elsewhere }</span> }
            <span class="rule">
                <button type="button" class="slug" tabindex={tabindex} title="What this rule is about" onclick={page}>
                    <span class="code">{ &finding.code }</span>{ " " }{ &finding.rule }
                </button>
                <span class="sources">
                    { for finding.cites.iter().map(|cite| html! { <Reference rfc={cite.rfc} section={cite.section.clone()} /> }) }
                </span>
            </span>
        </li>
    }
}

/// Another place that bears on the finding; leads there.
fn place(related: &Related, say: &Callback<Action>, tabindex: &'static str) -> Html {
    let (from, to) = (related.from, related.to);
    html! {
        <span>
            <button type="button" class="place" tabindex={tabindex} onclick={say.reform(move |_| Action::Show { from, to })}>
                { format!("line {}", related.line) }
            </button>
            { " " }<Said text={related.note.clone()} />
        </span>
    }
}

fn keys(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    event.prevent_default();
    browser::focus_beside(".finding .go", step);
}
