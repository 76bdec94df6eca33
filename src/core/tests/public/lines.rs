//! A line of text says in Markdown what it says as text.

use proptest::prelude::*;
use tandem_core::markdown::{Block, Inline, read};
use tandem_core::public::changelog_markdown;
use tandem_core::{Field, Kind, Value};

use crate::support::cases;
use crate::world::{World, text};

use super::RELEASE;

/// What the changelog of a release with one idea says about the idea: the blocks of the list's only item.
fn item(title: &str) -> Vec<Block> {
    let mut world = World::new("rice");
    let public = || (Field::named("public"), Value::Flag(true));
    let release = [
        text("title", "Release"),
        text("status", "released"),
        text("released", "2026-11-24"),
        public(),
    ];
    world.add(Kind::RELEASES, RELEASE, release.into());
    let idea = [
        text("title", title),
        (Field::named("release"), Value::link(RELEASE)),
        public(),
    ];
    world.add(Kind::IDEAS, tandem_core::Id::from_u128(0x300), idea.into());
    let blocks = read(&changelog_markdown(&world.workspace, world.now));
    match blocks.last() {
        Some(Block::List { items, .. }) if items.len() == 1 => items[0].clone(),
        other => panic!("{title:?} is no item of a list: {other:?}"),
    }
}

fn is_text(blocks: &[Block], title: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    matches!(blocks, [Block::Paragraph(inside)]
        if matches!(inside.as_slice(), [Inline::Text(said)] if words(said) == words(title)))
}

#[test]
fn a_title_that_begins_like_an_item_of_a_list_is_a_line_all_the_same() {
    for title in [
        "1. Faster",
        "12) Twelve",
        "- Dash",
        "+ Plus",
        "-",
        "12.",
        "---",
        "- - -",
        "    far in",
        "1.5 times",
        "-5 %",
    ] {
        assert!(is_text(&item(title), title), "{title:?}: {:?}", item(title));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 10, ..cases() })]

    /// Law: whatever a title is made of, the changelog says it as one line of text.
    #[test]
    fn a_title_is_a_line_of_text(title in "[ 0-9a-z.)+*_#>|`~=<-]{0,12}[a-z]") {
        prop_assert!(is_text(&item(&title), &title), "{:?}", item(&title));
    }
}
