//! What the codes of the output are called on a page, from `labels.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use sasil::{ClaimKind, EntityKind, Role};

/// Kinds of claims that share a hue.
pub(super) const FAMILIES: [&str; 6] = ["deal", "capital", "business", "figures", "people", "dispute"];

struct Label {
    word: &'static str,
    family: &'static str,
}

static LABELS: LazyLock<HashMap<(&str, &str), Label>> = LazyLock::new(|| {
    let rows = include_str!("labels.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let place = (cells.next()?, cells.next()?);
        Some((place, Label { word: cells.next()?, family: cells.next().unwrap_or_default() }))
    })
    .collect()
});

/// The Korean word for a code; the code itself where there is none.
pub(super) fn label<'a>(group: &str, code: &'a str) -> &'a str {
    LABELS.get(&(group, code)).map_or(code, |label| label.word)
}

pub(super) fn entity(kind: EntityKind) -> &'static str {
    label("entity", kind.as_str())
}

pub(super) fn claim(kind: ClaimKind) -> &'static str {
    label("claim", kind.as_str())
}

pub(super) fn role(role: Role) -> &'static str {
    label("role", role.as_str())
}

/// The family of a kind of claim.
pub(super) fn family(kind: ClaimKind) -> &'static str {
    LABELS.get(&("claim", kind.as_str())).map_or("", |label| label.family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_role_has_a_word() {
        for kind in EntityKind::ALL {
            assert_ne!(entity(*kind), kind.as_str());
        }
        for kind in ClaimKind::ALL {
            assert_ne!(claim(*kind), kind.as_str());
            assert!(FAMILIES.contains(&family(*kind)), "{kind}");
        }
        for each in Role::ALL {
            assert_ne!(role(*each), each.as_str());
        }
        for family in FAMILIES {
            assert_ne!(label("family", family), family);
        }
    }
}
