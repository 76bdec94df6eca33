//! BroadcastChannel: bytes from one tab of a workspace to the others.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel between the tabs of one workspace.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Tabs {
    /// Joins the channel; `heard` gets what the other tabs say.
    pub fn join(name: &str, heard: impl Fn(Vec<u8>) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                heard(bytes.to_vec());
            }
        });
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        Self {
            channel,
            _heard: heard,
        }
    }

    /// Says something to the other tabs.
    pub fn say(&self, bytes: &[u8]) {
        if let Some(channel) = &self.channel {
            // A message that cannot be sent is made up for when the other tab next writes or loads.
            let _ = channel.post_message(&Uint8Array::from(bytes));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
