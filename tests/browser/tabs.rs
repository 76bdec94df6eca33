//! Bytes from one tab to the others.

use futures::StreamExt;
use futures::channel::mpsc::unbounded;
use tandem::platform::tabs::Tabs;
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
async fn the_others_hear_every_message_in_order_and_oneself_does_not() {
    let (to_here, mut here) = unbounded();
    let (to_there, mut there) = unbounded();
    let hear = |sender: futures::channel::mpsc::UnboundedSender<Vec<u8>>| {
        move |bytes| sender.unbounded_send(bytes).unwrap()
    };
    let first = Tabs::join("tabs-test", hear(to_here));
    let second = Tabs::join("tabs-test", hear(to_there));
    let elsewhere = Tabs::join("tabs-test-elsewhere", |_| panic!("another workspace"));
    first.say(b"one");
    first.say(&[0, 255, 0]);
    elsewhere.say(b"not for here");
    assert_eq!(there.next().await.unwrap(), b"one");
    assert_eq!(there.next().await.unwrap(), [0, 255, 0]);
    second.say(b"answer");
    assert_eq!(here.next().await.unwrap(), b"answer");
    assert!(there.try_recv().is_err());
}
