//! How likely a claim is right, and what that is made of: a logistic model over what the reader knows of its own reading.
//!
//! The weights are data (`dict/confidence.tsv`), fitted on sentences that no rule was made for by
//! `cargo run --release -p sasil-train -- confidence`; `docs/CONFIDENCE.md` says how well.

use sasil_dict::confidence::WEIGHTS;

use super::draft::{Draft, DraftFiller, core};
use crate::model::{ClaimKind, Factor, Polarity, PredicateClass, Role, Rule};
use crate::resolve::Mention;

/// What the confidence of a claim is made of: its traits with their weights, in log odds.
pub(crate) fn factors<'a>(draft: &'a Draft, mentions: &'a [Mention]) -> impl Iterator<Item = Factor> + 'a {
    let traits = reading_traits(draft).into_iter().chain(role_traits(draft)).chain(standing_traits(draft));
    let own = [("base", true), family(draft.kind), ("bystander", has_bystander(draft, mentions))];
    let traits = traits.chain(own);
    traits.filter(|(_, holds)| *holds).map(|(name, _)| Factor { name, weight: weight(name) })
}

/// The estimated probability that kind and core roles are right.
pub(crate) fn confidence(draft: &Draft, mentions: &[Mention]) -> f32 {
    let odds: f32 = factors(draft, mentions).map(|factor| factor.weight).sum();
    1.0 / (1.0 + (-odds).exp())
}

fn weight(name: &str) -> f32 {
    WEIGHTS.iter().find(|(own, _)| *own == name).map_or(0.0, |(_, weight)| *weight)
}

/// How it was read.
fn reading_traits(draft: &Draft) -> [(&'static str, bool); 5] {
    let any = |frames: &[&str]| draft.evidence.iter().any(|evidence| frames.contains(&evidence.reading.frame));
    let readings = || draft.evidence.iter().map(|evidence| evidence.reading);
    [
        ("figure", any(&["figure", "turnaround"])),
        ("relation", any(&["relation", "target_price"])),
        ("verb", readings().all(|reading| reading.class == PredicateClass::Verb)),
        ("passive", readings().any(|reading| reading.passive)),
        ("said_twice", draft.evidence.len() > 1),
    ]
}

/// How its core roles were filled.
fn role_traits(draft: &Draft) -> [(&'static str, bool); 6] {
    let core = core(draft.kind);
    let by = |rules: &[Rule]| {
        let own = draft.roles.iter().filter(|role| core.contains(&role.role));
        own.filter_map(|role| role.ground).any(|ground| rules.contains(&ground.rule))
    };
    let inferred = [Rule::Anaphor, Rule::Speaker, Rule::Charge, Rule::Reason, Rule::Beside];
    [
        ("shared", by(&[Rule::Shared])),
        ("head", by(&[Rule::Head])),
        ("compound", by(&[Rule::Compound, Rule::Genitive, Rule::Apposed])),
        ("bare", by(&[Rule::Bare])),
        ("inferred", by(&inferred)),
        ("from_before", by(&[Rule::Before, Rule::Article, Rule::ShareBefore])),
    ]
}

/// What it leaves open, and how it is said.
fn standing_traits(draft: &Draft) -> [(&'static str, bool); 3] {
    let open = core(draft.kind).iter().any(|role| *role != Role::Amount && !draft.has(*role));
    [("open_core", open), ("headline", draft.headline), ("negated", draft.polarity == Polarity::Negated)]
}

/// Whether a company or an organization stands in its clause that plays no part in it.
fn has_bystander(draft: &Draft, mentions: &[Mention]) -> bool {
    let plays = |index: usize| {
        let is_same = |other: usize| mentions[other].referent == mentions[index].referent;
        let mut fillers = draft.roles.iter().map(|role| role.filler).chain(draft.source);
        fillers.any(|filler| matches!(filler, DraftFiller::Mention(other) if is_same(other)))
    };
    draft.evidence.first().is_some_and(|evidence| {
        let clause = evidence.reading.clause;
        let from = mentions.partition_point(|mention| mention.span.start < clause.start);
        let mut within = (from..mentions.len()).take_while(|index| mentions[*index].span.end <= clause.end);
        within.any(|index| mentions[index].is_body() && !plays(index))
    })
}

/// Kinds that are said alike.
fn family(kind: ClaimKind) -> (&'static str, bool) {
    use ClaimKind::{
        Acquire, Appoint, Build, Divest, Earn, Found, Hire, Insolvency, Invest, Investigate, Launch, Layoff, License,
        List, Merge, Own, Partner, Pay, Payout, Raise, Rate, Sanction, Sue, Supply, Value,
    };
    let name = match kind {
        Invest | Raise | Acquire | Divest | Merge | Own | Found => "deal",
        Appoint | Hire | Layoff => "people",
        Sue | Investigate | Sanction | Insolvency | Pay => "law",
        Partner | Supply | Launch | Build | License => "business",
        Earn | Value | List | Payout | Rate => "market",
    };
    (name, true)
}
