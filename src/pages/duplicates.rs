//! Likely duplicates: pairs side by side, to be merged or kept apart, by the keys too.

use tandem_core::duplicates::{Pair, Search};
use tandem_core::search::{Index, Marker};
use tandem_core::view::duplicates::{PairRow, Side, marker, rows};
use tandem_core::{Command, Field, Id, Kind, Value, Workspace, texts};

use super::found::found_in_slices;
use super::inbox::tabs::InboxTabs;
use super::list::marked;
use super::not_found::ListLink;
use super::status::badge_of;
use crate::commands;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::field::Choice;
use crate::components::filter::Segmented;
use crate::components::frame::PageHead;
use crate::components::icon::IconName;
use crate::components::message::{EmptyState, ProgressBar};
use crate::platform::{intl, keys, page};
use crate::routes;
use crate::session::Session;
use crate::shell::Shell;
use crate::view::{ev, prelude::*};

mod writing;

pub use writing::PerhapsTheSame;

/// How many pairs are shown at once.
const SHOWN: usize = 30;
/// How many records are compared between two looks at the clock.
const STEP: usize = 16;
/// What pairs are made from.
const READS: [Kind; 4] = [Kind::FEEDBACK, Kind::IDEAS, Kind::CUSTOMERS, Kind::WORKSPACES];

/// The page.
#[component]
pub fn Duplicates() -> impl IntoView {
    let shell = Shell::here();
    let session = shell.session;
    let query = shell.router.query;
    let of_ideas = Memo::new(move || query.with(|query| query.get("of") == Some("ideas")));
    let kind = move || {
        if of_ideas.get() {
            Kind::IDEAS
        } else {
            Kind::FEEDBACK
        }
    };
    let (found, progress) = found_in_slices(session, move || (kind(), Search::default()), step, finish);
    let shown = Memo::new(move || {
        found.with(|found| {
            let pairs = found.as_ref()?;
            Some(session.read(&READS, |workspace| rows(workspace, &kind(), pairs, SHOWN)))
        })
    });
    let pairs = Memo::new(move || {
        shown.with(|shown| shown.as_ref().map(|(rows, _)| rows.clone()).unwrap_or_default())
    });
    let count = Signal::derive(move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|(_, all)| texts::duplicates_count(*all))
                .unwrap_or_default()
        })
    });
    let choices = [Kind::FEEDBACK, Kind::IDEAS]
        .map(|kind| Choice::new(kind.as_str(), texts::kind_name(kind.as_str())))
        .to_vec();
    Effect::new(move || {
        let beside = texts::title_beside(texts::duplicates_title(), texts::kind_name(kind().as_str()));
        page::set_title(&texts::page_title(beside));
    });
    let desk = Desk {
        shell,
        pairs,
        of_ideas,
    };
    // Without a pair that has the focus the keys lead to the first one.
    commands::on_page(shell, &["pair-next", "pair-merge", "pair-unlike"], move |key| {
        let first = pairs.with_untracked(|pairs| pairs.first().map(place));
        first
            .filter(|_| matches!(key, "j" | "k" | "m" | "n"))
            .map(|first| page::focus(&first))
            .is_some()
    });
    let more = move || {
        shown.with(|shown| {
            let (rows, all) = shown.as_ref()?;
            (rows.len() < *all)
                .then(|| view! { <p class="soft">{texts::duplicates_more(rows.len(), *all)}</p> })
        })
    };
    view! {
        <PageHead title=texts::duplicates_title() count=count />
        <InboxTabs />
        <div class="alikes">
            <Segmented
                label=texts::duplicates_of()
                choices=Signal::stored(choices)
                value=Signal::derive(move || kind().as_str().to_owned())
                on_change=move |kind: String| shell.adjust(&routes::duplicates(kind == Kind::IDEAS.as_str()))
            />
            <Show
                when=move || shown.with(Option::is_some)
                fallback=move || {
                    view! {
                        <ProgressBar
                            label=texts::duplicates_comparing()
                            done=Signal::derive(move || Some(progress.get()))
                        />
                    }
                }
            >
                <Show
                    when=move || pairs.with(|pairs| !pairs.is_empty())
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon=IconName::Merge
                                title=texts::duplicates_empty_title()
                                text=texts::duplicates_empty_text()
                            >
                                <ListLink kind=kind() look=ButtonKind::Primary />
                            </EmptyState>
                        }
                    }
                >
                    <Show when=move || shell.single_keys.get()>
                        <p class="soft small keys-hint">{texts::duplicates_keys()}</p>
                    </Show>
                    <For each=move || pairs.get() key=Clone::clone let:row>
                        {pair(desk, row)}
                    </For>
                    {more}
                </Show>
            </Show>
        </div>
    }
}

fn step(search: &mut Search, _: &Workspace, index: &Index) -> f64 {
    if search.read_on(index, STEP) {
        1.0
    } else {
        search.progress().min(0.999)
    }
}

fn finish(search: &Search, _: &Workspace, _: &Index) -> Vec<Pair> {
    search.pairs().to_vec()
}

/// What pairs are decided on with.
#[derive(Clone, Copy)]
struct Desk {
    shell: Shell,
    pairs: Memo<Vec<PairRow>>,
    of_ideas: Memo<bool>,
}

impl Desk {
    fn session(self) -> Session {
        self.shell.session
    }

    fn kind(self) -> Kind {
        if self.of_ideas.get_untracked() {
            Kind::IDEAS
        } else {
            Kind::FEEDBACK
        }
    }

    /// Merges one record into the other.
    fn merge(self, row: &PairRow, one: &Side, into: &Side) {
        let command = Command::Join {
            kind: self.kind(),
            ids: vec![one.id],
            into: into.id,
        };
        let told = texts::duplicates_merged(&one.title, &into.title);
        self.decide(row, command, told);
    }

    /// Notes that two records are not the same.
    fn keep_apart(self, row: &PairRow) {
        let command = Command::Edit {
            kind: self.kind(),
            ids: vec![row.first.id],
            writes: vec![(Field::link("unlike", row.second.id), Some(Value::Flag(true)))],
        };
        let told = texts::duplicates_kept_apart(&row.first.title, &row.second.title);
        self.decide(row, command, told);
    }

    fn decide(self, row: &PairRow, command: Command, told: String) {
        let next = self.beside(row, 1).or_else(|| self.beside(row, -1));
        if self.session().dispatch_and_tell(command, told)
            && let Some(next) = next
        {
            once_shown(move || page::focus(&next));
        }
    }

    /// The element of the pair so many after this one.
    fn beside(self, row: &PairRow, step: isize) -> Option<String> {
        self.pairs.with_untracked(|pairs| {
            let at = pairs.iter().position(|other| other == row)?;
            pairs.get(at.checked_add_signed(step)?).map(place)
        })
    }

    fn press(self, row: &PairRow, event: &ev::KeyboardEvent) {
        // A key that is held decides on one pair alone.
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat());
        if !plain || keys::is_typing(event) || !self.shell.single_keys.get_untracked() {
            return;
        }
        match event.key().as_str() {
            "m" => self.merge(row, &row.second, &row.first),
            "n" => self.keep_apart(row),
            "j" | "k" => {
                let step = if event.key() == "j" { 1 } else { -1 };
                if let Some(next) = self.beside(row, step) {
                    page::focus(&next);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The id of a pair's element.
fn place(row: &PairRow) -> String {
    format!("pair-{}-{}", row.first.id, row.second.id)
}

fn pair(desk: Desk, row: PairRow) -> View {
    let marks = marker(&row.words);
    let label = texts::duplicates_pair(row.percent, &row.first.title, &row.second.title);
    let both = [row.first.title.as_str(), &row.second.title].join("”, “");
    let unlike = texts::named(texts::duplicates_unlike(), both);
    let words = row
        .words
        .iter()
        .map(|word| view! { <li class="chip">{word.clone()}</li> })
        .collect_view();
    let sides = [(&row.first, &row.second), (&row.second, &row.first)].map(|(this, other)| {
        let (keys, this, other) = (row.clone(), this.clone(), other.clone());
        let shown = side(desk, &this, &marks);
        let keep = move |_| desk.merge(&keys, &other, &this);
        (shown, keep)
    });
    let [first, second] = sides;
    let (pressed, apart) = (row.clone(), row.clone());
    view! {
        <article
            class="panel"
            id=place(&row)
            tabindex="0"
            aria-label=label
            on:keydown=move |event: ev::KeyboardEvent| desk.press(&pressed, &event)
        >
            <header class="alike-head">
                <strong>{texts::duplicates_alike(row.percent)}</strong>
                <ul class="cluster cluster-tight" role="list" aria-label=texts::duplicates_words()>{words}</ul>
                <Button
                    label=texts::duplicates_unlike()
                    spoken=unlike
                    size=ControlSize::Small
                    on_click=move |_| desk.keep_apart(&apart)
                />
            </header>
            <div class="alike-sides">
                <section class="alike-side" aria-label=row.first.title.clone()>
                    {first.0}
                    <Button
                        label=texts::duplicates_keep()
                        spoken=texts::named(texts::duplicates_keep(), &row.first.title)
                        kind=ButtonKind::Primary
                        size=ControlSize::Small on_click=first.1 />
                </section>
                <section class="alike-side" aria-label=row.second.title.clone()>
                    {second.0}
                    <Button
                        label=texts::duplicates_keep()
                        spoken=texts::named(texts::duplicates_keep(), &row.second.title)
                        size=ControlSize::Small on_click=second.1 />
                </section>
            </div>
        </article>
    }
}

fn side(desk: Desk, side: &Side, marks: &Marker) -> View {
    let href = address(&desk.kind(), side.id);
    let behind = (side.voices > 0).then(|| texts::count_customers(side.voices));
    let about: Vec<String> = [
        Some(side.customer.clone()).filter(|name| !name.is_empty()),
        behind,
    ]
    .into_iter()
    .flatten()
    .chain([intl::day(side.at)])
    .collect();
    view! {
        <h2 class="alike-title"><a href=href>{marked(&side.title, marks)}</a></h2>
        <p class="soft small">{badge_of(&desk.kind(), &side.status)} " · " {about.join(" · ")}</p>
        {(!side.text.is_empty()).then(|| view! { <p class="alike-text">{marked(&side.text, marks)}</p> })}
    }
}

/// Where a record is open.
pub fn address(kind: &Kind, id: Id) -> String {
    if *kind == Kind::IDEAS {
        routes::idea(id)
    } else {
        routes::feedback(id)
    }
}
