//! Bytes that the browser hands over piece by piece, so that they are never in memory twice.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// The pieces of a stream.
pub struct Pieces(ReadableStreamDefaultReader);

/// Says that a stream broke off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenOff;

impl Pieces {
    /// Reads a stream that nobody else reads.
    pub fn of(stream: &ReadableStream) -> Self {
        Self(stream.get_reader().unchecked_into())
    }

    /// The next piece; none at the end.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, BrokenOff> {
        let read = JsFuture::from(self.0.read()).await.map_err(|_| BrokenOff)?;
        let value = Reflect::get(&read, &"value".into()).map_err(|_| BrokenOff)?;
        Ok(value.dyn_into().ok())
    }

    /// Ends before the end: what is not read is not made. Nobody waits for it.
    pub fn stop(self) {
        drop(self.0.cancel());
    }
}

/// Appends a piece.
pub fn append(bytes: &mut Vec<u8>, piece: &Uint8Array) {
    let filled = bytes.len();
    bytes.resize(filled + piece.length() as usize, 0);
    let (_, part) = bytes.split_at_mut(filled);
    piece.copy_to(part);
}
