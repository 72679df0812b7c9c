//! How rules are declared and run. Knows no rule.

mod cite;
mod context;
mod declare;
mod diagnostic;
mod engine;
mod fixes;
mod page;
mod rule;

pub use cite::{Cite, Force, May, Must, Should};
pub use context::{MessageCx, TraceCx};
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Locus, Related};
pub use engine::{Case, Lint, Selection, at_work, run};
pub use fixes::{SafeFixes, apply, safe_fixes};
pub use rule::{Applies, Check, Family, FixKind, Outcome, Rule, Severity};
