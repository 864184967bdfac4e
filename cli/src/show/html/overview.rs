//! The page round the documents: totals, names, ties, and the frame that holds it all.

use askama::Template;
use sasil::{ClaimKind, EntityKind};

use super::escape::{name_key, name_route};
use super::network::{self, Network};
use super::{Section, Site};
use crate::show::digest::{Digest, Name, Named};
use crate::show::labels;
use crate::show::words::grouped;

/// Names in the list.
const MOST_NAMES: usize = 2_000;
/// Names with a bar.
const NAME_BARS: usize = 12;
/// Months with a column, the last ones.
const MOST_MONTHS: usize = 24;
/// Currencies whose largest amounts are shown.
const CURRENCIES: usize = 3;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: String,
    version: &'static str,
    style: &'static str,
    script: &'static str,
    script_hash: &'static str,
    single: bool,
    total: Total,
    period: String,
    left_out: String,
    failures: &'a [String],
    failed: usize,
    entity_chips: Vec<Bar>,
    kind_chips: Vec<Bar>,
    families: Vec<Family>,
    network: Option<Network>,
    kind_bars: Vec<Bar>,
    name_bars: Vec<Bar>,
    months: Vec<Month>,
    months_before: String,
    amounts: Vec<Currency<'a>>,
    documents: &'a [Section],
    names: Vec<NameLine<'a>>,
    names_left_out: usize,
}

struct Total {
    documents: String,
    claims: String,
    names: String,
}

struct Family {
    code: &'static str,
    label: &'static str,
}

/// A count with a name: a bar, or a button of the filters.
struct Bar {
    code: &'static str,
    /// What gives its hue; of a name, where it leads.
    family: String,
    label: String,
    count: String,
    percent: usize,
}

struct Month {
    label: String,
    said: String,
    count: String,
    height: usize,
    parts: Vec<Part>,
}

struct Part {
    family: &'static str,
    count: usize,
}

struct Currency<'a> {
    code: &'a str,
    amounts: Vec<Amount<'a>>,
}

struct Amount<'a> {
    text: &'a str,
    claim: &'a str,
    document: &'a str,
}

struct NameLine<'a> {
    key: String,
    kind: &'static str,
    label: &'static str,
    text: &'a str,
    note: &'a str,
    route: String,
    documents: usize,
    mentions: usize,
    claims: usize,
}

pub(super) fn page(site: &Site, total: &Digest) -> String {
    let names = total.names();
    let kinds = total.ranked_kinds();
    let single = site.sections.len() == 1 && total.documents == 1;
    let title = match site.sections.first() {
        Some(only) if single => only.title.clone(),
        _ => format!("기사 {}편", grouped(total.documents)),
    };
    let (months, months_before) = months(total);
    let page = Page {
        title,
        version: env!("CARGO_PKG_VERSION"),
        style: include_str!("style.css"),
        script: include_str!("script.js"),
        script_hash: include_str!("script.hash").trim_ascii(),
        single,
        total: Total {
            documents: grouped(total.documents),
            claims: grouped(total.claims()),
            names: grouped(names.len()),
        },
        period: period(total),
        left_out: left_out(site),
        failures: &site.failures,
        failed: site.failed,
        entity_chips: entity_chips(total),
        kind_chips: kinds.iter().map(|(kind, count)| kind_bar(*kind, *count, *count)).collect(),
        families: labels::FAMILIES.map(|code| Family { code, label: labels::label("family", code) }).into(),
        network: network::draw(total),
        kind_bars: kinds.iter().map(|(kind, count)| kind_bar(*kind, *count, kinds[0].1)).collect(),
        name_bars: name_bars(&names),
        months,
        months_before,
        amounts: amounts(total),
        documents: &site.sections,
        names: names.iter().take(MOST_NAMES).map(|(name, named)| name_line(name, named)).collect(),
        names_left_out: names.len().saturating_sub(MOST_NAMES),
    };
    // A template without a filter that fails does not fail.
    page.render().unwrap_or_default()
}

fn period(total: &Digest) -> String {
    let mut months = total.months.keys().flatten();
    let said = |(year, month): &(i16, i8)| format!("{year}년 {month}월");
    match (months.next(), months.next_back()) {
        (Some(first), Some(last)) => format!("{} – {}", said(first), said(last)),
        (Some(only), None) => said(only),
        (None, _) => String::new(),
    }
}

fn left_out(site: &Site) -> String {
    if site.left_out == 0 {
        return String::new();
    }
    let whole = site.sections.iter().filter(|section| !section.body.is_empty()).count();
    let way_out = if site.sections.iter().any(|section| !section.file.is_empty()) {
        "그 사건은 기사마다 따로 쓴 페이지에 있습니다."
    } else {
        "모두 보려면 폴더에 쓰세요: --output 폴더/"
    };
    format!("사건은 처음 {whole}편의 것만 실었습니다. 나머지 {}편은 합계에만 들어 있습니다. {way_out}", site.left_out)
}

fn entity_chips(total: &Digest) -> Vec<Bar> {
    let all = EntityKind::ALL.iter().filter_map(|kind| Some((*kind, *total.entities.get(kind)?)));
    all.map(|(kind, count)| Bar {
        code: kind.as_str(),
        family: String::new(),
        label: labels::entity(kind).to_string(),
        count: grouped(count),
        percent: 0,
    })
    .collect()
}

fn kind_bar(kind: ClaimKind, count: usize, most: usize) -> Bar {
    Bar {
        code: kind.as_str(),
        family: labels::family(kind).to_string(),
        label: labels::claim(kind).to_string(),
        count: grouped(count),
        percent: percent(count, most),
    }
}

fn percent(count: usize, most: usize) -> usize {
    (count * 100).div_ceil(most.max(1))
}

fn name_bars(names: &[(&Name, &Named)]) -> Vec<Bar> {
    let most = names.first().map_or(0, |(_, named)| named.claims);
    let shown = names.iter().filter(|(_, named)| named.claims > 0).take(NAME_BARS);
    shown
        .map(|(name, named)| Bar {
            code: name.kind.as_str(),
            family: name_route(name),
            label: name.name.to_string(),
            count: grouped(named.claims),
            percent: percent(named.claims, most),
        })
        .collect()
}

fn name_line<'a>(name: &'a Name, named: &'a Named) -> NameLine<'a> {
    NameLine {
        key: name_key(name.kind, &name.name),
        kind: name.kind.as_str(),
        label: labels::entity(name.kind),
        text: &name.name,
        note: named.listing.as_deref().unwrap_or_default(),
        route: name_route(name),
        documents: named.documents,
        mentions: named.mentions,
        claims: named.claims,
    }
}

/// The last months, oldest first, and what is said of those before and of documents without a date.
fn months(total: &Digest) -> (Vec<Month>, String) {
    let dated: Vec<_> = total.months.iter().filter_map(|(month, kinds)| Some((month.as_ref()?, kinds))).collect();
    let (before, shown) = dated.split_at(dated.len().saturating_sub(MOST_MONTHS));
    let count = |kinds: &std::collections::BTreeMap<ClaimKind, usize>| kinds.values().sum::<usize>();
    let most = shown.iter().map(|(_, kinds)| count(kinds)).max().unwrap_or(0);
    let months = shown.iter().map(|((year, month), kinds)| {
        let count = count(kinds);
        let of_family = |family: &'static str| {
            let count = kinds.iter().filter(|(kind, _)| labels::family(**kind) == family).map(|(_, count)| count).sum();
            Part { family, count }
        };
        let parts: Vec<Part> = labels::FAMILIES.into_iter().map(of_family).filter(|part| part.count > 0).collect();
        let of_parts: Vec<String> =
            parts.iter().map(|part| format!("{} {}", labels::label("family", part.family), part.count)).collect();
        Month {
            label: format!("{}.{month}", year % 100),
            said: format!("{year}년 {month}월: {count}건 ({})", of_parts.join(", ")),
            count: grouped(count),
            // The number and the month stand in the same column.
            height: percent(count * 80, most * 100),
            parts,
        }
    });
    let earlier: usize = before.iter().map(|(_, kinds)| count(kinds)).sum();
    let undated = total.months.get(&None).map_or(0, count);
    let said = [(earlier, "그 앞"), (undated, "날짜를 모르는 기사")].into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = said.map(|(count, what)| format!("{what} {count}건")).collect();
    (months.collect(), said.join(" · "))
}

fn amounts(total: &Digest) -> Vec<Currency<'_>> {
    let largest = total.amounts.largest();
    let shown = largest.into_iter().take(CURRENCIES).map(|(code, amounts)| Currency {
        code,
        amounts: amounts
            .iter()
            .map(|amount| Amount { text: &amount.text, claim: &amount.claim, document: &amount.document })
            .collect(),
    });
    shown.collect()
}
