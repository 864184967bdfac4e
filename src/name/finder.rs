//! The names of one document, sentence by sentence: those of the lexicon, those the tagger finds.

use super::chain::Stretch;
use super::cue::{CueClass, Cues};
use super::document::{self, Found, Gloss};
use super::model::Model;
use super::other::Others;
use super::sheet::{Shape, Sheet, Unit};
use super::tagger::{Memory, Tagger};
use super::{NameMention, beside, edge, mask};
use crate::lexicon::{Lexicon, NameId, NameKind};
use crate::model::EntityKind;
use crate::segment::Token;
use crate::span::ByteSpan;

/// What finding names needs, loaded once.
#[derive(Debug)]
pub(crate) struct Recognizer {
    cues: Cues,
    others: Others,
    model: Option<Model<'static>>,
}

impl Recognizer {
    /// With the weights of the dictionary crate.
    pub(crate) fn embedded() -> Self {
        Self { cues: Cues::embedded(), others: Others::embedded(), model: Model::read(sasil_dict::tagger::WEIGHTS) }
    }

    /// With weights of one's own.
    #[cfg(feature = "train")]
    pub(crate) fn with_weights(bytes: &'static [u8]) -> Self {
        Self { cues: Cues::embedded(), others: Others::embedded(), model: Model::read(bytes) }
    }

    /// For one document.
    pub(crate) fn finder<'r>(&'r self, text: &'r str, lexicon: &'r Lexicon, memory: &'r mut Memory) -> Finder<'r> {
        Finder {
            text,
            lexicon,
            cues: &self.cues,
            others: &self.others,
            tagger: Tagger { model: self.model.as_ref(), cues: &self.cues, lexicon },
            memory,
            found: Vec::new(),
            outside: Vec::with_capacity(text.len() / BYTES_A_TOKEN),
            glosses: Vec::new(),
            sentences: 0,
        }
    }
}

/// Finds the names of one document.
pub(crate) struct Finder<'r> {
    pub(super) text: &'r str,
    pub(super) lexicon: &'r Lexicon,
    pub(super) cues: &'r Cues,
    others: &'r Others,
    tagger: Tagger<'r>,
    memory: &'r mut Memory,
    /// Names so far, in the order of the text; those that only the rest of the document can prove too.
    pub(super) found: Vec<Found>,
    /// For each token of the document, how probably it stands outside every name.
    pub(super) outside: Vec<f32>,
    pub(super) glosses: Vec<Gloss>,
    /// How many sentences have been read.
    pub(super) sentences: usize,
}

/// What a token and the space before it take of a text at least, on average.
const BYTES_A_TOKEN: usize = 4;
/// Confidence in an office or a firm that the tagger has left out.
const SURE_END: f32 = 0.8;
/// Confidence in a name of the lexicon that is no other word, and what the tagger's doubt can take from it.
const SURE: f32 = 0.97;
const DOUBT: f32 = 0.3;
/// A name of the lexicon is none where the tagger is so sure of the contrary.
const SURELY_OUTSIDE: f32 = 0.985;

impl Finder<'_> {
    /// Reads the tokens of the next sentence.
    pub(crate) fn read(&mut self, tokens: &[Token], headline: bool) {
        self.sentences += usize::from(!tokens.is_empty());
        self.tagger.read(self.text, tokens, headline, self.memory);
        let first = self.outside.len();
        let (tagged, chain) = (self.tagger.model.is_some(), &self.memory.chain);
        self.outside.extend((0..tokens.len()).map(|at| if tagged { chain.outside(at) } else { 0.5 }));
        let begin = self.found.len();
        let mut next = 0;
        for index in 0..self.memory.stretches.len() {
            let stretch = self.memory.stretches[index];
            self.add_known(tokens, next..stretch.first, first);
            self.add_tagged(stretch, tokens, first);
            next = stretch.end;
        }
        self.add_known(tokens, next..tokens.len(), first);
        self.add_sure_ends(begin);
        self.name_teams(begin);
        self.widen(begin);
        self.gloss(begin);
    }

    /// 영도경찰서, 월남참전전우회, 새마을저축은행: what ends like that is an office, a body or a firm, whatever the
    /// tagger holds of it or of a part of it (쌍용차 in 쌍용차지부).
    fn add_sure_ends(&mut self, begin: usize) {
        let (text, sheet, lexicon) = (self.text, &self.memory.sheet, self.lexicon);
        let (others, cues) = (self.others, self.cues);
        let offices = beside::offices(text, sheet, cues).chain(beside::bodies(text, sheet, others, cues));
        let firms = beside::firms(text, sheet, others).map(|span| (span, EntityKind::Company));
        for (span, kind) in offices.map(|span| (span, EntityKind::Organization)).chain(firms) {
            let written = span.slice(text);
            let known = |kind| known(lexicon, written, kind);
            if !others.has(written, kind, cues) {
                let new = Found { span, kind, confidence: SURE_END, known: known(kind) };
                put_sure(&mut self.found, begin, new, |kind| known(kind).is_some());
            }
        }
    }

    /// 홍길동 특별검사팀: one name, not two.
    fn name_teams(&mut self, begin: usize) {
        let mut at = begin + 1;
        while at < self.found.len() {
            let (person, body) = (&self.found[at - 1], &self.found[at]);
            let kinds = (person.kind, body.kind) == (EntityKind::Person, EntityKind::Organization);
            if kinds && beside::bears_name(self.text, self.cues, person.span, body.span) {
                self.found[at].span.start = person.span.start;
                self.found[at].known = None;
                self.found.remove(at - 1);
            } else {
                at += 1;
            }
        }
    }

    /// 부산 영도경찰서, 국회 정보위, 금속노조 도담지회: what belongs to the name beside it.
    fn widen(&mut self, begin: usize) {
        let (text, sheet, cues, others) = (self.text, &self.memory.sheet, self.cues, self.others);
        let mut end = 0;
        let mut at = begin;
        while at < self.found.len() {
            let found = &mut self.found[at];
            if found.span.start < end {
                // The committee, the chapter is part of the name before it.
                self.found.remove(at);
                continue;
            }
            if found.kind == EntityKind::Organization {
                found.span.start = Some(beside::with_region(text, sheet, cues, found.span).start)
                    .filter(|start| *start >= end)
                    .unwrap_or(found.span.start);
                let whole = beside::with_part(text, sheet, cues, others, found.span);
                if whole != found.span {
                    found.span = whole;
                    found.known = known(self.lexicon, whole.slice(text), found.kind);
                }
            }
            end = found.span.end;
            at += 1;
        }
    }

    /// All names, in the order of the text. `tokens` are those of all sentences read.
    pub(crate) fn finish(self, tokens: &[Token]) -> Vec<NameMention> {
        document::settle(self, tokens)
    }

    /// Names of the lexicon that the tagger has left out.
    fn add_known(&mut self, tokens: &[Token], range: std::ops::Range<usize>, first: usize) {
        for at in range {
            let Some(id) = tokens[at].name() else { continue };
            let surface = self.lexicon.surface(id);
            let Some(name) = surface.names().next() else { continue };
            if surface.is_homograph || self.outside[first + at] > SURELY_OUTSIDE || self.is_part(at) {
                continue;
            }
            let kind = entity_kind(self.lexicon.name(name).kind);
            let is_team = self.is_team(tokens[at].span(), kind);
            if !is_team && !mask::is_masked(self.sheet(), at, at + 1, kind) {
                let confidence = SURE - DOUBT * self.outside[first + at];
                self.found.push(Found { span: tokens[at].span(), kind, confidence, known: Some(name) });
            }
        }
    }

    /// 온세미**테크**: a name that goes on is another one's.
    fn is_part(&self, at: usize) -> bool {
        let Some(next) = self.sheet().units.get(at + 1) else { return false };
        let ends = next.cues.has(CueClass::FirmEnd) || next.cues.has(CueClass::BodyEnd);
        let speaks = next.cues.has(CueClass::FirmAfter) || next.cues.has(CueClass::Title);
        !next.space && next.length > 1 && ends && !speaks
    }

    fn sheet(&self) -> &Sheet {
        &self.memory.sheet
    }

    fn add_tagged(&mut self, stretch: Stretch, tokens: &[Token], first: usize) {
        let (stretch, confidence) = self.memory.chain.likeliest(stretch);
        let kind = [EntityKind::Company, EntityKind::Organization, EntityKind::Person][stretch.kind];
        if mask::is_masked(self.sheet(), stretch.first, stretch.end, kind) {
            return;
        }
        let span = edge::trimmed(self.text, self.sheet(), self.cues, stretch, kind);
        let written = span.slice(self.text);
        if kind == EntityKind::Person && !edge::tells_who(written) {
            return;
        }
        let new = known(self.lexicon, written, kind).is_none();
        if new && (self.others.has(written, kind, self.cues) || self.is_thing(stretch, written, kind)) {
            return;
        }
        if self.is_team(span, kind) {
            return;
        }
        let kind = if new && self.is_author(stretch, written, kind) { EntityKind::Person } else { kind };
        if confidence < document::accepted(kind) {
            let before = self.found.len();
            self.add_known(tokens, stretch.first..stretch.end, first);
            if self.found.len() > before {
                return;
            }
        }
        self.found.push(Found { span, kind, confidence, known: None });
        // 김하늘 **청와대** 실장
        let units = &self.memory.sheet.units[stretch.first..stretch.end];
        let behind = stretch.first + units.partition_point(|unit| unit.span.start < span.end);
        self.add_known(tokens, behind..stretch.end, first);
    }

    /// 항암제 **아이브로자**, **소행성 아폴렌**: the word before says that it is a thing, though not of 밴드 김하늘.
    fn is_thing(&self, stretch: Stretch, written: &str, kind: EntityKind) -> bool {
        let before = || beside::bare_before(self.text, self.sheet(), stretch.first);
        let is_behind = || before().is_some_and(|before| self.others.is_thing_behind(before));
        self.others.begins_with_thing(written)
            || !(kind == EntityKind::Person && edge::is_korean(written, self.cues)) && is_behind()
    }

    /// **우리카드**가 세트를 내줬다: the team of that name, where nothing speaks of business.
    fn is_team(&self, span: ByteSpan, kind: EntityKind) -> bool {
        let (sheet, text) = (self.sheet(), self.text);
        let mut after_number = false;
        let mut is_of_match = |unit: &Unit| {
            let is = self.others.is_of_match(unit.span.slice(text), after_number && !unit.space);
            after_number = unit.shape == Shape::Digits;
            is
        };
        kind == EntityKind::Company
            && self.others.owns_team(span.slice(text))
            && !sheet.talks_of_business()
            && sheet.units.iter().any(&mut is_of_match)
    }

    /// **바스키아**의 그림: what has the form of a firm's name is a painter's.
    fn is_author(&self, stretch: Stretch, written: &str, kind: EntityKind) -> bool {
        let owned = || beside::owned(self.text, self.sheet(), stretch.end);
        kind == EntityKind::Company
            && self.cues.ending(written).is_none()
            && owned().is_some_and(|owned| self.others.is_work(owned))
    }

    /// What stands in brackets behind a name: `나래온소프트(NRS)`, `한국한빛연구원(이하 한빛연)`.
    fn gloss(&mut self, begin: usize) {
        let units = &self.memory.sheet.units;
        let first_gloss = self.glosses.len();
        let mut at = begin;
        while at < self.found.len() {
            let main = self.found[at].clone();
            at += 1;
            let Some(open) = units.iter().position(|unit| unit.span.start == main.span.end) else { continue };
            let Some((inner, explicit)) = bracketed(self.text, units, open) else { continue };
            let span = ByteSpan::new(units[inner.start].span.start, units[inner.end - 1].span.end);
            // 시진핑(習近平): a person's name in brackets is the same in Chinese characters.
            let hanja = span.len() > 3 && units[inner.clone()].iter().all(|unit| unit.shape == Shape::Hanja);
            let named = (main.kind != EntityKind::Person || hanja) && main.confidence >= document::accepted(main.kind);
            let same = self.found[at..].iter().position(|found| found.span.overlaps(span)).map(|index| index + at);
            let latin = units[inner.clone()].iter().all(|unit| is_latin(self.text, unit));
            let word = span.slice(self.text);
            let alike = latin || explicit || hanja || is_abbreviation(word, main.span.slice(self.text));
            if !named || !alike || self.says_otherwise(word) {
                continue;
            }
            let kind = main.kind;
            let found = Found { span, kind, confidence: main.confidence * 0.97, known: None };
            match same {
                Some(index) => {
                    self.found[index] =
                        Found { confidence: self.found[index].confidence.max(found.confidence), ..found }
                }
                None => self.found.insert(at, found),
            }
            self.glosses.push(Gloss { main: main.span, other: span });
        }
        self.drop_foreign_terms(begin, first_gloss);
    }

    /// Titles and kinds of firms are no names: `한빛(CEO 김하늘)`.
    fn says_otherwise(&self, word: &str) -> bool {
        let cues = self.cues.of(word);
        [CueClass::Title, CueClass::FirmBefore, CueClass::Country, CueClass::Product]
            .iter()
            .any(|class| cues.has(*class))
    }

    /// Latin letters in brackets behind what is no name explain a word: `전력관리칩(PMIC)`.
    fn drop_foreign_terms(&mut self, begin: usize, first_gloss: usize) {
        let units = &self.memory.sheet.units;
        let (text, lexicon) = (self.text, self.lexicon);
        let glosses = &self.glosses[first_gloss..];
        let mut at = begin;
        while at < self.found.len() {
            let found = &self.found[at];
            let is_term = found.known.is_none()
                && found.span.slice(text).is_ascii()
                && glosses.iter().all(|gloss| gloss.other != found.span)
                && units.iter().position(|unit| unit.span.start == found.span.start).is_some_and(|first| {
                    first >= 2
                        && units[first - 1].span.slice(text) == "("
                        && !units[first - 1].space
                        && units[first - 2].shape == Shape::Hangul
                })
                && text[found.span.end..].starts_with(')')
                && known(lexicon, found.span.slice(text), found.kind).is_none();
            if is_term {
                self.found.remove(at);
            } else {
                at += 1;
            }
        }
    }
}

/// Puts a name that is one by its ending among those from `begin` on, if what is found in its place gives way: a part of
/// it, the same in doubt, or another kind that the lexicon does not know (`is_known`).
fn put_sure(found: &mut Vec<Found>, begin: usize, new: Found, is_known: impl Fn(EntityKind) -> bool) {
    let span = new.span;
    let gives_way = |other: &Found| {
        let inside = span.start <= other.span.start && other.span.end <= span.end;
        let other_kind = other.kind != new.kind;
        inside
            && (other.span != span
                || other_kind && !is_known(other.kind)
                || !other_kind && other.confidence < new.confidence)
    };
    if found[begin..].iter().filter(|other| other.span.overlaps(span)).all(gives_way) {
        let here = found.split_off(begin);
        found.extend(here.into_iter().filter(|other| !other.span.overlaps(span)));
        let at = begin + found[begin..].partition_point(|other| other.span < span);
        found.insert(at, new);
    }
}

/// The units inside the brackets that open at unit `open`, if they may be a name; whether `이하` says so.
fn bracketed(text: &str, units: &[Unit], open: usize) -> Option<(std::ops::Range<usize>, bool)> {
    /// Longest name in brackets, in units.
    const LONGEST: usize = 10;
    if units[open].span.slice(text) != "(" || units[open].space {
        return None;
    }
    let behind = &units[open + 1..];
    let close = behind.iter().take(LONGEST + 2).position(|unit| unit.span.slice(text).starts_with(')'))?;
    let mut inner = open + 1..open + 1 + close;
    let explicit = inner.len() > 1 && units[inner.start].span.slice(text) == "이하";
    if explicit {
        inner.start += 1;
    }
    let is_quote = |unit: &Unit| matches!(unit.span.slice(text), "'" | "‘" | "’" | "\"" | "“" | "”");
    if inner.len() > 2 && is_quote(&units[inner.start]) && is_quote(&units[inner.end - 1]) {
        inner.start += 1;
        inner.end -= 1;
    }
    let sound = !inner.is_empty()
        && units[inner.clone()].iter().all(|unit| unit.shape != Shape::Mark || unit.length == 1 && !is_quote(unit))
        && units[inner.clone()].iter().any(|unit| !matches!(unit.shape, Shape::Digits | Shape::Mark));
    let generic = ["회사", "당사", "동사", "양사"].contains(&units[inner.start.min(units.len() - 1)].span.slice(text));
    (sound && !generic).then_some((inner, explicit))
}

fn is_latin(text: &str, unit: &Unit) -> bool {
    matches!(unit.shape, Shape::Upper | Shape::Capitalised | Shape::Lower | Shape::Digits)
        || matches!(unit.span.slice(text), "&" | "-" | ".")
        || unit.shape == Shape::Mixed && unit.span.slice(text).is_ascii()
}

/// Whether the characters of `short` stand in `long` in this order, beginning with the first: 공정위, 공정거래위원회.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    let count = short.chars().count();
    short.chars().next() == long.chars().next()
        && count >= 2
        && count < long.chars().count()
        && short.chars().all(|c| rest.any(|other| other == c))
}

/// The lexicon's name of this kind with this form, with or without spaces and marks of a firm.
pub(super) fn known(lexicon: &Lexicon, form: &str, kind: EntityKind) -> Option<NameId> {
    let find = |form: &str| {
        let surface = lexicon.surface(lexicon.find(form)?);
        surface.names().find(|name| entity_kind(lexicon.name(*name).kind) == kind)
    };
    find(form).or_else(|| {
        let bare = edge::bare(form);
        // Nearly every name is written in Korean without a space: it is what has been looked for.
        if bare.len() == form.len() && bare.chars().all(|c| ('가'..='힣').contains(&c)) {
            return None;
        }
        let bare: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
        find(&bare).or_else(|| find(&bare.to_uppercase()))
    })
}

pub(super) fn entity_kind(kind: NameKind) -> EntityKind {
    match kind {
        NameKind::Company => EntityKind::Company,
        NameKind::Organization => EntityKind::Organization,
    }
}
