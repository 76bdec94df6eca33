//! Files in and out: picked, dropped, pasted, downloaded.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, Element, Event, HtmlAnchorElement, HtmlInputElement, Url,
};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than what is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The browser could not read it.
    Unreadable,
}

/// Reads a file of at most `most` bytes; the size is looked at first.
pub async fn read(file: &File, most: u64) -> Result<ReadFile, FileError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number"
    )]
    let size = file.size() as u64;
    if size > most {
        return Err(FileError::TooLarge { bytes: size });
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| FileError::Unreadable)?;
    Ok(ReadFile {
        name: file.name(),
        bytes: Uint8Array::new(&buffer).to_vec(),
    })
}

/// The file that a person picked in an input, which is emptied so that the same file can be picked again.
pub fn picked(input: &HtmlInputElement) -> Option<File> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}

/// The file in what was dropped or pasted.
pub fn carried(transfer: &DataTransfer) -> Option<File> {
    transfer.files()?.get(0)
}

/// Offers bytes as a download under a name.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    let document = web_sys::window().and_then(|window| window.document());
    let anchor = document.and_then(|document| document.create_element("a").ok());
    if let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    let revoke = move || {
        let _ = Url::revoke_object_url(&address);
    };
    gloo_timers::callback::Timeout::new(60_000, revoke).forget();
}

/// Fetches a file of the program's own, which is kept for use without the network.
pub async fn fetch(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(address))
        .await
        .ok()?;
    let response: web_sys::Response = response.dyn_into().ok().filter(web_sys::Response::ok)?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The sentence that a person reads when a file was not read.
pub fn sentence(error: FileError) -> String {
    match error {
        FileError::TooLarge { bytes } => tandem_core::texts::file_too_large(bytes / 1_048_576),
        FileError::Unreadable => tandem_core::texts::file_unreadable().to_owned(),
    }
}

/// Whether a paste belongs to a field that somebody types in.
pub fn is_typing(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}
