//! SIP513.

use std::collections::{HashMap, HashSet};

use super::{
    hops::{OnHop, last_hops},
    messages::{number, relate, responses, status_span, tag},
};
use crate::{
    declare_rule,
    lint::{Lint, MessageCx, TraceCx},
    message::HeaderId,
};

declare_rule! {
    /// A provisional response came behind the final one.
    ///
    /// ## Why it matters
    ///
    /// After a final response nothing provisional may follow: the client has ended, and drops it.
    /// Over UDP the two may have changed places on the way; where the server sent them in this order,
    /// its call control is at fault.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=invite-180
    /// >SIP/2.0 «180» Ringing
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-180
    /// === base=invite-200
    /// ```
    SIP513 = "provisional-after-final" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(3261, "17.2.1"), May(3261, "17.2.2")],
        applies: Responses,
        check: Trace(check),
    }
}

/// Packets that are closer than this may have changed places on the way: microseconds.
const CROSSED: i64 = 20_000;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let mut found = Vec::new();
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        let again: HashSet<_> = transaction.repeats.iter().map(|r| r.message).collect();
        let mut finals: HashMap<_, MessageCx<'_>> = HashMap::new();
        for (response, status) in responses(cx, transaction) {
            let Some(tag) = tag(&response, HeaderId::To) else {
                continue;
            };
            if status >= 200 {
                finals.entry(tag).or_insert(response);
                continue;
            }
            let Some(before) = finals.get(tag) else {
                continue;
            };
            let apart = cx.trace.order.between(before.id, response.id);
            let crossed = apart.is_some_and(|t| t < CROSSED);
            if !crossed && !again.contains(&response.id) {
                found.push(OnHop {
                    transaction: number,
                    key: (tag, status),
                    what: (response, *before),
                });
            }
        }
    }
    for (response, before) in last_hops(cx, found) {
        report(&response, &before, lint);
    }
}

fn report(response: &MessageCx<'_>, before: &MessageCx<'_>, lint: &mut Lint<'_>) {
    if let Some(at) = status_span(response) {
        let text = format!(
            "The final response, message {}, came before this; a client drops what is provisional then.",
            number(before.id)
        );
        let finding = lint.report(response.id, at, text);
        relate(finding, before, "the final response");
    }
}
