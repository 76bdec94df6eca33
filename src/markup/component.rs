//! From a function to a component.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Expr, FnArg, GenericArgument, Ident, ItemFn, Pat, PathArguments, ReturnType, Token, Type,
};

/// What `#[prop(…)]` says.
#[derive(Default)]
struct Options {
    optional: bool,
    into: bool,
    default: Option<Expr>,
}

impl Parse for Options {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut options = Self::default();
        while !input.is_empty() {
            let word: Ident = input.parse()?;
            match word.to_string().as_str() {
                "optional" => options.optional = true,
                "into" => options.into = true,
                "default" => {
                    input.parse::<Token![=]>()?;
                    options.default = Some(input.parse()?);
                }
                _ => {
                    return Err(syn::Error::new(
                        word.span(),
                        "a prop is optional, into or has a default",
                    ));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(options)
    }
}

struct Prop {
    name: Ident,
    kind: Type,
    docs: Vec<Attribute>,
    options: Options,
}

impl Prop {
    fn read(argument: &FnArg) -> syn::Result<Self> {
        let FnArg::Typed(argument) = argument else {
            return Err(syn::Error::new_spanned(argument, "a component has no self"));
        };
        let Pat::Ident(name) = &*argument.pat else {
            return Err(syn::Error::new_spanned(&argument.pat, "a prop is a name"));
        };
        let mut options = Options::default();
        let mut docs = vec![];
        for attribute in &argument.attrs {
            if attribute.path().is_ident("prop") {
                options = attribute.parse_args()?;
            } else {
                docs.push(attribute.clone());
            }
        }
        Ok(Self {
            name: name.ident.clone(),
            kind: (*argument.ty).clone(),
            docs,
            options,
        })
    }

    fn required(&self) -> bool {
        !self.options.optional && self.options.default.is_none()
    }

    /// What a setter takes: the inside of an `Option` that may be left out.
    fn taken(&self) -> &Type {
        self.inside().unwrap_or(&self.kind)
    }

    fn inside(&self) -> Option<&Type> {
        let Type::Path(path) = &self.kind else { return None };
        let last = path
            .path
            .segments
            .last()
            .filter(|last| last.ident == "Option" && self.options.optional)?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        match arguments.args.first()? {
            GenericArgument::Type(inside) => Some(inside),
            _ => None,
        }
    }

    fn setter(&self) -> TokenStream {
        let Self {
            name, docs, options, ..
        } = self;
        let taken = self.taken();
        if name == "children" {
            return quote! {
                #(#docs)*
                pub fn children<F>(&mut self, children: F) where #taken: ::tandem::view::FromChildren<F> {
                    self.children = Some(::tandem::view::FromChildren::from_children(children));
                }
            };
        }
        if options.into {
            quote! {
                #(#docs)*
                pub fn #name(&mut self, #name: impl Into<#taken>) { self.#name = Some(#name.into()); }
            }
        } else {
            quote! {
                #(#docs)*
                pub fn #name(&mut self, #name: #taken) { self.#name = Some(#name); }
            }
        }
    }

    /// The prop as the function's body knows it.
    fn binding(&self) -> TokenStream {
        let Self {
            name, kind, options, ..
        } = self;
        let value = match &options.default {
            _ if self.inside().is_some() => quote! { self.#name },
            Some(default) => quote! { self.#name.unwrap_or_else(|| #default) },
            None if options.optional => quote! { self.#name.unwrap_or_default() },
            None => quote! { ::tandem::view::given(self.#name) },
        };
        quote! { let #name: #kind = #value; }
    }
}

pub fn expand(tokens: TokenStream) -> TokenStream {
    let parsed: syn::Result<TokenStream> =
        syn::parse2(tokens).and_then(|function: ItemFn| component(&function));
    parsed.unwrap_or_else(|error| error.to_compile_error())
}

fn component(function: &ItemFn) -> syn::Result<TokenStream> {
    let ItemFn {
        attrs,
        vis,
        sig,
        block,
        ..
    } = function;
    let name = &sig.ident;
    let props: Vec<Prop> = sig.inputs.iter().map(Prop::read).collect::<syn::Result<_>>()?;
    if let ReturnType::Default = sig.output {
        return Err(syn::Error::new_spanned(sig, "a component returns a view"));
    }
    let generics = &sig.generics;
    let (impls, types, wheres) = generics.split_for_impl();
    let fields = props.iter().map(|prop| {
        let (name, taken) = (&prop.name, prop.taken());
        quote! { #name: Option<#taken> }
    });
    let names = props.iter().map(|prop| &prop.name);
    let setters = props.iter().map(Prop::setter);
    let bindings = props.iter().map(Prop::binding);
    let required = props
        .iter()
        .filter(|prop| prop.required())
        .map(|prop| prop.name.to_string());
    let docs = attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let others: Vec<_> = attrs
        .iter()
        .filter(|attribute| !attribute.path().is_ident("doc"))
        .collect();
    let body = block.to_token_stream();
    Ok(quote! {
        #(#docs)*
        #vis struct #name #generics { #(#fields),* }

        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        #vis const #name: &[&str] = &[#(#required),*];

        #(#others)*
        impl #impls #name #types #wheres {
            /// Without any prop.
            #[expect(clippy::new_without_default, reason = "a component is made by its markup")]
            pub fn new() -> Self { Self { #(#names: None),* } }

            #(#setters)*
        }

        #(#others)*
        impl #impls ::tandem::view::IntoView for #name #types #wheres {
            fn into_view(self) -> ::tandem::view::View {
                #(#bindings)*
                ::tandem::view::build(move || #body)
            }
        }
    })
}
