//! The ladder, drawn: of any number of arrows only those in sight.

use super::long_list::LongList;
use crate::{
    ui::state::{Action, Walk},
    view::ladder::{self, Arrow, Geometry, HEAD, LINE, Ladder, SHAFT, Step, Stroke, TEXT},
};
use std::{ops::Range, rc::Rc};
use web_sys::KeyboardEvent;
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
    let room = geometry.name_room();
    let names = ladder.lanes.iter().zip(0..).map(|(lane, number)| {
        let x = geometry.x(number).to_string();
        html! {
            <>
                <text x={x.clone()} y="18" text-anchor="middle"><title>{ lane.ends.join(", ") }</title>{ ladder::cut(&lane.name, room) }</text>
                <text class="note" {x} y="34" text-anchor="middle"><title>{ &lane.note }</title>{ ladder::cut(&lane.note, room) }</text>
            </>
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
    let places = geometry.lanes(ladder, LINE);
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

fn pause(ms: u32, line: u32, y: u32, geometry: Geometry, lanes: &str) -> Html {
    let middle = (geometry.gutter.saturating_add(geometry.width) / 2).to_string();
    html! {
        <g key={format!("pause-{line}")} aria-hidden="true" transform={format!("translate(0 {y})")}>
            <path class="lane" d={lanes.to_owned()} stroke="currentColor" stroke-dasharray="2 4" />
            <line class="lane" x1={geometry.gutter.to_string()} x2={geometry.width.to_string()} y1="20" y2="20"
                stroke="currentColor" stroke-dasharray="1 5" />
            <text class="pause" x={middle} y="24" text-anchor="middle">{ ladder::later(ms) }</text>
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
    let since = arrow.since_ms.map(ladder::clock);
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
                <text class="number" x={geometry.gutter.saturating_sub(22).to_string()} y={SHAFT.to_string()} text-anchor="end">{ since }</text>
            }
            { for geometry.strokes(arrow).iter().map(stroke) }
            <text class="label" x={middle.to_string()} y={TEXT.to_string()} text-anchor="middle">
                <tspan>{ ladder::cut(&arrow.label, room) }</tspan>
                { for arrow.marks().iter().map(|mark| html! { <tspan class="mark" dx="7">{ mark }</tspan> }) }
            </text>
            </g>
        </g>
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
