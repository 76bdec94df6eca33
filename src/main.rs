//! Mounts the program.

use tandem::app::App;

fn main() {
    leptos::mount::mount_to_body(App);
}
