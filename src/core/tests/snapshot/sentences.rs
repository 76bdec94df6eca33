//! Every error of files, commands and fields has a sentence that tells what happened, that nothing was changed, and what
//! to do.

use tandem_core::model::{Expected, FieldError};
use tandem_core::snapshot::{Foreign, SnapshotError};
use tandem_core::{CommandError, Field, Id, Kind};

const ID: Id = Id::from_u128(0xF1);

fn field_errors() -> Vec<FieldError> {
    vec![
        FieldError::WrongType {
            expected: Expected::Number,
            found: "\u{201c}many\u{201d}".to_owned(),
        },
        FieldError::OutOfRange {
            found: -1.5,
            least: 0.0,
            most: 1e12,
        },
        FieldError::TooLong {
            found: 501,
            most: 500,
        },
        FieldError::NotAChoice {
            found: "shipped".to_owned(),
            allowed: &["new", "open"],
        },
        FieldError::NotAPath {
            path: "tags/a/b".to_owned(),
        },
    ]
}

fn snapshot_errors() -> Vec<SnapshotError> {
    let path = || "records.ideas[12].title".to_owned();
    let (line, column) = (3, 7);
    let mut errors = vec![
        SnapshotError::Empty,
        SnapshotError::TooLarge { bytes: 300 << 20 },
        SnapshotError::Truncated {
            path: path(),
            line,
            column,
        },
        SnapshotError::NotJson {
            path: String::new(),
            line,
            column,
        },
        SnapshotError::TooDeep { path: path() },
        SnapshotError::NotFinite { path: path() },
        SnapshotError::DuplicateKey { path: path() },
        SnapshotError::DuplicateId { path: path(), id: ID },
        SnapshotError::OtherFormat { found: None },
        SnapshotError::OtherFormat {
            found: Some("1".to_owned()),
        },
        SnapshotError::NewerRead { read: 2 },
        SnapshotError::Expected {
            path: path(),
            expected: Expected::Id,
            found: None,
        },
    ];
    let foreign = [
        None,
        Some(Foreign::Gzip),
        Some(Foreign::Zip),
        Some(Foreign::Utf16),
    ];
    errors.extend(foreign.map(|looks_like| SnapshotError::NotText { at: 4, looks_like }));
    errors.extend(
        field_errors()
            .into_iter()
            .map(|error| SnapshotError::BadField { path: path(), error }),
    );
    errors
}

fn command_errors() -> Vec<CommandError> {
    let (kind, id) = (Kind::IDEAS, ID);
    let mut errors = vec![
        CommandError::NotThere {
            kind: kind.clone(),
            id,
        },
        CommandError::AlreadyThere {
            kind: kind.clone(),
            id,
        },
        CommandError::NotFinite {
            input: "reach".to_owned(),
        },
        CommandError::NothingToDo,
        CommandError::ChangedSince,
        CommandError::NoWorkspace,
    ];
    errors.extend(field_errors().into_iter().map(|error| CommandError::BadField {
        kind: kind.clone(),
        id,
        field: Field::named("title"),
        error,
    }));
    errors
}

#[test]
fn every_refusal_says_that_nothing_was_changed_in_whole_sentences() {
    let sentences = snapshot_errors()
        .iter()
        .map(SnapshotError::sentence)
        .chain(command_errors().iter().map(CommandError::sentence))
        .collect::<Vec<_>>();
    for sentence in &sentences {
        assert!(sentence.contains("Nothing was changed."), "{sentence}");
        assert!(sentence.ends_with('.') && !sentence.contains(".."), "{sentence}");
        assert!(sentence.starts_with(char::is_uppercase), "{sentence}");
    }
    let mut different = sentences.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), sentences.len(), "no two errors say the same");
}

#[test]
fn what_a_sentence_says_is_what_display_says() {
    for error in snapshot_errors() {
        assert_eq!(error.to_string(), error.sentence());
    }
    for error in command_errors() {
        assert_eq!(error.to_string(), error.sentence());
    }
    for error in field_errors() {
        assert_eq!(error.to_string(), error.sentence());
    }
}

#[test]
fn a_bad_field_is_named_with_its_path_what_was_expected_and_what_was_found() {
    let error = SnapshotError::BadField {
        path: "records.ideas[12].estimates.rice.reach".to_owned(),
        error: field_errors().remove(0),
    };
    assert!(
        error.sentence().starts_with(
            "The file cannot be read at records.ideas[12].estimates.rice.reach: expected a number, found \u{201c}many\u{201d}. "
        ),
        "{error}"
    );
    let error = CommandError::BadField {
        kind: Kind::IDEAS,
        id: ID,
        field: Field::named("title"),
        error: field_errors().remove(2),
    };
    assert_eq!(
        error.sentence(),
        "Title takes at most 500 characters, and this has 501. Nothing was changed. Shorten it and try again."
    );
    let error = CommandError::BadField {
        kind: Kind::IDEAS,
        id: ID,
        field: Field::estimate("rice", ID, "reach"),
        error: FieldError::OutOfRange {
            found: 1e13,
            least: -1e12,
            most: 1e12,
        },
    };
    assert_eq!(
        error.sentence(),
        "Estimate takes a number from -1,000,000,000,000 to 1,000,000,000,000. Nothing was changed. Correct it and try \
         again."
    );
}
