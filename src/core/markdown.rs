//! Reads written text with light marks, a subset of `CommonMark` and of `GitHub`'s additions, into a plain tree.
//!
//! What people write in feedback and ideas is read: paragraphs, headings, quotes, lists (of tasks too), code, tables, rules,
//! emphasis, strikethrough, code spans, links (also bare ones) and images. HTML, footnotes and definitions of links
//! are a text like any other, so whoever shows the tree needs no sanitiser.
//!
//! Reading is total: nothing is refused, no letter of the text is lost, time is proportional to the length, and however deeply
//! a text nests its marks the tree stays shallow; marks that would lead deeper are shown as they are written.

mod blocks;
mod emphasis;
mod inlines;
mod lines;
mod links;
mod tables;

/// Whether the address of a link is one that may be followed: of a page on the web or of a mailbox.
///
/// ```
/// use tandem_core::markdown::may_follow;
/// for address in ["https://example.com", "HTTP://example.com", "mailto:a@example.com"] {
///     assert!(may_follow(address));
/// }
/// for address in ["javascript:alert(1)", "data:text/html,x", "/settings", "//example.com", " https://x"] {
///     assert!(!may_follow(address));
/// }
/// ```
pub fn may_follow(address: &str) -> bool {
    let starts = |scheme: &&str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ["http://", "https://", "mailto:"].iter().any(starts)
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading.
    Heading {
        /// From 1, the highest, to 6.
        level: u8,
        /// What it says.
        inside: Vec<Inline>,
    },
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// Lines that are shown as they are written.
    Code {
        /// What stands behind the opening fence, empty if nothing does.
        language: String,
        /// The lines, each with its end.
        text: String,
    },
    /// A list.
    List {
        /// The first number; `None` if the items are not numbered.
        start: Option<u32>,
        /// Whether no blank line stands between the items or inside them.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table; a row can have fewer or more cells than the head.
    Table {
        /// The cells of the head.
        head: Vec<Vec<Inline>>,
        /// The cells of the other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
}

/// A part of a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Strongly stressed text.
    Strong(Vec<Inline>),
    /// Text that no longer holds.
    Strike(Vec<Inline>),
    /// Code within a line.
    Code(String),
    /// A link.
    Link {
        /// Where it leads, as written: whether it may be followed is for others to say.
        address: String,
        /// What it says; no link is inside.
        inside: Vec<Inline>,
    },
    /// An image.
    Image {
        /// Where it is, as written.
        address: String,
        /// What it shows, in words.
        name: String,
    },
    /// The end of a line, which the reader shall see.
    Break,
    /// The end of a line in the source, which is no more than a space.
    SoftBreak,
    /// Whether the task that an item of a list begins with is done.
    Task(bool),
}

/// Reads a text.
///
/// ```
/// use tandem_core::markdown::{Block, Inline, read};
///
/// let strong = Inline::Strong(vec![Inline::Text("fast".into())]);
/// assert_eq!(read("**fast**"), [Block::Paragraph(vec![strong])]);
/// ```
pub fn read(text: &str) -> Vec<Block> {
    blocks::read(text)
}

/// The plain words of a text, without its marks; an image's are its name, and ends of lines become spaces.
pub fn words(inside: &[Inline]) -> String {
    let mut words = String::new();
    push_words(inside, &mut words);
    words
}

fn push_words(inside: &[Inline], words: &mut String) {
    for part in inside {
        match part {
            Inline::Text(text) | Inline::Code(text) | Inline::Image { name: text, .. } => {
                words.push_str(text);
            }
            Inline::Emphasis(inside)
            | Inline::Strong(inside)
            | Inline::Strike(inside)
            | Inline::Link { inside, .. } => push_words(inside, words),
            Inline::Break | Inline::SoftBreak => words.push(' '),
            Inline::Task(_) => {}
        }
    }
}
