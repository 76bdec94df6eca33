//! The names of fields and of record kinds.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// Names a field of a record as a path: `title`, `tags/ux`, `estimates/rice/<person>/reach`.
///
/// A path with more than one part is an element of a set (or map): elements are written one by one, so that two
/// people who add different elements never collide. Inside a part `~` is written `~0` and `/` is written `~1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field(Cow<'static, str>);

impl Field {
    /// Tells whether a record is deleted; every edit writes it too (see `version`).
    pub const DELETED: Self = Self::named("deleted");

    /// Says what the record of a tombstone was merged into.
    pub const MERGED_INTO: Self = Self::named("merged-into");

    /// What a row said when it was imported, as a hash.
    pub const SOURCE_HASH: Self = Self::named("source-hash");

    /// A field with a single part, known when the program is written.
    pub const fn named(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// An element of the set `set`.
    pub fn element(set: &str, element: &str) -> Self {
        let mut path = String::with_capacity(set.len() + element.len() + 1);
        path.push_str(set);
        path.push('/');
        escape_into(&mut path, element);
        Self(Cow::Owned(path))
    }

    /// An element of the set `set` that is named by a record's id.
    pub fn link(set: &str, id: crate::Id) -> Self {
        let mut path = String::with_capacity(set.len() + 37);
        path.push_str(set);
        path.push('/');
        id.push_to(&mut path);
        Self(Cow::Owned(path))
    }

    /// One person's input to one framework.
    pub fn estimate(framework: &str, person: crate::Id, input: &str) -> Self {
        let mut path = String::with_capacity(64);
        path.push_str("estimates/");
        path.push_str(framework);
        path.push('/');
        person.push_to(&mut path);
        path.push('/');
        path.push_str(input);
        Self(Cow::Owned(path))
    }

    /// A path as it stands in a file, parts already escaped.
    pub fn from_path(path: impl Into<Cow<'static, str>>) -> Self {
        Self(path.into())
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first part: the name of the plain field or of the set.
    pub fn name(&self) -> &str {
        // Names are short: looking at each byte is quicker than setting up a search.
        let end = self
            .0
            .bytes()
            .position(|byte| byte == b'/')
            .unwrap_or(self.0.len());
        self.0.get(..end).unwrap_or_default()
    }

    /// The element's name with its escapes undone; `None` for a plain field.
    pub fn element_name(&self) -> Option<Cow<'_, str>> {
        self.0.split_once('/').map(|(_, element)| unescape(element))
    }

    /// Whether the field is an element of a set, for which adding wins over a concurrent removal.
    pub fn is_element(&self) -> bool {
        self.name().len() < self.0.len()
    }

    /// Whether it is what an import notes of its source for itself. People do not write it, so they have nothing to
    /// settle where two imports disagree: the latest counts.
    pub fn is_bookkeeping(&self) -> bool {
        *self == Self::SOURCE_HASH || self.name() == "source-votes"
    }
}

impl Ord for Field {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_paths(&self.0, &other.0)
    }
}

impl PartialOrd for Field {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares paths part by part, so that a set and its elements stand together.
pub(crate) fn compare_paths(a: &str, b: &str) -> Ordering {
    let key = |byte: u8| if byte == b'/' { 0 } else { u16::from(byte) + 1 };
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    loop {
        match (a.get(at), b.get(at)) {
            (Some(a), Some(b)) if a == b => at += 1,
            (Some(a), Some(b)) => return key(*a).cmp(&key(*b)),
            (a, b) => return a.is_some().cmp(&b.is_some()),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Appends one part of a path with `~` and `/` escaped.
pub fn escape_into(path: &mut String, part: &str) {
    if !part.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return path.push_str(part);
    }
    for c in part.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}

/// Undoes the escapes of one part of a path.
pub fn unescape(part: &str) -> Cow<'_, str> {
    if part.bytes().any(|byte| byte == b'~') {
        Cow::Owned(part.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(part)
    }
}

/// Names a kind of record, as files spell it; kinds that this build does not know are kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(Cow<'static, str>);

impl Kind {
    /// What is said about the workspace itself: its name and currency.
    pub const WORKSPACES: Self = Self::named("workspaces");
    /// People who work in the workspace.
    pub const PEOPLE: Self = Self::named("people");
    /// Customers: users or accounts that speak.
    pub const CUSTOMERS: Self = Self::named("customers");
    /// Feedback: one voice each.
    pub const FEEDBACK: Self = Self::named("feedback");
    /// Ideas: the units that are prioritised.
    pub const IDEAS: Self = Self::named("ideas");
    /// Boards: named selections of ideas with a framework.
    pub const BOARDS: Self = Self::named("boards");
    /// Stories: pieces of an idea that a team can deliver.
    pub const STORIES: Self = Self::named("stories");
    /// Sprints: time boxes with a goal and a capacity.
    pub const SPRINTS: Self = Self::named("sprints");
    /// Activities: what the users of the product do, from left to right on the story map.
    pub const ACTIVITIES: Self = Self::named("activities");
    /// Steps of an activity, under it on the story map.
    pub const STEPS: Self = Self::named("steps");
    /// Objectives: what the product is to achieve.
    pub const OBJECTIVES: Self = Self::named("objectives");
    /// Releases: ideas that went out together.
    pub const RELEASES: Self = Self::named("releases");
    /// Outcomes: what released ideas did.
    pub const OUTCOMES: Self = Self::named("outcomes");
    /// Remarks on any record.
    pub const COMMENTS: Self = Self::named("comments");
    /// How the columns of files of one shape were taken in last.
    pub const MAPPINGS: Self = Self::named("mappings");
    /// Segments: named groups of customers.
    pub const SEGMENTS: Self = Self::named("segments");
    /// Views: lists with a search and filters under a name.
    pub const VIEWS: Self = Self::named("views");

    /// All kinds that this build knows.
    pub const ALL: [Self; 17] = [
        Self::WORKSPACES,
        Self::PEOPLE,
        Self::CUSTOMERS,
        Self::FEEDBACK,
        Self::IDEAS,
        Self::BOARDS,
        Self::STORIES,
        Self::SPRINTS,
        Self::ACTIVITIES,
        Self::STEPS,
        Self::OBJECTIVES,
        Self::RELEASES,
        Self::OUTCOMES,
        Self::COMMENTS,
        Self::MAPPINGS,
        Self::SEGMENTS,
        Self::VIEWS,
    ];

    const fn named(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The kind with this name; known names cost no allocation.
    pub fn from_name(name: &str) -> Self {
        let known = Self::ALL.into_iter().find(|known| known.as_str() == name);
        known.unwrap_or_else(|| Self(Cow::Owned(name.to_owned())))
    }

    /// The name, as files spell it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
