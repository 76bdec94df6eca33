//! Files are measured before they are read.

use js_sys::{Array, Uint8Array};
use tandem::platform::files::{self, File, FileError};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::compressed;

fn file(name: &str, bytes: &[u8]) -> File {
    File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), name).unwrap()
}

#[test]
async fn a_file_is_read_with_its_name() {
    let read = files::read(&file("ideas.csv", b"title\nOne"), 100).await.unwrap();
    assert_eq!(
        (read.name.as_str(), read.bytes.as_slice()),
        ("ideas.csv", b"title\nOne".as_slice())
    );
}

#[test]
async fn a_file_that_is_too_large_is_refused_by_its_size() {
    let refused = files::read(&file("large.json", &[0; 101]), 100).await;
    assert_eq!(refused, Err(FileError::TooLarge { bytes: 101 }));
}

#[test]
async fn a_file_of_several_slices_is_read_whole() {
    let bytes: Vec<u8> = (0..=250).cycle().take(20_000_000).collect();
    let read = files::read(&file("large.json", &bytes), 20_000_000)
        .await
        .unwrap();
    assert!(read.bytes == bytes);
}

#[test]
async fn a_compressed_file_is_unpacked_up_to_the_same_size() {
    let bomb = file("bomb.json.gz", &compressed(&vec![b' '; 5_000_000]).await);
    assert_eq!(
        files::read(&bomb, 5_000_000).await.unwrap().bytes.len(),
        5_000_000
    );
    assert_eq!(
        files::read(&bomb, 4_999_999).await,
        Err(FileError::UnpacksTooLarge { most: 4_999_999 })
    );
    assert_eq!(
        files::read(&file("cut.gz", &[0x1f, 0x8b, 8, 0]), 100).await,
        Err(FileError::Damaged)
    );
}
