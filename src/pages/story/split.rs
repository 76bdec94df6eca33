//! A story cut in two: the new one takes some of the criteria and stands right after it.

use tandem_core::model::story::Criterion;
use tandem_core::view::story::{StoryView, split};
use tandem_core::{Command, Id, texts};

use crate::components::dialog::{DialogSize, FormDialog};
use crate::components::field::{Checkbox, TextField};
use crate::pages::backlog::acts::seed;
use crate::session::Session;
use crate::view::prelude::*;

/// The dialog.
#[component]
pub fn Split(
    /// The story.
    id: Id,
    /// What is shown of it.
    view: Memo<Option<StoryView>>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::here();
    let title = RwSignal::new(String::new());
    let taken = RwSignal::new(Vec::<String>::new());
    let criteria = Memo::new(move || {
        view.with(|view| {
            view.as_ref()
                .map(|view| view.criteria.clone())
                .unwrap_or_default()
        })
    });
    let problem = RwSignal::new(None::<String>);
    Effect::new(move || {
        if open.get() {
            taken.set(Vec::new());
            problem.set(None);
            title.set(
                view.with_untracked(|view| view.as_ref().map(|view| view.title.clone()).unwrap_or_default()),
            );
        }
    });
    let save = move || {
        let text = title.get_untracked().trim().to_owned();
        if text.is_empty() {
            return problem.set(Some(texts::split_off_title_missing().to_owned()));
        }
        let (new, seed) = (session.env().id(0), seed(session));
        let made = session
            .peek(|workspace| taken.with_untracked(|taken| split(workspace, id, new, &text, taken, seed)));
        let Some((record, writes)) = made else { return };
        let command = Command::Arrange {
            did: "split-story",
            records: vec![record],
            writes,
        };
        if session.dispatch_and_tell(command, texts::story_was_split(&text)) {
            open.set(false);
        }
    };
    let choice = move |criterion: Criterion| {
        let (key, wanted) = (criterion.key.clone(), criterion.key);
        let change = move |on: bool| {
            taken.update(|taken| {
                taken.retain(|other| *other != key);
                if on {
                    taken.push(key.clone());
                }
            });
        };
        let checked = Signal::derive(move || taken.with(|taken| taken.contains(&wanted)));
        view! { <li><Checkbox label=criterion.text checked=checked on_change=change /></li> }
    };
    view! {
        <FormDialog
            open=open
            on_close=move |()| open.set(false)
            title=texts::story_split()
            save=texts::story_split()
            on_save=move |()| save()
            size=DialogSize::Small
        >
                <TextField label=texts::split_title() value=title on_input=move |text| title.set(text) error=problem max_length=500 />
                <Show when=move || criteria.with(|criteria| !criteria.is_empty())>
                    <fieldset class="stack">
                        <legend class="field-label">{texts::split_criteria()}</legend>
                        <ul class="checks">
                            <For each=move || criteria.get() key=|criterion| criterion.key.clone() children=choice />
                        </ul>
                    </fieldset>
                </Show>
        </FormDialog>
    }
}
