//! What this browser remembers beside the workspaces, whatever somebody has done to localStorage.

use tandem::platform::local;
use tandem::session::registry;
use tandem_core::Id;
use tandem_core::model::Role;
use wasm_bindgen_test::wasm_bindgen_test as test;

const KEYS: [&str; 3] = ["tandem.me", "tandem.workspaces", "tandem.current"];

#[test]
fn garbage_counts_as_nothing() {
    for garbage in [
        "",
        "{",
        "null",
        "[]",
        "[1]",
        "{\"id\":1}",
        "[{\"id\":\"x\",\"name\":\"y\"}]",
        "\u{0}",
    ] {
        for key in KEYS {
            local::set(key, garbage);
        }
        assert_eq!(registry::me(), None, "{garbage}");
        assert!(registry::workspaces().is_empty(), "{garbage}");
        assert_eq!(registry::current(), None, "{garbage}");
    }
    let id = Id::from_u128(7);
    registry::open(id, "Apollo");
    assert_eq!(registry::workspaces().len(), 1);
    registry::forget(id);
}

#[test]
fn the_latest_opened_workspace_comes_first_and_a_forgotten_one_is_gone() {
    for key in KEYS {
        local::remove(key);
    }
    let (first, second) = (Id::from_u128(1), Id::from_u128(2));
    registry::open(first, "First");
    registry::open(second, "Second");
    registry::open(first, "First, renamed");
    let names: Vec<String> = registry::workspaces().into_iter().map(|kept| kept.name).collect();
    assert_eq!(names, ["First, renamed", "Second"]);
    assert_eq!(registry::current(), Some(first));
    registry::forget(first);
    assert_eq!((registry::workspaces().len(), registry::current()), (1, None));
    registry::forget(second);
}

#[test]
fn who_sits_here_is_remembered() {
    let me = registry::Me {
        id: Id::from_u128(3),
        name: "Ada \"the\" PM".to_owned(),
        role: Role::from_name("pm"),
    };
    registry::set_me(&me);
    assert_eq!(registry::me(), Some(me));
    local::remove("tandem.me");
}

#[test]
fn a_replica_keeps_its_id_until_it_takes_a_new_one() {
    let workspace = Id::from_u128(4);
    let id = registry::replica(workspace);
    assert_eq!(registry::replica(workspace), id);
    assert_ne!(registry::new_replica(workspace), id);
    registry::forget(workspace);
}
