//! Mounts the page.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <main><h1>"Tandem"</h1></main> });
}
