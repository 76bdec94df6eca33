//! What happens when something that it reads has changed.

use leptos::prelude as graph;

use super::follow::beside;

/// Runs after the page is built, and again whenever a signal changes that it read.
#[derive(Debug)]
pub struct Effect;

impl Effect {
    /// Makes an effect. One with an argument gets what it returned the time before.
    #[expect(
        clippy::new_ret_no_self,
        reason = "an effect lives with its owner; nobody holds it"
    )]
    pub fn new<T: 'static, M>(effect: impl graph::EffectFunction<T, M> + 'static) {
        let mut effect = effect;
        let mut last = None;
        beside(Box::new(move || last = Some(effect.run(last.take()))));
    }
}
