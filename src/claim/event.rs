//! Events: a predicate or a noun of an event, its frame, and the phrases that fill the frame's roles.

use super::draft::{Accepts, Draft, DraftFiller, accepts, core, same, value_roles};
use super::reader::{Reach, Reader};
use super::standing::Standing;
use crate::clause::NounPhrase;
use crate::clause::{Case, ClauseId, Ending, Link, PhraseId, Voice};
use crate::lexicon::{Frame, FrameId, NounClass, Slot, WordClass};
use crate::model::{ClaimKind, EntityKind, Modality, Role};
use crate::segment::{Pos, WordClass as Meaning};
use crate::span::ByteSpan;

/// A word that carries a frame, and where it stands.
#[derive(Clone, Debug)]
struct Trigger<'p> {
    frames: &'p [FrameId],
    /// Its atoms.
    atoms: std::ops::Range<usize>,
    /// The phrase it is part of, where it is a noun.
    phrase: Option<PhraseId>,
    /// The clauses whose arguments are its own.
    zones: Vec<ClauseId>,
    /// Whether subject and object are turned round.
    passive: bool,
    standing: Standing,
}

/// Reads every event of a sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    for trigger in triggers(reader) {
        if trigger.standing.blocked {
            continue;
        }
        for id in trigger.frames {
            let frame = reader.predicates.frame(*id);
            if let Some(draft) = fill(reader, &trigger, frame, drafts) {
                split_respectively(reader, &trigger, draft, drafts);
                break;
            }
        }
    }
}

fn triggers<'p>(reader: &Reader<'p, '_>) -> Vec<Trigger<'p>> {
    let mut found = Vec::new();
    let mut used: Vec<usize> = Vec::new();
    for index in 0..reader.analysis.clauses.len() {
        if let Some(trigger) = predicate_trigger(reader, ClauseId(index), &mut used) {
            found.push(trigger);
        }
    }
    for (id, _) in reader.nouns() {
        if let Some(trigger) = noun_trigger(reader, id, &used) {
            found.push(trigger);
        }
    }
    found.sort_by_key(|trigger| trigger.atoms.start);
    found
}

/// `인수했다`, `사들였다`, `손을 잡았다`
fn predicate_trigger<'p>(reader: &Reader<'p, '_>, clause: ClauseId, used: &mut Vec<usize>) -> Option<Trigger<'p>> {
    let verb = reader.analysis.predicate(clause);
    let last_object = last_object_word(reader, clause);
    let (frames, atoms, passive) = match &verb.noun {
        Some(noun) => {
            let key = joined(reader, noun.clone());
            let stem = reader.atom(verb.stem).lemma;
            let received = reader.predicates.of_verb(&format!("{key}{stem}"));
            if verb.stem != noun.start && !received.is_empty() {
                (received, noun.start..verb.stem + 1, false)
            } else {
                let frames = widest(reader, &key, noun.end - 1, clause);
                (frames, noun.clone(), verb.voice == Voice::Passive)
            }
        }
        None => {
            let stem = reader.atom(verb.stem).lemma;
            let glued = glued_noun(reader, clause, verb.stem);
            let partners = [glued, last_dative_word(reader, clause), last_object];
            let idioms = partners
                .into_iter()
                .flatten()
                .map(|word| reader.predicates.of_verb(&format!("{}{stem}", reader.atom(word).text)));
            let idiom = idioms.into_iter().find(|frames| !frames.is_empty()).unwrap_or_default();
            if idiom.is_empty() {
                (reader.predicates.of_verb(stem), verb.stem..verb.stem + 1, false)
            } else {
                used.extend(last_object);
                (idiom, verb.stem..verb.stem + 1, false)
            }
        }
    };
    if frames.is_empty() || reports(reader, clause) {
        return None;
    }
    let standing = reader.standing(clause);
    Some(Trigger { frames, atoms, phrase: None, zones: zones(reader, clause), passive, standing })
}

/// A noun that the dictionary cut off the verb: `론|칭했다`.
fn glued_noun(reader: &Reader<'_, '_>, clause: ClauseId, stem: usize) -> Option<usize> {
    let noun = reader.clause(clause).arguments.last().and_then(|id| reader.noun(*id))?;
    let last = *reader.words(noun).last()?;
    (noun.case == Case::Bare && last + 1 == stem && !reader.atom(stem).space_before).then_some(last)
}

/// `빼돌린 것으로 조사됐다`: a finding is reported, nobody is looked into.
fn reports(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    reader.clause(clause).arguments.iter().filter_map(|id| reader.noun(*id)).any(|noun| {
        noun.case == Case::To && noun.modifier.is_some() && reader.head_word(noun).is_some_and(|word| word.text == "것")
    })
}

/// The frames of the noun, or of the compound it makes with the bare noun before it (희망 퇴직했다).
fn widest<'p>(reader: &Reader<'p, '_>, key: &str, last: usize, clause: ClauseId) -> &'p [FrameId] {
    let own = reader.predicates.of_noun(key);
    let before = reader
        .clause(clause)
        .arguments
        .last()
        .and_then(|id| reader.noun(*id))
        .filter(|noun| noun.case == Case::Bare && noun.atoms.end <= last);
    if let Some(word) = before.and_then(|noun| reader.head_word(noun)) {
        let compound = reader.predicates.of_noun(&format!("{}{key}", word.text));
        if !compound.is_empty() {
            return compound;
        }
    }
    if own.is_empty() { reader.predicates.of_noun(reader.atom(last).text) } else { own }
}

fn last_object_word(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let object =
        reader.clause(clause).arguments.iter().rev().copied().find(|id| case(reader, *id) == Some(Case::Object))?;
    reader.words(reader.noun(object)?).last().copied()
}

fn last_dative_word(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let last = reader.clause(clause).arguments.last().copied().filter(|id| case(reader, *id) == Some(Case::Dative))?;
    reader.words(reader.noun(last)?).last().copied()
}

fn joined(reader: &Reader<'_, '_>, atoms: std::ops::Range<usize>) -> String {
    atoms.map(|index| reader.atom(index).text).collect()
}

fn case(reader: &Reader<'_, '_>, id: PhraseId) -> Option<Case> {
    reader.noun(id).map(|noun| noun.case)
}

/// `인수를 추진한다`, `A의 B 인수`, `업무협약을 체결했다`
fn noun_trigger<'p>(reader: &Reader<'p, '_>, id: PhraseId, used: &[usize]) -> Option<Trigger<'p>> {
    let noun = reader.noun(id)?;
    let words = reader.words(noun);
    let (place, from, frames) = last_event(reader, &words, used)?;
    let rest = &words[place + 1..];
    if !rest.iter().all(|index| lets_event_stand(reader, *index)) {
        return None;
    }
    let host = outermost(reader, id);
    let clause = reader.noun(host).and_then(|noun| noun.clause);
    let clause = clause.map(|clause| reader.governing(reader.telling(clause)));
    let effect = clause.and_then(|clause| reader.operator_of(clause));
    let is_state = |clause: ClauseId| {
        reader.analysis.predicate(clause).voice == Voice::Copula
            || reader.lacks(clause)
            || reader.atom(reader.analysis.predicate(clause).stem).lemma == "있"
    };
    let carried = effect.is_some() || clause.is_some_and(is_state);
    let clause = clause.filter(|_| host == id || carried);
    let mut zones = match clause {
        Some(clause) if carried => zones(reader, clause),
        _ => Vec::new(),
    };
    let owners = noun.owners.iter().filter_map(|owner| reader.noun(*owner));
    let modifiers = owners.filter_map(|owner| owner.modifier);
    if let Some(modifier) =
        noun.modifier.or(modifiers.last()).filter(|modifier| reader.operator_of(*modifier).is_some())
    {
        zones.push(modifier);
    }
    let within = reader.noun(host).and_then(|noun| noun.clause);
    let standing = reader.noun_standing(rest, clause.filter(|_| carried), within);
    let passive = clause.is_some_and(|clause| carried && receives(reader, clause));
    Some(Trigger { frames, atoms: words[from]..words[place] + 1, phrase: Some(id), zones, passive, standing })
}

/// Where the last noun of an event stands in a phrase, alone or as a compound with the words before it.
fn last_event<'p>(reader: &Reader<'p, '_>, words: &[usize], used: &[usize]) -> Option<(usize, usize, &'p [FrameId])> {
    for place in (0..words.len()).rev() {
        let atom = reader.atom(words[place]);
        if atom.mention.is_some() || atom.quoted || used.contains(&words[place]) {
            continue;
        }
        for from in place.saturating_sub(2)..=place {
            if words[from..place].iter().any(|index| reader.atom(*index).mention.is_some()) {
                continue;
            }
            let key: String = words[from..=place].iter().map(|index| reader.atom(*index).text).collect();
            let frames = reader.predicates.of_noun(&key);
            if !frames.is_empty() {
                return Some((place, from, frames));
            }
        }
    }
    None
}

/// Whether a word behind the noun of an event leaves it an event: 계약, 추진, 계획 do, 자금 does not.
fn lets_event_stand(reader: &Reader<'_, '_>, index: usize) -> bool {
    let atom = reader.atom(index);
    reader.predicates.operator(atom.text, WordClass::Noun).is_some()
        || reader.predicates.is(atom.text, NounClass::Complement)
        || atom.text == "등"
        || atom.is_kind(EntityKind::Money)
}

/// The phrase that a genitive phrase belongs to in the end.
fn outermost(reader: &Reader<'_, '_>, mut id: PhraseId) -> PhraseId {
    while let Some(host) = reader.noun(id).and_then(|noun| noun.host) {
        id = host;
    }
    id
}

/// 받다, 당하다
fn receives(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    matches!(reader.atom(verb.stem).lemma, "받" | "당하")
}

/// The clause itself, and those above it that only carry it (`대주는 계약을 따냈다`).
fn zones(reader: &Reader<'_, '_>, clause: ClauseId) -> Vec<ClauseId> {
    let mut zones = vec![clause];
    let mut at = clause;
    while zones.len() < 4 {
        let Some(noun) = reader.clause(at).head.and_then(|head| reader.noun(head)) else { break };
        let tells = reader.tells_content(noun);
        let Some(above) = noun.clause.filter(|above| tells && !zones.contains(above)) else { break };
        zones.push(above);
        at = above;
    }
    zones
}

/// A phrase with the slot it takes.
#[derive(Clone, Copy, Debug)]
struct Argument {
    slot: Slot,
    phrase: PhraseId,
}

fn fill(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, told: &[Draft]) -> Option<Draft> {
    // `처분을 받았다`, `투자를 받았다`: only a frame that knows its passive is turned round.
    if trigger.passive && frame.role(Slot::PassiveSubject).is_none() && trigger.phrase.is_some() {
        return None;
    }
    let arguments = arguments(reader, trigger, frame);
    if !meets_demands(reader, trigger, frame, &arguments) {
        return None;
    }
    let mut draft = Draft {
        kind: frame.kind,
        roles: Vec::new(),
        polarity: trigger.standing.polarity(),
        modality: trigger.standing.modality(),
        tense: trigger.standing.tense,
        source: trigger.standing.source,
        trigger: reader.analysis.span_of(trigger.atoms.clone()),
        evidence: Vec::new(),
        confidence: 0.9,
        headline: reader.headline,
        rounded: Vec::new(),
    };
    for argument in &arguments {
        place(reader, frame, trigger.passive, *argument, &mut draft);
    }
    from_own_phrase(reader, trigger, frame, &mut draft);
    share_of_before(reader, frame, &arguments, told, &mut draft);
    subject_from_before(reader, trigger, frame, &mut draft);
    company_of_person(reader, trigger, &mut draft);
    other_party_from_before(reader, trigger, &mut draft);
    second_party_from_before(reader, trigger, frame, &mut draft);
    values(reader, trigger, &arguments, &mut draft);
    counts(reader, trigger, &arguments, &mut draft);
    if let Some((role, code)) = frame.code {
        draft.add(role, DraftFiller::Code(code, draft.trigger), reader.mentions);
    }
    taken_on_without_post(reader, &mut draft);
    future_is_planned(reader, &mut draft);
    draft.evidence.push(evidence(reader, trigger, &draft));
    stands(reader, frame, &arguments, &draft).then_some(draft)
}

/// The phrases of the trigger's clauses with their slots.
fn arguments(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame) -> Vec<Argument> {
    let mut found: Vec<Argument> = Vec::new();
    let has = |found: &[Argument], slot: Slot| found.iter().any(|argument| argument.slot == slot);
    for &zone in &trigger.zones {
        let clause = reader.clause(zone);
        let mut own: Vec<Argument> = Vec::new();
        for &id in &clause.arguments {
            if Some(id) == trigger.phrase || reader.members(id).iter().any(|member| Some(*member) == trigger.phrase) {
                continue;
            }
            let Some(noun) = reader.noun(id).filter(|noun| !reader.is_value(noun)) else { continue };
            let reaches = noun.case == Case::Until && !reader.parties(id, Reach::Actor).is_empty();
            if let Some(slot) = slot_of(noun.case).or(reaches.then_some(Slot::Object)) {
                own.push(Argument { slot, phrase: id });
            }
        }
        turn_topic(reader, frame, &mut own);
        for argument in own {
            if !has(&found, argument.slot) || matches!(argument.slot, Slot::With) {
                found.push(argument);
            }
        }
        take_head(reader, zone, trigger, frame, &mut found);
        let subject_open = !has(&found, Slot::Subject);
        let own_host = trigger.phrase.map(|phrase| outermost(reader, phrase));
        if let Some(shared) = clause.shared.filter(|shared| subject_open && own_host != Some(*shared)) {
            found.push(Argument { slot: Slot::Subject, phrase: shared });
        }
    }
    found
}

fn slot_of(case: Case) -> Option<Slot> {
    Some(match case {
        Case::Subject | Case::Topic => Slot::Subject,
        Case::Object => Slot::Object,
        Case::Dative => Slot::Dative,
        Case::From => Slot::From,
        Case::With => Slot::With,
        Case::To => Slot::To,
        Case::At => Slot::At,
        Case::By => Slot::By,
        Case::Against => Slot::Against,
        Case::About => Slot::About,
        Case::Bare => Slot::Compound,
        Case::Genitive | Case::According | Case::Until | Case::Since | Case::Than | Case::Copula | Case::Other => {
            return None;
        }
    })
}

/// A topic beside a subject is not the subject: `이번 라운드는 A가 주도했다`, `계약금은 A가 냈다`.
fn turn_topic(reader: &Reader<'_, '_>, frame: &Frame, own: &mut Vec<Argument>) {
    let of_case =
        |wanted: Case, own: &[Argument]| own.iter().position(|argument| case(reader, argument.phrase) == Some(wanted));
    let (Some(topic), Some(_)) = (of_case(Case::Topic, own), of_case(Case::Subject, own)) else { return };
    let has_object = own.iter().any(|argument| argument.slot == Slot::Object);
    if has_object || frame.role(Slot::Object).is_none() {
        let topic = own.remove(topic);
        // Kept last: where the subject turns out to be no party the topic may still serve.
        own.push(topic);
    } else {
        own[topic].slot = Slot::Object;
    }
}

/// The noun that an adnominal predicate modifies in the end: `상장할 예정인 A` is A.
fn modified(reader: &Reader<'_, '_>, zone: ClauseId) -> Option<PhraseId> {
    let mut at = zone;
    for _ in 0..4 {
        if reader.analysis.predicate(at).ending != Ending::Adnominal {
            return None;
        }
        let head = reader.clause(at).head?;
        let noun = reader.noun(head)?;
        let tells = reader.tells_content(noun);
        if !tells {
            return Some(head);
        }
        at = noun.clause?;
    }
    None
}

/// The noun that an adnominal predicate modifies fills the gap in it: object where the subject is there, else subject.
fn take_head(reader: &Reader<'_, '_>, zone: ClauseId, trigger: &Trigger<'_>, frame: &Frame, found: &mut Vec<Argument>) {
    if trigger.zones.first() != Some(&zone) {
        return;
    }
    let Some(head) = modified(reader, zone) else { return };
    let has = |slot: Slot| found.iter().any(|argument| argument.slot == slot);
    let wants_object = frame.role(Slot::Object).is_some() && !trigger.passive;
    // `A가 지분 20%를 가진 B`: the share is of the head.
    let share_only = found.iter().any(|argument| argument.slot == Slot::Object)
        && found.iter().filter(|argument| argument.slot == Slot::Object).all(|argument| {
            reader.parties(argument.phrase, Reach::Share).is_empty() && names_share(reader, argument.phrase)
        });
    let slot = if wants_object && (!has(Slot::Object) || (share_only && has(Slot::Subject))) {
        Slot::Object
    } else if !has(Slot::Subject) {
        Slot::Subject
    } else if frame.role(Slot::Dative).is_some() && !has(Slot::Dative) {
        Slot::Dative
    } else {
        return;
    };
    found.push(Argument { slot, phrase: head });
}

fn meets_demands(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, arguments: &[Argument]) -> bool {
    let row = frame.row;
    let of =
        |slot: Slot| arguments.iter().filter(move |argument| argument.slot == slot).map(|argument| argument.phrase);
    let is_object_demanded = !row.object_nouns.is_empty() || row.object_party || row.object_thing || row.object_money;
    if is_object_demanded {
        let slots = if trigger.passive { [Slot::Subject, Slot::Subject] } else { [Slot::Object, Slot::Compound] };
        // Amounts and shares fill no role by their case, but are objects all the same.
        let values = trigger.zones.iter().flat_map(|zone| reader.clause(*zone).arguments.iter().copied());
        let values = values.filter(|id| reader.noun(*id).is_some_and(|noun| reader.is_value(noun)));
        let mut candidates = of(slots[0]).chain(of(slots[1])).chain(trigger.phrase).chain(values);
        if !candidates.any(|id| is_object_for(reader, frame, trigger, id)) {
            return false;
        }
    }
    if row.subject_party && !of(Slot::Subject).any(|id| !reader.parties(id, Reach::Share).is_empty()) {
        return false;
    }
    row.dative_nouns.is_empty() || {
        let mut places = of(Slot::Dative).chain(of(Slot::Object)).chain(of(Slot::Subject));
        places.any(|id| ends_in(reader, id, row.dative_nouns))
    }
}

fn is_object_for(reader: &Reader<'_, '_>, frame: &Frame, trigger: &Trigger<'_>, id: PhraseId) -> bool {
    let row = frame.row;
    let Some(noun) = reader.noun(id) else { return false };
    if Some(id) == trigger.phrase {
        // `공장 착공`, `자사주 매입`: the words before the noun itself.
        let before = reader.words(noun).into_iter().take_while(|index| *index < trigger.atoms.start);
        return before.into_iter().any(|index| {
            let atom = reader.atom(index);
            (row.object_party && atom.is_party()) || names_one_of(atom.text, row.object_nouns)
        });
    }
    let named = ends_in(reader, id, row.object_nouns);
    let party = row.object_party && !reader.parties(id, Reach::Share).is_empty();
    let thing = row.object_thing && is_thing(reader, id);
    let money = row.object_money && !reader.values(id, EntityKind::Money).is_empty();
    let percent = row.object_percent && !reader.values(id, EntityKind::Percent).is_empty();
    named || party || thing || money || percent
}

/// Whether the phrase names something that can be brought out: anything but what is merely told or shown.
fn is_thing(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    let Some(word) = reader.noun(id).and_then(|noun| reader.head_word(noun)) else { return false };
    word.quoted
        || (word.mention.is_none()
            && !reader.predicates.is(word.text, NounClass::Abstract)
            && !reader.predicates.is(word.text, NounClass::Complement)
            && reader.predicates.value(word.text, NounClass::Metric).is_none()
            && reader.predicates.operator(word.text, WordClass::Noun).is_none()
            && reader.predicates.of_noun(word.text).is_empty()
            && matches!(word.tags.first(), Pos::NNG | Pos::NNP | Pos::SL | Pos::SN | Pos::XSN))
}

fn ends_in(reader: &Reader<'_, '_>, id: PhraseId, nouns: &[&str]) -> bool {
    reader.noun(id).is_some_and(|noun| {
        let words = reader.words(noun);
        words.iter().rev().take(4).any(|index| names_one_of(reader.atom(*index).text, nouns))
    })
}

fn names_one_of(text: &str, nouns: &[&str]) -> bool {
    nouns.iter().any(|noun| text == *noun || (text.len() > noun.len() && text.ends_with(noun)))
}

/// Puts a phrase into the role of its slot, where it is of the sort that the role takes.
fn place(reader: &Reader<'_, '_>, frame: &Frame, passive: bool, argument: Argument, draft: &mut Draft) {
    let slot = argument.slot;
    let role = match slot {
        Slot::Subject if passive => frame.role(Slot::PassiveSubject).or_else(|| frame.role(Slot::Object)),
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
}

/// A phrase without particle, as in headlines: a firm acts where nobody else does, else it is what is acted on.
fn bare_role(reader: &Reader<'_, '_>, frame: &Frame, id: PhraseId, draft: &Draft) -> Option<Role> {
    let object = frame.role(Slot::Object).or_else(|| frame.role(Slot::Compound));
    let subject = frame.role(Slot::Subject).filter(|role| accepts(*role) == Accepts::Party);
    let names_party = !reader.parties(id, Reach::Actor).is_empty();
    let takes_party = object.is_some_and(|role| matches!(accepts(role), Accepts::Party | Accepts::PartyOrText));
    if names_party && !takes_party && subject.is_some_and(|role| role == Role::Party || !draft.has(role)) {
        return subject;
    }
    object
}

fn put(reader: &Reader<'_, '_>, role: Role, id: PhraseId, slot: Slot, draft: &mut Draft) {
    let filled = draft.has(role);
    match accepts(role) {
        Accepts::Party => {
            let reach = if matches!(slot, Slot::Subject) { Reach::Actor } else { reach_of(role) };
            if filled && slot == Slot::Subject && role != Role::Party {
                return;
            }
            let organization_only = role == Role::Authority;
            let bodies_only = matches!(role, Role::Company | Role::Employer | Role::Authority | Role::Customer);
            for party in reader.parties(id, reach) {
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
            let parties = reader.parties(id, Reach::Share);
            for party in &parties {
                draft.add(role, DraftFiller::Mention(*party), reader.mentions);
            }
            if parties.is_empty() && !filled && slot != Slot::Dative && !put_owner(reader, role, id, draft) {
                put_text(reader, role, id, draft);
            }
        }
        Accepts::Text if filled && slot == Slot::Compound => {}
        Accepts::Text => put_text(reader, role, id, draft),
        Accepts::Money | Accepts::Date | Accepts::Percent => {}
    }
}

/// `B의 회계 부정을 조사했다`: B is looked into, the accident is the subject.
fn put_owner(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) -> bool {
    if !matches!(draft.kind, ClaimKind::Investigate | ClaimKind::Sanction) {
        return false;
    }
    let Some(noun) = reader.noun(id) else { return false };
    let words = reader.words(noun);
    let beside =
        words.iter().filter_map(|index| reader.atom(*index).mention.filter(|_| reader.atom(*index).is_party()));
    let mut parties: Vec<usize> = beside.map(|(_, index)| index).collect();
    parties.extend(noun.owners.iter().flat_map(|owner| reader.parties(*owner, Reach::Any)));
    for party in &parties {
        draft.add(role, DraftFiller::Mention(*party), reader.mentions);
    }
    if !parties.is_empty() {
        put_text(reader, Role::Subject, id, draft);
    }
    !parties.is_empty()
}

fn reach_of(role: Role) -> Reach {
    match role {
        Role::Customer | Role::Supplier | Role::Payee | Role::Investee | Role::Owned | Role::From => Reach::Any,
        Role::Target | Role::Asset => Reach::Share,
        _ => Reach::Actor,
    }
}

/// Words for a role, each member of a list by itself.
fn put_text(reader: &Reader<'_, '_>, role: Role, id: PhraseId, draft: &mut Draft) {
    let summed_up = reader.noun(id).is_some_and(|noun| sums_up(reader, noun));
    for member in reader.members(id).into_iter().filter(|member| *member == id || !summed_up) {
        let Some(noun) = reader.noun(member) else { continue };
        let named = if role == Role::Product { reader.proper_tail(noun) } else { None };
        let Some(span) = named.or_else(|| reader.naming(noun)) else { continue };
        if fits_text(reader, draft.kind, role, member, span) {
            draft.add(role, DraftFiller::Text(span), reader.mentions);
        }
    }
}

/// `기숙사와 연수원 등 비핵심 자산`: what stands behind 등 names them all.
fn sums_up(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    let words = reader.words(noun);
    words.iter().position(|index| reader.atom(*index).text == "등").is_some_and(|place| place + 1 < words.len())
}

fn fits_text(reader: &Reader<'_, '_>, frame_kind: ClaimKind, role: Role, id: PhraseId, span: ByteSpan) -> bool {
    let text = span.slice(reader.text);
    let Some(noun) = reader.noun(id) else { return false };
    let word = reader.head_word(noun);
    match role {
        Role::Exchange => is_market(text),
        Role::Place => {
            !reader.is_date(noun)
                && reader
                    .words(noun)
                    .iter()
                    .any(|index| matches!(reader.atom(*index).tags.class(), Meaning::Place | Meaning::Location))
        }
        Role::Position => is_position(text),
        Role::Count => false,
        Role::Subject if span.slice(reader.text).trim() == "혐의" => false,
        Role::Subject => !reader.is_date(noun) && word.is_some_and(|word| word.text != "것"),
        // Who is looked into has a name; what it is about is the subject.
        Role::Target if matches!(frame_kind, ClaimKind::Investigate | ClaimKind::Sanction) => false,
        Role::Product | Role::Asset | Role::Target | Role::Founded | Role::Facility => {
            word.is_some_and(|word| !matches!(word.tags.first(), Pos::NNB | Pos::NP)) && !reader.is_date(noun)
        }
        _ => true,
    }
}

fn is_market(text: &str) -> bool {
    ["코스닥", "코스피", "코넥스", "나스닥", "증시", "시장", "거래소", "증권시장"]
        .iter()
        .any(|market| text.ends_with(market))
}

fn is_position(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "대표",
        "이사",
        "사장",
        "회장",
        "책임자",
        "장",
        "CEO",
        "CFO",
        "CTO",
        "COO",
        "감사",
        "고문",
        "총재",
        "위원",
        "상무",
        "전무",
        "자리",
        "의장",
        "경영자",
        "관리인",
        "임원",
        "총리",
        "감독",
    ];
    ENDS.iter().any(|end| text.ends_with(end))
}

/// What stands before the noun of an event in its own phrase: `A의 B 인수`, `A-B 합병`, `KT와의 협력`.
fn from_own_phrase(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let Some(id) = trigger.phrase else { return };
    let Some(noun) = reader.noun(id) else { return };
    let before: Vec<usize> = reader.words(noun).into_iter().take_while(|index| *index < trigger.atoms.start).collect();
    if let Some(role) = frame.role(Slot::Compound) {
        compound(reader, role, &before, draft);
    }
    for member in reader.members(id).into_iter().filter(|member| *member != id) {
        if let Some(role) = frame.role(Slot::Compound) {
            put(reader, role, member, Slot::Compound, draft);
        }
    }
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
        let filled = draft.roles.len();
        put(reader, role, owner, Slot::Of, draft);
        if draft.roles.len() > filled || owner_noun.case != Case::Genitive {
            continue;
        }
        // `공장의 증설`, `서 대표의 영입`: what stands before 의 is not who acts, but what it is done to.
        if let Some(object) = frame.role(Slot::Object) {
            put(reader, object, owner, Slot::Of, draft);
        }
        if let Some(actor) = owner_noun.modifier.and_then(|modifier| reader.actor(modifier)) {
            put(reader, role, actor, Slot::Subject, draft);
        }
    }
}

fn compound(reader: &Reader<'_, '_>, role: Role, before: &[usize], draft: &mut Draft) {
    let parties: Vec<usize> = before
        .iter()
        .filter(|index| reader.atom(**index).is_party())
        .filter_map(|index| reader.atom(*index).mention)
        .map(|(_, index)| index)
        .collect();
    match accepts(role) {
        Accepts::Party | Accepts::PartyOrText if !parties.is_empty() => {
            let chosen = if role == Role::Party { &parties[..] } else { &parties[parties.len() - 1..] };
            for party in chosen {
                draft.add(role, DraftFiller::Mention(*party), reader.mentions);
            }
        }
        Accepts::Text | Accepts::PartyOrText => {
            let words: Vec<usize> =
                before.iter().copied().filter(|index| reader.atom(*index).mention.is_none()).collect();
            if let (Some(&first), Some(&last)) = (words.first(), words.last()) {
                if !draft.has(role) {
                    let span = reader.atom(first).span.join(reader.atom(last).span);
                    draft.add(role, DraftFiller::Text(span), reader.mentions);
                }
            }
        }
        _ => {}
    }
}

/// `남은 지분은 A가 쥐고 있다`, `B의 최대주주인 A가 보유 지분을 판다`: a share of the firm that was spoken of.
fn share_of_before(reader: &Reader<'_, '_>, frame: &Frame, arguments: &[Argument], told: &[Draft], draft: &mut Draft) {
    let Some(role) = frame.role(Slot::Object) else { return };
    if !matches!(role, Role::Owned | Role::Asset | Role::Target | Role::Investee) {
        return;
    }
    let object = arguments.iter().find(|argument| argument.slot == Slot::Object).map(|argument| argument.phrase);
    let held = object.is_some_and(|id| reader.parties(id, Reach::Any).is_empty() && names_share(reader, id));
    if !held || draft.fillers(role).any(|filler| matches!(filler, DraftFiller::Mention(_))) {
        return;
    }
    let holder = core(draft.kind).first().copied();
    let holders: Vec<DraftFiller> = holder.map(|holder| draft.fillers(holder).collect()).unwrap_or_default();
    let is_holder = |filler: DraftFiller| holders.iter().any(|own| same(*own, filler, reader.mentions));
    let owned_here = told.iter().filter(|other| other.kind == ClaimKind::Own).find_map(|other| {
        other.fillers(Role::Owner).any(is_holder).then(|| other.fillers(Role::Owned).next()).flatten()
    });
    let before = reader.discourse.held().or_else(|| reader.discourse.firm(reader.mentions));
    let found = owned_here.or_else(|| before.map(DraftFiller::Mention)).filter(|filler| !is_holder(*filler));
    if let Some(found) = found {
        draft.roles.retain(|own| own.role != role);
        draft.add(role, found, reader.mentions);
        draft.confidence -= 0.1;
    }
}

/// A subject that the sentence leaves out is the topic of the sentence before.
fn subject_from_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let slot = if trigger.passive { Slot::PassiveSubject } else { Slot::Subject };
    let role = frame.role(slot);
    if let Some(open) = frame.open {
        if !draft.has(open) {
            if let Some(topic) = reader.discourse.firm(reader.mentions) {
                draft.add(open, DraftFiller::Mention(topic), reader.mentions);
                draft.confidence -= 0.15;
            }
        }
        return;
    }
    let Some(role) = role.filter(|role| accepts(*role) == Accepts::Party && !draft.has(*role)) else { return };
    if reader.headline || trigger.zones.is_empty() || has_foreign_subject(reader, trigger) {
        return;
    }
    let said_by = trigger.zones.first().and_then(|zone| reader.speaking_party(*zone));
    if let Some(party) = said_by.or(reader.discourse.topic()) {
        draft.add(role, DraftFiller::Mention(party), reader.mentions);
        draft.confidence -= 0.15;
    }
}

/// `정우람 도담전자 전무가 물러났다`: the firm that stands with the person.
fn company_of_person(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
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
    let position = phrases.iter().filter(|id| matches!(case(reader, **id), Some(Case::Dative | Case::To | Case::At)));
    let named = with_person.chain(position).find_map(|id| reader.values(*id, EntityKind::Company).first().copied());
    if let Some(company) = named {
        draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    }
}

/// `“B와의 협력은 …”라고 A 대표가 말했다`: where one of the two is left out it is who speaks, or who was spoken of.
fn second_party_from_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, frame: &Frame, draft: &mut Draft) {
    let parties: Vec<DraftFiller> = draft.fillers(Role::Party).collect();
    if !frame.row.together || parties.len() != 1 || reader.headline {
        return;
    }
    let clause = trigger.zones.first().copied().or_else(|| {
        let host = outermost(reader, trigger.phrase?);
        reader.noun(host).and_then(|noun| noun.clause)
    });
    let speaker = clause.and_then(|clause| reader.speaking_party(clause));
    let Some(other) = speaker.or(reader.discourse.topic().filter(|_| !has_foreign_subject(reader, trigger))) else {
        return;
    };
    if reader.mentions[other].is_body() && !same(parties[0], DraftFiller::Mention(other), reader.mentions) {
        draft.add(Role::Party, DraftFiller::Mention(other), reader.mentions);
        draft.confidence -= 0.15;
    }
}

/// `A와 B가 각각 3억, 2억 원을 투자했다` in a report on a firm: it is what they invested in. So with who appoints.
fn other_party_from_before(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &mut Draft) {
    let role = match draft.kind {
        ClaimKind::Invest => Role::Investee,
        ClaimKind::Appoint => Role::Company,
        _ => return,
    };
    if draft.has(role) || reader.headline || trigger.phrase.is_some() {
        return;
    }
    let firm = reader.discourse.firm(reader.mentions).map(DraftFiller::Mention);
    let Some(firm) = firm else { return };
    let taken = draft.roles.iter().any(|own| same(own.filler, firm, reader.mentions));
    if !taken {
        draft.add(role, firm, reader.mentions);
        draft.confidence -= 0.2;
    }
}

/// Whether the clause has a subject that is no party: then nobody from before may step in.
fn has_foreign_subject(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    trigger.zones.iter().any(|zone| {
        let own = reader.clause(*zone).arguments.iter().copied();
        // The noun whose content the trigger tells (목표, 계획) is no subject of it.
        let is_content = |id: &PhraseId| trigger.zones.iter().any(|zone| reader.clause(*zone).head == Some(*id));
        let mut leading = own
            .chain(reader.clause(*zone).shared)
            .filter(|id| Some(*id) != trigger.phrase && !is_content(id))
            .filter(|id| matches!(case(reader, *id), Some(Case::Subject | Case::Topic)));
        leading.any(|id| reader.parties(id, Reach::Actor).is_empty())
    })
}

/// Amounts, dates and shares of the trigger's clauses.
fn values(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    let (amount, date, share) = value_roles(draft.kind);
    let phrases = value_phrases(reader, trigger, arguments);
    if let Some(role) = amount {
        for id in phrases.iter().filter(|id| !is_figure(reader, **id)) {
            for money in reader.values(*id, EntityKind::Money) {
                if !draft.has(role) || reader.members(*id).len() > 1 || is_dealt(reader, trigger) {
                    draft.add(role, DraftFiller::Mention(money), reader.mentions);
                }
            }
        }
    }
    if let Some(role) = share {
        for id in &phrases {
            for percent in reader.values(*id, EntityKind::Percent) {
                if !draft.has(role) || reader.members(*id).len() > 1 {
                    draft.add(role, DraftFiller::Mention(percent), reader.mentions);
                }
            }
        }
    }
    if let Some(role) = date {
        if let Some(found) = date_of(reader, trigger, &phrases) {
            draft.add(role, DraftFiller::Mention(found), reader.mentions);
        }
    }
}

/// 각각 stands before one of the predicates.
fn is_dealt(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> bool {
    trigger.zones.iter().any(|zone| reader.analysis.predicate(*zone).respectively)
}

/// Phrases in which the trigger's values may stand.
fn value_phrases(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument]) -> Vec<PhraseId> {
    let mut phrases: Vec<PhraseId> = Vec::new();
    phrases.extend(trigger.phrase);
    for &zone in &trigger.zones {
        phrases.extend(reader.clause(zone).arguments.iter().copied());
    }
    let heads = arguments.iter().filter(|argument| !is_shared(reader, trigger, argument.phrase));
    phrases.extend(heads.map(|argument| argument.phrase));
    phrases.extend(spent(reader, trigger));
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}

/// `60억 원을 들여 공장을 지었다`: what the clause before spends.
fn spent(reader: &Reader<'_, '_>, trigger: &Trigger<'_>) -> Vec<PhraseId> {
    let Some(first) = trigger.zones.first() else { return Vec::new() };
    let Some(previous) = reader.clause(*first).previous else { return Vec::new() };
    let verb = reader.analysis.predicate(previous);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    if matches!(word, "들이" | "투입" | "쏟" | "쏟아붓") {
        reader
            .clause(previous)
            .arguments
            .iter()
            .copied()
            .filter(|id| !reader.values(*id, EntityKind::Money).is_empty())
            .collect()
    } else {
        Vec::new()
    }
}

/// A subject shared with another clause brings none of its values along.
fn is_shared(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, id: PhraseId) -> bool {
    trigger.zones.iter().any(|zone| reader.clause(*zone).shared == Some(id))
}

/// An amount beside 매출 or 시가총액 is that figure, not what is paid.
fn is_figure(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    reader.noun(id).is_some_and(|noun| {
        reader.words(noun).iter().any(|index| {
            let text = reader.atom(*index).text;
            reader.predicates.is(text, NounClass::Metric) || reader.predicates.is(text, NounClass::Worth)
        })
    })
}

fn follows_closely(reader: &Reader<'_, '_>, previous: ClauseId) -> bool {
    matches!(reader.analysis.predicate(previous).ending, Ending::Connective(Link::Sequence | Link::And))
}

fn date_of(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, phrases: &[PhraseId]) -> Option<usize> {
    let own = phrases.iter().rev().flat_map(|id| reader.values(*id, EntityKind::Date)).next();
    own.or_else(|| {
        let first = *trigger.zones.first()?;
        let previous = reader.clause(first).previous.filter(|previous| follows_closely(reader, *previous))?;
        let before = reader.clause(previous).arguments.iter().rev();
        before.flat_map(|id| reader.values(*id, EntityKind::Date)).next()
    })
}

/// `50여 명`, `직원 420명`
fn counts(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, arguments: &[Argument], draft: &mut Draft) {
    if !matches!(draft.kind, ClaimKind::Hire | ClaimKind::Layoff) {
        return;
    }
    let phrases = value_phrases(reader, trigger, arguments);
    for id in phrases.into_iter().flat_map(|id| reader.members(id)) {
        let Some(noun) = reader.noun(id) else { continue };
        let words = reader.words(noun);
        for unit in (0..words.len()).filter(|place| matches!(reader.atom(words[*place]).text, "명" | "여명")) {
            let from = (0..unit).rev().take_while(|place| is_numeral(reader, words[*place])).last();
            if let Some(from) = from {
                let span = reader.atom(words[from]).span.join(reader.atom(words[unit]).span);
                draft.add(Role::Count, DraftFiller::Text(span), reader.mentions);
            }
        }
    }
}

fn is_numeral(reader: &Reader<'_, '_>, index: usize) -> bool {
    let atom = reader.atom(index);
    matches!(atom.tags.first(), Pos::SN | Pos::NR) || matches!(atom.text, "여" | "," | "수")
}

/// 영입 without a position is `hire`, with one `appoint`.
fn taken_on_without_post(reader: &Reader<'_, '_>, draft: &mut Draft) {
    let taken_on = matches!(draft.trigger.slice(reader.text), "영입" | "스카우트");
    if draft.kind != ClaimKind::Appoint || draft.has(Role::Position) || !taken_on {
        return;
    }
    draft.kind = ClaimKind::Hire;
    for role in draft.roles.iter_mut().filter(|own| own.role == Role::Company) {
        role.role = Role::Employer;
    }
}

/// A plain present for a day to come is planned.
fn future_is_planned(reader: &Reader<'_, '_>, draft: &mut Draft) {
    let ahead = draft.fillers(Role::Date).any(|filler| match filler {
        DraftFiller::Mention(index) => reader.mentions[index].ahead,
        DraftFiller::Text(_) | DraftFiller::Code(..) => false,
    });
    if ahead && draft.modality == Modality::Asserted && draft.tense != Some(crate::model::Tense::Past) {
        draft.modality = Modality::Planned;
    }
}

fn evidence(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> ByteSpan {
    let mut span = reader.analysis.span_of(trigger.atoms.clone());
    let sentence = sentence_span(reader);
    for role in &draft.roles {
        let part = match role.filler {
            DraftFiller::Mention(index) => reader.mentions[index].span,
            DraftFiller::Text(span) | DraftFiller::Code(_, span) => span,
        };
        if sentence.contains(part) {
            span = span.join(part);
        }
    }
    span
}

fn sentence_span(reader: &Reader<'_, '_>) -> ByteSpan {
    reader.analysis.span_of(0..reader.analysis.atoms.len())
}

/// Whether enough of the core is there.
fn stands(reader: &Reader<'_, '_>, frame: &Frame, arguments: &[Argument], draft: &Draft) -> bool {
    if !draft.has_named_core(reader.mentions) && !is_found_alone(draft) {
        return false;
    }
    let missing = core(draft.kind).iter().filter(|role| !draft.has(**role)).count();
    let row = frame.row;
    if row.needs_money && !draft.has(Role::Amount) {
        return false;
    }
    if row.needs_count && !draft.has(Role::Count) && !draft.has(Role::Person) && !draft.has(Role::From) {
        return false;
    }
    let parties = draft.fillers(Role::Party).count();
    // `A는 충청남도와 협약을 맺었다`: the other is a region, a government or an unnamed group.
    let with_unnamed = arguments
        .iter()
        .any(|argument| argument.slot == Slot::With && reader.parties(argument.phrase, Reach::Any).is_empty());
    match draft.kind {
        ClaimKind::Invest | ClaimKind::Own | ClaimKind::Launch | ClaimKind::Sue => missing == 0,
        ClaimKind::Merge => parties >= 2,
        ClaimKind::Partner => parties >= 2 || (parties == 1 && with_unnamed),
        ClaimKind::Pay => missing == 0 || (draft.has(Role::Payer) && draft.has(Role::Purpose)),
        ClaimKind::Supply => missing == 0 || draft.has(Role::Product) || draft.has(Role::Amount),
        ClaimKind::Build => draft.has(Role::Facility) || draft.has(Role::Place),
        ClaimKind::Found => missing == 0 || draft.has(Role::Date) || draft.has(Role::Place),
        ClaimKind::Appoint => draft.has(Role::Person) && (missing == 0 || draft.has(Role::Position)),
        _ => true,
    }
}

fn is_found_alone(draft: &Draft) -> bool {
    draft.kind == ClaimKind::Found && draft.has(Role::Founded)
}

/// 각각 deals out what is listed, and so does a list in which each has an amount of its own: a claim for each.
fn split_respectively(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: Draft, drafts: &mut Vec<Draft>) {
    let dealt = dealt_roles(reader, trigger, &draft);
    let Some(&first) = dealt.first() else { return drafts.push(draft) };
    for turn in 0..draft.fillers(first).count() {
        let mut one = draft.clone();
        one.roles.retain(|own| !dealt.contains(&own.role));
        for role in &dealt {
            one.roles.extend(draft.roles.iter().copied().filter(|own| own.role == *role).nth(turn));
        }
        drafts.push(one);
    }
}

/// The roles that are dealt out one by one: two or more lists of one length, one of them of who or what the claim is about.
fn dealt_roles(reader: &Reader<'_, '_>, trigger: &Trigger<'_>, draft: &Draft) -> Vec<Role> {
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
fn interleaved(reader: &Reader<'_, '_>, draft: &Draft, lead: Role, role: Role) -> bool {
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

/// Whether a phrase speaks of a share.
fn names_share(reader: &Reader<'_, '_>, id: PhraseId) -> bool {
    reader.noun(id).is_some_and(|noun| {
        reader.words(noun).iter().any(|index| {
            let atom = reader.atom(*index);
            reader.predicates.is(atom.text, NounClass::Share) || atom.is_kind(EntityKind::Percent)
        })
    })
}
