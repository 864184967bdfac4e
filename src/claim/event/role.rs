//! Phrases → roles: of the sort that the role takes.

use super::super::draft::{Accepts, Draft, DraftFiller, accepts};
use super::super::ground::rule_of;
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::trigger::Trigger;
use crate::clause::{Atom, Case, ClauseId, Ending, NounPhrase, PhraseId};
use crate::lexicon::{Effect, Frame, NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Role, Rule};
use crate::segment::{Pos, WordClass as Meaning};
use crate::span::ByteSpan;

/// Puts a phrase into the role of its slot, where it is of the sort that the role takes.
pub(super) fn place(reader: &Reader<'_, '_>, frame: &Frame, passive: bool, argument: Argument, draft: &mut Draft) {
    let slot = argument.slot;
    let role = match slot {
        Slot::Subject if passive => frame.role(Slot::PassiveSubject).or_else(|| frame.role(Slot::Object)),
        // `식약처 점검에서 적발됐다`
        Slot::At if passive && frame.role(Slot::PassiveDative) == Some(Role::Authority) => Some(Role::Authority),
        Slot::Dative | Slot::From if passive => frame.role(Slot::PassiveDative).or_else(|| frame.role(slot)),
        Slot::By => frame.role(Slot::PassiveDative).or_else(|| frame.role(Slot::Subject)),
        Slot::At => frame.role(Slot::At).or_else(|| frame.role(Slot::From)),
        Slot::With if frame.role(Slot::With).is_none() => {
            let together = reader.noun(argument.phrase).is_some_and(|noun| noun.together);
            frame.role(Slot::Subject).filter(|_| together)
        }
        Slot::Compound => bare_role(reader, frame, argument.phrase, draft),
        _ => frame.role(slot),
    };
    let Some(role) = role else { return };
    if slot == Slot::Compound && reader.noun(argument.phrase).is_some_and(|noun| reader.is_date(noun)) {
        return;
    }
    put(reader, role, argument.phrase, slot, draft);
    // `A, B 기술총괄로 영입`: who gets the post stands before it.
    // … but not `B의 후임으로`.
    let succeeds = || {
        let word = reader.noun(argument.phrase).and_then(|noun| reader.head_word(noun));
        word.is_some_and(|word| word.text.starts_with("후임"))
    };
    if role == Role::Position && slot == Slot::To && !draft.has(Role::Person) && !succeeds() {
        put(reader, Role::Person, argument.phrase, slot, draft);
    }
    // `B의 유상증자에 참여했다`: the money is for B.
    if matches!(slot, Slot::Dative | Slot::To | Slot::Object)
        && !frame.row.dative_nouns.is_empty()
        && accepts(role) == Accepts::Party
        && !draft.has(role)
    {
        let owners = reader.noun(argument.phrase).map(|noun| noun.owners.as_slice()).unwrap_or_default();
        owners.iter().for_each(|owner| put(reader, role, *owner, Slot::Of, draft));
        // `B가 실시하는 유상증자에 참여했다`
        let modifier = reader
            .noun(argument.phrase)
            .and_then(|noun| noun.modifier)
            .filter(|_| !draft.has(role) && role == Role::Investee);
        let own = modifier.into_iter().flat_map(|clause| reader.clause(clause).arguments.iter().copied());
        if let Some(subject) = own.into_iter().find(|id| reader.case(*id) == Some(Case::Subject)) {
            put(reader, role, subject, Slot::Of, draft);
        }
    }
}

/// A phrase without particle, as in headlines: a firm acts where nobody else does, else it is what is acted on.
pub(super) fn bare_role(reader: &Reader<'_, '_>, frame: &Frame, id: PhraseId, draft: &Draft) -> Option<Role> {
    let object = frame.role(Slot::Object).or_else(|| frame.role(Slot::Compound));
    let is_person = !reader.values(id, EntityKind::Person).is_empty();
    // `새 대표에 B 내정`, `A 홍길동 회장 연임`: a person is taken on, or takes office.
    let of_person = [Slot::Object, Slot::Subject].into_iter().filter_map(|slot| frame.role(slot));
    if let Some(role) = of_person.into_iter().find(|role| is_person && accepts(*role) == Accepts::Person) {
        return Some(role);
    }
    let subject = frame.role(Slot::Subject).filter(|role| accepts(*role) == Accepts::Party);
    let names_party = !reader.parties(id, Reach::Actor).is_empty();
    let takes_party = object.is_some_and(|role| matches!(accepts(role), Accepts::Party | Accepts::PartyOrText));
    // `이음페이, 내년 나스닥 상장`: a market is no firm.
    let thing = frame.role(Slot::Compound).filter(|role| accepts(*role) == Accepts::Text);
    if !names_party && object.is_some_and(|role| accepts(role) == Accepts::Party) && thing.is_some() {
        return thing;
    }
    if names_party && !takes_party && subject.is_some_and(|role| role == Role::Party || !draft.has(role)) {
        return subject;
    }
    // `A 등이 B의 워크아웃을 결의했다`: where the firm is known, another that stands there is none.
    object.filter(|role| *role != Role::Company || !draft.has(*role))
}

pub(super) fn put(reader: &Reader<'_, '_>, role: Role, id: PhraseId, slot: Slot, draft: &mut Draft) {
    let filled = draft.has(role);
    match accepts(role) {
        Accepts::Party => {
            let by_check = role == Role::Authority && matches!(slot, Slot::At | Slot::Dative);
            let reach = match slot {
                Slot::Subject => Reach::Actor,
                _ if by_check => Reach::Any,
                _ => reach_of(role),
            };
            // `A는 B와 합작사를 세운다`: both do.
            let shared = matches!(role, Role::Party | Role::Founder);
            let judged = draft.kind == ClaimKind::Insolvency
                && reader.parties(id, reach).iter().all(|party| reader.is_bench(*party));
            if filled && slot == Slot::Subject && !shared && !judged {
                return;
            }
            let organization_only = role == Role::Authority;
            let bodies_only = matches!(role, Role::Company | Role::Employer | Role::Authority | Role::Customer);
            // `B에 소송을 지법에 냈다`: a court is not sued.
            let is_court = |party: usize| {
                role == Role::Defendant
                    && slot == Slot::Dative
                    && reader.predicates.ends_in(reader.mentions[party].span.slice(reader.text), NounClass::Court)
            };
            // `한국거래소의 상장 심사`: a market's keeper is not what is listed.
            let listing = draft.kind == ClaimKind::List;
            let lists = |party: usize| !listing || !is_organization(reader, party);
            for party in reader.parties(id, reach).into_iter().filter(|party| !is_court(*party) && lists(*party)) {
                let party = if slot == Slot::Subject { body_of(reader, role, id, party) } else { party };
                // `법원은 A에 대해 회생절차 개시를 결정했다`
                let trades = matches!(
                    role,
                    Role::Company
                        | Role::Seller
                        | Role::Buyer
                        | Role::Investor
                        | Role::Supplier
                        | Role::Customer
                        | Role::Payer
                        | Role::Plaintiff
                );
                let judges = reader.is_bench(party)
                    && (trades || draft.kind == ClaimKind::Investigate && role == Role::Authority);
                if judges && draft.kind == ClaimKind::Insolvency {
                    draft.add(Role::Authority, DraftFiller::Mention(party), reader.mentions);
                }
                if judges {
                    continue;
                }
                // `법원은 A에 파산을 선고했다`: a firm is no authority.
                if organization_only
                    && draft.kind == ClaimKind::Insolvency
                    && reader.mentions[party].kind == EntityKind::Company
                {
                    draft.add(Role::Company, DraftFiller::Mention(party), reader.mentions);
                }
                let fits = !organization_only || reader.mentions[party].kind == EntityKind::Organization;
                if fits && (!bodies_only || reader.mentions[party].is_body()) {
                    draft.add(role, DraftFiller::Mention(party), reader.mentions);
                }
            }
        }
        Accepts::Person => {
            for person in reader.values(id, EntityKind::Person) {
                draft.add(role, DraftFiller::Mention(person), reader.mentions);
            }
        }
        Accepts::PartyOrText => {
            // A person is bought and sold by nobody.
            let sold = |party: &usize| role != Role::Asset || reader.mentions[*party].kind != EntityKind::Person;
            let parties: Vec<usize> = reader.parties(id, Reach::Share).into_iter().filter(sold).collect();
            for party in &parties {
                draft.add(role, DraftFiller::Mention(*party), reader.mentions);
            }
            // `A의 송금 의혹과 관련해 B를 조사했다`: B is looked into, and that is the subject.
            if slot == Slot::About && filled && role == Role::Target {
                put_text(reader, Role::Subject, id, draft);
            } else if slot == Slot::Dative {
                place_of_target(reader, role, id, draft);
            } else if parties.is_empty() && !filled && !put_owner(reader, role, id, draft) {
                put_text(reader, role, id, draft);
                giver_of_part(reader, role, id, draft);
            }
        }
        Accepts::Text if filled && slot == Slot::Compound => {}
        Accepts::Text => put_text(reader, role, id, draft),
        Accepts::Money | Accepts::Date | Accepts::Percent => {}
    }
}

fn is_organization(reader: &Reader<'_, '_>, party: usize) -> bool {
    reader.mentions[party].kind == EntityKind::Organization
}

/// `A전자 홍길동 회장은 B와 손잡고 공장을 짓는다`: the firm acts through its head, where persons do not act.
fn body_of(reader: &Reader<'_, '_>, role: Role, id: PhraseId, party: usize) -> usize {
    let through = matches!(role, Role::Party | Role::Company | Role::Supplier | Role::Customer | Role::Employer);
    if !through || reader.mentions[party].kind != EntityKind::Person {
        return party;
    }
    reader.values(id, EntityKind::Company).first().copied().unwrap_or(party)
}

/// `검찰은 B가 … 한 혐의로 본사를 뒤졌다`: who is under suspicion is looked into.
pub(super) fn suspect(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    if draft.kind != ClaimKind::Investigate || draft.has(Role::Target) {
        return;
    }
    if let Some(place) = visited(reader, trigger) {
        return place.into_iter().for_each(|party| {
            draft.add(Role::Target, DraftFiller::Mention(party), reader.mentions);
        });
    }
    // … and `B가 대출받은 과정에 대해 조사한다`.
    let charged = arguments.iter().filter_map(|argument| reader.noun(argument.phrase)).find(|noun| {
        let alleged = reader.noun_effect(noun) == Some(Effect::Alleged);
        noun.modifier.is_some() && (alleged || noun.case == Case::About)
    });
    let Some(actor) = charged.and_then(|noun| noun.modifier).and_then(|clause| {
        let subjects = reader.clause(clause).arguments.iter().copied();
        subjects.into_iter().find(|id| reader.noun(*id).is_some_and(|noun| noun.case == Case::Subject))
    }) else {
        return;
    };
    for party in reader.parties(actor, Reach::Actor) {
        draft.add(Role::Target, DraftFiller::Mention(party), reader.mentions);
    }
}

/// `B 본사에 수사관을 보내 압수수색했다`: where somebody is sent before.
fn visited(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Option<Vec<usize>> {
    let zone = *trigger.zones.first()?;
    let before = reader.clause(zone).previous?;
    let verb = reader.analysis.predicate(before);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let mut own = reader.clause(before).arguments.iter().copied();
    let place = own.find(|id| matches!(reader.case(*id), Some(Case::Dative | Case::To)))?;
    let parties = reader.parties(place, Reach::Any);
    (reader.predicates.is(word, NounClass::Sends) && !parties.is_empty()).then_some(parties)
}

/// `공정위는 B가 담합했다며 과징금을 부과했다`, `A는 B가 특허를 침해했다며 소송을 냈다`: who did what is given as the reason is punished
/// or sued for it.
pub(super) fn culprit(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let role = match draft.kind {
        ClaimKind::Sanction => Role::Target,
        ClaimKind::Sue if draft.has(Role::Plaintiff) => Role::Defendant,
        _ => return,
    };
    if draft.has(role) {
        return;
    }
    if let Some(party) = dealt_with_before(reader, trigger, draft) {
        return draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
    let climbs = |from: ClauseId| std::iter::successors(Some(from), |at| reader.clause(*at).parent).take(3);
    let around: Vec<ClauseId> = trigger
        .zones
        .iter()
        .flat_map(|zone| climbs(*zone))
        .flat_map(|zone| std::iter::once(zone).chain(nominal_host(reader, zone)))
        .collect();
    let reason = (0..reader.analysis.clauses.len()).map(ClauseId).find(|id| {
        reader.analysis.predicate(*id).ending == Ending::Quoted
            && !trigger.zones.contains(id)
            && reader.clause(*id).parent.is_some_and(|parent| around.contains(&parent))
    });
    let subject = reason.and_then(|clause| {
        let mut own = reader.clause(clause).arguments.iter().copied();
        own.find(|id| reader.case(*id) == Some(Case::Subject))
    });
    for party in subject.into_iter().flat_map(|id| reader.parties(id, Reach::Actor)) {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
}

/// `공정위는 B를 고발하고 과징금을 부과했다`: to whom something was done before.
fn dealt_with_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> Option<usize> {
    let zone = *trigger.zones.first().filter(|_| draft.has(Role::Authority))?;
    let before = reader.clause(zone).previous?;
    let mut objects = reader.clause(before).arguments.iter().filter(|id| reader.case(**id) == Some(Case::Object));
    let found = objects.find_map(|id| reader.parties(*id, Reach::Actor).first().copied())?;
    (reader.mentions[found].kind == EntityKind::Company).then_some(found)
}

/// `부과하기로 결정했다`: the clause right behind one in -기.
fn nominal_host(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<ClauseId> {
    let next = ClauseId(zone.0 + 1);
    let is_nominal = reader.analysis.predicate(zone).ending == Ending::Nominal;
    (is_nominal && next.0 < reader.analysis.clauses.len()).then_some(next)
}

/// `A 아산공장에 영업정지를 명령했다`: whose place it is.
fn place_of_target(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) {
    let deals = role == Role::Target && matches!(draft.kind, ClaimKind::Investigate | ClaimKind::Sanction);
    let Some(noun) = reader.noun(id).filter(|_| deals && !draft.has(role)) else { return };
    let is_place = reader.head_word(noun).is_some_and(|word| reader.predicates.ends_in(word.text, NounClass::Part));
    let owners = noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor));
    let parties = reader.parties(id, Reach::Any).into_iter().chain(owners);
    for party in parties.filter(|party| is_place && reader.mentions[*party].kind == EntityKind::Company) {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
    }
}

/// `B의 회계 부정을 조사했다`: B is looked into, what happened is the subject.
pub(super) fn put_owner(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) -> bool {
    if !matches!(draft.kind, ClaimKind::Investigate | ClaimKind::Sanction) {
        return false;
    }
    let Some(noun) = reader.noun(id) else { return false };
    let words = reader.words(noun);
    let beside =
        words.iter().filter_map(|index| reader.atom(*index).mention.filter(|_| reader.atom(*index).is_party()));
    let mut parties: Vec<usize> = beside.map(|(_, index)| index).collect();
    parties.extend(noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Any)));
    // `A 본사와 임원 자택 등 7곳`, `A 회장실을 포함한 12곳`
    let included = noun.modifier.filter(|clause| includes(reader, *clause));
    let within = included.into_iter().flat_map(|clause| reader.clause(clause).arguments.iter().copied());
    let within = within.filter(|id| reader.case(*id) == Some(Case::Object));
    parties.extend(noun.listed.iter().copied().chain(within).flat_map(|part| reader.parties(part, Reach::Any)));
    for party in &parties {
        draft.add(role, DraftFiller::Mention(*party), reader.mentions);
    }
    if !parties.is_empty() {
        put_text(reader, Role::Subject, id, draft);
    }
    !parties.is_empty()
}

/// 포함한, 비롯한
fn includes(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    matches!(word, "포함" | "비롯" | "비롯하")
}

pub(super) fn reach_of(role: Role) -> Reach {
    match role {
        Role::Customer | Role::Supplier | Role::Payee | Role::Investee | Role::Owned | Role::From => Reach::Any,
        Role::Target | Role::Asset => Reach::Share,
        _ => Reach::Actor,
    }
}

/// Words for a role, each member of a list by itself.
pub(super) fn put_text(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) {
    let summed_up = reader.noun(id).is_some_and(|noun| sums_up(reader, noun));
    for member in reader.members(id).filter(|member| *member == id || !summed_up) {
        // `‘비움’이라는 음료`: the name, not what it is.
        let member = reader.named_through(member).unwrap_or(member);
        let Some(noun) = reader.noun(member) else { continue };
        // `A 전 대통령과 산하 기업`: who is listed with a thing is none.
        let has_person = reader.words(noun).iter().any(|index| reader.atom(*index).is_kind(EntityKind::Person));
        if has_person && role != Role::Position {
            continue;
        }
        let named = match role {
            Role::Product => reader.proper_tail(noun).or_else(|| made_for(reader, noun)),
            Role::Facility => behind_door(reader, noun),
            Role::Subject if draft.kind == ClaimKind::License => licensed(reader, noun),
            _ => None,
        };
        let Some(span) = named.or_else(|| reader.naming(noun)) else { continue };
        let span = if role == Role::Position { post_alone(reader, noun, span) } else { span };
        if fits_text(reader, draft.kind, role, member, span) {
            draft.add(role, DraftFiller::Text(span), reader.mentions);
        }
    }
}

/// `‘비버’ 전용 할부 상품`: what is made for a thing is not that thing.
fn made_for(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<ByteSpan> {
    let words = reader.words(noun);
    let serves = |index: &usize| reader.predicates.is(reader.atom(*index).text, NounClass::Serves);
    let place = words.iter().rposition(serves).filter(|place| *place > 0 && reader.atom(words[place - 1]).quoted)?;
    let (first, last) = (words.get(place + 1)?, words.last()?);
    Some(reader.atom(*first).span.join(reader.atom(*last).span))
}

/// `물류센터 문을 열었다`: what is behind the door.
fn behind_door(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<ByteSpan> {
    let words = reader.words(noun);
    let (door, before) = words.split_last()?;
    let (first, last) = (before.first()?, before.last()?);
    let span = reader.atom(*first).span.join(reader.atom(*last).span);
    (reader.atom(*door).text == "문").then_some(span)
}

/// `‘SR-301’의 일본 판권`: the name of what is licensed wins over what may be done with it.
fn licensed(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<ByteSpan> {
    let owners = noun.owners.iter().rev().filter_map(|owner| reader.noun(*owner));
    let mut quoted = owners.flat_map(|owner| reader.words(owner)).filter(|index| reader.atom(*index).quoted);
    quoted.next().map(|index| reader.atom(index).span)
}

/// `신임 최고운영책임자`, `B 최고운영책임자`: that somebody is new to a post is no part of it, nor is who it is.
fn post_alone(reader: &Reader<'_, '_>, noun: &NounPhrase, span: ByteSpan) -> ByteSpan {
    let words = reader.words(noun);
    let named = words.iter().rposition(|index| reader.atom(*index).is_party());
    let own = words[named.map_or(0, |place| place + 1)..]
        .iter()
        .map(|index| reader.atom(*index))
        .filter(|atom| span.contains(atom.span));
    let mut own = own.skip_while(|atom| matches!(atom.text, "신임" | "차기" | "새" | "후임"));
    own.next().map_or(span, |first| ByteSpan::new(first.span.start, span.end))
}

/// `기숙사와 연수원 등 비핵심 자산`: what stands behind 등 names them all.
pub(super) fn sums_up(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    let words = reader.words(noun);
    words.iter().position(|index| reader.atom(*index).text == "등").is_some_and(|place| place + 1 < words.len())
}

pub(super) fn fits_text(
    reader: &Reader<'_, '_>,
    frame_kind: ClaimKind,
    role: Role,
    id: PhraseId,
    span: ByteSpan,
) -> bool {
    let text = span.slice(reader.text);
    let Some(noun) = reader.noun(id) else { return false };
    let word = reader.head_word(noun);
    if word.is_some_and(|word| reader.predicates.is(word.text, NounClass::Unit)) {
        return false;
    }
    match role {
        Role::Exchange => reader.predicates.ends_in(text, NounClass::Market),
        Role::Place => {
            !reader.is_date(noun)
                && reader
                    .words(noun)
                    .iter()
                    .any(|index| matches!(reader.atom(*index).tags.class(), Meaning::Place | Meaning::Location))
        }
        // `최근 국내 출시된 신차`
        Role::Product if is_pointing(reader, noun) => false,
        Role::Position => reader.predicates.ends_in(text, NounClass::Position),
        Role::Count => false,
        // `1인당 10만원씩 배상하라`: a sum is not what it is paid for.
        Role::Purpose if word.is_some_and(|word| matches!(word.text, "씩" | "당")) => false,
        Role::Subject if span.slice(reader.text).trim() == "혐의" => false,
        Role::Subject => !reader.is_date(noun) && word.is_some_and(|word| word.text != "것"),
        // 공장 건설 자금: what pays for a plant is none.
        Role::Facility if word.is_some_and(|word| reader.predicates.is(word.text, NounClass::Size)) => false,
        // Who is looked into has a name; what it is about is the subject.
        Role::Target if matches!(frame_kind, ClaimKind::Investigate | ClaimKind::Sanction) => false,
        // `세운 회사`: a firm without a name is nobody.
        Role::Founded if reader.predicates.is(text.trim(), NounClass::It) => false,
        // 매각, 자사주: no deal is bought, and nobody takes himself over.
        Role::Asset | Role::Target if word.is_some_and(|word| is_no_asset(reader, noun, word)) => false,
        Role::Product | Role::Asset | Role::Target | Role::Founded | Role::Facility => {
            // `‘갤럭시 원’ 5월 출시`: a date beside the name is none of it.
            let holds_date = reader
                .words(noun)
                .into_iter()
                .any(|index| reader.atom(index).is_kind(EntityKind::Date) && span.overlaps(reader.atom(index).span));
            let quoted = reader.words(noun).into_iter().any(|index| reader.atom(index).quoted);
            (quoted || word.is_some_and(|word| !matches!(word.tags.first(), Pos::NNB | Pos::NP))) && !holds_date
        }
        _ => true,
    }
}

/// 최근 국내: when and where, and nothing else.
fn is_pointing(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    reader.words(noun).iter().all(|index| reader.predicates.is(reader.atom(*index).text, NounClass::Points))
}

fn is_no_asset(reader: &Reader<'_, '_>, noun: &NounPhrase, word: &Atom<'_>) -> bool {
    let deal = !word.quoted
        && reader.predicates.of_noun(word.text).iter().any(|id| {
            matches!(
                reader.predicates.frame(*id).kind,
                ClaimKind::Acquire | ClaimKind::Divest | ClaimKind::Merge | ClaimKind::Invest
            )
        });
    let words: String = reader.words(noun).iter().map(|index| reader.atom(*index).text).collect();
    deal || words.contains("자사주") || words.contains("자기주식")
}

/// What stands before the noun of an event in its own phrase: `A의 B 인수`, `A-B 합병`, `KT와의 협력`.
pub(super) fn from_own_phrase(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let Some(id) = trigger.phrase else { return };
    let Some(noun) = reader.noun(id) else { return };
    let before: Vec<usize> = reader.words(noun).into_iter().take_while(|index| *index < trigger.atoms.start).collect();
    let authority = received_from(reader, trigger, frame, &before).or_else(|| authority_beside(reader, frame, &before));
    if let Some(authority) = authority {
        // `경찰 수사를 받았다`: who stands before it acts.
        draft.add(Role::Authority, DraftFiller::Mention(authority), reader.mentions);
        reader.credit(draft, Rule::Compound, id);
    } else if let Some(opponent) = opponent(reader, frame, &before) {
        // `A의 B 상대 특허 소송`
        draft.add(Role::Defendant, DraftFiller::Mention(opponent), reader.mentions);
    } else if let Some(role) = frame.role(Slot::Compound) {
        compound(reader, role, &before, draft);
        // `자회사 A 상장을 철회했다`: whose listing it is stands before the noun.
        if draft.kind == ClaimKind::List && role == Role::Exchange {
            let firm = before.iter().rev().find(|index| reader.atom(**index).is_kind(EntityKind::Company));
            firm.and_then(|index| reader.mention(*index))
                .into_iter()
                .for_each(|firm| draft.add(Role::Company, DraftFiller::Mention(firm), reader.mentions));
        }
    }
    for member in reader.members(id).filter(|member| *member != id) {
        if let Some(role) = frame.role(Slot::Compound) {
            put(reader, role, member, Slot::Compound, draft);
        }
    }
    reader.credit(draft, Rule::Compound, id);
    for &owner in &noun.owners {
        let Some(owner_noun) = reader.noun(owner) else { continue };
        let role = match owner_noun.case {
            Case::With => frame.role(Slot::With),
            Case::About => {
                frame.role(Slot::About).or_else(|| frame.role(Slot::Dative)).or_else(|| frame.role(Slot::Object))
            }
            Case::Against => frame.role(Slot::Against),
            Case::Dative => frame.role(Slot::Dative),
            _ => frame.role(Slot::Of).or_else(|| frame.role(Slot::Subject)),
        };
        let Some(role) = role else { continue };
        // `A의 매각`: what is sold, where nothing else is named.
        let sold = draft.kind == ClaimKind::Divest
            && owner_noun.case == Case::Genitive
            && !draft.has(Role::Asset)
            && noun.owners.last() == Some(&owner)
            && frame.role(Slot::Compound) == Some(Role::Asset);
        let role = if sold { Role::Asset } else { role };
        let filled = draft.roles.len();
        put(reader, role, owner, Slot::Of, draft);
        reader.credit(draft, rule_of(owner_noun.case), owner);
        if draft.roles.len() > filled || owner_noun.case != Case::Genitive {
            continue;
        }
        // `공장의 증설`, `서 대표의 영입`: what stands before 의 is not who acts, but what it is done to.
        if let Some(object) = frame.role(Slot::Object) {
            put(reader, object, owner, Slot::Of, draft);
            reader.credit(draft, Rule::Genitive, owner);
        }
        if let Some(actor) = owner_noun.modifier.and_then(|modifier| reader.actor(modifier)) {
            put(reader, role, actor, Slot::Subject, draft);
            reader.credit(draft, reader.case(actor).map_or(Rule::Subject, rule_of), actor);
        }
    }
}

/// `B 상대 소송`
fn opponent(reader: &Reader<'_, '_>, frame: &Frame, before: &[usize]) -> Option<usize> {
    let place = before.iter().position(|index| reader.atom(*index).text == "상대")?;
    let (_, party) = reader.atom(*before.get(place.checked_sub(1)?)?).mention?;
    (frame.role(Slot::Against) == Some(Role::Defendant)).then_some(party)
}

/// `B에 대한 검찰 수사`: an authority right before the noun looks into something.
fn authority_beside(reader: &Reader<'_, '_>, frame: &Frame, before: &[usize]) -> Option<usize> {
    let looks = frame.role(Slot::Subject) == Some(Role::Authority) && frame.role(Slot::Compound) == Some(Role::Target);
    let atom = reader.atom(*before.last().filter(|_| looks)?);
    let (kind, index) = atom.mention?;
    let is_one = kind == EntityKind::Organization && reader.predicates.ends_in(atom.text, NounClass::Authority);
    is_one.then_some(index)
}

/// The authority right before the noun of what is received.
fn received_from(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, before: &[usize]) -> Option<usize> {
    let by_authority = frame.role(Slot::PassiveDative) == Some(Role::Authority) && trigger.passive;
    let last = before.iter().rev().find(|index| reader.atom(**index).is_party()).filter(|_| by_authority)?;
    let (kind, index) = reader.atom(*last).mention?;
    (kind == EntityKind::Organization).then_some(index)
}

/// `A 반도체 사업부를 인수했다`: who gives the part that is taken.
fn giver_of_part(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) {
    let words = reader.noun(id).map(|noun| reader.words(noun)).unwrap_or_default();
    if role != Role::Target || draft.has(Role::Seller) || part_behind(reader, &words).is_none() {
        return;
    }
    let firm = words.iter().rev().find(|index| reader.atom(**index).is_kind(EntityKind::Company));
    if let Some(firm) = firm.and_then(|index| reader.mention(*index)) {
        draft.add(Role::Seller, DraftFiller::Mention(firm), reader.mentions);
    }
}

/// The part of a firm that is named behind it.
fn part_behind(reader: &Reader<'_, '_>, before: &[usize]) -> Option<ByteSpan> {
    let party = before.iter().rposition(|index| reader.atom(*index).is_party())?;
    let rest = &before[party + 1..];
    let (first, last) = (*rest.first()?, *rest.last()?);
    reader.ends_in_part(rest).then(|| reader.atom(first).span.join(reader.atom(last).span))
}

pub(super) fn compound(reader: &Reader<'_, '_>, role: Role, before: &[usize], draft: &mut Draft) {
    let parties: Vec<usize> = before
        .iter()
        .filter(|index| reader.atom(**index).is_party())
        .filter_map(|index| reader.atom(*index).mention)
        .map(|(_, index)| index)
        .collect();
    match accepts(role) {
        Accepts::PartyOrText if part_behind(reader, before).is_some() => {
            // `A 반도체 사업부 인수`: a part of a firm, which that firm gives.
            let Some(part) = part_behind(reader, before) else { return };
            draft.add(role, DraftFiller::Text(part), reader.mentions);
            if let Some(party) = parties.last().filter(|_| !draft.has(Role::Seller)) {
                draft.add(Role::Seller, DraftFiller::Mention(*party), reader.mentions);
            }
        }
        Accepts::Party | Accepts::PartyOrText if !parties.is_empty() => {
            let chosen = if role == Role::Party { &parties[..] } else { &parties[parties.len() - 1..] };
            for party in chosen {
                draft.add(role, DraftFiller::Mention(*party), reader.mentions);
            }
        }
        Accepts::Text | Accepts::PartyOrText => {
            // **이번** 인수, **추가** 투자: they say which, and not what.
            let points = |index: &usize| {
                let atom = reader.atom(*index);
                atom.tags.first() == Pos::MM || reader.predicates.is(atom.text, NounClass::Points)
            };
            let words = before.iter().copied().filter(|index| reader.atom(*index).mention.is_none());
            let mut words: Vec<usize> = words.skip_while(points).collect();
            // 신작 ‘호연’ 출시: the name wins over what it is.
            if words.iter().any(|index| reader.atom(*index).quoted) {
                words.retain(|index| reader.atom(*index).quoted);
            }
            // LNG운반선 2척 건조 계약: how many is no part of what is supplied.
            let counts = |index: &usize| matches!(reader.atom(*index).tags.first(), Pos::SN | Pos::NR | Pos::NNBC);
            while role == Role::Product && words.len() > 1 && words.last().is_some_and(counts) {
                words.pop();
            }
            let named =
                |first: usize, last: usize| reader.atom(first).span.join(reader.atom(last).span).slice(reader.text);
            if let (Some(&first), Some(&last)) = (words.first(), words.last())
                && !draft.has(role)
                && (role != Role::Exchange || reader.predicates.ends_in(named(first, last), NounClass::Market))
            {
                let span = reader.atom(first).span.join(reader.atom(last).span);
                draft.add(role, DraftFiller::Text(span), reader.mentions);
            }
        }
        _ => {}
    }
}
