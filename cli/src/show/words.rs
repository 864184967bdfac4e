//! Values as words, for people.

use sasil::date::{DateValue, Grain};
use sasil::{Entity, EntityValue};
use serde::Serialize;

/// The word that stands for a value of a closed list in the JSON: `at_least`.
pub(super) fn snake(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// A value for reading: a month as `2024-12` rather than its first and last day.
pub(super) fn value_said(value: &EntityValue) -> String {
    match value {
        EntityValue::Date(date) => date_said(date).unwrap_or_else(|| value.to_string()),
        EntityValue::Company(_)
        | EntityValue::Organization(_)
        | EntityValue::Person(_)
        | EntityValue::Money { .. }
        | EntityValue::Percent(_) => value.to_string(),
    }
}

/// The value of an amount, a date or a percentage, where its words do not say it: not that `2021년` is 2021.
pub(super) fn value_beside(entity: &Entity) -> Option<String> {
    let value = value_said(&entity.value);
    (entity.name().is_none() && value != entity.text.trim_end_matches('년')).then_some(value)
}

fn date_said(date: &DateValue) -> Option<String> {
    let (start, end) = date.days()?;
    let (year, month) = (start.year(), start.month());
    Some(match date.grain {
        Grain::Day => start.to_string(),
        Grain::Month => format!("{year}-{month:02}"),
        Grain::Quarter => format!("{year} Q{}", (month + 2) / 3),
        Grain::Half => format!("{year} H{}", (month + 5) / 6),
        Grain::Year => year.to_string(),
        Grain::Decade => format!("{year}s"),
        Grain::Week | Grain::Range => format!("{start} – {end}"),
    })
}

/// `KOSPI:005930 KR`, as far as it is known.
pub(super) fn listing(entity: &Entity) -> Option<String> {
    let EntityValue::Company(company) = &entity.value else { return None };
    let place: Vec<&str> =
        [&company.exchange, &company.ticker].into_iter().filter_map(|part| part.as_deref()).collect();
    let parts = [place.join(":"), company.country.as_deref().unwrap_or_default().to_string()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `12,345`
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|part| std::str::from_utf8(part).ok()).collect();
    parts.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        for (count, wanted) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(count), wanted);
        }
    }
}
