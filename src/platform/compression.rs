//! gzip in both directions, and the Deflate of archives, by the browser's own streams.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response, WritableStream};

use super::idle::idle;
use super::parts::Parts;
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

/// Compresses bytes, a part of them in every idle moment: browsers do it on the page's own thread.
pub async fn compress(plain: &Parts) -> Result<Blob, CompressionError> {
    let transform = transform("CompressionStream", "gzip")?;
    let end = |name: &str| Reflect::get(&transform, &name.into()).map_err(unavailable);
    let (readable, writable): (ReadableStream, WritableStream) = (
        end("readable")?.unchecked_into(),
        end("writable")?.unchecked_into(),
    );
    let response = Response::new_with_opt_readable_stream(Some(&readable)).map_err(unavailable)?;
    let compressed = JsFuture::from(response.blob().map_err(unavailable)?);
    let writer = writable.get_writer().map_err(unavailable)?;
    for part in plain.iter() {
        JsFuture::from(writer.write_with_chunk(&part))
            .await
            .map_err(unavailable)?;
        idle().await;
    }
    JsFuture::from(writer.close()).await.map_err(unavailable)?;
    compressed
        .await
        .map_err(unavailable)?
        .dyn_into()
        .map_err(unavailable)
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
    let bytes = Parts::of(bytes).blob().ok_or(CompressionError::Unavailable)?;
    let transform = transform("DecompressionStream", format)?;
    let stream = bytes.stream().pipe_through(transform.unchecked_ref());
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

/// One of the browser's own streams, with an end to write to and one to read from.
fn transform(name: &str, format: &str) -> Result<JsValue, CompressionError> {
    let constructor = Reflect::get(&js_sys::global(), &name.into()).map_err(unavailable)?;
    let constructor: Function = constructor.dyn_into().map_err(unavailable)?;
    Reflect::construct(&constructor, &Array::of1(&format.into())).map_err(unavailable)
}

fn unavailable(_: impl Into<JsValue>) -> CompressionError {
    CompressionError::Unavailable
}
