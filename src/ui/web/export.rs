//! The text and what was found, as files for other tools.

use super::{
    icon::{Icon, Shape},
    menu::{Item, Menu},
};
use crate::ui::state::{Action, Form};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) messages: usize,
    /// Whether there is nothing yet to keep.
    pub(super) disabled: bool,
    pub(super) say: Callback<Action>,
}

const FORMS: [(Form, &str, &str); 7] = [
    (
        Form::Markdown,
        "Report as Markdown",
        "What was found, message by message, for a ticket",
    ),
    (
        Form::Json,
        "Report as JSON",
        "Messages, calls, findings and fixes, for programs",
    ),
    (
        Form::Sarif,
        "Findings as SARIF 2.1.0",
        "For editors and code scanning",
    ),
    (
        Form::Text,
        "Messages as text",
        "As they go over the wire, each under a line of what is known of it",
    ),
    (
        Form::Pcapng,
        "Messages as packet capture",
        "pcapng; addresses that are not known are made up",
    ),
    (
        Form::SippUac,
        "SIPp scenario, calling side",
        "Of the call chosen, or of the first one; SIPp plays it",
    ),
    (
        Form::SippUas,
        "SIPp scenario, answering side",
        "The other side of the same call",
    ),
];

/// A button that opens the list of forms.
#[component]
pub(super) fn ExportMenu(props: &Props) -> Html {
    let items: Vec<Item> = FORMS
        .iter()
        .filter(|(form, ..)| {
            props.messages > 0 || matches!(form, Form::Markdown | Form::Json | Form::Sarif)
        })
        .map(|(form, title, about)| Item {
            title: (*title).into(),
            about: (*about).into(),
            action: props.say.reform(|()| Action::Export(*form)),
        })
        .collect();
    html! {
        <Menu id="export" name="Export" icon={html! { <Icon shape={Shape::Export} /> }} {items} disabled={props.disabled} />
    }
}
