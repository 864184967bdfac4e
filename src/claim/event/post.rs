//! Headlines that name a post and who gets it, and leave the verb out: `A 새 대표에 B 전 부사장`.

use super::super::draft::{Draft, DraftFiller, DraftRole};
use super::super::ground::Cues;
use super::super::reader::{Reach, Reader};
use super::trigger::Trigger;
use crate::clause::{Case, NounPhrase, Phrase, PhraseId};
use crate::lexicon::{NounClass, PredicateId};
use crate::model::{ClaimKind, EntityKind, Modality, Polarity, Role};

/// The posts that a headline fills without a verb, each with the predicate that it leaves out.
pub(super) fn filled<'p>(reader: &Reader<'p, '_>) -> Vec<(Trigger<'p>, PredicateId, Draft)> {
    if !reader.headline {
        return Vec::new();
    }
    reader.nouns().filter_map(|(id, noun)| post(reader, id, noun)).collect()
}

fn post<'p>(reader: &Reader<'p, '_>, id: PhraseId, noun: &NounPhrase) -> Option<(Trigger<'p>, PredicateId, Draft)> {
    const LEFT_OUT: &str = "선임";
    let words = reader.words(noun);
    let last = *words.last().filter(|_| noun.case == Case::Dative && noun.clause.is_none())?;
    if !reader.is(last, NounClass::Position) {
        return None;
    }
    let next = PhraseId(id.0 + 1);
    let closes = matches!(reader.analysis.phrases.get(next.0 + 1), None | Some(Phrase::Break));
    reader.noun(next).filter(|noun| closes && noun.case == Case::Bare && noun.clause.is_none())?;
    let person = *reader.values(next, EntityKind::Person).first()?;
    let beside = words.iter().filter_map(|index| reader.atom(*index).mention).map(|(_, index)| index);
    let owners = noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor));
    let company = beside.chain(owners).find(|index| reader.mentions[*index].is_body())?;
    let frames = reader.predicates.of_noun(LEFT_OUT);
    let word = *frames.first()?;
    let title = words.iter().position(|index| reader.atom(*index).mention.is_none())?;
    let title =
        words[title..].iter().copied().find(|index| !matches!(reader.atom(*index).text, "새" | "신임" | "차기"));
    let span = reader.analysis.span_of(title?..last + 1);
    let trigger = Trigger {
        frames,
        atoms: last..last + 1,
        phrase: Some(id),
        zones: Vec::new(),
        passive: false,
        standing: reader.noun_standing(&[], None, None),
    };
    let roles = [
        (Role::Company, DraftFiller::Mention(company)),
        (Role::Person, DraftFiller::Mention(person)),
        (Role::Position, DraftFiller::Text(span)),
    ];
    let draft = Draft {
        kind: ClaimKind::Appoint,
        roles: roles.into_iter().map(|(role, filler)| DraftRole::new(role, filler)).collect(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        tense: None,
        source: None,
        trigger: reader.analysis.span_of(trigger.atoms.clone()),
        evidence: Vec::new(),
        cues: Cues::default(),
        headline: true,
        rounded: Vec::new(),
    };
    Some((trigger, word, draft))
}
