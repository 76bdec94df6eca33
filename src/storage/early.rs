//! Takes what `boot.js` has read while the wasm was on its way.
//!
//! The handover is one global, `tandemEarlyRead = { database, read }`: the name of the database, and a promise of
//! `{ meta, history, directory, numbers, pages, journal }` as IndexedDB gave them, or of null if there was nothing to read. It
//! is taken once; what was read for another workspace is dropped.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::StorageError;
use super::connection::{in_time, patience};
use super::entry::Sealed;
use super::load::Raw;
use super::meta::HISTORY;
use super::transaction::{to_number, to_vec};

const GLOBAL: &str = "tandemEarlyRead";

/// What was read in advance of this database, if anything was.
pub(super) async fn take(database: &str) -> Option<Raw> {
    let global = js_sys::global();
    let early = get(&global, GLOBAL).filter(JsValue::is_object)?;
    Reflect::delete_property(&global, &GLOBAL.into()).ok()?;
    if get(&early, "database")?.as_string()? != database {
        return None;
    }
    let read: Promise = get(&early, "read")?.dyn_into().ok()?;
    let read = async { JsFuture::from(read).await.map_err(|_| StorageError::Closed) };
    let stores = in_time(patience(0), read).await.ok().filter(JsValue::is_object)?;
    // A script from before histories had names does not say which one it has read.
    Reflect::has(&stores, &HISTORY.into()).ok().filter(|has| *has)?;
    let list = |name: &str| get(&stores, name)?.dyn_into::<Array>().ok();
    let (numbers, pages) = (list("numbers")?, list("pages")?);
    Some(Raw {
        meta: to_vec(get(&stores, "meta")?),
        history: to_vec(get(&stores, HISTORY)?),
        directory: to_vec(get(&stores, "directory")?),
        pages: numbers
            .iter()
            .map(|number| to_number(&number))
            .zip(pages.iter().map(bytes))
            .collect(),
        entries: list("journal")?
            .iter()
            .map(|entry| Sealed::from_js(&entry))
            .collect(),
    })
}

fn bytes(stored: JsValue) -> Vec<u8> {
    to_vec(stored).unwrap_or_default()
}

fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok()
}
