//! A document for a person at a terminal: claims as sentences, and under them what they are made of.

use sasil::date::{DateValue, Grain};
use sasil::{
    Claim, Document, Entity, EntityId, EntityKind, EntityValue, Explanation, Filler, Modality, Passage, Polarity,
    RoleFiller,
};

use super::flow::{Flow, columns, head, tail, tame};
use super::paint::{Ink, Paint};

/// Where claims begin, behind the column of kinds (`investigate` and a gap).
const CLAIM_INDENT: usize = 14;
/// Where entities begin.
const ENTITY_INDENT: usize = 4;
/// The widest column of names and amounts; what is wider pushes its own line only.
const WIDEST_NAME: usize = 34;
/// Lines of evidence at most.
const EVIDENCE_LINES: usize = 2;

/// The whole page, ending with an empty line.
pub(super) fn page(document: &Document, width: usize, paint: Paint) -> String {
    let mut page = Page { out: String::new(), document, width, paint };
    page.head();
    page.claims();
    page.names(EntityKind::Company, "companies");
    page.names(EntityKind::Organization, "organizations");
    page.names(EntityKind::Person, "persons");
    page.values(EntityKind::Money, "amounts");
    page.values(EntityKind::Date, "dates");
    page.values(EntityKind::Percent, "percentages");
    page.warnings();
    page.out.push('\n');
    page.out
}

struct Page<'a> {
    out: String,
    document: &'a Document,
    width: usize,
    paint: Paint,
}

/// Mentions that are one line of a list.
struct Group<'a> {
    first: &'a Entity,
    count: usize,
    /// The different ways it is written.
    forms: Vec<&'a str>,
}

impl Page<'_> {
    fn head(&mut self) {
        let id = tame(self.document.id.as_deref().unwrap_or("(no id)"));
        let date = self.document.date.map_or_else(|| "undated".to_string(), |date| date.to_string());
        let source = tame(self.document.source.as_deref().unwrap_or_default());
        let mut flow = Flow::new(&mut self.out, self.paint, self.width, 0, 0);
        flow.put(Ink::Title, &id);
        flow.put(Ink::Value, &format!("  {date}"));
        flow.put(Ink::Faint, &format!("  {source}"));
        flow.end();
        self.line(Ink::Faint, &"─".repeat(self.width));
    }

    fn line(&mut self, ink: Ink, text: &str) {
        self.out.push_str(&self.paint.paint(ink, text));
        self.out.push('\n');
    }

    fn title(&mut self, name: &str, count: usize) {
        self.out.push_str("  ");
        self.out.push_str(&self.paint.paint(Ink::Title, name));
        self.line(Ink::Faint, &format!(" {count}"));
    }

    fn claims(&mut self) {
        let document = self.document;
        if document.claims.is_empty() {
            self.line(Ink::Faint, "  no claims");
        }
        for claim in &document.claims {
            self.claim(claim);
        }
        if !document.claims.is_empty() && !document.entities.is_empty() {
            self.out.push('\n');
        }
    }

    fn claim(&mut self, claim: &Claim) {
        self.out.push_str("  ");
        self.cell(Ink::Kind, claim.kind.as_str(), CLAIM_INDENT - 2);
        let mut flow = self.flow(CLAIM_INDENT, CLAIM_INDENT);
        flow.put(Ink::Title, &tame(&claim.text));
        for (ink, flag) in flags(claim) {
            flow.put(ink, &format!(" {flag}"));
        }
        flow.end();
        self.parts(claim);
        for passage in &claim.evidence {
            self.evidence(passage, &claim.trigger);
        }
        if let Some(explanation) = &claim.explanation {
            self.explanation(explanation);
        }
    }

    /// Why it was read so, a line each.
    fn explanation(&mut self, explanation: &Explanation) {
        let readings = explanation.readings.iter().map(ToString::to_string);
        let grounds = explanation.grounds.iter().map(ToString::to_string);
        let cues = explanation.cues.iter().map(ToString::to_string);
        let factors: Vec<String> = explanation.factors.iter().map(ToString::to_string).collect();
        let lines = readings.chain(grounds).chain(cues).chain([format!("confidence ← {}", factors.join(" "))]);
        for line in lines {
            let mut flow = self.flow(CLAIM_INDENT + 2, 0);
            flow.put(Ink::Faint, &tame(&line));
            flow.end();
        }
    }

    /// A flow on a line that has `used` columns already.
    fn flow(&mut self, indent: usize, used: usize) -> Flow<'_> {
        Flow::new(&mut self.out, self.paint, self.width, indent, used)
    }

    /// Who takes part, who says so, and how likely it was read rightly.
    fn parts(&mut self, claim: &Claim) {
        let document = self.document;
        let mut flow = self.flow(CLAIM_INDENT, 0);
        for (number, filler) in claim.roles.iter().enumerate() {
            // The role of a run of parties is said once.
            let repeated = number > 0 && claim.roles.get(number - 1).is_some_and(|before| before.role == filler.role);
            flow.put(Ink::Faint, if repeated { ", " } else { "" });
            if !repeated {
                flow.put(Ink::Faint, &format!("{}{} ", if number > 0 { " · " } else { "" }, filler.role));
            }
            let (ink, text) = said(document, &filler.filler);
            flow.put(ink, &text);
            flow.put(Ink::Faint, &change(filler));
        }
        if let Some(source) = &claim.source {
            let (ink, text) = said(document, source);
            flow.put(Ink::Faint, " · source ");
            flow.put(ink, &text);
        }
        if let Some(undone) = claim.cancels.and_then(|id| document.claim(id)) {
            flow.put(Ink::Faint, " · undoes ");
            flow.put(Ink::Plain, &format!("“{}”", tame(&undone.text)));
        }
        flow.put(Ink::Faint, &format!(" · confidence {:.2}", claim.confidence));
        flow.end();
    }

    /// The words that say it, cut round the trigger where they are long.
    fn evidence(&mut self, passage: &Passage, trigger: &Passage) {
        let room = self.width.saturating_sub(CLAIM_INDENT + 4).max(20) * EVIDENCE_LINES;
        let (before, word, after) = split_at_trigger(passage, trigger);
        let (before, word, after) = (tame(before), tame(word), tame(after));
        let left = room.saturating_sub(columns(&word));
        let half = left / 2;
        let kept_before = columns(&before).min(half.max(left.saturating_sub(columns(&after))));
        let start = word_start(&before, tail(&before, kept_before));
        let end = word_end(&after, head(&after, left.saturating_sub(kept_before)));
        let mut flow = self.flow(CLAIM_INDENT, 0);
        flow.put(Ink::Faint, if start > 0 { "“…" } else { "“" });
        flow.put(Ink::Faint, &before[start..]);
        flow.put(Ink::Trigger, &word);
        flow.put(Ink::Faint, &after[..end]);
        flow.put(Ink::Faint, if end < after.len() { "…”" } else { "”" });
        flow.end();
    }

    fn names(&mut self, kind: EntityKind, title: &str) {
        let groups = groups(self.document, kind, |entity| entity.name().unwrap_or_default());
        let names: Vec<String> = groups.iter().map(|group| tame(group.first.name().unwrap_or_default())).collect();
        let column = column(&names);
        self.list(title, &groups, |page, group| {
            let name = tame(group.first.name().unwrap_or_default());
            page.cell(Ink::Name, &name, column);
            let mut flow = page.flow(ENTITY_INDENT + column + 2, ENTITY_INDENT + column.max(columns(&name)));
            flow.put(Ink::Faint, &format!(" ×{} ", group.count));
            if let Some(listing) = listing(group.first) {
                flow.put(Ink::Value, &format!("{} ", tame(&listing)));
            }
            let others: Vec<String> = group.forms.iter().map(|form| tame(form)).filter(|form| *form != name).collect();
            flow.put(Ink::Faint, &others.join(", "));
            flow.end();
        });
    }

    fn values(&mut self, kind: EntityKind, title: &str) {
        let groups = groups(self.document, kind, |entity| &entity.text);
        let texts: Vec<String> = groups.iter().map(|group| tame(&group.first.text)).collect();
        let column = column(&texts);
        self.list(title, &groups, |page, group| {
            let text = tame(&group.first.text);
            page.cell(Ink::Value, &text, column);
            let document = page.document;
            let mut flow = page.flow(ENTITY_INDENT + column + 2, ENTITY_INDENT + column.max(columns(&text)));
            let value = value_said(&group.first.value);
            flow.put(Ink::Plain, &if value == text { String::new() } else { format!(" {value}") });
            if let Some(other) = equivalent(group.first).and_then(|id| document.entity(id)) {
                flow.put(Ink::Faint, &format!(" = {}", tame(&other.text)));
            }
            if group.count > 1 {
                flow.put(Ink::Faint, &format!(" ×{}", group.count));
            }
            flow.end();
        });
    }

    /// The first column of a list.
    fn cell(&mut self, ink: Ink, text: &str, width: usize) {
        self.out.push_str(&self.paint.paint(ink, text));
        self.out.push_str(&" ".repeat(width.saturating_sub(columns(text))));
    }

    fn list(&mut self, title: &str, groups: &[Group<'_>], mut write: impl FnMut(&mut Self, &Group<'_>)) {
        if groups.is_empty() {
            return;
        }
        self.title(title, groups.len());
        for group in groups {
            self.out.push_str(&" ".repeat(ENTITY_INDENT));
            write(self, group);
        }
    }

    fn warnings(&mut self) {
        let document = self.document;
        if document.warnings.is_empty() {
            return;
        }
        self.title("warnings", document.warnings.len());
        for warning in &document.warnings {
            let mut flow = self.flow(ENTITY_INDENT, 0);
            flow.put(Ink::Caution, &format!("{} ", warning.code));
            flow.put(Ink::Plain, &tame(&warning.message));
            flow.end();
        }
    }
}

/// What makes the claim less than a plain statement.
fn flags(claim: &Claim) -> impl Iterator<Item = (Ink, &'static str)> {
    let polarity = match claim.polarity {
        Polarity::Affirmed => None,
        Polarity::Negated => Some((Ink::Denial, claim.polarity.as_str())),
    };
    let modality = match claim.modality {
        Modality::Asserted => None,
        Modality::Planned | Modality::Possible | Modality::Alleged => Some((Ink::Caution, claim.modality.as_str())),
    };
    polarity.into_iter().chain(modality)
}

/// A filler as words: canonical name, amount or date with its value, the text or the code.
fn said(document: &Document, filler: &Filler) -> (Ink, String) {
    match filler {
        Filler::Entity(id) => match document.entity(*id) {
            Some(entity) => entity_said(entity),
            None => (Ink::Faint, "?".to_string()),
        },
        Filler::Passage(passage) => (Ink::Plain, tame(&passage.text)),
        Filler::Code { code, .. } => (Ink::Plain, (*code).to_string()),
    }
}

fn entity_said(entity: &Entity) -> (Ink, String) {
    match &entity.value {
        EntityValue::Company(_) | EntityValue::Organization(_) | EntityValue::Person(_) => {
            (Ink::Name, tame(entity.name().unwrap_or(&entity.text)))
        }
        EntityValue::Money { .. } | EntityValue::Date(_) | EntityValue::Percent(_) => {
            let (text, value) = (tame(&entity.text), value_said(&entity.value));
            (Ink::Value, if text == value || value.is_empty() { text } else { format!("{text} ({value})") })
        }
    }
}

/// A value for reading: a month as `2024-12` rather than its first and last day.
fn value_said(value: &EntityValue) -> String {
    match value {
        EntityValue::Date(date) => date_said(date).unwrap_or_else(|| value.to_string()),
        EntityValue::Company(_)
        | EntityValue::Organization(_)
        | EntityValue::Person(_)
        | EntityValue::Money { .. }
        | EntityValue::Percent(_) => value.to_string(),
    }
}

fn date_said(date: &DateValue) -> Option<String> {
    let (start, end) = date.days()?;
    let (year, month) = (start.year(), start.month());
    Some(match date.grain {
        Grain::Day => start.to_string(),
        Grain::Month => format!("{year}-{month:02}"),
        Grain::Quarter => format!("{year} Q{}", (month + 2) / 3),
        Grain::Half => format!("{year} H{}", (month + 5) / 6),
        Grain::Year => year.to_string(),
        Grain::Decade => format!("{year}s"),
        Grain::Week | Grain::Range => format!("{start} – {end}"),
    })
}

fn change(filler: &RoleFiller) -> String {
    let direction = filler.direction.map(|direction| match direction {
        sasil::Direction::Up => "up",
        sasil::Direction::Down => "down",
    });
    let base = filler.base.map(|base| match base {
        sasil::Base::Yoy => "year on year",
        sasil::Base::Qoq => "quarter on quarter",
    });
    direction.into_iter().chain(base).map(|word| format!(" {word}")).collect()
}

fn equivalent(entity: &Entity) -> Option<EntityId> {
    match &entity.value {
        EntityValue::Money { equivalent, .. } => *equivalent,
        _ => None,
    }
}

/// `KOSPI:005930 KR`, as far as it is known.
fn listing(entity: &Entity) -> Option<String> {
    let EntityValue::Company(company) = &entity.value else { return None };
    let place: Vec<&str> =
        [&company.exchange, &company.ticker].into_iter().filter_map(|part| part.as_deref()).collect();
    let parts = [place.join(":"), company.country.as_deref().unwrap_or_default().to_string()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Mentions of one kind by what `same` says of them, in the order of first mention.
fn groups<'a>(document: &'a Document, kind: EntityKind, same: impl Fn(&'a Entity) -> &'a str) -> Vec<Group<'a>> {
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for entity in document.entities.iter().filter(|entity| entity.kind() == kind) {
        // The same words may stand for two days or two currencies.
        let value = if entity.name().is_some() { String::new() } else { entity.value.to_string() };
        let place = *places.entry((same(entity), value)).or_insert_with(|| {
            groups.push(Group { first: entity, count: 0, forms: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.count += 1;
            if !group.forms.contains(&&*entity.text) {
                group.forms.push(&entity.text);
            }
        }
    }
    groups
}

/// The first word at or behind `at` that is whole; `at` where no blank follows.
fn word_start(text: &str, at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    text[at..].find(' ').map_or(at, |blank| at + blank + 1)
}

/// The end of the last whole word before `at`; `at` where no blank stands before it.
fn word_end(text: &str, at: usize) -> usize {
    if at == text.len() {
        return at;
    }
    text[..at].rfind(' ').unwrap_or(at)
}

fn column(texts: &[String]) -> usize {
    texts.iter().map(|text| columns(text)).filter(|&wide| wide <= WIDEST_NAME).max().unwrap_or(WIDEST_NAME)
}

/// Before the trigger, the trigger, after it; all before where it lies elsewhere.
fn split_at_trigger<'a>(passage: &'a Passage, trigger: &Passage) -> (&'a str, &'a str, &'a str) {
    let text = &*passage.text;
    let inside = || {
        if !passage.span.contains(trigger.span) {
            return None;
        }
        let start = trigger.span.start - passage.span.start;
        let end = trigger.span.end - passage.span.start;
        Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
    };
    inside().unwrap_or((text, "", ""))
}

#[cfg(test)]
mod tests;
