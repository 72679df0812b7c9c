//! What the page does and which keys it knows.

use super::browser;
use crate::ui::state::{Action, RulesAction};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) open: bool,
    pub(super) say: Callback<Action>,
}

const KEYS: [(&str, &str); 9] = [
    ("Ctrl V", "Open what was copied, anywhere but in a field"),
    ("Ctrl F", "Search the source"),
    ("Ctrl Z, Ctrl Y", "Undo and redo, fixes included"),
    ("F8, Shift F8", "Next and previous finding, in the source"),
    ("↑ ↓ Home End", "Move in the lists and in the tree"),
    ("← →", "Close and open a part of the tree"),
    (
        "Shift ← →, F2",
        "Move a lane of the ladder, and give it a name",
    ),
    ("Tab", "Next pane or button; it leaves the source too"),
    (
        "Esc",
        "Close a card, a menu, the search, this help; stop what takes its time",
    ),
];

#[component]
pub(super) fn Help(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_effect_with(props.open, {
        let dialog = dialog.clone();
        move |open| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                browser::set_dialog(&dialog, *open);
            }
        }
    });
    html! {
        <dialog class="help" ref={dialog} aria-labelledby="help-title" onclose={props.say.reform(|_| Action::SetHelp(false))}>
            <h2 id="help-title">{ "SIP Inspector" }</h2>
            <p>{ "Finds SIP messages in whatever text you have, says what every part means and where the standards say so, points at what is wrong, and offers a fix where there is one right answer." }</p>
            <p>{ "Everything happens in this page: nothing you open, paste or type is sent anywhere or stored. A password typed to check a digest is used for that check alone." }</p>
            <h3>{ "Keys" }</h3>
            <dl>
                { for KEYS.map(|(keys, what)| html! { <><dt><kbd>{ keys }</kbd></dt><dd>{ what }</dd></> }) }
            </dl>
            <p class="buttons"><button type="button" class="tool bordered" onclick={props.say.reform(|_| Action::Rules(RulesAction::List))}>{ "All rules" }</button><button type="button" class="primary" onclick={props.say.reform(|_| Action::SetHelp(false))}>{ "Close" }</button></p>
            <p class="small">{ "Version " }{ env!("CARGO_PKG_VERSION") }{ " · " }<a href="notices.txt">{ "Licences" }</a></p>
        </dialog>
    }
}
