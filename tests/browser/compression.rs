//! gzip in both directions, with an end to what is unpacked.

use tandem::platform::compression::{CompressionError, decompress, is_compressed};
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::raw::compressed;

#[test]
async fn bytes_come_back_as_they_were() {
    for plain in [
        Vec::new(),
        b"one".to_vec(),
        (0..=255).cycle().take(3_000_000).collect(),
    ] {
        let compressed = compressed(&plain).await;
        assert!(is_compressed(&compressed));
        assert_eq!(decompress(&compressed, plain.len()).await, Ok(plain));
    }
}

#[test]
async fn a_bomb_stops_at_the_limit() {
    let bomb = compressed(&vec![0; 50_000_000]).await;
    assert!(bomb.len() < 100_000);
    assert_eq!(
        decompress(&bomb, 1_000_000).await,
        Err(CompressionError::TooLarge)
    );
    let exact = compressed(&[7; 1000]).await;
    assert_eq!(decompress(&exact, 999).await, Err(CompressionError::TooLarge));
}

#[test]
async fn what_is_cut_off_changed_or_not_compressed_is_told() {
    let compressed = compressed(b"a text that is long enough to be cut").await;
    let cut = &compressed[..compressed.len() - 4];
    assert_eq!(decompress(cut, 1000).await, Err(CompressionError::Damaged));
    let mut changed = compressed.clone();
    changed[compressed.len() - 6] ^= 1;
    assert_eq!(decompress(&changed, 1000).await, Err(CompressionError::Damaged));
    assert!(!is_compressed(b"{\"format\":1}"));
    assert_eq!(
        decompress(b"{\"format\":1}", 1000).await,
        Err(CompressionError::Damaged)
    );
}
