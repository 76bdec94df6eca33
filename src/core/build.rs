//! Compiles the text catalogue: every Fluent message under `texts/en` becomes a typed function.
//!
//! A missing message or argument is an error of the compiler, and nothing of Fluent's runtime reaches the bundle.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a build stops by panicking"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

type Catalogue = BTreeMap<String, Pattern<String>>;

fn main() {
    let folder = Path::new("texts/en");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of texts can be read")
        .map(|entry| entry.expect("an entry of the folder of texts can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    let mut messages = Catalogue::new();
    let mut terms = Catalogue::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        read(file, &mut messages, &mut terms);
    }
    let mut code = String::new();
    for (id, pattern) in &messages {
        Function::new(&messages, &terms).write(id, pattern, &mut code);
    }
    let target =
        PathBuf::from(env::var_os("OUT_DIR").expect("cargo names a folder for output")).join("texts.rs");
    fs::write(target, code).expect("the compiled texts can be written");
}

fn read(file: &Path, messages: &mut Catalogue, terms: &mut Catalogue) {
    let name = file.display();
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let resource = parser::parse(text.clone()).unwrap_or_else(|(_, errors)| {
        let places = errors.iter().map(|error| {
            let line = text[..error.pos.start].matches('\n').count() + 1;
            format!("{name}:{line}: {error}")
        });
        panic!("{}", places.collect::<Vec<_>>().join("\n"))
    });
    for entry in resource.body {
        let (id, value, attributes, catalogue) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes, &mut *messages),
            Entry::Term(term) => (term.id.name, Some(term.value), term.attributes, &mut *terms),
            _ => continue,
        };
        assert!(
            attributes.is_empty(),
            "{name}: {id} has attributes; write each as a message of its own"
        );
        let value = value.unwrap_or_else(|| panic!("{name}: {id} is empty"));
        assert!(
            catalogue.insert(id.clone(), value).is_none(),
            "{name}: {id} stands twice"
        );
    }
}

/// One function that is being written.
struct Function<'a> {
    messages: &'a Catalogue,
    terms: &'a Catalogue,
    variables: Vec<String>,
    body: String,
    /// The English text, for the function's documentation.
    shown: String,
    /// Literal text that is not written yet, so that neighbours are written together.
    pending: String,
}

impl<'a> Function<'a> {
    fn new(messages: &'a Catalogue, terms: &'a Catalogue) -> Self {
        Self {
            messages,
            terms,
            variables: vec![],
            body: String::new(),
            shown: String::new(),
            pending: String::new(),
        }
    }

    fn write(mut self, id: &str, pattern: &Pattern<String>, code: &mut String) {
        self.pattern(id, pattern, 0);
        let name = id.replace('-', "_");
        writeln!(code, "/// The text `{id}`:").expect("a string takes text");
        for line in self.shown.lines() {
            writeln!(code, "/// {}", line.replace('[', "\\[").replace('<', "\\<"))
                .expect("a string takes text");
        }
        if self.variables.is_empty() {
            writeln!(code, "pub fn {name}() -> &'static str {{ {:?} }}", self.pending)
                .expect("a string takes text");
            return;
        }
        self.flush();
        let generics: Vec<String> = self
            .variables
            .iter()
            .map(|variable| format!("{variable}: impl Into<Arg<'a>>"))
            .collect();
        let inner: Vec<String> = self
            .variables
            .iter()
            .map(|variable| format!("{variable}: &Arg<'_>"))
            .collect();
        let pass: Vec<String> = self
            .variables
            .iter()
            .map(|variable| format!("&{variable}.into()"))
            .collect();
        writeln!(
            code,
            "pub fn {name}<'a>({}) -> String {{\n    fn text({}) -> String {{\n        let mut out = String::new();\n{}        out\n    }}\n    text({})\n}}",
            generics.join(", "),
            inner.join(", "),
            self.body,
            pass.join(", ")
        )
        .expect("a string takes text");
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            writeln!(self.body, "out.push_str({:?});", self.pending).expect("a string takes text");
            self.pending.clear();
        }
    }

    fn literal(&mut self, text: &str) {
        self.pending.push_str(text);
        self.shown.push_str(text);
    }

    fn pattern(&mut self, id: &str, pattern: &Pattern<String>, depth: usize) {
        assert!(depth < 16, "{id} refers to itself");
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.literal(value),
                PatternElement::Placeable { expression } => self.expression(id, expression, depth),
            }
        }
    }

    fn expression(&mut self, id: &str, expression: &Expression<String>, depth: usize) {
        match expression {
            Expression::Inline(inline) => self.inline(id, inline, depth),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id: variable } = selector else {
                    panic!("{id}: only a variable can be selected on")
                };
                let variable = self.variable(&variable.name);
                self.flush();
                let mut shown_default = String::new();
                let outer = std::mem::take(&mut self.shown);
                let mut branches = String::new();
                let mut default = String::new();
                for variant in variants {
                    let before = std::mem::take(&mut self.body);
                    self.pattern(id, &variant.value, depth + 1);
                    self.flush();
                    let branch = std::mem::replace(&mut self.body, before);
                    let shown = std::mem::take(&mut self.shown);
                    if variant.default {
                        default = branch;
                        shown_default = shown;
                        continue;
                    }
                    let test = match &variant.key {
                        VariantKey::Identifier { name } => format!("{variable}.is({name:?})"),
                        VariantKey::NumberLiteral { value } => format!("{variable}.equals({value}_f64)"),
                    };
                    write!(branches, "if {test} {{\n{branch}}} else ").expect("a string takes text");
                }
                writeln!(self.body, "{branches}{{\n{default}}}").expect("a string takes text");
                self.shown = outer + &shown_default;
            }
        }
    }

    fn inline(&mut self, id: &str, inline: &InlineExpression<String>, depth: usize) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.literal(value);
            }
            InlineExpression::VariableReference { id: variable } => {
                let variable = self.variable(&variable.name);
                self.flush();
                writeln!(self.body, "{variable}.push_to(&mut out);").expect("a string takes text");
                write!(self.shown, "{{{variable}}}").expect("a string takes text");
            }
            InlineExpression::MessageReference {
                id: other,
                attribute: None,
            } => {
                let pattern = self.messages.get(&other.name);
                let pattern = pattern.unwrap_or_else(|| panic!("{id}: there is no message {}", other.name));
                self.pattern(id, pattern, depth + 1);
            }
            InlineExpression::TermReference {
                id: other,
                attribute: None,
                arguments: None,
            } => {
                let pattern = self.terms.get(&other.name);
                let pattern = pattern.unwrap_or_else(|| panic!("{id}: there is no term -{}", other.name));
                self.pattern(id, pattern, depth + 1);
            }
            InlineExpression::Placeable { expression } => self.expression(id, expression, depth),
            other => panic!("{id}: {other:?} is not supported"),
        }
    }

    fn variable(&mut self, name: &str) -> String {
        let name = name.replace('-', "_");
        if !self.variables.contains(&name) {
            self.variables.push(name.clone());
        }
        name
    }
}
