//! What runs again when something that it read has changed.
//!
//! Leptos makes every effect a task with a channel and an owner of its own, and what has gone away stays among the
//! subscribers of what it read. A page has thousands of places that follow a signal, a list makes and drops dozens with
//! every key; so here all of them share one queue that is worked off in one go. Places in the page come first, in the order in
//! which they were made, so that what stands around another comes before it; then what happens beside the page.
//! What has read nothing that can change is not kept, and what goes away is told of nothing any more.

use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::{Arc, Weak};

use leptos::prelude::{Owner, on_cleanup};
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::spawn_local;

/// When a follower has its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// A place in the page.
    Place,
    /// Once all places are up to date.
    Beside,
}

/// What runs, with what it has read.
struct Follower(SendWrapper<State>);

struct State {
    me: Weak<Follower>,
    turn: Turn,
    number: u32,
    waiting: Cell<bool>,
    dirty: Cell<bool>,
    gone: Cell<bool>,
    sources: RefCell<Vec<AnySource>>,
    /// Whose surroundings it runs in: an owner of its own that is emptied before each run, or the one that it was made under.
    owner: Option<Owner>,
    is_own: bool,
    run: RefCell<Option<Box<dyn FnMut()>>>,
}

/// A follower that waits for its turn.
struct Due(Turn, u32, Weak<Follower>);

impl PartialEq for Due {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Due {}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Due {
    /// The greatest has its turn first.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.0, other.1).cmp(&(self.0, self.1))
    }
}

#[derive(Default)]
struct Queue {
    due: BinaryHeap<Due>,
    is_called: bool,
    made: u32,
    after: Vec<Box<dyn FnOnce()>>,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// Fills a place now, and again whenever something changes that was read for it. What is made meanwhile lasts until then.
pub(crate) fn place(run: Box<dyn FnMut()>) {
    Follower::start(Turn::Place, Some(Owner::new()), true, run);
}

/// Like [`place`], for what only reads: whatever it makes all the same lasts as long as what it was made under.
pub(crate) fn follow(run: Box<dyn FnMut()>) {
    Follower::start(Turn::Place, Owner::current(), false, run);
}

/// Runs once the page is built, and again whenever something changes that it read.
pub(crate) fn beside(run: Box<dyn FnMut()>) {
    Follower::start(Turn::Beside, Some(Owner::new()), true, run);
}

/// Does something once the page shows all that has changed until then, and before anybody presses the next key: what moves
/// the focus to a row that is only now made must not be a frame late.
pub fn once_shown(act: impl FnOnce() + 'static) {
    call(|queue| queue.after.push(Box::new(act)));
}

/// Puts something into the queue, and sees to it that it is worked off.
fn call(put: impl FnOnce(&mut Queue)) {
    let is_called = QUEUE.with_borrow_mut(|queue| {
        put(queue);
        std::mem::replace(&mut queue.is_called, true)
    });
    if !is_called {
        spawn_local(async { work() });
    }
}

/// Works off the queue until nothing is due, then what was to be done after that.
fn work() {
    loop {
        while let Some(Due(.., next)) = QUEUE.with_borrow_mut(|queue| queue.due.pop()) {
            if let Some(next) = next.upgrade() {
                next.0.waiting.set(false);
                let me = next.subscriber();
                if me.with_observer(|| next.update_if_necessary()) {
                    next.go(&me);
                }
            }
        }
        let after = QUEUE.with_borrow_mut(|queue| {
            let after = std::mem::take(&mut queue.after);
            queue.is_called = !after.is_empty();
            after
        });
        if after.is_empty() {
            break;
        }
        for act in after {
            act();
        }
    }
}

impl Follower {
    fn start(turn: Turn, owner: Option<Owner>, is_own: bool, run: Box<dyn FnMut()>) {
        let number = QUEUE.with_borrow_mut(|queue| {
            queue.made = queue.made.wrapping_add(1);
            queue.made
        });
        let follower = Arc::new_cyclic(|me| {
            Self(SendWrapper::new(State {
                me: Weak::clone(me),
                turn,
                number,
                waiting: Cell::new(false),
                dirty: Cell::new(false),
                gone: Cell::new(false),
                sources: RefCell::default(),
                owner,
                is_own,
                run: RefCell::new(Some(run)),
            }))
        });
        if turn == Turn::Place {
            follower.go(&follower.subscriber());
            if follower.0.sources.borrow().is_empty() {
                follower.0.run.take();
                if !is_own {
                    return;
                }
            }
        } else {
            follower.mark_dirty();
        }
        on_cleanup(move || follower.stop());
    }

    fn subscriber(&self) -> AnySubscriber {
        let me = Weak::clone(&self.0.me);
        AnySubscriber(me.as_ptr().addr(), me)
    }

    fn go(&self, me: &AnySubscriber) {
        self.clear_sources(me);
        // Whatever runs may end the follower that it belongs to.
        let Some(mut run) = self.0.run.take() else { return };
        let mut call = || me.with_observer(&mut run);
        match &self.0.owner {
            Some(owner) if self.0.is_own => owner.with_cleanup(call),
            Some(owner) => owner.with(call),
            None => call(),
        }
        if !self.0.gone.get() {
            self.0.run.replace(Some(run));
        }
    }

    fn stop(&self) {
        self.0.gone.set(true);
        self.0.run.take();
        self.clear_sources(&self.subscriber());
        if let Some(owner) = self.0.owner.as_ref().filter(|_| self.0.is_own) {
            owner.cleanup();
        }
    }

    fn wait(&self) {
        if self.0.waiting.replace(true) {
            return;
        }
        let due = Due(self.0.turn, self.0.number, Weak::clone(&self.0.me));
        call(|queue| queue.due.push(due));
    }
}

impl ReactiveNode for Follower {
    fn mark_dirty(&self) {
        self.0.dirty.set(true);
        self.wait();
    }

    fn mark_check(&self) {
        self.wait();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        if self.0.dirty.replace(false) {
            return true;
        }
        let sources = self.0.sources.borrow().clone();
        sources.iter().any(ReactiveNode::update_if_necessary)
    }
}

impl Subscriber for Follower {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.0.sources.borrow_mut();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        for source in self.0.sources.take() {
            source.remove_subscriber(subscriber);
        }
    }
}
