//! The largest amounts that claims speak of, by currency.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use sasil::{Claim, Document, Role};

use crate::show::line;

/// Amounts of a currency that are kept.
const KEPT: usize = 8;

/// The largest amounts of each currency: they are not to be compared without rates of exchange, which nobody tells us.
#[derive(Clone, Debug, Default)]
pub(crate) struct Amounts {
    currencies: BTreeMap<String, Currency>,
}

#[derive(Clone, Debug, Default)]
struct Currency {
    count: usize,
    /// From the largest down.
    largest: Vec<Amount>,
}

/// An amount, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Amount {
    pub value: Decimal,
    /// As it is written.
    pub text: Box<str>,
    /// The claim as a short line.
    pub claim: Box<str>,
    pub document: Box<str>,
    /// The event: copies of a report are one.
    key: Box<str>,
}

impl Amounts {
    /// The first amount of a claim, unless it is a rate (`주당`).
    pub(super) fn take(&mut self, document: &Document, claim: &Claim) {
        let entity = claim.role(Role::Amount).and_then(|filler| document.entity(filler.entity()?));
        let Some((entity, money)) = entity.and_then(|entity| Some((entity, entity.money()?))) else { return };
        let Some(value) = money.upper.or(money.lower).filter(|_| money.per.is_none()) else { return };
        let currency = self.currencies.entry(money.currency.to_string()).or_default();
        currency.count += 1;
        currency.put(Amount {
            value,
            text: entity.text.clone(),
            claim: line::sentence(document, claim).into(),
            document: document.id.clone().unwrap_or_default(),
            key: claim.key.clone(),
        });
    }

    pub(super) fn add(&mut self, other: Amounts) {
        for (code, more) in other.currencies {
            let currency = self.currencies.entry(code).or_default();
            currency.count += more.count;
            more.largest.into_iter().for_each(|amount| currency.put(amount));
        }
    }

    /// The largest of each currency; the currency that is used most comes first.
    pub fn largest(&self) -> Vec<(&str, &[Amount])> {
        let mut all: Vec<_> = self.currencies.iter().collect();
        all.sort_by_key(|(_, currency)| std::cmp::Reverse(currency.count));
        all.into_iter().map(|(code, currency)| (&**code, &*currency.largest)).collect()
    }
}

impl Currency {
    fn put(&mut self, amount: Amount) {
        if self.largest.iter().any(|known| known.key == amount.key && known.value == amount.value) {
            return;
        }
        // Among equals the one that came first stays first.
        let place = self.largest.partition_point(|known| known.value >= amount.value);
        self.largest.insert(place, amount);
        self.largest.truncate(KEPT);
    }
}
