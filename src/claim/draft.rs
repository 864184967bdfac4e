//! Claims in the making: roles filled by mentions and stretches of text.

use super::ground::{Cues, DraftGround, Evidence};
use crate::model::{Base, ClaimKind, Direction, EntityKind, Modality, Polarity, Role, Tense};
use crate::resolve::Mention;
use crate::span::ByteSpan;

/// Who or what fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum DraftFiller {
    /// A mention, by its number in the document.
    Mention(usize),
    /// A stretch of text.
    Text(ByteSpan),
    /// A code, with the words that gave it.
    Code(&'static str, ByteSpan),
}

/// One participant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DraftRole {
    pub(crate) role: Role,
    pub(crate) filler: DraftFiller,
    pub(crate) direction: Option<Direction>,
    pub(crate) base: Option<Base>,
    /// What gave it.
    pub(crate) ground: Option<DraftGround>,
}

/// A claim before it is numbered.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: ClaimKind,
    pub(crate) roles: Vec<DraftRole>,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) tense: Option<Tense>,
    pub(crate) source: Option<DraftFiller>,
    pub(crate) trigger: ByteSpan,
    pub(crate) evidence: Vec<Evidence>,
    /// The words that decided polarity, modality and source.
    pub(crate) cues: Cues,
    /// Read from a headline, which rounds and leaves out.
    pub(crate) headline: bool,
    /// What a headline alone told: it stands where the article says nothing better.
    pub(crate) rounded: Vec<DraftRole>,
}

impl DraftRole {
    /// A participant without direction.
    pub(crate) fn new(role: Role, filler: DraftFiller) -> Self {
        Self { role, filler, direction: None, base: None, ground: None }
    }
}

impl Draft {
    /// The fillers of a role.
    pub(crate) fn fillers(&self, role: Role) -> impl Iterator<Item = DraftFiller> {
        self.roles.iter().filter(move |own| own.role == role).map(|own| own.filler)
    }

    /// Whether the role is filled.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.fillers(role).next().is_some()
    }

    /// Adds a participant unless the same thing has the role already.
    pub(crate) fn add(&mut self, role: Role, filler: DraftFiller, mentions: &[Mention]) {
        self.add_role(DraftRole::new(role, filler), mentions);
    }

    /// [`Draft::add`] with what else is known of the participant.
    pub(crate) fn add_role(&mut self, role: DraftRole, mentions: &[Mention]) {
        if !self.fillers(role.role).any(|own| same(own, role.filler, mentions)) {
            self.roles.push(role);
        }
    }

    /// The firm whose stake the claim speaks of.
    pub(crate) fn held(&self) -> Option<usize> {
        if !self.has(Role::Stake) {
            return None;
        }
        [Role::Target, Role::Owned, Role::Asset, Role::Investee].into_iter().find_map(|role| self.named(role))
    }

    /// The firm that was founded.
    pub(crate) fn founded(&self) -> Option<usize> {
        self.named(Role::Founded)
    }

    /// The first of those that fill a role by a name.
    fn named(&self, role: Role) -> Option<usize> {
        self.fillers(role).find_map(|filler| match filler {
            DraftFiller::Mention(index) => Some(index),
            DraftFiller::Text(_) | DraftFiller::Code(..) => None,
        })
    }

    /// The firm that a rating is of.
    pub(crate) fn rated(&self) -> Option<usize> {
        let company = || self.fillers(Role::Company).next();
        match (self.kind == ClaimKind::Rate).then(company)?? {
            DraftFiller::Mention(index) => Some(index),
            DraftFiller::Text(_) | DraftFiller::Code(..) => None,
        }
    }

    /// The firm that takes money in.
    pub(crate) fn funded(&self) -> Option<usize> {
        let role = match self.kind {
            ClaimKind::Raise => Role::Company,
            ClaimKind::Invest => Role::Investee,
            _ => return None,
        };
        self.fillers(role).find_map(|filler| match filler {
            DraftFiller::Mention(index) => Some(index),
            DraftFiller::Text(_) | DraftFiller::Code(..) => None,
        })
    }

    /// Whether a core role is filled by a company or an organization (or, where persons act, a person).
    pub(crate) fn has_named_core(&self, mentions: &[Mention]) -> bool {
        core(self.kind).iter().any(|role| {
            self.fillers(*role).any(|filler| match filler {
                DraftFiller::Mention(index) => {
                    mentions[index].is_body() || persons_act(*role) && mentions[index].kind == EntityKind::Person
                }
                DraftFiller::Text(_) | DraftFiller::Code(..) => false,
            })
        })
    }
}

/// Whether two fillers are one thing.
pub(crate) fn same(a: DraftFiller, b: DraftFiller, mentions: &[Mention]) -> bool {
    match (a, b) {
        (DraftFiller::Mention(a), DraftFiller::Mention(b)) => mentions[a].referent == mentions[b].referent,
        (DraftFiller::Text(a), DraftFiller::Text(b)) => a == b,
        (DraftFiller::Code(a, _), DraftFiller::Code(b, _)) => a == b,
        _ => false,
    }
}

fn persons_act(role: Role) -> bool {
    matches!(
        role,
        Role::Founder
            | Role::Owner
            | Role::Investor
            | Role::Plaintiff
            | Role::Defendant
            | Role::Target
            | Role::Acquirer
    )
}

/// The roles without which a claim of a kind says nothing.
pub(crate) const fn core(kind: ClaimKind) -> &'static [Role] {
    kind.core_roles()
}

/// What may fill a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Accepts {
    /// A company or an organization or a person.
    Party,
    /// A person.
    Person,
    /// A party, else the words.
    PartyOrText,
    /// The words.
    Text,
    /// An amount of money.
    Money,
    /// A date.
    Date,
    /// A percentage.
    Percent,
}

/// What may fill a role.
pub(crate) const fn accepts(role: Role) -> Accepts {
    match role {
        Role::Investor
        | Role::Investee
        | Role::Company
        | Role::Acquirer
        | Role::Seller
        | Role::Buyer
        | Role::Party
        | Role::Supplier
        | Role::Customer
        | Role::Payer
        | Role::Payee
        | Role::Founder
        | Role::Owner
        | Role::Owned
        | Role::Employer
        | Role::From
        | Role::Plaintiff
        | Role::Defendant
        | Role::Authority
        | Role::Licensor
        | Role::Licensee
        | Role::Analyst => Accepts::Party,
        Role::Person => Accepts::Person,
        Role::Target | Role::Asset | Role::Founded => Accepts::PartyOrText,
        Role::Round
        | Role::Subject
        | Role::Product
        | Role::Purpose
        | Role::Metric
        | Role::Facility
        | Role::Place
        | Role::Exchange
        | Role::Position
        | Role::Count
        | Role::Form
        | Role::Opinion => Accepts::Text,
        Role::Amount | Role::Price => Accepts::Money,
        Role::Date | Role::Period => Accepts::Date,
        Role::Stake | Role::Change => Accepts::Percent,
    }
}

/// The roles that a kind of claim gives to an amount, a date and a share lying about in its clause.
pub(crate) const fn value_roles(kind: ClaimKind) -> (Option<Role>, Option<Role>, Option<Role>) {
    match kind {
        ClaimKind::Invest | ClaimKind::Acquire | ClaimKind::Divest => {
            (Some(Role::Amount), Some(Role::Date), Some(Role::Stake))
        }
        ClaimKind::Raise
        | ClaimKind::Supply
        | ClaimKind::Pay
        | ClaimKind::Build
        | ClaimKind::Found
        | ClaimKind::List
        | ClaimKind::Sue
        | ClaimKind::Sanction
        | ClaimKind::License
        | ClaimKind::Payout => (Some(Role::Amount), Some(Role::Date), None),
        ClaimKind::Launch => (Some(Role::Price), Some(Role::Date), None),
        ClaimKind::Own => (None, None, Some(Role::Stake)),
        ClaimKind::Merge
        | ClaimKind::Partner
        | ClaimKind::Appoint
        | ClaimKind::Hire
        | ClaimKind::Layoff
        | ClaimKind::Investigate
        | ClaimKind::Insolvency => (None, Some(Role::Date), None),
        ClaimKind::Value | ClaimKind::Earn | ClaimKind::Rate => (None, None, None),
    }
}
