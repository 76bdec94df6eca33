//! The search and the filters of the backlog, all of them in the address.

use tandem_core::texts;
use tandem_core::view::backlog::{BacklogView, Show as Shown};

use crate::commands::shortcut;
use crate::components::field::{Choice, SelectField};
use crate::components::filter::{ActiveFilter, ActiveFilters, FilterBar, SearchBox};
use crate::pages::list::{FoundSaid, SearchHelp, SearchProblems};
use crate::routes::BacklogAddress;
use crate::shell::Shell;
use crate::view::prelude::*;

/// The search and the filters; each change is a change of the address.
#[component]
pub fn Filter(
    /// The address as it is.
    address: Memo<BacklogAddress>,
    /// What is shown.
    view: Memo<BacklogView>,
) -> impl IntoView {
    let shell = Shell::here();
    let changed = move |edit: &dyn Fn(&mut BacklogAddress)| {
        let mut next = address.get_untracked();
        edit(&mut next);
        next.href()
    };
    let change = move |edit: &dyn Fn(&mut BacklogAddress)| shell.adjust(&changed(edit));
    let text = move |read: fn(&BacklogAddress) -> String| Signal::derive(move || address.with(read));
    let shows = Shown::ALL.map(|show| Choice::new(show.name(), texts::backlog_show(show.name())));
    let ideas = Signal::derive(move || {
        let all = Choice::new("", texts::backlog_any_idea());
        let ideas = view.with(|view| view.ideas.clone()).into_iter();
        let named = ideas.map(|(id, title, count)| Choice::new(id.to_string(), texts::counted(title, count)));
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    let tags = Signal::derive(move || {
        let all = Choice::new("", texts::any_tag());
        let tags = view.with(|view| view.tags.clone()).into_iter();
        let named = tags.map(|tag| Choice::new(&tag.tag, texts::counted(&tag.tag, tag.count)));
        std::iter::once(all).chain(named).collect::<Vec<_>>()
    });
    let sprints = Signal::derive(move || {
        let all = [
            Choice::new("", texts::backlog_any_sprint()),
            Choice::new("none", texts::backlog_no_sprint()),
        ];
        let sprints = view.with(|view| view.sprints.clone()).into_iter();
        let named = sprints.map(|(id, name)| Choice::new(id.to_string(), name));
        all.into_iter().chain(named).collect::<Vec<_>>()
    });
    let active = Signal::derive(move || {
        let label_of = |choices: Signal<Vec<Choice>>, value: &str| {
            choices.with(|all| {
                let found = all.iter().find(|choice| choice.value == value);
                found.map(|choice| choice.label.clone()).unwrap_or_default()
            })
        };
        address.with(|address| {
            let idea = address.idea.map(|id| id.to_string()).unwrap_or_default();
            let filters = [
                ("show", address.show.clone(), texts::backlog_show(&address.show)),
                ("idea", idea.clone(), label_of(ideas, &idea)),
                ("tag", address.tag.clone(), texts::filter_tag(&address.tag)),
                (
                    "sprint",
                    address.sprint.clone(),
                    label_of(sprints, &address.sprint),
                ),
            ];
            let set = filters.into_iter().filter(|(_, value, _)| !value.is_empty());
            set.map(|(key, _, label)| ActiveFilter {
                key: key.to_owned(),
                label,
            })
            .collect::<Vec<_>>()
        })
    });
    let asked = text(|address| {
        let idea = address.idea.map(|id| id.to_string()).unwrap_or_default();
        [
            address.search.as_str(),
            &address.show,
            &idea,
            &address.tag,
            &address.sprint,
        ]
        .join("\n")
    });
    let remove = move |key: String| {
        change(&|address| match key.as_str() {
            "show" => address.show.clear(),
            "idea" => address.idea = None,
            "tag" => address.tag.clear(),
            _ => address.sprint.clear(),
        });
    };
    view! {
        <FilterBar label=texts::backlog_search()>
            <SearchBox
                label=texts::backlog_search()
                value=text(|address| address.search.clone())
                on_input=move |text: String| shell.type_address(&changed(&|address| address.search.clone_from(&text)))
                keys=shortcut(shell, "search")
            >
                <SearchHelp word="story-word" filters=&["story-status", "tag", "sprint", "idea"] />
            </SearchBox>
            <SelectField
                label=texts::backlog_shown()
                hide_label=true
                choices=Signal::stored(shows.to_vec())
                value=text(|address| if address.show.is_empty() { "open".to_owned() } else { address.show.clone() })
                on_change=move |show: String| change(&|address| {
                    address.show = if show == "open" { String::new() } else { show.clone() };
                })
            />
            <SelectField
                label=texts::field_label("idea")
                hide_label=true
                choices=ideas
                value=text(|address| address.idea.map(|id| id.to_string()).unwrap_or_default())
                on_change=move |idea: String| change(&|address| address.idea = idea.parse().ok())
            />
            <SelectField
                label=texts::field_label("tags")
                hide_label=true
                choices=tags
                value=text(|address| address.tag.clone())
                on_change=move |tag: String| change(&|address| address.tag.clone_from(&tag))
            />
            <SelectField
                label=texts::field_label("sprints")
                hide_label=true
                choices=sprints
                value=text(|address| address.sprint.clone())
                on_change=move |sprint: String| change(&|address| address.sprint.clone_from(&sprint))
            />
        </FilterBar>
        <FoundSaid
            asked=asked
            found=Signal::derive(move || view.with(|view| view.ids.len()))
            all=Signal::derive(move || view.with(BacklogView::among))
        />
        <SearchProblems problems=Signal::derive(move || view.with(|view| view.problems.clone())) />
        <ActiveFilters
            filters=active
            on_remove=remove
            on_clear=move |()| shell.adjust(&address.with_untracked(BacklogAddress::unfiltered).href())
        />
    }
}
