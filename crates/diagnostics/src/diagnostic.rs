//! One fault, as plain data.

use crate::{Code, ExceptionClass, Span};

/// One thing that is wrong with a source, without a word on how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which fault it is; leads to its page and to the exception class that CPython would raise.
    pub code: Code,
    /// One sentence, word for word CPython's where CPython has one.
    pub message: String,
    /// Where the fault is.
    pub span: Span,
    /// What stands at `span`, in a few words; empty when the message says it all.
    pub label: String,
    /// Other places that matter: the opener of a bracket, the first definition of a name.
    pub labels: Vec<Label>,
    /// Facts that explain.
    pub notes: Vec<String>,
    /// What to do about it.
    pub helps: Vec<String>,
}

/// A place and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is to be said of it.
    pub text: String,
}

impl Diagnostic {
    /// A fault at a place, with its one sentence.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            message: message.into(),
            span,
            label: String::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// Says in a few words what stands at the faulty place.
    pub fn labelled(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points at another place.
    pub fn pointing_at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a fact that explains.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds what to do about it.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    /// Whether the program cannot run because of it; a warning is the only thing that isn't.
    pub fn is_error(&self) -> bool {
        self.code.exception() != ExceptionClass::SyntaxWarning
    }
}
