//! What the selected part means, who says so, and what is wrong with it.

use super::{
    icon::{Icon, Shape},
    said::Said,
};
use crate::{
    report::page::{Finding, Node, Overview},
    ui::state::{Action, RulesAction},
    view::{findings, words},
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) part: Node,
    pub(super) message: u32,
    /// Whether it is the whole message: its findings have the pane below to themselves.
    pub(super) whole: bool,
    pub(super) overview: Rc<Overview>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn PartCard(props: &Props) -> Html {
    let part = &props.part;
    let within = findings::within(&props.overview.findings, part.from, part.to);
    let found: Vec<Html> = within
        .filter(|_| !props.whole)
        .map(|(number, finding)| problem(number, finding, &props.say))
        .collect();
    html! {
        <div class="card" aria-live="polite">
            <p class="title">
                <strong>{ &part.label }</strong>
                if let Some((rfc, section)) = &part.source { <Reference rfc={*rfc} section={section.clone()} /> }
            </p>
            <p class={format!("full sip-{}", part.class)}>{ &part.value }</p>
            if !part.meaning.is_empty() { <p class="meaning"><Said text={part.meaning.clone()} /></p> }
            { for found }
        </div>
    }
}

fn problem(number: usize, finding: &Finding, say: &Callback<Action>) -> Html {
    let severity = finding.severity();
    let page = {
        let rule = finding.code.clone();
        say.reform(move |_: MouseEvent| Action::Rules(RulesAction::Page(rule.clone())))
    };
    html! {
        <div class="problem" key={number}>
            <p>
                <Icon shape={Shape::Of(severity)} />
                <strong class={format!("severity-{}", words::severity(severity))}>{ words::severity(severity) }</strong>
                { " " }<Said text={finding.message.clone()} />
                { " " }<button type="button" class="place" title="What this rule is about" onclick={page}>{ &finding.code }</button>
            </p>
            <p class="fixes"><FixButtons number={number} finding={finding.clone()} say={say} /></p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FixProps {
    pub(super) number: usize,
    pub(super) finding: Finding,
    pub(super) say: Callback<Action>,
    /// Where they stand in the order of the Tab key.
    #[prop_or_default]
    pub(super) tabindex: Option<&'static str>,
}

/// A button for each fix that can be applied; what can only be shown is shown.
#[component]
pub(super) fn FixButtons(props: &FixProps) -> Html {
    let number = props.number;
    let fixes = props.finding.fixes.iter().enumerate().map(|(index, fix)| {
        let title = words::trust(fix.applicability);
        if !fix.applies() {
            return html! { <span class="advice" title={title}>{ &fix.title }</span> };
        }
        let apply = props.say.reform(move |event: MouseEvent| {
            event.stop_propagation();
            Action::Fix { finding: number, fix: index }
        });
        html! {
            <button type="button" class="fix" title={title} onclick={apply} tabindex={props.tabindex}>{ &fix.title }</button>
        }
    });
    html! { <>{ for fixes }</> }
}

#[derive(Properties, PartialEq)]
pub(super) struct ReferenceProps {
    pub(super) rfc: u16,
    pub(super) section: String,
}

/// Where a standard says so.
#[component]
pub(super) fn Reference(props: &ReferenceProps) -> Html {
    html! {
        <a class="reference" href={words::link(props.rfc, &props.section)} target="_blank" rel="noopener noreferrer">
            { words::source(props.rfc, &props.section) }
        </a>
    }
}
