//! Cells that hold HTML, as help desks and forums export them, as Markdown: what people read shows no tags.

use std::borrow::Cow;

use crate::markdown::may_follow;

/// Tags that begin and end paragraphs.
const BLOCKS: [&str; 17] = [
    "p",
    "div",
    "section",
    "article",
    "blockquote",
    "pre",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "dt",
    "dd",
];
/// The other tags by which HTML is known.
const TAGS: [&str; 10] = ["b", "strong", "i", "em", "a", "li", "ul", "ol", "span", "u"];

/// A cell as Markdown where it clearly is HTML: it has a tag that it also closes, or line breaks as tags, and no Markdown of its
/// own. Everything else stays as it is.
///
/// ```
/// use tandem_core::intake::html::markdown;
/// assert_eq!(markdown("<p>Hello <b>world</b> &amp; co</p><ul><li>one</li></ul>"), "Hello **world** & co\n\n- one");
/// assert_eq!(markdown("The <b> tag is shown"), "The <b> tag is shown");
/// ```
pub fn markdown(cell: &str) -> Cow<'_, str> {
    if !cell.contains('<') {
        return Cow::Borrowed(cell);
    }
    let small = cell.to_ascii_lowercase();
    if !is_html(&small) {
        return Cow::Borrowed(cell);
    }
    let blocks = ["br", "li"].iter().chain(&BLOCKS);
    let mut writer = Writer {
        keeps_lines: !blocks.into_iter().any(|name| opens(&small, name)),
        ..Writer::default()
    };
    let mut rest = cell;
    while let Some((text, tag)) = rest.split_once('<') {
        writer.text(text);
        if !is_tag(tag) {
            writer.text("<");
            rest = tag;
            continue;
        }
        let Some((inside, behind)) = tag.split_once('>') else {
            // No tag ends any more, so that nothing is looked through twice.
            writer.text("<");
            rest = tag;
            break;
        };
        writer.tag(inside);
        rest = behind;
        // What is no text for people ends with its own tag.
        for name in ["script", "style"] {
            if name_of(inside) == name {
                let from = cell.len() - behind.len();
                let end = small
                    .get(from..)
                    .and_then(|small| small.find(&format!("</{name}>")));
                rest = end
                    .and_then(|end| behind.get(end + name.len() + 3..))
                    .unwrap_or_default();
            }
        }
    }
    writer.text(rest);
    if writer.is_code {
        writer.tag("/pre");
    }
    Cow::Owned(writer.out.trim().to_owned())
}

/// Whether a cell, in small letters, is HTML.
fn is_html(cell: &str) -> bool {
    let marks = ["#", "- ", "* ", "> ", "1. ", "|", "```"];
    let is_marked = cell.contains('`')
        || cell
            .lines()
            .any(|line| marks.iter().any(|mark| line.trim_start().starts_with(mark)));
    let mut closed = BLOCKS.iter().chain(&TAGS);
    let mut has_tags =
        || opens(cell, "br") || closed.any(|name| opens(cell, name) && cell.contains(&format!("</{name}>")));
    !is_marked && has_tags()
}

/// Whether a tag with this name stands in a text.
fn opens(cell: &str, name: &str) -> bool {
    let mut tags = cell.split('<').skip(1);
    tags.any(|tag| {
        tag.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(['>', ' ', '/']))
    })
}

/// Whether what stands behind a `<` makes it a tag.
fn is_tag(behind: &str) -> bool {
    behind
        .trim_start_matches('/')
        .starts_with(|c: char| c.is_ascii_alphabetic() || c == '!')
}

/// The name of a tag, of a closing one with its stroke.
fn name_of(inside: &str) -> String {
    let end = inside.find([' ', '\n', '\t']).unwrap_or(inside.len());
    let name = inside.get(..end).unwrap_or_default();
    name.trim_end_matches('/').to_ascii_lowercase()
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Whether line breaks of the cell are line breaks, as they are where no tag makes one.
    keeps_lines: bool,
    /// The lists that are open: the number of the last item, where they are numbered.
    lists: Vec<Option<u32>>,
    /// Where the links that are open lead.
    links: Vec<Option<String>>,
    /// A mark that waits for the text behind it.
    waiting: &'static str,
    /// Where the text of the last item begins.
    item: usize,
    /// Whether a paragraph within an item waits for its text.
    is_parted: bool,
    /// Whether the text stands between fences, as it is.
    is_code: bool,
}

/// What stands before text that keeps its lines and spaces.
const FENCE: &str = "```\n";
/// How deep items are set in at most.
const DEEPEST: usize = 20;

impl Writer {
    fn text(&mut self, text: &str) {
        if self.is_code {
            let text = text.trim_start_matches(|c| matches!(c, '\r' | '\n') && self.out.ends_with(FENCE));
            return self.out.push_str(&decoded(text));
        }
        let mut lines = 0;
        for c in decoded(text).chars() {
            if c.is_whitespace() && !(self.keeps_lines && c == '\n') {
                lines += u32::from(c == '\n');
                let begins = self.out.is_empty() || self.out.ends_with([' ', '\n']);
                // A blank line parts paragraphs wherever people write their own.
                if lines == 2 {
                    self.paragraph();
                } else if !begins {
                    self.out.push(' ');
                }
            } else {
                lines = 0;
                self.begin_text();
                self.out.push(c);
            }
        }
    }

    /// Writes what waits for a text.
    fn begin_text(&mut self) {
        if std::mem::take(&mut self.is_parted) {
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str("\n\n");
            self.set_in(self.lists.len());
        }
        self.out.push_str(std::mem::take(&mut self.waiting));
    }

    fn set_in(&mut self, depth: usize) {
        self.out.push_str(&"   ".repeat(depth.min(DEEPEST)));
    }

    fn tag(&mut self, inside: &str) {
        match name_of(inside).as_str() {
            "br" if self.is_code => self.out.push('\n'),
            "/pre" if self.is_code => {
                self.is_code = false;
                self.out.truncate(self.out.trim_end().len());
                self.out.push_str("\n```");
                self.paragraph();
            }
            _ if self.is_code => {}
            // An item of a list would end where a fence begins.
            "pre" if self.lists.is_empty() => {
                self.paragraph();
                self.out.push_str(FENCE);
                self.is_code = true;
            }
            // A second break leaves a line blank.
            "br" if self.out.trim_end_matches(' ').ends_with('\n') => self.paragraph(),
            "br" => self.line("  \n"),
            // Cells stand apart.
            "td" | "th" => self.text(" "),
            "b" | "strong" => self.begin("**"),
            "i" | "em" => self.begin("*"),
            "/b" | "/strong" => self.end("**"),
            "/i" | "/em" => self.end("*"),
            "ul" => self.list(None),
            "ol" => self.list(Some(0)),
            "/ul" | "/ol" => {
                self.lists.pop();
                self.paragraph();
            }
            "li" => self.item(),
            "hr" => {
                self.paragraph();
                self.out.push_str("---");
                self.paragraph();
            }
            "a" => {
                let link = attribute(inside, "href").filter(|link| leads(link));
                if link.is_some() {
                    self.begin_text();
                    self.out.push('[');
                }
                self.links.push(link);
            }
            "/a" => {
                if let Some(Some(link)) = self.links.pop() {
                    self.out.push_str("](");
                    self.out.push_str(&link);
                    self.out.push(')');
                }
            }
            "img" => self.text(&attribute(inside, "alt").unwrap_or_default()),
            name if BLOCKS.contains(&name.trim_start_matches('/')) => self.paragraph(),
            _ => {}
        }
    }

    fn begin(&mut self, mark: &'static str) {
        if !self.waiting.is_empty() {
            self.begin_text();
        }
        self.waiting = mark;
    }

    /// Ends an emphasis where its text ends, so that the mark counts.
    fn end(&mut self, mark: &'static str) {
        if self.waiting == mark {
            self.waiting = "";
            return;
        }
        let text = self.out.trim_end().len();
        let space = self.out.split_off(text);
        self.out.push_str(mark);
        self.out.push_str(&space);
    }

    fn line(&mut self, end: &str) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push_str(end);
        }
    }

    fn paragraph(&mut self) {
        // Within an item of a list a paragraph begins where text follows, set in so that it does not end the item.
        self.is_parted = !self.lists.is_empty() && self.out.len() > self.item;
        if self.lists.is_empty() {
            self.out.truncate(self.out.trim_end().len());
            self.line("\n\n");
        }
    }

    fn list(&mut self, number: Option<u32>) {
        self.paragraph();
        self.lists.push(number);
    }

    fn item(&mut self) {
        self.is_parted = false;
        self.line("\n");
        self.set_in(self.lists.len().saturating_sub(1));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                self.out.push_str(&number.to_string());
                self.out.push_str(". ");
            }
            _ => self.out.push_str("- "),
        }
        self.item = self.out.len();
    }
}

/// Whether a link leads somewhere that a person may be sent to.
fn leads(link: &str) -> bool {
    may_follow(link) && !link.contains([' ', ')', '\n'])
}

/// The value of an attribute.
fn attribute(inside: &str, name: &str) -> Option<String> {
    let (_, value) = inside.split_once(&format!(" {name}="))?;
    let end = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let found = match end {
        Some(end) => value.split(end).nth(1),
        None => value.split(' ').next(),
    };
    found.map(decoded)
}

/// A text with the characters that its entities name.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        // The longest of them have nine characters.
        let end = behind.bytes().take(10).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((entity(behind.get(..end)?)?, behind.get(end + 1..)?)));
        if let Some((c, behind)) = found {
            out.push(c);
            rest = behind;
        } else {
            out.push('&');
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// The character that an entity names.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return number.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    let known = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '\u{2013}'),
        ("mdash", '\u{2014}'),
        ("hellip", '\u{2026}'),
        ("lsquo", '\u{2018}'),
        ("rsquo", '\u{2019}'),
        ("ldquo", '\u{201c}'),
        ("rdquo", '\u{201d}'),
        ("euro", '\u{20ac}'),
    ];
    let found = known.iter().find(|(other, _)| *other == name);
    found.map(|(_, c)| *c)
}
