//! 흑자 전환, 적자 전환: earnings without an amount.

use super::super::draft::{Draft, DraftFiller};
use super::super::reader::{Reach, Reader};
use super::{begin, close};
use crate::clause::{Case, ClauseId, NounPhrase};
use crate::lexicon::NounClass;
use crate::model::{ClaimKind, EntityKind, Role};
use crate::span::ByteSpan;

/// `흑자로 전환했다`, `적자로 돌아섰다`, `흑자전환`: earnings without an amount, of a clause that [turns](turns).
pub(super) fn turnaround(reader: &Reader<'_, '_>, clause: ClauseId) -> Option<Draft> {
    let verb = reader.analysis.predicate(clause);
    // 흑자|전환했다, 흑자전환했다
    let glued = verb.noun.clone().and_then(|noun| {
        let span = reader.analysis.span_of(noun);
        let word = span.slice(reader.text);
        let code = if word.starts_with("흑자") { "operating_profit" } else { "operating_loss" };
        (word.starts_with("흑자") || word.starts_with("적자")).then_some((code, span))
    });
    let (code, span) = glued.or_else(|| {
        reader.clause(clause).arguments.iter().find_map(|id| {
            // `적자에서 흑자로`: what it turned to.
            let noun = reader.noun(*id).filter(|noun| !matches!(noun.case, Case::At | Case::From | Case::Than))?;
            let word = reader
                .words(noun)
                .into_iter()
                .rev()
                .map(|index| reader.atom(index))
                .find(|atom| atom.text.ends_with("흑자") || atom.text.ends_with("적자"))?;
            Some((if word.text.ends_with("흑자") { "operating_profit" } else { "operating_loss" }, word.span))
        })
    })?;
    let code = if speaks_of_net(reader, span) { net(code) } else { code };
    let standing = reader.figure_standing(clause);
    if standing.blocked || tells_amount(reader, clause) {
        return None;
    }
    let company = reader
        .actor(clause)
        .and_then(|actor| reader.parties(actor, Reach::Actor).into_iter().next())
        .or_else(|| reader.discourse.firm(reader.mentions))?;
    let mut draft = begin(reader, ClaimKind::Earn, standing, span);
    draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    draft.add(Role::Metric, DraftFiller::Code(code, span), reader.mentions);
    let mut dates = reader.clause(clause).arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Date));
    if let Some(date) = dates.next() {
        draft.add(Role::Period, DraftFiller::Mention(date), reader.mentions);
    }
    close(reader, "turnaround", Some(clause), None, &mut draft);
    Some(draft)
}

/// `41억달러의 순이익을 내 흑자로 돌아섰다`: whether the figure told before in the sentence is what is left in the end.
fn speaks_of_net(reader: &Reader<'_, '_>, turn: ByteSpan) -> bool {
    let before = reader.analysis.atoms.iter().take_while(|atom| atom.span.end <= turn.start);
    let last = before.filter_map(|atom| reader.predicates.value_of(atom.word, NounClass::Metric)).last();
    last.is_some_and(|code| code.starts_with("net"))
}

fn net(code: &str) -> &'static str {
    if code == "operating_loss" { "net_loss" } else { "net_profit" }
}

/// 전환했다, 돌아섰다
pub(super) fn turns(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let verb = reader.analysis.predicate(clause);
    let noun_text = verb.noun.as_ref().map_or("", |noun| reader.atom(noun.end - 1).text);
    noun_text.ends_with("전환") || matches!(reader.atom(verb.stem).lemma, "돌아서" | "전환하")
}

/// `순이익은 587억원으로 흑자로 돌아섰다`: the figure tells it, amount and all.
fn tells_amount(reader: &Reader<'_, '_>, clause: ClauseId) -> bool {
    let arguments = || reader.clause(clause).arguments.iter().copied();
    let figures =
        arguments().filter_map(|id| reader.noun(id)).filter(|noun| matches!(noun.case, Case::Subject | Case::Topic));
    let names = figures.into_iter().any(|noun| noun.classes.has(NounClass::Metric));
    names && arguments().any(|id| !reader.values(id, EntityKind::Money).is_empty())
}

/// Where 전환 stands among the words of a phrase.
pub(super) fn word_of_turn(reader: &Reader<'_, '_>, noun: &NounPhrase) -> Option<usize> {
    reader.words(noun).iter().position(|index| reader.atom(*index).text == "전환")
}

/// `흑자 전환에 성공했다`
pub(super) fn turnaround_noun(reader: &Reader<'_, '_>, noun: &NounPhrase, place: usize) -> Option<Draft> {
    let words = reader.words(noun);
    let before = reader.atom(words[place.checked_sub(1)?]);
    let code = match before.text {
        text if text.ends_with("흑자") => "operating_profit",
        text if text.ends_with("적자") => "operating_loss",
        _ => return None,
    };
    let clause = noun.clause.filter(|clause| reader.operator_of(*clause).is_some())?;
    let standing = reader.noun_standing(&words[place + 1..], Some(clause), None);
    let company = reader
        .actor(clause)
        .and_then(|actor| reader.parties(actor, Reach::Actor).into_iter().next())
        .or_else(|| reader.discourse.firm(reader.mentions))?;
    let mut draft = begin(reader, ClaimKind::Earn, standing, before.span);
    draft.add(Role::Company, DraftFiller::Mention(company), reader.mentions);
    draft.add(Role::Metric, DraftFiller::Code(code, before.span), reader.mentions);
    let dates = reader.clause(clause).arguments.iter().flat_map(|id| reader.values(*id, EntityKind::Date));
    if let Some(date) = dates.into_iter().next() {
        draft.add(Role::Period, DraftFiller::Mention(date), reader.mentions);
    }
    close(reader, "turnaround", Some(clause), None, &mut draft);
    Some(draft)
}
