//! Participants that the clause leaves out and the text before it, or around it, names.

use super::super::draft::{Accepts, Draft, DraftFiller, accepts, core, same};
use super::super::reader::{Reach, Reader};
use super::argument::{Argument, modified};
use super::bidder::is_bid;
use super::demand::ends_in;
use super::price::names_sum;
use super::trigger::Trigger;
use super::value::value_phrases;
use crate::clause::{Case, ClauseId, Ending, PhraseId};
use crate::lexicon::{Frame, Slot};
use crate::model::{ClaimKind, EntityKind, Modality, Role, Rule, Sign};

/// How many claims back an owner is looked for.
pub(super) const LATELY: usize = 4096;

/// `남은 지분은 A가 쥐고 있다`, `B의 최대주주인 A가 보유 지분을 판다`: a share of the firm that was spoken of.
pub(super) fn share_of_before(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    frame: &Frame,
    arguments: &[Argument],
    told: &[Draft],
    draft: &mut Draft,
) {
    let Some(role) = frame.role(Slot::Object) else { return };
    if !matches!(role, Role::Owned | Role::Asset | Role::Target | Role::Investee) {
        return;
    }
    let object = arguments.iter().find(|argument| argument.slot == Slot::Object).map(|argument| argument.phrase);
    let held = object.is_some_and(|id| reader.parties(id, Reach::Any).is_empty() && reader.names_share(id));
    // `A와 B는 각각 14%, 9%씩 쥐고 있다`
    let in_figures = object.is_none() && frame.row.object_percent && draft.kind == ClaimKind::Own && {
        let own = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter());
        own.into_iter().any(|id| !reader.values(*id, EntityKind::Percent).is_empty())
    };
    if !(held || in_figures) || draft.fillers(role).any(|filler| matches!(filler, DraftFiller::Mention(_))) {
        return;
    }
    let holder = core(draft.kind).first().copied();
    let holders: Vec<DraftFiller> = holder.map(|holder| draft.fillers(holder).collect()).unwrap_or_default();
    let is_holder = |filler: DraftFiller| holders.iter().any(|own| same(*own, filler, reader.mentions));
    let lately = &told[told.len().saturating_sub(LATELY)..];
    let owned_here = lately.iter().filter(|other| other.kind == ClaimKind::Own).find_map(|other| {
        other.fillers(Role::Owner).any(is_holder).then(|| other.fillers(Role::Owned).next()).flatten()
    });
    // A sentence that names another firm may speak of a share in that one.
    let start = object.and_then(|id| reader.noun(id)).map_or(0, |noun| noun.atoms.start);
    let others: Vec<usize> =
        reader.firms_before(start).into_iter().filter(|firm| !is_holder(DraftFiller::Mention(*firm))).collect();
    let bare = object.and_then(|id| reader.noun(id)).is_some_and(|noun| reader.is_share(&reader.words(noun)));
    let before = match others[..] {
        [only] if bare => Some(only),
        [] => reader.discourse.held().or_else(|| reader.discourse.firm(reader.mentions)),
        _ => None,
    };
    let found = owned_here.or_else(|| before.map(DraftFiller::Mention)).filter(|filler| !is_holder(*filler));
    let found = found.filter(|filler| !in_figures || !leads(reader, trigger, *filler));
    if let Some(found) = found {
        draft.roles.retain(|own| own.role != role);
        draft.add(role, found, reader.mentions);
    }
}

/// `A가 지분 60%, B가 40%를 갖는다`: who holds a share itself in the same breath is not the one that it is of.
fn leads(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, firm: DraftFiller) -> bool {
    let phrases = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
    let leading = phrases.filter(|id| reader.case(*id) == Some(Case::Subject));
    leading
        .flat_map(|id| reader.parties(id, Reach::Actor))
        .any(|party| same(DraftFiller::Mention(party), firm, reader.mentions))
}

/// A subject that the sentence leaves out is the topic of the sentence before.
pub(super) fn subject_from_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let slot = if trigger.passive { Slot::PassiveSubject } else { Slot::Subject };
    let role = frame.role(slot);
    if let Some(open) = frame.open {
        let whose = trigger.zones.first().and_then(|zone| raiser(reader, *zone));
        if !draft.has(open)
            && let Some(firm) = whose.or_else(|| reader.discourse.firm(reader.mentions))
        {
            let firm = DraftFiller::Mention(firm);
            // Nobody backs himself.
            draft.roles.retain(|own| whose.is_none() || !same(own.filler, firm, reader.mentions));
            draft.add(open, firm, reader.mentions);
            draft.credit(Rule::Article);
        }
        return;
    }
    // `조사를 받은 사실이 없다`: so is whoever is looked into.
    let may_be_left_out = |role: &Role| {
        accepts(*role) == Accepts::Party
            || *role == Role::Target && matches!(draft.kind, ClaimKind::Investigate | ClaimKind::Sanction)
    };
    let Some(role) = role.filter(|role| may_be_left_out(role) && !draft.has(*role)) else { return };
    // `자사주도 사들인다`: what is bought is no subject.
    let bought = draft.kind == ClaimKind::Payout
        && trigger
            .zones
            .iter()
            .filter_map(|zone| reader.actor(*zone))
            .any(|id| reader.case(id) == Some(Case::Topic) && ends_in(reader, id, &["자사주", "자기주식"]));
    if reader.headline || trigger.zones.is_empty() || (!bought && has_foreign_subject(reader, trigger)) {
        return;
    }
    // `한 납품업체 대표는 “대금을 받지 못했다”고 말했다`: somebody speaks who has no name.
    if trigger.zones.first().is_some_and(|zone| reader.is_spoken_by_nobody_named(*zone)) {
        return;
    }
    // A person who speaks is no firm.
    let fits = |party: &usize| role != Role::Company || reader.mentions[*party].is_body();
    let said_by = trigger.zones.first().and_then(|zone| {
        reader.speaking_party(*zone).or_else(|| trigger.zones.iter().find_map(|zone| reader.quoting_party(*zone)))
    });
    let said_by = said_by.map(|party| firm_of_speaker(reader, role, party)).filter(fits);
    let spoken_of = reader.discourse.topic().map(|party| firm_of_speaker(reader, role, party));
    if let Some(party) = said_by.or(spoken_of) {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
        draft.credit(if said_by.is_some() { Rule::Speaker } else { Rule::Before });
    }
}

/// `A는 B가 주도한 라운드에서 130억 달러를 유치했다`: the round is that of who does something in it.
fn raiser(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<usize> {
    let head = modified(reader, zone)?;
    let actor = reader.actor(reader.taken_by(reader.outermost(head))?)?;
    reader.parties(actor, Reach::Actor).first().copied()
}

/// `오 대표는 “공장을 짓겠다”고 했다`: who speaks for a firm speaks of what the firm does.
fn firm_of_speaker(reader: &Reader<'_, '_>, role: Role, party: usize) -> usize {
    let acts_as_firm = matches!(
        role,
        Role::Company
            | Role::Employer
            | Role::Supplier
            | Role::Customer
            | Role::Licensor
            | Role::Licensee
            | Role::Founder
            | Role::Acquirer
            | Role::Seller
    );
    if !acts_as_firm || reader.mentions[party].kind != EntityKind::Person {
        return party;
    }
    let own = reader.discourse.firm_of(party, reader.mentions);
    own.or_else(|| reader.discourse.main()).unwrap_or(party)
}

/// `정우람 도담전자 전무가 물러났다`: the firm that stands with the person.
pub(super) fn company_of_person(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    if draft.kind != ClaimKind::Appoint || draft.has(Role::Company) {
        return;
    }
    let persons: Vec<DraftFiller> = draft.fillers(Role::Person).collect();
    let mut phrases: Vec<PhraseId> = value_phrases(reader, trigger, &[]);
    phrases.extend(trigger.zones.iter().filter_map(|zone| reader.clause(*zone).shared));
    phrases.extend(trigger.zones.iter().filter_map(|zone| modified(reader, *zone)));
    let holds = |id: &PhraseId| {
        let named = reader.values(*id, EntityKind::Person).into_iter().map(DraftFiller::Mention);
        named.into_iter().any(|person| persons.iter().any(|own| same(*own, person, reader.mentions)))
    };
    let with_person = phrases.iter().filter(|id| holds(id));
    // `B가 A 대표에 올랐다`, `B가 A 대표를 맡았다`
    let is_post = |id: &&PhraseId| matches!(reader.case(**id), Some(Case::Dative | Case::To | Case::At | Case::Object));
    let position = phrases.iter().filter(is_post);
    // `A 출신의 B가 영입됐다`: not whence he comes.
    let comes_from = |firm: usize| reader.text[reader.mentions[firm].span.end..].trim_start().starts_with("출신");
    let named = position
        .chain(with_person)
        .find_map(|id| reader.values(*id, EntityKind::Company).into_iter().find(|firm| !comes_from(*firm)));
    // `A는 문 전 원장이 이사장에 취임했다고 밝혔다`: who tells it of its own post.
    let teller = || {
        let zone = *trigger.zones.first()?;
        let parent = reader.clause(zone).parent.filter(|_| reader.analysis.predicate(zone).ending == Ending::Quoted)?;
        let actor = reader.actor(parent)?;
        reader.parties(actor, Reach::Actor).into_iter().find(|index| reader.mentions[*index].is_body())
    };
    // `A 이사회는 B의 연임을 의결했다`: who decides over somebody else.
    let decider = || {
        let actor = trigger.phrase.and(trigger.zones.first()).and_then(|zone| reader.actor(*zone))?;
        let decides = !holds(&actor) && reader.case(actor) == Some(Case::Topic);
        let mut parties = reader.parties(actor, Reach::Actor).into_iter();
        parties.find(|index| decides && reader.mentions[*index].kind == EntityKind::Company)
    };
    let named = named.or_else(teller).or_else(decider);
    if let Some(company) = named {
        draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    }
}

/// `A의 새 로봇이 공개됐다`, `A의 강판은 B에 공급된다`, `A가 만든 칠판이 첫선을 보였다`: whose thing it is acts.
pub(super) fn maker(reader: &Reader<'_, '_>, arguments: &[Argument], trigger: &Trigger<'_>, draft: &mut Draft) {
    let (actor, thing) = match draft.kind {
        ClaimKind::Launch => (Role::Company, Role::Product),
        ClaimKind::Build => (Role::Company, Role::Facility),
        ClaimKind::Supply => (Role::Supplier, Role::Product),
        // `A의 게임 사업이 B에 매각됐다`
        ClaimKind::Divest if trigger.passive => (Role::Seller, Role::Asset),
        _ => return,
    };
    if draft.has(actor) {
        return;
    }
    let is_body = |index: &usize| reader.mentions[*index].is_body();
    let is_thing = |id: PhraseId| {
        let extent = reader.analysis.extent(id);
        draft.fillers(thing).any(|filler| matches!(filler, DraftFiller::Text(span) if extent.contains(span)))
    };
    let head = trigger.zones.iter().filter_map(|zone| reader.clause(*zone).head);
    for id in arguments.iter().map(|argument| argument.phrase).chain(head).filter(|id| is_thing(*id)) {
        let Some(noun) = reader.noun(id) else { continue };
        let owner = noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Actor)).find(is_body);
        let made = noun.modifier.filter(|modifier| !trigger.zones.contains(modifier));
        let by = made.and_then(|clause| {
            let own = reader.clause(clause).arguments.iter().copied();
            own.filter(|id| reader.case(*id) == Some(Case::Subject))
                .flat_map(|id| reader.parties(id, Reach::Actor))
                .next()
        });
        let beside = || {
            let first = reader.words(noun).first().copied()?;
            reader.atom(first).mention.filter(|(kind, _)| *kind == EntityKind::Company).map(|(_, index)| index)
        };
        if let Some(party) = owner.or_else(|| by.filter(is_body)).or_else(beside) {
            draft.add(actor, DraftFiller::Mention(party), reader.mentions);
            reader.credit(draft, Rule::Genitive, id);
            return;
        }
    }
}

/// `“B와의 협력은 …”라고 A 대표가 말했다`: where one of the two is left out it is who speaks, or who was spoken of.
pub(super) fn second_party_from_before(
    reader: &Reader<'_, '_>,
    trigger: &Trigger<'_>,
    frame: &Frame,
    draft: &mut Draft,
) {
    let parties: Vec<DraftFiller> = draft.fillers(Role::Party).collect();
    if !frame.row.together || parties.len() != 1 || reader.headline {
        return;
    }
    let clause = trigger.zones.first().copied().or_else(|| {
        let host = reader.outermost(trigger.phrase?);
        reader.noun(host).and_then(|noun| noun.clause)
    });
    let speaker = clause.and_then(|clause| reader.speaking_party(clause));
    let Some(other) = speaker.or(reader.discourse.topic().filter(|_| !has_foreign_subject(reader, trigger))) else {
        return;
    };
    if reader.mentions[other].is_body() && !same(parties[0], DraftFiller::Mention(other), reader.mentions) {
        draft.add(Role::Party, DraftFiller::Mention(other), reader.mentions);
        draft.credit(if speaker.is_some() { Rule::Speaker } else { Rule::Before });
    }
}

/// `사옥 매각을 위해 주관사를 뽑았다`, `상장을 위한 심사를 신청했다`: who does something towards a deal is whose deal it is to be.
pub(super) fn who_pursues(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let Some(role) = frame.role(Slot::Subject).filter(|role| accepts(*role) == Accepts::Party) else { return };
    let Some(host) = trigger.phrase.map(|phrase| reader.outermost(phrase)) else { return };
    let pursued = trigger.phrase.is_some_and(|phrase| reader.is_pursued(phrase));
    // `A는 공장 매각 대금 700억 원을 빚 갚는 데 쓴다`
    let words = trigger.phrase.and_then(|id| reader.noun(id)).map(|noun| reader.words(noun)).unwrap_or_default();
    let behind: Vec<usize> = words.into_iter().filter(|index| *index >= trigger.atoms.end).collect();
    let spent = names_sum(reader, &behind);
    let followed = is_followed(reader, host);
    let pursues = matches!(
        draft.kind,
        ClaimKind::Acquire | ClaimKind::Divest | ClaimKind::Invest | ClaimKind::Raise | ClaimKind::List
    );
    if draft.has(role) || !(pursued || spent || followed) || !pursues || !trigger.zones.is_empty() {
        return;
    }
    let clause = reader.noun(host).and_then(|noun| noun.clause);
    let head = clause.and_then(|clause| modified(reader, clause)).filter(|_| followed);
    let actor = clause.and_then(|clause| reader.actor(clause)).or(head);
    let party = actor
        .and_then(|actor| reader.parties(actor, Reach::Actor).into_iter().find(|it| reader.mentions[*it].is_body()));
    if let Some(party) = party.filter(|party| !draft.roles.iter().any(|own| own.filler == DraftFiller::Mention(*party)))
    {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
        if pursued && draft.modality == Modality::Asserted && !trigger.standing.undone {
            draft.modality = Modality::Planned;
            draft.cues.add(Sign::Planned, reader.analysis.span_of(trigger.atoms.clone()));
        }
    }
}

/// `B 인수에 이어 C도 사들였다`, `B 인수를 통해 시장에 들어간다`: who does the next thing did it.
fn is_followed(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let Some(noun) = reader.noun(id).filter(|noun| !noun.genitive) else { return false };
    let next = reader.analysis.atoms.get(noun.atoms.end + 1);
    next.is_some_and(|atom| match noun.case {
        Case::Dative => atom.text == "이어",
        Case::Other => atom.lemma == "통하",
        _ => false,
    })
}

/// How far back in the text a deal may have been told of that is spoken of as 인수 alone.
pub(super) const DEAL_BYTES: usize = 600;

/// `A는 B 인수를 검토한 것으로 알려졌다. A 측은 “인수를 검토한 바 없다”고 했다`: the deal that was spoken of before.
pub(super) fn deal_of_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, told: &[Draft], draft: &mut Draft) {
    let (actor, thing) = match draft.kind {
        ClaimKind::Acquire => (Role::Acquirer, Role::Target),
        ClaimKind::Divest => (Role::Seller, Role::Asset),
        _ => return,
    };
    let named = trigger.phrase.is_none_or(|id| reader.noun(id).is_none_or(|noun| !noun.owners.is_empty()));
    let bids = is_bid(reader, trigger);
    if draft.has(thing) || named || draft.polarity == crate::model::Polarity::Affirmed && !bids {
        return;
    }
    let is_near =
        |old: &&Draft| old.trigger.end <= draft.trigger.start && draft.trigger.start - old.trigger.end < DEAL_BYTES;
    let is_same = |old: &&Draft| {
        let party = |one: DraftFiller| old.fillers(actor).any(|other| same(one, other, reader.mentions));
        old.kind == draft.kind && draft.fillers(actor).all(party)
    };
    // `B 매각이 무산됐다. A가 인수를 포기했다`: what is for sale is what is not bought.
    let is_on_offer = |old: &&Draft| {
        let is_buyer = |own: DraftFiller| draft.fillers(actor).any(|one| same(one, own, reader.mentions));
        draft.kind == ClaimKind::Acquire && old.kind == ClaimKind::Divest && old.fillers(Role::Buyer).all(is_buyer)
    };
    let mut lately = told.iter().rev().take(LATELY).filter(is_near);
    let Some(old) = lately.find(|old| is_same(old) || is_on_offer(old)) else { return };
    if old.kind == ClaimKind::Divest && draft.kind == ClaimKind::Acquire {
        return old.fillers(Role::Asset).for_each(|asset| draft.add(thing, asset, reader.mentions));
    }
    for role in [actor, thing] {
        if !draft.has(role) {
            old.fillers(role).for_each(|filler| draft.add(role, filler, reader.mentions));
        }
    }
}

/// `A와 B가 각각 3억, 2억 원을 투자했다` in a report on a firm: it is what they invested in. So with who appoints.
pub(super) fn other_party_from_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let role = match draft.kind {
        ClaimKind::Invest => Role::Investee,
        ClaimKind::Appoint => Role::Company,
        _ => return,
    };
    // `홍 대표가 사의를 표명했다`: a noun does as well, where a predicate says who.
    let carried = draft.kind == ClaimKind::Appoint && draft.has(Role::Person) && !trigger.zones.is_empty();
    if draft.has(role) || reader.headline || (trigger.phrase.is_some() && !carried) {
        return;
    }
    // A topic (`A는 …`) turns to another matter; a subject (`A가 …`) goes on with the one at hand.
    let turns = role == Role::Investee
        && trigger
            .zones
            .iter()
            .filter_map(|zone| reader.noun(reader.actor(*zone)?))
            .any(|noun| noun.case == Case::Topic && !noun.also);
    if turns || (role == Role::Investee && !leaves_investee_open(reader, trigger, draft)) {
        return;
    }
    // The firm that has just taken money in or the article's, rather than whoever was spoken of last: the others are those
    // who put money in.
    let spoken_of =
        if role == Role::Company { reader.discourse.firm(reader.mentions) } else { reader.discourse.valued() };
    let firm = if role == Role::Company { own_firm(reader) } else { Ok(None) };
    let Ok(firm) = firm.map(|firm| firm.or(spoken_of)) else { return };
    let Some(firm) = firm.map(DraftFiller::Mention) else { return };
    let taken = draft.roles.iter().any(|own| same(own.filler, firm, reader.mentions));
    if !taken {
        draft.add(role, firm, reader.mentions);
    }
}

/// The one firm that the sentence names: `A는 이 대표를 선임하고 창업자는 물러난다`. Two leave it open.
fn own_firm(reader: &Reader<'_, '_>) -> Result<Option<usize>, Ambiguous> {
    let parties = reader.nouns().flat_map(|(id, _)| reader.parties(id, Reach::Actor));
    let mut firms = parties.filter(|index| reader.mentions[*index].kind == EntityKind::Company);
    let Some(first) = firms.next() else { return Ok(None) };
    let one = firms.all(|other| reader.mentions[other].referent == reader.mentions[first].referent);
    if one { Ok(Some(first)) } else { Err(Ambiguous) }
}

/// More than one firm could be meant.
struct Ambiguous;

/// Whether only the investee is left out: who invests stands in the sentence, and nothing says into what.
fn leaves_investee_open(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> bool {
    // Who invests stands in the clause itself: a speaker who will spend a sum spends it on his own firm.
    let heads = trigger.zones.iter().filter_map(|zone| modified(reader, *zone));
    let actors: Vec<PhraseId> = trigger.zones.iter().filter_map(|zone| reader.actor(*zone)).chain(heads).collect();
    let in_clause = |index: usize| {
        actors.iter().any(|actor| {
            reader.members(*actor).any(|id| reader.analysis.extent(id).contains(reader.mentions[index].span))
        })
    };
    let has_investor = draft.fillers(Role::Investor).any(|filler| match filler {
        DraftFiller::Mention(index) => in_clause(index),
        DraftFiller::Text(_) | DraftFiller::Code(..) => false,
    });
    let mut own = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter());
    let names_place =
        own.any(|id| reader.noun(*id).is_some_and(|noun| noun.case == Case::Dative && !reader.is_value(noun)));
    has_investor && !names_place
}

/// Whether the clause has a subject that is no party: then nobody from before may step in.
pub(super) fn has_foreign_subject(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    let makes = trigger
        .frames
        .iter()
        .any(|id| matches!(reader.predicates.frame(*id).role(Slot::Object), Some(Role::Product | Role::Facility)));
    trigger.zones.iter().any(|zone| {
        let own = reader.clause(*zone).arguments.iter().copied();
        // The noun whose content the trigger tells (목표, 계획) is no subject of it.
        let is_content = |id: &PhraseId| trigger.zones.iter().any(|zone| reader.clause(*zone).head == Some(*id));
        // `단순한 목적이 아니라`: what is denied is not who acts.
        let denied = matches!(reader.atom(reader.analysis.predicate(*zone).stem).lemma, "아니");
        // `한 푼도 받지 못했다`: nor is what 도 adds, where something is done to it.
        let has_object = reader.clause(*zone).arguments.iter().any(|id| reader.case(*id) == Some(Case::Object));
        let added = |id: &PhraseId| has_object && reader.noun(*id).is_some_and(|noun| noun.also);
        // `인수에 관심이 없다`, `투자 계획이 있다`: nor what there is of it.
        // … and `생각은 추호도 없다`
        let weighs = |id: &PhraseId| {
            reader
                .noun(*id)
                .is_some_and(|noun| noun.also || reader.tells_content(noun) || reader.noun_effect(noun).is_some())
        };
        let stated = reader.lacks(*zone) || reader.atom(reader.analysis.predicate(*zone).stem).lemma == "있";
        let is_content = |id: &PhraseId| {
            let is_subject = reader.case(*id) == Some(Case::Subject);
            is_content(id) || added(id) || is_subject && denied || stated && weighs(id)
        };
        let mut leading = own
            .chain(reader.clause(*zone).shared)
            .filter(|id| Some(*id) != trigger.phrase && !is_content(id))
            .filter(|id| matches!(reader.case(*id), Some(Case::Subject | Case::Topic)));
        // `로봇도 선보인다`: what 도 adds is no subject of what is made.
        let added = |id: PhraseId| makes && reader.noun(id).is_some_and(|noun| noun.also);
        leading.any(|id| reader.parties(id, Reach::Actor).is_empty() && !added(id))
    })
}
