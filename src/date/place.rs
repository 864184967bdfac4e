//! What an expression comes to: its days, or why it has none.

use super::calendar::Days;
use super::expr::Expr;
use super::part::grain_of;
use super::value::{Grain, RelativeTo};

/// Why an expression has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Hangs(RelativeTo),
    Impossible,
    /// It hangs on a written date, and there is none: no date at all.
    Nothing,
}

pub(super) type Placed = Result<(Days, Grain), Gap>;

pub(super) const DOCUMENT: Gap = Gap::Hangs(RelativeTo::Document);
pub(super) const NEIGHBOUR: Gap = Gap::Hangs(RelativeTo::Neighbour);

/// The grain of an expression that has no place.
pub(super) fn grain(expr: &Expr) -> Grain {
    let Expr::One(moment) = expr else {
        return Grain::Range;
    };
    let grain = grain_of(moment.body, moment.weekday.is_some());
    match (grain, moment.part) {
        (Grain::Year | Grain::Quarter | Grain::Half, Some(_)) => Grain::Month,
        (Grain::Month | Grain::Decade | Grain::Week, Some(_)) => Grain::Range,
        (grain, _) => grain,
    }
}
