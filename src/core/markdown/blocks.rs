//! Blocks, line by line: which containers a line continues, which it opens, and what of it is text.

use super::inlines::inlines;
use super::lines::{Fence, Line, Marker, begins_block, fence, heading, is_rule, marker, run, underline};
use super::links::unescape;
use super::{Block, Inline, tables};

/// How many containers may be open at once; a list and its item are two.
const DEEPEST: usize = 24;

/// Reads a whole text.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut reader = Reader {
        open: Vec::new(),
        blocks: Vec::new(),
        leaf: Leaf::None,
    };
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        reader.line(Line::new(line));
        rest = after
            .strip_prefix("\r\n")
            .unwrap_or_else(|| after.get(1..).unwrap_or_default());
    }
    reader.close_to(0);
    reader.blocks
}

/// A block that holds other blocks, and that further lines can belong to.
enum Container {
    Quote {
        /// The blocks beside it.
        outer: Vec<Block>,
    },
    /// Holds nothing but items, and is open as long as one of them may follow.
    List {
        /// The blocks beside it.
        outer: Vec<Block>,
        mark: u8,
        start: Option<u32>,
        tight: bool,
        /// Whether a blank line stands behind the last item.
        blank: bool,
        items: Vec<Vec<Block>>,
    },
    Item {
        /// How far its lines are indented, in columns.
        indent: usize,
        /// Whether the last line was blank.
        blank: bool,
    },
}

/// The block that the next line of text would go into.
enum Leaf {
    None,
    Paragraph(String),
    Indented(String),
    Fenced {
        mark: u8,
        length: usize,
        indent: usize,
        language: String,
        text: String,
    },
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// What a container begins with.
enum Start {
    Quote,
    Item(Marker),
}

struct Reader {
    /// The open containers, the outermost first.
    open: Vec<Container>,
    /// What the innermost of them holds so far.
    blocks: Vec<Block>,
    leaf: Leaf,
}

impl Reader {
    fn line(&mut self, mut line: Line<'_>) {
        let mut matched = self.matched(&mut line);
        if matched == self.open.len() && self.continue_code(line) {
            return;
        }
        if line.is_blank() {
            // An item that holds nothing ends with it.
            let ends = matches!(self.open.get(matched), Some(Container::Item { .. }));
            self.mark_blank(matched + usize::from(ends), true);
            self.close_to(matched);
            return;
        }
        while let Some(start) = self.start(line, matched) {
            self.close_to(matched);
            match start {
                Start::Quote => self.open_quote(&mut line),
                Start::Item(marker) => self.open_item(&mut line, marker),
            }
            matched = self.open.len();
        }
        if !line.is_blank() && !self.continue_text(line, matched) {
            self.close_to(matched);
            self.begin();
            self.take_line(line);
        }
        self.mark_blank(self.open.len(), false);
    }

    /// Takes the marks of the open containers off a line, and says how many of them it continues.
    fn matched(&self, line: &mut Line<'_>) -> usize {
        for (at, container) in self.open.iter().enumerate() {
            let continues = match container {
                Container::Quote { .. } => line.take_quote(),
                Container::List { .. } => true,
                Container::Item { indent, .. } => {
                    let is_empty = at + 1 == self.open.len()
                        && self.blocks.is_empty()
                        && matches!(self.leaf, Leaf::None);
                    let continues = if line.is_blank() {
                        !is_empty
                    } else {
                        line.indent() >= *indent
                    };
                    if continues {
                        line.skip(*indent);
                    }
                    continues
                }
            };
            if !continues {
                return at;
            }
        }
        self.open.len()
    }

    /// Takes a line into open code, and says whether it belongs there.
    fn continue_code(&mut self, mut line: Line<'_>) -> bool {
        let blank = line.is_blank();
        match &mut self.leaf {
            Leaf::Fenced {
                mark,
                length,
                indent,
                text,
                ..
            } => {
                let end = line.text().trim_end();
                if line.indent() < 4 && end.len() >= *length && run(end, *mark) == end.len() {
                    self.close_to(self.open.len());
                } else {
                    line.skip(*indent);
                    line.push_to(text);
                }
            }
            Leaf::Indented(text) if blank || line.indent() >= 4 => {
                line.skip(4);
                line.push_to(text);
                self.mark_blank(self.open.len(), blank);
            }
            _ => return false,
        }
        true
    }

    /// The container that a line begins, given how many of the open ones it continues.
    fn start(&self, line: Line<'_>, matched: usize) -> Option<Start> {
        let text = line.text();
        if line.indent() >= 4 || matched + 2 > DEEPEST {
            return None;
        }
        if text.starts_with('>') {
            return Some(Start::Quote);
        }
        let marker = marker(text).filter(|_| !is_rule(text))?;
        // A line of a paragraph that happens to begin with a number or a dash does not end it.
        let interrupts = matched == self.open.len() && matches!(self.leaf, Leaf::Paragraph(_));
        let rest = text.get(marker.width..).unwrap_or_default();
        let may = !interrupts
            || (marker.start.is_none_or(|start| start == 1)
                && !rest.trim().is_empty()
                && !self.is_table(text));
        may.then_some(Start::Item(marker))
    }

    fn open_quote(&mut self, line: &mut Line<'_>) {
        self.begin();
        line.take_quote();
        let outer = std::mem::take(&mut self.blocks);
        self.open.push(Container::Quote { outer });
    }

    fn open_item(&mut self, line: &mut Line<'_>, marker: Marker) {
        let mut indent = line.indent() + marker.width;
        line.skip(indent);
        line.take(marker.width);
        let spaces = line.indent();
        let spaces = if line.is_blank() || spaces > 4 { 1 } else { spaces };
        line.skip(spaces);
        indent += spaces;
        match self.open.last_mut() {
            Some(Container::List {
                mark, tight, blank, ..
            }) if *mark == marker.mark => *tight &= !*blank,
            _ => {
                self.begin();
                self.open.push(Container::List {
                    outer: std::mem::take(&mut self.blocks),
                    mark: marker.mark,
                    start: marker.start,
                    tight: true,
                    blank: false,
                    items: Vec::new(),
                });
            }
        }
        self.open.push(Container::Item { indent, blank: false });
    }

    /// Makes ready for a block that is not an item: a list that waits for one ends, and one whose item goes on after a blank
    /// line is not tight.
    fn begin(&mut self) {
        if let Some(Container::List { .. }) = self.open.last() {
            self.close_to(self.open.len() - 1);
        }
        let mut up = self.open.iter_mut().rev();
        if let (Some(Container::Item { blank: true, .. }), Some(Container::List { tight, .. })) =
            (up.next(), up.next())
        {
            *tight &= self.blocks.is_empty();
        }
    }

    /// Takes a line into an open paragraph or table, and says whether it belongs there.
    fn continue_text(&mut self, line: Line<'_>, matched: usize) -> bool {
        let text = line.text();
        let direct = matched == self.open.len();
        let plain = line.indent() >= 4;
        let is_table = direct && !plain && self.is_table(text);
        match &mut self.leaf {
            Leaf::Paragraph(paragraph) => {
                if is_table {
                    // The head is the last line; what stands above it is a paragraph of its own.
                    let at = paragraph.rfind('\n').unwrap_or(0);
                    let head = tables::row(&paragraph.split_off(at));
                    if at > 0 {
                        self.close_leaf();
                    }
                    self.leaf = Leaf::Table {
                        head,
                        rows: Vec::new(),
                    };
                } else if let Some(level) = underline(text).filter(|_| direct && !plain) {
                    let text = std::mem::take(paragraph);
                    self.leaf = Leaf::None;
                    let inside = self.text(text.trim_end());
                    self.blocks.push(Block::Heading { level, inside });
                } else if plain || !begins_block(text) {
                    // Also where the marks of its containers are left out.
                    paragraph.push('\n');
                    paragraph.push_str(text);
                } else {
                    return false;
                }
                true
            }
            Leaf::Table { rows, .. } if direct && !begins_block(text) => {
                let cells = tables::row(text);
                let is_row = !cells.is_empty();
                rows.extend(is_row.then_some(cells));
                is_row
            }
            _ => false,
        }
    }

    /// Whether a line makes the open paragraph the head of a table.
    fn is_table(&self, text: &str) -> bool {
        let Leaf::Paragraph(paragraph) = &self.leaf else {
            return false;
        };
        let head = paragraph.rsplit('\n').next().unwrap_or_default();
        tables::columns(text).is_some_and(|columns| tables::is_head(head, columns))
    }

    /// Takes a line as the first of a block.
    fn take_line(&mut self, mut line: Line<'_>) {
        let (text, indent) = (line.text(), line.indent());
        if indent >= 4 {
            let mut code = String::new();
            line.skip(4);
            line.push_to(&mut code);
            self.leaf = Leaf::Indented(code);
        } else if let Some((level, text)) = heading(text) {
            let inside = inlines(text);
            self.blocks.push(Block::Heading { level, inside });
        } else if let Some(Fence { mark, length, info }) = fence(text) {
            self.leaf = Leaf::Fenced {
                mark,
                length,
                indent,
                language: unescape(info),
                text: String::new(),
            };
        } else if is_rule(text) {
            self.blocks.push(Block::Rule);
        } else {
            self.leaf = Leaf::Paragraph(text.to_owned());
        }
    }

    /// Notes whether a line was blank to the items that it belongs to; of what is quoted the lines around know nothing.
    fn mark_blank(&mut self, matched: usize, was_blank: bool) {
        for container in self.open.iter_mut().take(matched).rev() {
            match container {
                Container::Item { blank, .. } => *blank = was_blank,
                Container::Quote { .. } if was_blank => break,
                _ => {}
            }
        }
    }

    /// Ends the open text, and the containers beyond the first `count`.
    fn close_to(&mut self, count: usize) {
        self.close_leaf();
        while self.open.len() > count {
            match self.open.pop() {
                Some(Container::Quote { outer }) => {
                    let inside = std::mem::replace(&mut self.blocks, outer);
                    self.blocks.push(Block::Quote(inside));
                }
                Some(Container::List {
                    outer,
                    start,
                    tight,
                    items,
                    ..
                }) => {
                    self.blocks = outer;
                    self.blocks.push(Block::List { start, tight, items });
                }
                Some(Container::Item { blank: was_blank, .. }) => {
                    let inside = std::mem::take(&mut self.blocks);
                    if let Some(Container::List { items, blank, .. }) = self.open.last_mut() {
                        items.push(inside);
                        *blank = was_blank;
                    }
                }
                None => {}
            }
        }
    }

    fn close_leaf(&mut self) {
        let block = match std::mem::replace(&mut self.leaf, Leaf::None) {
            Leaf::None => return,
            Leaf::Paragraph(text) => Block::Paragraph(self.text(text.trim_end())),
            Leaf::Indented(mut text) => {
                // Blank lines behind it are not its own.
                let written = text.trim_end_matches([' ', '\t', '\n']).len();
                let rest = text.get(written..).and_then(|rest| rest.find('\n'));
                text.truncate(written + rest.map_or(0, |end| end + 1));
                let language = String::new();
                Block::Code { language, text }
            }
            Leaf::Fenced { language, text, .. } => Block::Code { language, text },
            Leaf::Table { head, rows } => Block::Table { head, rows },
        };
        self.blocks.push(block);
    }

    /// Reads the text of a paragraph; the one that an item begins with can begin with the box of a task.
    fn text(&self, text: &str) -> Vec<Inline> {
        let first = self.blocks.is_empty() && matches!(self.open.last(), Some(Container::Item { .. }));
        let task = [("[ ] ", false), ("[x] ", true), ("[X] ", true)]
            .iter()
            .find_map(|(mark, done)| Some((text.strip_prefix(mark).filter(|_| first)?, *done)));
        let Some((text, done)) = task else {
            return inlines(text);
        };
        let mut inside = inlines(text.trim_start());
        inside.insert(0, Inline::Task(done));
        inside
    }
}
