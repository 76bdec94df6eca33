//! What the public may read: the roadmap, the changelog and its feeds, each as one text that needs nothing else.
//!
//! Only what is marked public gets in: the title of an idea and what is written for the public about it, where it stands
//! and when it is planned; the title, version, day and customers' notes of a release that went out. No name of a person
//! or customer, no description, reason, estimate or feedback has a way in.

mod code;
pub mod feed;
pub mod html;
pub(crate) mod marked;
mod pages;

pub use marked::harmless;
pub use pages::{changelog_html, changelog_markdown, roadmap_html, roadmap_markdown};

use crate::model::{Idea, Release};
use crate::snapshot::v1::HORIZONS;
use crate::statuses::Statuses;
use crate::{Id, Kind, Millis, Workspace, texts};

/// A part of the public roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub title: String,
    /// Its ideas: by quarter, then by title.
    pub ideas: Vec<Shown>,
}

/// A public idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its title.
    pub title: String,
    /// What is written for the public, in Markdown.
    pub text: String,
    /// What its status is called.
    pub status: String,
    /// The quarter for which it is planned, empty if none is named.
    pub quarter: String,
}

/// A release in the public changelog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The release.
    pub id: Id,
    /// Its title, with its version if it has one.
    pub title: String,
    /// The day on which it went out; where nobody has said, when the release was written down.
    pub day: Millis,
    /// The notes for customers, in Markdown.
    pub notes: String,
    /// The titles of its public ideas; one that was turned down did not go out with it.
    pub ideas: Vec<String>,
}

/// The public roadmap: now, next, later, what is thought about, and what is out; parts without an idea are left out.
/// Declined ideas are no part of it.
pub fn roadmap(workspace: &Workspace) -> Vec<Part> {
    let places = HORIZONS.iter().copied().chain(["open", "released"]);
    let mut parts: Vec<(&str, Vec<Shown>)> = places.map(|place| (place, Vec::new())).collect();
    let statuses = Statuses::of(workspace);
    for record in workspace.records(&Kind::IDEAS) {
        let idea = Idea::of(record);
        if !idea.is_public() || idea.status() == "declined" {
            continue;
        }
        let place = match (idea.status(), idea.horizon()) {
            ("released", _) => "released",
            (_, "") => "open",
            (_, horizon) => horizon,
        };
        if let Some((_, ideas)) = parts.iter_mut().find(|(known, _)| *known == place) {
            ideas.push(Shown {
                title: idea.title().to_owned(),
                text: idea.public_text().to_owned(),
                status: statuses.name(statuses.key(idea)),
                quarter: idea
                    .quarter()
                    .map(|quarter| quarter.to_string())
                    .unwrap_or_default(),
            });
        }
    }
    let filled = parts.into_iter().filter(|(_, ideas)| !ideas.is_empty());
    filled
        .map(|(place, mut ideas)| {
            crate::sort::by_key(&mut ideas, |idea| {
                // Without a quarter is after every quarter.
                (
                    idea.quarter.is_empty(),
                    idea.quarter.clone(),
                    crate::letters::lowered(&idea.title),
                )
            });
            Part {
                title: texts::public_part(place),
                ideas,
            }
        })
        .collect()
}

/// The public changelog, the newest release first.
pub fn changelog(workspace: &Workspace) -> Vec<Entry> {
    let releases = workspace
        .records(&Kind::RELEASES)
        .map(|record| (Release::of(record), record.base()));
    let public = releases.filter(|(release, _)| release.is_public() && release.is_out());
    let mut entries: Vec<Entry> = public
        .map(|(release, made)| Entry {
            id: release.id(),
            title: [release.title(), release.version()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            day: release.day().unwrap_or_else(|| workspace.clock(made)),
            notes: release.notes("customers").to_owned(),
            ideas: titles_in(workspace, release.id()),
        })
        .collect();
    crate::sort::by_key(&mut entries, |entry| std::cmp::Reverse((entry.day, entry.id)));
    entries
}

fn titles_in(workspace: &Workspace, release: Id) -> Vec<String> {
    let ideas = workspace.records(&Kind::IDEAS).map(|record| Idea::of(record));
    let inside = ideas.filter(|idea| idea.release() == Some(release));
    let public = inside.filter(|idea| idea.is_public() && idea.status() != "declined");
    public.map(|idea| idea.title().to_owned()).collect()
}

/// The address of the product's page on the web, if one is named that a reader of feeds can follow.
pub fn site(workspace: &Workspace) -> Option<&str> {
    let record = workspace.record(&Kind::WORKSPACES, workspace.id())?;
    let site = record.text("site").trim();
    is_site(site).then_some(site)
}

/// Whether this is the address of a page on the web that a reader of feeds can follow.
pub fn is_site(address: &str) -> bool {
    let mut schemes = ["https://", "http://"].iter();
    let has_host = schemes.any(|scheme| address.strip_prefix(scheme).is_some_and(|host| !host.is_empty()));
    has_host && address.bytes().all(|byte| byte.is_ascii_graphic())
}
