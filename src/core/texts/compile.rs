//! The compiler of texts: Fluent files in, the source of typed Rust functions out.
//!
//! It takes the part of Fluent that the catalogue needs (messages, terms, variables, references, selection) and refuses
//! the rest by name. `build.rs` runs it; the tests include it, so it is no module of the library.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// Words of Rust that no function can be named by.
const RESERVED: &str = " abstract as async await become box break const continue crate do dyn else enum extern false \
    final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct \
    super trait true try type typeof unsafe unsized use virtual where while yield ";

/// How deep references may lead; a message that refers to itself goes deeper.
const DEPTH: usize = 16;

/// What stands under a name, and where.
struct Text {
    pattern: Pattern<String>,
    place: String,
}

/// All messages and terms; a term's name begins with `-`, as files spell it.
type Catalogue = BTreeMap<String, Text>;

/// Compiles files, each a name and its text, or says what is wrong and where, one error a line.
pub fn compile(sources: &[(String, String)]) -> Result<String, Vec<String>> {
    let mut errors = Vec::new();
    let mut catalogue = Catalogue::new();
    for (name, text) in sources {
        read(name, text, &mut catalogue, &mut errors);
    }
    let mut code = String::new();
    for (id, text) in catalogue.iter().filter(|(id, _)| !id.starts_with('-')) {
        match Function::compile(&catalogue, id, text) {
            Ok(function) => code += &function,
            Err(error) => errors.push(format!("{}: {id}: {error}", text.place)),
        }
    }
    if errors.is_empty() { Ok(code) } else { Err(errors) }
}

fn read(file: &str, text: &str, catalogue: &mut Catalogue, errors: &mut Vec<String>) {
    let resource = match parser::parse(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, found)) => {
            for error in found {
                let before = text.get(..error.pos.start).unwrap_or(text);
                errors.push(format!("{file}:{}: {error}", before.matches('\n').count() + 1));
            }
            resource
        }
    };
    for entry in resource.body {
        let (id, pattern, attributes) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {
                continue;
            }
        };
        let lines = || line_numbers(text, &id);
        let place = |line: Option<usize>| format!("{file}:{}", line.unwrap_or(1));
        if !attributes.is_empty() {
            let place = place(lines().next());
            errors.push(format!(
                "{place}: {id} has attributes; write each as a message of its own"
            ));
        }
        if RESERVED.contains(&format!(" {} ", id.replace('-', "_"))) {
            errors.push(format!(
                "{}: {id} is a word of Rust; choose another name",
                place(lines().next())
            ));
        }
        let Some(pattern) = pattern else { continue };
        if let Some(first) = catalogue.get(&id) {
            let place = place(lines().last());
            errors.push(format!("{place}: {id} stands twice, first at {}", first.place));
            continue;
        }
        let place = place(lines().next());
        catalogue.insert(id, Text { pattern, place });
    }
}

/// The lines, counted from 1, on which a message or term of this name begins.
fn line_numbers<'a>(text: &'a str, id: &'a str) -> impl Iterator<Item = usize> + 'a {
    let begins = move |line: &str| {
        line.strip_prefix(id)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    text.lines()
        .enumerate()
        .filter(move |(_, line)| begins(line))
        .map(|(at, _)| at + 1)
}

/// One function that is being written.
struct Function<'a> {
    catalogue: &'a Catalogue,
    /// Its parameters, in the order of their first appearance.
    variables: Vec<String>,
    /// Those that a number or a plural form is chosen by: no text has one, not even "1".
    counts: Vec<String>,
    body: String,
    /// The English text, for the function's documentation.
    shown: String,
    /// Literal text that is not written yet, so that neighbours are written together.
    pending: String,
}

impl<'a> Function<'a> {
    fn compile(catalogue: &'a Catalogue, id: &str, text: &Text) -> Result<String, String> {
        let (variables, counts, body, shown, pending) = <_>::default();
        let mut function = Self {
            catalogue,
            variables,
            counts,
            body,
            shown,
            pending,
        };
        function.pattern(&text.pattern, 0)?;
        Ok(function.finish(id))
    }

    /// The source of the function. Names of its own begin with `_`, which no name in a Fluent file can.
    fn finish(mut self, id: &str) -> String {
        let name = id.replace('-', "_");
        let mut code = format!("/// The text `{id}`:\n///\n");
        for line in self.shown.lines() {
            let _ = writeln!(code, "/// {}", line.replace('[', "\\[").replace('<', "\\<"));
        }
        if self.variables.is_empty() {
            return code + &format!("pub fn {name}() -> &'static str {{ {:?} }}\n", self.pending);
        }
        self.flush();
        let each = |written: &dyn Fn(&String) -> String| -> String {
            self.variables.iter().map(written).collect::<Vec<_>>().join(", ")
        };
        let is_count = |variable: &String| self.counts.contains(variable);
        // What is generic in the arguments stays outside, so that the text itself is compiled once.
        code + &format!(
            "pub fn {name}<'a>({}) -> String {{\nfn _text({}) -> String {{\nlet mut _out = String::new();\n{}_out\n}}\n_text({})\n}}\n",
            each(&|variable| {
                let taken = if is_count(variable) { "Count" } else { "Arg<'a>" };
                format!("{variable}: impl Into<{taken}>")
            }),
            each(&|variable| format!("{variable}: &Arg<'_>")),
            self.body,
            each(&|variable| if is_count(variable) {
                format!("&Arg::Number({variable}.into().0)")
            } else {
                format!("&{variable}.into()")
            }),
        )
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let _ = writeln!(self.body, "_out.push_str({:?});", self.pending);
            self.pending.clear();
        }
    }

    fn literal(&mut self, text: &str) {
        self.pending.push_str(text);
        self.shown.push_str(text);
    }

    fn pattern(&mut self, pattern: &Pattern<String>, depth: usize) -> Result<(), String> {
        if depth > DEPTH {
            return Err("refers to itself".into());
        }
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.literal(value),
                PatternElement::Placeable { expression } => self.expression(expression, depth)?,
            }
        }
        Ok(())
    }

    fn expression(&mut self, expression: &Expression<String>, depth: usize) -> Result<(), String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, depth),
            Expression::Select {
                selector: InlineExpression::VariableReference { id },
                variants,
            } => {
                let variable = self.variable(&id.name);
                self.select(&variable, variants, depth)
            }
            Expression::Select { .. } => Err("only a variable can be selected on".into()),
        }
    }

    /// Writes a selection as a chain of `if`, the default variant last.
    fn select(&mut self, variable: &str, variants: &[Variant<String>], depth: usize) -> Result<(), String> {
        self.flush();
        if variants.iter().any(|variant| is_counted(&variant.key))
            && !self.counts.contains(&variable.to_owned())
        {
            self.counts.push(variable.to_owned());
        }
        let body = std::mem::take(&mut self.body);
        let shown = std::mem::take(&mut self.shown);
        let (mut branches, mut default) = (String::new(), (String::new(), String::new()));
        for variant in variants {
            self.pattern(&variant.value, depth + 1)?;
            self.flush();
            let (code, text) = (std::mem::take(&mut self.body), std::mem::take(&mut self.shown));
            let condition = match &variant.key {
                _ if variant.default => {
                    default = (code, text);
                    continue;
                }
                VariantKey::Identifier { name } => format!("{variable}.is({name:?})"),
                VariantKey::NumberLiteral { value } => format!("{variable}.equals({value}_f64)"),
            };
            let _ = write!(branches, "if {condition} {{\n{code}}} else ");
        }
        self.body = format!("{body}{branches}{{\n{}}}\n", default.0);
        self.shown = shown + &default.1;
        Ok(())
    }

    fn inline(&mut self, inline: &InlineExpression<String>, depth: usize) -> Result<(), String> {
        let referred = match inline {
            InlineExpression::StringLiteral { value } => {
                self.literal(&unescape_unicode_to_string(value));
                return Ok(());
            }
            InlineExpression::NumberLiteral { value } => {
                self.literal(value);
                return Ok(());
            }
            InlineExpression::VariableReference { id } => {
                let variable = self.variable(&id.name);
                self.flush();
                let _ = writeln!(self.body, "{variable}.push_to(&mut _out);");
                let _ = write!(self.shown, "{{{variable}}}");
                return Ok(());
            }
            InlineExpression::Placeable { expression } => return self.expression(expression, depth),
            InlineExpression::MessageReference { id, attribute: None } => id.name.clone(),
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => format!("-{}", id.name),
            InlineExpression::FunctionReference { id, .. } => {
                return Err(format!("the function {} is not supported", id.name));
            }
            InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
                return Err(format!(
                    "{} is referred to with an attribute or arguments",
                    id.name
                ));
            }
        };
        let text = self.catalogue.get(&referred);
        let text = text.ok_or_else(|| format!("there is no {referred} to refer to"))?;
        self.pattern(&text.pattern, depth + 1)
    }

    /// The parameter for a variable, made at its first appearance.
    fn variable(&mut self, name: &str) -> String {
        let name = name.replace('-', "_");
        if !self.variables.contains(&name) {
            self.variables.push(name.clone());
        }
        name
    }
}

/// Whether a variant is for a number, or for a plural form of English.
fn is_counted(key: &VariantKey<String>) -> bool {
    match key {
        VariantKey::Identifier { name } => name == "one",
        VariantKey::NumberLiteral { .. } => true,
    }
}
