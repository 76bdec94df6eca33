//! From markup to calls.

use proc_macro2::{Ident, Span, TokenStream};
use proc_macro2_diagnostics::Diagnostic;
use quote::{format_ident, quote, quote_spanned};
use rstml::node::{
    KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeBlock, NodeElement, NodeName,
};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Expr, ExprPath, Lit};

type Element = NodeElement<Infallible>;

/// Elements that are drawn, and stand in another namespace.
const DRAWN: [&str; 12] = [
    "svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "defs", "marker",
    "clipPath",
];

pub fn expand(tokens: TokenStream) -> TokenStream {
    let parser = Parser::new(ParserConfig::new().recover_block(true));
    let (nodes, problems) = parser.parse_recoverable(tokens).split_vec();
    let problems = problems.into_iter().map(Diagnostic::emit_as_expr_tokens);
    let content = content(&nodes);
    quote! { { #(#problems;)* #content } }
}

/// One node is itself; several are put side by side.
fn content(nodes: &[Node]) -> TokenStream {
    let nodes: Vec<&Node> = nodes
        .iter()
        .filter(|node| !matches!(node, Node::Comment(_)))
        .collect();
    if let [node] = nodes.as_slice() {
        let node = part(node);
        return quote! { ::tandem::view::IntoView::into_view(#node) };
    }
    let parts = nodes.iter().map(|node| child(&here("all"), node));
    let all = here("all");
    quote! { {
        let #all = ::tandem::view::Fragment::new();
        #(#parts)*
        #all.done()
    } }
}

/// A name that what is written in the markup can neither see nor hide.
fn here(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The expression of a node.
fn part(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => match component_path(element.name()) {
            Some(path) => component(element, path),
            None => plain(element),
        },
        Node::Text(text) => {
            let text = &text.value;
            quote! { #text }
        }
        Node::Block(NodeBlock::ValidBlock(block)) => {
            if let [syn::Stmt::Expr(expr, None)] = block.stmts.as_slice() {
                quote! { #expr }
            } else {
                quote! { #block }
            }
        }
        Node::Block(NodeBlock::Invalid(block)) => quote! { #block },
        Node::Fragment(fragment) => content(&fragment.children),
        other => {
            let span = other.span();
            quote_spanned! { span => compile_error!("this cannot stand in a view") }
        }
    }
}

fn child(parent: &Ident, node: &Node) -> TokenStream {
    if let Node::Text(text) = node {
        let text = &text.value;
        return quote! { #parent.text(#text); };
    }
    let part = part(node);
    quote! { #parent.child(#part); }
}

/// The path of a component: its last name begins with a capital.
fn component_path(name: &NodeName) -> Option<&ExprPath> {
    let NodeName::Path(path) = name else { return None };
    let last = path.path.segments.last()?.ident.to_string();
    last.starts_with(|first: char| first.is_uppercase())
        .then_some(path)
}

fn plain(element: &Element) -> TokenStream {
    let tag = element.name().to_string();
    let make = if DRAWN.contains(&tag.as_str()) {
        quote! { drawn }
    } else {
        quote! { new }
    };
    let this = here("element");
    let attributes = element.attributes().iter().map(|given| match given {
        NodeAttribute::Attribute(given) => attribute(&this, given),
        NodeAttribute::Block(block) => {
            let span = block.span();
            quote_spanned! { span => compile_error!("an attribute needs a name"); }
        }
    });
    let children = element
        .children
        .iter()
        .filter(|node| !matches!(node, Node::Comment(_)));
    let children = children.map(|node| child(&this, node));
    quote! { {
        let #this = ::tandem::view::Element::#make(#tag);
        #(#attributes)*
        #(#children)*
        #this.done()
    } }
}

fn attribute(this: &Ident, given: &KeyedAttribute) -> TokenStream {
    let key = given.key.to_string();
    let span = given.key.span();
    let value = given
        .value()
        .map_or_else(|| quote! { true }, |value| quote! { #value });
    match key.split_once(':') {
        Some(("class", name)) => quote! { #this.toggle(#name, #value); },
        Some(("style", name)) => quote! { #this.style(#name, #value); },
        Some(("prop", name)) => quote! { #this.prop(#name, #value); },
        Some(("on", name)) => {
            let event = Ident::new(name, span);
            quote! { #this.on(::tandem::view::ev::#event, #value); }
        }
        Some(_) => {
            quote_spanned! { span => compile_error!("attributes know class:, style:, prop: and on:"); }
        }
        None if key == "node_ref" => quote! { #this.hold(#value); },
        None => match given.value() {
            Some(Expr::Lit(literal)) if matches!(literal.lit, Lit::Str(_)) => {
                quote! { #this.set(#key, #literal); }
            }
            _ => quote! { #this.attr(#key, #value); },
        },
    }
}

fn component(element: &Element, path: &ExprPath) -> TokenStream {
    let this = here("component");
    let mut names: Vec<String> = vec![];
    let mut setters: Vec<TokenStream> = vec![];
    let mut item: Option<TokenStream> = None;
    for given in element.attributes() {
        let NodeAttribute::Attribute(given) = given else {
            continue;
        };
        let key = given.key.to_string();
        if let KeyedAttributeValue::Binding(binding) = &given.possible_value {
            let inputs = &binding.inputs;
            item = Some(quote! { (#inputs) });
            continue;
        }
        if let Some(("let", name)) = key.split_once(':') {
            let name = format_ident!("{name}", span = given.key.span());
            item = Some(quote! { #name });
            continue;
        }
        let name = format_ident!("{key}", span = given.key.span());
        let value = given
            .value()
            .map_or_else(|| quote! { true }, |value| quote! { #value });
        setters.push(quote! { #this.#name(#value); });
        names.push(key);
    }
    if !element.children.is_empty() {
        let inside = content(&element.children);
        setters.push(quote! { #this.children(move |#item| #inside); });
        names.push("children".to_owned());
    }
    let bare = bare(path);
    quote! { {
        const _: () = ::tandem::view::props_given(#bare, &[#(#names),*]);
        let mut #this = #path::new();
        #(#setters)*
        #this
    } }
}

/// The path without type arguments, which the names of the props do not depend on.
fn bare(path: &ExprPath) -> ExprPath {
    let mut bare = path.clone();
    for segment in &mut bare.path.segments {
        segment.arguments = syn::PathArguments::None;
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What markup is spelled out as, without spaces.
    fn spelled(markup: TokenStream) -> String {
        expand(markup).to_string().replace(char::is_whitespace, "")
    }

    #[test]
    fn every_part_of_an_element_is_one_call() {
        let spelled = spelled(quote! {
            <p class="soft" title=told class:on=there style:top=at prop:value=text on:click=go node_ref=held>
                "Text" {shown} <!-- "a note" -->
            </p>
        });
        for call in [
            r#"Element::new("p")"#,
            r#"element.set("class","soft")"#,
            r#"element.attr("title",told)"#,
            r#"element.toggle("on",there)"#,
            r#"element.style("top",at)"#,
            r#"element.prop("value",text)"#,
            "element.on(::tandem::view::ev::click,go)",
            "element.hold(held)",
            r#"element.text("Text")"#,
            "element.child(shown)",
        ] {
            assert_eq!(spelled.matches(call).count(), 1, "{call} in {spelled}");
        }
        assert!(!spelled.contains("note"), "{spelled}");
    }

    #[test]
    fn what_is_drawn_stands_in_its_own_namespace() {
        let spelled = spelled(quote! { <svg><circle r=1 /></svg> });
        assert!(spelled.contains(r#"Element::drawn("svg")"#), "{spelled}");
        assert!(spelled.contains(r#"Element::drawn("circle")"#), "{spelled}");
    }

    #[test]
    fn a_component_gets_its_props_by_setters_and_is_asked_for_those_that_it_needs() {
        let spelled = spelled(quote! { <parts::List each=all wide let:item><b>{item}</b></parts::List> });
        for call in [
            r#"props_given(parts::List,&["each","wide","children"])"#,
            "=parts::List::new()",
            "component.each(all)",
            "component.wide(true)",
            "component.children(move|item|",
        ] {
            assert!(spelled.contains(call), "{call} in {spelled}");
        }
    }

    #[test]
    fn nodes_side_by_side_are_one_view() {
        let spelled = spelled(quote! { <b></b> "and" <i></i> });
        assert!(
            spelled.contains("Fragment::new()") && spelled.contains(r#"all.text("and")"#),
            "{spelled}"
        );
    }

    #[test]
    fn what_has_no_meaning_does_not_compile() {
        for markup in [
            quote! { <p {..given} /> },
            quote! { <p bind:value=text /> },
            quote! { <!DOCTYPE html> },
            quote! { <p> },
        ] {
            assert!(spelled(markup.clone()).contains("compile_error!"), "{markup}");
        }
    }
}
