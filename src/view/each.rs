//! One piece of page for each of many items, kept while its item is there.

use std::cell::LazyCell;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use leptos::prelude as graph;
use leptos::prelude::document;
use tandem_core::map::Map;
use web_sys::{Element, Node};

use super::content::text_node;
use super::{IntoView, View, focus, given};
use crate::live::place;

/// What builds a list: the keys in their order, and what builds the piece of one of them.
type Pieces = (Vec<u64>, Box<dyn FnMut(usize) -> View>);

/// What is done for one item.
type Each<A, R> = Box<dyn Fn(A) -> R>;
/// What tells an item from the others, in short.
type Key<T> = Box<dyn Fn(&T) -> u64>;

/// One piece of page for each item. Items are told apart by their keys: a piece stays as it is while its key is there,
/// and only moves.
pub struct For<T> {
    each: Option<Each<(), Vec<T>>>,
    key: Option<Key<T>>,
    children: Option<Each<T, View>>,
}

impl<T> fmt::Debug for For<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("For")
    }
}

#[doc(hidden)]
#[allow(
    non_upper_case_globals,
    reason = "the name of a component as a value is the list of its required props"
)]
pub const For: &[&str] = &["each", "key", "children"];

impl<T: 'static> For<T> {
    /// Without any prop.
    #[expect(clippy::new_without_default, reason = "a component is made by its markup")]
    pub fn new() -> Self {
        Self {
            each: None,
            key: None,
            children: None,
        }
    }

    /// The items.
    pub fn each(&mut self, each: impl Fn() -> Vec<T> + 'static) {
        self.each = Some(Box::new(move |()| each()));
    }

    /// What tells an item from the others.
    pub fn key<K: Hash>(&mut self, key: impl Fn(&T) -> K + 'static) {
        self.key = Some(Box::new(move |item| {
            let mut hasher = DefaultHasher::new();
            key(item).hash(&mut hasher);
            hasher.finish()
        }));
    }

    /// The piece of one item.
    pub fn children(&mut self, children: impl Fn(T) -> View + 'static) {
        self.children = Some(Box::new(children));
    }
}

impl<T: 'static> IntoView for For<T> {
    fn into_view(self) -> View {
        let (each, key) = (given(self.each), given(self.key));
        let children = Rc::new(given(self.children));
        many(Box::new(move || {
            let items = each(());
            let keys = items.iter().map(&key).collect();
            let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
            let children = Rc::clone(&children);
            let build = move |at: usize| {
                let item = items.get_mut(at).and_then(Option::take);
                item.map_or_else(View::nothing, |item| children(item))
            };
            (keys, Box::new(build))
        }))
    }
}

/// The piece of one item: its nodes from the first to the last, and what lives in it.
struct Piece {
    first: Node,
    last: Node,
    owner: graph::Owner,
    /// Where it stood the time before.
    at: usize,
}

impl Piece {
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![self.first.clone()];
        let mut here = self.first.clone();
        while here != self.last {
            let Some(next) = here.next_sibling() else { break };
            nodes.push(next.clone());
            here = next;
        }
        nodes
    }

    fn insert_before(&self, parent: &Node, next: &Node, focused: Option<&Element>) {
        for node in self.nodes() {
            focus::leaving(&node, focused, Vec::new);
            parent.insert_before(&node, Some(next)).ok();
        }
    }
}

fn many(mut read: Box<dyn FnMut() -> Pieces>) -> View {
    let fragment = document().create_document_fragment();
    let end: Node = text_node("").into();
    fragment.append_child(&end).ok();
    let above = graph::Owner::current();
    let mut pieces: Map<u64, Piece> = Map::new();
    place(Box::new(move || {
        let (keys, mut build) = read();
        let Some(parent) = end.parent_node() else { return };
        let mut old = std::mem::take(&mut pieces);
        let focused = LazyCell::new(|| focus::focused_in(&parent));
        // The pieces that stand in the right order already stay; only the others move.
        let kept: Vec<Option<usize>> = keys
            .iter()
            .map(|key| old.get(key).map(|piece| piece.at))
            .collect();
        let stays = rising(&kept);
        let mut next = end.clone();
        let mut placed: Vec<(u64, Piece)> = Vec::with_capacity(keys.len());
        let mut built = Vec::new();
        for (at, key) in keys.iter().enumerate().rev() {
            let piece = if let Some(piece) = old.remove(key) {
                if !stays.get(at).copied().unwrap_or(false) {
                    piece.insert_before(&parent, &next, focused.as_ref());
                }
                Piece { at, ..piece }
            } else {
                let owner = above.as_ref().map_or_else(graph::Owner::new, graph::Owner::child);
                let view = owner.with(|| graph::untrack(|| build(at)));
                let (first, last) = insert(view, &parent, &next);
                built.push(placed.len());
                Piece {
                    first,
                    last,
                    owner,
                    at,
                }
            };
            next = piece.first.clone();
            placed.push((*key, piece));
        }
        let built = || {
            let new = built.iter().filter_map(|at| placed.get(*at));
            new.flat_map(|(_, piece)| piece.nodes()).collect()
        };
        for (_, piece) in old {
            for node in piece.nodes() {
                focus::leaving(&node, focused.as_ref(), built);
                parent.remove_child(&node).ok();
            }
            piece.owner.cleanup();
        }
        pieces = placed.into_iter().collect();
    }));
    View::of(fragment)
}

/// Puts a new piece into the page; the first and the last of its nodes.
fn insert(View(node): View, parent: &Node, next: &Node) -> (Node, Node) {
    let node = node.unwrap_or_else(|| text_node("").into());
    if node.node_type() != Node::DOCUMENT_FRAGMENT_NODE {
        parent.insert_before(&node, Some(next)).ok();
        return (node.clone(), node);
    }
    // What is inside may come and go; marks around it stay.
    let (first, last): (Node, Node) = (text_node("").into(), text_node("").into());
    for node in [&first, &node, &last] {
        parent.insert_before(node, Some(next)).ok();
    }
    (first, last)
}

/// Which of the places belong to a longest row that only rises; the empty ones do not.
fn rising(places: &[Option<usize>]) -> Vec<bool> {
    // The least end of a rising row of each length, by its position, and what stands before each position in its row.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        let Some(place) = *place else { continue };
        let length = ends.partition_point(|(end, _)| *end < place);
        let previous = length.checked_sub(1).and_then(|shorter| ends.get(shorter));
        if let (Some(slot), Some((_, previous))) = (before.get_mut(at), previous) {
            *slot = Some(*previous);
        }
        match ends.get_mut(length) {
            Some(end) => *end = (place, at),
            None => ends.push((place, at)),
        }
    }
    let mut stays = vec![false; places.len()];
    let mut here = ends.last().map(|(_, at)| *at);
    while let Some(at) = here {
        if let Some(stay) = stays.get_mut(at) {
            *stay = true;
        }
        here = before.get(at).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::rising;

    /// The most places that a rising row can have, tried one by one.
    fn longest(places: &[usize]) -> usize {
        (0..1_u32 << places.len())
            .filter_map(|chosen| {
                let row: Vec<usize> = (0..places.len())
                    .filter(|at| chosen >> at & 1 == 1)
                    .map(|at| places[at])
                    .collect();
                row.is_sorted().then_some(row.len())
            })
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn as_many_pieces_stay_as_can() {
        let orders = [
            vec![0, 1, 2, 3, 4],
            vec![4, 0, 1, 2, 3],
            vec![1, 2, 3, 4, 0],
            vec![4, 3, 2, 1, 0],
            vec![2, 0, 4, 1, 3, 5],
        ];
        for order in orders {
            let stays = rising(&order.iter().map(|place| Some(*place)).collect::<Vec<_>>());
            let row: Vec<usize> = order
                .iter()
                .zip(&stays)
                .filter(|(_, stays)| **stays)
                .map(|(place, _)| *place)
                .collect();
            assert!(row.is_sorted(), "{order:?}: {row:?}");
            assert_eq!(row.len(), longest(&order), "{order:?}");
        }
        assert_eq!(
            rising(&[None, Some(3), None, Some(1)]),
            [false, false, false, true]
        );
    }
}
