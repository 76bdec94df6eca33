//! gzip in both directions, and the Deflate of archives, by the browser's own streams.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

use super::stream::{Pieces, append};

/// Why bytes were not compressed or decompressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompressionError {
    /// The browser has no such streams.
    Unavailable,
    /// The bytes are not what gzip makes, or only a part of it.
    Damaged,
    /// They would become more than was asked for.
    TooLarge,
}

/// Whether bytes begin as gzip's do.
pub fn is_compressed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Compresses bytes.
pub async fn compress(bytes: &[u8]) -> Result<Vec<u8>, CompressionError> {
    let stream = through("CompressionStream", "gzip", bytes)?;
    let response = Response::new_with_opt_readable_stream(Some(&stream)).map_err(unavailable)?;
    let buffer = JsFuture::from(response.array_buffer().map_err(unavailable)?)
        .await
        .map_err(unavailable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Decompresses what gzip has compressed, and stops as soon as it would become more than `most` bytes.
pub async fn decompress(bytes: &[u8], most: usize) -> Result<Vec<u8>, CompressionError> {
    unpack("gzip", bytes, most).await
}

/// Decompresses bare Deflate, as it stands in ZIP archives, within the same bound.
pub async fn inflate(bytes: &[u8], most: usize) -> Result<Vec<u8>, CompressionError> {
    unpack("deflate-raw", bytes, most).await
}

async fn unpack(format: &str, bytes: &[u8], most: usize) -> Result<Vec<u8>, CompressionError> {
    let stream = through("DecompressionStream", format, bytes)?;
    let mut pieces = Pieces::of(&stream);
    let mut plain = Vec::new();
    while let Some(piece) = pieces.next().await.map_err(|_| CompressionError::Damaged)? {
        if plain.len() + piece.length() as usize > most {
            pieces.stop();
            return Err(CompressionError::TooLarge);
        }
        append(&mut plain, &piece);
    }
    Ok(plain)
}

/// The bytes as a stream that has gone through one of the browser's own.
fn through(name: &str, format: &str, bytes: &[u8]) -> Result<ReadableStream, CompressionError> {
    let constructor = Reflect::get(&js_sys::global(), &name.into()).map_err(unavailable)?;
    let constructor: Function = constructor.dyn_into().map_err(unavailable)?;
    let transform = Reflect::construct(&constructor, &Array::of1(&format.into())).map_err(unavailable)?;
    let blob =
        Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).map_err(unavailable)?;
    Ok(blob.stream().pipe_through(transform.unchecked_ref()))
}

fn unavailable(_: impl Into<JsValue>) -> CompressionError {
    CompressionError::Unavailable
}
