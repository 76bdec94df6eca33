//! The two macros that Tandem's pages are written with.
//!
//! They read what Leptos's own `view!` and `#[component]` read, and spell it out as plain calls of `tandem::view`: every
//! element, attribute and listener has one type however deep it stands, so that a page costs its calls and no more.
//! ARCHITECTURE.md tells what that saves.

use proc_macro::TokenStream;

mod component;
mod markup;

/// Builds a `View` from markup.
///
/// - `<div class="x" data-at=5>`: elements; an attribute's value is an expression, or a closure that is read again when a
///   signal in it changes.
/// - `class:name=`, `style:name=`, `prop:name=`, `on:event=`, `node_ref=`: a class that comes and goes, one declaration,
///   a property of the element, a listener, a handle on the element.
/// - `"text"` and `{expression}`: content; a closure is read again when a signal in it changes.
/// - `<Part label=x />`: a component, with its props as attributes; `let:item` names what its children are built from.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    markup::expand(tokens.into()).into()
}

/// Makes a component of a function whose arguments are its props.
///
/// The component is a struct of the function's name with a setter for each prop; as a value, the name is the list of the
/// props that must be given. An argument may say
/// `#[prop(optional)]` (its `Option` is filled, any other type has its default), `#[prop(default = …)]`, and `into`
/// (whatever turns into the type is taken). All other props must be given: leaving one out does not compile.
#[proc_macro_attribute]
pub fn component(_: TokenStream, tokens: TokenStream) -> TokenStream {
    component::expand(tokens.into()).into()
}
