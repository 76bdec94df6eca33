//! The public roadmap and changelog, as a page of HTML and as Markdown.

use super::html::{element, escape, markdown, named, page};
use super::marked::{heading, plain, push_text};
use super::{Entry, Shown, changelog, roadmap};
use crate::{Millis, Workspace, texts, time, view};

/// The roadmap as one HTML file.
pub fn roadmap_html(workspace: &Workspace, now: Millis) -> String {
    let (name, _) = view::workspace_name(workspace);
    let title = texts::public_roadmap_title(name);
    let mut body = head(&title, now);
    let parts = roadmap(workspace);
    if parts.is_empty() {
        body += &element("p", texts::public_roadmap_empty());
    }
    for part in parts {
        body += "<section>\n";
        body += &named("h2", &part.title);
        body += "<ul>\n";
        for idea in &part.ideas {
            body += "<li>";
            body += &named("h3", &idea.title);
            body += &soft(&about(idea));
            body += &markdown(&idea.text);
            body += "</li>\n";
        }
        body += "</ul>\n</section>\n";
    }
    page(&title, &body)
}

/// The roadmap as Markdown.
pub fn roadmap_markdown(workspace: &Workspace, now: Millis) -> String {
    let (name, _) = view::workspace_name(workspace);
    let mut out = heading(1, &texts::public_roadmap_title(name));
    out += &texts::public_as_of(time::date(now));
    out.push('\n');
    let parts = roadmap(workspace);
    if parts.is_empty() {
        out.push('\n');
        out += texts::public_roadmap_empty();
        out.push('\n');
    }
    for part in parts {
        out.push('\n');
        out += &heading(2, &part.title);
        for idea in &part.ideas {
            out += &heading(3, &idea.title);
            out += &plain(&about(idea));
            out.push('\n');
            push_text(&mut out, &idea.text);
            out.push('\n');
        }
    }
    out
}

/// The changelog as one HTML file.
pub fn changelog_html(workspace: &Workspace, now: Millis) -> String {
    let (name, _) = view::workspace_name(workspace);
    let title = texts::public_changelog_title(name);
    let mut body = head(&title, now);
    let entries = changelog(workspace);
    if entries.is_empty() {
        body += &element("p", texts::public_changelog_empty());
    }
    for entry in &entries {
        body += "<section>\n";
        body += &named("h2", &entry.title);
        body += &soft(&time::date(entry.day));
        body += &content(entry);
        body += "</section>\n";
    }
    page(&title, &body)
}

/// The changelog as Markdown.
pub fn changelog_markdown(workspace: &Workspace, now: Millis) -> String {
    let (name, _) = view::workspace_name(workspace);
    let mut out = heading(1, &texts::public_changelog_title(name));
    out += &texts::public_as_of(time::date(now));
    out.push('\n');
    let entries = changelog(workspace);
    if entries.is_empty() {
        out.push('\n');
        out += texts::public_changelog_empty();
        out.push('\n');
    }
    for entry in &entries {
        out.push('\n');
        out += &heading(2, &entry.title);
        out += &time::date(entry.day);
        out.push('\n');
        push_text(&mut out, &entry.notes);
        for (at, idea) in entry.ideas.iter().enumerate() {
            out += if at == 0 { "\n- " } else { "- " };
            out += &plain(idea);
            out.push('\n');
        }
    }
    out
}

/// What a release says, as HTML: its notes, and what is in it.
pub(super) fn content(entry: &Entry) -> String {
    let mut out = markdown(&entry.notes);
    if !entry.ideas.is_empty() {
        let items = entry.ideas.iter().map(|idea| named("li", idea));
        out += "<ul>\n";
        out.extend(items);
        out += "</ul>\n";
    }
    out
}

fn head(title: &str, now: Millis) -> String {
    named("h1", title) + &soft(&texts::public_as_of(time::date(now)))
}

fn soft(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    ["<p class=\"soft\">", &escape(text), "</p>\n"].concat()
}

fn about(idea: &Shown) -> String {
    if idea.quarter.is_empty() {
        idea.status.clone()
    } else {
        texts::public_about(&idea.status, &idea.quarter)
    }
}
