//! Phrases → roles: of the sort that the role takes.

use super::super::draft::{Accepts, Draft, DraftFiller, accepts};
use super::super::reader::{Reach, Reader};
use super::argument::Argument;
use super::own_phrase::giver_of_part;
use super::wording::put_text;
use crate::clause::{Case, ClauseId, PhraseId};
use crate::lexicon::{Frame, NounClass, Slot};
use crate::model::{ClaimKind, EntityKind, Role};

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
