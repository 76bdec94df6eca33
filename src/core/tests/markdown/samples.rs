//! What people write, and the tree that it is.

use tandem_core::markdown::read;

use super::shown::blocks;

/// Checks that a text is read as a tree.
fn check(text: &str, tree: &str) {
    assert_eq!(blocks(&read(text)), tree, "of {text:?}");
}

#[test]
fn paragraphs_and_ends_of_lines() {
    check("", "");
    check("\n \n", "");
    check("one\ntwo\n\nthree", "p(one⏎two) p(three)");
    check("one\r\ntwo\r\n\r\nthree\rfour", "p(one⏎two) p(three⏎four)");
    check("one  \ntwo\\\nthree", "p(onebr()twobr()three)");
    check("  one\n   two   ", "p(one⏎two)");
}

#[test]
fn headings_and_rules() {
    check(
        "# One\n## Two ##\n####### seven",
        "h1(One) h2(Two) p(####### seven)",
    );
    check("#one\n#", "p(#one) h1()");
    check(
        "One\n===\nTwo\nlines\n---\n***\n- - -",
        "h1(One) h2(Two⏎lines) rule rule",
    );
    check("# C#\n# C #\\#", "h1(C#) h1(C ##)");
}

#[test]
fn quotes() {
    check("> one\n> two\nthree\n\nfour", "quote(p(one⏎two⏎three)) p(four)");
    check("> > one\n>\n> two", "quote(quote(p(one)) p(two))");
    check("> ```\n> code\nno code", "quote(code[](\"code\\n\")) p(no code)");
    check(
        ">     code\n> - one",
        "quote(code[](\"code\\n\") tight(li(p(one))))",
    );
}

#[test]
fn code() {
    check(
        "```rust\nfn a() {}\n\n  b\n```\nafter",
        "code[rust](\"fn a() {}\\n\\n  b\\n\") p(after)",
    );
    check("~~~~\n~~~\n", "code[](\"~~~\\n\")");
    check(
        "    one\n\n      two\n\nthree",
        "code[](\"one\\n\\n  two\\n\") p(three)",
    );
    check("one\n    two", "p(one⏎two)");
    check("a `b` ``c`d`` ` e ` `` f", "p(a `b` `c`d` `e` `` f)");
    check("`a\nb` \\`c`", "p(`a b` `c`)");
}

#[test]
fn lists() {
    check(
        "- one\n- two\n  more\n\n  again",
        "loose(li(p(one)) li(p(two⏎more) p(again)))",
    );
    check(
        "- one\n  - two\n    - three\n- four",
        "tight(li(p(one) tight(li(p(two) tight(li(p(three)))))) li(p(four)))",
    );
    check(
        "3. one\n4. two\n\n   two\n5) five",
        "loose3(li(p(one)) li(p(two) p(two))) tight5(li(p(five)))",
    );
    check("- one\n\n- two", "loose(li(p(one)) li(p(two)))");
    check("* one\n+ two", "tight(li(p(one))) tight(li(p(two)))");
    check(
        "In 2024\n2025. was better\n1. one",
        "p(In 2024⏎2025. was better) tight1(li(p(one)))",
    );
    check(
        "- one\ntwo\n-\n- three",
        "tight(li(p(one⏎two)) li() li(p(three)))",
    );
    check(
        "-     code\n- > quote\n- # head",
        "tight(li(code[](\"code\\n\")) li(quote(p(quote))) li(h1(head)))",
    );
    check(
        "- a\n  > b\n  ```\n  c\n  ```\n- d",
        "tight(li(p(a) quote(p(b)) code[](\"c\\n\")) li(p(d)))",
    );
}

#[test]
fn tasks() {
    check(
        "- [ ] one\n- [x] two\n- [X]three\n[ ] four",
        "tight(li(p(task(false)one)) li(p(task(true)two)) li(p([X]three⏎[ ] four)))",
    );
}

#[test]
fn stress() {
    check(
        "*a* _b_ **c** __d__ ***e*** ~f~ ~~g~~",
        "p(em(a) em(b) strong(c) strong(d) em(strong(e)) s(f) s(g))",
    );
    check("snake_case_name 2 * 3 * 4 **", "p(snake_case_name 2 * 3 * 4 **)");
    check("a*b*c **bold*in*bold**", "p(aem(b)c strong(boldem(in)bold))");
    check("*a **b* c**", "p(em(a em(em(b) c)))");
    check(
        "\"*quoted*\" *\"quoted\"* *a*.",
        "p(\"em(quoted)\" em(\"quoted\") em(a).)",
    );
    check("~~~a~~~b ~~a~", "code[a~~~b ~~a~](\"\")");
}

#[test]
fn links_and_images() {
    check(
        "[a](https://b.c) [d](<e f> 'g') [h](i \"j\")",
        "p(a[https://b.c](a) a[e f](d) a[i](h))",
    );
    check("[a [b](c) d](e) [f][g] [h]", "p([a a[c](b) d](e) [f][g] [h])");
    check("![a *b*](c) [![d](e)](f)", "p(img[c](a b) a[f](img[e](d)))");
    check(
        "[a](b(c)d) [a](b\\)c) [a]( b ) [a]()",
        "p(a[b(c)d](a) a[b)c](a) a[b](a) a[](a))",
    );
    check("[a](b c) [a](b", "p([a](b c) [a](b)");
    check("*[a*](b)", "p(*a[b](a*))");
    check(
        "<https://a.b> <a@b.c> <b>c</b> a < b",
        "p(a[https://a.b](https://a.b) a[mailto:a@b.c](a@b.c) <b>c</b> a < b)",
    );
}

#[test]
fn bare_addresses() {
    check(
        "See https://a.b/c_d_e?f=g, or (http://h.i/(j)).",
        "p(See a[https://a.b/c_d_e?f=g](https://a.b/c_d_e?f=g), or (a[http://h.i/(j)](http://h.i/(j))).)",
    );
    check(
        "[https://a.b](https://c.d) **https://e.f**",
        "p(a[https://c.d](https://a.b) strong(a[https://e.f](https://e.f)))",
    );
    check("[see https://a.b.](c)", "p(a[c](see https://a.b.))");
    check(
        "xhttps://a.b https:// https://. ftp://a.b",
        "p(xhttps://a.b https:// https://. ftp://a.b)",
    );
    check(
        "&quot;https://a.b&quot; https://a.b/;",
        "p(\"a[https://a.b](https://a.b)\" a[https://a.b/](https://a.b/);)",
    );
    check("HTTPS://A.b/?c&amp;d", "p(a[HTTPS://A.b/?c&d](HTTPS://A.b/?c&d))");
}

#[test]
fn escapes_and_entities() {
    check(
        "\\*a\\* \\a \\\\ &amp; &lt;b&gt; &#65;&#x42; &nope; &",
        "p(*a* \\a \\ & <b> AB &nope; &)",
    );
    check("[a](b&amp;c\\_d)", "p(a[b&c_d](a))");
}

#[test]
fn tables() {
    check(
        "| a | *b* |\n|---|:-:|\n| 1 | 2 |\n3\n| 4 | 5 | 6 |\n\nend",
        "table(a|em(b) / 1|2 / 3 / 4|5|6) p(end)",
    );
    check(
        "a | b\n- | -\nc \\| d | `e\\|f`\n> g",
        "table(a|b / c | d|`e|f`) quote(p(g))",
    );
    check("a | b\n---\n|\n", "h2(a | b) p(|)");
    check("Look:\n| a | b |\n|---|---|\n|", "p(Look:) table(a|b / ) p(|)");
}

#[test]
fn html_is_a_text() {
    check(
        "<script>alert(1)</script>\n\n<img src=x>",
        "p(<script>alert(1)</script>) p(<img src=x>)",
    );
}
