//! The sum of what was told before: `A는 B를 인수한다. 인수 금액은 1000억 원이다.`

use super::draft::{Draft, DraftFiller, DraftRole, same, value_roles};
use super::ground::{DraftGround, Evidence};
use super::reader::{Reach, Reader};
use crate::clause::{Case, ClauseId, NounPhrase, PhraseId};
use crate::lexicon::{ClassSet, Joined, NounClass};
use crate::model::{ClaimKind, EntityKind, Modality, Role, Rule, Sign, Tense};
use crate::span::ByteSpan;

/// How many claims back, and how far in the text, the one is looked for whose sum it is.
const CLAIMS: usize = 4;
const BYTES: usize = 900;

/// Gives the sums that a sentence tells to the claims before that lack one.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    const TOLD: ClassSet = ClassSet::of(&[NounClass::Day, NounClass::Side, NounClass::Sum]);
    for (id, noun) in reader.nouns_of(TOLD).filter(|(_, noun)| matches!(noun.case, Case::Topic | Case::Subject)) {
        if let Some((kinds, words)) = named(reader, noun, NounClass::Day)
            && give_day(reader, noun, kinds, words, drafts).is_some()
        {
            continue;
        }
        give_side(reader, noun, drafts);
        let Some((kinds, words)) = named(reader, noun, NounClass::Sum) else { continue };
        let Some(amount) = noun.clause.and_then(|clause| amount_of(reader, clause, id)) else { continue };
        let near = |draft: &&mut Draft| {
            let role = value_roles(draft.kind).0;
            kinds.split('|').any(|kind| kind == draft.kind.as_str() || kind == paid_for(draft.kind).as_str())
                && role.is_some_and(|role| !draft.has(role) || lacks_total(draft, role))
                && words.start.saturating_sub(draft.trigger.end) < BYTES
                && draft.trigger.end <= words.start
        };
        let Some(draft) = drafts.iter_mut().rev().take(CLAIMS).find(near) else { continue };
        let Some(role) = value_roles(draft.kind).0 else { continue };
        let ground = Some(DraftGround::new(Rule::Figure, Some(words)));
        let filler = DraftFiller::Mention(amount);
        draft.roles.push(DraftRole { ground, ..DraftRole::new(role, filler) });
        if let Some(reading) = draft.evidence.last().map(|last| last.reading) {
            draft.evidence.push(Evidence { span: words.join(reader.mentions[amount].span), reading });
        }
    }
}

/// A deal may be told of as the other side of it: 거래 금액 of a purchase or a sale.
fn paid_for(kind: ClaimKind) -> ClaimKind {
    match kind {
        ClaimKind::Divest => ClaimKind::Acquire,
        ClaimKind::Raise => ClaimKind::Invest,
        other => other,
    }
}

/// A dividend told by the share lacks the total.
fn lacks_total(draft: &Draft, role: Role) -> bool {
    draft.kind == ClaimKind::Payout && draft.fillers(role).count() == 1
}

/// `합병 기일은 6월 1일이다`: gives the day to the claim before that lacks one.
fn give_day(
    reader: &Reader<'_, '_>,
    noun: &NounPhrase,
    kinds: &str,
    words: ByteSpan,
    drafts: &mut [Draft],
) -> Option<()> {
    let clause = noun.clause.map(|clause| reader.telling(clause))?;
    // `배당금은 4월 18일 지급된다`; but `배당금은 전년 대비 200원 늘었다`
    let is_day = words.slice(reader.text).ends_with(['일', '점']);
    let pays = || {
        let paid = reader.analysis.predicate(clause).noun.as_ref().map(|noun| reader.atom(noun.end - 1).text);
        paid.is_some_and(|paid| {
            reader.predicates.of_noun(paid).iter().any(|id| reader.predicates.frame(*id).kind == ClaimKind::Pay)
        })
    };
    if !is_day && !pays() {
        return None;
    }
    let arguments = reader.clause(clause).arguments.iter().copied();
    let stated = arguments.filter(|id| matches!(reader.case(*id), Some(Case::Copula | Case::To | Case::Bare)));
    let mut days = stated.flat_map(|id| reader.values(id, EntityKind::Date));
    let day = days.find(|day| reader.mentions[*day].span.start >= words.end)?;
    let near = |draft: &&mut Draft| {
        let close = draft.trigger.end <= words.start && words.start - draft.trigger.end < BYTES;
        close && kinds.split('|').any(|kind| kind == draft.kind.as_str()) && value_roles(draft.kind).1.is_some()
    };
    let draft = drafts.iter_mut().rev().take(CLAIMS).find(near)?;
    // `배당금은 4월 18일 지급된다. 기준일은 3월 31일이다`: the day of payment stands.
    let is_told =
        |own: &DraftRole| own.role == Role::Date && own.ground.is_some_and(|ground| ground.rule == Rule::Figure);
    if words.slice(reader.text).ends_with("기준일") && draft.roles.iter().any(is_told) {
        return Some(());
    }
    // The day of the board's decision gives way to that of the deed.
    draft.roles.retain(|own| own.role != Role::Date);
    let ground = Some(DraftGround::new(Rule::Figure, Some(words)));
    draft.roles.push(DraftRole { ground, ..DraftRole::new(Role::Date, DraftFiller::Mention(day)) });
    if reader.mentions[day].ahead && draft.modality == Modality::Asserted && draft.tense != Some(Tense::Past) {
        draft.modality = Modality::Planned;
        draft.cues.add(Sign::Planned, reader.mentions[day].span);
    }
    Some(())
}

/// `매도자는 B다`: gives the side to the deal before that lacks it.
fn give_side(reader: &Reader<'_, '_>, noun: &NounPhrase, drafts: &mut [Draft]) {
    let words = reader.words(noun);
    // 매도|자: the dictionary cuts it in two.
    let Some(clause) = noun.clause.filter(|_| words.len() <= 2) else { return };
    let word = words.iter().map(|index| reader.atom(*index).text).collect::<Joined>();
    let Some(side) = reader.predicates.value(&word, NounClass::Side) else { return };
    let mut named = reader.clause(clause).arguments.iter().filter(|id| reader.case(**id) == Some(Case::Copula));
    let Some(party) = named.find_map(|id| reader.parties(*id, Reach::Actor).first().copied()) else { return };
    let words = reader.analysis.span_of(noun.atoms.clone());
    let role_in = |kind: ClaimKind| match (kind, side) {
        (ClaimKind::Acquire | ClaimKind::Divest, "seller") => Some(Role::Seller),
        (ClaimKind::Acquire, _) => Some(Role::Acquirer),
        (ClaimKind::Divest, _) => Some(Role::Buyer),
        _ => None,
    };
    let near = |draft: &&mut Draft| {
        let close = draft.trigger.end <= words.start && words.start - draft.trigger.end < BYTES;
        close && role_in(draft.kind).is_some_and(|role| !draft.has(role))
    };
    let Some(draft) = drafts.iter_mut().rev().take(CLAIMS).find(near) else { return };
    let Some(role) = role_in(draft.kind) else { return };
    let taken = draft.roles.iter().any(|own| same(own.filler, DraftFiller::Mention(party), reader.mentions));
    if !taken {
        let ground = Some(DraftGround::new(Rule::Figure, Some(words)));
        draft.roles.push(DraftRole { ground, ..DraftRole::new(role, DraftFiller::Mention(party)) });
    }
}

/// 인수 금액, 합병 기일: of which kinds of claims it is the sum or the day.
fn named(reader: &Reader<'_, '_>, noun: &NounPhrase, class: NounClass) -> Option<(&'static str, ByteSpan)> {
    let words = reader.words(noun);
    let (last, first) = (*words.last()?, *words.get(words.len().checked_sub(2)?)?);
    let word = Joined::of(reader.atom(first).text, reader.atom(last).text);
    let alone = reader.value(last, class);
    let kinds = reader.predicates.value(&word, class).or(alone)?;
    Some((kinds, reader.atom(first).span.join(reader.atom(last).span)))
}

/// The one amount of the clause.
fn amount_of(reader: &Reader<'_, '_>, clause: ClauseId, own: PhraseId) -> Option<usize> {
    let clause = reader.telling(clause);
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| *id != own);
    let stated =
        arguments.filter(|id| matches!(reader.case(*id), Some(Case::Copula | Case::To | Case::Dative | Case::Bare)));
    // `공모가는 1만8000원, 공모 금액은 270억원이다`
    let behind = reader.analysis.extent(own).end;
    let amounts = stated.flat_map(|id| reader.values(id, EntityKind::Money));
    let amounts: Vec<usize> = amounts.filter(|amount| reader.mentions[*amount].span.start >= behind).collect();
    let [amount] = amounts[..] else { return None };
    let standing = reader.standing(clause);
    (!standing.blocked && !standing.negated && !standing.undone).then_some(amount)
}
