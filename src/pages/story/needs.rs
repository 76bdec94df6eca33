//! What a story needs, and what needs it.

use tandem_core::view::story::StoryView;
use tandem_core::{Field, Id, Kind, Value, texts};

use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::message::{Banner, Tone};
use crate::components::picker::LinkPicker;
use crate::pages::backlog::acts::{set, stories_by_title};
use crate::pages::parts::named_items;
use crate::routes;
use crate::session::Session;
use crate::view::prelude::*;

/// The links; a cycle is refused by the command, and one that a merge brought is settled here.
#[component]
pub fn Needs(
    /// The story.
    id: Id,
    /// What is shown of it.
    view: Memo<Option<StoryView>>,
) -> impl IntoView {
    let session = Session::here();
    let find = move |text: String| {
        let known: Vec<Id> = view.with(|view| {
            let needs = view.iter().flat_map(|view| &view.needs);
            needs.map(|(id, _, _)| *id).chain([id]).collect()
        });
        named_items(session.read(&[Kind::STORIES], |workspace| {
            stories_by_title(workspace, &text, &known)
        }))
    };
    let choose = move |needs: Id| {
        set(session, id, Field::link("needs", needs), Some(Value::Flag(true)));
    };
    let rows = move || {
        let needs = view.with(|view| view.as_ref().map(|view| view.needs.clone()).unwrap_or_default());
        let row = |(needed, title, open): (Id, String, bool)| {
            let remove = move |_| {
                set(session, id, Field::link("needs", needed), None);
            };
            let spoken = texts::named(texts::remove(), &title);
            view! {
                <li class="links-row">
                    <a class="grow clip" href=routes::story(needed)>{title}</a>
                    {(!open).then(|| view! { <Chip label=texts::status_name("done") /> })}
                    <Button label=texts::remove() spoken=spoken kind=ButtonKind::Quiet size=ControlSize::Small on_click=remove />
                </li>
            }
        };
        needs.into_iter().map(row).collect_view()
    };
    let needed_by = move || {
        let needed = view.with(|view| {
            view.as_ref()
                .map(|view| view.needed_by.clone())
                .unwrap_or_default()
        });
        (!needed.is_empty()).then(|| {
            let links = needed.into_iter().map(|(id, title)| {
                view! { <li class="links-row"><a class="grow clip" href=routes::story(id)>{title}</a></li> }
            });
            view! {
                <h3 class="small">{texts::needed_by()}</h3>
                <ul class="links">{links.collect_view()}</ul>
            }
        })
    };
    let aside = move || {
        let links = view.with(|view| view.as_ref().map(|view| view.aside.clone()).unwrap_or_default());
        let banner = |link: tandem_core::dependencies::SetAside| {
            let titles = session.peek(|workspace| tandem_core::dependencies::titles(workspace, &link.cycle));
            view! {
                <Banner tone=Tone::Warn text=texts::cycle_found(titles.join(" → "))>
                    <crate::pages::backlog::Unlink link=link />
                </Banner>
            }
        };
        links.into_iter().map(banner).collect_view()
    };
    view! {
        <section class="record-part" aria-label=texts::field_label("needs")>
            <h2>{texts::field_label("needs")}</h2>
            {aside}
            <ul class="links">{rows}</ul>
            <LinkPicker label=texts::needs_add() find=find on_choose=choose />
            {needed_by}
        </section>
    }
}
