//! What the public reads: the editions on the page for exchanging work, and the marks on an idea.

use tandem_core::model::Idea;
use tandem_core::public::{self, feed};
use tandem_core::{Command, CommandError, Field, Id, Kind, Value, Workspace, texts, view};

use super::parts::BodyField;
use crate::components::button::Button;
use crate::components::field::{Checkbox, TextField};
use crate::components::icon::IconName;
use crate::platform::{clock, files, page};
use crate::session::Session;
use crate::shell::Shell;
use crate::view::prelude::*;

const READS: [Kind; 3] = [Kind::WORKSPACES, Kind::IDEAS, Kind::RELEASES];

/// The editions by name; the feeds come last.
const EDITIONS: [&str; 6] = [
    "roadmap-html",
    "roadmap-md",
    "changelog-html",
    "changelog-md",
    "rss",
    "atom",
];

/// Makes the files for the public.
#[component]
pub fn PublicEditions() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let counts = move || {
        let (ideas, releases) = session.read(&READS, |workspace| {
            let parts = public::roadmap(workspace);
            let ideas: usize = parts.iter().map(|part| part.ideas.len()).sum();
            (ideas, public::changelog(workspace).len())
        });
        texts::public_counts(ideas, releases)
    };
    let site = Memo::new(move || {
        session.read(&[Kind::WORKSPACES], |workspace| {
            let record = workspace.record(&Kind::WORKSPACES, workspace.id());
            record
                .map(|record| record.text("site").to_owned())
                .unwrap_or_default()
        })
    });
    let has_site =
        Memo::new(move || session.read(&[Kind::WORKSPACES], |workspace| public::site(workspace).is_some()));
    let typed = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let save_site = move |text: String| {
        let saved = write_site(session, text.trim());
        problem.set(saved.err());
        if problem.with_untracked(Option::is_none) {
            typed.set(None);
        }
    };
    let value = Signal::derive(move || typed.get().unwrap_or_else(|| site.get()));
    let button = |edition: &'static str| {
        let is_feed = matches!(edition, "rss" | "atom");
        let disabled = Signal::derive(move || is_feed && !has_site.get());
        view! {
            <Button
                label=texts::public_edition(edition)
                icon=IconName::Download
                disabled=disabled
                on_click=move |_| save(shell, edition)
            />
        }
    };
    let save_all = EDITIONS.map(button);
    Effect::new(move |_| {
        if shell
            .router
            .query
            .with(|query| query.get("part") == Some("public"))
        {
            // After the page has taken the focus.
            request_animation_frame(|| page::focus("share-public"));
        }
    });
    view! {
        <section class="panel stack" aria-labelledby="share-public">
            <h2 id="share-public" tabindex="-1">{texts::public_head()}</h2>
            <p>{texts::public_text()}</p>
            <p>{counts}</p>
            <TextField
                label=texts::field_label("site")
                value=value
                on_input=move |text| typed.set(Some(text))
                on_change=save_site
                hint=texts::public_site_hint()
                error=problem
                kind="url"
            />
            <div class="cluster">{save_all.into_iter().collect_view()}</div>
        </section>
    }
}

/// Writes the address of the product's page, or says why not.
fn write_site(session: Session, site: &str) -> Result<(), String> {
    if !(site.is_empty() || public::is_site(site)) {
        return Err(texts::public_site_wrong().to_owned());
    }
    let command = Command::Edit {
        kind: Kind::WORKSPACES,
        ids: vec![session.peek(Workspace::id)],
        writes: vec![(
            Field::named("site"),
            (!site.is_empty()).then(|| Value::text(site)),
        )],
    };
    match session.dispatch(command) {
        Ok(()) | Err(CommandError::NothingToDo) => Ok(()),
        Err(error) => Err(error.sentence()),
    }
}

/// Saves an edition as a file.
fn save(shell: Shell, edition: &str) {
    // A page names the day where somebody sits; feeds name the moment.
    let (now, today) = (clock::now(), clock::today());
    let made = shell.session.peek(|workspace| {
        let (ending, media, text) = match edition {
            "roadmap-html" => (
                "roadmap.html",
                "text/html",
                public::roadmap_html(workspace, today),
            ),
            "roadmap-md" => (
                "roadmap.md",
                "text/markdown",
                public::roadmap_markdown(workspace, today),
            ),
            "changelog-html" => (
                "changelog.html",
                "text/html",
                public::changelog_html(workspace, today),
            ),
            "changelog-md" => (
                "changelog.md",
                "text/markdown",
                public::changelog_markdown(workspace, today),
            ),
            "rss" => ("changelog.rss", "application/rss+xml", feed::rss(workspace, now)?),
            _ => (
                "changelog.atom",
                "application/atom+xml",
                feed::atom(workspace, now)?,
            ),
        };
        Some((file_name(workspace, ending), media, text))
    });
    if let Some((name, media, text)) = made {
        files::download(&name, media, text.as_bytes());
        shell.toasts.say(texts::public_saved(name));
    }
}

/// `dayshift-roadmap.html`: the product and what it is.
fn file_name(workspace: &Workspace, ending: &str) -> String {
    let (product, _) = view::workspace_name(workspace);
    let words = product.split(|c: char| !c.is_alphanumeric());
    let mut parts: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    parts.push(ending);
    tandem_core::letters::lowered(&parts.join("-"))
}

/// Whether the public sees an idea, and what it reads about it.
#[component]
pub fn PublicMarks(
    /// The idea.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let shown = Memo::new(move || {
        session.read(&[Kind::IDEAS], |workspace| {
            let idea = workspace.record(&Kind::IDEAS, id).map(|record| Idea::of(record));
            idea.map(|idea| (idea.is_public(), idea.public_text().to_owned()))
                .unwrap_or_default()
        })
    });
    let is_public = Signal::derive(move || shown.with(|(public, _)| *public));
    let mark = move |on: bool| {
        session.try_dispatch(Command::Edit {
            kind: Kind::IDEAS,
            ids: vec![id],
            writes: vec![(Field::named("public"), on.then_some(Value::Flag(true)))],
        });
    };
    view! {
        <section class="record-part" aria-label=texts::public_head()>
            <h2>{texts::public_head()}</h2>
            <Checkbox
                label=texts::public_mark()
                checked=is_public
                on_change=mark
                hint=texts::public_mark_hint()
            />
            <Show when=move || is_public.get()>
                <BodyField
                    kind=Kind::IDEAS
                    id=id
                    field="public-text"
                    value=Signal::derive(move || shown.with(|(_, text)| text.clone()))
                />
            </Show>
        </section>
    }
}
