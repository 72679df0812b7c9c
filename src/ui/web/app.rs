//! The page as a whole: holds the state, does what it wants done, lays out the panes.

use super::{
    banner::BannerLine,
    browser, busy,
    bytes::BytesView,
    editor::Editor,
    files,
    findings::FindingsPane,
    help::Help,
    inspector::Inspector,
    middle::{self, Ladder, MiddleSwitch},
    paste, picture,
    rules::RulesDialog,
    side::Side,
    splitter::Splitter,
    start_page::StartPage,
    status::StatusStrip,
    switcher::Switcher,
    top_bar::TopBar,
};
use crate::{
    ui::state::{Action, Effect, Engine, Middle, Pane, Phase, State},
    worker::client::{Client, Heard},
};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::{DragEvent, HtmlElement};
use yew::prelude::*;

/// How long typing must rest before the text is inspected, in milliseconds.
const REST: u32 = 150;

pub(super) struct App {
    state: State,
    say: Callback<Action>,
    client: Option<Client>,
    editor: Option<Editor>,
    host: NodeRef,
    rest: Option<Timeout>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let say = ctx.link().callback(|action: Action| action);
        let mut state = State::new(browser::stored_theme());
        Rc::make_mut(&mut state.rules).grades = browser::stored_grades();
        browser::wear(state.theme);
        let mut app = Self {
            state,
            say,
            client: None,
            editor: None,
            host: NodeRef::default(),
            rest: None,
        };
        app.start_engine();
        paste::listen(&app.say);
        busy::listen(&app.say);
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Action) -> bool {
        // It is said many times a second as long as something is dragged about.
        if matches!(action, Action::Drag(over) if over == self.state.dragging) {
            return false;
        }
        for effect in self.state.update(action) {
            self.perform(effect);
        }
        true
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        if !first {
            return;
        }
        let host = self.host.cast::<HtmlElement>();
        match host.map(|host| Editor::mount(&host, &self.say)) {
            Some(Ok(editor)) => {
                editor.focus();
                self.editor = Some(editor);
            }
            _ => self.say.emit(Action::Unreadable(
                "The source editor could not start in this browser.".to_owned(),
            )),
        }
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let state = &self.state;
        let say = self.say.clone();
        let engine = match state.engine {
            Engine::Starting => "starting",
            Engine::Ready => "ready",
            Engine::Failed(_) => "failed",
        };
        html! {
            <div class="page" data-engine={engine} data-phase={phase(state.phase)}
                data-current={state.is_current().to_string()}
                ondragover={drag(&say, true)} ondragleave={drag(&say, false)} ondrop={drop_of(&say)}>
                <header class="top">
                    <TopBar phase={state.phase} lock={state.lock()} fixable={state.overview.fixable} messages={state.overview.messages.len()} theme={state.theme} say={&say} />
                    if state.phase != Phase::Empty || state.busy().is_some() {
                        <StatusStrip overview={state.overview.clone()} name={state.name.clone()} phase={state.phase}
                            lock={state.lock()} busy={state.busy()} waits={state.waits()} say={&say} />
                    }
                </header>
                <BannerLine engine={state.engine.clone()} banner={state.banner.clone()} say={&say} />
                if state.phase != Phase::Empty {
                    <Switcher pane={state.pane} phase={state.phase} overview={state.overview.clone()} say={&say} />
                }
                <main class="work" data-pane={pane(state.pane)}>
                    if state.phase == Phase::Empty {
                        <StartPage say={&say} />
                    } else {
                        <Side overview={state.overview.clone()} checks={state.checks.clone()} selection={state.selection.clone()} tab={state.tab}
                            call={state.call} calls={state.calls.clone()} words={state.words.to_string()} phase={state.phase} binary={state.is_binary()} say={&say} />
                        <Splitter name="--side" label="Width of the message list" from={180} to={520} value={320} />
                    }
                    { self.source() }
                    if state.phase != Phase::Empty {
                        <Splitter name="--inspector" label="Width of the inspector" from={220} to={720} value={400} mirrored=true />
                        <Inspector detail={state.shown_detail()}
                            overview={state.overview.clone()} selection={state.selection.clone()} open={state.open.clone()} say={&say} />
                        <Splitter name="--findings" label="Height of the findings" from={80} to={600} value={220} mirrored=true upright=false />
                        <FindingsPane overview={state.overview.clone()} selection={state.selection.clone()}
                            filter={state.filter} unfolded={state.unfolded.clone()} phase={state.phase} say={&say} />
                    }
                </main>
                <RulesDialog rules={state.rules.clone()} say={&say} />
                <Help open={state.help} say={&say} />
                if state.dragging {
                    <div class="drop" aria-hidden="true"><p>{ "Drop files to open them" }</p></div>
                }
            </div>
        }
    }
}

impl App {
    /// The pane in the middle: the text, or what is shown over it.
    fn source(&self) -> Html {
        let (state, say) = (&self.state, self.say.clone());
        let drawn = state.middle != Middle::Source;
        html! {
            <section class="pane source" aria-label="Source">
                if state.phase != Phase::Empty {
                    <MiddleSwitch lock={state.lock()} part={state.selection.message.is_some()} middle={state.middle}
                        call={middle::name(&state.overview, state.call)} by={state.lanes.by} say={&say} />
                }
                <div class="stage">
                    // Hidden, not taken away: it keeps its place and its history.
                    <div class={classes!("editor", drawn.then_some("behind"))} ref={self.host.clone()}></div>
                    if drawn {
                        <div class="front">
                            if state.middle == Middle::Bytes {
                                <BytesView detail={state.shown_detail()} selection={state.selection.clone()} say={&say} />
                            } else {
                                <Ladder middle={state.middle} overview={state.overview.clone()} call={state.call}
                                    lanes={state.lanes.clone()} selected={state.selection.message} say={&say} />
                            }
                        </div>
                    }
                </div>
            </section>
        }
    }

    fn start_engine(&mut self) {
        let say = self.say.clone();
        let client = Client::start(move |heard| {
            say.emit(match heard {
                Heard::Answer(answer) => Action::Answer(answer),
                Heard::Lost(reason) => Action::WorkerLost(reason),
            });
        });
        match client {
            Ok(client) => self.client = Some(client),
            Err(error) => self.state.engine = Engine::Failed(format!("{error:?}")),
        }
    }

    fn perform(&mut self, effect: Effect) {
        let editor = self.editor.as_ref();
        match effect {
            Effect::Send(request) => {
                let sent = self.client.as_ref().map(|client| client.send(&request));
                if let Some(Err(error)) = sent {
                    self.say.emit(Action::WorkerLost(format!("{error:?}")));
                }
            }
            Effect::Restart => {
                self.client = None;
                self.start_engine();
            }
            Effect::StopReading => files::stop(),
            Effect::Rest(revision) => {
                let say = self.say.clone();
                self.rest = Some(Timeout::new(REST, move || {
                    say.emit(Action::Rested(revision));
                }));
            }
            Effect::SetText(text) => drop(editor.map(|e| e.set_text(&text))),
            Effect::Lock(locked) => drop(editor.map(|e| e.lock(locked))),
            Effect::Apply(changes) => drop(editor.map(|e| e.apply(&changes))),
            Effect::Reveal { from, to } => drop(editor.map(|e| e.reveal(from, to))),
            Effect::Mark(overview) => drop(editor.map(|e| e.mark_findings(&overview.findings))),
            Effect::MarkMessage(from, to) => drop(editor.map(|e| e.mark_message(from, to))),
            Effect::Colour(tokens) => drop(editor.map(|e| e.colour(&tokens))),
            Effect::Card(ask, part) => drop(editor.map(|e| e.card(ask, part.as_ref()))),
            Effect::Wear(theme) => browser::wear(theme),
            Effect::RememberGrades(grades) => browser::remember_grades(&grades),
            Effect::Paint { name, svg, scale } => picture::paint(name, svg, scale, &self.say),
            Effect::Download { name, media, bytes } => {
                if files::download(&name, &media, &bytes.0).is_err() {
                    let text = format!("The browser could not keep {name}.");
                    self.say.emit(Action::Unreadable(text));
                }
            }
        }
    }
}

/// A file is dragged in, or out again. Text dragged about in the editor is the editor's.
fn drag(say: &Callback<Action>, over: bool) -> Callback<DragEvent> {
    let say = say.clone();
    Callback::from(move |event: DragEvent| {
        // Over another part of the page is still over the page.
        let within = event.related_target().is_some();
        let kinds = event.data_transfer().map(|t| t.types());
        if (over || !within) && kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0)) {
            event.prevent_default();
            say.emit(Action::Drag(over));
        }
    })
}

fn drop_of(say: &Callback<Action>) -> Callback<DragEvent> {
    let say = say.clone();
    Callback::from(move |event: DragEvent| {
        let dropped = event.data_transfer().and_then(|t| t.files());
        if dropped.as_ref().is_some_and(|files| files.length() > 0) {
            event.prevent_default();
        }
        say.emit(Action::Drag(false));
        files::open(dropped.as_ref(), &say);
    })
}

const fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Empty => "empty",
        Phase::Loading => "loading",
        Phase::Open => "open",
        Phase::Stopped => "stopped",
    }
}

const fn pane(pane: Pane) -> &'static str {
    match pane {
        Pane::Messages => "messages",
        Pane::Source => "source",
        Pane::Inspector => "inspector",
        Pane::Findings => "findings",
    }
}
