//! The selected message as its bytes: what was sent, and where the selected part of it stands.

use super::long_list::LongList;
use crate::{
    ui::state::{Action, Detail, Selection},
    view::{
        hex::{self, Cell, HexRow},
        tree::node,
    },
};
use std::{ops::Range, rc::Rc};
use web_sys::Element;
use yew::prelude::*;

/// Height of a row in pixels, as the style sheet has it.
const ROW: u32 = 20;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The selected message.
    pub(super) detail: Option<Rc<Detail>>,
    pub(super) selection: Rc<Selection>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn BytesView(props: &Props) -> Html {
    let width = use_state_eq(|| 16);
    let Some(detail) = props.detail.clone() else {
        return html! { <p class="nothing">{ "Select a message to see its bytes." }</p> };
    };
    let path = props.selection.part.as_deref().unwrap_or_default();
    let part = node(&detail.tree, path).filter(|_| !path.is_empty());
    let marked = part.map_or((0, 0), |part| part.bytes);
    let count = hex::count(&detail.bytes, *width);
    let at = part.map(|part| part.bytes.0.checked_div(*width).unwrap_or_default());
    let (sized, in_row) = (width.setter(), *width);
    let sized = Callback::from(move |pixels| sized.set(hex::fitting(pixels)));
    let draw = Callback::from(move |rows: Range<u32>| {
        html! { <>{ for hex::rows(&detail.bytes, in_row, rows, marked).iter().map(line) }</> }
    });
    // One listener for all bytes: each says its own number.
    let say = props.say.clone();
    let choose = Callback::from(move |event: MouseEvent| {
        let cell = event.target_dyn_into::<Element>();
        let at = cell.and_then(|cell| cell.get_attribute("data-at")?.parse().ok());
        if let Some(at) = at {
            say.emit(Action::SelectByte(at));
        }
    });
    html! {
        <div class={classes!("hex", (*width == 16).then_some("wide"))} onclick={choose}>
            <LongList role="list" class="hex-rows" label="Bytes of the message" row={ROW} {count} {at} {draw} {sized} />
        </div>
    }
}

fn line(row: &HexRow) -> Html {
    let cells = || row.cells.iter().zip(row.first..);
    html! {
        <div class="hex-row" role="listitem" key={row.first}>
            <span class="offset">{ format!("{:04x}", row.first) }</span>
            <span class="octets">{ for cells().map(|(cell, at)| one(cell, at, format!("{:02x}", cell.byte))) }</span>
            <span class="characters" aria-hidden="true">{ for cells().map(|(cell, at)| one(cell, at, cell.shown.to_string())) }</span>
        </div>
    }
}

fn one(cell: &Cell, at: u32, text: String) -> Html {
    let class = classes!(
        cell.marked.then_some("marked"),
        (!cell.byte.is_ascii_graphic()).then_some("faint")
    );
    html! { <span {class} data-at={at.to_string()}>{ text }</span> }
}
