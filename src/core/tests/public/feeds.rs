//! The feeds validate: what RSS 2.0 and Atom (RFC 4287, appendix B) ask for is there, as often and in the form that they say.

use proptest::prelude::*;
use roxmltree::Node;
use tandem_core::public::feed;
use tandem_core::{Kind, time};

use super::{NOW, RELEASE, WORKSPACE, hostile, parse, released, text, world};
use crate::support::cases;

/// The namespace of Atom.
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// An element with how often it stands in another: at least, at most.
type Part = (&'static str, usize, usize);

const CHANNEL: &[Part] = &[
    ("title", 1, 1),
    ("link", 1, 1),
    ("description", 1, 1),
    ("lastBuildDate", 0, 1),
    ("item", 0, usize::MAX),
];
const ITEM: &[Part] = &[
    ("title", 1, 1),
    ("link", 0, 1),
    ("guid", 1, 1),
    ("pubDate", 0, 1),
    ("description", 0, 1),
];
const FEED: &[Part] = &[
    ("author", 1, usize::MAX),
    ("id", 1, 1),
    ("link", 1, usize::MAX),
    ("title", 1, 1),
    ("updated", 1, 1),
    ("entry", 0, usize::MAX),
];
const ENTRY: &[Part] = &[
    ("id", 1, 1),
    ("link", 0, usize::MAX),
    ("title", 1, 1),
    ("updated", 1, 1),
    ("content", 0, 1),
];

fn elements<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(move |child| child.tag_name().name() == name)
}

/// Fails unless an element holds what it must, nothing too often, and nothing else.
fn assert_parts(node: Node<'_, '_>, parts: &[Part]) {
    for (name, least, most) in parts {
        let count = node
            .children()
            .filter(|child| child.tag_name().name() == *name)
            .count();
        assert!((*least..=*most).contains(&count), "{count} times {name}");
    }
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        assert!(parts.iter().any(|(known, ..)| *known == name), "{name}");
    }
}

/// Fails unless RSS is RSS 2.0, with addresses that can be followed and days as RFC 822 spells them.
fn assert_rss(rss: &str) {
    let document = parse(rss);
    let root = document.root_element();
    assert_eq!(
        (root.tag_name().name(), root.attribute("version")),
        ("rss", Some("2.0"))
    );
    assert_parts(root, &[("channel", 1, 1)]);
    let channel = elements(root, "channel").next().expect("a channel");
    assert_parts(channel, CHANNEL);
    for item in elements(channel, "item") {
        assert_parts(item, ITEM);
        let guid = elements(item, "guid").next().expect("a guid");
        assert_eq!(guid.attribute("isPermaLink"), Some("false"), "it is no address");
    }
    for date in document
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "pubDate" | "lastBuildDate"))
    {
        let text = date.text().unwrap_or_default();
        let parts: Vec<&str> = text.split(' ').collect();
        assert!(
            matches!(parts.as_slice(), [day, _, month, year, _, "GMT"] if day.len() == 4 && month.len() == 3 && year.len() == 4),
            "{text}"
        );
    }
}

/// Fails unless a feed is one by RFC 4287: its parts, their times, and ids that differ.
fn assert_atom(atom: &str) {
    let document = parse(atom);
    let root = document.root_element();
    assert_eq!(root.tag_name(), (ATOM, "feed").into());
    assert_parts(root, FEED);
    let author = elements(root, "author").next().expect("an author");
    assert_parts(author, &[("name", 1, 1)]);
    let mut ids = vec![];
    for node in elements(root, "entry").chain([root]) {
        if node != root {
            assert_parts(node, ENTRY);
        }
        let only = |name: &'static str| {
            elements(node, name)
                .next()
                .and_then(|child| child.text())
                .unwrap_or_default()
        };
        assert!(only("id").starts_with("urn:uuid:"));
        assert!(time::parse(only("updated")).is_some(), "{}", only("updated"));
        ids.push(only("id").to_owned());
        for link in elements(node, "link") {
            assert!(
                link.attribute("href")
                    .is_some_and(|href| href.starts_with("https://"))
            );
        }
        for content in elements(node, "content") {
            assert_eq!(content.attribute("type"), Some("html"));
            assert!(!content.has_children() || content.first_child().is_some_and(|child| child.is_text()));
        }
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "no two have one id");
}

#[test]
fn the_feeds_have_what_their_formats_ask_for_and_the_right_dates() {
    let workspace = world(released("Autumn", "Swap <shifts> & more", "2026-11-20"));
    let rss = feed::rss(&workspace, NOW).expect("a site");
    let document = parse(&rss);
    let channel = document.root_element().first_element_child().expect("a channel");
    assert_eq!(document.root_element().attribute("version"), Some("2.0"));
    let child = |node: Node<'_, '_>, name: &str| {
        let found = node.children().find(|child| child.has_tag_name(name));
        found
            .and_then(|child| child.text().map(str::to_owned))
            .unwrap_or_default()
    };
    assert_eq!(child(channel, "title"), "Dayshift: what is new");
    assert_eq!(child(channel, "link"), "https://dayshift.example/new?a=1&b=2");
    assert_eq!(child(channel, "lastBuildDate"), "Tue, 24 Nov 2026 10:15:00 GMT");
    assert!(!child(channel, "description").is_empty());
    let item = channel
        .children()
        .find(|child| child.has_tag_name("item"))
        .expect("an item");
    assert_eq!(child(item, "pubDate"), "Fri, 20 Nov 2026 00:00:00 GMT");
    assert_eq!(child(item, "guid"), format!("urn:uuid:{RELEASE}"));
    assert_eq!(
        child(item, "description"),
        "<p>Swap &lt;shifts&gt; &amp; more</p>\n"
    );

    let atom = feed::atom(&workspace, NOW).expect("a site");
    let document = parse(&atom);
    let root = document.root_element();
    assert_eq!(root.tag_name().namespace(), Some(ATOM));
    let within = |node: Node<'_, '_>, name: &'static str| {
        let found = node.children().find(|child| child.has_tag_name((ATOM, name)));
        found.and_then(|child| child.text().map(str::to_owned))
    };
    for node in [
        root,
        root.children()
            .find(|child| child.has_tag_name((ATOM, "entry")))
            .expect("an entry"),
    ] {
        for name in ["id", "title", "updated"] {
            assert!(within(node, name).is_some(), "{name}");
        }
    }
    assert_eq!(
        within(root, "updated").as_deref(),
        Some("2026-11-24T10:15:00.000Z")
    );
}

#[test]
fn there_is_no_feed_without_a_web_page_to_lead_to() {
    for site in [
        "",
        "dayshift.example",
        "javascript:alert(1)",
        "https://",
        "https://a b",
    ] {
        let fields = vec![text("name", "Dayshift"), text("site", site)];
        let workspace = world(vec![(Kind::WORKSPACES, WORKSPACE, fields)]);
        assert_eq!(feed::rss(&workspace, NOW), None, "{site}");
        assert_eq!(feed::atom(&workspace, NOW), None, "{site}");
    }
}

proptest! {
    #![proptest_config(cases())]

    /// Law: whatever people write, the feeds validate.
    #[test]
    fn feeds_validate_whatever_people_write(title in hostile(), notes in hostile()) {
        let line: String = title.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let mut records = released(&line, &notes, "2026-11-20");
        records.extend(released("Autumn", &line, "2026-11-21").into_iter().skip(1).map(|(kind, _, fields)| {
            (kind, tandem_core::Id::from_u128(RELEASE.as_u128() + 1), fields)
        }));
        let workspace = world(records);
        assert_rss(&feed::rss(&workspace, NOW).expect("a site"));
        assert_atom(&feed::atom(&workspace, NOW).expect("a site"));
    }
}
