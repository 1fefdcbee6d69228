//! `import` and `from … import …`.

use super::expressions::Grammar;
use super::*;
use crate::errors;
use crate::tree::{Alias, Name, StmtKind};

/// ```text
/// dotted_name: NAME ('.' NAME)*
/// ```
fn dotted_name<'t>() -> Rule<'t, Identifier> {
    identifier()
        .then(word(Token::Dot).ignore_then(identifier()).repeated().collect::<Vec<_>>())
        .map_with(|(first, rest), extra| {
            if rest.is_empty() {
                return first;
            }
            let mut whole = first.name.to_string();
            for part in &rest {
                whole.push('.');
                whole.push_str(&part.name);
            }
            Identifier { name: Name::new(&whole), span: place(extra) }
        })
        .boxed()
}

/// `name ['as' NAME]`
fn aliased<'t>(name: Rule<'t, Identifier>, grammar: &Grammar<'t>) -> Rule<'t, Alias> {
    // What follows a good alias; anything else is looked at as an expression, so that it can be named.
    let follows =
        any_of(TokenSet::of(&[Token::Comma, Token::RParen, Token::Semicolon, Token::Newline])).rewind();
    let good = identifier().then_ignore(follows).map(Some);
    let bad = grammar.expression.clone().validate(|wrong, _, emitter| {
        emitter.emit(said(errors::import_target(&wrong)));
        None
    });
    name.then(word(Token::As).ignore_then(choice((good, bad))).or_not())
        .map_with(|(name, asname), extra| Alias { name, asname: asname.flatten(), span: place(extra) })
        .boxed()
}

/// ```text
/// import_name: 'import' dotted_name ['as' NAME] (',' dotted_name ['as' NAME])*
/// ```
pub(super) fn import_name<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    let names =
        aliased(dotted_name(), grammar).separated_by(word(Token::Comma)).at_least(1).collect::<Vec<_>>();
    let from = word(Token::From).then(dotted_name());
    word(Token::Import)
        .ignore_then(names.then(from.or_not()))
        .validate(|(names, from), extra, emitter| {
            if from.is_some() {
                emitter.emit(said(errors::import_from_swapped(place(extra))));
            }
            StmtKind::Import { names }
        })
        .boxed()
}

/// ```text
/// import_from: 'from' ('.' | '...')* dotted_name 'import' targets | 'from' ('.' | '...')+ 'import' targets
/// targets:     '(' names [','] ')' | names | '*'
/// names:       NAME ['as' NAME] (',' NAME ['as' NAME])*
/// ```
pub(super) fn import_from<'t>(grammar: &Grammar<'t>) -> Rule<'t, StmtKind> {
    let dots = select! { Token::Dot => 1, Token::Ellipsis => 3 };
    let dots = dots.repeated().at_least(1).collect::<Vec<u32>>().map(|dots| dots.iter().sum::<u32>());
    let relative = dots.then(dotted_name().or_not());
    let absolute = dotted_name().map(|module| (0, Some(module)));
    let names = aliased(identifier().boxed(), grammar)
        .separated_by(word(Token::Comma))
        .at_least(1)
        .collect::<Vec<_>>();
    let parenthesised = word(Token::LParen)
        .ignore_then(names.clone())
        .then_ignore(word(Token::Comma).or_not())
        .then_ignore(word(Token::RParen));
    let bare = names.then(word(Token::Comma).map_with(|_, extra| place(extra)).or_not()).validate(
        |(names, comma), _, emitter| {
            if let Some(comma) = comma {
                emitter.emit(said(errors::trailing_comma_in_import(comma)));
            }
            names
        },
    );
    let star = word(Token::Star).map_with(|_, extra| {
        let span = place(extra);
        vec![Alias { name: Identifier { name: extra.state().names.intern("*"), span }, asname: None, span }]
    });
    word(Token::From)
        .ignore_then(choice((absolute, relative)))
        .then_ignore(word(Token::Import))
        .then(choice((parenthesised, star, bare)))
        .map(|((level, module), names)| StmtKind::ImportFrom { module, names, level })
        .boxed()
}
