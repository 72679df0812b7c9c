//! The ladder, drawn: of any number of arrows only those in sight.

use super::long_list::LongList;
use crate::{
    ui::state::{Action, Walk},
    view::{
        calls,
        rungs::{self, Arrow, Class, Geometry, Ladder, Step},
    },
};
use std::{ops::Range, rc::Rc};
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Height of a line in pixels.
const LINE: u32 = 40;
/// Where in a line the text stands, and where the arrow.
const TEXT: u32 = 16;
const SHAFT: u32 = 27;
/// Height of the names of the lanes.
const HEAD: u32 = 30;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) ladder: Rc<Ladder>,
    pub(super) selected: Option<u32>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn LadderView(props: &Props) -> Html {
    let visible = use_state_eq(|| 600);
    let ladder = &props.ladder;
    let geometry = Geometry::new(ladder, *visible);
    let count = u32::try_from(ladder.steps.len()).unwrap_or(u32::MAX);
    let at = props.selected.and_then(|message| ladder.line_of(message));
    let active = at.and(props.selected).map(id);
    let sized = {
        let visible = visible.setter();
        Callback::from(move |width| visible.set(width))
    };
    let draw = {
        let (ladder, selected, say) = (ladder.clone(), props.selected, props.say.clone());
        Callback::from(move |lines| body(&ladder, geometry, lines, selected, &say))
    };
    html! {
        <LongList class="ladder" label="Ladder" row={LINE} {count} at={at.and_then(|at| u32::try_from(at).ok())} {active}
            keys={keys(&props.say)} {draw} head={head(ladder, geometry)} head_height={HEAD} {sized} />
    }
}

fn id(message: u32) -> String {
    format!("arrow-{message}")
}

fn keys(say: &Callback<Action>) -> Callback<KeyboardEvent> {
    let say = say.clone();
    Callback::from(move |event: KeyboardEvent| {
        let walk = match event.key().as_str() {
            "ArrowDown" => Walk::By(1),
            "ArrowUp" => Walk::By(-1),
            "PageDown" => Walk::By(15),
            "PageUp" => Walk::By(-15),
            "Home" => Walk::First,
            "End" => Walk::Last,
            _ => return,
        };
        event.prevent_default();
        say.emit(Action::WalkLadder(walk));
    })
}

/// The names of the lanes; every arrow says its own two in words.
fn head(ladder: &Ladder, geometry: Geometry) -> Html {
    let room = (geometry.gap.saturating_sub(12) / 7) as usize;
    let names = ladder.lanes.iter().enumerate().map(|(lane, name)| {
        html! {
            <text x={geometry.x(lane).to_string()} y="20" text-anchor="middle">
                <title>{ name }</title>{ rungs::cut(name, room) }
            </text>
        }
    });
    html! {
        <div class="lanes" aria-hidden="true">
            <svg width={geometry.width.to_string()} height={HEAD.to_string()} focusable="false">{ for names }</svg>
        </div>
    }
}

fn body(
    ladder: &Ladder,
    geometry: Geometry,
    lines: Range<u32>,
    selected: Option<u32>,
    say: &Callback<Action>,
) -> Html {
    let height = lines
        .end
        .saturating_sub(lines.start)
        .saturating_mul(LINE)
        .to_string();
    let places = lanes(ladder, geometry);
    let first = lines.start;
    let steps = lines.filter_map(|line| {
        let y = line.saturating_sub(first).saturating_mul(LINE);
        Some(match ladder.steps.get(line as usize)? {
            Step::Pause(ms) => pause(*ms, line, y, geometry, &places),
            Step::Arrow(arrow) => {
                let words = ladder.words(arrow);
                option(
                    arrow,
                    words,
                    y,
                    geometry,
                    (selected == Some(arrow.message), &places),
                    say,
                )
            }
        })
    });
    html! {
        <svg role="presentation" width={geometry.width.to_string()} height={height.clone()} focusable="false">
            { for steps }
        </svg>
    }
}

/// The lanes along one line: over the colour of a selected one, under its arrow.
fn lanes(ladder: &Ladder, geometry: Geometry) -> String {
    let lane = |lane| format!("M{} 0 v{LINE}", geometry.x(lane));
    let lanes: Vec<String> = (0..ladder.lanes.len()).map(lane).collect();
    lanes.join(" ")
}

fn pause(ms: u32, line: u32, y: u32, geometry: Geometry, lanes: &str) -> Html {
    let middle = (geometry.gutter.saturating_add(geometry.width) / 2).to_string();
    html! {
        <g key={format!("pause-{line}")} aria-hidden="true" transform={format!("translate(0 {y})")}>
            <path class="lane" d={lanes.to_owned()} stroke="currentColor" stroke-dasharray="2 4" />
            <line class="lane" x1={geometry.gutter.to_string()} x2={geometry.width.to_string()} y1="20" y2="20"
                stroke="currentColor" stroke-dasharray="1 5" />
            <text class="pause" x={middle} y="24" text-anchor="middle">{ format!("{} later", calls::duration(ms)) }</text>
        </g>
    }
}

fn option(
    arrow: &Arrow,
    words: String,
    y: u32,
    geometry: Geometry,
    (selected, lanes): (bool, &str),
    say: &Callback<Action>,
) -> Html {
    let message = arrow.message;
    let (middle, room) = geometry.label(arrow);
    let since = arrow.since_ms.map(rungs::clock);
    html! {
        <g key={message} id={id(message)} class={format!("rung arrow-{}", arrow.class.name())} role="option"
            aria-selected={selected.to_string()} transform={format!("translate(0 {y})")}
            onclick={say.reform(move |_| Action::SelectMessage(message))}>
            // What is drawn may be cut short: this is what is read aloud. SVG has no other text that is not seen.
            <text opacity="0" font-size="1" y={SHAFT.to_string()}>{ words }</text>
            <g aria-hidden="true">
            <rect class="under" width={geometry.width.to_string()} height={LINE.to_string()} />
            <path class="lane" d={lanes.to_owned()} stroke="currentColor" />
            <text class="number" x="34" y={SHAFT.to_string()} text-anchor="end">{ message.saturating_add(1) }</text>
            if let Some(since) = since {
                <text class="number" x={geometry.gutter.saturating_sub(8).to_string()} y={SHAFT.to_string()} text-anchor="end">{ since }</text>
            }
            { shaft(arrow, geometry) }
            <text class="label" x={middle.to_string()} y={TEXT.to_string()} text-anchor="middle">
                <tspan>{ rungs::cut(&arrow.label, room) }</tspan>
                { for arrow.marks().iter().map(|mark| html! { <tspan class="mark" dx="7">{ mark }</tspan> }) }
            </text>
            </g>
        </g>
    }
}

/// Line, head and tail: each class has its own, for who cannot tell the colours.
fn shaft(arrow: &Arrow, geometry: Geometry) -> Html {
    let (from, to) = (
        i64::from(geometry.x(arrow.from)),
        i64::from(geometry.x(arrow.to)),
    );
    let y = i64::from(SHAFT);
    let thick = if arrow.again.is_some() { "1" } else { "1.75" };
    let (path, tip, way, at) = if arrow.from == arrow.to {
        let path = format!("M{from} {} h34 v10 h-27", y - 5);
        (path, from, -1, y + 5)
    } else {
        let way = if to > from { 1 } else { -1 };
        (format!("M{from} {y} H{}", to - 8 * way), to, way, y)
    };
    let dash = arrow.class.dash();
    html! {
        <>
            <path d={path} fill="none" stroke="currentColor" stroke-width={thick}
                stroke-dasharray={(!dash.is_empty()).then_some(dash)} />
            { point(arrow.class, tip, at, way) }
            { tail(arrow.class, from, if arrow.from == arrow.to { y - 5 } else { y }, way) }
        </>
    }
}

/// The head of an arrow whose tip is at `x`.
fn point(class: Class, x: i64, y: i64, way: i64) -> Html {
    let back = x - 9 * way;
    let (path, filled) = match class {
        Class::Request | Class::Success | Class::Failure => {
            (format!("M{x} {y} L{back} {} V{} Z", y - 5, y + 5), true)
        }
        Class::Provisional => (
            format!("M{back} {} L{x} {y} L{back} {}", y - 5, y + 5),
            false,
        ),
        Class::Redirection => {
            let middle = x - 6 * way;
            let end = x - 12 * way;
            (
                format!(
                    "M{x} {y} L{middle} {} L{end} {y} L{middle} {} Z",
                    y - 5,
                    y + 5
                ),
                false,
            )
        }
    };
    let fill = if filled { "currentColor" } else { "none" };
    html! { <path d={path} {fill} stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" /> }
}

/// What stands where an arrow begins: a dot for success, a cross for failure.
fn tail(class: Class, x: i64, y: i64, way: i64) -> Html {
    match class {
        Class::Success => {
            html! { <circle cx={x.to_string()} cy={y.to_string()} r="4" fill="currentColor" /> }
        }
        Class::Failure => {
            let x = x + 7 * way;
            let path = format!(
                "M{} {} L{} {} M{} {} L{} {}",
                x - 4,
                y - 4,
                x + 4,
                y + 4,
                x - 4,
                y + 4,
                x + 4,
                y - 4
            );
            html! { <path d={path} fill="none" stroke="currentColor" stroke-width="2" /> }
        }
        Class::Request | Class::Provisional | Class::Redirection => html! {},
    }
}
