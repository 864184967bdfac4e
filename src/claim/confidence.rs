//! How likely a claim is right, and what that is made of.

use super::draft::Draft;
use crate::model::{Factor, Rule};

/// Surer than a noun of kinship is a predicate with its frame.
const FRAME: Factor = Factor { name: "frame", weight: 0.9 };
const RELATION: Factor = Factor { name: "relation", weight: 0.85 };

/// What the confidence of a claim is made of.
pub(crate) fn factors(draft: &Draft) -> impl Iterator<Item = Factor> {
    let by_noun = draft.evidence.iter().all(|evidence| matches!(evidence.reading.frame, "relation" | "rating"));
    let base = if by_noun { RELATION } else { FRAME };
    let rules = draft.roles.iter().filter_map(|role| role.ground).filter_map(|ground| doubt(ground.rule));
    std::iter::once(base).chain(rules)
}

/// The estimated probability that kind and core roles are right.
pub(crate) fn confidence(draft: &Draft) -> f32 {
    factors(draft).map(|factor| factor.weight).sum::<f32>().clamp(0.0, 1.0)
}

/// A participant that the clause does not name itself is less sure.
fn doubt(rule: Rule) -> Option<Factor> {
    let weight = match rule {
        Rule::ShareBefore => -0.1,
        Rule::Speaker | Rule::Before => -0.15,
        Rule::Article => -0.2,
        _ => return None,
    };
    Some(Factor { name: rule.as_str(), weight })
}
