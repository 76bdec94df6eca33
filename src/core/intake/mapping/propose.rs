//! Proposes which column becomes what.

use super::{Mapping, Subject, Target};
use crate::intake::amount::amount;
use crate::intake::cell;
use crate::intake::choices::Order;
use crate::intake::table::Table;

/// Proposes what each column becomes: as its source knows it, or else by its name.
pub fn propose(table: &Table, subject: Subject) -> Mapping {
    let plain: Vec<String> = table.columns.iter().map(|name| super::plain(name)).collect();
    let known = table.source().columns;
    let mut mapping = vec![Target::Skip; table.columns.len()];
    if known.is_empty() {
        by_hints(&plain, subject, &mut mapping);
    } else {
        for (slot, name) in mapping
            .iter_mut()
            .zip(&table.columns)
            .map(|(slot, name)| (slot, name.as_str()))
        {
            let bare = super::plain(name);
            let column = known.iter().find(|(other, ..)| *other == name || *other == bare);
            let target = column.map(|(.., target)| match *target {
                // What is effort of an idea is the size of a story.
                Target::Effort if subject == Subject::Stories => Target::Points,
                target => target,
            });
            *slot = target
                .filter(|target| subject.targets().contains(target))
                .unwrap_or(Target::Skip);
        }
        // Of columns that become the same only the first does, unless it can come from several.
        let mut taken = Vec::new();
        for slot in &mut mapping {
            if taken.contains(slot) && !slot.repeats() {
                *slot = Target::Skip;
            }
            taken.push(*slot);
        }
    }
    for (slot, name) in mapping.iter_mut().zip(&table.columns) {
        if table.source().is_own() && name.contains('/') {
            *slot = Target::Exact;
        }
    }
    if subject.needed() == Target::Title
        && !mapping.contains(&Target::Title)
        && let Some(at) = title_column(table, &mapping)
    {
        assign(&mut mapping, at, Target::Title);
    }
    mapping
}

/// The column that serves as the title where none is called so: the first free one of words, else the ids where they are words,
/// else the first free one.
fn title_column(table: &Table, mapping: &Mapping) -> Option<usize> {
    let at = |wanted: Target| {
        let places = mapping.iter().enumerate();
        places
            .filter(move |(_, target)| **target == wanted)
            .map(|(at, _)| at)
    };
    let mut free = at(Target::Skip).chain(at(Target::Source));
    free.find(|at| is_words(table, *at))
        .or_else(|| at(Target::Skip).next())
}

/// Whether a column is mostly words, as far as its first rows tell.
fn is_words(table: &Table, at: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let filled: Vec<&str> = cells.filter_map(|cell| cell::text(cell)).take(100).collect();
    let words = filled.iter().filter(|cell| {
        cell.contains(char::is_alphabetic)
            && amount(cell, table.delimiter).is_none()
            && cell::date(cell, Order::DayFirst).is_none()
    });
    words.count() * 2 > filled.len()
}

/// Proposes by the names of columns; no target but those that repeat is proposed twice.
fn by_hints(plain: &[String], subject: Subject, mapping: &mut Mapping) {
    for &target in subject.targets() {
        for hint in target.hints() {
            let free = mapping
                .iter_mut()
                .zip(plain)
                .filter(|(slot, _)| **slot == Target::Skip);
            let mut named = free.filter(|(_, name)| name == hint).map(|(slot, _)| slot);
            if target.repeats() {
                named.for_each(|slot| *slot = target);
            } else if let Some(slot) = named.next() {
                *slot = target;
                break;
            }
        }
    }
}

/// Lets a column become something; another column that became it is left out, unless it can come from several.
pub fn assign(mapping: &mut Mapping, column: usize, target: Target) {
    if !target.repeats() {
        mapping
            .iter_mut()
            .filter(|other| **other == target)
            .for_each(|other| *other = Target::Skip);
    }
    if let Some(slot) = mapping.get_mut(column) {
        *slot = target;
    }
}
