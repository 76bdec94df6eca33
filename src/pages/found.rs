//! What is worked out from an index in slices, and anew when what it is made from changes.

use std::cell::RefCell;

use leptos::task::spawn_local;
use tandem_core::search::Index;
use tandem_core::{Kind, Workspace};

use super::slices::Work;
use crate::session::Session;
use crate::view::prelude::*;

/// Works something out, and again whenever what `begin` reads or the index changes: what was found last, which stays while
/// it is looked for anew, and how much is done. A step says how much is done; what was found is asked for when all is.
pub fn found_in_slices<S: 'static, T: Send + Sync + 'static>(
    session: Session,
    begin: impl Fn() -> (Kind, S) + Send + Sync + 'static,
    step: fn(&mut S, &Workspace, &Index) -> f64,
    finish: fn(&S, &Workspace, &Index) -> T,
) -> (RwSignal<Option<T>>, RwSignal<f64>) {
    let found = RwSignal::new(None);
    let work = Work::new();
    let of = StoredValue::new(None::<Kind>);
    Effect::new(move || {
        let (kind, state) = begin();
        // What was found in other records is no answer.
        if of.with_value(|of| of.as_ref() != Some(&kind)) {
            of.set_value(Some(kind.clone()));
            found.set(None);
        }
        let turn = work.begin();
        // The index tells when all of it is read.
        if session.with_index(&kind, |_, index| index.is_complete()) != Some(true) {
            return;
        }
        spawn_local(async move {
            // Shared, so that the result can be read when the last step is taken.
            let state = RefCell::new(state);
            let take = || {
                session
                    .peek_index(&kind, |workspace, index| {
                        step(&mut state.borrow_mut(), workspace, index)
                    })
                    .unwrap_or(1.0)
            };
            if turn.go(take).await {
                found.set(session.peek_index(&kind, |workspace, index| {
                    finish(&state.borrow(), workspace, index)
                }));
            }
        });
    });
    (found, work.progress)
}
