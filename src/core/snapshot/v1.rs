//! The wire types of snapshot version 1: which fields a record may have, and what they may hold.
//!
//! **Frozen.** A file that was ever valid stays valid: fields and kinds may be added (older builds keep what they do
//! not know), but no shape is narrowed, renamed or removed. Commands are checked by the same table, so nothing can be
//! written that a file could not carry, and the published JSON Schema is made from it (`schema.rs`).

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A text of at most this many characters, without line breaks.
    Line(usize),
    /// A text of at most this many characters; Markdown where it is shown.
    Prose(usize),
    /// A number from the first to the second, both included.
    Number(f64, f64),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// True or false.
    Flag,
    /// A time in UTC, as ISO 8601 spells it: `2026-11-23T09:58:10.120Z` or `2026-11-23`.
    Time,
    /// The id of a record of the named kind; one that is not there is kept and flagged.
    Link(&'static str),
    /// A set: element name to a value of one shape.
    Set(&'static Shape),
    /// A set of links: the element's name is the id of a record of the named kind.
    Links(&'static str, &'static Shape),
    /// Estimates: framework, then person, then input, then a number or a range low, likely, high.
    Estimates,
}

/// One field of a kind of record.
#[derive(Clone, Copy, Debug)]
pub struct FieldType {
    /// Its name.
    pub name: &'static str,
    /// What it may hold.
    pub shape: Shape,
}

/// One kind of record.
#[derive(Clone, Copy, Debug)]
pub struct KindType {
    /// Its name under `records`.
    pub name: &'static str,
    /// Its fields, besides `id`, `deleted`, `versions`, `conflicts` and `context`, which every record may have.
    pub fields: &'static [FieldType],
}

const fn field(name: &'static str, shape: Shape) -> FieldType {
    FieldType { name, shape }
}

/// The largest amount that a number field takes, far beyond any real one and exact as a float.
pub const LARGEST: f64 = 1e12;
/// Roles that a person can have.
pub const ROLES: &[&str] = &["pm", "po", "contributor"];
/// States of a feedback item.
pub const FEEDBACK_STATUSES: &[&str] = &["new", "open", "planned", "done", "declined"];
/// States of an idea.
pub const IDEA_STATUSES: &[&str] = &["candidate", "planned", "in-progress", "released", "declined"];
/// Frameworks that a board can use.
pub const FRAMEWORKS: &[&str] = &["rice", "ice"];
/// The two published forms of ICE.
pub const ICE_FORMS: &[&str] = &["product", "mean"];

const NAME: Shape = Shape::Line(200);
const TITLE: Shape = Shape::Line(500);
const BODY: Shape = Shape::Prose(200_000);
const TAGS: FieldType = field("tags", Shape::Set(&Shape::Flag));
const SOURCE: FieldType = field("source", Shape::Line(500));

/// Every kind of record of version 1.
pub const KINDS: &[KindType] = &[
    KindType {
        name: "workspaces",
        fields: &[field("name", NAME), field("currency", Shape::Line(3))],
    },
    KindType {
        name: "people",
        fields: &[field("name", NAME), field("role", Shape::Choice(ROLES))],
    },
    KindType {
        name: "customers",
        fields: &[
            field("name", NAME),
            field("segment", NAME),
            field("revenue", Shape::Number(0.0, LARGEST)),
            field("currency", Shape::Line(3)),
        ],
    },
    KindType {
        name: "feedback",
        fields: &[
            field("title", TITLE),
            field("body", BODY),
            field("customer", Shape::Link("customers")),
            field("channel", NAME),
            field("said", Shape::Time),
            field("status", Shape::Choice(FEEDBACK_STATUSES)),
            field("supporters", Shape::Links("customers", &Shape::Flag)),
            TAGS,
            SOURCE,
        ],
    },
    KindType {
        name: "ideas",
        fields: &[
            field("title", TITLE),
            field("description", BODY),
            field("status", Shape::Choice(IDEA_STATUSES)),
            field("insights", Shape::Links("feedback", &Shape::Number(1.0, 3.0))),
            field("estimates", Shape::Estimates),
            TAGS,
            SOURCE,
        ],
    },
    KindType {
        name: "boards",
        fields: &[
            field("name", NAME),
            field("framework", Shape::Choice(FRAMEWORKS)),
            field("ice-form", Shape::Choice(ICE_FORMS)),
            field("selection", Shape::Choice(&["all", "picked"])),
            field("ideas", Shape::Links("ideas", &Shape::Flag)),
        ],
    },
    KindType {
        name: "comments",
        fields: &[field("on", Shape::Line(100)), field("body", BODY)],
    },
];

/// The kind with this name, if version 1 knows it.
pub fn kind(name: &str) -> Option<&'static KindType> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl KindType {
    /// The field with this name, if version 1 knows it.
    pub fn field(&self, name: &str) -> Option<&'static FieldType> {
        self.fields.iter().find(|field| field.name == name)
    }
}
