//! The Vias of messages as numbers. A hop's stack of Vias is the stack below it and one more on
//! top, so stacks make a tree: equal stacks are one node, and the hop before is the parent.

use std::collections::HashMap;

/// A stack of Vias; [`Stack::EMPTY`] where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Stack(u32);

impl Stack {
    /// No Via.
    pub(super) const EMPTY: Self = Self(0);
}

/// Every stack met so far.
#[derive(Debug, Default)]
pub(super) struct Vias {
    numbers: HashMap<(Stack, String, String), Stack>,
    /// The stack below and the depth of each stack but the empty one.
    below: Vec<(Stack, u32)>,
}

impl Vias {
    /// The stack of these Vias, each as branch and sent-by, the lowest (the first sender's) first.
    pub(super) fn stack(&mut self, from_below: impl Iterator<Item = (String, String)>) -> Stack {
        from_below.fold(Stack::EMPTY, |below, (branch, sent_by)| {
            let depth = self.depth(below).saturating_add(1);
            let next = Stack(crate::text::offset(self.below.len()).saturating_add(1));
            let known = self.numbers.entry((below, branch, sent_by)).or_insert(next);
            if *known == next {
                self.below.push((below, depth));
            }
            *known
        })
    }

    /// How many Vias it holds.
    pub(super) fn depth(&self, stack: Stack) -> u32 {
        self.row(stack).map_or(0, |(_, depth)| depth)
    }

    /// The stacks below this one, the next first: the hops that a request took before.
    pub(super) fn below(&self, stack: Stack) -> impl Iterator<Item = Stack> {
        let next = |s: &Stack| self.row(*s).map(|(below, _)| below);
        std::iter::successors(next(&stack), move |s| next(s)).filter(|s| *s != Stack::EMPTY)
    }

    fn row(&self, stack: Stack) -> Option<(Stack, u32)> {
        let at = stack.0.checked_sub(1)? as usize;
        self.below.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_stacks_are_one() {
        let mut vias = Vias::default();
        let mut of = |names: &str| {
            let pairs = names.chars().map(|c| (c.to_string(), "h".to_owned()));
            vias.stack(pairs)
        };
        let (a, ab, abc, b) = (of("a"), of("ab"), of("abc"), of("b"));
        assert_eq!(of("ab"), ab);
        assert!(a != b && ab != b);
        assert_eq!(vias.depth(abc), 3);
        assert_eq!(vias.below(abc).collect::<Vec<_>>(), [ab, a]);
        assert_eq!(vias.below(Stack::EMPTY).count(), 0);
    }
}
