//! One verb behind several pairs: `재무 총괄에 A를, 기술 총괄에 B를 앉혔다`.

use super::super::reader::Reader;
use super::argument::Argument;
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId};
use crate::lexicon::Slot;
use crate::model::EntityKind;

/// The arguments of each pair, with what the pairs share, where there are several.
pub(super) fn gapped(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    arguments: &[Argument],
) -> Option<Vec<Vec<Argument>>> {
    let at = |argument: &Argument| reader.noun(argument.phrase).map_or(0, |noun| noun.atoms.start);
    let is_paired = |argument: &&Argument| matches!(argument.slot, Slot::Dative | Slot::Object);
    if arguments.iter().filter(|argument| argument.slot == Slot::Dative).count() < 2 {
        return None;
    }
    let mut paired: Vec<Argument> = arguments.iter().filter(is_paired).copied().collect();
    paired.sort_by_key(at);
    let shared = arguments.iter().filter(|argument| !is_paired(argument)).copied();
    if let Some(place) = trigger.phrase.and_then(|id| reader.noun(id)).map(|noun| noun.atoms.start) {
        // `A에 기관경고를, B에 기관주의를 내렸다`: the noun of the event is the second of its pair.
        let nearest = paired.iter().rfind(|own| own.slot == Slot::Dative && at(own) < place).copied();
        let nearest = nearest.filter(|_| alternates_around(reader, trigger, &paired, at))?;
        let objects = paired.iter().filter(|own| own.slot == Slot::Object).copied();
        return Some(vec![shared.chain([nearest]).chain(objects).collect()]);
    }
    let alternates = paired.len() >= 4
        && paired.len().is_multiple_of(2)
        && paired.chunks(2).all(|pair| pair[0].slot == Slot::Dative && pair[1].slot == Slot::Object);
    if !alternates {
        return None;
    }
    let shared: Vec<Argument> = shared.collect();
    Some(paired.chunks(2).map(|pair| shared.iter().chain(pair).copied().collect()).collect())
}

/// `A에 기관경고를, B에 기관주의를`, `A에 3억원, B에 1억원의 과징금을`: each dative has an object or an amount behind it.
pub(super) fn has_pairs(reader: &Reader<'_, '_>, zone: ClauseId) -> bool {
    const FEWEST: usize = 4;
    let arguments = &reader.clause(zone).arguments;
    if arguments.len() < FEWEST {
        return false;
    }
    let own = arguments.iter().filter_map(|id| reader.noun(*id).map(|noun| (*id, noun)));
    let kinds: Vec<bool> = own
        .filter_map(|(id, noun)| {
            let second = noun.case == Case::Object || !reader.values(id, EntityKind::Money).is_empty();
            if noun.case == Case::Dative && !second { Some(true) } else { second.then_some(false) }
        })
        .collect();
    kinds.len() >= FEWEST && kinds.len().is_multiple_of(2) && kinds.chunks(2).all(|pair| pair[0] && !pair[1])
}

/// Whether an object of the clause stands between every two of its datives.
fn alternates_around(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    paired: &[Argument],
    at: impl Fn(&Argument) -> usize,
) -> bool {
    let own = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
    let objects: Vec<usize> = own
        .filter_map(|id| reader.noun(id))
        .filter(|noun| noun.case == Case::Object)
        .map(|noun| noun.atoms.start)
        .collect();
    let datives: Vec<usize> = paired.iter().filter(|own| own.slot == Slot::Dative).map(at).collect();
    datives.windows(2).all(|pair| objects.iter().any(|object| (pair[0]..pair[1]).contains(object)))
}
