//! Makes a table of a list of items in JSON.

use std::borrow::Cow;

use super::{Column, Source, Target};
use crate::Value;
use crate::intake::encoding::Encoding;
use crate::intake::table::{BETWEEN, Place, Row, Table};
use crate::snapshot::json::Node;
use crate::value::Number;

/// An empty table of a source.
pub(super) fn empty(source: &Source) -> Table {
    Table {
        columns: source
            .columns
            .iter()
            .map(|(name, ..)| (*name).to_owned())
            .collect(),
        rows: Vec::new(),
        encoding: Encoding::Utf8,
        delimiter: ',',
        header: None,
        problems: Vec::new(),
        broken: Vec::new(),
        source: source.name,
        lost: Vec::new(),
    }
}

/// A table with a row for each item, and all that its columns do not take named as lost.
pub(super) fn sheet<'a>(source: &Source, items: impl Iterator<Item = &'a Node<'a>>) -> Table {
    let mut table = empty(source);
    let paths: Vec<&str> = source
        .columns
        .iter()
        .flat_map(|(_, paths, _)| paths.split(['|', '&']))
        .map(|path| path.trim_start_matches('!'))
        .collect();
    for item in items {
        let cells = source.columns.iter().map(|column| cell(item, column)).collect();
        push(&mut table, cells, false);
        let mut missed = Vec::new();
        missing(item, "", &paths, &mut missed);
        crate::sort::distinct(&mut missed);
        for name in missed {
            lose(&mut table, &name, 1);
        }
    }
    table
}

/// Adds a row; items are counted from 1.
pub(super) fn push(table: &mut Table, cells: Vec<String>, aside: bool) {
    let number = table.rows.len() as u64 + 1;
    let place = Place {
        row: number,
        line: number,
    };
    table.rows.push(Row { place, cells, aside });
}

/// Counts something that the table does not take.
pub(super) fn lose(table: &mut Table, name: &str, rows: u64) {
    if rows == 0 {
        return;
    }
    match table.lost.iter_mut().find(|(other, _)| other == name) {
        Some((_, count)) => *count += rows,
        None => table.lost.push((name.to_owned(), rows)),
    }
}

/// What stands at a column's path. `a|b` is b where a is empty, `a&b` the sum of both as far as they are there, `!a` only the
/// first of a list.
fn cell(item: &Node<'_>, (_, paths, target): &Column) -> String {
    if paths.contains('&') {
        let numbers = paths.split('&').filter_map(|path| match at(item, path) {
            Some(Node::Leaf(Value::Number(number))) => Some(number.get()),
            _ => None,
        });
        // Where there is none of them the file says nothing, which is not the same as 0.
        let sum = numbers.reduce(|sum, number| sum + number);
        let sum = sum.and_then(Number::new);
        return sum.map_or_else(String::new, |sum| sum.as_json().to_string());
    }
    let mut texts = Vec::new();
    for path in paths.split('|') {
        let first = path.strip_prefix('!');
        gather(item, first.unwrap_or(path), &mut texts);
        if first.is_some() {
            texts.truncate(1);
        }
        if !texts.is_empty() {
            break;
        }
    }
    if *target == Target::Tags {
        list(&texts)
    } else {
        join(&texts)
    }
}

/// Several texts as one cell, a single one with a mark behind it if it would be taken for several.
pub(super) fn list(texts: &[String]) -> String {
    let mut cell = join(texts);
    if texts.len() == 1 && cell.contains([',', ';', '\n']) {
        cell.push(BETWEEN);
    }
    cell
}

/// Several texts as one cell; a single one stands as it is.
pub(super) fn join(texts: &[String]) -> String {
    let mut between = [0; 4];
    texts.join(BETWEEN.encode_utf8(&mut between))
}

/// The node at a path of keys; `key[X]` is the one of a list whose `content` is X.
pub(super) fn at<'a, 'b>(node: &'b Node<'a>, path: &str) -> Option<&'b Node<'a>> {
    let mut parts = path.split('.');
    parts.try_fold(node, |node, part| match part.split_once('[') {
        None => node.get(part),
        Some((key, content)) => {
            let is_it = |item: &&Node<'_>| text(item, "content") == content.trim_end_matches(']');
            items(node.get(key)).iter().find(is_it)
        }
    })
}

/// The text at a path of keys; of a list the texts of all its items.
pub(super) fn text(node: &Node<'_>, path: &str) -> String {
    let mut texts = Vec::new();
    gather(node, path, &mut texts);
    join(&texts)
}

fn gather(node: &Node<'_>, path: &str, texts: &mut Vec<String>) {
    if let Node::List(nodes) = node {
        return nodes.iter().for_each(|node| gather(node, path, texts));
    }
    if path.is_empty() {
        let text = leaf(node);
        if !text.trim().is_empty() {
            texts.push(text.into_owned());
        }
        return;
    }
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    if let Some(node) = node.get(key) {
        gather(node, rest, texts);
    }
}

/// A text, number or `true` as a text; empty for everything else.
fn leaf<'a>(node: &'a Node<'_>) -> Cow<'a, str> {
    match node {
        Node::Text(text) => text.as_ref().into(),
        Node::Leaf(Value::Number(number)) => number.as_json().to_string().into(),
        Node::Leaf(Value::Flag(true)) => "true".into(),
        _ => "".into(),
    }
}

/// The items of a list.
pub(super) fn items<'a, 'b>(node: Option<&'b Node<'a>>) -> &'b [Node<'a>] {
    match node {
        Some(Node::List(items)) => items,
        _ => &[],
    }
}

/// Whether a node says anything.
fn says(node: &Node<'_>) -> bool {
    match node {
        Node::Leaf(Value::Number(number)) => number.get() != 0.0,
        Node::List(nodes) => nodes.iter().any(says),
        Node::Object(entries) => entries.iter().any(|(_, node)| says(node)),
        node => !leaf(node).trim().is_empty(),
    }
}

/// The paths in an item that say something and that no column takes.
fn missing(node: &Node<'_>, prefix: &str, paths: &[&str], missed: &mut Vec<String>) {
    match node {
        Node::List(nodes) => {
            for node in nodes {
                missing(node, prefix, paths, missed);
            }
        }
        Node::Object(entries) => {
            for (key, node) in entries.iter().filter(|(_, node)| says(node)) {
                let path = if prefix.is_empty() {
                    key.as_ref().to_owned()
                } else {
                    format!("{prefix}.{key}")
                };
                let inside = |taken: &&str| {
                    taken
                        .strip_prefix(path.as_str())
                        .is_some_and(|rest| rest.starts_with('.'))
                };
                let picked = |taken: &&str| taken.split_once('[').is_some_and(|(list, _)| list == path);
                if paths.contains(&path.as_str()) || paths.iter().any(picked) {
                    continue;
                }
                let deeper = matches!(node, Node::Object(_) | Node::List(_)) && paths.iter().any(inside);
                if deeper {
                    missing(node, &path, paths, missed);
                } else {
                    missed.push(path);
                }
            }
        }
        _ => {}
    }
}
