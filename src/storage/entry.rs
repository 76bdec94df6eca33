//! A journal entry: bytes, and for a workspace opened from a file that file itself, which the browser copies beside the
//! page in a fifth of the time that its bytes would take on the way through the page.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::StorageError;
use super::connection::{in_time, patience};
use super::integrity::{chain, seal, unseal};

/// What is to be saved of one Change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    bytes: Vec<u8>,
    file: Option<Attached>,
}

/// A file whose bytes follow those of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    file: File,
    hash: u64,
}

/// The hash of a file, block by block, so that it can be worked out while the file is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileHash {
    followed: usize,
    running: u64,
}

impl FileHash {
    const BLOCK: usize = 1 << 20;

    /// Follows the bytes that are there so far.
    pub fn follow(&mut self, bytes: &[u8]) {
        let new = bytes.get(self.followed..).unwrap_or_default();
        for block in new.chunks_exact(Self::BLOCK) {
            self.running = chain(self.running, block);
            self.followed += Self::BLOCK;
        }
    }

    /// The hash of all bytes.
    fn of(mut self, bytes: &[u8]) -> u64 {
        self.follow(bytes);
        chain(self.running, bytes.get(self.followed..).unwrap_or_default())
    }
}

impl Attached {
    /// A file, and what was read of it: what is loaded later must be the same.
    pub fn new(file: File, bytes: &[u8], followed: FileHash) -> Self {
        Self {
            file,
            hash: followed.of(bytes),
        }
    }
}

impl Entry {
    /// An entry with a file.
    pub const fn with_file(bytes: Vec<u8>, file: Attached) -> Self {
        Self {
            bytes,
            file: Some(file),
        }
    }

    /// The bytes, if they are all of it.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.file.is_none().then_some(&self.bytes)
    }

    /// How many bytes it has, those of the file among them.
    pub fn size(&self) -> usize {
        let file = self.file.as_ref().map_or(0, |attached| size_of(&attached.file));
        self.bytes.len() + file
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a file's size is a whole number, and what was read of it fits in memory"
)]
fn size_of(file: &Blob) -> usize {
    file.size() as usize
}

impl From<Vec<u8>> for Entry {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, file: None }
    }
}

/// An entry as it is stored, with its hash; bytes are stored as such, and with a file as an object `{ sealed, file }`, in
/// which the hash of the file follows the bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sealed {
    pub bytes: Vec<u8>,
    file: Option<Blob>,
}

impl Sealed {
    pub fn of(entry: &Entry) -> Self {
        match &entry.file {
            None => Self {
                bytes: seal(&entry.bytes),
                file: None,
            },
            Some(attached) => Self {
                bytes: seal(&[entry.bytes.as_slice(), &attached.hash.to_le_bytes()].concat()),
                file: Some(Blob::clone(&attached.file)),
            },
        }
    }

    /// What is stored; what is none of ours is no bytes, which the hash tells.
    pub fn from_js(stored: &JsValue) -> Self {
        let to_vec = |value: &JsValue| value.dyn_ref().map(Uint8Array::to_vec);
        let with_file = || {
            let get = |key: &str| Reflect::get(stored, &key.into()).ok();
            let file = get("file")?.dyn_into().ok()?;
            Some((to_vec(&get("sealed")?)?, Some(file)))
        };
        let (bytes, file) = match to_vec(stored) {
            Some(bytes) => (bytes, None),
            None => with_file().unwrap_or_default(),
        };
        Self { bytes, file }
    }

    pub fn to_js(&self) -> JsValue {
        let bytes = Uint8Array::from(self.bytes.as_slice());
        let Some(file) = &self.file else {
            return bytes.into();
        };
        let object = Object::new();
        for (key, value) in [("sealed", bytes.as_ref()), ("file", file.as_ref())] {
            // A plain object takes every key.
            let _ = Reflect::set(&object, &key.into(), value);
        }
        object.into()
    }

    /// Whether somebody stored this, whatever they got to hear of it. A file has no name in storage; its hash is among the
    /// bytes.
    pub fn is(&self, other: &Self) -> bool {
        self.bytes == other.bytes && self.file.is_some() == other.file.is_some()
    }

    /// The bytes with those of the file, if all are what was written as the entry of this number.
    pub async fn open(self, seq: u64) -> Result<Vec<u8>, StorageError> {
        let place = || format!("journal {seq}");
        let mut bytes = unseal(self.bytes, place)?;
        let Some(file) = self.file else { return Ok(bytes) };
        let damaged = || StorageError::Damaged { place: place() };
        let head = bytes.len().checked_sub(8).ok_or_else(damaged)?;
        let written = bytes.split_off(head);
        let read = async { JsFuture::from(file.array_buffer()).await.map_err(|_| damaged()) };
        let read = in_time(patience(size_of(&file)), read).await?;
        let read = Uint8Array::new(&read);
        bytes.resize(head + read.length() as usize, 0);
        let (_, tail) = bytes.split_at_mut(head);
        read.copy_to(tail);
        if FileHash::default().of(tail).to_le_bytes().as_slice() == written {
            Ok(bytes)
        } else {
            Err(damaged())
        }
    }
}

/// The bytes of entries that follow the one numbered `before`.
pub(super) async fn open_all(entries: Vec<Sealed>, before: u64) -> Result<Vec<Vec<u8>>, StorageError> {
    let mut opened = Vec::with_capacity(entries.len());
    for (seq, entry) in (before + 1..).zip(entries) {
        opened.push(entry.open(seq).await?);
    }
    Ok(opened)
}
