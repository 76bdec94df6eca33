//! What lists of records share: the filter whose state is the address, and the marks of a row.

mod sort;

use std::time::Duration;

use crate::view::{prelude::*, stamp};
use tandem_core::search::query::FILTERS;
use tandem_core::search::{Found, Marker, Query};
use tandem_core::statuses::Statuses;
use tandem_core::view::{StatusCount, TagCount};
use tandem_core::{Id, Kind, Workspace, texts};

pub use sort::SortField;

use super::views::{KeepView, Views};
use crate::commands::shortcut;
use crate::components::badge::Chip;
use crate::components::field::{Choice, SelectField};
use crate::components::filter::{ActiveFilter, ActiveFilters, FilterBar, SearchBox};
use crate::components::icon::{Icon, IconName};
use crate::components::window::ListState;
use crate::platform::intl;
use crate::routes::ListAddress;
use crate::session::FIRST;
use crate::shell::Shell;

/// How many tags a row shows; the rest is counted.
const TAGS_SHOWN: usize = 2;
/// How long nobody must have typed before what was found is read out.
const RESTED: Duration = Duration::from_millis(600);

/// The search and the filters above a list; each change is a change of the address.
#[component]
pub fn ListFilter(
    /// The page's path.
    path: &'static str,
    /// The kind of the records.
    kind: Kind,
    /// The address as it is.
    address: Memo<ListAddress>,
    /// The statuses with how many records have them.
    statuses: Signal<Vec<StatusCount>>,
    /// The tags in use.
    tags: Signal<Vec<TagCount>>,
    /// How many are found.
    found: Signal<usize>,
    /// How many there are.
    all: Signal<usize>,
    /// What is searched, read out.
    label: &'static str,
    /// More controls.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let shell = Shell::here();
    let changed = move |edit: &dyn Fn(&mut ListAddress)| {
        let mut next = address.get_untracked();
        edit(&mut next);
        // What differs from a named view is no longer that view.
        next.view = None;
        next.href(path)
    };
    let change = move |edit: &dyn Fn(&mut ListAddress)| shell.adjust(&changed(edit));
    let status_choices = Signal::derive(move || {
        let all = Choice::new("", texts::any_status());
        let counted = statuses
            .get()
            .into_iter()
            .map(|status| Choice::new(status.key, texts::counted(status.name, status.count)));
        std::iter::once(all).chain(counted).collect::<Vec<_>>()
    });
    let tag_choices = Signal::derive(move || {
        let all = Choice::new("", texts::any_tag());
        let counted = tags
            .get()
            .into_iter()
            .map(|tag| Choice::new(&tag.tag, texts::counted(&tag.tag, tag.count)));
        std::iter::once(all).chain(counted).collect::<Vec<_>>()
    });
    let named = move |key: &str| {
        statuses.with(|statuses| {
            let status = statuses.iter().find(|status| status.key == key);
            status.map_or_else(|| texts::status_name(key), |status| status.name.clone())
        })
    };
    let active = Signal::derive(move || {
        address.with(|address| {
            let filters = [
                (
                    "status",
                    &address.status,
                    texts::filter_status(named(&address.status)),
                ),
                ("tag", &address.tag, texts::filter_tag(&address.tag)),
            ];
            let set = filters.into_iter().filter(|(_, value, _)| !value.is_empty());
            set.map(|(key, _, label)| ActiveFilter {
                key: key.to_owned(),
                label,
            })
            .collect::<Vec<_>>()
        })
    });
    let remove = move |key: String| {
        change(&|address| {
            if key == "tag" {
                address.tag.clear();
            } else {
                address.status.clear();
            }
        });
    };
    let expected = StoredValue::new(kind.clone());
    let problems = Signal::derive(move || {
        address.with(|address| {
            let text = &address.search;
            let read = |workspace: &Workspace| Query::read(text, &kind, &Statuses::of(workspace));
            let read = shell.session.read(&[Kind::WORKSPACES], read);
            let problems = read.problems.into_iter();
            problems
                .map(|problem| problem.sentence(text))
                .collect::<Vec<String>>()
        })
    });
    let asked = Signal::derive(move || {
        address.with(|address| [address.search.as_str(), &address.status, &address.tag].join("\n"))
    });
    view! {
        <Views path=path address=address />
        <FilterBar label=label>
            <SearchBox
                label=label
                value=Signal::derive(move || address.with(|address| address.search.clone()))
                on_input=move |text: String| shell.type_address(&changed(&|address| address.search.clone_from(&text)))
                on_focus=move |()| expected.with_value(|kind| {
                    let wanted = address.with_untracked(|address| shell.session.peek(|workspace| address.wanted(kind, workspace)));
                    shell.session.expect(kind, &wanted);
                })
                keys=shortcut(shell, "search")
            >
                <SearchHelp filters=&FILTERS />
            </SearchBox>
            <SelectField
                label=texts::field_label("status")
                hide_label=true
                choices=status_choices
                value=Signal::derive(move || address.with(|address| address.status.clone()))
                on_change=move |status: String| change(&|address| address.status.clone_from(&status))
            />
            <SelectField
                label=texts::field_label("tags")
                hide_label=true
                choices=tag_choices
                value=Signal::derive(move || address.with(|address| address.tag.clone()))
                on_change=move |tag: String| change(&|address| address.tag.clone_from(&tag))
            />
            {children.map(|children| children())}
            <KeepView path=path address=address />
        </FilterBar>
        <FoundSaid asked=asked found=found all=all />
        <SearchProblems problems=problems />
        <ActiveFilters
            filters=active
            on_remove=remove
            on_clear=move |()| shell.adjust(&address.with_untracked(ListAddress::unfiltered).href(path))
        />
    }
}

/// Tells whoever does not see a list how much a search found, once they have stopped typing.
#[component]
pub fn FoundSaid(
    /// What is asked for; it is told anew when this changes.
    asked: Signal<String>,
    /// How many are found.
    found: Signal<usize>,
    /// How many there are.
    all: Signal<usize>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<String>| {
        let now = asked.get();
        let say = move || {
            said.set(match found.get_untracked() {
                0 => texts::nothing_found_title().to_owned(),
                found => texts::found_of(found, all.get_untracked()),
            });
        };
        if before.is_some_and(|before| before != now) {
            // The same words once more are heard only if there were none between.
            said.set(String::new());
            if let Ok(waiting) = set_timeout_with_handle(say, RESTED) {
                on_cleanup(move || waiting.clear());
            }
        }
        now
    });
    view! { <p class="unseen" role="status">{said}</p> }
}

/// How many there are, in words, and how many of them are shown where that is not all.
pub fn count_found(found: usize, all: usize, in_words: String) -> String {
    if found == all {
        in_words
    } else {
        texts::found_of(found, in_words)
    }
}

/// What a search found, as a list shows it.
pub struct Searched {
    /// The list.
    pub state: ListState<Id>,
    /// Whether nothing was found.
    pub is_empty: Memo<bool>,
    /// What tells the words that were found apart.
    pub marker: Memo<Marker>,
}

/// The latest search: its number, what was wanted, and what was found.
struct Latest {
    number: u32,
    wanted: Query,
    found: Found,
}

/// Searches, and again when something changes that `find` reads; that is given what is wanted and how many of the best must be
/// in order.
///
/// Who types sees the first of what is found, so only those are looked for at once; the rest comes when somebody moves
/// towards it, or rests.
pub fn searched(
    wanted: Memo<Query>,
    find: impl Fn(&Query, usize) -> Found + Send + Sync + 'static,
) -> Searched {
    searched_by(wanted, Box::new(find))
}

/// Finds what is wanted: at least so many of the best.
type Find = Box<dyn Fn(&Query, usize) -> Found + Send + Sync>;

fn searched_by(wanted: Memo<Query>, find: Find) -> Searched {
    let asked = RwSignal::new(());
    let latest = Memo::again(move |before: Option<Latest>| {
        asked.with(|()| ());
        wanted.with(|wanted| {
            let number = before.as_ref().map_or(0, |before| before.number);
            let is_new = before.as_ref().is_none_or(|before| before.wanted != *wanted);
            let found = find(wanted, if is_new { FIRST } else { usize::MAX });
            let latest = Latest {
                number: number.wrapping_add(is_new.into()),
                wanted: wanted.clone(),
                found,
            };
            let is_same =
                before.is_some_and(|before| before.number == latest.number && before.found == latest.found);
            (latest, !is_same)
        })
    });
    let count = Memo::new(move || latest.with(|latest| latest.found.count));
    let number = Memo::new(move || latest.with(|latest| latest.number));
    Searched {
        state: ListState::searched(
            latest.part(|latest| &latest.found.ids),
            count,
            number,
            move |()| asked.set(()),
        ),
        is_empty: Memo::new(move || count.get() == 0),
        marker: Memo::new(move || latest.with(|latest| latest.found.marker.clone())),
    }
}

/// What cannot be read of what is searched for.
#[component]
pub fn SearchProblems(
    /// The sentences.
    problems: Signal<Vec<String>>,
) -> impl IntoView {
    view! {
        <div role="status">
            <ul class="search-problems" aria-label=texts::search_problems()>
                <For each=move || problems.get() key=Clone::clone let:problem>
                    <li>{problem}</li>
                </For>
            </ul>
        </div>
    }
}

/// What can be written into the search, behind a button in its field; a click elsewhere and Esc close it.
#[component]
pub fn SearchHelp(
    /// The filters, as texts name them.
    filters: &'static [&'static str],
    /// How words are found, as texts name it.
    #[prop(default = "word")]
    word: &'static str,
) -> impl IntoView {
    let lines = ["phrase", "without"].iter();
    let lines = std::iter::once(&word).chain(lines).chain(filters).map(|name| {
        view! {
            <dt><code>{texts::search_example(*name)}</code></dt>
            <dd>{texts::search_explained(*name)}</dd>
        }
    });
    view! {
        <button
            type="button"
            class="search-help"
            popovertarget="search-help"
            aria-label=texts::search_help()
            title=texts::search_help()
        >
            "?"
        </button>
        <dl class="search-help-list" id="search-help" popover="auto">{lines.collect_view()}</dl>
    }
}

/// A text with what was searched for marked in it.
pub fn marked(text: &str, marker: &Marker) -> View {
    let mut at = 0;
    let mut pieces = Vec::new();
    for range in marker.ranges(text) {
        pieces.push((text.get(at..range.start).unwrap_or_default().to_owned(), false));
        at = range.end;
        pieces.push((text.get(range).unwrap_or_default().to_owned(), true));
    }
    pieces.push((text.get(at..).unwrap_or_default().to_owned(), false));
    pieces
        .into_iter()
        .map(|(piece, is_marked)| {
            if is_marked {
                view! { <mark>{piece}</mark> }
            } else {
                piece.into_view()
            }
        })
        .collect_view()
}

/// The part of a text around what was searched for; nothing where it does not stand in it, or where the title says it
/// already.
pub fn marked_part(title: &str, text: &str, marker: &Marker) -> Option<View> {
    if !marker.ranges(title).is_empty() {
        return None;
    }
    let part = marker.part(text)?;
    Some(marked(&part, marker))
}

/// A row in two parts: a key in the search changes what is marked among the words, and nothing of the rest.
pub fn found_row<T: PartialEq + Send + Sync + 'static>(
    row: Memo<Option<T>>,
    marker: Memo<Marker>,
    words: fn(&T, &Marker) -> View,
    marks: fn(&T) -> View,
) -> View {
    view! {
        <div class="item">
            {move || row.with(|row| row.as_ref().map(|row| marker.with(|marker| words(row, marker))))}
        </div>
        <div class="item-marks">{move || row.with(|row| row.as_ref().map(marks))}</div>
    }
}

/// The first tags of a row, and how many more there are.
pub fn tag_chips(tags: &[String]) -> impl IntoView {
    let more = tags.len().saturating_sub(TAGS_SHOWN);
    let shown = tags
        .iter()
        .take(TAGS_SHOWN)
        .map(|tag| stamp(format!("tag {tag}"), || view! { <Chip label=tag.clone() /> }));
    view! {
        {shown.collect_view()}
        {(more > 0).then(|| view! { <span class="chip">{format!("+{more}")}</span> })}
    }
}

/// Marks a row some of whose fields are in conflict.
pub fn conflict_mark() -> impl IntoView {
    stamp("conflict".to_owned(), || {
        view! {
            <span class="item-conflict" title=texts::in_conflict()>
                <Icon name=IconName::Conflict />
                <span class="unseen">{texts::in_conflict()}</span>
            </span>
        }
    })
}

/// Revenue in words, each currency by itself.
pub fn revenue_text(revenue: &[(String, f64)]) -> String {
    let amounts: Vec<String> = revenue
        .iter()
        .map(|(currency, amount)| intl::money(*amount, currency))
        .collect();
    if amounts.is_empty() {
        texts::revenue_unknown().to_owned()
    } else {
        amounts.join(" + ")
    }
}
