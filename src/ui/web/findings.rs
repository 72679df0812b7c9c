//! What was found, in the selected message or everywhere.

use super::{
    browser,
    finding_group::GroupOf,
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
        groups::{self, Entry, Unfolded},
        words,
    },
};
use std::rc::Rc;
use web_sys::KeyboardEvent;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) overview: Rc<Overview>,
    pub(super) selection: Rc<Selection>,
    pub(super) filter: Filter,
    pub(super) unfolded: Rc<Unfolded>,
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
    let whole = props.filter.scope == Scope::All;
    let cut = findings::cut(&props.overview, message.filter(|_| !whole));
    let chosen = props.selection.finding;
    let chosen = chosen.filter(|chosen| listed.iter().any(|(number, _)| number == chosen));
    let entries = groups::entries(&listed, &props.unfolded, chosen);
    let context = Context {
        overview: props.overview.clone(),
        chosen,
        reachable: chosen.or(entries.first().and_then(Entry::first)),
        whole,
        say: props.say.clone(),
    };
    html! {
        <section class="pane findings" aria-label="Findings">
            <Heading filter={props.filter} overview={props.overview.clone()} {message} say={&props.say} />
            if listed.is_empty() {
                <p class="nothing">{ cut.map_or_else(|| nothing(props), Html::from) }</p>
            } else {
                <ul class="finding-list" onkeydown={Callback::from(|event: KeyboardEvent| keys(&event))}>
                    { for entries.into_iter().map(|entry| context.entry(entry)) }
                    if let Some(cut) = cut { <li class="rest" key="cut">{ cut }</li> }
                </ul>
            }
        </section>
    }
}

/// What every row of the list is drawn by.
#[derive(Clone, PartialEq)]
pub(super) struct Context {
    pub(super) overview: Rc<Overview>,
    chosen: Option<usize>,
    /// The one that the Tab key leads to.
    reachable: Option<usize>,
    /// Whether the whole text's findings are listed.
    pub(super) whole: bool,
    pub(super) say: Callback<Action>,
}

impl Context {
    fn entry(&self, entry: Entry) -> Html {
        match entry {
            Entry::One(number) => self.row(number, true),
            Entry::Group(group) => {
                let key = group.code.clone();
                html! { <GroupOf {key} {group} context={self.clone()} /> }
            }
        }
    }

    /// Where what belongs to these findings stands in the order of the Tab key.
    pub(super) fn tabindex(&self, numbers: &[usize]) -> &'static str {
        let leads = self.reachable.is_some_and(|one| numbers.contains(&one));
        if leads { "0" } else { "-1" }
    }

    /// A finding; `alone` where no heading says its rule.
    pub(super) fn row(&self, number: usize, alone: bool) -> Html {
        let Some(finding) = self.overview.findings.get(number) else {
            return html! {};
        };
        let tabindex = self.tabindex(&[number]);
        let selected = self.chosen == Some(number);
        row(number, finding, alone, selected, tabindex, &self.say)
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
    alone: bool,
    selected: bool,
    tabindex: &'static str,
    say: &Callback<Action>,
) -> Html {
    // What stands on the same line is seen with it.
    let elsewhere = finding.related.iter().filter(|r| r.line != finding.line);
    let elsewhere: Vec<Html> = elsewhere
        .map(|related| place(related, say, tabindex))
        .collect();
    let choose = say.reform(move |_: MouseEvent| Action::SelectFinding(number));
    html! {
        <li class={classes!("finding", selected.then_some("selected"))} key={number} id={format!("finding-{number}")}>
            <button type="button" class="go" id={go(number)} {tabindex} onclick={choose} aria-current={selected.then_some("true")}>
                if alone { { grade(finding.severity()) } }
                <span class="where">{ format!("{}:{}", finding.line, finding.column) }</span>
                <span class="said"><Said text={finding.message.clone()} /></span>
            </button>
            <span class="fixes"><FixButtons number={number} finding={finding.clone()} say={say} tabindex={Some(tabindex)} /></span>
            if !elsewhere.is_empty() { <span class="related">{ for elsewhere }</span> }
            if alone {
                <span class="rule">{ slug(finding, tabindex, say) }{ sources(finding) }</span>
            }
        </li>
    }
}

/// The id of the button that leads to a finding.
pub(super) fn go(number: usize) -> String {
    format!("go-{number}")
}

pub(super) fn grade(severity: Severity) -> Html {
    let word = words::severity(severity);
    html! { <span class={format!("grade severity-{word}")}><Icon shape={Shape::Of(severity)} />{ word }</span> }
}

/// The rule's code and name, which lead to its page.
pub(super) fn slug(finding: &Finding, tabindex: &'static str, say: &Callback<Action>) -> Html {
    let rule = finding.code.clone();
    let page = say.reform(move |_: MouseEvent| Action::Rules(RulesAction::Page(rule.clone())));
    html! {
        <button type="button" class="slug" {tabindex} title="What this rule is about" onclick={page}>
            <span class="code">{ &finding.code }</span>{ " " }{ &finding.rule }
        </button>
    }
}

/// Where the standards say so.
pub(super) fn sources(finding: &Finding) -> Html {
    html! {
        <span class="sources">
            { for finding.cites.iter().map(|cite| html! { <Reference rfc={cite.rfc} section={cite.section.clone()} /> }) }
        </span>
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
    browser::focus_beside(".finding .go, .finding-list .further", step);
}
