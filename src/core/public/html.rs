//! HTML that stands by itself: escaped text, Markdown, and a page with its style and without a script.

use crate::markdown::{Block, Inline, may_follow, read};

/// The style of every page: small, for light and dark, for paper too.
const STYLE: &str = "\
:root{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}\
body{max-width:44rem;margin:0 auto;padding:2rem 1rem;overflow-wrap:anywhere}\
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}\
h2{font-size:1.125rem;margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid}\
h3{font-size:1rem;margin:1rem 0 0}\
.soft{font-size:.875rem;margin:0}\
section>ul{list-style:none;padding:0}\
section>ul>li{margin-bottom:1rem}\
pre,table{overflow-x:auto}\
td,th{padding:.25rem .75rem .25rem 0;text-align:start;vertical-align:top}\
blockquote{margin:0;padding-left:1rem;border-left:3px solid}\
@media print{body{padding:0}li,section>h2{break-inside:avoid}}";

/// Escapes a text for HTML and XML, in an element or in a quoted attribute; characters that XML cannot hold are left out.
///
/// ```
/// use tandem_core::public::html::escape;
/// assert_eq!(escape("<b a=\"1\">&'\u{1}"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// A whole page: nothing is loaded and nothing runs, which it also tells the browser.
pub fn page(title: &str, body: &str) -> String {
    let title = escape(title);
    [
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
        &title,
        "</title>\n<style>",
        STYLE,
        "</style>\n</head>\n<body>\n<main>\n",
        body,
        "</main>\n</body>\n</html>\n",
    ]
    .concat()
}

/// Puts a text into an element.
pub fn element(name: &str, text: &str) -> String {
    ["<", name, ">", &escape(text), "</", name, ">\n"].concat()
}

/// Puts the name of something into an element, in the direction in which it is written.
pub fn named(name: &str, text: &str) -> String {
    ["<", name, " dir=\"auto\">", &escape(text), "</", name, ">\n"].concat()
}

/// Markdown as HTML. Headings begin at level 4, below those of the page; images are named instead of loaded; only
/// links to `http`, `https` and `mailto` lead anywhere.
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    push_blocks(&mut out, &read(text));
    out
}

fn push_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        push_block(out, block);
    }
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(inside) => wrap(out, "p", |out| push_inlines(out, inside)),
        Block::Heading { level, inside } => {
            let name = ["h4", "h5", "h6"]
                .get(usize::from(level.saturating_sub(1)))
                .unwrap_or(&"h6");
            wrap(out, name, |out| push_inlines(out, inside));
        }
        Block::Quote(blocks) => wrap(out, "blockquote", |out| push_blocks(out, blocks)),
        Block::Code { text, .. } => wrap(out, "pre", |out| out.push_str(&escape(text))),
        Block::List { start, tight, items } => {
            let list = |out: &mut String| {
                for item in items {
                    wrap(out, "li", |out| match (tight, item.as_slice()) {
                        (true, [Block::Paragraph(inside), rest @ ..]) => {
                            push_inlines(out, inside);
                            push_blocks(out, rest);
                        }
                        (_, blocks) => push_blocks(out, blocks),
                    });
                }
            };
            match start {
                None => wrap(out, "ul", list),
                Some(1) => wrap(out, "ol", list),
                Some(start) => {
                    out.push_str("<ol start=\"");
                    out.push_str(&start.to_string());
                    out.push_str("\">");
                    list(out);
                    out.push_str("</ol>\n");
                }
            }
        }
        Block::Table { head, rows } => wrap(out, "table", |out| {
            push_row(out, "th", head);
            for row in rows {
                push_row(out, "td", row);
            }
        }),
        Block::Rule => out.push_str("<hr/>\n"),
    }
}

fn push_row(out: &mut String, cell: &str, row: &[Vec<Inline>]) {
    wrap(out, "tr", |out| {
        for inside in row {
            wrap(out, cell, |out| push_inlines(out, inside));
        }
    });
}

fn push_inlines(out: &mut String, inside: &[Inline]) {
    for part in inside {
        match part {
            Inline::Text(text) => out.push_str(&escape(text)),
            Inline::Emphasis(inside) => span(out, "em", |out| push_inlines(out, inside)),
            Inline::Strong(inside) => span(out, "strong", |out| push_inlines(out, inside)),
            Inline::Strike(inside) => span(out, "s", |out| push_inlines(out, inside)),
            Inline::Code(text) => span(out, "code", |out| out.push_str(&escape(text))),
            Inline::Link { address, inside } => {
                if may_follow(address) {
                    out.push_str("<a href=\"");
                    out.push_str(&escape(address));
                    out.push_str("\" rel=\"noopener\">");
                    push_inlines(out, inside);
                    out.push_str("</a>");
                } else {
                    push_inlines(out, inside);
                }
            }
            Inline::Image { name, .. } => out.push_str(&escape(name)),
            Inline::Break => out.push_str("<br/>"),
            Inline::SoftBreak => out.push('\n'),
            Inline::Task(done) => out.push_str(if *done { "\u{2611} " } else { "\u{2610} " }),
        }
    }
}

fn wrap(out: &mut String, name: &str, inside: impl FnOnce(&mut String)) {
    span(out, name, inside);
    out.push('\n');
}

fn span(out: &mut String, name: &str, inside: impl FnOnce(&mut String)) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    inside(out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}
