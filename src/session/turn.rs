//! The turn to wait for storage: whoever has it is the only one in this tab who does.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::select;
use gloo_timers::future::sleep;

/// A turn that one piece of work at a time has.
#[derive(Debug, Default)]
pub(super) struct Turn {
    is_taken: Cell<bool>,
    waiting: RefCell<Vec<oneshot::Sender<()>>>,
    /// What ends the pause that whoever has it is making.
    pause: RefCell<Option<oneshot::Sender<()>>>,
}

impl Turn {
    /// Whether somebody has it.
    pub(super) fn is_taken(&self) -> bool {
        self.is_taken.get()
    }

    /// Takes it unless somebody has it; whether it was taken.
    pub(super) fn try_take(&self) -> bool {
        !self.is_taken.replace(true)
    }

    /// Waits until nobody has it, and takes it.
    pub(super) async fn take(&self) {
        while !self.try_take() {
            let (given_up, waiting) = oneshot::channel();
            self.waiting.borrow_mut().push(given_up);
            self.pause.take();
            // That the sender is gone is the whole message.
            let _ = waiting.await;
        }
    }

    /// Waits with what whoever has it does next, until somebody wants it at the latest.
    pub(super) async fn pause(&self, time: Duration) {
        let (wanted, waiting) = oneshot::channel();
        self.pause.replace(Some(wanted));
        select(sleep(time), waiting).await;
    }

    /// Gives it up, and wakes all who wait for it.
    pub(super) fn give_up(&self) {
        self.is_taken.set(false);
        self.waiting.take();
    }
}
