//! Laws of reading tables.

use proptest::prelude::*;
use tandem_core::intake::{Choices, Encoding, How, Opening, Subject, open, preview, read};
use tandem_core::{Id, Workspace};

use super::env;
use crate::support::cases;

/// A cell: words, what CSV has to quote, and characters beyond ASCII.
fn any_cell() -> BoxedStrategy<String> {
    let part = prop_oneof![
        4 => "[a-zA-Z0-9 .-]{0,8}",
        2 => proptest::sample::select(vec![",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "'", "NULL"]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    proptest::collection::vec(part, 0..4)
        .prop_map(|parts| parts.concat())
        .boxed()
}

/// A cell of characters that Windows-1252 has, none of which looks like UTF-8 beside another.
fn western_cell() -> BoxedStrategy<String> {
    let part = prop_oneof![
        3 => "[a-zA-Z0-9 ,;\"|\n.-]{0,8}",
        2 => proptest::sample::select(vec!["\u{e4}", "\u{f6}", "\u{df}", "\u{e9}", " \u{20ac}", " \u{2013} "]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(part, 0..4)
        .prop_map(|parts| parts.concat())
        .boxed()
}

/// Rows of at least two cells under a header; every row has a cell that is not blank.
fn rows(cell: BoxedStrategy<String>) -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6_usize).prop_flat_map(move |width| {
        let row = proptest::collection::vec(cell.clone(), width)
            .prop_filter("blank", |row| row.iter().any(|cell| !cell.trim().is_empty()));
        proptest::collection::vec(row, 1..8)
    })
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

fn write(rows: &[Vec<String>], delimiter: u8, always: bool, crlf: bool) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(if always {
            csv::QuoteStyle::Always
        } else {
            csv::QuoteStyle::Necessary
        })
        .terminator(if crlf {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        })
        .from_writer(Vec::new());
    let names = ["title", "Free Text", "c3", "Story Points", "status"];
    writer.write_record(&names[..rows[0].len()]).expect("writes");
    for row in rows {
        writer.write_record(row).expect("writes");
    }
    String::from_utf8(writer.into_inner().expect("writes")).expect("UTF-8")
}

fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(bytes)
        .collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c| match c {
        '\u{20ac}' => 0x80,
        '\u{2013}' => 0x96,
        c => u8::try_from(u32::from(c)).expect("a character of one byte"),
    };
    text.chars().map(byte).collect()
}

fn assert_reads(
    bytes: &[u8],
    delimiter: u8,
    encoding: Encoding,
    rows: &[Vec<String>],
) -> Result<(), TestCaseError> {
    let table = read(bytes).map_err(|error| TestCaseError::fail(error.sentence()))?;
    prop_assert_eq!(
        (table.delimiter, table.encoding),
        (char::from(delimiter), encoding)
    );
    prop_assert!(
        table.has_header() && table.problems.is_empty(),
        "{:?}",
        table.problems
    );
    let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
    prop_assert_eq!(read, rows);
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a table reads back as it was written, through every delimiter and every encoding of all characters.
    #[test]
    fn a_table_reads_back_as_it_was_written(
        rows in rows(any_cell()),
        delimiter in proptest::sample::select(&DELIMITERS[..]),
        (always, crlf) in any::<(bool, bool)>(),
    ) {
        let text = write(&rows, delimiter, always, crlf);
        assert_reads(text.as_bytes(), delimiter, Encoding::Utf8, &rows)?;
        assert_reads(format!("\u{feff}{text}").as_bytes(), delimiter, Encoding::Utf8, &rows)?;
        assert_reads(&utf16(&text, true, u16::to_le_bytes), delimiter, Encoding::Utf16Le, &rows)?;
        assert_reads(&utf16(&text, true, u16::to_be_bytes), delimiter, Encoding::Utf16Be, &rows)?;
    }

    /// Law: a table of Western text reads back without a byte order mark, and as Windows-1252.
    #[test]
    fn a_western_table_reads_back_without_a_mark(
        rows in rows(western_cell()),
        delimiter in proptest::sample::select(&DELIMITERS[..]),
        (always, crlf) in any::<(bool, bool)>(),
    ) {
        let text = write(&rows, delimiter, always, crlf);
        assert_reads(&utf16(&text, false, u16::to_le_bytes), delimiter, Encoding::Utf16Le, &rows)?;
        assert_reads(&utf16(&text, false, u16::to_be_bytes), delimiter, Encoding::Utf16Be, &rows)?;
        let encoding = if text.is_ascii() { Encoding::Utf8 } else { Encoding::Windows1252 };
        assert_reads(&windows_1252(&text), delimiter, encoding, &rows)?;
    }

    /// Law: places are where the rows are: row and line count up, and a row begins on its line.
    #[test]
    fn every_row_begins_on_its_line(rows in rows(any_cell()), blank in 0..3_usize) {
        let text = write(&rows, b',', true, false);
        let text = format!("{}{text}", "\n".repeat(blank));
        let table = read(text.as_bytes()).map_err(|error| TestCaseError::fail(error.sentence()))?;
        let header = table.header.as_ref().map(|header| header.place);
        let places: Vec<_> = header.into_iter().chain(table.rows.iter().map(|row| row.place)).collect();
        let breaks = |cells: &[String]| cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let mut line = blank + 1;
        for (at, place) in places.iter().enumerate() {
            prop_assert_eq!((place.row, place.line), ((blank + at + 1) as u64, line as u64));
            line += 1 + at.checked_sub(1).map_or(0, |row| breaks(&rows[row]));
        }
    }

    /// Law: every row of a table is either proposed as a record or reported as left out.
    #[test]
    fn every_row_comes_in_or_is_reported(rows in rows(any_cell()), ideas in any::<bool>()) {
        let table = read(write(&rows, b',', false, false).as_bytes()).expect("a table");
        let subject = if ideas { Subject::Ideas } else { Subject::Feedback };
        let workspace = Workspace::new(Id::from_u128(1));
        let made = preview(&table, &Choices::propose(&table, subject), &workspace, &env());
        prop_assert_eq!(made.items + made.errors, rows.len());
        let command = made.command();
        let change = tandem_core::command::apply(&workspace, &command, &env());
        prop_assert!(change.is_ok() || made.items == 0, "{:?}", change);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases.max(100_000), ..cases() })]

    /// Law: no bytes make it panic, and whatever reads as a table has as many cells in every row as columns.
    #[test]
    fn any_bytes_are_a_table_or_an_error(bytes in any_bytes()) {
        match read(&bytes) {
            Ok(table) => {
                prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
                let choices = Choices::propose(&table, Subject::Feedback);
                let workspace = Workspace::new(Id::from_u128(1));
                let made = preview(&table, &choices, &workspace, &env());
                prop_assert!(made.items <= table.rows.len());
            }
            Err(error) => prop_assert!(error.sentence().contains("Nothing was changed")),
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    /// Law: a file that is read a row at a time is the file read at once.
    #[test]
    fn a_file_in_pieces_is_the_file_at_once(bytes in any_bytes(), rows in 1..4_usize) {
        let in_pieces = Opening::new(&bytes, How::default()).and_then(|mut opening| {
            while opening.step(rows) {}
            opening.finish()
        });
        prop_assert_eq!(in_pieces, open(&bytes, How::default()));
    }
}

/// Bytes of all kinds: noise, and what looks like a table until it is cut or broken.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        proptest::sample::select(vec![
            &b","[..],
            b";",
            b"\t",
            b"|",
            b"\"",
            b"\"\"",
            b"\n",
            b"\r\n",
            b"\r",
            b"title",
            b"sep=;",
            b"2026-11-24",
            b"0,5",
            b"NULL",
            b"\xEF\xBB\xBF",
            b"\xFF\xFE",
            b"\xFE\xFF",
            b"\xC3\xA9",
            b"\xE2\x82",
            b"\0",
            b"{",
            b"[",
            b"<",
            b"\x80",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
