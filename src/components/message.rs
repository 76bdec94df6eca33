//! What the program says without being asked: banners, empty places, waiting and progress.

use crate::view::{ev, prelude::*};
use tandem_core::texts;

use super::{
    button::{Button, ButtonKind, ControlSize, IconButton},
    icon::{Icon, IconName},
};

/// What kind of news a message brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Worth knowing.
    #[default]
    Info,
    /// It worked.
    Good,
    /// Look closer.
    Warn,
    /// It did not work.
    Bad,
}

impl Tone {
    pub(super) const fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Good => IconName::Success,
            Self::Warn => IconName::Warning,
            Self::Bad => IconName::Wrong,
        }
    }

    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Info => "tone-info",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
        }
    }
}

/// A message that stays at the top of a page or a dialog while it is true.
#[component]
pub fn Banner(
    /// What kind of news it is.
    #[prop(optional)]
    tone: Tone,
    /// The sentence: what happened, that nothing was lost, what to do.
    #[prop(into)]
    text: Signal<String>,
    /// Called to put it away; without it there is no cross.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// Buttons that do what the sentence says.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        <div class=format!("banner {}", tone.class()) role=role>
            <Icon name=tone.icon() />
            <p class="banner-text">{text}</p>
            <div class="cluster banner-end">
                {children.map(|children| children())}
                {on_close
                    .map(|on_close| {
                        view! {
                            <IconButton
                                icon=IconName::Close
                                label=texts::close()
                                size=ControlSize::Small
                                on_click=move |_: ev::MouseEvent| on_close.run(())
                            />
                        }
                    })}
            </div>
        </div>
    }
}

/// A place where nothing is yet: says what belongs here and how to begin.
#[component]
pub fn EmptyState(
    /// The icon of the place.
    icon: IconName,
    /// What is not here yet.
    #[prop(into)]
    title: Signal<String>,
    /// What it is for and how to begin.
    #[prop(into)]
    text: Signal<String>,
    /// Whether it is all that the page says, so that its title is the page's.
    #[prop(optional)]
    is_page: bool,
    /// The buttons to begin with, the main one first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-icon">
                <Icon name=icon />
            </span>
            {if is_page { view! { <h1>{title}</h1> } } else { view! { <h2>{title}</h2> } }}
            <p>{text}</p>
            {children.map(|children| view! { <div class="cluster">{children()}</div> })}
        </div>
    }
}

/// Grey lines where text will stand in a moment.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="unseen">{texts::loading()}</span>
            {(0..lines).map(|_| view! { <span class="skeleton-line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}

/// How far a longer work is, with a way out of it.
#[component]
pub fn ProgressBar(
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// How far it is, from 0 to 1; unknown while `None`.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// Called to stop it; without it there is no button.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let percent = move || done.get().map(|done| (done.clamp(0.0, 1.0) * 100.0).round());
    view! {
        <div class="progress">
            <span class="progress-label">{label}</span>
            <span class="progress-part">
                {move || percent().map(texts::progress_part)}
            </span>
            <progress max="100" aria-label=label value=move || percent().map(|percent| percent.to_string())></progress>
            {on_cancel
                .map(|on_cancel| {
                    view! {
                        <Button
                            label=texts::cancel()
                            kind=ButtonKind::Quiet
                            size=ControlSize::Small
                            on_click=move |_| on_cancel.run(())
                        />
                    }
                })}
        </div>
    }
}
