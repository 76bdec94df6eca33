//! Work that goes on beside what the page does.

use std::pin::pin;
use std::task::{Context, Waker};

use wasm_bindgen_futures::spawn_local;

/// Begins work at once, up to the first thing that it has to wait for, so that the wait and what the caller does next pass
/// together; then goes on beside the page.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    let mut work = Box::pin(work);
    // Whoever is asked again by another waker forgets the first, which wakes nobody.
    let begun = pin!(&mut work).poll(&mut Context::from_waker(Waker::noop()));
    if begun.is_pending() {
        spawn_local(work);
    }
}
