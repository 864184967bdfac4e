//! One event said twice is one claim.

use std::collections::HashMap;

use super::draft::{Draft, DraftFiller, core, same};
use crate::lexicon::Seeded;
use crate::model::{ClaimKind, EntityKind, Modality, Polarity, Role, Sign, Tense};
use crate::resolve::{Mention, Referent};
use crate::span::ByteSpan;

/// What the mentions of a text say.
pub(crate) trait Values {
    /// The value of a mention, the same for the same value.
    fn key(&self, mention: usize) -> Option<String>;
    /// Whether two amounts may be one, of which one is rounded.
    fn are_near(&self, one: usize, other: usize) -> bool;
}

/// Joins drafts that tell of one event, in the order of the text.
pub(crate) fn merge(drafts: Vec<Draft>, mentions: &[Mention], text: &str, values: &dyn Values) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    let mut index = Index::default();
    for mut draft in drafts {
        let may_be_acquisition = draft.kind == ClaimKind::Invest && draft.has(Role::Stake);
        if may_be_acquisition
            && index
                .sharing(ClaimKind::Acquire, &draft, mentions)
                .into_iter()
                .any(|old| buys_what_is_acquired(&kept[old], &draft, mentions))
        {
            as_acquisition(&mut draft);
        }
        let alike = index.sharing(draft.kind, &draft, mentions);
        match alike.into_iter().find(|old| tells_the_same(&kept[*old], &draft, mentions, text, values)) {
            Some(old) => {
                absorb(&mut kept[old], draft, mentions);
                index.note(old, &kept[old], mentions);
            }
            None => {
                index.note(kept.len(), &draft, mentions);
                kept.push(draft);
            }
        }
    }
    for draft in &mut kept {
        for role in std::mem::take(&mut draft.rounded) {
            if !draft.has(role.role) {
                draft.roles.push(role);
            }
        }
        sort_roles(draft, mentions);
    }
    kept
}

/// The core first, then the rest; within a role in the order of the text.
fn sort_roles(draft: &mut Draft, mentions: &[Mention]) {
    let core = core(draft.kind);
    let place = |filler: DraftFiller| match filler {
        DraftFiller::Mention(index) => mentions[index].span.start,
        DraftFiller::Text(span) | DraftFiller::Code(_, span) => span.start,
    };
    draft.roles.sort_by_key(|own| {
        let rank = core.iter().position(|role| *role == own.role).unwrap_or(core.len());
        (rank, own.role, place(own.filler))
    });
}

/// The claims of each kind by who or what takes part: only those that share somebody can be one, and a long text has
/// too many to compare each with each.
#[derive(Default)]
struct Index {
    claims: HashMap<(ClaimKind, Participant), Vec<usize>, Seeded>,
}

/// What [`same`] compares.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Participant {
    Thing(Referent),
    Text(ByteSpan),
    Code(&'static str),
}

/// How many claims of one kind about one thing a new claim is compared with: the last ones.
const REACH: usize = 256;

impl Index {
    fn note(&mut self, claim: usize, draft: &Draft, mentions: &[Mention]) {
        for role in &draft.roles {
            let key = (draft.kind, participant(role.filler, mentions));
            let claims = self.claims.entry(key).or_default();
            if !claims.iter().rev().take(REACH).any(|known| *known == claim) {
                claims.push(claim);
            }
        }
    }

    /// The claims of this kind that share a participant with the draft, in the order of the text.
    fn sharing(&self, kind: ClaimKind, draft: &Draft, mentions: &[Mention]) -> Vec<usize> {
        let mut found = Vec::new();
        for role in &draft.roles {
            if let Some(claims) = self.claims.get(&(kind, participant(role.filler, mentions))) {
                found.extend_from_slice(&claims[claims.len().saturating_sub(REACH)..]);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn participant(filler: DraftFiller, mentions: &[Mention]) -> Participant {
    match filler {
        DraftFiller::Mention(index) => Participant::Thing(mentions[index].referent),
        DraftFiller::Text(span) => Participant::Text(span),
        DraftFiller::Code(code, _) => Participant::Code(code),
    }
}

/// A stake bought of a firm that the text says is acquired is that acquisition.
fn buys_what_is_acquired(old: &Draft, new: &Draft, mentions: &[Mention]) -> bool {
    let pair = |a: Role, b: Role| old.fillers(a).any(|one| new.fillers(b).any(|other| same(one, other, mentions)));
    old.kind == ClaimKind::Acquire
        && new.kind == ClaimKind::Invest
        && new.has(Role::Stake)
        && pair(Role::Acquirer, Role::Investor)
        && pair(Role::Target, Role::Investee)
}

fn as_acquisition(draft: &mut Draft) {
    draft.kind = ClaimKind::Acquire;
    for role in &mut draft.roles {
        role.role = match role.role {
            Role::Investor => Role::Acquirer,
            Role::Investee => Role::Target,
            other => other,
        };
    }
}

fn tells_the_same(old: &Draft, new: &Draft, mentions: &[Mention], text: &str, values: &dyn Values) -> bool {
    let falls_through = falls_through(old, new, mentions);
    if old.kind != new.kind || (old.polarity != new.polarity && !falls_through) {
        return false;
    }
    let unsure = |draft: &Draft| matches!(draft.modality, Modality::Planned | Modality::Possible);
    // `인수한다` and `인수하기로 했다` tell of one thing to come.
    let coming = |a: &Draft, b: &Draft| {
        a.modality == Modality::Asserted && a.tense == Some(Tense::Present) && b.modality == Modality::Planned
    };
    let alike = coming(old, new) || coming(new, old) || old.modality == new.modality || (unsure(old) && unsure(new));
    if !(falls_through || alike || old.headline || new.headline) {
        return false;
    }
    let mut shared = 0;
    for role in core(old.kind) {
        let (a, b): (Vec<_>, Vec<_>) = (old.fillers(*role).collect(), new.fillers(*role).collect());
        if a.is_empty() || b.is_empty() || *role == Role::Amount {
            continue;
        }
        // A plan with B does not fall through where one with C does.
        if falls_through && *role == Role::Party && b.len() > a.len() {
            return false;
        }
        let (small, large) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
        if !small.iter().all(|filler| large.iter().any(|other| named_alike(*filler, *other, mentions, text))) {
            return false;
        }
        shared += 1;
    }
    shared > 0 && values_agree(old, new, falls_through, values)
}

/// `바이오 공장` and then `공장`: words for one thing where one ends in the other.
fn named_alike(a: DraftFiller, b: DraftFiller, mentions: &[Mention], text: &str) -> bool {
    let (DraftFiller::Text(one), DraftFiller::Text(other)) = (a, b) else { return same(a, b, mentions) };
    let (one, other) = (one.slice(text), other.slice(text));
    one.ends_with(other) || other.ends_with(one)
}

/// A plan or a talk that is told to have come to nothing is one negated claim.
fn falls_through(old: &Draft, new: &Draft, mentions: &[Mention]) -> bool {
    // `A가 인수 후보로 떠올랐다`, `A는 “인수에 관심이 없다”고 했다`: said by others and denied is two.
    let denies = new.source.is_some_and(|source| new.roles.iter().any(|own| same(own.filler, source, mentions)));
    let rumour = old.modality == Modality::Possible;
    !(rumour && denies)
        && old.polarity == Polarity::Affirmed
        && matches!(old.modality, Modality::Planned | Modality::Possible)
        && new.polarity == Polarity::Negated
        && new.modality == Modality::Asserted
        && old.source.is_none()
}

/// Amounts and dates that contradict each other keep claims apart; a headline rounds.
fn values_agree(old: &Draft, new: &Draft, falls_through: bool, values: &dyn Values) -> bool {
    let headline = old.headline || new.headline;
    let agree = |role: Role| {
        let first = |draft: &Draft| {
            draft.fillers(role).find_map(|filler| match filler {
                DraftFiller::Mention(index) => values.key(index),
                DraftFiller::Text(_) | DraftFiller::Code(..) => None,
            })
        };
        match (first(old), first(new)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    };
    let date = headline || falls_through || agree(Role::Date);
    (headline || agree(Role::Amount)) && may_round(old, new, values) && date && agree(Role::Period)
}

/// `영업익 6303억` in a headline is not the 3771억원 further down; what else a headline rounds contradicts nothing.
fn may_round(old: &Draft, new: &Draft, values: &dyn Values) -> bool {
    let figure = matches!(old.kind, ClaimKind::Earn | ClaimKind::Value);
    let amount = |draft: &Draft| {
        let own = draft.roles.iter().chain(&draft.rounded).find(|own| own.role == Role::Amount);
        own.and_then(|own| match own.filler {
            DraftFiller::Mention(index) => Some(index),
            DraftFiller::Text(_) | DraftFiller::Code(..) => None,
        })
    };
    match (amount(old), amount(new)) {
        (Some(one), Some(other)) if figure => values.are_near(one, other),
        _ => true,
    }
}

fn absorb(old: &mut Draft, new: Draft, mentions: &[Mention]) {
    let replace = old.headline && !new.headline;
    if replace {
        let evidence = std::mem::take(&mut old.evidence);
        let headline_roles = std::mem::take(&mut old.roles);
        *old = new;
        old.evidence.splice(0..0, evidence);
        old.rounded = headline_roles;
        return;
    }
    if falls_through(old, &new, mentions) {
        old.polarity = new.polarity;
        old.modality = new.modality;
        old.cues.replace(&new.cues);
        if new.has(Role::Date) {
            old.roles.retain(|role| role.role != Role::Date);
        }
    }
    if old.modality == Modality::Asserted && old.tense == Some(Tense::Present) && new.modality == Modality::Planned {
        old.modality = new.modality;
        old.cues.replace(&new.cues);
    }
    let from_headline = new.headline;
    for role in new.roles {
        let rounded = from_headline && old.has(role.role);
        if !rounded && (is_party_role(role.filler, mentions) || !old.has(role.role)) {
            old.add_role(role, mentions);
        }
    }
    // Two nouns of one clause may show the same words.
    for evidence in new.evidence {
        if !old.evidence.iter().rev().take(SHOWN).any(|shown| shown.span == evidence.span) {
            old.evidence.push(evidence);
        }
    }
    if old.source.is_none() {
        old.source = new.source;
        new.cues.last(Sign::Source).into_iter().for_each(|words| old.cues.add(Sign::Source, words));
    }
}

/// With how many stretches of evidence a new one is compared.
const SHOWN: usize = 8;

fn is_party_role(filler: DraftFiller, mentions: &[Mention]) -> bool {
    matches!(filler, DraftFiller::Mention(index)
        if matches!(mentions[index].kind, EntityKind::Company | EntityKind::Organization | EntityKind::Person))
}
