//! Icons, drawn: each severity has a shape of its own.

use crate::{
    report::{page::Counts, v1::Severity},
    view::words,
};
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Of(Severity),
    Open,
    Samples,
    Export,
    Wand,
    Sun,
    Moon,
    Half,
    Help,
    Close,
    Chevron,
    Good,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Of(Severity::Error) => {
                "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM5.2 6.3l1.1-1.1L8 6.9l1.7-1.7 1.1 1.1L9.1 8l1.7 1.7-1.1 1.1L8 9.1l-1.7 1.7-1.1-1.1L6.9 8z"
            }
            Self::Of(Severity::Warning) => "M8 1.2L15.3 14H.7zM7.2 6v4h1.6V6zM7.2 11v1.6h1.6V11z",
            Self::Of(Severity::Info) => "M2 2h12v12H2zM7.2 7v4.5h1.6V7zM7.2 4.4V6h1.6V4.4z",
            Self::Open => "M1.5 3h4.7l1.5 1.8h6.8V13h-13zM3 6.3v5.2h10V6.3z",
            Self::Samples => {
                "M3 2h10v12H3zM4.5 3.5v9h7v-9zM6 5.2h4v1.2H6zM6 7.6h4v1.2H6zM6 10h2.6v1.2H6z"
            }
            Self::Export => {
                "M7.3 1.5h1.4v6.2l2.2-2.2 1 1L8 10.4 4.1 6.5l1-1 2.2 2.2zM2 11h1.5v2h9v-2H14v3.5H2z"
            }
            Self::Wand => {
                "M2 12.6L9.6 5l1.4 1.4L3.4 14zM11.5 1l.6 1.9 1.9.6-1.9.6-.6 1.9-.6-1.9L9 3.5l1.9-.6zM13.5 8l.4 1.1 1.1.4-1.1.4-.4 1.1-.4-1.1-1.1-.4 1.1-.4z"
            }
            Self::Sun => {
                "M8 4.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4zM7.3 1h1.4v2.2H7.3zM7.3 12.8h1.4V15H7.3zM1 7.3h2.2v1.4H1zM12.8 7.3H15v1.4h-2.2zM2.6 3.6l1-1 1.5 1.6-1 1zM10.9 11.8l1-1 1.5 1.6-1 1zM12.4 2.6l1 1-1.5 1.6-1-1zM4.1 10.8l1 1-1.5 1.6-1-1z"
            }
            Self::Moon => "M6.2 1.8a6.4 6.4 0 1 0 8 8a5.2 5.2 0 0 1-8-8z",
            Self::Half => "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 3a5 5 0 0 1 0 10z",
            Self::Help => {
                "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 2.9a5.1 5.1 0 1 1 0 10.2a5.1 5.1 0 0 1 0-10.2zM7.3 10.4h1.4v1.4H7.3zM5.6 6.6a2.4 2.4 0 1 1 3.6 2.1c-.4.2-.5.4-.5.7v.1H7.3v-.3c0-.8.4-1.4 1.1-1.7a1 1 0 1 0-1.4-.9z"
            }
            Self::Close => "M3.2 4.2l1-1L8 7l3.8-3.8 1 1L9 8l3.8 3.8-1 1L8 9l-3.8 3.8-1-1L7 8z",
            Self::Chevron => "M5.5 3l5 5-5 5-1.1-1.1L8.3 8 4.4 4.1z",
            Self::Good => {
                "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM4.4 8.2l1.1-1.1 1.8 1.8 3.4-3.5 1.1 1.1-4.5 4.6z"
            }
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Of(Severity::Error) => "icon icon-error",
            Self::Of(Severity::Warning) => "icon icon-warning",
            Self::Of(Severity::Info) => "icon icon-info",
            Self::Good => "icon icon-good",
            Self::Chevron => "icon icon-chevron",
            _ => "icon",
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) shape: Shape,
}

/// An icon; what it says must also be said in words beside it.
#[component]
pub(super) fn Icon(props: &Props) -> Html {
    html! {
        <svg class={props.shape.class()} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path fill="currentColor" fill-rule="evenodd" d={props.shape.path()} />
        </svg>
    }
}

/// How many errors and warnings there are, nothing for none.
pub(super) fn tallies(counts: Counts) -> Html {
    let some = [Severity::Error, Severity::Warning].map(|severity| (severity, counts.of(severity)));
    let tallies = some
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(severity, n)| {
            html! {
                <span class="tally">
                    <Icon shape={Shape::Of(severity)} />{ n }
                    <span class="hidden">{ format!(" {}", words::noun(n, severity)) }</span>
                </span>
            }
        });
    html! { <>{ for tallies }</> }
}
