//! What each stage costs, and each rule: `cargo bench --bench rules`.
//!
//! Every figure is the best of several runs over the same traffic, so that what else the machine does
//! counts least.

#[allow(
    dead_code,
    reason = "shared with the other benches, which use more of it"
)]
mod traffic;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use sip_inspector::{
    Options,
    ingest::{self, Capture},
    inspect,
    lint::{self, Case, Check, Rule, Selection},
    message::{Message, parse},
    rules::RULES,
    text::{Source, Watch},
    trace::Trace,
};

const CALLS: usize = 200;
const RUNS: u32 = 15;
/// How many rules are listed.
const LISTED: usize = 25;

/// The least time that `work` takes.
fn least(mut work: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    best
}

/// Reads every value and the body of a message.
fn read_values(message: &Message, source: &Source) {
    for field in &message.headers {
        black_box(field.parsed(source));
    }
    black_box(message.content(source));
}

fn stages(text: &[u8], capture: &mut Capture) -> Duration {
    let sources: Vec<_> = capture.messages.iter().map(|m| &m.source).collect();
    let alone = least(|| {
        for source in &sources {
            black_box(parse(source));
        }
    });
    let typed = least(|| {
        for source in &sources {
            read_values(&parse(source).message, source);
        }
    });
    let trace = Trace::new(capture);
    let checked = least(|| {
        black_box(checked(capture, &trace, &RULES));
    });
    let options = Options::default();
    let all = least(|| {
        black_box(inspect(text, &options));
    });
    for (name, time) in [
        ("parse alone", alone),
        ("parse, values typed", typed),
        ("all rules, on messages read", checked),
        ("everything, from the text", all),
    ] {
        let each_second = |n: usize| n as u128 * 1_000_000 / time.as_micros().max(1);
        let (messages, bytes) = (each_second(capture.messages.len()), each_second(text.len()));
        let (whole, tenth) = (bytes / 1_000_000, bytes / 100_000 % 10);
        println!("{name:28} {messages:>10} messages/s {whole:>5}.{tenth} MB/s");
    }
    alone
}

fn checked(capture: &mut Capture, trace: &Trace, rules: &[&'static Rule]) -> usize {
    let mut case = Case {
        capture,
        trace,
        secrets: &[],
        keep: true,
    };
    lint::run(&mut case, rules, &Selection::default(), Watch::default())
        .0
        .len()
}

fn main() {
    let text = traffic::traffic(CALLS);
    let mut capture = ingest::read(&text);
    let parsing = stages(&text, &mut capture);
    let trace = Trace::new(&capture);
    // Values are read once, by whichever rule comes first.
    checked(&mut capture, &trace, &RULES);
    let idle = least(|| {
        black_box(checked(&mut capture, &trace, &[]));
    });
    let mut time = |rule: &'static Rule| {
        let time = least(|| {
            black_box(checked(&mut capture, &trace, &[rule]));
        });
        (time.saturating_sub(idle), rule)
    };
    let mut costs: Vec<_> = RULES.iter().map(|rule| time(rule)).collect();
    costs.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let sum: Duration = costs.iter().map(|(time, _)| *time).sum();
    let share = |time: Duration| 100.0 * time.as_secs_f64() / parsing.as_secs_f64();
    println!(
        "\nall rules one by one: {:.0} % of what parsing alone takes",
        share(sum)
    );
    for (time, rule) in costs.iter().take(LISTED) {
        let kind = match rule.check {
            Check::Message(_) => "message",
            Check::Faults(..) => "faults",
            Check::Trace(_) => "trace",
        };
        println!(
            "{:>6.1} % {} {} ({kind})",
            share(*time),
            rule.code,
            rule.name
        );
    }
}
