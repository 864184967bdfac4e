//! Money that a listing brings in: `코스닥에 입성해 430억 원을 조달했다`, `이번 공모에서 620억 원을 조달한다`.

use super::super::draft::{Draft, DraftRole, same};
use super::super::reader::Reader;
use super::trigger::Trigger;
use crate::clause::{Case, Ending, Link};
use crate::model::{ClaimKind, Role};

/// Whether money raised is that of a listing, which then is told instead, or is given the amount where it was told already.
pub(super) fn is_of_listing(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    told: &mut [Draft],
    draft: &mut Draft,
) -> bool {
    if draft.kind != ClaimKind::Raise || draft.has(Role::Investor) {
        return false;
    }
    if by_listing(reader, trigger) {
        draft.kind = ClaimKind::List;
        draft.roles.retain(|own| own.role != Role::Round);
        return false;
    }
    let Some(listed) = listed_before(reader, trigger, told, draft) else { return false };
    let amounts: Vec<DraftRole> = draft.roles.iter().filter(|own| own.role == Role::Amount).copied().collect();
    if listed.has(Role::Amount) || amounts.is_empty() {
        return false;
    }
    listed.roles.extend(amounts);
    true
}

/// 공모에서, 상장으로, 기업공개를 통해
fn by_listing(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    let arguments = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
    let mut means = arguments.filter(|id| matches!(reader.case(*id), Some(Case::At | Case::To | Case::Other)));
    means.any(|id| {
        let head = reader.noun(id).and_then(|noun| reader.head_word(noun));
        head.is_some_and(|word| {
            let frames = reader.predicates.frames_of(word.word);
            frames.iter().any(|frame| reader.predicates.frame(*frame).kind == ClaimKind::List)
        })
    })
}

/// The listing of the same firm in the clause before.
fn listed_before<'d>(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    told: &'d mut [Draft],
    draft: &Draft,
) -> Option<&'d mut Draft> {
    let before = reader.clause(*trigger.zones.first()?).previous?;
    let follows = matches!(
        reader.analysis.predicate(before).ending,
        Ending::Connective(Link::Sequence | Link::While | Link::And)
    );
    let reach = reader.analysis.reach(before);
    let last =
        told.last_mut().filter(|last| follows && last.kind == ClaimKind::List && reach.contains(last.trigger))?;
    let is_same = draft
        .fillers(Role::Company)
        .all(|one| last.fillers(Role::Company).any(|other| same(one, other, reader.mentions)));
    is_same.then_some(last)
}
