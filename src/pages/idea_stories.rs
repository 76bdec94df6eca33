//! The stories of an idea, on its page: added, split, moved, and opened.

use tandem_core::scoring::show;
use tandem_core::view::backlog::Spot;
use tandem_core::view::story::stories_of;
use tandem_core::{Id, Kind, texts};

use super::backlog::AddStory;
use super::backlog::acts::move_stories;
use super::status::status_badge;
use super::story::SplitStory;
use crate::components::button::ControlSize;
use crate::components::icon::IconName;
use crate::components::menu::{Menu, MenuItem};
use crate::platform::{keys, page};
use crate::routes;
use crate::session::Session;
use crate::view::{ev, prelude::*};

/// A row: the story, its title, status and points.
type Row = (Id, String, String, Option<f64>);

/// The section.
#[component]
pub fn IdeaStories(
    /// The idea.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let stories = Memo::new(move || session.read(&[Kind::STORIES], |workspace| stories_of(workspace, id)));
    let says = move || {
        stories.with(|stories| {
            let done = stories
                .iter()
                .filter(|(_, _, status, _)| status == "done")
                .count();
            let points: f64 = stories.iter().filter_map(|(_, _, _, points)| *points).sum();
            (!stories.is_empty())
                .then(|| texts::idea_stories_sum(done, stories.len(), texts::points_of(points)))
        })
    };
    let step = move |story: Id, up: bool| {
        let beside = stories.with_untracked(|stories| {
            let at = stories.iter().position(|(other, ..)| *other == story)?;
            let to = if up { at.checked_sub(1)? } else { at + 1 };
            stories.get(to).map(|(other, ..)| *other)
        });
        if let Some(beside) = beside {
            move_stories(
                session,
                &[story],
                if up {
                    Spot::Before(beside)
                } else {
                    Spot::After(beside)
                },
            );
            once_shown(move || page::focus(&format!("story-{story}")));
        }
    };
    let splitting = RwSignal::new(None::<Id>);
    let row = move |(story, title, status, points): Row| {
        let items = vec![
            MenuItem::new(texts::move_up(), move |()| step(story, true)).keys(keys::show("Mod+Shift+↑")),
            MenuItem::new(texts::move_down(), move |()| step(story, false)).keys(keys::show("Mod+Shift+↓")),
            MenuItem::new(texts::story_split(), move |()| splitting.set(Some(story))).separated(),
        ];
        let menu = texts::story_menu(&title);
        let on_key = move |event: ev::KeyboardEvent| {
            let chord = event.shift_key() && (event.ctrl_key() || event.meta_key());
            let up = event.key() == "ArrowUp";
            if chord && (up || event.key() == "ArrowDown") {
                event.prevent_default();
                event.stop_propagation();
                step(story, up);
            }
        };
        view! {
            <li class="links-row" on:keydown=on_key>
                <span class="story-points">{points.map_or_else(|| "–".to_owned(), show)}</span>
                <a class="grow clip" id=format!("story-{story}") href=routes::story(story)>{title}</a>
                {status_badge(&status)}
                <Menu
                    label=menu
                    items=Signal::stored(items)
                    icon=IconName::More
                    icon_only=true
                    size=ControlSize::Small
                />
            </li>
        }
    };
    view! {
        <section class="record-part" aria-label=texts::kind_name("stories")>
            <h2>{texts::kind_name("stories")} <span class="soft small">{says}</span></h2>
            <ul class="links">
                <For
                    each=move || stories.get()
                    key=|(id, title, status, points)| (*id, title.clone(), status.clone(), points.map(f64::to_bits))
                    children=row
                />
            </ul>
            <Show when=move || stories.with(Vec::is_empty) fallback=|| view! { <p class="soft small keys-hint">{texts::idea_stories_keys(keys::show("Mod+Shift"))}</p> }>
                <p class="soft small">{texts::idea_stories_empty()}</p>
            </Show>
            <AddStory idea=id />
            {move || splitting.get().map(|story| view! { <SplitStory id=story open=splitting /> })}
        </section>
    }
}
