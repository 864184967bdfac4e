//! How far phrases and clauses reach in the text, particles and endings included.

use std::ops::Range;

use super::atom::Shape;
use super::particle;
use super::phrase::{NounPhrase, Phrase};
use super::predicate::is_particle;
use super::{Analysis, ClauseId, PhraseId};
use crate::span::ByteSpan;

/// How many phrases in 의 before a phrase are followed: `A의 B의 C의 …` must not cost its square.
const OWNERS: usize = 4;

impl Analysis<'_> {
    /// A phrase from the first that is listed with it, or stands before it with 의, to the end of its particle.
    pub(crate) fn extent(&self, id: PhraseId) -> ByteSpan {
        let Some(noun) = self.noun(id) else { return ByteSpan::new(0, 0) };
        let first = noun.listed.iter().chain([&id]).filter_map(|member| self.first_atom(*member, OWNERS)).min();
        let particle = self.particle(id, noun);
        let end = if particle.is_empty() { noun.atoms.end } else { particle.end };
        self.span_of(first.unwrap_or(noun.atoms.start)..end)
    }

    /// The particle of a phrase: 가, 에게서, `에 따르면`. Empty where it has none.
    pub(crate) fn particle_of(&self, id: PhraseId) -> ByteSpan {
        self.noun(id).map_or(ByteSpan::new(0, 0), |noun| self.span_of(self.particle(id, noun)))
    }

    /// A clause from the first of its own phrases to its last ending.
    pub(crate) fn reach(&self, clause: ClauseId) -> ByteSpan {
        let predicate = self.span_of(self.predicate(clause).atoms.clone());
        let own = self.clauses[clause.0].arguments.iter().map(|id| self.extent(*id));
        own.fold(predicate, ByteSpan::join)
    }

    fn first_atom(&self, id: PhraseId, depth: usize) -> Option<usize> {
        let noun = self.noun(id)?;
        let owner = noun.owners.first().filter(|_| depth > 0);
        let before = owner.and_then(|owner| self.first_atom(*owner, depth - 1));
        Some(before.map_or(noun.atoms.start, |before| before.min(noun.atoms.start)))
    }

    fn particle(&self, id: PhraseId, noun: &NounPhrase) -> Range<usize> {
        let mut found = noun.atoms.end..noun.atoms.end;
        for index in noun.atoms.end..self.atoms.len() {
            let atom = &self.atoms[index];
            if atom.aside || matches!(atom.shape, Shape::Close | Shape::NameMark | Shape::SpeechMark) {
                // `오픈AI(OpenAI)가`, `‘달빛’을`
                continue;
            }
            let is_particle = is_particle(atom.tags.first()) || particle::pos_of_surface(atom.text).is_some();
            if atom.space_before || atom.shape != Shape::Word || !is_particle {
                break;
            }
            let start = if found.is_empty() { index } else { found.start };
            found = start..index + 1;
        }
        if !found.is_empty() && matches!(self.phrases.get(id.0 + 1), Some(Phrase::Absorbed)) {
            // `에 따르면`, `를 상대로`
            let rest = self.atoms.get(found.end + 1..).unwrap_or_default();
            let more = 1 + rest.iter().take_while(|atom| !atom.space_before && atom.shape == Shape::Word).count();
            found.end = self.atoms.len().min(found.end + more);
        }
        found
    }
}
