//! Long work in slices, so that the page stays awake, shows how far it is, and can stop.

use gloo_timers::future::sleep;
use std::time::Duration;

use crate::platform::clock;
use crate::view::prelude::*;

/// How long a slice takes at most, in milliseconds, when its last step is no longer than the rest of a frame.
const SLICE: f64 = 10.0;

/// Work that can be begun anew, and stopped; the latest begun counts, as long as its page is there.
#[derive(Clone, Copy)]
pub struct Work {
    round: StoredValue<u32>,
    /// How far it is, from 0 to 1.
    pub progress: RwSignal<f64>,
}

impl Work {
    /// No work yet.
    pub fn new() -> Self {
        Self {
            round: StoredValue::new(0),
            progress: RwSignal::new(1.0),
        }
    }

    /// Stops what is being done.
    pub fn stop(self) {
        self.round.set_value(self.round.get_value().wrapping_add(1));
        self.progress.set(1.0);
    }

    /// Begins: from now on, only what [`go`](Self::go) does for this turn goes on.
    pub fn begin(self) -> Turn {
        self.stop();
        self.progress.set(0.0);
        Turn {
            work: self,
            round: self.round.get_value(),
        }
    }
}

/// One time that work was begun.
#[derive(Clone, Copy)]
pub struct Turn {
    work: Work,
    round: u32,
}

impl Turn {
    /// Whether nothing has taken its place, and its page is there.
    fn is_wanted(self) -> bool {
        self.work.round.is_there() && self.work.round.get_value() == self.round
    }

    /// Lets the page breathe; whether to go on.
    pub async fn breathe(self) -> bool {
        sleep(Duration::ZERO).await;
        self.is_wanted()
    }

    /// Takes steps until one says that the share done is 1, in slices. Whether it came to the end.
    pub async fn go(self, mut step: impl FnMut() -> f64) -> bool {
        let mut done = 0.0;
        while done < 1.0 {
            let began = clock::precise();
            while done < 1.0 && clock::precise() - began < SLICE {
                done = step();
            }
            if !self.breathe().await {
                return false;
            }
            self.work.progress.set(done);
        }
        true
    }
}
