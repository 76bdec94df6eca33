//! What the dialog for splitting shows: the parts of a record, each of which can stay, go or belong to both.

use super::customer_name;
use super::inbox::linked_ideas;
use crate::command::split::{Place, Split, text_field};
use crate::model::{Feedback, Idea, shorten};
use crate::{Command, Field, Id, Kind, Workspace};

/// How many characters of a piece of text its label shows.
const SHOWN: usize = 120;

/// A part of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is one of: `text`, `customers`, `tags`, `ideas`, `insights` or `objectives`.
    pub group: &'static str,
    /// What it is called.
    pub label: String,
    /// Where it belongs unless somebody says otherwise.
    pub stays: bool,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// A piece of the text.
    Piece(String),
    /// A field, as [`Split::places`] names it.
    Field(Field),
}

/// The parts of feedback or an idea; none where there is no such record.
///
/// The text is cut where a line is empty, or into its lines where none is. Pieces of text and ideas stay unless somebody says
/// otherwise, everything else belongs to both. What is gone is no part that anybody could tell.
pub fn parts(workspace: &Workspace, kind: &Kind, id: Id) -> Option<Vec<Part>> {
    let record = workspace.record(kind, id)?;
    let text = record.text(text_field(kind).name());
    let mut parts: Vec<Part> = pieces(text)
        .into_iter()
        .map(|piece| Part {
            group: "text",
            label: shorten(piece, SHOWN),
            stays: true,
            what: What::Piece(piece.to_owned()),
        })
        .collect();
    let mut add = |group: &'static str, field: Field, label: String, stays: bool| {
        parts.push(Part {
            group,
            label,
            stays,
            what: What::Field(field),
        });
    };
    let title = |kind: &Kind, id: Id| {
        let record = workspace.record(kind, id);
        record.map(|record| record.text("title").to_owned())
    };
    if *kind == Kind::FEEDBACK {
        let item = Feedback::of(record);
        let is_there = |voice: &Id| workspace.record(&Kind::CUSTOMERS, *voice).is_some();
        for voice in item.voices().filter(is_there) {
            let field = if item.customer() == Some(voice) {
                Field::named("customer")
            } else {
                Field::link("supporters", voice)
            };
            add("customers", field, customer_name(workspace, Some(voice)), false);
        }
    }
    for (field, _) in record.elements("tags") {
        let name = field.element_name().unwrap_or_default().into_owned();
        add("tags", field.clone(), name, false);
    }
    if *kind == Kind::FEEDBACK {
        for (idea, title) in linked_ideas(workspace, id) {
            add("ideas", Field::link("insights", idea), title, true);
        }
    } else {
        for (item, _) in Idea::of(record).insights() {
            if let Some(title) = title(&Kind::FEEDBACK, item) {
                add("insights", Field::link("insights", item), title, false);
            }
        }
        for (objective, _) in record.links("objectives") {
            if let Some(title) = title(&Kind::OBJECTIVES, objective) {
                add("objectives", Field::link("objectives", objective), title, false);
            }
        }
    }
    Some(parts)
}

/// The Command that splits a record so: each of its parts with where it belongs.
pub fn command(kind: &Kind, id: Id, new: Id, title: &str, parts: &[(Part, Place)]) -> Command {
    let text = |here: Place| {
        let pieces = parts.iter().filter_map(|(part, place)| match &part.what {
            What::Piece(piece) if *place == here || *place == Place::Both => Some(piece.as_str()),
            _ => None,
        });
        pieces.collect::<Vec<&str>>().join("\n\n")
    };
    let goes = |(part, place): &(Part, Place)| matches!(part.what, What::Piece(_)) && *place == Place::Goes;
    let places = parts.iter().filter_map(|(part, place)| match &part.what {
        What::Field(field) => Some((field.clone(), *place)),
        What::Piece(_) => None,
    });
    Command::Split(Split {
        kind: kind.clone(),
        id,
        new,
        title: title.to_owned(),
        body: text(Place::Goes),
        rest: parts.iter().any(goes).then(|| text(Place::Stays)),
        places: places.collect(),
    })
}

fn pieces(text: &str) -> Vec<&str> {
    let cut = |between: &str| {
        let pieces = text.split(between).map(|piece| piece.trim_matches('\n'));
        pieces
            .filter(|piece| !piece.trim().is_empty())
            .collect::<Vec<&str>>()
    };
    let pieces = cut("\n\n");
    if pieces.len() > 1 { pieces } else { cut("\n") }
}
