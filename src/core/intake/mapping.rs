//! Which column becomes what.

use super::csv::Table;
use crate::{Kind, texts};

/// What the rows of a table become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Feedback items.
    Feedback,
    /// Ideas.
    Ideas,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nothing.
    Skip,
    /// The title.
    Title,
    /// The text of feedback or the description of an idea.
    Body,
    /// The customer's name.
    Customer,
    /// The channel.
    Channel,
    /// When it was said.
    Said,
    /// Tags, separated by commas or semicolons.
    Tags,
    /// The status.
    Status,
    /// The id in the program that it comes from.
    Source,
    /// Effort in person-months, taken as given, as the RICE estimate of whoever imports; the others below likewise.
    Effort,
    /// Reach.
    Reach,
    /// Impact, as a step of the scale or its word.
    Impact,
    /// Confidence, as a step of the scale or its word.
    Confidence,
}

/// One target a column.
pub type Mapping = Vec<Target>;

impl Subject {
    /// The kind of record.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Feedback => Kind::FEEDBACK,
            Self::Ideas => Kind::IDEAS,
        }
    }

    /// What its columns can become.
    pub const fn targets(self) -> &'static [Target] {
        match self {
            Self::Feedback => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::Customer,
                Target::Channel,
                Target::Said,
                Target::Tags,
                Target::Status,
                Target::Source,
            ],
            Self::Ideas => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::Effort,
                Target::Reach,
                Target::Impact,
                Target::Confidence,
                Target::Tags,
                Target::Status,
                Target::Source,
            ],
        }
    }
}

impl Target {
    /// The name that forms carry; that of an input of RICE is the input's.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Title => "title",
            Self::Body => "body",
            Self::Customer => "customer",
            Self::Channel => "channel",
            Self::Said => "said",
            Self::Tags => "tags",
            Self::Status => "status",
            Self::Source => "source",
            Self::Effort => "effort",
            Self::Reach => "reach",
            Self::Impact => "impact",
            Self::Confidence => "confidence",
        }
    }

    /// What it is called.
    pub fn label(self) -> String {
        texts::intake_target(self.name())
    }

    /// Names of columns that propose it, the surest first, in lower case and without spaces and signs.
    const fn hints(self) -> &'static [&'static str] {
        match self {
            Self::Skip => &[],
            Self::Title => &["title", "summary", "subject", "headline", "idea", "name"],
            Self::Body => &[
                "description",
                "body",
                "content",
                "text",
                "details",
                "feedback",
                "message",
                "comment",
                "note",
            ],
            Self::Customer => &[
                "customer",
                "customername",
                "company",
                "account",
                "authorname",
                "author",
                "createdby",
                "user",
                "reporter",
            ],
            Self::Channel => &["channel", "via", "board", "origin"],
            Self::Said => &["said", "createdat", "created", "date", "submittedat", "timestamp"],
            Self::Tags => &[
                "tags",
                "labels",
                "tag",
                "label",
                "categories",
                "category",
                "components",
            ],
            Self::Status => &["status", "state"],
            Self::Source => &[
                "issuekey",
                "key",
                "id",
                "sourceid",
                "number",
                "issueid",
                "externalid",
                "url",
            ],
            Self::Effort => &[
                "effort",
                "storypoints",
                "storypoint",
                "customfieldstorypoints",
                "points",
                "estimate",
                "personmonths",
                "size",
            ],
            Self::Reach => &["reach", "customfieldreach"],
            Self::Impact => &["impact", "customfieldimpact"],
            Self::Confidence => &["confidence", "customfieldconfidence"],
        }
    }
}

/// Whether a text is a name that columns are known by.
pub(super) fn is_known_name(name: &str) -> bool {
    let name = plain(name);
    let targets = Subject::Feedback.targets().iter().chain(Subject::Ideas.targets());
    targets
        .into_iter()
        .any(|target| target.hints().contains(&name.as_str()))
}

/// Proposes what each column becomes, by its name; no target but tags is proposed twice.
pub fn propose(table: &Table, subject: Subject) -> Mapping {
    let mut mapping = vec![Target::Skip; table.columns.len()];
    let plain: Vec<String> = table.columns.iter().map(|name| plain(name)).collect();
    for &target in subject.targets() {
        for hint in target.hints() {
            let free = mapping
                .iter_mut()
                .zip(&plain)
                .filter(|(slot, _)| **slot == Target::Skip);
            let mut named = free.filter(|(_, name)| name == hint).map(|(slot, _)| slot);
            if target == Target::Tags {
                named.for_each(|slot| *slot = target);
            } else if let Some(slot) = named.next() {
                *slot = target;
                break;
            }
        }
    }
    if !mapping.contains(&Target::Title)
        && let Some(slot) = mapping.iter_mut().find(|target| **target == Target::Skip)
    {
        *slot = Target::Title;
    }
    mapping
}

/// Lets a column become something; another column that became it is left out, since only tags come from several.
pub fn assign(mapping: &mut Mapping, column: usize, target: Target) {
    if target != Target::Tags {
        mapping
            .iter_mut()
            .filter(|other| **other == target)
            .for_each(|other| *other = Target::Skip);
    }
    if let Some(slot) = mapping.get_mut(column) {
        *slot = target;
    }
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
