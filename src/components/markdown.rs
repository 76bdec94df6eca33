//! Markdown as part of the page: no raw HTML, no address but http, https and mailto, nothing fetched from elsewhere.

use leptos::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};
use tandem_core::texts;

/// How deep blocks may be nested; what lies deeper is shown as text of the block above it.
const DEEPEST: usize = 24;

/// A text with headings, lists, quotes, code, tables and links.
#[component]
pub fn Markdown(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="prose">
            {move || {
                text.with(|text| {
                    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
                    children(&mut Parser::new_ext(text, options), 0)
                })
            }}
        </div>
    }
}

/// The address of a link, if it is one that may be followed.
fn safe_address(address: &str) -> Option<String> {
    let scheme = address.split_once(':')?.0;
    let safe = ["http", "https", "mailto"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    safe.then(|| address.to_owned())
}

/// The views of all that comes up to the end of the block that the parser stands in.
fn children<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> AnyView {
    let mut views: Vec<AnyView> = vec![];
    while let Some(event) = events.next() {
        match event {
            Event::Start(tag) => views.push(block(tag, events, depth)),
            Event::End(_) => break,
            Event::Code(code) => views.push(view! { <code>{code.into_string()}</code> }.into_any()),
            // Raw HTML is a text like any other.
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::FootnoteReference(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => views.push(text.into_string().into_any()),
            Event::SoftBreak => views.push("\n".into_any()),
            Event::HardBreak => views.push(view! { <br /> }.into_any()),
            Event::Rule => views.push(view! { <hr /> }.into_any()),
            Event::TaskListMarker(done) => views.push(task(done)),
        }
    }
    views.into_any()
}

fn task(done: bool) -> AnyView {
    view! { <span class="prose-task">{if done { "☑ " } else { "☐ " }}</span> }.into_any()
}

fn block<'a>(tag: Tag<'a>, events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> AnyView {
    // The name of an image stands between its start and its end.
    if let Tag::Image { dest_url, .. } = &tag {
        return image(dest_url, &plain(events));
    }
    if depth >= DEEPEST {
        return plain(events).into_any();
    }
    let inside = children(events, depth + 1);
    match tag {
        Tag::Paragraph => view! { <p>{inside}</p> }.into_any(),
        // The page has its own first headings: those of a text begin below them.
        Tag::Heading {
            level: HeadingLevel::H1 | HeadingLevel::H2,
            ..
        } => view! { <h3>{inside}</h3> }.into_any(),
        Tag::Heading { .. } => view! { <h4>{inside}</h4> }.into_any(),
        Tag::BlockQuote(_) => view! { <blockquote>{inside}</blockquote> }.into_any(),
        Tag::CodeBlock(kind) => {
            let language = match kind {
                CodeBlockKind::Fenced(language) if !language.is_empty() => Some(language.into_string()),
                _ => None,
            };
            view! {
                <pre data-language=language tabindex="0">
                    <code>{inside}</code>
                </pre>
            }
            .into_any()
        }
        Tag::List(Some(first)) => view! { <ol start=first.to_string()>{inside}</ol> }.into_any(),
        Tag::List(None) => view! { <ul>{inside}</ul> }.into_any(),
        Tag::Item => view! { <li>{inside}</li> }.into_any(),
        Tag::Table(_) => view! {
            <div class="prose-table">
                <table>{inside}</table>
            </div>
        }
        .into_any(),
        Tag::TableHead => view! {
            <thead>
                <tr>{inside}</tr>
            </thead>
        }
        .into_any(),
        Tag::TableRow => view! { <tr>{inside}</tr> }.into_any(),
        Tag::TableCell => view! { <td>{inside}</td> }.into_any(),
        Tag::Emphasis => view! { <em>{inside}</em> }.into_any(),
        Tag::Strong => view! { <strong>{inside}</strong> }.into_any(),
        Tag::Strikethrough => view! { <s>{inside}</s> }.into_any(),
        Tag::Link { dest_url, .. } => link(&dest_url, inside),
        _ => inside,
    }
}

fn link(address: &str, inside: AnyView) -> AnyView {
    match safe_address(address) {
        Some(address) => view! {
            <a href=address target="_blank" rel="noopener noreferrer nofollow">
                {inside}
            </a>
        }
        .into_any(),
        None => inside,
    }
}

/// An image is a link to it: showing it would ask another origin.
fn image(address: &str, name: &str) -> AnyView {
    let name = if name.is_empty() {
        texts::image_unnamed().to_owned()
    } else {
        texts::image_link(name)
    };
    link(address, name.into_any())
}

/// The text up to the end of the block that the parser stands in, without its form.
fn plain<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    let mut text = String::new();
    let mut open = 1_usize;
    for event in events {
        match event {
            Event::Start(_) => open += 1,
            Event::End(_) => {
                open -= 1;
                if open == 0 {
                    break;
                }
            }
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => {
                text.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_are_followed() {
        for address in [
            "https://example.com",
            "HTTP://example.com",
            "mailto:a@example.com",
        ] {
            assert_eq!(safe_address(address).as_deref(), Some(address));
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "/settings",
            "//example.com",
            " https://x",
        ] {
            assert_eq!(safe_address(address), None, "{address}");
        }
    }

    #[test]
    fn the_plain_text_of_a_block_ends_with_the_block() {
        let mut events = Parser::new("*one `two`\nthree* four");
        assert!(matches!(events.next(), Some(Event::Start(Tag::Paragraph))));
        assert!(matches!(events.next(), Some(Event::Start(Tag::Emphasis))));
        assert_eq!(plain(&mut events), "one two three");
        assert!(matches!(events.next(), Some(Event::Text(text)) if &*text == " four"));
    }
}
