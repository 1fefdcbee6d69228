//! Strings: adjacent literals, and replacement fields.

use super::expressions::yield_or_star_expressions;
use super::*;
use crate::errors;
use crate::strings::{StringValue, format_text, literal};
use crate::tree::{Constant, Conversion};
use chumsky::input::Emitter;

/// One of several adjacent literals.
enum Piece {
    Text(String, Span),
    Bytes(Vec<u8>, Span),
    /// An f-string, or a t-string.
    Format {
        values: Vec<Expr>,
        span: Span,
        template: bool,
    },
}

impl Piece {
    fn span(&self) -> Span {
        match self {
            Piece::Text(_, span) | Piece::Bytes(_, span) | Piece::Format { span, .. } => *span,
        }
    }
}

/// ```text
/// strings: (STRING | fstring | tstring)+
/// ```
pub(super) fn strings<'t>(grammar: &Grammar<'t>) -> Rule<'t, Expr> {
    let string = word(Token::String).validate(|_, extra, emitter| {
        let (text, span) = (text(extra), place(extra));
        let mut faults = Vec::new();
        let value = literal(text, span.start, &mut faults);
        faults.into_iter().for_each(|fault| emitter.emit(said(fault)));
        match value {
            StringValue::Text(value) => Piece::Text(value, span),
            StringValue::Bytes(value) => Piece::Bytes(value, span),
        }
    });
    let fields = recursive(|field| replacement_field(grammar, field.boxed()));
    let piece = choice((
        string,
        format_string(Token::FStringStart, Token::FStringEnd, fields.clone().boxed()),
        format_string(Token::TStringStart, Token::TStringEnd, fields.boxed()),
    ));
    piece
        .clone()
        .then(piece.repeated().collect::<Vec<_>>())
        .validate(|(first, rest), extra, emitter| joined(first, rest, place(extra), emitter))
        .boxed()
}

/// ```text
/// fstring: FSTRING_START (FSTRING_MIDDLE | replacement_field)* FSTRING_END
/// tstring: TSTRING_START (TSTRING_MIDDLE | replacement_field)* TSTRING_END
/// ```
fn format_string<'t>(start: Token, end: Token, field: Rule<'t, Field>) -> Rule<'t, Piece> {
    let part = choice((
        word(Token::FStringMiddle).map_with(|_, extra| Part::Text(place(extra))),
        field.map(Part::Field),
    ));
    word(start)
        .map_with(|_, extra| is_raw(text(extra)))
        .then(part.repeated().collect::<Vec<_>>())
        .then_ignore(word(end))
        .validate(move |(raw, parts), extra, emitter| {
            let template = start == Token::TStringStart;
            let values =
                values(parts, Context { raw, template, in_spec: false }, extra.state().source, emitter);
            Piece::Format { values, span: place(extra), template }
        })
        .boxed()
}

/// Whether an opener such as `rf"` has an `r`.
fn is_raw(opener: &str) -> bool {
    opener.contains(['r', 'R'])
}

/// A part of an f-string, before its text is decoded.
enum Part {
    Text(Span),
    Field(Field),
}

/// A replacement field as it is written.
struct Field {
    value: Expr,
    /// From the brace to the brace.
    span: Span,
    /// The text of the expression up to what follows it, and where it begins.
    written: Span,
    /// Whether `=` follows the expression.
    debug: bool,
    /// What follows `!`, as far as it is known.
    conversion: Option<Result<Conversion, Identifier>>,
    /// What follows the colon.
    spec: Option<(Vec<Part>, Span)>,
}

/// ```text
/// replacement_field: '{' (yield_expression | star_expressions) ['='] ['!' NAME] [':' format_spec] '}'
/// format_spec:       (FSTRING_MIDDLE | replacement_field)*
/// ```
fn replacement_field<'t>(grammar: &Grammar<'t>, field: Rule<'t, Field>) -> Rule<'t, Field> {
    let conversion = word(Token::Exclamation).map_with(|_, extra| place(extra)).then(identifier()).validate(
        |(mark, name), _, emitter| {
            if mark.end != name.span.start {
                emitter.emit(said(errors::conversion_after_space(mark.to(name.span))));
            }
            match name.name.as_str() {
                "s" => Ok(Conversion::Str),
                "r" => Ok(Conversion::Repr),
                "a" => Ok(Conversion::Ascii),
                _ => Err(name),
            }
        },
    );
    let part = choice((
        word(Token::FStringMiddle).map_with(|_, extra| Part::Text(place(extra))),
        field.map(Part::Field),
    ));
    let spec = word(Token::Colon)
        .ignore_then(part.repeated().collect::<Vec<_>>())
        .map_with(|parts, extra| (parts, place(extra)));
    let ends = any_of(TokenSet::of(&[Token::Exclamation, Token::Colon, Token::RBrace]))
        .map_with(|_, extra| place(extra).start)
        .rewind();
    word(Token::LBrace)
        .map_with(|_, extra| place(extra).end)
        .then(yield_or_star_expressions(grammar))
        .then(word(Token::Equal).or_not())
        .then(ends)
        .then(conversion.or_not())
        .then(spec.or_not())
        .then_ignore(word(Token::RBrace))
        .map_with(|(((((start, value), debug), end), conversion), spec), extra| Field {
            value,
            span: place(extra),
            written: Span::new(start, end),
            debug: debug.is_some(),
            conversion,
            spec,
        })
        .boxed()
}

/// What the text of an f-string means depends on what it stands in.
#[derive(Clone, Copy)]
struct Context {
    raw: bool,
    template: bool,
    in_spec: bool,
}

/// Decodes text and makes nodes of fields; text side by side becomes one constant.
fn values(parts: Vec<Part>, context: Context, source: &Source, emitter: &mut Emitter<Fault>) -> Vec<Expr> {
    let mut values = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Text(span) => {
                let mut faults = Vec::new();
                let text =
                    format_text(source.slice(span), span.start, context.raw, context.in_spec, &mut faults);
                faults.into_iter().for_each(|fault| emitter.emit(said(fault)));
                push_text(&mut values, &text, span);
            }
            Part::Field(field) => push_field(&mut values, field, context, source, emitter),
        }
    }
    values
}

/// Adds text to the constant at the end, or as one.
fn push_text(values: &mut Vec<Expr>, text: &str, span: Span) {
    if let Some(Expr { kind: ExprKind::Constant(Constant::Str(last)), span: place }) = values.last_mut() {
        last.push_str(text);
        *place = place.to(span);
    } else if !text.is_empty() {
        values.push(Expr::new(ExprKind::Constant(Constant::Str(text.to_owned())), span));
    }
}

fn push_field(
    values: &mut Vec<Expr>,
    field: Field,
    context: Context,
    source: &Source,
    emitter: &mut Emitter<Fault>,
) {
    let written = source.slice(field.written);
    if field.debug {
        push_text(values, &without_comments(written), field.written);
    }
    let conversion = match field.conversion {
        Some(Ok(conversion)) => conversion,
        Some(Err(name)) => {
            emitter.emit(said(errors::invalid_conversion(name.span, context.template, &name.name)));
            Conversion::None
        }
        None if field.debug && field.spec.is_none() => Conversion::Repr,
        None => Conversion::None,
    };
    // In a specification, a field is formatted even if the string around it is a template.
    let template = context.template && !context.in_spec;
    let format_spec = field.spec.map(|(parts, span)| {
        let values = self::values(parts, Context { in_spec: true, ..context }, source, emitter);
        Box::new(Expr::new(ExprKind::JoinedStr { values }, span))
    });
    let value = Box::new(field.value);
    let kind = if template {
        let text = if field.debug { written.trim_end().trim_end_matches('=') } else { written };
        ExprKind::Interpolation { value, str: text.trim_end().to_owned(), conversion, format_spec }
    } else {
        ExprKind::FormattedValue { value, conversion, format_spec }
    };
    values.push(Expr::new(kind, field.span));
}

/// The text that `=` shows: as it is written, but for comments, and with uniform line ends.
fn without_comments(written: &str) -> String {
    let uniform = written.replace("\r\n", "\n").replace('\r', "\n");
    if !uniform.contains('#') {
        return uniform;
    }
    let source = Source::new("", uniform.as_str());
    let mut text = String::new();
    let mut end = 0;
    for (_, span) in crate::lexer::lex(&source).tokens {
        let gap = &uniform[end as usize..span.start as usize];
        text.push_str(gap.find('#').map_or(gap, |comment| &gap[..comment]));
        text.push_str(source.slice(span));
        end = span.end;
    }
    let rest = &uniform[end as usize..];
    text.push_str(rest.find('#').map_or(rest, |comment| &rest[..comment]));
    text
}

/// Adjacent literals as one expression.
fn joined(first: Piece, rest: Vec<Piece>, whole: Span, emitter: &mut Emitter<Fault>) -> Expr {
    let kind = match first {
        Piece::Text(text, _) if rest.is_empty() => ExprKind::Constant(Constant::Str(text)),
        Piece::Bytes(bytes, _) if rest.is_empty() => ExprKind::Constant(Constant::Bytes(bytes)),
        first => {
            let mut pieces = rest;
            pieces.insert(0, first);
            if let Some(fault) = mixed(&pieces) {
                emitter.emit(said(fault));
            }
            concatenated(pieces)
        }
    };
    Expr::new(kind, whole)
}

/// Literals that cannot be joined.
fn mixed(pieces: &[Piece]) -> Option<Diagnostic> {
    let whole = pieces[0].span().to(pieces[pieces.len() - 1].span());
    let is_bytes = |piece: &Piece| matches!(piece, Piece::Bytes(..));
    if pieces.iter().any(is_bytes) && !pieces.iter().all(is_bytes) {
        return Some(errors::mixed_bytes(whole));
    }
    let is_template = |piece: &Piece| matches!(piece, Piece::Format { template: true, .. });
    (pieces.iter().any(is_template) && !pieces.iter().all(is_template))
        .then(|| errors::mixed_templates(whole))
}

fn concatenated(pieces: Vec<Piece>) -> ExprKind {
    if pieces.iter().all(|piece| matches!(piece, Piece::Text(..))) {
        let mut whole = String::new();
        for piece in &pieces {
            if let Piece::Text(text, _) = piece {
                whole.push_str(text);
            }
        }
        return ExprKind::Constant(Constant::Str(whole));
    }
    let mut bytes = Vec::new();
    let mut values: Vec<Expr> = Vec::new();
    let mut any_template = false;
    let mut any_format = false;
    for piece in pieces {
        match piece {
            Piece::Text(text, span) => push_text(&mut values, &text, span),
            Piece::Bytes(more, _) => bytes.extend(more),
            Piece::Format { values: more, template, .. } => {
                any_template |= template;
                any_format = true;
                for mut value in more {
                    let span = value.span;
                    match value.take_kind() {
                        ExprKind::Constant(Constant::Str(text)) => push_text(&mut values, &text, span),
                        kind => values.push(Expr::new(kind, span)),
                    }
                }
            }
        }
    }
    match (any_template, any_format) {
        (true, _) => ExprKind::TemplateStr { values },
        (false, true) => ExprKind::JoinedStr { values },
        (false, false) => ExprKind::Constant(Constant::Bytes(bytes)),
    }
}
