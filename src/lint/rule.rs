//! What a rule is.

use super::{Cite, Lint, MessageCx, TraceCx};
use crate::syntax::{FaultKind, SyntaxFault};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Legal and worth knowing.
    Info,
    /// A SHOULD is broken, or interoperability is known to suffer.
    Warning,
    /// A MUST is broken, or the text can have no meaning to a receiver.
    Error,
}

/// What a rule is about: the hundreds of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// `SIP0xx`: start line and syntax.
    Syntax,
    /// `SIP1xx`: header fields.
    HeaderFields,
    /// `SIP2xx`: routing and identity.
    Routing,
    /// `SIP3xx`: body and SDP.
    Body,
    /// `SIP4xx`: authentication.
    Authentication,
    /// `SIP5xx`: transactions, dialogs, sessions.
    Transactions,
    /// `SIP9xx`: practice.
    Practice,
}

impl Family {
    /// Its name, as `--select` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::HeaderFields => "header-fields",
            Self::Routing => "routing",
            Self::Body => "body",
            Self::Authentication => "authentication",
            Self::Transactions => "transactions",
            Self::Practice => "practice",
        }
    }
}

/// Whether a rule's findings come with a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// Always.
    Always,
    /// Where there is one right answer.
    Sometimes,
    /// Never.
    Never,
}

/// Which messages a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// Every message.
    Messages,
    /// Requests.
    Requests,
    /// Responses.
    Responses,
}

/// How a rule checks.
pub enum Check {
    /// Reports every grammar fault of these kinds, with a sentence for each.
    Faults(
        &'static [FaultKind],
        fn(&MessageCx<'_>, &SyntaxFault, &mut Lint<'_>),
    ),
    /// Looks at one message.
    Message(fn(&MessageCx<'_>, &mut Lint<'_>)),
    /// Looks at the whole trace.
    Trace(fn(&TraceCx<'_>, &mut Lint<'_>)),
}

/// What became of a rule in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing found.
    Clean,
    /// So many findings.
    Found(u32),
    /// Switched off by the user.
    Off,
    /// It panicked: a bug of the inspector; its findings up to there are kept.
    Crashed,
}

/// A rule: everything there is to know of it comes from its one file.
pub struct Rule {
    /// `SIP204`; never reused.
    pub code: &'static str,
    /// `via-branch-without-cookie`: names the problem.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether it offers fixes.
    pub fix: FixKind,
    /// The version that brought it.
    pub since: &'static str,
    /// Where the standards say so.
    pub cites: &'static [Cite],
    /// Which messages it looks at.
    pub applies: Applies,
    /// How it checks.
    pub check: Check,
    /// Its page, in Markdown: what, why it matters, examples that run as tests.
    pub docs: &'static str,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

impl Rule {
    /// The family its code says.
    pub fn family(&self) -> Family {
        match self.code.as_bytes().get(3) {
            Some(b'0') => Family::Syntax,
            Some(b'1') => Family::HeaderFields,
            Some(b'2') => Family::Routing,
            Some(b'3') => Family::Body,
            Some(b'4') => Family::Authentication,
            Some(b'5') => Family::Transactions,
            _ => Family::Practice,
        }
    }

    /// The first line of its page: what is wrong, in a sentence.
    pub fn title(&self) -> &'static str {
        self.docs
            .lines()
            .map(str::trim)
            .find(|l| !l.is_empty())
            .unwrap_or_default()
    }

    /// Whether `word` (a code, a name, a family, or the first letters of a code such as `SIP1`, in
    /// capitals or not) means it.
    pub fn is(&self, word: &str) -> bool {
        let code = word.len() >= 3
            && self
                .code
                .get(..word.len())
                .is_some_and(|c| c.eq_ignore_ascii_case(word));
        let names = [self.name, self.family().name()];
        code || names.iter().any(|name| name.eq_ignore_ascii_case(word))
    }
}
