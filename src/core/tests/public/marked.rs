//! Markdown that is handed on: whatever people write, nothing in it can run where it is shown.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use tandem_core::public::harmless;

use crate::support::cases;

/// What a reader that lets HTML through would run of a text, or be led to.
pub(super) fn runs(text: &str) -> Vec<String> {
    let options = Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let found = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(html.to_string()),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            let address = dest_url.trim().to_ascii_lowercase();
            let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_owned());
            scheme.filter(|scheme| {
                let is_scheme = scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
                is_scheme && !matches!(scheme.as_str(), "https" | "http" | "mailto")
            })
        }
        _ => None,
    });
    found.collect()
}

#[test]
fn scripts_and_links_that_run_are_texts() {
    for text in [
        "<script>alert(1)</script>",
        "[more](javascript:alert(1))",
        "[more]( JaVaScRiPt:alert(1))",
        "[more](<javascript:alert(1)>)",
        "[more](javascript&colon;alert(1))",
        "[more](javascript\\:alert(1))",
        "![more](data:text/html;base64,AAAA)",
        "[more]\n\n[more]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "`\\`<b>",
        "~~~\n~~~\n<script>",
        "- ```\n\n  ```\n<b>\n  ```",
        " ```\n```\n<b>\n```",
        "```\na\n    ```\n<b>\n```\n<b>",
        "``` a`b\n<b>\n```",
        "a `\n`<b>` c",
        "a `\n\n`<b> `",
        "[a](`) <b> `",
        "[a](x \"`\") <b> `",
        "| a |\n| --- |\n| `a | <b>` |",
        "> ```\n<b>\n> ```",
        "```\n<b>\r```\r<b>",
    ] {
        let written = harmless(text);
        assert_eq!(runs(&written), Vec::<String>::new(), "{text} became {written}");
    }
    assert_eq!(
        harmless("Takes `Vec<String>` and ``a ` b: [x](y:z)``, [more](https://a.example) `<b>`, not <b>."),
        "Takes `Vec<String>` and ``a ` b: [x](y:z)``, [more](https://a.example) `<b>`, not &lt;b>."
    );
    for code in [
        "Before:\n\n```rust\nmap[key]: a < b\n\n<b>\n```\n\nand",
        "~~~\n```\n<b>\n~~~",
        "```\n<b>",
        "````\n```\n<b>\n````  ",
        "One `<b>`\n\n- two ``<b>``\n- `<i>`",
    ] {
        assert_eq!(harmless(code), code);
    }
    assert_eq!(
        harmless("**New**: a & b, [more](https://example.org?a=1&b=2)."),
        "**New**: a & b, [more](https://example.org?a=1&b=2)."
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases * 4, ..cases() })]

    /// Law: nothing in what is handed on is HTML, or leads to anything but pages and mailboxes.
    #[test]
    fn nothing_runs_in_what_is_handed_on(
        parts in proptest::collection::vec(
            prop_oneof![
                "[\\[\\]()<>`\\\\:!&;#~*| \n\t/a-]{1,3}",
                Just("javascript:".to_owned()), Just("](".to_owned()), Just("]:".to_owned()), Just("<b>".to_owned()),
                Just("```\n".to_owned()), Just("\n```\n".to_owned()), Just("`<b>`".to_owned()), Just("\n\n".to_owned()), Just("data:x".to_owned()), Just("&colon;".to_owned()), Just("https://a".to_owned()),
            ],
            0..24,
        ),
    ) {
        let written = harmless(&parts.concat());
        prop_assert_eq!(runs(&written), Vec::<String>::new(), "{}", written);
    }
}
