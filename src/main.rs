//! Mounts the page.

use leptos::prelude::*;

fn main() {
    tandem::platform::service_worker::register(|_| {});
    mount_to_body(|| view! { <main><h1>"Tandem"</h1></main> });
}
