//! A claim as a line for people: who, whom, what, and for how much, in the words of the text.

use sasil::{Claim, ClaimKind, Document, Entity, Filler, Passage, Role};

use super::labels;

/// What happened between whom, without its values: `네이버, 한결로보틱스 인수`, `새론전지 영업이익`.
pub(super) fn sentence(document: &Document, claim: &Claim) -> String {
    let code = match claim.kind {
        ClaimKind::Earn => code(claim, Role::Metric),
        ClaimKind::Payout | ClaimKind::Insolvency => code(claim, Role::Form),
        _ => None,
    };
    match (code, company(document, claim)) {
        (Some(code), Some(company)) => format!("{company} {}", labels::label("code", code)),
        _ => without_values(&claim.text).to_string(),
    }
}

/// How much: the first amount, else the price, as it is written.
pub(super) fn amount<'a>(document: &'a Document, claim: &Claim) -> Option<&'a str> {
    let filler = claim.role(Role::Amount).or_else(|| claim.role(Role::Price))?;
    document.entity(filler.entity()?).map(|entity| &*entity.text)
}

/// The stretches of text that say it, without those that lie within another.
pub(super) fn evidence(claim: &Claim) -> impl Iterator<Item = &Passage> {
    let all = &claim.evidence;
    let within = |own: &Passage, other: &Passage| own.span != other.span && other.span.contains(own.span);
    all.iter().filter(move |own| !all.iter().any(|other| within(own, other)))
}

/// The library's line up to the bracket with the values, and up to the words on how surely it is said.
fn without_values(text: &str) -> &str {
    let line = text.split_once(" (").map_or(text, |(line, _)| line);
    line.split_once(" · ").map_or(line, |(line, _)| line)
}

fn code(claim: &Claim, role: Role) -> Option<&'static str> {
    match claim.role(role)? {
        Filler::Code { code, .. } => Some(code),
        Filler::Entity(_) | Filler::Passage(_) => None,
    }
}

fn company<'a>(document: &'a Document, claim: &Claim) -> Option<&'a str> {
    document.entity(claim.role(Role::Company)?.entity()?).and_then(Entity::name)
}
