//! What a firm is worth, told as its size: `3000억 달러짜리 회사가 됐다`, `5000억 원대 기업으로 쪼그라들었다`.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::{Reach, Reader};
use super::{begin, close};
use crate::clause::{Case, PhraseId};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, EntityKind, Role};

pub(super) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    for (id, _) in reader.nouns().filter(|(_, noun)| noun.kinds.has(EntityKind::Money)) {
        drafts.extend(sized(reader, id));
    }
}

fn sized(reader: &Reader<'_, '_>, id: PhraseId) -> Option<Draft> {
    let noun = reader.noun(id).filter(|noun| matches!(noun.case, Case::Subject | Case::To))?;
    let words = reader.words(noun);
    let [rest @ .., head] = &words[..] else { return None };
    if !matches!(reader.atom(*head).text, "회사" | "기업") {
        return None;
    }
    // 3000억 달러짜리: nothing else may stand there, for `매출 1조 원대 기업` is of its sales.
    let [amount, units @ ..] = rest else { return None };
    let alone = units
        .iter()
        .all(|index| matches!(reader.atom(*index).text, "짜리" | "대") || reader.is(*index, NounClass::Unit));
    let (kind, amount) = reader.atom(*amount).mention?;
    if !alone || kind != EntityKind::Money {
        return None;
    }
    let clause = noun.clause?;
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let becomes = matches!(word, "되" | "전락" | "변신" | "도약")
        || [NounClass::Up, NounClass::Down, NounClass::Becomes].iter().any(|class| reader.predicates.is(word, *class));
    let own = reader.clause(clause).arguments.iter().copied().filter(|other| *other != id && becomes);
    let mut leading = own
        .filter(|other| matches!(reader.case(*other), Some(Case::Topic | Case::Subject)))
        .chain(reader.clause(clause).shared.filter(|_| becomes));
    let company = leading.find_map(|other| {
        reader
            .parties(other, Reach::Actor)
            .into_iter()
            .find(|index| reader.mentions[*index].kind == EntityKind::Company)
    })?;
    let standing = reader.figure_standing(clause);
    if standing.blocked {
        return None;
    }
    let mut draft = begin(reader, ClaimKind::Value, standing, reader.atom(*head).span);
    draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    draft.add(Role::Amount, DraftFiller::Mention(amount), reader.mentions);
    close(reader, "figure", Some(clause), Some(id), &mut draft);
    Some(draft)
}
