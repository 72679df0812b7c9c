//! The rules: their list, and the page of each, with how it is graded.

use super::{browser, part_card::Reference, said::Said};
use crate::{
    report::page::{Block, BlockKind, RulePage, RuleRow},
    ui::state::{Action, Grade, Grades, Rules, RulesAction, RulesView},
    view::{rules, words},
};
use std::rc::Rc;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) rules: Rc<Rules>,
    pub(super) say: Callback<Action>,
}

/// A dialog with the list or a page.
#[component]
pub(super) fn RulesDialog(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_effect_with(props.rules.view.clone(), {
        let dialog = dialog.clone();
        move |view| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                browser::set_dialog(&dialog, *view != RulesView::Closed);
                dialog.set_scroll_top(0);
            }
        }
    });
    let close = || said(&props.say, || RulesAction::Close);
    html! {
        <dialog class="help rules" ref={dialog} aria-labelledby="rules-title" onclose={props.say.reform(|_| Action::Rules(RulesAction::Close))}>
            { match &props.rules.view {
                RulesView::Closed => Html::default(),
                RulesView::List => html! { <List rules={props.rules.clone()} say={&props.say} /> },
                RulesView::Page(page) => html! {
                    <Page page={page.clone()} grade={props.rules.grades.get(&page.rule.name).copied()} say={&props.say} />
                },
            } }
            <p class="buttons">
                if matches!(props.rules.view, RulesView::Page(_)) {
                    <button type="button" class="tool bordered" onclick={said(&props.say, || RulesAction::List)}>{ "All rules" }</button>
                }
                <button type="button" class="primary" onclick={close()}>{ "Close" }</button>
            </p>
        </dialog>
    }
}

fn said(
    say: &Callback<Action>,
    action: impl Fn() -> RulesAction + 'static,
) -> Callback<MouseEvent> {
    say.reform(move |_: MouseEvent| Action::Rules(action()))
}

#[component]
fn List(props: &Props) -> Html {
    let words = use_state(String::new);
    let typed = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| {
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let families = rules::by_family(&props.rules.all, &words);
    let changed = u32::try_from(props.rules.grades.len()).unwrap_or(u32::MAX);
    html! {
        <>
            <h2 id="rules-title">{ "Rules" }</h2>
            <p class="find">
                <input type="search" placeholder="Find a rule" aria-label="Find a rule" value={(*words).clone()} oninput={typed} />
                if changed > 0 {
                    <span>{ words::count(changed, "rule graded otherwise", "rules graded otherwise") }</span>
                    <button type="button" class="tool bordered" onclick={said(&props.say, || RulesAction::Reset)}>{ "Set all back" }</button>
                }
            </p>
            if families.is_empty() && !props.rules.all.is_empty() { <p>{ "No rule has these words." }</p> }
            { for families.into_iter().map(|(title, rules)| html! {
                <section key={title}>
                    <h3>{ title }</h3>
                    <ul class="rule-list">{ for rules.into_iter().map(|rule| entry(rule, &props.rules.grades, &props.say)) }</ul>
                </section>
            }) }
        </>
    }
}

fn entry(rule: &RuleRow, grades: &Grades, say: &Callback<Action>) -> Html {
    let code = rule.code.clone();
    let open = said(say, move || RulesAction::Page(code.clone()));
    html! {
        <li key={rule.code.clone()}>
            <button type="button" onclick={open}>
                <span class="code">{ &rule.code }</span>
                <span class="title"><Said text={rule.title.clone()} /></span>
                <span class="grade-name">{ grade_name(rule, grades.get(&rule.name)) }</span>
            </button>
        </li>
    }
}

/// The grade in force, and that it is the user's where it is.
fn grade_name(rule: &RuleRow, grade: Option<&Grade>) -> String {
    match grade {
        Some(grade) => format!("{} (yours)", grade.name()),
        None => rule.severity.map_or("", words::severity).to_owned(),
    }
}

#[derive(Properties, PartialEq)]
struct PageProps {
    page: Rc<RulePage>,
    grade: Option<Grade>,
    say: Callback<Action>,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let RulePage {
        rule,
        fix,
        since,
        cites,
        blocks,
    } = &*props.page;
    html! {
        <>
            <h2 id="rules-title"><span class="code">{ &rule.code }</span>{ " " }{ &rule.name }</h2>
            <p class="sources">
                { for cites.iter().map(|cite| html! {
                    <span><Reference rfc={cite.rfc} section={cite.section.clone()} />{ " " }{ words::force(cite) }</span>
                }) }
            </p>
            <p class="small">{ format!("Fix: {fix} · since {since}") }</p>
            <GradeChoice rule={rule.clone()} grade={props.grade} say={&props.say} />
            { for blocks.iter().enumerate().map(|(number, block)| html_of(number, block, &props.say)) }
        </>
    }
}

fn html_of(number: usize, block: &Block, say: &Callback<Action>) -> Html {
    match block.kind {
        BlockKind::Heading => html! { <h3>{ &block.text }</h3> },
        BlockKind::Paragraph => html! { <p><Said text={block.text.clone()} /></p> },
        BlockKind::Code => html! {
            <div class="example">
                <pre tabindex="0">{ for block.runs.iter().map(|(run, marked)| if *marked {
                    html! { <mark>{ run }</mark> }
                } else {
                    html! { run }
                }) }</pre>
                if block.load.is_some() {
                    <button type="button" class="fix" onclick={said(say, move || RulesAction::Load(number))}>{ "Open in the inspector" }</button>
                }
            </div>
        },
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    rule: RuleRow,
    grade: Option<Grade>,
    say: Callback<Action>,
}

/// How the findings of the rule are graded; remembered.
#[component]
fn GradeChoice(props: &ChoiceProps) -> Html {
    let choose = {
        let (say, rule) = (props.say.clone(), props.rule.name.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            say.emit(Action::Rules(RulesAction::Grade {
                rule: rule.clone(),
                grade: Grade::named(&select.value()),
            }));
        })
    };
    let own = props.rule.severity.map_or("", words::severity);
    html! {
        <p class="regrade">
            <label>{ "Findings of this rule are " }
                <select onchange={choose}>
                    <option value="" selected={props.grade.is_none()}>{ format!("as it is ({own})") }</option>
                    { for Grade::ALL.map(|grade| html! {
                        <option value={grade.name()} selected={props.grade == Some(grade)}>{ grade.name() }</option>
                    }) }
                </select>
            </label>
            <span class="small">{ " Remembered in this browser." }</span>
        </p>
    }
}
