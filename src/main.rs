//! Mounts the program.

use tandem::app::App;
use tandem::platform::rest;
use tandem::view;
use tandem_memory::OutOfLine;

#[global_allocator]
static MEMORY: OutOfLine = OutOfLine;

fn main() {
    rest::start(|| view::mount(App::new));
}
