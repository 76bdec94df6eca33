//! Laws that hold for any text, however it is meant.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use pulldown_cmark::Event;
use tandem_core::markdown::read;

use super::shown::{blocks, depth, events, letters};

/// The deepest tree: containers, what stands in them, and stressed texts in that.
const DEEPEST: usize = 24 + 1 + 16 + 3;

/// Any mixture of marks and words; without entities, which are letters or none depending on where they stand.
fn marked() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z0-9]{1,4}",
        2 => Just(" ".to_owned()),
        2 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        4 => "[*_~`\\[\\]()!<>:|#+=;.\\\\\"' \t-]{1,3}",
        1 => prop::sample::select(vec![
            "```", "~~~", "    ", "- ", "> ", "1. ", "](", "![", "[x] ", "|-|-|\n", "---\n", "===\n", "https://",
            "<a@b.c>", "<http://a>", "**", "__", "  \n", "\\\n",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// How often each letter stands in a text.
fn count(text: &str) -> std::collections::BTreeMap<char, usize> {
    let mut counts = std::collections::BTreeMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_insert(0) += 1;
    }
    counts
}

proptest! {
    #![proptest_config(crate::support::cases())]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        prop_assert!(depth(&read(&text)) <= DEEPEST);
    }

    #[test]
    fn no_letter_is_lost_that_another_reader_shows(text in marked()) {
        // What that reader holds for HTML it leaves as it is written, entities too.
        prop_assume!(!events(&text).any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_))));
        let shown: String = events(&text)
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.into_string()),
                _ => None,
            })
            .collect();
        let ours = read(&text);
        prop_assert!(depth(&ours) <= DEEPEST);
        let ours = count(&letters(&ours));
        for (c, times) in count(&shown) {
            prop_assert!(ours.get(&c).copied().unwrap_or(0) >= times, "{c:?} of {shown:?} in {:?}", blocks(&read(&text)));
        }
    }
}

/// Texts that make a careless reader go over the same letters again and again, or deeper and deeper.
#[test]
fn hostile_texts_are_read_quickly_and_flatly() {
    let parts = [
        "[",
        "]",
        "*",
        "_",
        "~",
        "`",
        ">",
        "<",
        "!",
        "&",
        "\\",
        "|",
        "#",
        "-",
        "- ",
        "> ",
        "1. ",
        "\t",
        "(",
        "![",
        "[](",
        "[a](",
        "[a](b",
        "[](<",
        "[a](b \"",
        "[a](b (",
        "[a](b '",
        "![[]()",
        "[![a](b)](c) ",
        "*a ",
        "a* ",
        "*a **b ",
        "**a *",
        "_a __b_ ",
        "~a ~~b~",
        "*~_",
        "`` ` ",
        "` ",
        "<a:",
        "<a@",
        "http://",
        "http://a",
        "http://.",
        "http://(",
        "https://a)",
        "&#1;",
        "&#",
        "|-",
        "a\n",
        "a\n-\n",
        "- a\n",
        "- a\n\n",
        ">\n",
        "> a\n\n",
        "    a\n",
        "```\n",
        "~~~\n>",
        "a|b\n-|-\n",
        "|\n",
        "\n",
        "\r",
        "a  \n",
        "-\n",
        "* * ",
        "+ 1) ",
        "[x] ",
        "\\\n",
        "](a)",
        "a](b)[",
        "***a** b* ",
        "é*",
        "\u{301}_",
    ];
    for part in parts {
        for (before, after) in [("", ""), ("a\n", "\n"), ("", "*_)]>`")] {
            let text = [before, &part.repeat(100_000 / part.len()), after].concat();
            let start = Instant::now();
            let tree = read(&text);
            let took = start.elapsed();
            assert!(depth(&tree) <= DEEPEST, "{part:?} is nested");
            assert!(took < Duration::from_secs(2), "{part:?} takes {took:?}");
        }
    }
    let ticks: String = (1..400).map(|length| "`".repeat(length) + " ").collect();
    assert_eq!(letters(&read(&ticks)), "");
    let items: String = (0..1000).map(|depth| " ".repeat(depth * 2) + "- a\n").collect();
    assert!(depth(&read(&items)) <= DEEPEST);
    let wide = format!(
        "|{}\n|{}\n{}",
        "a|".repeat(20_000),
        "-|".repeat(20_000),
        "b\n".repeat(20_000)
    );
    assert_eq!(letters(&read(&wide)).len(), 40_000);
}

#[test]
fn an_address_that_ends_in_many_marks_is_read_quickly() {
    let start = Instant::now();
    read(&["http://a", &";".repeat(400_000)].concat());
    assert!(start.elapsed() < Duration::from_secs(2));
}
