//! The one error type.

/// What went wrong, and what to do about it.
///
/// The type is opaque: match on [`Error::kind`], print it for a person.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A segmentation dictionary is missing or could not be read.
    Dictionary,
    /// A user's dictionary file could not be opened.
    UserDictionary,
    /// The text is no amount of money.
    Money,
    /// The text is no percent.
    Percent,
    /// The text is no date, or an impossible one.
    Date,
    /// An option has a value that cannot be used.
    Option,
}

impl Error {
    /// An error of `kind`; `message` says what happened and what to do next.
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What kind of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}
