//! Which fields a message has: most rules ask for one that is not there.

use super::HeaderId;

/// A set of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeaderSet([u64; 4]);

impl HeaderSet {
    /// Whether the field is in it.
    pub fn contains(&self, id: HeaderId) -> bool {
        let (word, bit) = place(id);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

impl FromIterator<HeaderId> for HeaderSet {
    fn from_iter<I: IntoIterator<Item = HeaderId>>(ids: I) -> Self {
        let mut set = Self::default();
        for (word, bit) in ids.into_iter().map(place) {
            if let Some(bits) = set.0.get_mut(word) {
                *bits |= bit;
            }
        }
        set
    }
}

/// The word and the bit in it that stand for a field.
const fn place(id: HeaderId) -> (usize, u64) {
    (id as usize / 64, 1 << (id as usize % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_place_of_its_own() {
        let all = || HeaderId::ALL.iter().copied().chain([HeaderId::Other]);
        for id in all() {
            let alone: HeaderSet = [id].into_iter().collect();
            assert!(alone.contains(id), "{id:?}");
            assert_eq!(all().filter(|other| alone.contains(*other)).count(), 1);
            assert!(!HeaderSet::default().contains(id));
        }
    }
}
