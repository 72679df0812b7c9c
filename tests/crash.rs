//! A rule that crashes is stopped and named; what the others find stays.

use sip_inspector::{
    declare_rule,
    ingest::read,
    lint::{Case, Lint, MessageCx, Outcome, Selection, run},
    text::{Span, Watch},
    trace::Trace,
};

mod crashing {
    use super::{Lint, MessageCx, Span, declare_rule};

    declare_rule! {
        /// Crashes at the second message, having found something in the first.
        SIP999 = "crashing-rule" {
            severity: Info, fix: Never, since: "0.1.0",
            cites: [May(3261, "1")],
            applies: Messages,
            check: Message(check),
        }
    }

    fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
        assert_eq!(cx.id.0, 0, "the crash that is wanted");
        lint.report(cx.id, Span::empty(0), "seen");
    }
}

mod sound {
    use super::{Lint, MessageCx, Span, declare_rule};

    declare_rule! {
        /// Finds something in every message.
        SIP998 = "sound-rule" {
            severity: Info, fix: Never, since: "0.1.0",
            cites: [May(3261, "1")],
            applies: Messages,
            check: Message(check),
        }
    }

    fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
        lint.report(cx.id, Span::empty(0), "seen");
    }
}

#[test]
fn a_crash_in_one_rule_leaves_the_others_findings() {
    let text = b"OPTIONS sip:a SIP/2.0\nTo: a\n\nOPTIONS sip:b SIP/2.0\nTo: b\n\n";
    let mut capture = read(text);
    let trace = Trace::new(&capture);
    let mut case = Case {
        capture: &mut capture,
        trace: &trace,
        secrets: &[],
        keep: false,
    };
    let rules = [&sound::RULE, &crashing::RULE];
    let (found, outcomes) = run(&mut case, &rules, &Selection::default(), Watch::default());
    assert_eq!(outcomes, [Outcome::Found(2), Outcome::Crashed]);
    let codes: Vec<_> = found
        .iter()
        .map(|d| (d.at.message.0, d.rule.code))
        .collect();
    assert_eq!(codes, [(0, "SIP998"), (0, "SIP999"), (1, "SIP998")]);
}
