//! Files in and out: picked, dropped, pasted, downloaded.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;

use super::compression::{self, CompressionError};
use super::stream::Pieces;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DragEvent, Element, Event, HtmlAnchorElement, HtmlInputElement, Url,
};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The file itself, if these are the bytes that it holds: it was not compressed.
    pub plain: Option<File>,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is larger than what is read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// It is compressed, and more would come out of it than what is read.
    UnpacksTooLarge {
        /// What is read at most, in bytes.
        most: u64,
    },
    /// It is compressed, but damaged or cut off.
    Damaged,
    /// The browser could not read it.
    Unreadable,
}

/// Reads a file of at most `most` bytes; the size is looked at first. What gzip has compressed is unpacked, and must not
/// become more than `most` bytes either.
pub async fn read(file: &File, most: u64) -> Result<ReadFile, FileError> {
    read_along(file, most, |_| ()).await
}

/// The same; `along` gets to see what is read so far, again and again, while the browser reads on.
pub async fn read_along(file: &File, most: u64, mut along: impl FnMut(&[u8])) -> Result<ReadFile, FileError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number"
    )]
    let size = file.size() as u64;
    if size > most {
        return Err(FileError::TooLarge { bytes: size });
    }
    let length = usize::try_from(size).map_err(|_| FileError::TooLarge { bytes: size })?;
    let mut pieces = Pieces::of(&file.stream());
    // Memory is filled with zeros in one go sooner than piece by piece.
    let mut bytes = vec![0; length];
    let mut filled = 0;
    while let Some(piece) = pieces.next().await.map_err(|_| FileError::Unreadable)? {
        let end = filled + piece.length() as usize;
        let Some(part) = bytes.get_mut(filled..end) else {
            pieces.stop();
            return Err(FileError::Unreadable);
        };
        piece.copy_to(part);
        filled = end;
        along(bytes.get(..filled).unwrap_or_default());
    }
    if filled < length {
        return Err(FileError::Unreadable);
    }
    let is_compressed = compression::is_compressed(&bytes);
    if is_compressed {
        bytes = compression::decompress(&bytes, usize::try_from(most).unwrap_or(usize::MAX))
            .await
            .map_err(|error| match error {
                CompressionError::TooLarge => FileError::UnpacksTooLarge { most },
                CompressionError::Damaged => FileError::Damaged,
                CompressionError::Unavailable => FileError::Unreadable,
            })?;
    }
    Ok(ReadFile {
        name: file.name(),
        bytes,
        plain: (!is_compressed).then(|| file.clone()),
    })
}

/// The file that a person picked in an input, which is emptied so that the same file can be picked again.
pub fn picked(input: &HtmlInputElement) -> Option<File> {
    let file = input.files().and_then(|files| files.get(0));
    input.set_value("");
    file
}

/// Whether files are being dragged, which a page is not shown before they are dropped.
pub fn drags_files(event: &DragEvent) -> bool {
    let carried = event.data_transfer().map(|transfer| transfer.types());
    carried.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// The file in what was dropped.
pub fn carried(transfer: &DataTransfer) -> Option<File> {
    transfer.files()?.get(0)
}

/// The file in what was pasted. Programs copy a picture of what they copy as text, which nobody means.
pub fn pasted(transfer: &DataTransfer) -> Option<File> {
    carried(transfer).filter(|file| !file.type_().starts_with("image/"))
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
        FileError::UnpacksTooLarge { most } => tandem_core::texts::file_unpacks_too_large(most / 1_048_576),
        FileError::Damaged => tandem_core::texts::file_damaged().to_owned(),
        FileError::Unreadable => tandem_core::texts::file_unreadable().to_owned(),
    }
}

/// Whether what is pasted or dropped belongs to a field that somebody types in.
pub fn is_typing(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}
