//! Trees as short texts, and the tree that `pulldown-cmark` reads.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use tandem_core::markdown::{Block, Inline};

/// Blocks as one line: `p(a em(b))`.
pub fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(inside) => format!("p({})", inlines(inside)),
        Block::Heading { level, inside } => format!("h{level}({})", inlines(inside)),
        Block::Quote(inside) => format!("quote({})", blocks(inside)),
        Block::Code { language, text } => format!("code[{language}]({text:?})"),
        Block::List { start, tight, items } => {
            let kind = if *tight { "tight" } else { "loose" };
            let start = start.map_or(String::new(), |start| start.to_string());
            let items: Vec<_> = items.iter().map(|item| format!("li({})", blocks(item))).collect();
            format!("{kind}{start}({})", items.join(" "))
        }
        Block::Table { head, rows } => {
            let row =
                |row: &Vec<Vec<Inline>>| row.iter().map(|cell| inlines(cell)).collect::<Vec<_>>().join("|");
            let rows: Vec<_> = rows.iter().map(row).collect();
            format!("table({} / {})", row(head), rows.join(" / "))
        }
        Block::Rule => "rule".to_owned(),
    }
}

fn inlines(inside: &[Inline]) -> String {
    inside.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inside) => format!("em({})", inlines(inside)),
        Inline::Strong(inside) => format!("strong({})", inlines(inside)),
        Inline::Strike(inside) => format!("s({})", inlines(inside)),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { address, inside } => format!("a[{address}]({})", inlines(inside)),
        Inline::Image { address, name } => format!("img[{address}]({name})"),
        Inline::Break => "br()".to_owned(),
        Inline::SoftBreak => "\u{23CE}".to_owned(),
        Inline::Task(done) => format!("task({done})"),
    }
}

/// The letters and digits of all that a tree shows, in order.
pub fn letters(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(inside) | Block::Heading { inside, .. } => push_letters(inside, &mut text),
            Block::Quote(inside) => text += &letters(inside),
            Block::Code { text: code, .. } => text += code,
            Block::List { items, .. } => items.iter().for_each(|item| text += &letters(item)),
            Block::Table { head, rows } => {
                let cells = std::iter::once(head).chain(rows).flatten();
                cells.for_each(|cell| push_letters(cell, &mut text));
            }
            Block::Rule => {}
        }
    }
    text.retain(char::is_alphanumeric);
    text
}

fn push_letters(inside: &[Inline], text: &mut String) {
    *text += &tandem_core::markdown::words(inside);
}

/// How deep a tree is nested.
pub fn depth(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(inside) | Block::Heading { inside, .. } => inline_depth(inside),
        Block::Quote(inside) => depth(inside),
        Block::List { items, .. } => items.iter().map(|item| depth(item) + 1).max().unwrap_or(0),
        Block::Table { head, rows } => {
            let cells = std::iter::once(head).chain(rows).flatten();
            cells.map(|cell| inline_depth(cell)).max().unwrap_or(0)
        }
        Block::Code { .. } | Block::Rule => 0,
    };
    blocks.iter().map(|block| of(block) + 1).max().unwrap_or(0)
}

fn inline_depth(inside: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Emphasis(inside)
        | Inline::Strong(inside)
        | Inline::Strike(inside)
        | Inline::Link { inside, .. } => inline_depth(inside),
        _ => 0,
    };
    inside.iter().map(|inline| of(inline) + 1).max().unwrap_or(0)
}

/// The events of `pulldown-cmark`, with what of GitHub's additions is read here.
pub fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options)
}

/// The tree that `pulldown-cmark` reads, in the shape of [`tandem_core::markdown::read`].
pub fn other(text: &str) -> Vec<Block> {
    let mut stack = vec![Open::default()];
    for event in events(text) {
        if let Event::Start(_) = event {
            stack.push(Open::default());
        }
        let top = stack.last_mut().expect("open");
        match event {
            Event::Start(tag) => top.tag = Some(tag.into_static()),
            Event::End(_) => {
                let closed = stack.pop().expect("open");
                closed.put_into(stack.last_mut().expect("open"));
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => top.text(&text),
            Event::Code(code) => top.inlines.push(Inline::Code(code.into_string())),
            Event::SoftBreak => top.inlines.push(Inline::SoftBreak),
            Event::HardBreak => top.inlines.push(Inline::Break),
            Event::TaskListMarker(done) => top.inlines.push(Inline::Task(done)),
            Event::Rule => {
                top.paragraph();
                top.blocks.push(Block::Rule);
            }
            other => panic!("{other:?} is not asked for"),
        }
    }
    stack.pop().expect("open").blocks
}

/// Links inside a link, which only addresses in angle brackets can be, are a text.
fn without_links(inside: Vec<Inline>) -> Vec<Inline> {
    let plain = inside.into_iter().flat_map(|part| match part {
        Inline::Link { inside, .. } => inside,
        Inline::Emphasis(inside) => vec![Inline::Emphasis(without_links(inside))],
        Inline::Strong(inside) => vec![Inline::Strong(without_links(inside))],
        Inline::Strike(inside) => vec![Inline::Strike(without_links(inside))],
        other => vec![other],
    });
    plain.collect()
}

/// A tag whose end has not come.
#[derive(Default)]
struct Open {
    tag: Option<Tag<'static>>,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    rows: Vec<Vec<Vec<Inline>>>,
    cells: Vec<Vec<Inline>>,
    tight: bool,
}

impl Open {
    fn text(&mut self, text: &str) {
        if let Some(Inline::Text(before)) = self.inlines.last_mut() {
            before.push_str(text);
        } else {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }

    /// What stands in a tight item without a paragraph is one.
    fn paragraph(&mut self) {
        if !self.inlines.is_empty() {
            self.tight = true;
            self.blocks
                .push(Block::Paragraph(std::mem::take(&mut self.inlines)));
        }
    }

    fn put_into(mut self, outer: &mut Self) {
        let tag = self.tag.take().expect("a tag");
        let inside = std::mem::take(&mut self.inlines);
        let inline = match tag {
            Tag::Emphasis => Inline::Emphasis(inside),
            Tag::Strong => Inline::Strong(inside),
            Tag::Strikethrough => Inline::Strike(inside),
            Tag::Link {
                dest_url, link_type, ..
            } => Inline::Link {
                address: match link_type {
                    pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                },
                inside: without_links(inside),
            },
            Tag::Image { dest_url, .. } => Inline::Image {
                address: dest_url.into_string(),
                name: tandem_core::markdown::words(&inside),
            },
            tag => {
                self.inlines = inside;
                return self.put_block(&tag, outer);
            }
        };
        outer.inlines.push(inline);
    }

    fn put_block(mut self, tag: &Tag<'_>, outer: &mut Self) {
        let block = match tag {
            Tag::Paragraph => Block::Paragraph(self.inlines),
            Tag::Heading { level, .. } => Block::Heading {
                level: *level as u8,
                inside: self.inlines,
            },
            Tag::BlockQuote(_) => Block::Quote(self.blocks),
            Tag::CodeBlock(kind) => Block::Code {
                language: match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                },
                text: tandem_core::markdown::words(&self.inlines),
            },
            Tag::List(start) => Block::List {
                start: start.map(|start| u32::try_from(start).expect("nine digits")),
                tight: self.tight,
                items: self.items,
            },
            Tag::Item => {
                self.paragraph();
                outer.tight |= self.tight;
                return outer.items.push(self.blocks);
            }
            Tag::Table(_) => Block::Table {
                head: self.cells,
                rows: self.rows,
            },
            Tag::TableHead => {
                outer.cells = self.cells;
                return;
            }
            Tag::TableRow => return outer.rows.push(self.cells),
            Tag::TableCell => return outer.cells.push(self.inlines),
            Tag::HtmlBlock => Block::Paragraph(self.inlines),
            other => panic!("{other:?} is not asked for"),
        };
        outer.paragraph();
        outer.blocks.push(block);
    }
}
