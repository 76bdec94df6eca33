//! Releases: what goes out together, and whom to tell of it.

mod back;

pub use back::{Back, take_back};

use super::customer_name;
use super::outcomes::{looks_at, review_fields};
use crate::command::{NewRecord, Write};
use crate::intake::write::rows;
use crate::model::outcome::REVIEW_AFTER;
use crate::model::{Customer, Feedback, Idea, Outcome, Release, Story};
use crate::query::Search;
use crate::statuses::Statuses;
use crate::{Command, Env, Field, Id, Kind, Millis, Value, Workspace, texts, time};

/// The name that letting a release out goes by in history.
const LET_OUT: &str = "let-out";
/// The name that another day for a release goes by.
const NEW_DAY: &str = "release-day";
/// The bits of an id that are random.
const RANDOM: u128 = (1 << 62) - 1;

/// A release in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRow {
    /// The release.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its version, empty if it has none.
    pub version: String,
    /// The day on which it went out, or shall.
    pub day: Option<Millis>,
    /// Whether it went out.
    pub out: bool,
    /// Whether it stands in the public changelog.
    pub public: bool,
    /// How many ideas are in it.
    pub ideas: usize,
    /// How many customers still wait to be told; 0 before it is out.
    pub waiting: usize,
}

/// One release in full.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseView {
    /// What the list shows of it.
    pub row: ReleaseRow,
    /// The notes for customers, and those for the team, in Markdown.
    pub notes: [String; 2],
    /// Its ideas: id, title and status, by title.
    pub ideas: Vec<(Id, String, String)>,
    /// Ideas that were put into it and then turned down, by title; they do not go out with it.
    pub declined: Vec<(Id, String, String)>,
    /// Its stories: id, title and status, by title.
    pub stories: Vec<(Id, String, String)>,
    /// The customers behind its ideas, by name.
    pub tell: Vec<Tell>,
}

/// A customer who asked for something that is in a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tell {
    /// The customer.
    pub customer: Id,
    /// Their name.
    pub name: String,
    /// Their address, empty if none is known.
    pub email: String,
    /// The titles of the ideas that they asked for.
    pub about: Vec<String>,
    /// When they were told.
    pub told: Option<Millis>,
}

/// All releases: those to come first, then the newest.
pub fn releases(workspace: &Workspace) -> Vec<ReleaseRow> {
    let records = workspace.records(&Kind::RELEASES);
    let mut rows: Vec<ReleaseRow> = records
        .map(|record| row(workspace, Release::of(record)))
        .collect();
    crate::sort::by_key(&mut rows, |row| (row.out, std::cmp::Reverse((row.day, row.id))));
    rows
}

/// One release in full.
pub fn release(workspace: &Workspace, id: Id) -> Option<ReleaseView> {
    let release = Release::of(workspace.record(&Kind::RELEASES, id)?);
    let statuses = Statuses::of(workspace);
    let told = |idea: Idea<'_>| (idea.id(), idea.title().to_owned(), statuses.key(idea).to_owned());
    let mut ideas: Vec<(Id, String, String)> = ideas_in(workspace, id).map(told).collect();
    let put_in = put_into(workspace, id).filter(|idea| is_declined(*idea));
    let mut declined: Vec<(Id, String, String)> = put_in.map(told).collect();
    let all = workspace.records(&Kind::STORIES).map(|record| Story::of(record));
    let mut stories: Vec<(Id, String, String)> = all
        .filter(|story| story.release() == Some(id))
        .map(|story| {
            (
                story.id(),
                super::conflict::title(workspace, &Kind::STORIES, story.id()),
                story.status().to_owned(),
            )
        })
        .collect();
    for list in [&mut ideas, &mut declined, &mut stories] {
        crate::sort::by_key(list, |(id, title, _)| (crate::letters::lowered(title), *id));
    }
    Some(ReleaseView {
        row: row(workspace, release),
        notes: crate::model::release::AUDIENCES.map(|audience| release.notes(audience).to_owned()),
        ideas,
        declined,
        stories,
        tell: whom_to_tell(workspace, release),
    })
}

fn row(workspace: &Workspace, release: Release<'_>) -> ReleaseRow {
    let tell = whom_to_tell(workspace, release);
    let waiting = tell.iter().filter(|tell| tell.told.is_none()).count();
    ReleaseRow {
        id: release.id(),
        title: release.title().to_owned(),
        version: release.version().to_owned(),
        day: release.day(),
        out: release.is_out(),
        public: release.is_public(),
        ideas: ideas_in(workspace, release.id()).count(),
        waiting: if release.is_out() { waiting } else { 0 },
    }
}

/// The ideas that go out with a release. One that was turned down does not, whatever release it was once planned for.
fn ideas_in(workspace: &Workspace, release: Id) -> impl Iterator<Item = Idea<'_>> {
    put_into(workspace, release).filter(|idea| !is_declined(*idea))
}

fn is_declined(idea: Idea<'_>) -> bool {
    idea.status() == "declined"
}

/// All ideas that were put into a release.
fn put_into(workspace: &Workspace, release: Id) -> impl Iterator<Item = Idea<'_>> {
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    ideas.filter(move |idea| idea.release() == Some(release))
}

/// The customers who said or back something that is behind an idea of the release, each once.
fn whom_to_tell(workspace: &Workspace, release: Release<'_>) -> Vec<Tell> {
    let mut asked: Vec<(Id, String)> = Vec::new();
    for idea in ideas_in(workspace, release.id()) {
        let linked = idea
            .insights()
            .filter_map(|(id, _)| workspace.record(&Kind::FEEDBACK, id));
        for customer in linked.flat_map(|record| Feedback::of(record).voices()) {
            asked.push((customer, idea.title().to_owned()));
        }
    }
    crate::sort::distinct(&mut asked);
    let known = asked.chunk_by(|(a, _), (b, _)| a == b).filter_map(|same| {
        let (customer, _) = same.first()?;
        let record = workspace.record(&Kind::CUSTOMERS, *customer)?;
        Some(Tell {
            email: Customer::of(record).email().to_owned(),
            customer: *customer,
            name: customer_name(workspace, Some(*customer)),
            about: same.iter().map(|(_, title)| title.clone()).collect(),
            told: release.told(*customer),
        })
    });
    let mut tell: Vec<Tell> = known.collect();
    crate::sort::by_key(&mut tell, |tell| {
        (crate::letters::lowered(&tell.name), tell.customer)
    });
    tell
}

/// The message that is prepared for a customer: its subject and its text.
pub fn message(product: &str, tell: &Tell) -> (String, String) {
    let asked: String = tell
        .about
        .iter()
        .map(|title| ["- ", title, "\n"].concat())
        .collect();
    (
        texts::release_message_subject(product),
        texts::release_message(&tell.name, product, asked),
    )
}

/// The Command that lets a release go out: it, and with it every idea that is not turned down, is released, and each of
/// these ideas comes up for review [`REVIEW_AFTER`] the release. The day is `today` unless one was named that has come.
pub fn let_out(workspace: &Workspace, id: Id, today: Millis, env: &Env) -> Option<Command> {
    let release = Release::of(workspace.record(&Kind::RELEASES, id)?);
    let named = release.day().filter(|day| *day <= today);
    let day = named.unwrap_or(today);
    let mut writes = vec![write(&Kind::RELEASES, id, "status", Value::text("released"))];
    if named.is_none() {
        let today = Value::text(&time::date(today));
        writes.push(write(&Kind::RELEASES, id, "released", today));
    }
    let records = out(workspace, (id, day), ideas_in(workspace, id), env, &mut writes);
    Some(Command::Arrange {
        did: LET_OUT,
        records,
        writes,
    })
}

/// The Command that writes the day of a release, as a date is spelled, or none. Where it is out, the reviews that were to come
/// [`REVIEW_AFTER`] the old day move along; one that somebody gave another day stays there.
pub fn set_day(workspace: &Workspace, id: Id, day: &str) -> Option<Command> {
    let release = Release::of(workspace.record(&Kind::RELEASES, id)?);
    let value = (!day.is_empty()).then(|| Value::text(day));
    let mut writes = vec![(Kind::RELEASES, id, Field::named("released"), value)];
    if let (true, Some(old), Some(new)) = (release.is_out(), release.day(), time::parse(day)) {
        let review = Value::text(&time::date(new + REVIEW_AFTER));
        let all = workspace
            .records(&Kind::OUTCOMES)
            .map(|record| Outcome::of(record));
        let moves = all.filter(|outcome| {
            let idea = outcome
                .idea()
                .and_then(|idea| workspace.record(&Kind::IDEAS, idea));
            let is_in = idea.is_some_and(|record| Idea::of(record).release() == Some(id));
            is_in && outcome.verdict().is_empty() && outcome.review() == Some(old + REVIEW_AFTER)
        });
        writes.extend(moves.map(|outcome| write(&Kind::OUTCOMES, outcome.id(), "review", review.clone())));
    }
    Some(Command::Arrange {
        did: NEW_DAY,
        records: Vec::new(),
        writes,
    })
}

/// The ideas that are offered for a release for what is typed, at most so many: those that are not in it already, nor
/// turned down.
pub fn offered(workspace: &Workspace, release: Id, text: &str, most: usize) -> Vec<(Id, String)> {
    let search = Search::new(text);
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let open = ideas.filter(|idea| !is_declined(*idea) && idea.release() != Some(release));
    let found = open.filter(|idea| search.finds(&[idea.title()]));
    found
        .take(most)
        .map(|idea| (idea.id(), idea.title().to_owned()))
        .collect()
}

/// The Command that puts ideas into a release; where the release is out, they are out with it.
pub fn put_in(workspace: &Workspace, release: Id, ideas: &[Id], env: &Env) -> Option<Command> {
    let release = Release::of(workspace.record(&Kind::RELEASES, release)?);
    let ideas = ideas
        .iter()
        .filter_map(|idea| workspace.record(&Kind::IDEAS, *idea));
    let ideas: Vec<Idea<'_>> = ideas.map(|record| Idea::of(record)).collect();
    let into = |idea: &Idea<'_>| write(&Kind::IDEAS, idea.id(), "release", Value::link(release.id()));
    let mut writes: Vec<Write> = ideas.iter().map(into).collect();
    let mut records = Vec::new();
    if release.is_out() {
        let day = release.day().unwrap_or(env.now);
        let meant = ideas.into_iter().filter(|idea| !is_declined(*idea));
        records = out(workspace, (release.id(), day), meant, env, &mut writes);
    }
    Some(Command::Arrange {
        did: "edit-idea",
        records,
        writes,
    })
}

/// The stories of a release that somebody still has to work on.
pub fn not_done(workspace: &Workspace, release: Id) -> Vec<Id> {
    let all = workspace.records(&Kind::STORIES).map(|record| Story::of(record));
    let open = all.filter(|story| story.release() == Some(release) && story.is_open());
    open.map(Story::id).collect()
}

/// Writes that ideas are released, and makes the reviews that they have not yet. Two who let a release out without knowing of
/// each other make one review of each idea, because its id follows from both; a second time it is another.
fn out<'a>(
    workspace: &Workspace,
    (release, day): (Id, Millis),
    ideas: impl Iterator<Item = Idea<'a>>,
    env: &Env,
    writes: &mut Vec<Write>,
) -> Vec<NewRecord> {
    let mut records: Vec<NewRecord> = Vec::new();
    let mut reviewed: Vec<Id> = workspace
        .records(&Kind::OUTCOMES)
        .map(|record| Outcome::of(record))
        .filter(|outcome| looks_at(*outcome, day))
        .filter_map(Outcome::idea)
        .collect();
    crate::sort::distinct(&mut reviewed);
    let statuses = Statuses::of(workspace);
    let released = statuses.writes(statuses.first_of("released"));
    for (idea, i) in ideas.zip(0..) {
        if !idea.is_out() {
            let released = released.iter().cloned();
            writes.extend(released.map(|(field, value)| (Kind::IDEAS, idea.id(), field, value)));
        }
        if reviewed.binary_search(&idea.id()).is_err() {
            let fields = review_fields(workspace, idea, day + REVIEW_AFTER);
            let first = Id::from_u128(release.as_u128() ^ (idea.id().as_u128() & RANDOM));
            let is_taken = workspace.any_record(&Kind::OUTCOMES, first).is_some();
            records.push((Kind::OUTCOMES, if is_taken { env.id(i) } else { first }, fields));
        }
    }
    records
}

fn write(kind: &Kind, id: Id, field: &'static str, value: Value) -> Write {
    (kind.clone(), id, Field::named(field), Some(value))
}

/// Whom to tell, as CSV: customer, what they asked for, when they were told.
pub fn tell_csv(tell: &[Tell]) -> String {
    let head = ["customer", "insights", "told"].map(texts::field_label);
    let told = tell.iter().map(|tell| {
        let told = tell.told.map(time::date).unwrap_or_default();
        vec![tell.name.clone(), tell.about.join("; "), told]
    });
    rows(std::iter::once(head.to_vec()).chain(told))
}
