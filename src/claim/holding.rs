//! Who holds how much of a firm, told without a verb of holding or in a list: `A의 B 지분율은 52%로 높아졌다`,
//! `주주는 A가 19%, B가 9%를 각각 들고 있다`.

use super::draft::{Draft, DraftFiller, same};
use super::ground::{DraftReading, Evidence};
use super::reader::{Reach, Reader};
use super::relation::state;
use super::standing::Standing;
use crate::clause::{Case, ClauseId, NounPhrase, PhraseId, Voice};
use crate::lexicon::{Joined, NounClass};
use crate::model::{ClaimKind, EntityKind, PredicateClass, Role, Rule};
use crate::span::ByteSpan;

/// Reads the holdings of a sentence.
pub(crate) fn read(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    for (id, noun) in reader.nouns() {
        match noun.case {
            Case::Topic | Case::Subject => {
                if names_ratio(reader, noun) {
                    drafts.extend(share_told(reader, id, noun));
                }
                shareholders_named(reader, id, noun, drafts);
            }
            Case::Object if reader.names_share(id) => drafts.extend(share_moved(reader, id, noun)),
            _ => {}
        }
    }
    for index in 0..reader.analysis.clauses.len() {
        shares_listed(reader, ClauseId(index), drafts);
    }
}

/// 지분, 지분율, 소유|비율: whether a phrase ends in how much is held.
fn names_ratio(reader: &Reader<'_, '_>, noun: &NounPhrase) -> bool {
    let words = reader.words(noun);
    let Some((&last, before)) = words.split_last() else { return false };
    let joined = || before.last().map(|before| Joined::of(reader.atom(*before).text, reader.atom(last).text));
    let is_joined = || joined().is_some_and(|word| reader.predicates.is(&word, NounClass::Ratio));
    reader.atom(last).text == "지분"
        || noun.classes.has(NounClass::Ratio) && (reader.is(last, NounClass::Ratio) || is_joined())
}

/// `A의 B 지분율은 31%에서 52%로 높아졌다`, `A의 소유 비율은 24.8%다`
fn share_told(reader: &Reader<'_, '_>, id: PhraseId, noun: &NounPhrase) -> Option<Draft> {
    let words = reader.words(noun);
    let (&last, before) = words.split_last()?;
    let share = reader.atom(last).text == "지분";
    let clause = noun.clause?;
    let stake = percent_told(reader, clause, id)?;
    let beside: Vec<usize> = before
        .iter()
        .filter(|index| reader.atom(**index).is_party())
        .filter_map(|index| Some(reader.atom(*index).mention?.1))
        .collect();
    let owners: Vec<(Case, usize)> = noun
        .owners
        .iter()
        .filter_map(|owner| Some((reader.case(*owner)?, *reader.parties(*owner, Reach::Actor).first()?)))
        .collect();
    let about = owners.iter().find(|(case, _)| *case == Case::About).map(|(_, party)| *party);
    let mut named = owners.iter().filter(|(case, _)| *case != Case::About).map(|(_, party)| *party).chain(beside);
    let owner = named.next()?;
    let owned = about.or_else(|| named.next()).or_else(|| firm_held(reader, owner).filter(|_| !share))?;
    own(reader, Holding { clause, trigger: reader.atom(last).span, phrase: id, owner, owned, stake: Some(stake) })
}

/// `A의 주요 주주는 B(45%), C(13%) 등이다`
fn shareholders_named(reader: &Reader<'_, '_>, id: PhraseId, noun: &NounPhrase, drafts: &mut Vec<Draft>) {
    let shareholders = reader.head_word(noun).is_some_and(|word| matches!(word.text, "주주" | "주주사"));
    let Some(clause) = noun.clause.filter(|_| shareholders) else { return };
    let owned = noun.owners.iter().find_map(|owner| reader.parties(*owner, Reach::Actor).first().copied());
    let Some(owned) = owned else { return };
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|other| *other != id);
    let named = arguments.filter(|id| matches!(reader.case(*id), Some(Case::Copula | Case::Subject)));
    let mut named = named.flat_map(|id| reader.members(id)).flat_map(|id| {
        let atoms = reader.noun(id).map(|noun| noun.atoms.clone()).unwrap_or_default();
        atoms.filter(|index| reader.atom(*index).is_party() && !reader.atom(*index).aside)
    });
    for owner in named.by_ref().filter_map(|index| Some(reader.atom(index).mention?.1)) {
        let stake = share_in_bracket(reader, owner);
        let trigger = reader.atom(noun.atoms.end - 1).span;
        drafts.extend(own(reader, Holding { clause, trigger, phrase: id, owner, owned, stake }));
    }
}

/// 두나무(13%)
fn share_in_bracket(reader: &Reader<'_, '_>, party: usize) -> Option<usize> {
    let next = reader.mentions.get(party + 1).filter(|next| next.kind == EntityKind::Percent)?;
    let between = reader.text[reader.mentions[party].span.end..next.span.start].trim();
    matches!(between, "(" | "(지분" | "(지분율" | "(지분율은").then_some(party + 1)
}

/// `A는 B 지분을 5.1%에서 3.2%로 줄였다`
fn share_moved(reader: &Reader<'_, '_>, id: PhraseId, noun: &NounPhrase) -> Option<Draft> {
    let clause = noun.clause?;
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let moves =
        [NounClass::Moves, NounClass::Up, NounClass::Down].iter().any(|class| reader.predicates.is(word, *class));
    let mut reached = reader
        .clause(clause)
        .arguments
        .iter()
        .copied()
        .filter(|id| matches!(reader.case(*id), Some(Case::To | Case::Until)));
    let stake = reached.find_map(|id| reader.values(id, EntityKind::Percent).first().copied()).filter(|_| moves)?;
    let owner = reader.actor(clause).and_then(|actor| reader.parties(actor, Reach::Actor).first().copied())?;
    let owned = reader.parties(id, Reach::Share).into_iter().find(|party| *party != owner);
    let owned = owned.or_else(|| firm_held(reader, owner))?;
    let trigger = reader.analysis.span_of(verb.stem..verb.stem + 1);
    own(reader, Holding { clause, trigger, phrase: id, owner, owned, stake: Some(stake) })
}

/// The percentage that a clause says of its topic: of `31%에서 52%로` the one that was reached.
fn percent_told(reader: &Reader<'_, '_>, clause: ClauseId, topic: PhraseId) -> Option<usize> {
    let verb = reader.analysis.predicate(clause);
    let word = verb.noun.as_ref().map_or(reader.atom(verb.stem).lemma, |noun| reader.atom(noun.end - 1).text);
    let tells = verb.voice == Voice::Copula
        || word == "되"
        || [NounClass::Reaches, NounClass::Up, NounClass::Down, NounClass::Becomes]
            .into_iter()
            .any(|class| reader.predicates.is(word, class));
    let arguments = reader.clause(clause).arguments.iter().copied().filter(|id| tells && *id != topic);
    let stated = arguments.filter(|id| {
        let case = reader.case(*id);
        matches!(case, Some(Case::To | Case::Copula | Case::Dative | Case::Object | Case::Until))
            && reader.noun(*id).is_some_and(|noun| reader.is_value(noun))
    });
    stated.flat_map(|id| reader.values(id, EntityKind::Percent)).last()
}

/// `A가 18.7%, B가 9.1%를 들고 있다`: each subject with the share behind it, where a clause has several.
pub(super) fn holders(reader: &Reader<'_, '_>, clause: ClauseId) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for pair in reader.clause(clause).arguments.windows(2) {
        let [holder, share] = pair else { continue };
        let leads = matches!(reader.case(*holder), Some(Case::Subject | Case::Topic));
        let is_share = leads && reader.noun(*share).is_some_and(|noun| reader.is_value(noun));
        let holder = reader.parties(*holder, Reach::Actor).first().copied().filter(|_| is_share);
        let share = reader.values(*share, EntityKind::Percent).first().copied();
        pairs.extend(holder.zip(share));
    }
    // One pair alone is an event like any other.
    if pairs.len() > 1 { pairs } else { Vec::new() }
}

/// `주주 명부를 보면 A가 18.7%, B가 9.1%를 각각 들고 있다`
fn shares_listed(reader: &Reader<'_, '_>, clause: ClauseId, drafts: &mut Vec<Draft>) {
    if reader.clause(clause).arguments.len() <= 2 {
        return;
    }
    let verb = reader.analysis.predicate(clause);
    let frames = match &verb.noun {
        Some(noun) => reader.frames(noun.end - 1),
        None => reader.predicates.of_verb(reader.atom(verb.stem).lemma),
    };
    if !frames.iter().any(|id| reader.predicates.frame(*id).kind == ClaimKind::Own) {
        return;
    }
    let pairs = holders(reader, clause);
    let trigger = reader.analysis.span_of(verb.stem..verb.stem + 1);
    // `합작사 C를 세운다. 지분은 A가 70%, B가 30%를 갖는다`: neither holds the other.
    let is_holder = |firm: usize| pairs.iter().any(|(owner, _)| is_same(reader, *owner, firm));
    let founded = || reader.discourse.founded().filter(|firm| !is_holder(*firm));
    let whole = firm_of_shares(reader, clause).or_else(founded);
    for &(owner, stake) in &pairs {
        let Some(owned) = whole.or_else(|| firm_held(reader, owner).filter(|firm| !is_holder(*firm))) else { continue };
        let phrase = reader.clause(clause).predicate;
        drafts.extend(own(reader, Holding { clause, trigger, phrase, owner, owned, stake: Some(stake) }));
    }
}

/// `A의 지분 구조를 보면`, `A의 주주 명부에는`: whose shares the sentence speaks of.
fn firm_of_shares(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<usize> {
    let start = reader.analysis.predicate(clause).atoms.start;
    let before = reader.nouns().filter(|(_, noun)| noun.atoms.end <= start);
    let of_shares = before.filter(|(_, noun)| {
        reader.words(noun).iter().any(|index| {
            let text = reader.atom(*index).text;
            reader.predicates.is(text, NounClass::Share) || text == "주주"
        })
    });
    let firm = |id: PhraseId| {
        let noun = reader.noun(id)?;
        let owner = noun.owners.iter().find_map(|owner| reader.parties(*owner, Reach::Any).first().copied());
        owner.or_else(|| reader.parties(id, Reach::Any).first().copied())
    };
    of_shares.map(|(id, _)| id).find_map(firm).filter(|index| reader.mentions[*index].kind == EntityKind::Company)
}

/// The firm that a share without a name is of.
fn firm_held(reader: &Reader<'_, '_>, owner: usize) -> Option<usize> {
    let is_other = |firm: &usize| !is_same(reader, *firm, owner);
    let discourse = [reader.discourse.held(), reader.discourse.topic(), reader.discourse.main()];
    let is_company = |firm: &usize| reader.mentions[*firm].kind == EntityKind::Company;
    discourse.into_iter().flatten().find(|firm| is_other(firm) && is_company(firm))
}

fn is_same(reader: &Reader<'_, '_>, one: usize, other: usize) -> bool {
    same(DraftFiller::Mention(one), DraftFiller::Mention(other), reader.mentions)
}

/// A share that somebody holds, and where it is told.
struct Holding {
    clause: ClauseId,
    trigger: ByteSpan,
    phrase: PhraseId,
    owner: usize,
    owned: usize,
    stake: Option<usize>,
}

fn own(reader: &Reader<'_, '_>, holding: Holding) -> Option<Draft> {
    let Holding { clause, trigger, phrase, owner, owned, stake } = holding;
    let standing: Standing = reader.figure_standing(clause);
    if standing.blocked || reader.mentions[owner].referent == reader.mentions[owned].referent {
        return None;
    }
    let mut draft = state(reader, ClaimKind::Own, trigger);
    draft.polarity = standing.polarity();
    draft.modality = standing.modality();
    draft.source = standing.source;
    draft.cues = standing.cues;
    draft.add(Role::Owner, DraftFiller::Mention(owner), reader.mentions);
    draft.add(Role::Owned, DraftFiller::Mention(owned), reader.mentions);
    if let Some(stake) = stake {
        draft.add(Role::Stake, DraftFiller::Mention(stake), reader.mentions);
    }
    draft.credit(Rule::Figure);
    let reach = reader.analysis.reach(clause);
    let parts =
        [reader.mentions[owner].span, trigger].into_iter().chain(stake.map(|stake| reader.mentions[stake].span));
    let span = parts.fold(trigger, ByteSpan::join);
    let extent = reader.noun(phrase).map_or(reach, |_| reader.analysis.extent(phrase));
    let lemma = reader.predicates.noun(trigger.slice(reader.text)).unwrap_or("지분");
    let reading = DraftReading {
        frame: "holding",
        lemma,
        class: PredicateClass::Noun,
        passive: false,
        clause: extent.join(reach),
    };
    draft.evidence.push(Evidence { span, reading });
    Some(draft)
}
