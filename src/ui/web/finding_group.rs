//! What a rule found more than once, under one heading.

use super::{
    browser,
    findings::{Context, go, grade, slug, sources},
};
use crate::{
    report::page::Finding,
    ui::state::Action,
    view::groups::{Group, STEP},
};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) group: Group,
    pub(super) context: Context,
}

#[component]
pub(super) fn GroupOf(props: &Props) -> Html {
    let Props { group, context } = props;
    let first = group.first.first();
    let asked = use_mut_ref(|| None);
    // Who asked for more goes on with those.
    use_effect_with(group.first.len(), {
        let asked = asked.clone();
        move |_| {
            if let Some(number) = asked.take() {
                browser::focus(&go(number));
            }
        }
    });
    let Some(finding) = first.and_then(|first| context.overview.findings.get(*first)) else {
        return html! {};
    };
    let more = {
        let (code, next, say) = (group.code.clone(), group.next, context.say.clone());
        Callback::from(move |_: MouseEvent| {
            asked.replace(next);
            say.emit(Action::MoreFindings(code.clone()));
        })
    };
    let drawn = [group.first.as_slice(), &group.around].concat();
    let tabindex = context.tabindex(&drawn);
    let found = found(props);
    let beside = group.beside(found);
    html! {
        <li class="group">
            { heading(finding, found, tabindex, context) }
            <ul>
                { for group.first.iter().map(|number| context.row(*number, false)) }
                if group.rest() > 0 || !beside.is_empty() {
                    <li class="rest" key="more">
                        if group.rest() > 0 {
                            <button type="button" class="tool bordered further" {tabindex} onclick={more}>
                                { format!("Show {} more", group.rest().min(STEP)) }
                            </button>
                        }
                        <span>{ beside }</span>
                    </li>
                }
                { for group.around.iter().map(|number| context.row(*number, false)) }
                if group.after > 0 && !group.around.is_empty() {
                    <li class="rest" key="after">{ format!("{} more after these", group.after) }</li>
                }
            </ul>
        </li>
    }
}

fn heading(finding: &Finding, count: usize, tabindex: &'static str, context: &Context) -> Html {
    html! {
        <div class="group-head">
            <h3>
                { grade(finding.severity()) }
                <span class="where">{ format!("{count}×") }</span>
                { slug(finding, tabindex, &context.say) }
            </h3>
            { sources(finding) }
        </div>
    }
}

/// How often the rule was found, which may be more than the overview has.
fn found(props: &Props) -> usize {
    match props.context.overview.found.get(&props.group.code) {
        Some(found) if props.context.whole => *found as usize,
        _ => props.group.count,
    }
}
