//! Which column becomes what.

mod propose;
mod targets;

use crate::{Kind, texts};

pub use propose::{assign, propose};
use targets::TARGETS;

/// What the rows of a table become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Feedback items.
    Feedback,
    /// Ideas.
    Ideas,
    /// Customers.
    Customers,
    /// Supporters of feedback that is here.
    Votes,
    /// Stories, at the end of the backlog.
    Stories,
}

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nothing.
    Skip,
    /// The title.
    Title,
    /// The name of a customer that is brought in.
    Name,
    /// The text of feedback or the description of an idea.
    Body,
    /// A piece of the text, below it under the column's name.
    More,
    /// The customer's name.
    Customer,
    /// The person who speaks, where no customer is named.
    CustomerOr,
    /// The customer's id in the program that the file comes from.
    CustomerId,
    /// The customer's e-mail address.
    Email,
    /// The domain of the customer's addresses.
    Domain,
    /// The customer's segment.
    Segment,
    /// The customer's monthly revenue.
    Revenue,
    /// The customer's revenue of a year, a twelfth of which is that of a month.
    Annual,
    /// The currency of the revenue.
    Currency,
    /// The channel.
    Channel,
    /// When it was said.
    Said,
    /// Tags, separated by commas or semicolons.
    Tags,
    /// The status.
    Status,
    /// How many votes the source counts.
    Votes,
    /// Customers who back it.
    Supporters,
    /// A comment.
    Comment,
    /// Ideas that it is evidence for, by their source ids.
    Insights,
    /// Effort in person-months, taken as given, as the RICE estimate of whoever imports; the others below likewise.
    Effort,
    /// Reach.
    Reach,
    /// Impact, as a step of the scale or its word.
    Impact,
    /// Confidence, as a step of the scale or its word.
    Confidence,
    /// How large a story is.
    Points,
    /// The sprint that a story is planned for, by its name; of several the last one counts.
    Sprint,
    /// The idea that a story is a slice of, by its source id or its title; of several columns the first that names one counts.
    Idea,
    /// When a story was done.
    Finished,
    /// The id in the program that it comes from.
    Source,
    /// The id in Tandem.
    Id,
    /// The field that the column is named by, as Tandem writes it.
    Exact,
}

/// One target a column.
pub type Mapping = Vec<Target>;

impl Subject {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Feedback,
        Self::Ideas,
        Self::Stories,
        Self::Customers,
        Self::Votes,
    ];

    /// The kind of record; of votes that of what is voted for.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Feedback | Self::Votes => Kind::FEEDBACK,
            Self::Ideas => Kind::IDEAS,
            Self::Customers => Kind::CUSTOMERS,
            Self::Stories => Kind::STORIES,
        }
    }

    /// The name that forms carry.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Feedback => "feedback",
            Self::Ideas => "ideas",
            Self::Customers => "customers",
            Self::Votes => "votes",
            Self::Stories => "stories",
        }
    }

    /// The subject with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.name() == name)
    }

    /// The target without which no row can come in.
    pub const fn needed(self) -> Target {
        match self {
            Self::Feedback | Self::Ideas | Self::Stories => Target::Title,
            Self::Customers => Target::Name,
            Self::Votes => Target::Source,
        }
    }

    /// What its columns can become.
    pub const fn targets(self) -> &'static [Target] {
        match self {
            Self::Feedback => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::More,
                Target::Customer,
                Target::CustomerOr,
                Target::Email,
                Target::CustomerId,
                Target::Channel,
                Target::Said,
                Target::Tags,
                Target::Status,
                Target::Votes,
                Target::Supporters,
                Target::Comment,
                Target::Insights,
                Target::Source,
                Target::Id,
                Target::Exact,
            ],
            Self::Ideas => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::More,
                Target::Effort,
                Target::Reach,
                Target::Impact,
                Target::Confidence,
                Target::Tags,
                Target::Status,
                Target::Votes,
                Target::Comment,
                Target::Source,
                Target::Id,
                Target::Exact,
            ],
            Self::Customers => &[
                Target::Skip,
                Target::Name,
                Target::Email,
                Target::Domain,
                Target::Segment,
                Target::Revenue,
                Target::Annual,
                Target::Currency,
                Target::Source,
                Target::Id,
            ],
            Self::Stories => &[
                Target::Skip,
                Target::Title,
                Target::Body,
                Target::More,
                Target::Points,
                Target::Status,
                Target::Tags,
                Target::Sprint,
                Target::Idea,
                Target::Finished,
                Target::Source,
                Target::Id,
            ],
            Self::Votes => &[
                Target::Skip,
                Target::Source,
                Target::Customer,
                Target::CustomerOr,
                Target::Email,
            ],
        }
    }
}

impl Target {
    /// The name that forms carry; that of an input of RICE is the input's, that of most fields the field's.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The target with this name.
    pub fn named(name: &str) -> Option<Self> {
        let found = TARGETS.iter().find(|(_, other, _)| *other == name);
        found.map(|(target, ..)| *target)
    }

    /// What it is called.
    pub fn label(self) -> String {
        texts::intake_target(self.name())
    }

    /// Whether several columns can become it.
    pub const fn repeats(self) -> bool {
        matches!(
            self,
            Self::Skip
                | Self::More
                | Self::Tags
                | Self::Sprint
                | Self::Idea
                | Self::Comment
                | Self::Supporters
                | Self::Exact
        )
    }

    /// Whether a column's name is one that it is known by.
    pub(super) fn is_called(self, name: &str) -> bool {
        self.hints().contains(&plain(name).as_str())
    }

    /// Whether it is a number, which a table may write with a comma.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Effort
                | Self::Reach
                | Self::Impact
                | Self::Confidence
                | Self::Points
                | Self::Votes
                | Self::Revenue
                | Self::Annual
        )
    }

    fn hints(self) -> &'static [&'static str] {
        self.row().2
    }

    fn row(self) -> (Self, &'static str, &'static [&'static str]) {
        let found = TARGETS.iter().find(|(target, ..)| *target == self);
        found.copied().unwrap_or((Self::Skip, "skip", &[]))
    }
}

/// Whether a text is a name that columns are known by.
pub(super) fn is_known_name(name: &str) -> bool {
    let name = plain(name);
    TARGETS.iter().any(|(_, _, hints)| hints.contains(&name.as_str()))
}

/// A name in lower case and without spaces and signs.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .map(crate::letters::lower)
        .collect()
}
