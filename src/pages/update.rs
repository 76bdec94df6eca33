//! Says that a newer version of the program is there.

use crate::view::prelude::*;
use tandem_core::texts;

use crate::components::button::{Button, ButtonKind, ControlSize};
use crate::components::message::Banner;
use crate::platform::service_worker;
use crate::shell::Shell;

/// Offers a new version that waits to be let in.
pub fn update_notice(shell: Shell) -> View {
    if !shell.update.get() {
        return View::nothing();
    }
    let close = move |()| shell.update.set(false);
    view! {
        <Banner text=texts::new_version() on_close=close>
            <Button
                label=texts::reload()
                kind=ButtonKind::Primary
                size=ControlSize::Small
                on_click=|_| service_worker::accept_update()
            />
            <Button label=texts::later() size=ControlSize::Small on_click=move |_| close(()) />
        </Banner>
    }
}
