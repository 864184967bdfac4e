//! One label for all forms of a name in a document.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Label;
use super::cue::CueClass;
use super::document::Found;
use super::edge;
use super::finder::Finder;
use crate::lexicon::{NameId, Seeded};
use crate::model::EntityKind;
use crate::text::is_letter_or_figure;

/// The names of a document and their other forms.
pub(super) struct Names<'f> {
    finder: &'f Finder<'f>,
    forms: BTreeSet<(u8, &'f str)>,
    /// The person's name that ends in this one; `None` where several do.
    families: HashMap<&'f str, Option<&'f str>, Seeded>,
    /// The body abroad that a bare name means once the text has named it by its country.
    abroad: HashMap<&'f str, NameId, Seeded>,
    /// The form that stands for another.
    full: BTreeMap<(u8, &'f str), &'f str>,
}

/// The persons of a document by the last word of their names.
fn families<'f>(forms: &BTreeSet<(u8, &'f str)>) -> HashMap<&'f str, Option<&'f str>, Seeded> {
    let mut families = HashMap::default();
    for (_, form) in forms.iter().filter(|(kind, _)| *kind == order(EntityKind::Person)) {
        if let Some((_, family)) = form.rsplit_once(' ') {
            families.entry(family).and_modify(|only| *only = None).or_insert(Some(*form));
        }
    }
    families
}

/// 미국 국방부는 … 국방부는: the bare name is the same body's, unless it came first, or several countries' are named.
fn abroad<'f>(finder: &'f Finder<'f>) -> HashMap<&'f str, NameId, Seeded> {
    let mut meant: HashMap<&str, Option<NameId>, Seeded> = HashMap::default();
    for found in finder.found.iter().filter(|found| found.kind == EntityKind::Organization) {
        let Some(id) = found.known else { continue };
        let written = found.span.slice(finder.text);
        let name = finder.lexicon.name(id).name;
        let of_country = name.split_once(' ').filter(|(country, _)| finder.cues.of(country).has(CueClass::Country));
        match of_country {
            Some((_, bare)) => {
                let only = meant.entry(bare).or_insert(Some(id));
                *only = only.filter(|only| *only == id);
            }
            // 한국 국방부는, or 국방부는 before any other's.
            None if !meant.contains_key(written) || is_of_country(finder, found.span.start) => {
                meant.insert(written, None);
            }
            None => {}
        }
    }
    meant.into_iter().filter_map(|(bare, id)| Some((bare, id?))).collect()
}

/// Whether a country stands before a name.
fn is_of_country(finder: &Finder<'_>, start: usize) -> bool {
    let before = finder.text[..start].trim_end();
    let word = before.rsplit(|c: char| !is_letter_or_figure(c)).next().unwrap_or_default();
    finder.cues.of(word).has(CueClass::Country)
}

fn order(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Company => 0,
        EntityKind::Organization => 1,
        EntityKind::Person | EntityKind::Money | EntityKind::Date | EntityKind::Percent => 2,
    }
}

impl<'f> Names<'f> {
    pub(super) fn new(finder: &'f Finder<'f>) -> Self {
        let text = finder.text;
        let forms = finder.found.iter().map(|found| (order(found.kind), edge::bare(found.span.slice(text)))).collect();
        let families = families(&forms);
        let abroad = abroad(finder);
        let mut names = Names { finder, forms, families, abroad, full: BTreeMap::new() };
        for gloss in &finder.glosses {
            let (main, other) = (edge::bare(gloss.main.slice(text)), edge::bare(gloss.other.slice(text)));
            // In the order of the text.
            let main_at = finder.found.binary_search_by_key(&gloss.main, |found| found.span);
            let kind = main_at.map_or(0, |at| order(finder.found[at].kind));
            if main != other {
                names.full.entry((kind, other)).or_insert(main);
            }
        }
        names.join_short_forms();
        names
    }

    /// A form that just one longer name begins with is short for it; a group's name before its affiliates'.
    fn join_short_forms(&mut self) {
        let mut joined = Vec::new();
        for found in &self.finder.found {
            let short = edge::bare(found.span.slice(self.finder.text));
            let key = (order(found.kind), short);
            if found.known.is_some() || self.full.contains_key(&key) {
                continue;
            }
            let longer: Vec<&'f str> = self
                .forms
                .range((key.0, short)..)
                .skip(1)
                .take_while(|(kind, form)| *kind == key.0 && form.starts_with(short))
                .map(|(_, form)| *form)
                .collect();
            let full = match found.kind {
                EntityKind::Company => self.full_company(short, &longer),
                EntityKind::Person => self.full_person(short),
                _ => None,
            };
            if let Some(full) = full {
                joined.push((key, full));
            }
        }
        self.full.extend(joined);
    }

    fn full_company(&self, short: &str, longer: &[&'f str]) -> Option<&'f str> {
        let group = longer.iter().find(|form| form.strip_prefix(short).is_some_and(|rest| rest.trim() == "그룹"));
        // 브리즈모터스코리아 is another firm than 브리즈모터스.
        let units = |form: &&&str| self.finder.cues.of(form[short.len()..].trim()).has(CueClass::Unit);
        let mut firms = longer.iter().filter(|form| !units(form));
        let only = firms.next().filter(|_| firms.next().is_none()).copied().filter(|form| {
            let rest = form[short.len()..].trim();
            self.finder.cues.ending(rest).is_some_and(|(end, _)| end == rest)
                || self.finder.cues.ending(form).is_some_and(|(end, _)| form.len() - end.len() < short.len())
        });
        group.copied().or(only)
    }

    /// 머스크 → 일론 머스크, where only one person is called so.
    fn full_person(&self, short: &str) -> Option<&'f str> {
        *self.families.get(short)?
    }

    /// What a mention is called.
    pub(super) fn label(&self, found: &Found) -> Label {
        let written = edge::bare(found.span.slice(self.finder.text));
        let mut name = written;
        // A chain of short forms is as long as names are.
        for _ in 0..4 {
            match self.full.get(&(order(found.kind), name)) {
                Some(full) => name = full,
                None => break,
            }
        }
        if name != written
            && let Some(id) = super::finder::known(self.finder.lexicon, name, found.kind)
        {
            return self.known(id, name);
        }
        match found.known {
            Some(_) if self.abroad.contains_key(written) => Label::Known(self.abroad[written]),
            Some(id) if name == written => self.known(id, written),
            Some(id) if !self.full.contains_key(&(order(found.kind), written)) => self.known(id, written),
            // 오픈AI(OpenAI): the lexicon knows the form in brackets.
            Some(id) => Label::Known(id),
            None => Label::New(Some(name.into())),
        }
    }

    /// A name of the past stays as it is written, unless the document says the present one too; so does a group's.
    fn known(&self, id: NameId, written: &str) -> Label {
        let name = self.finder.lexicon.name(id).name;
        let surface = self.finder.lexicon.find(written).map(|id| self.finder.lexicon.surface(id));
        let former =
            surface.is_some_and(|surface| surface.is_former) && !self.forms.iter().any(|(_, form)| *form == name);
        let group = written.ends_with("그룹") && !name.ends_with("그룹");
        if former {
            // 대우조선 is short for the name of the past that is listed before it: 대우조선해양.
            let before = self.finder.lexicon.former(id).iter().copied().take_while(|form| *form != written);
            let full = before.filter(|form| form.starts_with(written)).last().unwrap_or(written);
            return Label::New(Some(full.into()));
        }
        if group { Label::New(Some(written.into())) } else { Label::Known(id) }
    }
}
