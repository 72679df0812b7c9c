//! SIP523.

use std::collections::HashMap;

use super::{
    hops::{OnHop, first_hops, last_hops},
    messages::named,
};
use crate::{
    declare_rule,
    ingest::MessageId,
    lint::{Lint, MessageCx, TraceCx},
    message::Method,
    trace::{Repeat, Transaction},
};

declare_rule! {
    /// A message was sent again.
    ///
    /// ## Why it matters
    ///
    /// Over UDP a client sends its request again after T1, 500 ms, and doubles the time till a
    /// response comes; a server does so with the 2xx to an INVITE till the ACK comes. Once may be
    /// chance; several times in a row show that packets are lost, that the other side is slow, or
    /// that its answers do not arrive.
    ///
    /// ## Fails
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// === base=none
    /// U 2024/05/01 10:00:00.500 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// >«OPTIONS» sip:bob@example.net SIP/2.0
    /// === base=none
    /// U 2024/05/01 10:00:01.500 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=none
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=options
    /// ```
    ///
    /// ```sip,base=none
    /// === base=options
    /// === base=options
    /// ```
    ///
    /// ```sip,base=none
    /// === base=invite
    /// === base=invite-200
    /// === base=none
    /// U 2024/05/01 10:00:00.000 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=ack
    /// === base=none
    /// U 2024/05/01 10:00:00.400 192.0.2.101:5060 -> 192.0.2.201:5060
    /// === base=ack
    /// ```
    SIP523 = "retransmissions" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "17.1.1.2"), May(3261, "17.1.2.2"), May(3261, "13.3.1.4")],
        applies: Messages,
        check: Trace(check),
    }
}

/// T1 (RFC 3261 §17.1.1.1), with a tenth less for clocks: microseconds.
const T1: i64 = 450_000;

fn check(cx: &TraceCx<'_>, lint: &mut Lint<'_>) {
    let (mut requests, mut responses) = (Vec::new(), Vec::new());
    for (transaction, number) in cx.trace.transactions.iter().zip(0..) {
        for chain in chains(transaction) {
            let Some(message) = chain.first().and_then(|r| cx.message(r.message)) else {
                continue;
            };
            let status = message.message().status_code();
            let all = match status {
                // An ACK is sent again as often as the response comes again (§13.2.2.4), which is told.
                None if message.method() == Method::Ack => continue,
                None => &mut requests,
                // Provisional responses may be repeated as a sign of life (§13.3.1.1).
                Some(..200) => continue,
                Some(_) => &mut responses,
            };
            all.push(OnHop {
                transaction: number,
                key: (message.method(), status),
                what: (message, chain),
            });
        }
    }
    for (message, chain) in first_hops(cx, requests).chain(last_hops(cx, responses)) {
        report(&message, &chain, lint);
    }
}

/// Runs of one message sent again and again, of those whose times are known.
fn chains(transaction: &Transaction) -> Vec<Vec<Repeat>> {
    let mut chains: Vec<Vec<Repeat>> = Vec::new();
    let mut by_last: HashMap<MessageId, usize> = HashMap::new();
    let timed = |r: &&Repeat| r.after.is_some();
    for repeat in transaction.repeats.iter().filter(timed) {
        let at = by_last.remove(&repeat.of).unwrap_or(chains.len());
        if at == chains.len() {
            chains.push(Vec::new());
        }
        by_last.insert(repeat.message, at);
        // What was captured twice carries the chain on and is no link of it.
        if let Some(chain) = chains.get_mut(at).filter(|_| repeat.is_retransmission()) {
            chain.push(*repeat);
        }
    }
    chains
}

fn report(message: &MessageCx<'_>, chain: &[Repeat], lint: &mut Lint<'_>) {
    let Some(at) = named(message) else {
        return;
    };
    let times: Vec<i64> = chain.iter().filter_map(|r| r.after).collect();
    let shown: Vec<_> = times.iter().take(11).map(|t| seconds(*t)).collect();
    let count = times.len();
    let often = if count == 1 {
        "once more".to_owned()
    } else {
        format!("{count} times more")
    };
    let soon = message.message().is_request() && times.iter().any(|t| *t < T1);
    let remark = if soon {
        "That is sooner than T1, 500 ms, allows: the sender's timers are set otherwise."
    } else {
        "Till then no answer had arrived."
    };
    let text = format!(
        "This was sent {often}, after {}. {remark}",
        shown.join(", ")
    );
    lint.report(message.id, at, text);
}

fn seconds(micros: i64) -> String {
    let millis = micros.div_euclid(1000);
    format!(
        "{}.{:03} s",
        millis.div_euclid(1000),
        millis.rem_euclid(1000)
    )
}
