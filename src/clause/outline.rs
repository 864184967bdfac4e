//! How a sentence was read, for people who write frames and rules.

use std::fmt::Write as _;

use super::{Analysis, Case, Phrase};

impl Analysis<'_> {
    /// A line a phrase and a line a clause.
    pub(crate) fn outline(&self, text: &str, out: &mut String) {
        for (index, phrase) in self.phrases.iter().enumerate() {
            let _ = match phrase {
                Phrase::Noun(noun) => writeln!(
                    out,
                    "  {index:>2} {:?}{}{} {}",
                    noun.case,
                    if noun.topic && noun.case != Case::Topic { "+topic" } else { "" },
                    noun.host.map_or(String::new(), |host| format!(" of {}", host.0)),
                    self.span_of(noun.atoms.clone()).slice(text),
                ),
                Phrase::Verb(verb) => writeln!(
                    out,
                    "  {index:>2} [{}{}{}] {:?} {:?}{} {}",
                    verb.noun.clone().map_or("", |noun| self.span_of(noun).slice(text)),
                    if verb.noun.is_some() { "+" } else { "" },
                    self.atoms[verb.stem].lemma,
                    verb.ending,
                    verb.tense,
                    if verb.negated { " negated" } else { "" },
                    self.span_of(verb.atoms.clone()).slice(text),
                ),
                Phrase::Quotation(number) => writeln!(out, "  {index:>2} quotation {number}"),
                Phrase::Break => writeln!(out, "  {index:>2} break"),
                Phrase::Absorbed => writeln!(out, "  {index:>2} absorbed"),
            };
        }
        for (index, clause) in self.clauses.iter().enumerate() {
            let numbers: Vec<usize> = clause.arguments.iter().map(|id| id.0).collect();
            let _ = writeln!(
                out,
                "  clause {index}: predicate {} takes {numbers:?}, shares {:?}, head {:?}, parent {:?}, in {:?}, quotes {:?}",
                clause.predicate.0,
                clause.shared.map(|id| id.0),
                clause.head.map(|id| id.0),
                clause.parent.map(|id| id.0),
                clause.quotation,
                clause.quotes,
            );
        }
    }
}
