//! Words about amounts: currencies, modifiers, counters. Each table says in its header what its columns mean.

/// Currencies and how they are written.
pub const CURRENCIES_TSV: &str = include_str!("../units/currencies.tsv");
/// Words that bind an amount (`약`, `이상`, `대`).
pub const MODIFIERS_TSV: &str = include_str!("../units/modifiers.tsv");
/// What may be written on to a unit without being another word.
pub const PARTICLES_TSV: &str = include_str!("../units/particles.tsv");
/// Units of rates (`배럴당`, `월`).
pub const RATES_TSV: &str = include_str!("../units/rates.tsv");
/// Words that say whether a number without a unit is money.
pub const CONTEXTS_TSV: &str = include_str!("../units/contexts.tsv");
/// What makes a number in front of it no money (`명`, `대`).
pub const COUNTERS_TSV: &str = include_str!("../units/counters.tsv");
