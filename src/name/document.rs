//! The second pass: what is a name in one place is one in all, and every form of a name is the same name.

use std::collections::{BTreeSet, HashMap};

use super::NameMention;
use super::cue::CueClass;
use super::edge;
use super::finder::{Finder, known};
use crate::lexicon::{Lexicon, NameId, Seeded};
use crate::model::EntityKind;
use crate::segment::{Pos, Token};
use crate::span::ByteSpan;
use crate::text::is_letter_or_figure;

/// A name in its place.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(super) span: ByteSpan,
    pub(super) kind: EntityKind,
    pub(super) confidence: f32,
    pub(super) known: Option<NameId>,
}

/// Two forms of one name, the second in brackets behind the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gloss {
    pub(super) main: ByteSpan,
    pub(super) other: ByteSpan,
}

/// From which probability on a name stands by itself.
pub(super) fn accepted(kind: EntityKind) -> f32 {
    match kind {
        EntityKind::Company => 0.5,
        EntityKind::Organization => 0.3,
        EntityKind::Person | EntityKind::Money | EntityKind::Date | EntityKind::Percent => 0.2,
    }
}

/// The same for a firm whose name is a common word too.
const HOMOGRAPH: f32 = 0.58;
/// From which probability on a name is looked for in the rest of the document.
const STRONG: f32 = 0.8;
/// In a document that hardly names any body, a name is one from here on.
const SURE: f32 = 0.9;
/// A document of so many sentences is quiet where fewer than one in `QUIET_RATE` has a sure name.
const QUIET_FROM: usize = 6;
const QUIET_RATE: usize = 6;
/// Where a token stands outside every name more surely than this, a form found elsewhere does not count.
const OUTSIDE: f32 = 0.97;
/// The same for short forms.
const OUTSIDE_SHORT: f32 = 0.9;

/// Names in all their places, under one label each.
pub(super) fn settle(finder: Finder<'_>, tokens: &[Token]) -> Vec<NameMention> {
    let quiet = is_quiet(&finder);
    let mut pass = Pass { forms: Forms::default(), finder, tokens, quiet };
    pass.gather();
    pass.choose();
    pass.spread();
    pass.mentions()
}

/// What is known of a written form.
#[derive(Clone, Debug)]
struct Form {
    kind: EntityKind,
    /// Sum of the probabilities for each kind.
    votes: [f32; 3],
    best: f32,
    count: u32,
    known: Option<NameId>,
    /// Whether it is a common word too.
    homograph: bool,
    /// The least sure that a token must be to stand outside it.
    outside: f32,
}

type Forms<'f> = HashMap<&'f str, Form, Seeded>;

struct Pass<'f, 't> {
    finder: Finder<'f>,
    tokens: &'t [Token],
    forms: Forms<'f>,
    quiet: bool,
}

fn number(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Company => 0,
        EntityKind::Organization => 1,
        EntityKind::Person | EntityKind::Money | EntityKind::Date | EntityKind::Percent => 2,
    }
}

const KINDS: [EntityKind; 3] = [EntityKind::Company, EntityKind::Organization, EntityKind::Person];

impl<'f> Pass<'f, '_> {
    /// Votes on each form: of which kind it is, and how surely.
    fn gather(&mut self) {
        for found in &self.finder.found {
            let text = found.span.slice(self.finder.text);
            let form = self.forms.entry(text).or_insert_with(|| Form {
                kind: found.kind,
                votes: [0.0; 3],
                best: 0.0,
                count: 0,
                known: found.known,
                homograph: is_homograph(self.finder.lexicon, text),
                outside: OUTSIDE,
            });
            form.votes[number(found.kind)] += found.confidence;
            form.best = form.best.max(found.confidence);
            form.count += 1;
        }
        for (text, form) in &mut self.forms {
            let votes = form.votes;
            form.kind = KINDS
                .into_iter()
                .fold(KINDS[0], |best, kind| if votes[number(kind)] > votes[number(best)] { kind } else { best });
            form.known = known(self.finder.lexicon, text, form.kind);
        }
        self.name_persons();
        self.part();
    }

    /// 노은서 핀루프 대표: where 핀루프 is a firm elsewhere, it is no part of her name.
    fn part(&mut self) {
        let (text, forms) = (self.finder.text, &self.forms);
        let firm = |name: &str| forms.get(name).filter(|form| form.kind == EntityKind::Company && is_strong(form));
        let mut firms = Vec::new();
        for found in self.finder.found.iter_mut().filter(|found| found.kind == EntityKind::Person) {
            let written = found.span.slice(text);
            let Some((person, name)) = written.split_once(' ') else { continue };
            let Some(form) = firm(name) else { continue };
            let span = ByteSpan::new(found.span.end - name.len(), found.span.end);
            firms.push(Found { span, kind: form.kind, confidence: found.confidence, known: form.known });
            found.span.end = found.span.start + person.len();
        }
        if !firms.is_empty() {
            self.finder.found.extend(firms);
            self.finder.found.sort_by_key(|found| found.span);
        }
    }

    /// Where 일론 머스크 is named, 머스크 is he and not the shipping line.
    fn name_persons(&mut self) {
        let families: BTreeSet<&str> = self
            .forms
            .iter()
            .filter(|(_, form)| form.kind == EntityKind::Person && form.best >= SURE)
            .filter_map(|(name, _)| name.rsplit_once(' '))
            .map(|(_, family)| family)
            .collect();
        for (_, form) in
            self.forms.iter_mut().filter(|(text, form)| form.homograph && form.best < SURE && families.contains(*text))
        {
            form.kind = EntityKind::Person;
            form.known = None;
        }
    }

    /// Gives each place the kind of its form, and drops those that neither context nor company speaks for.
    fn choose(&mut self) {
        let (forms, text, quiet) = (&self.forms, self.finder.text, self.quiet);
        self.finder.found.retain_mut(|found| {
            let Some(form) = forms.get(found.span.slice(text)) else { return true };
            found.kind = form.kind;
            found.known = form.known;
            if quiet && is_doubtful(form) {
                return false;
            }
            let stands = found.confidence
                >= if form.homograph && form.kind == EntityKind::Company { HOMOGRAPH } else { accepted(form.kind) };
            stands || is_strong(form) && found.confidence > 0.1
        });
    }

    /// Finds the forms, and short forms of them, in the rest of the document.
    fn spread(&mut self) {
        let wanted = self.wanted();
        if wanted.is_empty() {
            return;
        }
        let mut added = Vec::new();
        let mut taken = self.finder.found.iter().map(|found| found.span).peekable();
        let mut end = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            let start = token.span().start;
            while let Some(span) = taken.next_if(|span| span.start <= start) {
                end = end.max(span.end);
            }
            if start < end || !wanted.may_begin(self.finder.text, start) || !self.begins_here(at) {
                continue;
            }
            let limit = taken.peek().map_or(self.finder.text.len(), |span| span.start);
            let Some((span, form)) = wanted.longest(self.finder.text, start, limit) else { continue };
            if self.finder.outside[at] > form.outside || !self.ends_here(span, at) {
                continue;
            }
            end = span.end;
            added.push(Found { span, kind: form.kind, confidence: form.best * 0.9, known: form.known });
        }
        self.finder.found.extend(added);
        self.finder.found.sort_by_key(|found| found.span);
    }

    /// The strong forms, and their short forms that are no other name of the lexicon.
    fn wanted(&self) -> Wanted<'f> {
        let is_wanted = |form: &Form| is_strong(form) && !(self.quiet && is_doubtful(form));
        let mut strong: Vec<(&str, &Form)> =
            self.forms.iter().filter(|(_, form)| is_wanted(form)).map(|(text, form)| (*text, form)).collect();
        // What is short for several is so for the first.
        strong.sort_unstable_by_key(|(text, _)| *text);
        let mut wanted: Forms<'f> = strong.iter().map(|(text, form)| (*text, (*form).clone())).collect();
        for (text, form) in strong {
            for short in self.short_forms(text, form.kind) {
                if wanted.contains_key(short) {
                    continue;
                }
                let known = known(self.finder.lexicon, short, form.kind);
                // 삼성그룹 … 삼성은: the same firm, though the word may be another.
                if known.is_none() || known == form.known {
                    wanted.insert(short, Form { outside: OUTSIDE_SHORT, known, ..form.clone() });
                }
            }
        }
        Wanted::new(wanted)
    }

    /// A name begins where a space or a mark stands before it.
    fn begins_here(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.space_before()
            || self.finder.text[..token.span().start].chars().next_back().is_none_or(|c| !is_letter_or_figure(c))
    }

    /// A name ends before a space, a mark, a particle, or a word that speaks of a name.
    fn ends_here(&self, span: ByteSpan, at: usize) -> bool {
        let rest = &self.finder.text[span.end..];
        if rest.chars().next().is_none_or(|c| !is_letter_or_figure(c)) {
            return true;
        }
        let Some(next) = self.tokens[at..].iter().take(12).find(|token| token.span().end > span.end) else {
            return true;
        };
        let pos = next.pos();
        let word = next.span().slice(self.finder.text);
        let cues = self.finder.cues.of(word);
        let tail = pos.is_particle() || pos == Pos::VCP || ["사", "측", "씨"].contains(&word);
        let inside = next.span().start < span.end;
        if inside {
            // The token has swallowed a particle.
            let rest = &self.finder.text[span.end..next.span().end];
            return ["은", "는", "이", "가", "을", "를", "과", "와", "의", "로", "으로", "에"].contains(&rest);
        }
        tail || [CueClass::Title, CueClass::FirmAfter, CueClass::BodyTitle, CueClass::PersonAfter]
            .iter()
            .any(|class| cues.has(*class))
    }

    /// 한빛로보틱스 → 한빛; 일론 머스크 → 머스크.
    fn short_forms<'s>(&self, name: &'s str, kind: EntityKind) -> Vec<&'s str> {
        let mut short = Vec::new();
        match kind {
            EntityKind::Company => {
                let bare = edge::bare(name);
                if bare != name {
                    short.push(bare);
                }
                if let Some((end, _)) = self.finder.cues.ending(bare) {
                    short.push(bare[..bare.len() - end.len()].trim_end());
                }
            }
            EntityKind::Person => short.extend(name.rsplit_once(' ').map(|(_, family)| family)),
            EntityKind::Organization | EntityKind::Money | EntityKind::Date | EntityKind::Percent => {}
        }
        short.retain(|form| form.chars().count() >= 2);
        short
    }

    fn mentions(self) -> Vec<NameMention> {
        let names = super::alias::Names::new(&self.finder);
        let found = &self.finder.found;
        found
            .iter()
            .map(|found| NameMention {
                span: found.span,
                kind: found.kind,
                label: names.label(found),
                confidence: found.confidence,
            })
            .collect()
    }
}

/// Forms to be looked for.
struct Wanted<'f> {
    forms: Forms<'f>,
    /// The lengths that they have, the longest first.
    lengths: Vec<usize>,
    /// A bit for the first character of each: at nearly every token nothing else is looked at.
    firsts: [u64; FIRSTS / 64],
}

/// Characters whose code is the same but for multiples of this count as one.
const FIRSTS: usize = 4096;

impl<'f> Wanted<'f> {
    fn new(forms: Forms<'f>) -> Self {
        let mut lengths: Vec<usize> = forms.keys().map(|form| form.len()).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        let mut firsts = [0; FIRSTS / 64];
        for first in forms.keys().filter_map(|form| first_of(form)) {
            firsts[first / 64] |= 1 << (first % 64);
        }
        Self { forms, lengths, firsts }
    }

    fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Whether a form may stand at `start`, for all that its first character says.
    fn may_begin(&self, text: &str, start: usize) -> bool {
        text.get(start..).and_then(first_of).is_some_and(|first| self.firsts[first / 64] & 1 << (first % 64) != 0)
    }

    /// The longest form at `start` that ends by `limit`.
    fn longest(&self, text: &str, start: usize, limit: usize) -> Option<(ByteSpan, &Form)> {
        self.lengths.iter().filter(|length| start + **length <= limit).find_map(|length| {
            let form = self.forms.get(text.get(start..start + length)?)?;
            Some((ByteSpan::new(start, start + length), form))
        })
    }
}

/// The number of the first character.
fn first_of(text: &str) -> Option<usize> {
    text.chars().next().map(|first| first as usize % FIRSTS)
}

/// Whether the document hardly names any body: a story, a recipe. Then only a sure name is one.
fn is_quiet(finder: &Finder<'_>) -> bool {
    let sure = finder.found.iter().filter(|found| found.confidence >= SURE && found.kind != EntityKind::Person);
    finder.sentences >= QUIET_FROM && sure.count() * QUIET_RATE < finder.sentences
}

fn is_homograph(lexicon: &Lexicon, form: &str) -> bool {
    lexicon.find(form).is_some_and(|surface| lexicon.surface(surface).is_homograph)
}

/// Whether a form is no name where hardly any body is named.
fn is_doubtful(form: &Form) -> bool {
    form.kind != EntityKind::Person && form.best < SURE
}

/// Whether a form is a name wherever it stands.
fn is_strong(form: &Form) -> bool {
    form.best >= STRONG || form.count >= 2 && form.best >= 0.6
}
