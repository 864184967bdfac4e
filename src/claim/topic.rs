//! Whom a sentence is about.

use super::reader::{Reach, Reader};
use crate::clause::{Case, MentionRef, PhraseId};
use crate::lexicon::{ClassSet, NounClass};
use crate::model::EntityKind;

/// The party that what follows is about, too.
pub(crate) fn topic_of(reader: &Reader<'_, '_>, refs: &[MentionRef]) -> Option<usize> {
    candidate(reader).filter(|topic| !speaks_of_others(reader, refs, *topic))
}

/// The party that a sentence is about: its topic, else the subject of a sentence without one.
fn candidate(reader: &Reader<'_, '_>) -> Option<usize> {
    let standing_in = |wanted: Case| {
        reader.nouns().filter(move |(_, noun)| noun.case == wanted && noun.host.is_none()).map(|(id, _)| id)
    };
    let party = |id| reader.parties(id, Reach::Actor).first().copied().or_else(|| owner_of_figure(reader, id));
    if standing_in(Case::Topic).next().is_some() {
        return standing_in(Case::Topic).find_map(party);
    }
    standing_in(Case::Subject).find_map(party)
}

/// `A의 3분기 매출은`: what follows goes on about the firm whose figure it is.
fn owner_of_figure(reader: &Reader<'_, '_>, id: PhraseId) -> Option<usize> {
    const FIGURES: ClassSet = ClassSet::of(&[NounClass::Metric, NounClass::Results]);
    let noun = reader.noun(id)?;
    let words = reader.words(noun);
    if !noun.classes.meets(FIGURES) {
        return None;
    }
    let beside = words.first().and_then(|first| reader.mention(*first).filter(|_| reader.atom(*first).is_party()));
    let owners = noun.owners.iter().rev().flat_map(|owner| reader.parties(*owner, Reach::Actor));
    let mut firms = beside.into_iter().chain(owners);
    firms.find(|index| reader.mentions[*index].kind == EntityKind::Company)
}

/// `A증권은 B의 목표주가를 올렸다`: what follows is not of the one who looks on.
fn speaks_of_others(reader: &Reader<'_, '_>, refs: &[MentionRef], topic: usize) -> bool {
    let name = reader.mentions[topic];
    let mut others = refs.iter().map(|mention| reader.mentions[mention.index]);
    others.any(|other| other.kind == EntityKind::Company && other.referent != name.referent)
        && reader.predicates.ends_in(name.span.slice(reader.text), NounClass::Observer)
}
