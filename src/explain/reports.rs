//! Fields whose values are a few words of their own: Warning, RAck, Timestamp, Date.

use super::{
    Part,
    PartKind::{Host, Number as Figure, Text},
    build::Cx,
    start_line::method,
    vocabulary::{find, warn_codes::CODES},
};
use crate::{
    syntax::warning::{RAck, Timestamp, WarningValue},
    text::Span,
};

/// Warning: what each code means, and who says so.
pub(super) fn warnings(cx: Cx<'_>, span: Span, list: &[WarningValue]) -> Part {
    let mut parts: Vec<_> = list.iter().map(|w| warning(cx, w)).collect();
    match parts.len() {
        1 => parts.remove(0),
        _ => cx.group(span, "").holding(parts),
    }
}

fn warning(cx: Cx<'_>, warning: &WarningValue) -> Part {
    let written = cx.text(warning.code.span);
    let entry = find(CODES, &written);
    let code = cx.part(Figure, warning.code.span, "code");
    let code = match entry {
        Some(entry) => code.known(entry),
        None => code.says("A code that this inspector does not know."),
    };
    let agent = cx
        .part(Host, warning.agent, "agent")
        .says("Who warns: a server's name, or one it goes by.")
        .cited((3261, "20.43"));
    let text = cx
        .part(Text, warning.text, "text")
        .says("The same for people.")
        .cited((3261, "20.43"));
    let group = cx.group(warning.span, written);
    let group = group.says(entry.map_or("", |e| e.meaning));
    group.holding([code, agent, text])
}

/// `RAck`: the response that is confirmed.
pub(super) fn rack(cx: Cx<'_>, rack: &RAck) -> Part {
    let at = (3262, "7.2");
    let rseq = cx
        .part(Figure, rack.rseq.span, "response number")
        .says("The RSeq of the provisional response that is confirmed.")
        .cited(at);
    let cseq = cx
        .part(Figure, rack.cseq.span, "sequence number")
        .says("The number in that response's CSeq.")
        .cited(at);
    let method = method(cx, rack.method, "method").says("The method in that response's CSeq.");
    let span = rack.rseq.span.join(rack.method);
    cx.group(span, "").holding([rseq, cseq, method])
}

/// Timestamp: the sender's time, and the answerer's delay.
pub(super) fn timestamp(cx: Cx<'_>, span: Span, timestamp: &Timestamp) -> Part {
    let at = (3261, "20.38");
    let time = cx
        .part(Figure, timestamp.time, "time")
        .says("Seconds by the sender's own clock; the response gives them back, so that it learns the round trip.")
        .cited(at);
    let delay = timestamp.delay.map(|delay| {
        cx.part(Figure, delay, "delay")
            .says("How many seconds the server took to answer.")
            .cited(at)
    });
    cx.group(span, "")
        .holding(std::iter::once(time).chain(delay))
}
