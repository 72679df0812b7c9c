// The source editor: CodeMirror, bundled into www/gen/editor.js.
//
// It lives in a shadow root, where CodeMirror uses adopted style sheets: the page's policy forbids the <style>
// element it would use elsewhere. It knows nothing of SIP: colours, findings and cards come from the engine, and
// its colours are the page's custom properties (www/app.css), which a shadow root inherits.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { lintGutter, lintKeymap, linter, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorSelection, EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars,
  hoverTooltip, keymap, lineNumbers, placeholder, GutterMarker, gutterLineClass,
} from "@codemirror/view";
import { theme } from "./editor-theme.js";

/** Marks a change of the selection that the page made: it is not reported back to it. */
const fromPage = Annotation.define();
const locked = new Compartment();
const setColours = StateEffect.define();
const setMessage = StateEffect.define();

const views = new WeakMap();
let classes = [];
const marks = new Map();
const mark = (index) => {
  if (!marks.has(index)) marks.set(index, Decoration.mark({ class: `sip-${classes[index]}` }));
  return marks.get(index);
};
const firstLine = Decoration.line({ class: "sip-first-line" });
const outside = Decoration.line({ class: "sip-outside" });

/** Colours of the tokens, replaced stretch by stretch, moved along by edits in between. */
const colours = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setColours)) continue;
      const { from, to, ranges } = effect.value;
      next = next.update({ filter: (a, b) => b < from || a > to, add: ranges, sort: true });
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class SelectedMarker extends GutterMarker {
  elementClass = "sip-selected-line";
}
const selectedMarker = new SelectedMarker();

/** The selected message, as a bar beside its line numbers. */
const selectedMessage = StateField.define({
  create: () => ({ from: 0, to: 0, lines: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMessage)) return selectedLines(transaction.state.doc, effect.value);
    }
    if (!transaction.docChanged) return value;
    return { ...value, lines: value.lines.map(transaction.changes) };
  },
  provide: (field) => gutterLineClass.computeN([field], (state) => [state.field(field).lines]),
});

/** Beyond this many lines the bar would cost more than it tells. */
const MOST_LINES = 5000;

function selectedLines(doc, { from, to }) {
  const ranges = [];
  if (to > from) {
    const first = doc.lineAt(clamp(from, doc)).number;
    const last = Math.min(doc.lineAt(clamp(to - 1, doc)).number, first + MOST_LINES);
    for (let number = first; number <= last; number++) ranges.push(selectedMarker.range(doc.line(number).from));
  }
  return { from, to, lines: RangeSet.of(ranges) };
}

const clamp = (offset, doc) => Math.max(0, Math.min(offset, doc.length));

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/** A sentence of the engine; what it quotes from the message is set as code. */
function sentence(text) {
  const dom = element("p");
  const runs = text.split("`");
  if (runs.length % 2 === 0) dom.textContent = text;
  else dom.append(...runs.map((run, index) => (index % 2 ? element("code", null, run) : run)));
  return dom;
}

/** A card about the token under the mouse; the page asks the engine and answers with `card`. */
function cards(view, page) {
  const asked = new Map();
  let count = 0;
  view.sipCards = asked;
  return (at) =>
    new Promise((resolve) => {
      count += 1;
      asked.set(count, resolve);
      page.hover(count, at);
    });
}

function cardTooltip(part) {
  return {
    pos: part.from,
    end: part.to,
    above: true,
    create: () => {
      const dom = element("div", "sip-card");
      const head = dom.appendChild(element("div", "sip-card-head"));
      head.append(element("strong", null, part.label), element("span", `sip-card-value sip-${part.class}`, part.value));
      if (part.meaning) dom.appendChild(sentence(part.meaning));
      if (part.source) dom.appendChild(reference(...part.source));
      return { dom };
    },
  };
}

function reference(rfc, section) {
  const link = element("a", "sip-card-source", section ? `RFC ${rfc} §${section}` : `RFC ${rfc}`);
  const anchor = /^\d/.test(section) ? `#section-${section}` : section ? `#appendix-${section}` : "";
  link.href = `https://www.rfc-editor.org/rfc/rfc${rfc}${anchor}`;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

const WORDS = { error: "Error", warning: "Warning", info: "Note" };

function diagnostic(finding, number, length, page) {
  const to = Math.min(finding.to, length);
  const from = Math.min(finding.from, to);
  return {
    from,
    to,
    severity: finding.severity,
    message: finding.message,
    markClass: `sip-finding sip-finding-${finding.severity}`,
    renderMessage: () => {
      const dom = element("div", "sip-finding-card");
      const head = dom.appendChild(element("div", "sip-finding-head"));
      head.append(
        element("strong", `sip-severity-${finding.severity}`, WORDS[finding.severity]),
        element("span", "sip-finding-rule", `${finding.code} ${finding.rule}`),
      );
      dom.appendChild(sentence(finding.message));
      const sources = dom.appendChild(element("p", "sip-finding-sources"));
      finding.cites.forEach(({ rfc, section }) => sources.append(reference(rfc, section)));
      return dom;
    },
    actions: finding.fixes
      .map((fix, index) => ({ fix, index }))
      .filter(({ fix }) => fix.applicability !== "displayOnly" && fix.changes.length > 0)
      .map(({ fix, index }) => ({ name: fix.title, apply: () => page.fix(number, index) })),
  };
}

/** The changes of a transaction: [from, to, inserted, ...] in the offsets before it. */
function changesOf(update) {
  const changes = [];
  update.changes.iterChanges((from, to, _from, _to, inserted) => {
    changes.push({ from, to, insert: inserted.toString() });
  });
  return changes;
}

function listener(page) {
  return EditorView.updateListener.of((update) => {
    if (update.docChanged && !update.transactions.some((t) => t.annotation(fromPage) === "text")) {
      page.edited(changesOf(update));
    }
    const { head } = update.state.selection.main;
    const own = update.transactions.some((t) => t.annotation(fromPage));
    if ((update.selectionSet || update.docChanged) && !own) page.caret(head);
    if (update.viewportChanged || update.geometryChanged) page.viewport(update.view.viewport.from, update.view.viewport.to);
  });
}

/** A text pasted over all there is, or where nothing can be typed, is opened as it is, its line ends included. */
function pasting(page) {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const { doc, readOnly, selection } = view.state;
      const all = selection.main.to - selection.main.from === doc.length;
      if (text === "" || !(all || readOnly)) return false;
      event.preventDefault();
      page.paste(text);
      return true;
    },
    // The page opens what is dropped.
    drop: (event) => (event.dataTransfer?.files?.length ?? 0) > 0,
  });
}

/** The search panel's words, written as the page writes its own. */
const PHRASES = {
  next: "Next", previous: "Previous", all: "All", "match case": "Match case", regexp: "Regular expression",
  "by word": "Whole words", replace: "Replace", "replace all": "Replace all",
};

function extensions(page, hover) {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    lintGutter(),
    linter(null),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    locked.of([]),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorState.phrases.of(PHRASES),
    colours,
    selectedMessage,
    hoverTooltip(hover, { hoverTime: 350 }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "Source text", tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
    placeholder("Paste a SIP message or a whole trace here"),
    keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, { key: "Shift-F8", run: previousDiagnostic }]),
    pasting(page),
    listener(page),
    theme,
  ];
}

/**
 * Mounts an editor.
 * @param page what it calls: edited(changes), caret(offset), viewport(from, to), hover(ask, offset),
 *   fix(finding, fix), paste(text)
 */
function mount(host, names, page) {
  classes = names;
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const asking = {};
  const hover = async (_view, at) => {
    const part = await asking.ask(at);
    return part ? cardTooltip(part) : null;
  };
  const state = (doc) => EditorState.create({ doc, extensions: extensions(page, hover) });
  const view = new EditorView({ parent: root, root, state: state("") });
  asking.ask = cards(view, page);
  views.set(host, view);
  view.sipPage = page;
  view.sipState = state;
  return view;
}

/** Another text: the history of the old one is forgotten. */
function setText(view, text) {
  view.setState(view.sipState(text));
  view.scrollDOM.scrollTop = 0;
  view.sipPage.viewport(view.viewport.from, view.viewport.to);
}

/** A text that is only read keeps its caret, its search and its selection. */
function lock(view, on) {
  view.dispatch({ effects: locked.reconfigure(on ? EditorState.readOnly.of(true) : []) });
}

/** One step that can be undone. */
function apply(view, changes) {
  view.dispatch({ changes, userEvent: "input.fix", annotations: isolateHistory.of("full") });
}

function reveal(view, from, to) {
  const { doc } = view.state;
  const selection = EditorSelection.single(clamp(to, doc), clamp(from, doc));
  view.dispatch({
    selection,
    effects: EditorView.scrollIntoView(selection.main, { y: "center", yMargin: 60 }),
    annotations: fromPage.of("selection"),
  });
}

function markFindings(view, findings) {
  const { length } = view.state.doc;
  const diagnostics = findings.map((finding, number) => diagnostic(finding, number, length, view.sipPage));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function markMessage(view, from, to) {
  view.dispatch({ effects: setMessage.of({ from, to }) });
}

/** Colours a stretch: three numbers a token, and two for each message that touches the stretch. */
function colour(view, { from, to, spans, messages }) {
  const { doc } = view.state;
  const end = clamp(to, doc);
  const ranges = [];
  for (let i = 0; i < spans.length; i += 3) {
    if (spans[i + 1] <= doc.length) ranges.push(mark(spans[i + 2]).range(spans[i], spans[i + 1]));
  }
  for (let at = doc.lineAt(clamp(from, doc)); ; at = doc.line(at.number + 1)) {
    const decoration = lineDecoration(at, messages);
    if (decoration) ranges.push(decoration.range(at.from));
    if (at.to >= end) break;
  }
  view.dispatch({ effects: setColours.of({ from: doc.lineAt(clamp(from, doc)).from, to: end, ranges }) });
}

function lineDecoration(line, messages) {
  for (let i = 0; i < messages.length; i += 2) {
    const [from, to] = [messages[i], messages[i + 1]];
    if (from >= line.from && from <= line.to) return firstLine;
    if (line.from >= from && line.from < to) return null;
  }
  return outside;
}

function card(view, ask, part) {
  view.sipCards.get(ask)?.(part ?? null);
  view.sipCards.delete(ask);
}

function focus(view) {
  view.focus();
}

/** The text in the editor mounted in `host`. */
function text(host) {
  return views.get(host).state.doc.toString();
}

/** What is selected in it. */
function selected(host) {
  const { doc, selection } = views.get(host).state;
  return doc.sliceString(selection.main.from, selection.main.to);
}

globalThis.SipEditor = Object.freeze({ text, selected, mount, setText, lock, apply, reveal, markFindings, markMessage, colour, card, focus });
