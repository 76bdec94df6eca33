//! Carries what an older Tandem stored over to the present form, in one transaction; a module for each way of doing it.

mod number;
mod v1;

use indexed_db_futures::database::Database;

use super::integrity::unseal;
use super::meta::{DATA_VERSION, form};
use super::transaction::{Stores, commit, write};
use super::{StorageError, sentinel};

/// Brings everything to the present form, or changes nothing.
pub(super) async fn carry_over(database: Database, name: &str) -> Result<(), StorageError> {
    let transaction = write(&database)?;
    let stores = Stores::of(&transaction);
    let Some(stored) = stores.raw_meta().await? else {
        return Ok(());
    };
    let bytes = unseal(stored, || "meta".to_owned())?;
    let meta = match form(&bytes)? {
        1 => v1::carry_over(&stores, &bytes, name).await?,
        2 | 3 => number::carry_over(&stores, &bytes, name)?,
        // Another tab was faster.
        DATA_VERSION => return Ok(()),
        _ => return Err(StorageError::Newer),
    };
    // The running hash may begin anew: without a note for a moment, rather than with one that would tell of a loss.
    sentinel::forget_sentinel(name);
    commit(transaction).await?;
    sentinel::note(name, &meta);
    Ok(())
}
