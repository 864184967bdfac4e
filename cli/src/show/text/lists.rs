//! What is named in a document: each name and each value once, run together line by line.

use std::collections::HashMap;

use sasil::{Document, Entity, EntityId, EntityKind, EntityValue};

use super::Page;
use crate::show::flow::{Flow, tame};
use crate::show::paint::Ink;
use crate::show::words::{listing, value_beside};

const LISTS: [(EntityKind, &str); 6] = [
    (EntityKind::Company, "companies"),
    (EntityKind::Organization, "orgs"),
    (EntityKind::Person, "persons"),
    (EntityKind::Money, "amounts"),
    (EntityKind::Date, "dates"),
    (EntityKind::Percent, "percents"),
];

/// Mentions of one thing.
struct Group<'a> {
    first: &'a Entity,
    count: usize,
    /// The different ways it is written.
    forms: Vec<&'a str>,
}

impl Page<'_> {
    pub(super) fn lists(&mut self) {
        let document = self.document;
        for (kind, title) in LISTS {
            let groups = groups(document, kind);
            if groups.is_empty() {
                continue;
            }
            let mut flow = self.begin(Ink::Faint, title);
            for (number, group) in groups.iter().enumerate() {
                flow.put(Ink::Faint, if number > 0 { " · " } else { "" });
                match group.first.name() {
                    Some(name) => put_name(&mut flow, name, group),
                    None => put_value(&mut flow, document, group.first),
                }
                if group.count > 1 {
                    flow.put(Ink::Faint, &format!(" ×{}", group.count));
                }
            }
            flow.end();
        }
    }
}

/// `한국과학기술원 (카이스트)`, `네이버 KOSPI:035420 KR`
fn put_name(flow: &mut Flow<'_>, name: &str, group: &Group<'_>) {
    flow.put(Ink::Name, &tame(name));
    let others: Vec<String> = group.forms.iter().filter(|form| **form != name).map(|form| tame(form)).collect();
    if !others.is_empty() {
        flow.put(Ink::Faint, &format!(" ({})", others.join(", ")));
    }
    if let Some(listing) = listing(group.first) {
        flow.put(Ink::Faint, &format!(" {}", tame(&listing)));
    }
}

/// `3억 달러 USD 300,000,000 = 4200억원`
fn put_value(flow: &mut Flow<'_>, document: &Document, entity: &Entity) {
    flow.put(Ink::Value, &tame(&entity.text));
    if let Some(value) = value_beside(entity) {
        flow.put(Ink::Plain, &format!(" {value}"));
    }
    if let Some(other) = equivalent(entity).and_then(|id| document.entity(id)) {
        flow.put(Ink::Faint, &format!(" = {}", tame(&other.text)));
    }
}

fn equivalent(entity: &Entity) -> Option<EntityId> {
    match &entity.value {
        EntityValue::Money { equivalent, .. } => *equivalent,
        _ => None,
    }
}

/// Mentions of one kind, those of the same name or the same words and value together, in the order of first mention.
fn groups(document: &Document, kind: EntityKind) -> Vec<Group<'_>> {
    let mut places = HashMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for entity in document.entities.iter().filter(|entity| entity.kind() == kind) {
        // The same words may stand for two days or two currencies.
        let same = match entity.name() {
            Some(name) => (name, String::new()),
            None => (&*entity.text, entity.value.to_string()),
        };
        let place = *places.entry(same).or_insert_with(|| {
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
