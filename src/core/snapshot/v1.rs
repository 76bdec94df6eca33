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
/// The stages of an idea; a team has statuses of its own beside them (see [`crate::statuses`]).
pub const IDEA_STATUSES: &[&str] = &[
    "candidate",
    "under-review",
    "planned",
    "in-progress",
    "testing",
    "released",
    "declined",
];
/// How far ahead an idea is planned.
pub const HORIZONS: &[&str] = &["now", "next", "later"];
/// States of a release.
pub const RELEASE_STATUSES: &[&str] = &["planned", "released"];
/// What a released idea came to.
pub const VERDICTS: &[&str] = &["reached", "partly", "missed"];
/// Frameworks that a board can use.
pub const FRAMEWORKS: &[&str] = &[
    "rice",
    "ice",
    "pie",
    "wsjf",
    "cd3",
    "value-effort",
    "moscow",
    "opportunity",
    "weighted",
    "custom",
    "kano",
    "buy-a-feature",
    "points",
    "pairwise",
    "ahp",
    "stack-rank",
];
/// The scales of value and effort.
pub const SCALES: &[&str] = &["five", "ten", "fibonacci", "exponential"];
/// Which ideas stand on a board.
pub const SELECTIONS: &[&str] = &["all", "picked", "filter"];
/// What the set that fits is to be worth most of: scores, or customers all of whose ideas are in it.
pub const WORTHS: &[&str] = &["score", "customers"];
/// Which way a criterion is better.
pub const DIRECTIONS: &[&str] = &["more", "less"];
/// How the numbers of a criterion are brought together.
pub const CRITERION_SCALES: &[&str] = &["ten", "five", "hundred", "spread", "share"];
/// A respondent's two answers to a Kano questionnaire: to the idea being there, and not being there.
pub const ANSWERS: &[&str] = &[
    "like/like",
    "like/must-be",
    "like/neutral",
    "like/live-with",
    "like/dislike",
    "must-be/like",
    "must-be/must-be",
    "must-be/neutral",
    "must-be/live-with",
    "must-be/dislike",
    "neutral/like",
    "neutral/must-be",
    "neutral/neutral",
    "neutral/live-with",
    "neutral/dislike",
    "live-with/like",
    "live-with/must-be",
    "live-with/neutral",
    "live-with/live-with",
    "live-with/dislike",
    "dislike/like",
    "dislike/must-be",
    "dislike/neutral",
    "dislike/live-with",
    "dislike/dislike",
];
/// How a board makes one number out of several people's.
pub const RULES: &[&str] = &["owner", "mean", "person"];
/// Where a board takes reach from.
pub const REACHES: &[&str] = &["typed", "customers", "segment", "revenue", "importance"];
/// Where the line between much and little runs on a matrix.
pub const CUTS: &[&str] = &["midpoint", "median"];
/// The two published forms of ICE.
pub const ICE_FORMS: &[&str] = &["product", "mean"];
/// States of a story.
pub const STORY_STATUSES: &[&str] = &["open", "in-progress", "done", "declined"];
/// The scales of story points.
pub const POINT_SCALES: &[&str] = &["fibonacci", "cards", "doubling", "ones"];

const NAME: Shape = Shape::Line(200);
const TITLE: Shape = Shape::Line(500);
const BODY: Shape = Shape::Prose(200_000);
const TAGS: FieldType = field("tags", Shape::Set(&Shape::Flag));
const SOURCE: FieldType = field("source", Shape::Line(500));
/// What the source's row looked like when it was brought in last, so that the same row need not be looked at again.
const SOURCE_HASH: FieldType = field("source-hash", Shape::Line(40));
/// How many votes each program that a record came from counts, named supporters among them.
const VOTES: FieldType = field("source-votes", Shape::Set(&Shape::Number(0.0, LARGEST)));
const POSITION: Shape = Shape::Line(1000);
const ORDER: FieldType = field("order", POSITION);
const LINE_SET: Shape = Shape::Set(&Shape::Line(500));
const FLAG_SET: Shape = Shape::Set(&Shape::Flag);
const ANY_NUMBER: Shape = Shape::Number(-LARGEST, LARGEST);
/// A share in percent.
const SHARE: Shape = Shape::Number(0.0, 100.0);
/// A quarter of a year, as `2026-Q4`.
const QUARTER: Shape = Shape::Line(7);

/// Every kind of record of version 1.
pub const KINDS: &[KindType] = &[
    KindType {
        name: "workspaces",
        fields: &[
            field("name", NAME),
            field("currency", Shape::Line(3)),
            field("point-scale", Shape::Choice(POINT_SCALES)),
            field("ready", LINE_SET),
            field("done", LINE_SET),
            field("vision", BODY),
            field("personas", BODY),
            field("site", Shape::Line(500)),
            field("status-names", Shape::Set(&NAME)),
            field("status-stages", Shape::Set(&Shape::Choice(IDEA_STATUSES))),
            field("status-order", Shape::Set(&POSITION)),
            field("status-hidden", FLAG_SET),
        ],
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
            field("email", NAME),
            field("domain", NAME),
            SOURCE,
            SOURCE_HASH,
            field("aliases", Shape::Set(&Shape::Flag)),
            field("notes", BODY),
            field("merged-into", Shape::Link("customers")),
            TAGS,
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
            field("snoozed", Shape::Time),
            field("reason", Shape::Prose(10_000)),
            field("merged-into", Shape::Link("feedback")),
            field("split-from", Shape::Link("feedback")),
            field("unlike", Shape::Links("feedback", &Shape::Flag)),
            TAGS,
            SOURCE,
            SOURCE_HASH,
            VOTES,
        ],
    },
    KindType {
        name: "ideas",
        fields: &[
            field("title", TITLE),
            field("description", BODY),
            field("status", Shape::Choice(IDEA_STATUSES)),
            field("own-status", NAME),
            field("insights", Shape::Links("feedback", &Shape::Number(1.0, 3.0))),
            field("estimates", Shape::Estimates),
            field("merged-into", Shape::Link("ideas")),
            field("unlike", Shape::Links("ideas", &Shape::Flag)),
            field("answers", Shape::Set(&Shape::Choice(ANSWERS))),
            field("needs", Shape::Links("ideas", &Shape::Flag)),
            field("objectives", Shape::Links("objectives", &SHARE)),
            field("horizon", Shape::Choice(HORIZONS)),
            field("quarter", QUARTER),
            field("public", Shape::Flag),
            field("public-text", BODY),
            field("decline-reason", BODY),
            field("release", Shape::Link("releases")),
            TAGS,
            SOURCE,
            SOURCE_HASH,
            VOTES,
        ],
    },
    KindType {
        name: "objectives",
        fields: &[
            field("title", TITLE),
            field("description", BODY),
            field("measure", NAME),
            field("baseline", ANY_NUMBER),
            field("target", ANY_NUMBER),
            field("current", ANY_NUMBER),
            field("period", QUARTER),
            field("weight", Shape::Number(0.0, LARGEST)),
            field("owner", Shape::Link("people")),
            field("parent", Shape::Link("objectives")),
        ],
    },
    KindType {
        name: "releases",
        fields: &[
            field("title", TITLE),
            field("version", NAME),
            field("status", Shape::Choice(RELEASE_STATUSES)),
            field("released", Shape::Time),
            field("notes", Shape::Set(&BODY)),
            field("public", Shape::Flag),
            field("told", Shape::Links("customers", &Shape::Time)),
        ],
    },
    KindType {
        name: "outcomes",
        fields: &[
            field("idea", Shape::Link("ideas")),
            field("review", Shape::Time),
            field("expected", Shape::Estimates),
            field("found", Shape::Set(&ANY_NUMBER)),
            field("objective", Shape::Link("objectives")),
            field("measure-before", ANY_NUMBER),
            field("measure-expected", ANY_NUMBER),
            field("measure-found", ANY_NUMBER),
            field("verdict", Shape::Choice(VERDICTS)),
            field("learned", BODY),
            field("follow-ups", Shape::Links("ideas", &Shape::Flag)),
        ],
    },
    KindType {
        name: "boards",
        fields: &[
            field("name", NAME),
            field("framework", Shape::Choice(FRAMEWORKS)),
            field("ice-form", Shape::Choice(ICE_FORMS)),
            field("scale", Shape::Choice(SCALES)),
            field("cut", Shape::Choice(CUTS)),
            field("reach-from", Shape::Choice(REACHES)),
            field("combine", Shape::Choice(RULES)),
            field("decides", Shape::Link("people")),
            field("criteria", Shape::Set(&NAME)),
            field("weights", Shape::Set(&Shape::Number(0.0, LARGEST))),
            field("directions", Shape::Set(&Shape::Choice(DIRECTIONS))),
            field("scales", Shape::Set(&Shape::Choice(CRITERION_SCALES))),
            field("formula", Shape::Line(2000)),
            field("budget", Shape::Number(0.0, LARGEST)),
            field("blind", Shape::Flag),
            field("capacity", Shape::Number(0.0, LARGEST)),
            field("selection", Shape::Choice(SELECTIONS)),
            field("filter", Shape::Line(500)),
            field("reach-segment", Shape::Link("segments")),
            field("reach-cap", Shape::Number(0.0, LARGEST)),
            field(
                "segment-weights",
                Shape::Links("segments", &Shape::Number(0.0, LARGEST)),
            ),
            field("worth", Shape::Choice(WORTHS)),
            field("ideas", Shape::Links("ideas", &Shape::Flag)),
        ],
    },
    KindType {
        name: "stories",
        fields: &[
            field("title", TITLE),
            field("as-a", Shape::Line(500)),
            field("want", Shape::Line(1000)),
            field("so-that", Shape::Line(1000)),
            field("description", BODY),
            field("idea", Shape::Link("ideas")),
            field("criteria", Shape::Set(&Shape::Prose(5000))),
            field("met", FLAG_SET),
            field("points", Shape::Number(0.0, LARGEST)),
            field("estimates", Shape::Estimates),
            field("poker", Shape::Links("people", &Shape::Flag)),
            ORDER,
            field("status", Shape::Choice(STORY_STATUSES)),
            field("started", Shape::Time),
            field("finished", Shape::Time),
            field("sprints", Shape::Links("sprints", &Shape::Time)),
            field("left", Shape::Links("sprints", &Shape::Time)),
            field("needs", Shape::Links("stories", &Shape::Flag)),
            field("step", Shape::Link("steps")),
            field("release", Shape::Link("releases")),
            field("ready", FLAG_SET),
            field("done", FLAG_SET),
            TAGS,
            SOURCE,
        ],
    },
    KindType {
        name: "activities",
        fields: &[field("title", TITLE), ORDER],
    },
    KindType {
        name: "steps",
        fields: &[
            field("title", TITLE),
            field("activity", Shape::Link("activities")),
            ORDER,
        ],
    },
    KindType {
        name: "sprints",
        fields: &[
            field("name", NAME),
            field("goal", Shape::Line(1000)),
            field("start", Shape::Time),
            field("end", Shape::Time),
            field("people", Shape::Links("people", &Shape::Number(0.0, 1.0))),
            field("days-off", Shape::Links("people", &Shape::Number(0.0, 366.0))),
            field("retro", BODY),
        ],
    },
    KindType {
        name: "comments",
        fields: &[field("on", Shape::Line(100)), field("body", BODY)],
    },
    KindType {
        name: "mappings",
        fields: &[
            field("shape", NAME),
            field("subject", NAME),
            field("key", NAME),
            field("columns", Shape::Set(&NAME)),
            field("rules", Shape::Set(&Shape::Line(2000))),
        ],
    },
    KindType {
        name: "segments",
        fields: &[
            field("name", NAME),
            field("least", Shape::Number(0.0, LARGEST)),
            field("most", Shape::Number(0.0, LARGEST)),
            field("tag", NAME),
            field("named", NAME),
            field("members", Shape::Links("customers", &Shape::Flag)),
        ],
    },
    KindType {
        name: "views",
        fields: &[
            field("name", NAME),
            field("page", Shape::Choice(&["inbox", "ideas"])),
            field("query", Shape::Line(2_000)),
            field("status", NAME),
            field("tag", NAME),
            field("sort", NAME),
        ],
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
