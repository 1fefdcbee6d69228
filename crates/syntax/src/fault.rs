//! What chumsky carries when an alternative fails: small, without an allocation, since most of these are thrown away again.

use crate::grammar::{Place, Tokens};
use crate::token::{Token, TokenSet};
use chumsky::DefaultExpected;
use chumsky::error::{Error, LabelError};
use chumsky::util::MaybeRef;
use rondo_diagnostics::Diagnostic;

/// A place where no alternative went on, or a complaint.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The token that was found.
    pub(crate) place: Place,
    /// Its kind; nothing at the end of the input.
    pub(crate) found: Option<Token>,
    /// What would have been right.
    pub(crate) expected: TokenSet,
    /// What a production has to say in particular.
    pub(crate) said: Option<Box<Diagnostic>>,
}

impl Fault {
    /// A complaint that needs no explanation.
    pub(crate) fn said(diagnostic: Diagnostic) -> Self {
        let place = Place::from(diagnostic.span.start..diagnostic.span.end);
        Fault { place, found: None, expected: TokenSet::EMPTY, said: Some(Box::new(diagnostic)) }
    }
}

impl<'t> Error<'t, Tokens<'t>> for Fault {
    fn merge(mut self, other: Self) -> Self {
        self.expected = self.expected.union(other.expected);
        self.said = self.said.or(other.said);
        self
    }
}

impl<'t> LabelError<'t, Tokens<'t>, DefaultExpected<'t, Token>> for Fault {
    fn expected_found<E: IntoIterator<Item = DefaultExpected<'t, Token>>>(
        expected: E,
        found: Option<MaybeRef<'t, Token>>,
        place: Place,
    ) -> Self {
        Fault { place, found: found.map(|token| *token), expected: set_of(expected), said: None }
    }

    // Alternatives fail all the time, most of them at the place of the failure before: then only the set grows.
    #[inline]
    fn merge_expected_found<E: IntoIterator<Item = DefaultExpected<'t, Token>>>(
        mut self,
        expected: E,
        _found: Option<MaybeRef<'t, Token>>,
        _place: Place,
    ) -> Self {
        self.expected = self.expected.union(set_of(expected));
        self
    }

    #[inline]
    fn replace_expected_found<E: IntoIterator<Item = DefaultExpected<'t, Token>>>(
        mut self,
        expected: E,
        found: Option<MaybeRef<'t, Token>>,
        place: Place,
    ) -> Self {
        if self.said.is_some() {
            self.said = None;
        }
        self.place = place;
        self.found = found.map(|token| *token);
        self.expected = set_of(expected);
        self
    }
}

#[inline]
fn set_of<'t>(expected: impl IntoIterator<Item = DefaultExpected<'t, Token>>) -> TokenSet {
    expected.into_iter().fold(TokenSet::EMPTY, |set, expected| match expected {
        DefaultExpected::Token(token) => set.union(TokenSet::one(*token)),
        DefaultExpected::EndOfInput => set.union(TokenSet::one(Token::End)),
        _ => set,
    })
}

impl std::fmt::Debug for TokenSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} tokens", self.len())
    }
}
