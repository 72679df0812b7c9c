//! SIP516.

use super::{
    hops::has_broken_via,
    messages::{cseq, number},
};
use crate::{
    declare_rule,
    lint::{Lint, TraceCx},
    message::Method,
    trace::Within,
};

declare_rule! {
    /// A request within a dialog does not have a higher CSeq number than those before it.
    ///
    /// ## Why it matters
    ///
    /// Each side numbers its requests within a dialog, one higher each time. A request with a lower
    /// number is refused with 500, since it seems to come late; one with the same number is taken
    /// for the earlier one sent again. A request that is tried again with credentials needs a new
    /// number too.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// CSeq: «314158» BYE
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=ack
    /// === base=bye
    /// ```
    SIP516 = "cseq-not-increasing" {
        severity: Error, fix: Never, since: "0.1.0",
        cites: [Must(3261, "12.2.1.1"), May(3261, "12.2.2")],
        applies: Requests,
        check: Trace(check),
    }
}

/// Packets that are closer than this may have changed places on the way: microseconds.
const CROSSED: i64 = 50_000;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let requests = cx.trace.dialogs.iter().flat_map(|d| &d.requests);
    for within in requests {
        judge(cx, within, lint);
    }
}

fn judge(cx: &TraceCx<'_>, within: &Within, lint: &mut Lint<'_>) {
    let (Some(request), Some((before, highest))) = (cx.message(within.request), within.highest)
    else {
        return;
    };
    let Some(own) = cseq(&request) else {
        return;
    };
    // The same request on its next hop, where a broken Via does not show that it is one.
    let hop = cx.message(before).is_some_and(|m| {
        let broken = has_broken_via(&m) || has_broken_via(&request);
        broken && m.method() == request.method()
    });
    let crossed = cx
        .trace
        .order
        .between(before, request.id)
        .is_some_and(|t| t < CROSSED);
    let counts = !matches!(request.method(), Method::Ack | Method::Cancel);
    if counts && !crossed && !hop && own.value.is_some_and(|n| n <= highest) {
        let text = format!(
            "This side used the number {highest} in message {} already, so this request needs a higher one; as it is, it is refused, or taken for one sent again.",
            number(before)
        );
        let finding = lint.report(request.id, own.span, text);
        let of = cx.message(before).and_then(|m| cseq(&m));
        if let Some(of) = of {
            finding.relate(before, of.span, "the highest number so far");
        }
    }
}
