//! The catalogue of texts: what compiles, what is refused, and how the compiled functions speak.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tandem_core::snapshot::v1::KINDS;
use tandem_core::texts;

#[path = "../texts/compile.rs"]
mod compile;

fn compiled(text: &str) -> Result<String, Vec<String>> {
    compile::compile(&[("en/test.ftl".to_owned(), text.to_owned())])
}

fn source(text: &str) -> String {
    compiled(text).expect("the texts compile")
}

#[test]
fn a_text_without_variables_is_a_constant_with_terms_and_references_in_place() {
    let code = source(
        "-brand = Tandem\nhello = Hello from { -brand }\nagain = { hello }, again { \"\\u2026\" }{ 5 }{ \"\" }\n",
    );
    assert!(
        code.contains("pub fn hello() -> &'static str { \"Hello from Tandem\" }"),
        "{code}"
    );
    assert!(
        code.contains("pub fn again() -> &'static str { \"Hello from Tandem, again \u{2026}5\" }"),
        "{code}"
    );
}

#[test]
fn the_english_text_documents_the_function() {
    let code = source("sent-by = Sent by { $name }\n");
    assert!(
        code.starts_with("/// The text `sent-by`:\n///\n/// Sent by {name}\n"),
        "{code}"
    );
}

#[test]
fn variables_become_parameters_in_the_order_of_their_first_appearance() {
    let code = source("move-to = { $what } to { $where-to }, { $what }\n");
    assert!(
        code.contains("pub fn move_to<'a>(what: impl Into<Arg<'a>>, where_to: impl Into<Arg<'a>>)"),
        "{code}"
    );
}

#[test]
fn what_is_wrong_is_refused_with_file_and_line() {
    let cases = [
        ("good = Good\nbroken = { $open\n", "en/test.ftl:3: "),
        (
            "a = A\nb = B\na = Again\n",
            "en/test.ftl:3: a stands twice, first at en/test.ftl:1",
        ),
        (
            "-a = A\n-a = Again\n",
            "en/test.ftl:2: -a stands twice, first at en/test.ftl:1",
        ),
        ("\na = { b }\n", "en/test.ftl:2: a: there is no b to refer to"),
        ("a = { -b }\n", "en/test.ftl:1: a: there is no -b to refer to"),
        ("a = { b }\nb = { a }\n", "en/test.ftl:1: a: refers to itself"),
        ("a = A\n    .title = Title\n", "en/test.ftl:1: a has attributes"),
        (
            "a = { NUMBER($n) }\n",
            "en/test.ftl:1: a: the function NUMBER is not supported",
        ),
        (
            "a = A\nb = { a.title }\n",
            "en/test.ftl:2: b: a is referred to with an attribute",
        ),
        (
            "a = { \"x\" ->\n   *[x] X\n }\n",
            "en/test.ftl:1: a: only a variable can be selected on",
        ),
        ("continue = Go on\n", "en/test.ftl:1: continue is a word of Rust"),
    ];
    for (text, expected) in cases {
        let errors = compiled(text).expect_err(text);
        assert!(
            errors.iter().any(|error| error.starts_with(expected)),
            "{text}: {errors:?} should say {expected}"
        );
    }
}

#[test]
fn all_errors_are_told_at_once() {
    let errors = compiled("a = { b }\nc = { d }\ncontinue = Go on\n").expect_err("three mistakes");
    assert_eq!(errors.len(), 3, "{errors:?}");
}

#[test]
fn numbers_select_the_plural_form_and_stand_with_their_thousands_apart() {
    assert_eq!(texts::count_ideas(1_u32), "1 idea");
    assert_eq!(texts::count_ideas(0_u32), "0 ideas");
    for (count, written) in [
        (999.0, "999"),
        (1000.0, "1,000"),
        (1234.5, "1,234.5"),
        (0.0625, "0.0625"),
        (-100.0, "-100"),
        (-1000.0, "-1,000"),
        (20_000.0, "20,000"),
        (1_234_567.0, "1,234,567"),
    ] {
        assert_eq!(texts::count_ideas(count), format!("{written} ideas"));
    }
    let nothing: [f64; 0] = [];
    assert_eq!(texts::points_of(nothing.iter().sum::<f64>()), "0\u{a0}points");
}

#[test]
fn texts_select_a_variant_or_else_the_default() {
    assert_eq!(texts::role_name("pm"), "Product Manager");
    assert_eq!(texts::role_name("visitor"), "Contributor");
}

/// All files of a folder that end in `.{extension}`, the tests of the core left out.
fn read_all(folder: &Path, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() && !path.ends_with("core/tests") {
            found.extend(read_all(&path, extension));
        } else if path.extension().is_some_and(|other| other == extension) {
            found.push(fs::read_to_string(&path).expect("a source is text"));
        }
    }
    found
}

/// The compiler does not miss a caller, as what is compiled from the catalogue is public.
#[test]
fn every_text_is_shown_somewhere() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = read_all(core.parent().expect("the app is around the core"), "rs");
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let calls = sources.iter().flat_map(|source| source.split("texts::").skip(1));
    let called: BTreeSet<&str> = calls
        .filter_map(|rest| rest.split(|c| !is_name(c)).next())
        .collect();
    let catalogue = read_all(&core.join("texts/en"), "ftl").concat();
    let code = source(&catalogue);
    let names = code
        .split("pub fn ")
        .skip(1)
        .filter_map(|rest| rest.split(['(', '<']).next());
    let unused: Vec<&str> = names.filter(|name| !called.contains(name)).collect();
    assert!(unused.is_empty(), "nothing shows {unused:?}");
}

/// What reads a field that is spelled wrong reads an empty text, and nothing else tells.
#[test]
fn every_field_that_is_read_or_written_by_its_name_is_one() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = read_all(core.parent().expect("the app is around the core"), "rs");
    let fields = KINDS.iter().flat_map(|kind| kind.fields);
    // A deletion is of every kind; the head of a file has fields of its own.
    let others = ["deleted", "app", "sha256"];
    let known: BTreeSet<&str> = fields.map(|field| field.name).chain(others).collect();
    let is_name = |name: &&str| name.chars().any(|c| c.is_ascii_lowercase());
    for source in &sources {
        let code = source.split("\n#[cfg(test)]").next().unwrap_or_default();
        let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.collect::<Vec<_>>().join("\n");
        for call in [
            ".text(\"",
            ".value(\"",
            "Field::named(\"",
            "Field::element(\"",
            "Field::link(\"",
        ] {
            let named = code.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            for name in named.filter(is_name) {
                assert!(known.contains(name), "{call}{name}\" names no field");
            }
        }
    }
}

#[test]
fn what_a_number_chooses_takes_no_text_of_one() {
    let code = source("step = { $name } { $step ->\n    [1] first\n   *[2] second\n }\n");
    assert!(
        code.contains("pub fn step<'a>(name: impl Into<Arg<'a>>, step: impl Into<Count>)"),
        "{code}"
    );
    let code = source("held = { $count ->\n    [one] 1 item\n   *[other] { $count } items\n }\n");
    assert!(code.contains("count: impl Into<Count>"), "{code}");
    let code = source("kind = { $kind ->\n    [idea] Idea\n   *[other] Thing\n }\n");
    assert!(code.contains("kind: impl Into<Arg<'a>>"), "{code}");
}

#[test]
fn every_step_of_importance_has_a_name_of_its_own() {
    let names = [1.0, 2.0, 3.0].map(texts::importance_name);
    assert_eq!(names, ["Nice to have", "Important", "Critical"]);
}
