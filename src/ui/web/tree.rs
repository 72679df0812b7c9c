//! The tree of parts.

use super::{
    browser,
    icon::{Icon, Shape},
};
use crate::{
    report::{page::Overview, v1::Severity},
    ui::state::{Action, Detail, TreeWalk, Walk},
    view::{
        findings,
        tree::{self, Path, TreeRow},
        words,
    },
};
use std::{collections::BTreeSet, rc::Rc};
use web_sys::KeyboardEvent;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) detail: Rc<Detail>,
    pub(super) overview: Rc<Overview>,
    pub(super) selected: Option<Path>,
    pub(super) open: Rc<BTreeSet<Path>>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Tree(props: &Props) -> Html {
    use_effect_with(
        (props.selected.clone(), props.detail.message),
        |(path, _)| {
            if let Some(path) = path {
                browser::scroll_to(&id(path));
            }
        },
    );
    let rows = tree::rows(&props.detail.tree, &props.open);
    let active = props.selected.as_ref().map(|path| id(path));
    html! {
        <div class="tree" role="tree" tabindex="0" aria-label="Parts of the message" aria-activedescendant={active}
            onkeydown={keys(&props.say)}>
            { for rows.iter().map(|row| item(row, props)) }
        </div>
    }
}

fn id(path: &[usize]) -> String {
    let steps: Vec<String> = path.iter().map(ToString::to_string).collect();
    format!("part-{}", steps.join("-"))
}

fn item(row: &TreeRow<'_>, props: &Props) -> Html {
    let TreeRow { path, node, .. } = row;
    let choose = {
        let path = path.clone();
        props
            .say
            .reform(move |_: MouseEvent| Action::SelectPart(path.clone()))
    };
    let toggle = {
        let path = path.clone();
        props.say.reform(move |event: MouseEvent| {
            event.stop_propagation();
            Action::TogglePart(path.clone())
        })
    };
    let worst = findings::within(&props.overview.findings, node.from, node.to)
        .map(|(_, f)| f.severity())
        .max();
    let depth = path.len().min(8);
    html! {
        <div class={format!("item depth-{depth}")} role="treeitem" key={id(path)} id={id(path)}
            aria-level={path.len().to_string()} aria-posinset={row.position.to_string()}
            aria-setsize={row.siblings.to_string()} aria-expanded={row.open.map(|o| o.to_string())}
            aria-selected={(props.selected.as_ref() == Some(path)).to_string()} onclick={choose}>
            if row.open.is_some() {
                <span class="toggle" onclick={toggle}><Icon shape={Shape::Chevron} /></span>
            } else {
                <span class="toggle"></span>
            }
            <span class="label">{ &node.label }</span>
            <span class={format!("value sip-{}", node.class)}>{ &node.value }</span>
            if let Some(severity) = worst { <Mark severity={severity} /> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MarkProps {
    severity: Severity,
}

#[component]
fn Mark(props: &MarkProps) -> Html {
    html! {
        <span class="mark">
            <Icon shape={Shape::Of(props.severity)} />
            <span class="hidden">{ words::severity(props.severity) }</span>
        </span>
    }
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let walk = match event.key().as_str() {
            "ArrowRight" => TreeWalk::In,
            "ArrowLeft" => TreeWalk::Out,
            key => match Walk::by_key(key, 10) {
                Some(walk) => TreeWalk::Rows(walk),
                None => return,
            },
        };
        event.prevent_default();
        say.emit(Action::WalkTree(walk));
    })
}
