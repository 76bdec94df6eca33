//! Agreement with `pulldown-cmark` on all that is read here: documents by a grammar, and lines full of marks.

use proptest::prelude::*;
use tandem_core::markdown::{Block, read};

use super::shown::{blocks, other};
use crate::support::cases;

fn word() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-d]{1,4}", 1 => "[a-d]{0,1}[0-9é€.,:;'\"?–]{1,2}[a-d]{0,1}"]
}

/// A piece of a line.
fn inline() -> impl Strategy<Value = String> {
    let escaped = prop::sample::select(vec![
        "\\*", "\\_", "\\[", "\\\\", "\\`", "\\a", "&amp;", "&lt;", "&#65;", "&",
    ]);
    let leaf = prop_oneof![
        4 => word(),
        1 => escaped.prop_map(str::to_owned),
        1 => "`[a-d *]{1,6}`",
        1 => "``[a-d`]{1,3} ``",
        1 => Just("<https://a.b/?c&d>".to_owned()),
        1 => Just("<a@b.c>".to_owned()),
        1 => Just("a < b".to_owned()),
    ];
    let address = prop::sample::select(vec![
        "a",
        "mailto:b.c",
        "a(b)c",
        "<a b>",
        "",
        "a\\)",
        "a \"b\"",
        "a 'b c'",
        "a (b)",
    ]);
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let some = prop::collection::vec(inner, 1..4).prop_flat_map(|parts| {
            prop::sample::select(vec!["", " ", "\n", "  \n"]).prop_map(move |between| parts.join(between))
        });
        let wrapped = prop::sample::select(vec![
            ("*", "*"),
            ("_", "_"),
            ("**", "**"),
            ("__", "__"),
            ("***", "***"),
            (" ~~", "~~ "),
            ("*", "**"),
            ("**", "*"),
            ("(", ")"),
        ]);
        prop_oneof![
            2 => some.clone(),
            4 => (wrapped, some.clone()).prop_map(|((open, close), some)| [open, &some, close].concat()),
            1 => (some.clone(), address.clone()).prop_map(|(some, address)| format!("[{some}]({address})")),
            1 => (some, address.clone()).prop_map(|(some, address)| format!("![{some}]({address})")),
        ]
    })
}

/// A text of one line.
fn line() -> impl Strategy<Value = String> {
    inline()
        .prop_map(|text| text.replace('\n', " ").trim().to_owned())
        .prop_filter("not empty", |text| !text.is_empty())
}

/// Lines of a document; blocks are parted by a blank line, or not.
fn document() -> impl Strategy<Value = String> {
    let lines = inline().prop_map(|text| {
        text.split('\n')
            .map(str::trim_start)
            .collect::<Vec<_>>()
            .join("\n")
    });
    let leaf = prop_oneof![
        4 => lines,
        1 => (1..8_usize, line()).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => (line(), prop::sample::select(vec!["---", "===", "-", "=="])).prop_map(|(text, under)| format!("{text}\n{under}")),
        1 => prop::sample::select(vec!["---", "***", "* * *", "_ _ _", "--"]).prop_map(str::to_owned),
        1 => ("[a-d *>\n-]{0,12}", prop::sample::select(vec!["```", "~~~", "```a b", "````"]))
            .prop_map(|(code, fence)| format!("{fence}\n{code}\n{}", fence.trim_end_matches(['a', 'b', ' ']))),
        1 => "[a-d]{1,3}( [a-d*]{1,3})?".prop_map(|code| format!("    {code}\n      {code}")),
        1 => prop::collection::vec((word(), word()), 1..3).prop_map(|rows| {
            let rows = rows.into_iter().map(|(a, b)| ["\n| ", &a, " | ", &b, " |"].concat());
            ["| a | *b* |\n|---|:-:|".to_owned()].into_iter().chain(rows).collect()
        }),
    ];
    let blank = prop::sample::select(vec!["\n", "\n\n", "\n\n", "\n\n\n"]);
    leaf.prop_recursive(4, 24, 3, move |inner| {
        let some =
            (prop::collection::vec(inner, 1..4), blank.clone()).prop_map(|(parts, blank)| parts.join(blank));
        let item = (
            prop::sample::select(vec!["- ", "* ", "+   ", "1. ", "7) ", "- [ ] ", "- [x] "]),
            some.clone(),
        );
        let list = prop::collection::vec(item, 1..3).prop_map(|items| {
            let items = items.into_iter().map(|(marker, text)| {
                // Behind the box of a task stands a text, whatever block it looks like; the other reader sees a table.
                let task = marker.contains('[') && text.starts_with(|c: char| c.is_ascii_lowercase());
                let marker = if task {
                    marker
                } else {
                    marker.split('[').next().unwrap_or_default()
                };
                let width = marker.trim_end_matches("[ ] ").trim_end_matches("[x] ").len();
                let text = text.replace('\n', &format!("\n{}", " ".repeat(width)));
                [marker, &text].concat()
            });
            items.collect::<Vec<_>>().join("\n")
        });
        prop_oneof![
            2 => some.clone(),
            2 => some.prop_map(|text| {
                // An item without text inside a quote makes the other reader lose count of what is around the quote.
                let filled = text.lines().map(|line| {
                    let bare = line.trim_start_matches([' ', '>']).trim_end() == "-";
                    format!("> {line}{}", if bare { " a" } else { "" })
                });
                filled.collect::<Vec<_>>().join("\n")
            }),
            3 => list,
        ]
    })
}

/// Lines that begin like anything.
fn soup() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "",
        "",
        "  ",
        "    ",
        "      ",
        "- ",
        "-   ",
        "* ",
        "-",
        "1. ",
        "2. ",
        "> ",
        ">",
        ">     ",
        "\t",
        "-\t",
        "# ",
        "```",
        "~~~",
        "---",
        "===",
        "- - ",
        "- > ",
        "> - ",
        "  - ",
        "   1) ",
        "| a | b |\n| - | - |\n|",
    ]);
    prop::collection::vec((start, "[a-c]{0,2}"), 1..9).prop_map(|lines| {
        lines
            .into_iter()
            .flat_map(|(start, text)| [start.to_owned(), text, "\n".to_owned()])
            .collect()
    })
}

/// Rows as wide as the head, and lists loose only where a paragraph tells: that is all that the other reader shows.
fn squared(blocks: Vec<Block>) -> Vec<Block> {
    let square = |block| match block {
        Block::Quote(inside) => Block::Quote(squared(inside)),
        Block::List { start, tight, items } => Block::List {
            start,
            tight: tight
                || !items
                    .iter()
                    .flatten()
                    .any(|block| matches!(block, Block::Paragraph(_))),
            items: items.into_iter().map(squared).collect(),
        },
        Block::Table { head, mut rows } => {
            for row in &mut rows {
                row.resize(head.len(), Vec::new());
            }
            Block::Table { head, rows }
        }
        Block::Code { language, mut text } => {
            // The last line of a file may lack its end.
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            Block::Code { language, text }
        }
        other => other,
    };
    blocks.into_iter().map(square).collect()
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let (mut ours, mut others) = (blocks(&squared(read(text))), blocks(&squared(other(text))));
    if text.contains('`') {
        // In a code span over several lines the other reader keeps what these are indented by.
        for tree in [&mut ours, &mut others] {
            tree.retain(|c| c != ' ');
        }
    }
    prop_assert_eq!(ours, others, "of {:?}", text);
    Ok(())
}

proptest! {
    // The other reader errs too, about once in a million documents: a long search finds its errors as well.
    #![proptest_config(cases())]

    #[test]
    fn documents_are_read_alike(text in document()) {
        agree(&text)?;
    }

    #[test]
    fn lines_of_any_start_are_read_alike(text in soup()) {
        agree(&text)?;
    }

    #[test]
    fn marks_are_paired_alike(text in "([a-c]|[*_]{1,3}|[`\\[\\]( ).é]|!\\[|\\]\\(a\\)){1,16}") {
        agree(&text)?;
    }
}
