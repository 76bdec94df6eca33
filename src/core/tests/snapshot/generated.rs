//! Hostile files that are too large, or too many, to be kept.

use tandem_core::SnapshotError;
use tandem_core::model::FieldError;
use tandem_core::snapshot::{LARGEST_FILE, check_size, decode};

use super::fixtures::folder;

fn small() -> Vec<u8> {
    folder("good").remove("small.tandem.json").expect("there")
}

/// A snapshot by hand with these fields in its one feedback item.
fn with_fields(fields: &str) -> Vec<u8> {
    let id = "019a0000-0000-7000-8000-0000000000f1";
    format!(
        r#"{{"format":"tandem.snapshot","version":{{"read":1,"write":1}},"workspace":{{"id":"{id}"}},
        "records":{{"feedback":[{{"id":"{id}",{fields}}}]}}}}"#
    )
    .into_bytes()
}

#[test]
fn a_file_cut_off_at_any_byte_says_that_it_ends_too_early() {
    let small = small();
    let end = small.trim_ascii_end().len();
    assert!(decode(&small[..end]).is_ok(), "only white space is missing");
    for at in 0..end {
        let error = decode(&small[..at]).expect_err("cut off");
        let expected = match error {
            SnapshotError::Empty => at == 0,
            SnapshotError::Truncated { .. } => at > 0,
            _ => false,
        };
        assert!(expected, "cut at {at}: {error}");
    }
}

#[test]
fn a_file_cut_off_inside_a_letter_ends_too_early_too() {
    let bytes = with_fields("\"title\":\"日本\"");
    let at = bytes
        .iter()
        .position(|byte| *byte > 127)
        .expect("a letter of three bytes");
    for cut in [at + 1, at + 2] {
        let error = decode(&bytes[..cut]).expect_err("cut off");
        assert!(
            matches!(&error, SnapshotError::Truncated { path, .. } if path == "records.feedback[0].title"),
            "{error}"
        );
    }
}

#[test]
fn the_size_is_checked_before_anything_is_read() {
    assert_eq!(check_size(LARGEST_FILE), Ok(()));
    let megabytes = 300 * 1024 * 1024;
    let error = check_size(megabytes).expect_err("too large");
    assert_eq!(error, SnapshotError::TooLarge { bytes: megabytes });
    assert!(
        error
            .sentence()
            .starts_with("The file has 300\u{a0}MB, and at most 256\u{a0}MB are read. Nothing was changed.")
    );
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    // Zeros cost no memory until they are read, and they are not.
    let bytes = vec![0; usize::try_from(LARGEST_FILE).expect("fits") + 1];
    assert_eq!(
        decode(&bytes),
        Err(SnapshotError::TooLarge {
            bytes: LARGEST_FILE + 1
        })
    );
}

#[test]
fn a_hundred_thousand_brackets_are_too_deep_and_break_nothing() {
    let lists = "[".repeat(100_000);
    let objects = "{\"a\":".repeat(100_000);
    let closed = format!("{lists}{}", "]".repeat(100_000));
    for text in [&lists, &objects, &closed] {
        let error = decode(text.as_bytes()).expect_err("too deep");
        assert!(matches!(error, SnapshotError::TooDeep { .. }), "{error}");
        assert!(error.sentence().len() < 1000, "the path is kept short");
    }
    let error = decode(&with_fields(&format!("\"future\":{closed}"))).expect_err("too deep");
    assert!(
        matches!(&error, SnapshotError::TooDeep { path } if path.starts_with("records.feedback[0].future[0]")),
        "{error}"
    );
}

#[test]
fn texts_beyond_their_bounds_are_refused_and_not_repeated() {
    for (field, length, most) in [
        ("title", 501, 500),
        ("body", 200_001, 200_000),
        ("channel", 1_000_000, 200),
    ] {
        let text = "ä".repeat(length);
        let error = decode(&with_fields(&format!("\"{field}\":\"{text}\""))).expect_err("too long");
        assert_eq!(
            error,
            SnapshotError::BadField {
                path: format!("records.feedback[0].{field}"),
                error: FieldError::TooLong { found: length, most },
            }
        );
    }
    let error =
        decode(&with_fields(&format!("\"said\":\"{}\"", "9".repeat(1_000_000)))).expect_err("no time");
    assert!(error.sentence().len() < 300, "{error}");
}

#[test]
fn texts_at_their_bounds_are_taken() {
    let title = "ä".repeat(500);
    let body = "日".repeat(200_000);
    let snapshot = decode(&with_fields(&format!(
        "\"title\":\"{title}\",\"body\":\"{body}\""
    )))
    .expect("reads");
    assert_eq!(snapshot.loose[0].2.len(), 2);
}

#[test]
fn a_key_of_a_million_letters_does_not_fill_the_sentence() {
    let key = "k".repeat(1_000_000);
    let fields = [
        format!("\"{key}\":1e999"),
        format!("\"{key}\":1,\"{key}\":2"),
        format!("\"tags\":{{\"{key}\":5}}"),
        format!("\"{key}\":{{\"{key}\":["),
    ];
    for fields in fields {
        let error = decode(&with_fields(&fields)).expect_err("refused");
        assert!(error.sentence().len() < 600, "{}", error.sentence().len());
    }
}

#[test]
fn numbers_of_a_hundred_thousand_digits_are_read_or_refused() {
    let digits = "9".repeat(100_000);
    let error = decode(&with_fields(&format!("\"future\":{digits}"))).expect_err("not finite");
    assert!(
        matches!(&error, SnapshotError::NotFinite { path } if path == "records.feedback[0].future"),
        "{error}"
    );
    assert!(decode(&with_fields(&format!("\"future\":0.{digits}"))).is_ok());
}

#[test]
fn a_list_of_a_million_numbers_is_not_a_text() {
    let list = "1,".repeat(1_000_000);
    let error = decode(&with_fields(&format!("\"title\":[{list}1]"))).expect_err("no text");
    assert_eq!(
        error.sentence().split(". ").next(),
        Some("The file cannot be read at records.feedback[0].title: expected a text, found a list")
    );
}

#[test]
fn every_wrong_type_in_every_field_names_its_path() {
    use tandem_core::snapshot::v1::{KINDS, Shape};
    let id = "019a0000-0000-7000-8000-0000000000f1";
    let wrong = [
        "null",
        "true",
        "5",
        "\"\\n\"",
        "[]",
        "[[1]]",
        "{\"x\":{\"y\":{\"z\":{}}}}",
        "{\"x\":{\"y\":{\"z\":{\"v\":1}}}}",
    ];
    let mut refused = 0;
    for (kind, field) in KINDS
        .iter()
        .flat_map(|kind| kind.fields.iter().map(move |field| (kind, field)))
    {
        for value in wrong {
            let text = format!(
                r#"{{"format":"tandem.snapshot","version":{{"read":1,"write":1}},"workspace":{{"id":"{id}"}},
                "records":{{"{}":[{{"id":"{id}","{}":{value}}}]}}}}"#,
                kind.name, field.name
            );
            let fits = match value {
                "true" => field.shape == Shape::Flag,
                "5" => matches!(field.shape, Shape::Number(..)),
                "\"\\n\"" => matches!(field.shape, Shape::Prose(_)),
                // Objects are maps of fields: one without any leaf says nothing at all.
                "{\"x\":{\"y\":{\"z\":{}}}}" => true,
                _ => false,
            };
            match decode(text.as_bytes()) {
                Ok(_) => assert!(fits, "{}.{} takes {value}", kind.name, field.name),
                Err(SnapshotError::BadField { path, .. }) => {
                    let place = format!("records.{}[0].{}", kind.name, field.name);
                    assert!(path.starts_with(&place), "{path} for {place}");
                    assert!(!fits, "{place} refuses {value}");
                    refused += 1;
                }
                Err(other) => panic!("{}.{} with {value}: {other}", kind.name, field.name),
            }
        }
    }
    assert!(refused > 150, "{refused}");
}
