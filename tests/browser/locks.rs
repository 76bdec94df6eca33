//! A lock is one tab's, and nobody waits for it who no longer wants it.

use std::time::Duration;

use gloo_timers::future::sleep;
use js_sys::Function;
use tandem::platform::locks::{Election, is_alone};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
async fn whoever_no_longer_stands_for_a_lock_leaves_the_queue() {
    let watch = Function::new_no_args(
        "let failed = 0;
        addEventListener('unhandledrejection', () => { failed += 1; });
        return () => failed;",
    );
    let failed: Function = watch.call0(&JsValue::UNDEFINED).unwrap().into();
    let name = "a lock of this test";
    let first = Election::stand(name, || ());
    while !first.is_won() {
        sleep(Duration::from_millis(10)).await;
    }
    let second = Election::stand(name, || ());
    while is_alone(name).await {
        sleep(Duration::from_millis(10)).await;
    }
    drop(second);
    sleep(Duration::from_millis(200)).await;
    assert!(is_alone(name).await);
    assert_eq!(failed.call0(&JsValue::UNDEFINED).unwrap(), 0);
    let third = Election::stand(name, || ());
    drop(first);
    while !third.is_won() {
        sleep(Duration::from_millis(10)).await;
    }
}
