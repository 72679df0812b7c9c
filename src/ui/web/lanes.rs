//! The names of the lanes over the ladder: each opens a menu, can be dragged, and answers to keys.

use super::{
    browser,
    menu::{Item, MenuList, stays_within},
};
use crate::{
    ui::state::Action,
    view::ladder::{Change, Dropped, Geometry, Ladder, Lane, dropped},
};
use std::{cell::RefCell, rc::Rc};
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// How far a pointer may slip in a click, in pixels.
const SLIP: i32 = 5;

/// What is done with a lane at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Busy {
    #[default]
    No,
    /// Its menu is open.
    Menu(usize),
    /// It is given a name.
    Naming(usize),
    /// It is dragged: so far.
    Held(usize, i32),
}

/// A pointer that went down on a lane: where, and whether it has moved since.
type Press = Rc<RefCell<Option<(i32, bool)>>>;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ladder: Rc<Ladder>,
    pub(super) geometry: Geometry,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn Lanes(props: &Props) -> Html {
    let host = use_node_ref();
    let desk = Desk {
        ladder: props.ladder.clone(),
        gap: props.geometry.gap,
        say: props.say.clone(),
        busy: use_state_eq(Busy::default),
        first: use_state_eq(|| 0),
        press: use_mut_ref(|| None),
    };
    let slip = match *desk.busy {
        Busy::Held(_, slip) => slip,
        _ => 0,
    };
    use_effect_with((props.geometry, slip), {
        let host = host.clone();
        move |(geometry, slip)| {
            if let Some(host) = host.cast::<HtmlElement>() {
                browser::set_length(&host, "--gap", geometry.gap);
                browser::set_length(&host, "--gutter", geometry.gutter);
                browser::set_length(&host, "--wide", geometry.width);
                browser::set_length(&host, "--slip", *slip);
            }
        }
    });
    let heads = props.ladder.lanes.iter().zip(0..);
    html! {
        <div class="lanes" role="toolbar" aria-label="Lanes" ref={host}>
            { for heads.map(|(lane, number)| desk.head(lane, number)) }
        </div>
    }
}

fn id(number: usize) -> String {
    format!("lane-{number}")
}

/// The lanes, and what is done with them.
#[derive(Clone)]
struct Desk {
    ladder: Rc<Ladder>,
    gap: u32,
    say: Callback<Action>,
    busy: UseStateHandle<Busy>,
    /// The lane to which the tabulator goes.
    first: UseStateHandle<usize>,
    press: Press,
}

impl Desk {
    fn on<E: 'static>(&self, does: impl Fn(&Self, E) + 'static) -> Callback<E> {
        let desk = self.clone();
        Callback::from(move |event: E| does(&desk, event))
    }

    fn head(&self, lane: &Lane, number: usize) -> Html {
        let open = *self.busy == Busy::Menu(number);
        let first = (*self.first).min(self.ladder.lanes.len().saturating_sub(1));
        let about = format!("{}\n{}", lane.ends.join(", "), lane.note);
        html! {
            <div class={classes!("menu", "lane-head", self.look(number))}
                onfocusout={self.on(move |desk, event: FocusEvent| desk.left(number, &event))}>
                <button type="button" class="lane-name" id={id(number)} aria-haspopup="menu" aria-expanded={open.to_string()}
                    tabindex={if number == first { "0" } else { "-1" }} title={about.trim_end().to_owned()}
                    onfocus={self.on(move |desk, _: FocusEvent| desk.first.set(number))}
                    onkeydown={self.on(move |desk, event: KeyboardEvent| desk.key(number, &event))}
                    onpointerdown={self.on(|desk, event: PointerEvent| desk.pressed(&event))}
                    onpointermove={self.on(move |desk, event: PointerEvent| desk.dragged(number, &event))}
                    onpointerup={self.on(|desk, _: PointerEvent| desk.released())}
                    onpointercancel={self.on(|desk, _: PointerEvent| desk.let_go())}
                    onclick={self.on(move |desk, _: MouseEvent| desk.clicked(number))}>
                    <strong>{ &lane.name }</strong>
                    <span>{ &lane.note }</span>
                </button>
                if open {
                    <MenuList id="lane-menu" name={lane.name.clone()} items={self.items(lane, number)}
                        close={self.on(move |desk, ()| desk.closed(number))} />
                }
                if *self.busy == Busy::Naming(number) {
                    <Naming name={lane.name.clone()} done={self.on(move |desk, name| desk.named(number, name))} />
                }
            </div>
        }
    }

    /// How a lane looks while one is dragged.
    fn look(&self, number: usize) -> Option<&'static str> {
        let Busy::Held(held, slip) = *self.busy else {
            return None;
        };
        if held == number {
            return Some("held");
        }
        match dropped(held, slip, self.gap, self.ladder.lanes.len()) {
            Dropped::Onto(other) => (other == number).then_some("onto"),
            Dropped::By(by) if held.saturating_add_signed(by) == number => {
                Some(if by > 0 { "behind" } else { "ahead" })
            }
            Dropped::By(_) | Dropped::Nowhere => None,
        }
    }

    fn items(&self, lane: &Lane, number: usize) -> Vec<Item> {
        let last = self.ladder.lanes.len().saturating_sub(1);
        let item = |title: String, action: Callback<()>| Item {
            title: title.into(),
            about: AttrValue::default(),
            action,
        };
        let rename = self.on(move |desk, ()| desk.busy.set(Busy::Naming(number)));
        let mut items = vec![item("Rename".to_owned(), rename)];
        for (wanted, title, by) in [
            (number > 0, "Move left", -1),
            (number < last, "Move right", 1),
        ] {
            if wanted {
                items.push(item(
                    title.to_owned(),
                    self.on(move |desk, ()| desk.shift(number, by)),
                ));
            }
        }
        if lane.ends.len() > 1 {
            let key = lane.key.clone();
            let split = self.on(move |desk, ()| desk.change(Change::Split(key.clone()), number));
            items.push(item(format!("Split into {}", lane.ends.len()), split));
        }
        let others = self
            .ladder
            .lanes
            .iter()
            .zip(0..)
            .filter(|(_, other)| *other != number);
        items.extend(others.map(|(into, other)| {
            let merge = self.on(move |desk, ()| desk.merge(number, other));
            item(format!("Merge with {}", into.name), merge)
        }));
        items
    }

    /// Says a change, and gives the focus to the head in whose place the lane then stands.
    fn change(&self, change: Change, to: usize) {
        self.say.emit(Action::Lanes(change));
        browser::focus(&id(to));
    }

    fn shift(&self, number: usize, by: isize) {
        let last = self.ladder.lanes.len().saturating_sub(1);
        let to = number.saturating_add_signed(by).min(last);
        if let Some(lane) = self.ladder.lanes.get(number).filter(|_| to != number) {
            let lane = lane.key.clone();
            self.change(Change::Move { lane, by }, to);
        }
    }

    fn merge(&self, number: usize, other: usize) {
        let key = |n: usize| self.ladder.lanes.get(n).map(|lane| lane.key.clone());
        if let (Some(lane), Some(into)) = (key(number), key(other)) {
            self.change(Change::Merge { lane, into }, number.min(other));
        }
    }

    fn named(&self, number: usize, name: Option<String>) {
        self.closed(number);
        if let (Some(name), Some(lane)) = (name, self.ladder.lanes.get(number)) {
            let lane = lane.key.clone();
            self.say.emit(Action::Lanes(Change::Rename { lane, name }));
        }
    }

    fn closed(&self, number: usize) {
        self.busy.set(Busy::No);
        browser::focus(&id(number));
    }

    fn left(&self, number: usize, event: &FocusEvent) {
        if *self.busy == Busy::Menu(number) && !stays_within(event) {
            self.busy.set(Busy::No);
        }
    }

    /// Arrow keys go to the lanes beside, and with Shift or Alt move the lane itself; F2 gives it a name.
    fn key(&self, number: usize, event: &KeyboardEvent) {
        let moves = event.shift_key() || event.alt_key();
        let by = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "F2" => {
                event.prevent_default();
                return self.busy.set(Busy::Naming(number));
            }
            _ => return,
        };
        event.prevent_default();
        if moves {
            self.shift(number, by);
        } else {
            browser::focus(&id(number.saturating_add_signed(by)));
        }
    }

    fn pressed(&self, event: &PointerEvent) {
        if event.button() == 0 {
            let target: HtmlElement = event.target_unchecked_into();
            let _ = target.set_pointer_capture(event.pointer_id());
            *self.press.borrow_mut() = Some((event.client_x(), false));
        }
    }

    fn dragged(&self, number: usize, event: &PointerEvent) {
        if let Some((start, moved)) = self.press.borrow_mut().as_mut() {
            let slip = event.client_x().saturating_sub(*start);
            *moved |= slip.abs() > SLIP;
            if *moved {
                self.busy.set(Busy::Held(number, slip));
            }
        }
    }

    fn released(&self) {
        let Busy::Held(held, slip) = *self.busy else {
            return self.let_go();
        };
        self.busy.set(Busy::No);
        match dropped(held, slip, self.gap, self.ladder.lanes.len()) {
            Dropped::Onto(other) => self.merge(held, other),
            Dropped::By(by) => self.shift(held, by),
            Dropped::Nowhere => {}
        }
    }

    fn let_go(&self) {
        *self.press.borrow_mut() = None;
        if matches!(*self.busy, Busy::Held(..)) {
            self.busy.set(Busy::No);
        }
    }

    /// What ends a drag is no click.
    fn clicked(&self, number: usize) {
        let press = self.press.borrow_mut().take();
        if press.is_some_and(|(_, moved)| moved) {
            return;
        }
        let open = *self.busy == Busy::Menu(number);
        self.busy
            .set(if open { Busy::No } else { Busy::Menu(number) });
    }
}

#[derive(Properties, PartialEq)]
struct NamingProps {
    name: String,
    /// Is told the name, or none where there is to be no other.
    done: Callback<Option<String>>,
}

/// A field for a name, over the name there is.
#[component]
fn Naming(props: &NamingProps) -> Html {
    let input = use_node_ref();
    let over = use_mut_ref(|| false);
    use_effect_with((), {
        let input = input.clone();
        move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let _ = input.focus();
                input.select();
            }
        }
    });
    let end = {
        let (input, over, done) = (input.clone(), over, props.done.clone());
        Callback::from(move |keep: bool| {
            if !over.replace(true) {
                let name = input.cast::<HtmlInputElement>().map(|input| input.value());
                done.emit(name.filter(|_| keep));
            }
        })
    };
    let keys = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if key == "Enter" || key == "Escape" {
                event.prevent_default();
                end.emit(key == "Enter");
            }
        })
    };
    html! {
        <input type="text" ref={input} value={props.name.clone()} maxlength="60" aria-label="Name of the lane"
            onkeydown={keys} onblur={end.reform(|_: FocusEvent| true)} />
    }
}
