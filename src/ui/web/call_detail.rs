//! A call told: its story with the messages that show it, how long things took, what media were agreed, what was found,
//! and which calls are legs of the same.

use super::{
    icon::{Icon, Shape},
    said::Said,
};
use crate::{
    report::{
        page::{Finding, Overview},
        v1::{Call, Event, Exchange, Leg, MediaLine, MediaSide},
    },
    ui::state::{Action, Middle, Pane, Tab},
    view::{calls, words},
};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) call: Call,
    pub(super) overview: Rc<Overview>,
    pub(super) say: Callback<Action>,
}

#[component]
pub(super) fn CallDetail(props: &Props) -> Html {
    let (call, say) = (&props.call, &props.say);
    let ladder = {
        let say = say.clone();
        Callback::from(move |_: MouseEvent| {
            say.emit(Action::SetMiddle(Middle::Ladder));
            say.emit(Action::SetPane(Pane::Source));
        })
    };
    let timings = calls::timings(call);
    html! {
        <section class="call-detail" tabindex="0" role="region" aria-label="The call chosen">
            <div class="title">
                <h2>{ calls::kind(call) }{ " · " }{ calls::title(call) }</h2>
                <div class="fixes">
                    <button type="button" class="fix" onclick={ladder}>{ "Ladder" }</button>
                    <button type="button" class="fix" onclick={say.reform(|_| Action::SetTab(Tab::Messages))}>{ "Messages" }</button>
                    <button type="button" class="fix" onclick={say.reform(|_| Action::ChooseCall(None))}>{ "Show all" }</button>
                </div>
            </div>
            <ol class="story">{ for call.story.iter().map(|event| html! { <li>{ told(event, say) }</li> }) }</ol>
            if let Some(cause) = &call.cause {
                <p class="cause"><strong>{ "Likeliest cause: " }</strong>{ told(cause, say) }</p>
            }
            if !timings.is_empty() {
                <dl class="timings">
                    { for timings.iter().map(|(name, time)| html! { <div><dt>{ *name }</dt><dd>{ time }</dd></div> }) }
                </dl>
            }
            { for call.media.iter().map(|exchange| media(exchange, say)) }
            if !call.legs.is_empty() {
                <h3>{ "Other legs" }</h3>
                <ul class="legs">{ for call.legs.iter().map(|one| leg(one, &props.overview, say)) }</ul>
            }
            { found(call, &props.overview, say) }
        </section>
    }
}

/// Another call that belongs to this one, what ties them, and the messages that show it.
fn leg(leg: &Leg, overview: &Overview, say: &Callback<Action>) -> Html {
    let number = leg.call;
    let title = overview.calls.get(number as usize).map(calls::title);
    html! {
        <li>
            <button type="button" class="place" onclick={say.reform(move |_| Action::ChooseCall(Some(number)))}>
                { format!("Call {} · {}", number.saturating_add(1), title.unwrap_or_default()) }
            </button>
            { " " }{ calls::leg(leg) }
            { for leg.evidence.iter().map(|message| link(*message, say)) }
        </li>
    }
}

/// How many findings are shown with a call; the list of findings has all.
const MOST_FINDINGS: usize = 12;

/// What was found in the call's messages.
fn found(call: &Call, overview: &Overview, say: &Callback<Action>) -> Html {
    let all = calls::findings(call, &overview.findings);
    if all.is_empty() {
        return html! {};
    }
    let more = u32::try_from(all.len().saturating_sub(MOST_FINDINGS)).unwrap_or(u32::MAX);
    html! {
        <>
            <h3>{ "Findings" }</h3>
            <ul class="found">{ for all.iter().take(MOST_FINDINGS).map(|(number, one)| finding(*number, one, say)) }</ul>
            if more > 0 {
                <p class="more">{ format!("{more} more in the list of findings") }</p>
            }
        </>
    }
}

fn finding(number: usize, finding: &Finding, say: &Callback<Action>) -> Html {
    let severity = finding.severity();
    let choose = say.reform(move |_: MouseEvent| Action::SelectFinding(number));
    html! {
        <li>
            <button type="button" class="place" onclick={choose}>
                <Icon shape={Shape::Of(severity)} />
                <span class="hidden">{ words::severity(severity) }{ " " }</span>
                { &finding.code }
            </button>
            { " " }<Said text={finding.message.clone()} />
            { link(finding.message_id, say) }
        </li>
    }
}

/// A sentence and the messages that show it.
fn told(event: &Event, say: &Callback<Action>) -> Html {
    html! {
        <>
            <Said text={event.text.clone()} />
            { for event.messages.iter().map(|message| link(*message, say)) }
        </>
    }
}

/// Leads to a message.
pub(super) fn link(message: u32, say: &Callback<Action>) -> Html {
    let number = message.saturating_add(1);
    html! {
        <>
            { " " }
            <button type="button" class="to-message" aria-label={format!("Message {number}")}
                onclick={say.reform(move |_| Action::SelectMessage(message))}>{ number }</button>
        </>
    }
}

/// Offer and answer, line by line.
fn media(exchange: &Exchange, say: &Callback<Action>) -> Html {
    let answer = match (exchange.answer, exchange.preview) {
        (None, _) => html! { { "no answer" } },
        (Some(answer), preview) => html! {
            <>{ if preview { "Preview" } else { "Answer" } }{ link(answer, say) }</>
        },
    };
    html! {
        <table class="media">
            <caption>{ if exchange.refused { "Session offered, refused" } else { "Session" } }</caption>
            <thead>
                <tr><td></td><th scope="col">{ "Offer" }{ link(exchange.offer, say) }</th><th scope="col">{ answer }</th></tr>
            </thead>
            { for exchange.media.iter().map(media_line) }
        </table>
    }
}

fn media_line(line: &MediaLine) -> Html {
    type Cell = fn(&MediaSide) -> Html;
    let rows: [(&str, Cell); 4] = [
        ("to", |side| address(&side.address)),
        ("as", |side| html! { { &side.proto } }),
        ("codecs", |side| html! { { side.codecs.join(", ") } }),
        ("way", |side| html! { { calls::direction(side.direction) } }),
    ];
    let cell = |side: &Option<MediaSide>, of: Cell| side.as_ref().map(of).unwrap_or_default();
    html! {
        <tbody>
            <tr class="line-head">
                <th scope="rowgroup">{ &line.kind }</th>
                <td colspan="2">{ calls::agreement(line) }</td>
            </tr>
            { for rows.map(|(name, of)| html! {
                <tr>
                    <th scope="row">{ name }</th>
                    <td>{ cell(&line.offered, of) }</td>
                    <td>{ cell(&line.answered, of) }</td>
                </tr>
            }) }
        </tbody>
    }
}

/// Address and port; a line that has no room for both ends between them.
fn address(text: &str) -> Html {
    let port = text.rfind(':').unwrap_or(text.len());
    let (host, port) = text.split_at_checked(port).unwrap_or((text, ""));
    html! { <>{ host }<wbr />{ port }</> }
}
