//! The columns of entities: a row a mention.

use sasil::money::Money;
use sasil::{Company, Entity, EntityValue, percent};

use super::{Cell, Column, columns};
use crate::show::words::snake;

pub(crate) const ENTITIES: &[Column<Entity>] = columns! {
    "document" Text "`id` of the document" = |document, _| Cell::text(document.id.as_deref());
    "source" Text "the path as it was given" = |document, _| Cell::text(document.source.as_deref());
    "document_date" Day "the day that relative dates hang on" = |document, _| Cell::day(document.date);
    "entity" Whole "number of the mention in its document" = |_, entity| Cell::Whole(entity.id.0);
    "kind" Text "`company`, `organization`, `person`, `money`, `date` or `percent`"
        = |_, entity| Cell::text(Some(entity.kind().as_str()));
    "text" Text "the input at this place, exactly" = |_, entity| Cell::text(Some(&*entity.text));
    "name" Text "the canonical name of a company, an organization or a person" = |_, entity| Cell::text(entity.name());
    "ticker" Text "of a company, where known" = |_, entity| Cell::text(company(entity).and_then(|it| it.ticker.as_deref()));
    "exchange" Text "of a company, where known" = |_, entity| Cell::text(company(entity).and_then(|it| it.exchange.as_deref()));
    "country" Text "of a company, where known: ISO 3166 alpha-2"
        = |_, entity| Cell::text(company(entity).and_then(|it| it.country.as_deref()));
    "ids" Text "what a user dictionary calls a company elsewhere: a JSON object" = |_, entity| ids(entity);
    "currency" Text "of money: ISO 4217" = |_, entity| Cell::text(entity.money().map(|money| money.currency.to_string()));
    "lower" Decimal "of money or a percentage; nothing where the end is open" = |_, entity| Cell::decimal(ends(entity).0);
    "upper" Decimal "of money or a percentage; nothing where the end is open" = |_, entity| Cell::decimal(ends(entity).1);
    "modifier" Text "how the number written binds the one that is meant: `exact`, `about`, `at_least` …"
        = |_, entity| Cell::text(modifier(entity).map(|word| snake(&word)));
    "unit" Text "of a percentage: `%` or `pp`" = |_, entity| Cell::text(percent(entity).map(|percent| unit(percent.unit)));
    "per" Text "what an amount is for one of: `share`, `month`, `year`, else the Korean unit word"
        = |_, entity| Cell::text(entity.money().and_then(|money| money.per.as_ref()).map(|per| per.as_str()));
    "inferred" Flag "of money: the currency was not written"
        = |_, entity| entity.money().map_or(Cell::Nothing, |money| Cell::Flag(money.inferred));
    "equivalent" Whole "of money: the mention that says the same in another currency" = |_, entity| equivalent(entity);
    "start" Day "first day of a date" = |_, entity| Cell::day(entity.date().and_then(|date| date.start));
    "end" Day "last day of a date, itself included" = |_, entity| Cell::day(entity.date().and_then(|date| date.end));
    "grain" Text "of a date: `day`, `week`, `month`, `quarter`, `half`, `year`, `decade` or `range`"
        = |_, entity| Cell::text(entity.date().map(|date| date.grain.to_string()));
    "relative_to" Text "what a date that cannot be placed hangs on"
        = |_, entity| Cell::text(entity.date().and_then(|date| date.relative_to).map(|what| snake(&what)));
    "char_start" Whole "place in Unicode scalar values" = |_, entity| Cell::place(entity.chars.start);
    "char_end" Whole "one past the last" = |_, entity| Cell::place(entity.chars.end);
    "byte_start" Whole "place in UTF-8 bytes" = |_, entity| Cell::place(entity.span.start);
    "byte_end" Whole "one past the last" = |_, entity| Cell::place(entity.span.end);
    "confidence" Share "the estimated probability of being right" = |_, entity| Cell::Share(entity.confidence);
};

fn company(entity: &Entity) -> Option<&Company> {
    match &entity.value {
        EntityValue::Company(company) => Some(company),
        _ => None,
    }
}

fn percent(entity: &Entity) -> Option<&percent::Percent> {
    match &entity.value {
        EntityValue::Percent(percent) => Some(percent),
        _ => None,
    }
}

fn unit(unit: percent::Unit) -> &'static str {
    match unit {
        percent::Unit::Percent => "%",
        percent::Unit::Point => "pp",
    }
}

type End = Option<rust_decimal::Decimal>;

fn ends(entity: &Entity) -> (End, End) {
    let of_money = |money: &Money| (money.lower, money.upper);
    let of_percent = |percent: &percent::Percent| (percent.lower, percent.upper);
    entity.money().map(of_money).or_else(|| percent(entity).map(of_percent)).unwrap_or_default()
}

fn modifier(entity: &Entity) -> Option<sasil::money::Modifier> {
    entity.money().map(|money| money.modifier).or_else(|| percent(entity).map(|percent| percent.modifier))
}

fn equivalent(entity: &Entity) -> Cell<'_> {
    match &entity.value {
        EntityValue::Money { equivalent: Some(other), .. } => Cell::Whole(other.0),
        _ => Cell::Nothing,
    }
}

fn ids(entity: &Entity) -> Cell<'_> {
    let ids = company(entity).map(|company| &company.ids).filter(|ids| !ids.is_empty());
    Cell::text(ids.and_then(|ids| serde_json::to_string(ids).ok()))
}
