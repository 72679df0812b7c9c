//! SIP545.

use super::{
    messages::{number, relate, responses},
    timers::{Interval, Refresher, accepts, refresh_request},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    trace::Dialog,
};

declare_rule! {
    /// A session is not refreshed in time and goes on.
    ///
    /// ## Why it matters
    ///
    /// The 2xx says how long the session lasts unless a re-INVITE or UPDATE refreshes it. When that
    /// time is over, proxies and firewalls may forget the call: its BYE is lost, and it is billed or
    /// holds a line for hours. The side that does not refresh should have ended it shortly before. (The
    /// refresh may also have been lost on its way into this trace.)
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=invite
    /// +Session-Expires: 90
    /// === base=none
    /// U 2024/05/01 10:00:01.000 192.0.2.201:5060 -> 192.0.2.101:5060
    /// === base=invite-200
    /// +Session-Expires: «90»;refresher=uas
    /// === base=none
    /// U 2024/05/01 10:00:01.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=ack
    /// === base=none
    /// U 2024/05/01 10:05:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=bye
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=invite
    /// +Session-Expires: 90
    /// === base=none
    /// U 2024/05/01 10:00:01.000 192.0.2.201:5060 -> 192.0.2.101:5060
    /// === base=invite-200
    /// +Session-Expires: 90;refresher=uas
    /// === base=none
    /// U 2024/05/01 10:00:01.100 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=ack
    /// === base=none
    /// U 2024/05/01 10:01:05.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=bye
    /// ```
    SIP545 = "session-not-refreshed" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(4028, "7.2"), Must(4028, "9"), Should(4028, "10")],
        applies: Responses,
        check: Trace(check),
    }
}

/// How much later than the interval's end is surely too late: microseconds.
const LATE: i64 = 2_000_000;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    for dialog in cx.trace.dialogs.iter().filter(|d| d.started_by.is_some()) {
        judge(cx, dialog, lint);
    }
}

/// A 2xx that (re)starts the interval, and the side that is to refresh.
struct Running<'a> {
    accepted: MessageCx<'a>,
    interval: Interval,
    until: i64,
}

/// Reports the first interval of a dialog that ran out while the dialog went on.
fn judge(cx: &TraceCx<'_>, dialog: &Dialog, lint: &mut Lint<'_>) {
    let order = &cx.trace.order;
    let mut running: Option<Running<'_>> = None;
    for number in &dialog.transactions {
        let first_hop = cx.trace.transaction(*number);
        let Some(transaction) = first_hop.filter(|t| t.upstream.is_none()) else {
            continue;
        };
        let asked = transaction.first().and_then(|id| cx.message(id));
        let (Some(asked), Some(now)) = (asked, transaction.first().and_then(|id| order.time(id)))
        else {
            continue;
        };
        if let Some(over) = running
            .as_ref()
            .filter(|r| now > r.until.saturating_add(LATE))
        {
            report(over, &asked, lint);
            return;
        }
        if refresh_request(cx, transaction).is_some() {
            let accepted = responses(cx, transaction).find(|(_, status)| accepts(*status));
            // Without an answer in the trace nothing is known of the interval any more.
            running = accepted.and_then(|(m, _)| started(cx, m));
        }
    }
}

fn started<'a>(cx: &TraceCx<'a>, accepted: MessageCx<'a>) -> Option<Running<'a>> {
    let interval = Interval::of(&accepted)?;
    let length = i64::try_from(interval.seconds)
        .ok()?
        .checked_mul(1_000_000)?;
    let until = cx.trace.order.time(accepted.id)?.checked_add(length)?;
    Some(Running {
        accepted,
        interval,
        until,
    })
}

fn report(over: &Running<'_>, next: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let side = match over.interval.refresher {
        Some((Refresher::Uac, _)) => "the side that sent the request",
        Some((Refresher::Uas, _)) => "the side that sent this response",
        None => "one of the sides",
    };
    let text = format!(
        "After {} s without a refresh the session is over. None of {side} is in the trace, and yet the next message of this call, message {}, came later than that. A BYE should have ended it before.",
        over.interval.seconds,
        number(next.id)
    );
    let finding = lint.report(over.accepted.id, over.interval.span, text);
    relate(finding, next, "the session goes on");
}
