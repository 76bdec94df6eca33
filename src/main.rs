//! Mounts the program.

use tandem::app::App;
use tandem::platform::rest;
use tandem::view;

fn main() {
    rest::start(|| view::mount(App::new));
}
