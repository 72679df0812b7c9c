//! The inspector's tree as rows.

use crate::report::page::Node;
use std::collections::BTreeSet;

/// The way from the root to a part: at each step the number of the child. The root's is empty.
pub type Path = Vec<usize>;

/// One visible row of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeRow<'a> {
    /// Where it is.
    pub path: Path,
    /// What it shows.
    pub node: &'a Node,
    /// Its number among its siblings, from 1.
    pub position: usize,
    /// How many siblings there are, itself included.
    pub siblings: usize,
    /// Whether its parts are shown; `None` where it has none.
    pub open: Option<bool>,
}

/// The rows below `root`, whose parts are the first level. A row's parts are shown where `open` has its path.
pub fn rows<'a>(root: &'a Node, open: &BTreeSet<Path>) -> Vec<TreeRow<'a>> {
    let mut rows = Vec::new();
    let mut path = Path::new();
    push(root, open, &mut path, &mut rows);
    rows
}

fn push<'a>(parent: &'a Node, open: &BTreeSet<Path>, path: &mut Path, rows: &mut Vec<TreeRow<'a>>) {
    for (number, node) in parent.children.iter().enumerate() {
        path.push(number);
        let is_open = open.contains(path);
        rows.push(TreeRow {
            path: path.clone(),
            node,
            position: number.saturating_add(1),
            siblings: parent.children.len(),
            open: (!node.children.is_empty()).then_some(is_open),
        });
        if is_open {
            push(node, open, path, rows);
        }
        path.pop();
    }
}

/// The deepest part below `root` that holds the editor's offset.
pub fn path_at(root: &Node, at: u32) -> Option<Path> {
    deepest(root, at, |node| (node.from, node.to))
}

/// The deepest part below `root` that holds this byte of the message.
pub fn path_at_byte(root: &Node, at: u32) -> Option<Path> {
    deepest(root, at, |node| node.bytes)
}

fn deepest(root: &Node, at: u32, place: fn(&Node) -> (u32, u32)) -> Option<Path> {
    let mut path = Path::new();
    let mut node = root;
    let holds = |n: &Node| (place(n).0..place(n).1).contains(&at);
    // A place between two parts belongs to the one that ends there.
    let ends = |n: &Node| place(n).0 < at && at == place(n).1;
    while let Some(number) = node
        .children
        .iter()
        .position(holds)
        .or_else(|| node.children.iter().position(ends))
    {
        path.push(number);
        node = node.children.get(number)?;
    }
    (!path.is_empty()).then_some(path)
}

/// The part at `path`.
pub fn node<'a>(root: &'a Node, path: &[usize]) -> Option<&'a Node> {
    path.iter()
        .try_fold(root, |node, number| node.children.get(*number))
}

/// The paths of everything above `path`, the root left out.
pub fn above(path: &[usize]) -> impl Iterator<Item = Path> {
    (1..path.len()).filter_map(|len| path.get(..len).map(<[usize]>::to_vec))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node_of(from: u32, to: u32, children: Vec<Node>) -> Node {
        Node {
            from,
            to,
            children,
            ..Node::default()
        }
    }

    fn message() -> Node {
        let via = node_of(
            10,
            30,
            vec![node_of(15, 20, vec![]), node_of(20, 28, vec![])],
        );
        node_of(0, 40, vec![node_of(0, 9, vec![]), via])
    }

    #[test]
    fn only_open_parts_show_theirs() {
        let root = message();
        let closed = rows(&root, &BTreeSet::new());
        let shape: Vec<(Path, Option<bool>)> =
            closed.into_iter().map(|r| (r.path, r.open)).collect();
        assert_eq!(shape, [(vec![0], None), (vec![1], Some(false))]);
        let open = rows(&root, &BTreeSet::from([vec![1]]));
        let last = open.last().expect("four rows");
        assert_eq!((open.len(), last.path.clone()), (4, vec![1, 1]));
        assert_eq!((last.position, last.siblings), (2, 2));
    }

    #[test]
    fn a_place_finds_its_part() {
        let root = message();
        let cases: [(u32, Option<Path>); 6] = [
            (0, Some(vec![0])),
            (9, Some(vec![0])),
            (12, Some(vec![1])),
            (20, Some(vec![1, 1])),
            (28, Some(vec![1, 1])),
            (35, None),
        ];
        for (at, path) in cases {
            assert_eq!(path_at(&root, at), path, "{at}");
        }
        assert_eq!(node(&root, &[1, 0]).map(|n| n.from), Some(15));
        assert_eq!(above(&[1, 0, 2]).collect::<Vec<_>>(), [vec![1], vec![1, 0]]);
    }
}
