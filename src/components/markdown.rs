//! Markdown as part of the page: no raw HTML, no address but http, https and mailto, nothing fetched from elsewhere.

use crate::view::prelude::*;
use tandem_core::markdown::{Block, Inline, may_follow, read};
use tandem_core::texts;

/// A text with headings, lists, quotes, code, tables and links.
#[component]
pub fn Markdown(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <div class="prose">{move || text.with(|text| blocks(read(text), false))}</div> }
}

/// The views of blocks; in a tight list paragraphs are no more than their text.
fn blocks(blocks: Vec<Block>, tight: bool) -> View {
    blocks.into_iter().map(|inner| block(inner, tight)).collect_view()
}

fn block(block: Block, tight: bool) -> View {
    match block {
        Block::Paragraph(inside) if tight => inlines(inside),
        Block::Paragraph(inside) => view! { <p>{inlines(inside)}</p> },
        // The page has its own first headings: those of a text begin below them.
        Block::Heading { level: 1 | 2, inside } => view! { <h3>{inlines(inside)}</h3> },
        Block::Heading { inside, .. } => view! { <h4>{inlines(inside)}</h4> },
        Block::Quote(inside) => view! { <blockquote>{blocks(inside, false)}</blockquote> },
        Block::Code { language, text } => {
            let language = (!language.is_empty()).then_some(language);
            view! {
                <pre data-language=language tabindex="0">
                    <code>{text}</code>
                </pre>
            }
        }
        Block::List { start, tight, items } => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{blocks(item, tight)}</li> })
                .collect_view();
            match start {
                Some(first) => view! { <ol start=first.to_string()>{items}</ol> },
                None => view! { <ul>{items}</ul> },
            }
        }
        Block::Table { head, rows } => {
            let rows = rows.into_iter().map(row).collect_view();
            view! {
                <div class="prose-table">
                    <table>
                        <thead>
                            <tr>{head.into_iter().map(|cell| view! { <th scope="col">{inlines(cell)}</th> }).collect_view()}</tr>
                        </thead>
                        {rows}
                    </table>
                </div>
            }
        }
        Block::Rule => view! { <hr /> },
    }
}

fn row(cells: Vec<Vec<Inline>>) -> View {
    let cells = cells
        .into_iter()
        .map(|cell| view! { <td>{inlines(cell)}</td> })
        .collect_view();
    view! { <tr>{cells}</tr> }
}

fn inlines(inside: Vec<Inline>) -> View {
    inside.into_iter().map(inline).collect_view()
}

fn inline(inline: Inline) -> View {
    match inline {
        Inline::Text(text) => text.into_view(),
        Inline::Emphasis(inside) => view! { <em>{inlines(inside)}</em> },
        Inline::Strong(inside) => view! { <strong>{inlines(inside)}</strong> },
        Inline::Strike(inside) => view! { <s>{inlines(inside)}</s> },
        Inline::Code(code) => view! { <code>{code}</code> },
        Inline::Link { address, inside } => link(&address, inlines(inside)),
        // An image is a link to it: showing it would ask another origin.
        Inline::Image { address, name } if name.is_empty() => {
            link(&address, texts::image_unnamed().into_view())
        }
        Inline::Image { address, name } => link(&address, texts::image_link(name).into_view()),
        Inline::Break => view! { <br /> },
        Inline::SoftBreak => "\n".into_view(),
        Inline::Task(done) => {
            view! { <span class="prose-task">{if done { "☑ " } else { "☐ " }}</span> }
        }
    }
}

fn link(address: &str, inside: View) -> View {
    if !may_follow(address) {
        return inside;
    }
    view! {
        <a href=address.to_owned() target="_blank" rel="noopener noreferrer nofollow">
            {inside}
        </a>
    }
}
