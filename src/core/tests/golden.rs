//! Files of the repository that are made by the tests: compared with what is made now, or written anew.
//!
//! `REWRITE=1 cargo test -p tandem-core golden` writes them; look at the difference before you commit it.

use std::path::Path;

/// Fails if the committed file at `path`, from the root of the repository, is not what is made now.
pub fn compare(path: &str, made: &[u8]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("REWRITE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(&file, made).expect("the file can be written");
    }
    let committed = std::fs::read(&file).unwrap_or_default();
    assert!(
        committed == made,
        "{path} is not what is made now; if that is meant: REWRITE=1 cargo test -p tandem-core golden"
    );
}
