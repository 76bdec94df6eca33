//! Productboard: what its API answers for notes, features and companies.

use super::sheet::{items, join, sheet, text};
use super::{Source, Table, Target};
use crate::intake::mapping::Subject;
use crate::snapshot::json::Node;

/// Notes: feedback, linked to the ideas that its features became.
pub(super) const NOTES: Source = Source {
    name: "productboard",
    program: "productboard",
    subject: Subject::Feedback,
    signature: &[],
    columns: &[
        ("Id", "id", Target::Source),
        ("Title", "title", Target::Title),
        ("Content", "content", Target::Body),
        ("Company", "company.name", Target::Customer),
        ("Company's id", "company.id", Target::CustomerId),
        ("User", "user.name", Target::CustomerOr),
        ("User's e-mail", "user.email", Target::Email),
        ("Tags", "tags.name|tags", Target::Tags),
        ("Origin", "source.origin", Target::Channel),
        ("Created at", "createdAt", Target::Said),
        ("Features", "features.id|features.importance", Target::Insights),
    ],
};

/// Features.
pub(super) const FEATURES: Source = Source {
    name: "productboard-features",
    program: "productboard",
    subject: Subject::Ideas,
    signature: &[],
    columns: &[
        ("Id", "id", Target::Source),
        ("Name", "name", Target::Title),
        ("Description", "description", Target::Body),
        ("Status", "status.name", Target::Status),
    ],
};

/// Companies.
pub(super) const COMPANIES: Source = Source {
    name: "productboard-companies",
    program: "productboard",
    subject: Subject::Customers,
    signature: &[],
    columns: &[
        ("Id", "id", Target::Source),
        ("Name", "name", Target::Name),
        ("Domain", "domain", Target::Domain),
    ],
};

/// Reads a list under `data`, or lists under the names of what they hold.
pub(super) fn tables(node: &Node<'_>) -> Vec<Table> {
    let parts = [
        (&COMPANIES, "companies", "domain"),
        (&FEATURES, "features", "type"),
        (&NOTES, "notes", "content"),
    ];
    let mut tables = Vec::new();
    for (source, list, own) in parts {
        for key in [list, "data"] {
            let found = items(node.get(key));
            let whole = |item: &Node<'_>| item.get(own).is_some() && item.get("id").is_some();
            if !found.is_empty() && found.iter().all(whole) {
                tables.push(sheet(source, found.iter()));
            }
        }
    }
    let notes = tables.iter_mut().filter(|table| table.source == NOTES.name);
    for table in notes {
        let found = ["notes", "data"].map(|key| items(node.get(key)));
        for (row, note) in table.rows.iter_mut().zip(found.into_iter().flatten()) {
            if let Some(cell) = row.cells.last_mut() {
                *cell = features(note);
            }
        }
    }
    tables
}

/// The features of a note, each with its importance: `id=2`.
fn features(note: &Node<'_>) -> String {
    let features = items(note.get("features")).iter().map(|feature| {
        let importance = text(feature, "importance");
        text(feature, "id") + "=" + if importance.is_empty() { "1" } else { &importance }
    });
    join(&features.collect::<Vec<_>>())
}
