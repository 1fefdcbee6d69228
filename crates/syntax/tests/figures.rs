//! Figures to be read: one small source, and what each arrow of this crate makes of it.

use rondo_diagnostics::Source;
use rondo_syntax::{TreeStyle, dump_layout, dump_tokens, dump_tree, parse_module};

/// Source, tokens, layout and tree below one another.
fn figure(text: &str) -> String {
    let parsed = parse_module(text);
    assert_eq!(parsed.diagnostics, []);
    let style = TreeStyle { indent: Some(2), ..TreeStyle::default() };
    let tree = dump_tree(&parsed.module, &Source::new("", text), style);
    format!(
        "{text}\n--- tokens\n{}\n--- layout\n{}\n--- tree\n{tree}\n",
        dump_tokens(text),
        dump_layout(text)
    )
}

#[test]
fn blocks_come_from_indentation() {
    insta::assert_snapshot!(figure("if a:\n    b(1,\n      2)  # Inside brackets, lines don't end.\n\nc\n"));
}

#[test]
fn an_f_string_is_flat_in_the_tokens_and_nested_in_the_tree() {
    insta::assert_snapshot!(figure("f\"{name!r:>{width}} is {{{age=}}}\"\n"));
}

#[test]
fn soft_keywords_are_words_only_where_they_begin_a_statement() {
    insta::assert_snapshot!(figure(
        "match = type(case)\nmatch match:\n    case [case, *_] if case: pass\ntype type = match\n"
    ));
}

#[test]
fn operators_bind_as_tightly_as_in_python() {
    insta::assert_snapshot!(figure("x = not -a ** -b < c + d * e <= f or await g.h[i](j, k=l)\n"));
}

#[test]
fn parameters_of_every_kind_keep_their_defaults() {
    insta::assert_snapshot!(figure("async def f[T](a, /, b: T = 1, *c, d=2, e, **g) -> None: yield\n"));
}
