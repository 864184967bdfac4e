//! Numbers of phrases and clauses.

/// The number of a phrase in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PhraseId(pub(crate) usize);

/// The number of a clause in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClauseId(pub(crate) usize);
