//! Lists that are dealt out: a claim for each.

use super::super::draft::{Accepts, Draft, DraftFiller, DraftRole, accepts, core};
use super::super::reader::Reader;
use super::trigger::Trigger;
use super::value::is_dealt;
use crate::model::{ClaimKind, Role};
use crate::span::ByteSpan;

/// 각각 deals out what is listed, and so does a list in which each has an amount of its own: a claim for each.
pub(super) fn split_respectively(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    draft: Draft,
    drafts: &mut Vec<Draft>,
) {
    // `A는 B, C와 각각 협약을 맺었다`: A with each.
    if let Some(pairs) = pairs_with_each(reader, trigger, &draft) {
        return drafts.extend(pairs);
    }
    // `A와 B는 코스닥에 상장한다`, `A와 B는 나란히 회생을 신청했다`: each by itself.
    let alone =
        matches!(draft.kind, ClaimKind::List | ClaimKind::Insolvency) && draft.fillers(Role::Company).count() > 1;
    let dealt = if alone { vec![Role::Company] } else { dealt_roles(reader, trigger, &draft) };
    let Some(&first) = dealt.first() else { return drafts.push(draft) };
    for turn in 0..draft.fillers(first).count() {
        let mut one = draft.clone();
        one.roles.retain(|own| !dealt.contains(&own.role));
        let kept = one.roles.len();
        for role in &dealt {
            one.roles.extend(draft.roles.iter().copied().filter(|own| own.role == *role).nth(turn));
        }
        one.roles[kept..].iter_mut().filter_map(|own| own.ground.as_mut()).for_each(|ground| ground.dealt = true);
        drafts.push(one);
    }
}

/// Of a partnership that is dealt out: the first party with each of the others.
fn pairs_with_each(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> Option<Vec<Draft>> {
    let parties: Vec<DraftRole> = draft.roles.iter().copied().filter(|own| own.role == Role::Party).collect();
    let (first, others) = parties.split_first()?;
    if draft.kind != ClaimKind::Partner || others.len() < 2 || !is_dealt(reader, trigger) {
        return None;
    }
    let pair = |other: &DraftRole| {
        let mut one = draft.clone();
        one.roles.retain(|own| own.role != Role::Party);
        one.roles.extend([*first, *other]);
        one
    };
    Some(others.iter().map(pair).collect())
}

/// The roles that are dealt out one by one: two or more lists of one length, one of them of who or what the claim is about.
pub(super) fn dealt_roles(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> Vec<Role> {
    let mut roles: Vec<Role> = draft.roles.iter().map(|own| own.role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.retain(|role| draft.fillers(*role).count() >= 2);
    let Some(lead) =
        core(draft.kind).iter().copied().chain([Role::Investor, Role::Buyer]).find(|role| roles.contains(role))
    else {
        return Vec::new();
    };
    let length = draft.fillers(lead).count();
    roles.retain(|role| draft.fillers(*role).count() == length);
    let spoken = is_dealt(reader, trigger);
    roles.retain(|role| *role == lead || spoken || interleaved(reader, draft, lead, *role));
    if roles.len() < 2 { Vec::new() } else { roles }
}

/// `A 지분 7%와 B 지분 8%`: each value stands right behind its own name.
pub(super) fn interleaved(reader: &Reader<'_, '_>, draft: &Draft, lead: Role, role: Role) -> bool {
    let places = |role: Role| -> Vec<ByteSpan> {
        let spans = draft.fillers(role).filter_map(|filler| match filler {
            DraftFiller::Mention(index) => Some(reader.mentions[index].span),
            DraftFiller::Text(_) | DraftFiller::Code(..) => None,
        });
        spans.collect()
    };
    let (names, values) = (places(lead), places(role));
    matches!(accepts(role), Accepts::Money | Accepts::Percent)
        && names.len() == values.len()
        && names.iter().zip(&values).all(|(name, value)| name.end <= value.start)
        && names.iter().skip(1).zip(&values).all(|(name, value)| value.end <= name.start)
}
