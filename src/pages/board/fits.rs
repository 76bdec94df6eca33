//! What fits: the best set of ideas for the capacity of a board, looked for in slices after each edit.

use leptos::task::spawn_local;
use tandem_core::scoring::{show, spell};
use tandem_core::view::board::BoardView;
use tandem_core::view::fit::{FitView, begin};
use tandem_core::{Id, texts};

use crate::components::message::ProgressBar;
use crate::pages::slices::Work;
use crate::session::Session;
use crate::view::prelude::*;

/// The best set of a board, as far as it is known.
#[derive(Clone, Copy)]
pub struct Fits {
    found: RwSignal<Option<FitView>>,
    work: Work,
}

impl Fits {
    /// Looks for the best set, anew whenever the board changes.
    pub fn of(session: Session, view: Memo<Option<BoardView>>) -> Self {
        let fits = Self {
            found: RwSignal::new(None),
            work: Work::new(),
        };
        Effect::new(move || {
            let wanted = view.with(|view| view.as_ref().is_some_and(|view| view.capacity.is_some()));
            if wanted {
                fits.look(session, view);
            } else {
                fits.work.stop();
                fits.found.set(None);
            }
        });
        fits
    }

    fn look(self, session: Session, view: Memo<Option<BoardView>>) {
        let turn = self.work.begin();
        spawn_local(async move {
            // The edit is shown before anything is looked for.
            if !turn.breathe().await {
                return;
            }
            let search =
                view.with_untracked(|view| session.peek(|workspace| begin(workspace, view.as_ref()?)));
            let Some(mut search) = search else {
                self.work.stop();
                self.found.set(None);
                return;
            };
            let mut told = -1.0;
            turn.go(move || {
                search.step(1);
                let progress = search.progress();
                // What is best so far is told now and then, with the gap.
                if progress >= 1.0 || progress - told > 0.05 {
                    told = progress;
                    self.found.set(Some(search.best()));
                }
                progress
            })
            .await;
        });
    }

    /// Whether an idea is in the set.
    pub fn holds(self, idea: Id) -> bool {
        self.found
            .with(|found| found.as_ref().is_some_and(|found| found.ideas.contains(&idea)))
    }

    /// The set in words, and how far the search is.
    pub fn view(self, title: impl Fn(Id) -> String + Copy + Send + Sync + 'static) -> View {
        let searching = Memo::new(move || self.work.progress.get() < 1.0);
        let said = Memo::new(move || {
            self.found
                .with(|found| found.as_ref().map(|found| said(found, title)))
        });
        let part = move |read: fn(&(String, String)) -> &String| {
            move || said.with(|said| said.as_ref().map(|said| read(said).clone()).unwrap_or_default())
        };
        view! {
            // The same element with the same texts is read out only when they change.
            <Show when=move || said.with(Option::is_some)>
                <div class="board-fits" role="status">
                    <p>{part(|said| &said.0)}</p>
                    <p class="soft small">{part(|said| &said.1)}</p>
                </div>
            </Show>
            <Show when=move || searching.get()>
                <ProgressBar
                    label=texts::fits_searching()
                    done=Signal::derive(move || Some(self.work.progress.get()))
                    on_cancel=move |()| self.work.stop()
                />
            </Show>
        }
    }
}

/// What is said of the set, and the titles in it.
fn said(found: &FitView, title: impl Fn(Id) -> String) -> (String, String) {
    let capacity = show(found.capacity);
    let titles: Vec<String> = found.ideas.iter().map(|id| title(*id)).collect();
    let lacks = || {
        found
            .lacks
            .as_ref()
            .map(|(idea, need)| texts::fits_lacks(idea, need))
    };
    let said = if found.of == 0 {
        lacks().unwrap_or_else(|| texts::fits_none_scored().to_owned())
    } else if titles.is_empty() {
        texts::fits_nothing(found.of, capacity)
    } else {
        let what = if found.divided && found.customers.is_none() {
            "score"
        } else {
            ""
        };
        let chosen = texts::fits_chosen(titles.len(), capacity, show(found.cost), spell(found.worth), what);
        let served = found
            .customers
            .map(|(served, all)| texts::fits_customers(served, all))
            .unwrap_or_default();
        let order = match &found.gives_way {
            Some((left, behind)) => {
                let first = behind.first().map(|id| title(*id)).unwrap_or_default();
                texts::fits_gives_way(title(*left), behind.len(), first, behind.len().saturating_sub(1))
            }
            None => lacks().unwrap_or_else(|| texts::fits_as_ranked(titles.len())),
        };
        [chosen, served, found.says.clone(), order].join(" ")
    };
    (said, titles.join(" · "))
}
