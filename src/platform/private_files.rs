//! The origin's private files, which no person sees; where the browser has none, nothing is found and nothing kept.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::storage_manager;

/// A file that was found.
#[derive(Clone, Debug)]
pub struct PrivateFile {
    /// When it was written: milliseconds since 1970.
    pub modified: u64,
    /// Its size in bytes.
    pub size: u64,
    file: File,
}

impl PrivateFile {
    /// Its bytes, if they can be read.
    pub async fn read(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// Looks for a file.
pub async fn find(name: &str) -> Option<PrivateFile> {
    let handle = handle(name, false).await?;
    let file: File = JsFuture::from(handle.get_file()).await.ok()?.dyn_into().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes and times are whole and positive"
    )]
    let (modified, size) = (file.last_modified() as u64, file.size() as u64);
    Some(PrivateFile { modified, size, file })
}

/// Writes a file anew: either all of it is there afterwards, or what was there before.
pub async fn write(name: &str, bytes: &Blob) -> Option<()> {
    let handle = handle(name, true).await?;
    // Older browsers write such files in workers only.
    Reflect::get(&handle, &"createWritable".into())
        .ok()
        .filter(JsValue::is_function)?;
    let stream = JsFuture::from(handle.create_writable()).await.ok()?;
    let stream: FileSystemWritableFileStream = stream.unchecked_into();
    JsFuture::from(stream.write_with_blob(bytes).ok()?).await.ok()?;
    JsFuture::from(stream.close()).await.ok()?;
    Some(())
}

/// Removes a file, if it is there.
pub async fn remove(name: &str) {
    if let Some(folder) = folder().await {
        // What is not there need not be removed.
        let _ = JsFuture::from(folder.remove_entry(name)).await;
    }
}

async fn handle(name: &str, create: bool) -> Option<FileSystemFileHandle> {
    let options = FileSystemGetFileOptions::new();
    options.set_create(create);
    let handle = folder().await?.get_file_handle_with_options(name, &options);
    JsFuture::from(handle).await.ok()?.dyn_into().ok()
}

async fn folder() -> Option<FileSystemDirectoryHandle> {
    let manager = storage_manager::manager()?;
    Reflect::get(&manager, &"getDirectory".into())
        .ok()
        .filter(JsValue::is_function)?;
    JsFuture::from(manager.get_directory())
        .await
        .ok()?
        .dyn_into()
        .ok()
}
