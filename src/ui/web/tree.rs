//! The tree of parts.

use super::{
    browser,
    icon::{Icon, Shape},
};
use crate::{
    report::{page::Overview, v1::Severity},
    ui::state::{Action, Detail},
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
    pub(super) say: Callback<Action>,
}

type Open = UseStateHandle<BTreeSet<Path>>;

#[component]
pub(super) fn Tree(props: &Props) -> Html {
    let open = use_state(BTreeSet::<Path>::new);
    // What is selected elsewhere is shown here: everything above it opens.
    use_effect_with((props.detail.message, props.selected.clone()), {
        let open = open.clone();
        move |(_, selected)| {
            if let Some(path) = selected {
                let missing: Vec<Path> = tree::above(path).filter(|p| !open.contains(p)).collect();
                if !missing.is_empty() {
                    let mut now = (*open).clone();
                    now.extend(missing);
                    open.set(now);
                }
            }
        }
    });
    use_effect_with((props.selected.clone(), open.len()), |(selected, _)| {
        if let Some(path) = selected {
            browser::scroll_to(&id(path));
        }
    });
    let rows = tree::rows(&props.detail.tree, &open);
    let active = props.selected.as_ref().map(|path| id(path));
    html! {
        <div class="tree" role="tree" tabindex="0" aria-label="Parts of the message" aria-activedescendant={active}
            onkeydown={keys(props, &open)}>
            { for rows.iter().map(|row| item(row, props, &open)) }
        </div>
    }
}

fn id(path: &[usize]) -> String {
    let steps: Vec<String> = path.iter().map(ToString::to_string).collect();
    format!("part-{}", steps.join("-"))
}

fn item(row: &TreeRow<'_>, props: &Props, open: &Open) -> Html {
    let TreeRow { path, node, .. } = row;
    let choose = {
        let path = path.clone();
        props
            .say
            .reform(move |_: MouseEvent| Action::SelectPart(path.clone()))
    };
    let toggle = {
        let (path, open) = (path.clone(), open.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            set_open(&open, &path, !open.contains(&path));
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

fn set_open(open: &Open, path: &Path, wanted: bool) {
    let mut now = (**open).clone();
    if wanted {
        now.insert(path.clone());
    } else {
        now.remove(path);
    }
    open.set(now);
}

/// The keys of a tree, as the ARIA practices describe them.
fn keys(props: &Props, open: &Open) -> Callback<KeyboardEvent> {
    let (detail, selected) = (props.detail.clone(), props.selected.clone());
    let (say, open) = (props.say.clone(), open.clone());
    Callback::from(move |event: KeyboardEvent| {
        let rows = tree::rows(&detail.tree, &open);
        let at = rows.iter().position(|r| Some(&r.path) == selected.as_ref());
        let row = at.and_then(|at| rows.get(at));
        let last = rows.len().saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => at.map_or(0, |at| at.saturating_add(1).min(last)),
            "ArrowUp" => at.map_or(0, |at| at.saturating_sub(1)),
            "Home" => 0,
            "End" => last,
            "ArrowRight" => match row {
                Some(row) if row.open == Some(false) => {
                    event.prevent_default();
                    set_open(&open, &row.path, true);
                    return;
                }
                Some(row) if row.open == Some(true) => at.map_or(0, |at| at.saturating_add(1)),
                _ => return,
            },
            "ArrowLeft" => match row {
                Some(row) if row.open == Some(true) => {
                    event.prevent_default();
                    set_open(&open, &row.path, false);
                    return;
                }
                Some(row) => {
                    let above = row.path.split_last().map(|(_, above)| above);
                    let Some(to) = rows.iter().position(|r| Some(r.path.as_slice()) == above)
                    else {
                        return;
                    };
                    to
                }
                None => return,
            },
            _ => return,
        };
        event.prevent_default();
        if let Some(row) = rows.get(to) {
            say.emit(Action::SelectPart(row.path.clone()));
        }
    })
}
