//! What is said about ideas that are out: on the idea's page, and on the feedback itself.

use tandem_core::model::Idea;
use tandem_core::view::inbox::linked_ideas;
use tandem_core::view::outcomes::{IdeaOutcomes, Voice};
use tandem_core::{Command, Field, Id, Kind, Value, texts};

use crate::components::badge::Chip;
use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::icon::IconName;
use crate::pages::status::status_badge;
use crate::platform::intl;
use crate::routes;
use crate::session::Session;
use crate::view::prelude::*;

/// What people have said since the idea went out, and the way of each item back into triage.
#[component]
pub fn Voices(
    /// What is known of the idea.
    view: Memo<IdeaOutcomes>,
) -> impl IntoView {
    let session = Session::here();
    let voices = Memo::new(move || view.with(|view| view.voices.clone()));
    let row = move |voice: Voice| {
        let (id, title) = (voice.feedback, voice.title.clone());
        let again = move |_| {
            let command = Command::Edit {
                kind: Kind::FEEDBACK,
                ids: vec![id],
                writes: vec![(Field::named("status"), Some(Value::text("new")))],
            };
            session.dispatch_and_tell(command, texts::outcome_triaged(&title));
        };
        let way = if voice.status == "new" {
            view! { <a class="chip" href=routes::TRIAGE>{texts::outcome_in_triage()}</a> }
        } else {
            view! {
                {status_badge(&voice.status)}
                <Button
                    label=texts::outcome_to_triage()
                    kind=ButtonKind::Quiet
                    size=ControlSize::Small
                    on_click=again
                />
            }
        };
        view! {
            <li class="links-row">
                <a class="grow links-text" href=routes::feedback(voice.feedback)>
                    <span class="clip">{voice.title.clone()}</span>
                    <span class="soft small">{intl::day(voice.at)}</span>
                </a>
                {way}
            </li>
        }
    };
    view! {
        <Show when=move || view.with(|view| view.is_out)>
            <h3>{texts::outcome_since()}</h3>
            <Show when=move || voices.with(Vec::is_empty)>
                <p class="soft small">{texts::outcome_since_none()}</p>
            </Show>
            <ul class="links">
                <For each=move || voices.get() key=Clone::clone children=row />
            </ul>
        </Show>
    }
}

/// Says that a feedback item is about an idea that is already out; nothing where it is not.
#[component]
pub fn OutAlready(
    /// The feedback item.
    feedback: Id,
) -> impl IntoView {
    let session = Session::here();
    let about = Memo::new(move || {
        session.read(&[Kind::IDEAS], |workspace| {
            let mut ideas = linked_ideas(workspace, feedback);
            ideas.retain(|(id, _)| {
                let idea = workspace.record(&Kind::IDEAS, *id);
                idea.is_some_and(|record| Idea::of(record).is_out())
            });
            ideas
        })
    });
    let links = move || {
        about.with(|about| {
            let links = about.iter().map(|(idea, title)| {
                view! { " " <a href=routes::idea(*idea)>{title.clone()}</a> }
            });
            links.collect_view()
        })
    };
    view! {
        <Show when=move || !about.with(Vec::is_empty)>
            <p class="out-already">
                <Chip label=texts::outcome_title() icon=IconName::Outcome />
                {texts::outcome_out_already()}
                {links}
            </p>
        </Show>
    }
}
