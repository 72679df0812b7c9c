//! The ladder, drawn: of any number of arrows only those in sight.

use super::{lanes::Lanes, long_list::LongList};
use crate::{
    ui::state::{Action, Walk},
    view::ladder::{self, Arrow, Geometry, HEAD, LINE, Ladder, SHAFT, Step, Stroke, TEXT},
};
use std::{ops::Range, rc::Rc};
use web_sys::{KeyboardEvent, PointerEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ladder: Rc<Ladder>,
    pub(super) selected: Option<u32>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn LadderView(props: &Props) -> Html {
    let visible = use_state_eq(|| 600);
    let focused = use_state_eq(|| false);
    let pointed = use_state_eq(|| None::<u32>);
    let ladder = &props.ladder;
    let geometry = Geometry::new(ladder, *visible);
    let count = u32::try_from(ladder.steps.len()).unwrap_or(u32::MAX);
    let at = props.selected.and_then(|message| ladder.line_of(message));
    let active = at.and(props.selected).map(id);
    let keyed = at
        .filter(|_| *focused)
        .and_then(|at| ladder.arrow(at)?.transaction);
    // The same from one drawing to the next, so that rungs stay the same.
    let point = use_callback(pointed.setter(), |transaction, pointed| {
        pointed.set(transaction);
    });
    let drawing = Rc::new(Drawing {
        ladder: ladder.clone(),
        geometry,
        selected: props.selected,
        lit: pointed
            .or(keyed)
            .and_then(|t| Some((t, ladder.lines_of(t)?))),
        point,
        say: props.say.clone(),
    });
    let draw = Callback::from(move |lines| drawing.body(lines));
    let (visible, focused) = (visible.setter(), focused.setter());
    html! {
        <LongList class="ladder" label="Ladder" row={LINE} {count} at={at.and_then(|at| u32::try_from(at).ok())} {active}
            keys={keys(&props.say)} {draw} head={html! { <Lanes {ladder} {geometry} say={&props.say} /> }} head_height={HEAD}
            focused={Callback::from(move |is| focused.set(is))} sized={Callback::from(move |width| visible.set(width))} />
    }
}

fn id(message: u32) -> String {
    format!("arrow-{message}")
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        if let Some(walk) = Walk::by_key(&event.key(), 15) {
            event.prevent_default();
            say.emit(Action::WalkLadder(walk));
        }
    })
}

/// The ladder as it is drawn at the moment.
struct Drawing {
    ladder: Rc<Ladder>,
    geometry: Geometry,
    selected: Option<u32>,
    /// The transaction that stands out, with its first and its last line.
    lit: Option<(u32, (usize, usize))>,
    /// Is told the transaction under the pointer.
    point: Callback<Option<u32>>,
    say: Callback<Action>,
}

impl Drawing {
    fn body(&self, lines: Range<u32>) -> Html {
        let height = lines.end.saturating_sub(lines.start).saturating_mul(LINE);
        let places = AttrValue::from(self.geometry.lanes(&self.ladder, LINE));
        let first = lines.start;
        let steps = lines.filter_map(|line| {
            let y = line.saturating_sub(first).saturating_mul(LINE);
            let drawn = match self.ladder.steps.get(line as usize)? {
                Step::Pause(ms) => self.pause(*ms, &places),
                Step::Arrow(arrow) => self.rung(arrow, line as usize, &places),
            };
            let transform = format!("translate(0 {y})");
            Some(html! { <g key={line} role="presentation" {transform}>{ drawn }{ self.bracket(line as usize) }</g> })
        });
        html! {
            <svg role="presentation" width={self.geometry.width.to_string()} height={height.to_string()} focusable="false"
                onpointerleave={self.point.reform(|_: PointerEvent| None)}>
                { for steps }
            </svg>
        }
    }

    fn bracket(&self, line: usize) -> Option<Html> {
        let (transaction, lines) = self.lit?;
        let arrow = self.ladder.arrow(line);
        let rung = arrow.is_some_and(|arrow| arrow.transaction == Some(transaction));
        let d = self.geometry.bracket(line, lines, rung)?;
        Some(html! {
            <path class="bracket" {d} fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" />
        })
    }

    fn pause(&self, ms: u32, lanes: &AttrValue) -> Html {
        let (gutter, width) = (self.geometry.gutter, self.geometry.width);
        let middle = (gutter.saturating_add(width) / 2).to_string();
        html! {
            <g aria-hidden="true">
                <path class="lane" d={lanes} stroke="currentColor" stroke-dasharray="2 4" />
                <line class="lane" x1={gutter.to_string()} x2={width.to_string()} y1="20" y2="20"
                    stroke="currentColor" stroke-dasharray="1 5" />
                <text class="pause" x={middle} y="24" text-anchor="middle">{ ladder::later(ms) }</text>
            </g>
        }
    }

    fn rung(&self, arrow: &Arrow, line: usize, lanes: &AttrValue) -> Html {
        let apart = self
            .lit
            .is_some_and(|(lit, _)| arrow.transaction != Some(lit));
        let selected = self.selected == Some(arrow.message);
        html! {
            <Rung ladder={&self.ladder} {line} geometry={self.geometry} {lanes} {selected} {apart} point={&self.point} say={&self.say} />
        }
    }
}

#[derive(Properties, PartialEq)]
struct RungProps {
    ladder: Rc<Ladder>,
    line: usize,
    geometry: Geometry,
    /// The path of the lanes.
    lanes: AttrValue,
    selected: bool,
    /// Whether another transaction than its own stands out.
    apart: bool,
    point: Callback<Option<u32>>,
    say: Callback<Action>,
}

/// An arrow: a component, so that one that is in sight already is not drawn anew at every scroll.
#[component]
fn Rung(props: &RungProps) -> Html {
    let Some(arrow) = props.ladder.arrow(props.line) else {
        return html! {};
    };
    let (message, transaction) = (arrow.message, arrow.transaction);
    let class = format!("rung arrow-{}", arrow.class.name());
    html! {
        <g id={id(message)} class={classes!(class, props.apart.then_some("apart"))} role="option"
            aria-selected={props.selected.to_string()}
            onpointerenter={props.point.reform(move |_: PointerEvent| transaction)}
            onclick={props.say.reform(move |_| Action::SelectMessage(message))}>
            // What is drawn may be cut short: this is what is read aloud. SVG has no other text that is not seen.
            <text opacity="0" font-size="1" y={SHAFT.to_string()}>{ props.ladder.words(arrow) }</text>
            <g aria-hidden="true">
                <rect class="under" width={props.geometry.width.to_string()} height={LINE.to_string()} />
                <path class="lane" d={&props.lanes} stroke="currentColor" />
                { drawn(arrow, props.geometry) }
            </g>
        </g>
    }
}

fn drawn(arrow: &Arrow, geometry: Geometry) -> Html {
    let (middle, room) = geometry.label(arrow);
    let beside = geometry.gutter.saturating_sub(22);
    let number = |x: u32, said: String| {
        html! { <text class="number" x={x.to_string()} y={SHAFT.to_string()} text-anchor="end">{ said }</text> }
    };
    html! {
        <>
            { number(34, arrow.message.saturating_add(1).to_string()) }
            { for arrow.since_ms.map(|since| number(beside, ladder::clock(since))) }
            { for geometry.strokes(arrow).iter().map(stroke) }
            <text class="label" x={middle.to_string()} y={TEXT.to_string()} text-anchor="middle">
                <tspan>{ ladder::cut(&arrow.label, room) }</tspan>
                { for arrow.marks().iter().map(|mark| html! { <tspan class="mark" dx="7">{ mark }</tspan> }) }
            </text>
        </>
    }
}

fn stroke(stroke: &Stroke) -> Html {
    let fill = if stroke.filled {
        "currentColor"
    } else {
        "none"
    };
    html! {
        <path d={stroke.path.clone()} {fill} stroke="currentColor" stroke-width={stroke.width} stroke-linejoin="round"
            stroke-dasharray={(!stroke.dash.is_empty()).then_some(stroke.dash)} />
    }
}
