//! Whom a court orders to pay: `법원은 A에 10억 원을 배상하라고 명령했다`.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::{Reach, Reader};
use super::trigger::Trigger;
use crate::clause::{Case, ClauseId, Ending, PhraseId};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, Modality, Role, Sign};

/// Gives a payment that a court orders its payer: the dative that is not paid.
pub(super) fn ordered(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let Some(&zone) = trigger.zones.first().filter(|_| draft.kind == ClaimKind::Pay && !draft.has(Role::Payer)) else {
        return;
    };
    let Some(ruling) = ruling(reader, zone) else { return };
    let firm_in = |clause: ClauseId| {
        let datives = reader.clause(clause).arguments.iter().copied().filter(|id| is_told(reader, *id));
        datives.flat_map(|id| reader.parties(id, Reach::Actor)).find(|party| reader.mentions[*party].is_body())
    };
    match (firm_in(ruling), firm_in(zone)) {
        // `법원은 A에 B에게 배상하라고 판결했다`
        (Some(payer), _) => draft.add(Role::Payer, DraftFiller::Mention(payer), reader.mentions),
        // `법원은 A에 배상하라고 판결했다`: the only one is told to.
        (None, Some(_)) => {
            for own in draft.roles.iter_mut().filter(|own| own.role == Role::Payee) {
                own.role = Role::Payer;
            }
        }
        (None, None) => return,
    }
    if reader.predicates.is(draft.trigger.slice(reader.text), NounClass::Damages) {
        draft.add(Role::Purpose, DraftFiller::Text(draft.trigger), reader.mentions);
    }
    let court = reader.actor(ruling).into_iter().flat_map(|actor| reader.parties(actor, Reach::Actor));
    draft.source = draft.source.or(court.into_iter().find(|party| reader.is_bench(*party)).map(DraftFiller::Mention));
    if draft.modality == Modality::Asserted {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, reader.endings(zone));
    }
}

/// 에, 에게: not 에 대해.
fn is_told(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    reader.case(id) == Some(Case::Dative)
}

/// The clause that rules what this one orders: `…하라고 판결했다`, `…하라는 판결을 확정했다`.
fn ruling(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<ClauseId> {
    let verb = reader.analysis.predicate(zone);
    let form = reader.atom(verb.atoms.end - 1).text;
    let rules = |word: &str| reader.predicates.is(word, NounClass::Ruling);
    match verb.ending {
        Ending::Quoted if form.ends_with("라고") => {
            let parent = reader.clause(zone).parent?;
            let noun = reader.analysis.predicate(parent).noun.as_ref()?;
            rules(reader.atom(noun.end - 1).text).then_some(parent)
        }
        Ending::QuotedAdnominal if form.ends_with("라는") => {
            let head = reader.noun(reader.clause(zone).head?)?;
            let named = reader.head_word(head).is_some_and(|word| rules(word.text));
            head.clause.filter(|_| named)
        }
        _ => None,
    }
}
