//! The ladder as a file to keep.

use super::{
    icon::{Icon, Shape},
    menu::{Item, Menu},
};
use crate::{ui::state::Action, view::ladder::Drawing};
use yew::prelude::*;

const DRAWINGS: [(Drawing, &str, &str); 4] = [
    (Drawing::Svg, "Ladder as SVG", "A picture that stays sharp"),
    (
        Drawing::Png,
        "Ladder as PNG",
        "A picture for chats and tickets",
    ),
    (
        Drawing::Mermaid,
        "Ladder as Mermaid",
        "A sequence diagram that wikis and tickets draw",
    ),
    (Drawing::Text, "Ladder as text", "Drawn with characters"),
];

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) say: Callback<Action>,
}

/// A button that opens the list of forms.
#[component]
pub(super) fn LadderExport(props: &Props) -> Html {
    let items: Vec<Item> = DRAWINGS
        .iter()
        .map(|(drawing, title, about)| Item {
            title: (*title).into(),
            about: (*about).into(),
            action: props.say.reform(|()| Action::Draw(*drawing)),
        })
        .collect();
    html! {
        <Menu id="ladder-export" name="Save ladder" icon={html! { <Icon shape={Shape::Export} /> }} {items} />
    }
}
