//! Modifiers (`약`, `이상`, `대`) and the bounds that they put on a number.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How the written number binds the meant one.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// The number itself, or a range of two numbers.
    #[default]
    Exact,
    /// 약, 가량, 정도, 안팎, 내외, 여, 쯤, 선, 수준.
    About,
    /// 이상, 최소: the lower bound is included.
    AtLeast,
    /// 넘는, 초과, 웃도는, 돌파: the lower bound is excluded.
    MoreThan,
    /// 이하, 최대: the upper bound is included.
    AtMost,
    /// 미만, 밑도는: the upper bound is excluded.
    LessThan,
    /// 가까이, 육박: a little less.
    Nearly,
    /// 대, 수십, 수백: as wide as a place; the upper bound is excluded.
    Tier,
}

impl Modifier {
    /// The word for it behind a number; `None` where the numbers say it.
    pub(crate) fn korean(self) -> Option<&'static str> {
        match self {
            Modifier::Exact | Modifier::Tier => None,
            Modifier::About => Some("가량"),
            Modifier::AtLeast => Some("이상"),
            Modifier::MoreThan => Some("초과"),
            Modifier::AtMost => Some("이하"),
            Modifier::LessThan => Some("미만"),
            Modifier::Nearly => Some("가까이"),
        }
    }
}

/// The numbers between which the meant one lies.
///
/// `None` is an open end. Ends are included, but for [`Modifier::MoreThan`], [`Modifier::LessThan`] and the upper end
/// of a [`Modifier::Tier`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Not less than this.
    pub lower: Option<Decimal>,
    /// Not more than this.
    pub upper: Option<Decimal>,
    /// How they are meant.
    pub modifier: Modifier,
}

impl Bounds {
    /// From one number to another, both included.
    pub(crate) fn range(lower: Decimal, upper: Decimal) -> Self {
        Self { lower: Some(lower), upper: Some(upper), modifier: Modifier::Exact }
    }

    /// From one number up to another, which is excluded.
    pub(crate) fn tier(lower: Decimal, upper: Decimal) -> Self {
        Self { modifier: Modifier::Tier, ..Self::range(lower, upper) }
    }

    /// The same numbers under `modifier`. A bound that is already open stays open.
    ///
    /// `대` widens the upper end by the place of its last digit; where that does not fit a decimal, `None`.
    pub(crate) fn under(self, modifier: Modifier) -> Option<Self> {
        let (lower, upper) = match modifier {
            Modifier::Exact => return Some(self),
            // 약 수백억: the tier says more than 약 does.
            Modifier::About | Modifier::Nearly if self.modifier == Modifier::Tier => {
                return Some(self);
            }
            Modifier::About | Modifier::Nearly => (self.lower, self.upper),
            Modifier::AtLeast | Modifier::MoreThan => (self.lower, None),
            Modifier::AtMost | Modifier::LessThan => (None, self.upper),
            Modifier::Tier if self.modifier == Modifier::Tier => return Some(self),
            Modifier::Tier => {
                let upper = match self.upper {
                    Some(upper) => Some(upper.checked_add(super::last_place(upper))?),
                    None => None,
                };
                (self.lower, upper)
            }
        };
        Some(Self { lower, upper, modifier })
    }

    /// The same under the modifier that the words around it make. A range of two numbers keeps both ends
    /// (`최소 1억에서 2억`); an end that is open stays open.
    pub(crate) fn bound_by(self, modifier: Modifier) -> Option<Self> {
        let (Some(lower), Some(upper)) = (self.lower, self.upper) else {
            return Some(self);
        };
        let is_range = self.modifier != Modifier::Tier && lower != upper;
        match modifier {
            Modifier::AtLeast | Modifier::MoreThan | Modifier::AtMost | Modifier::LessThan if is_range => Some(self),
            Modifier::Exact
            | Modifier::About
            | Modifier::AtLeast
            | Modifier::MoreThan
            | Modifier::AtMost
            | Modifier::LessThan
            | Modifier::Nearly
            | Modifier::Tier => self.under(modifier),
        }
    }
}
