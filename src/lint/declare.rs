//! The form of a rule's file.

/// Declares a rule as `pub static RULE`: documentation comment, code and name, facts.
///
/// The comment is the rule's page. Its first line says what is wrong; `## Why it matters` says
/// what breaks and for whom; `## Fails`, `## Passes` and `## Fixed` hold examples that run as
/// tests (`tests/rule_examples.rs` says how they are written).
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])*
        $code:ident = $name:literal {
            severity: $severity:ident, fix: $fix:ident, since: $since:literal,
            cites: [$($cite:expr),* $(,)?],
            applies: $applies:ident,
            check: $check:expr $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[allow(unreachable_pub, reason = "rule modules are private; the list of rules is not")]
        pub static RULE: $crate::lint::Rule = $crate::lint::Rule {
            code: stringify!($code),
            name: $name,
            severity: $crate::lint::Severity::$severity,
            fix: $crate::lint::FixKind::$fix,
            since: $since,
            cites: {
                #[allow(unused_imports, reason = "a rule rarely uses all three")]
                use $crate::lint::{May, Must, Should};
                &[$($cite),*]
            },
            applies: $crate::lint::Applies::$applies,
            check: {
                #[allow(unused_imports, reason = "a rule uses one of them")]
                use $crate::lint::Check::{Faults, Message, Trace};
                $check
            },
            docs: concat!($($doc, "\n"),*),
        };
    };
}
