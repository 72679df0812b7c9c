//! The rules: their pages, and how the user grades them.

use super::{Effect, Phase, State};
use crate::{
    report::{
        page::{RulePage, RuleRow},
        v1::Severity,
    },
    worker::protocol::{Regrade, Request},
};
use std::{collections::BTreeMap, rc::Rc};

/// How the user grades a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Its findings have this severity.
    As(Severity),
    /// It is switched off.
    Off,
}

impl Grade {
    /// All of them, worst first.
    pub const ALL: [Self; 4] = [
        Self::As(Severity::Error),
        Self::As(Severity::Warning),
        Self::As(Severity::Info),
        Self::Off,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::As(Severity::Error) => "error",
            Self::As(Severity::Warning) => "warning",
            Self::As(Severity::Info) => "note",
            Self::Off => "off",
        }
    }

    /// The grade of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.name() == name)
    }
}

/// Grades by the rules' names.
pub type Grades = BTreeMap<String, Grade>;

/// Grades as they are remembered: a rule a line, `name grade`. What cannot be read is left out.
pub fn grades_from(text: &str) -> Grades {
    let lines = text.lines().filter_map(|line| {
        let (name, grade) = line.split_once(' ')?;
        Some((name.to_owned(), Grade::named(grade)?))
    });
    lines.collect()
}

/// What of the rules is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RulesView {
    /// Nothing.
    #[default]
    Closed,
    /// The list.
    List,
    /// A rule's page.
    Page(Rc<RulePage>),
}

/// What the page knows of the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// What is open.
    pub view: RulesView,
    /// Every rule, once it was asked for.
    pub all: Rc<Vec<RuleRow>>,
    /// How the user grades them.
    pub grades: Grades,
}

impl Rules {
    /// What the worker is to grade otherwise.
    pub fn regrade(&self) -> Vec<Regrade> {
        let grades = self.grades.iter().map(|(rule, grade)| Regrade {
            rule: rule.clone(),
            severity: match grade {
                Grade::As(severity) => Some(*severity),
                Grade::Off => None,
            },
        });
        grades.collect()
    }

    /// The grades as they are remembered.
    pub fn remembered(&self) -> String {
        let lines = self.grades.iter();
        let lines = lines.map(|(name, grade)| [name, " ", grade.name(), "\n"].concat());
        lines.collect()
    }
}

/// What can happen to the rules.
#[derive(Clone, Debug)]
pub enum RulesAction {
    /// The list is wanted.
    List,
    /// A rule's page is wanted, by its code or name.
    Page(String),
    /// The list or page is to be closed.
    Close,
    /// A rule is graded otherwise, or as it is.
    Grade {
        /// Its name.
        rule: String,
        /// Its grade.
        grade: Option<Grade>,
    },
    /// Every rule is to be as it is.
    Reset,
    /// An example of the page, by the number of its block, is to be opened.
    Load(usize),
}

impl State {
    pub(super) fn rules_action(&mut self, action: RulesAction) -> Vec<Effect> {
        match action {
            RulesAction::List => {
                self.help = false;
                self.rules_mut().view = RulesView::List;
                if self.rules.all.is_empty() {
                    return vec![Effect::Send(Request::Rules)];
                }
            }
            RulesAction::Page(rule) => return vec![Effect::Send(Request::Rule { rule })],
            RulesAction::Close => self.rules_mut().view = RulesView::Closed,
            RulesAction::Grade { rule, grade } => {
                let grades = &mut self.rules_mut().grades;
                match grade {
                    Some(grade) => grades.insert(rule, grade),
                    None => grades.remove(&rule),
                };
                return self.regraded();
            }
            RulesAction::Reset => {
                self.rules_mut().grades.clear();
                return self.regraded();
            }
            RulesAction::Load(block) => return self.load_example(block),
        }
        Vec::new()
    }

    pub(super) fn rules_mut(&mut self) -> &mut Rules {
        Rc::make_mut(&mut self.rules)
    }

    /// The worker told every rule.
    pub(super) fn rules_listed(&mut self, rules: Vec<RuleRow>) {
        self.rules_mut().all = Rc::new(rules);
    }

    /// The worker gave a rule's page.
    pub(super) fn rule_opened(&mut self, page: RulePage) {
        self.help = false;
        self.rules_mut().view = RulesView::Page(Rc::new(page));
    }

    fn regraded(&mut self) -> Vec<Effect> {
        let mut effects = vec![Effect::RememberGrades(self.rules.remembered())];
        if self.phase == Phase::Open && self.is_current() {
            effects.extend(self.inspect());
        }
        effects
    }

    fn load_example(&mut self, block: usize) -> Vec<Effect> {
        let RulesView::Page(page) = &self.rules.view else {
            return Vec::new();
        };
        let Some(bytes) = page.blocks.get(block).and_then(|b| b.load.clone()) else {
            return Vec::new();
        };
        let name = format!("{} example", page.rule.code);
        self.open(name, bytes)
    }
}
