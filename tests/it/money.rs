//! Tables of sentences with the amounts that they hold: `tests/money/*.tsv`.
//!
//! A line is a text, a tab, and what is wanted: `-` for nothing, else items parted by ` | `, each
//! `SPAN => CURRENCY LOWER [UPPER] [modifier] [per=UNIT] [inferred] [same=INDEX]`. `_` is an open end, `\n` a new line, `\t` a tab in the text.

use std::fmt::Write as _;

use proptest::prelude::*;
use rust_decimal::Decimal;
use sasil::money::{self, Currency, Modifier, Money};
use sasil::percent;

/// Runs a table; `found` writes what was found in the notation of the table.
fn run(name: &str, table: &str, found: fn(&str) -> String) {
    let mut failures = String::new();
    let mut cases = 0;
    for (index, line) in table.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((text, wanted)) = line.split_once('\t') else {
            panic!("{name}:{}: no tab", index + 1);
        };
        cases += 1;
        let text = text.replace("\\n", "\n").replace("\\t", "\t");
        let got = found(&text);
        if got != wanted {
            let _ = writeln!(failures, "{name}:{}: {text}\n   wanted {wanted}\n   got    {got}", index + 1);
        }
    }
    assert!(cases > 0, "{name} is empty");
    assert!(failures.is_empty(), "\n{failures}");
}

fn ends(lower: Option<Decimal>, upper: Option<Decimal>) -> String {
    match (lower, upper) {
        (Some(lower), Some(upper)) if lower == upper => lower.to_string(),
        (lower, upper) => {
            let end = |end: Option<Decimal>| end.map_or("_".to_owned(), |end| end.to_string());
            format!("{} {}", end(lower), end(upper))
        }
    }
}

fn modifier(modifier: Modifier) -> String {
    match serde_json::to_value(modifier) {
        Ok(serde_json::Value::String(name)) if name != "exact" => format!(" {name}"),
        _ => String::new(),
    }
}

fn or_none(items: Vec<String>) -> String {
    if items.is_empty() { "-".to_owned() } else { items.join(" | ") }
}

fn money_in(text: &str) -> String {
    let describe = |mention: money::Mention| {
        let Money { currency, lower, upper, per, inferred, .. } = &mention.money;
        let mut item = format!("{} => {currency} {}", mention.span.slice(text), ends(*lower, *upper));
        item += &modifier(mention.money.modifier);
        if let Some(per) = per {
            item += &format!(" per={per}");
        }
        if *inferred {
            item += " inferred";
        }
        if let Some(index) = mention.equivalent {
            item += &format!(" same={index}");
        }
        if let Some(warning) = mention.warning {
            item += &format!(" {warning:?}");
        }
        item
    };
    or_none(money::find_iter(text).map(describe).collect())
}

fn percents_in(text: &str) -> String {
    let describe = |mention: percent::Mention| {
        let percent = mention.percent;
        let unit = match percent.unit {
            percent::Unit::Percent => "%",
            percent::Unit::Point => "pp",
        };
        format!(
            "{} => {unit} {}{}",
            mention.span.slice(text),
            ends(percent.lower, percent.upper),
            modifier(percent.modifier)
        )
    };
    or_none(percent::find_iter(text).map(describe).collect())
}

macro_rules! tables {
    ($($test:ident $file:literal $found:ident)*) => {$(
        #[test]
        fn $test() {
            run($file, include_str!(concat!("../money/", $file)), $found);
        }
    )*};
}

tables! {
    numbers "numbers.tsv" money_in
    units "units.tsv" money_in
    ranges_and_lists "ranges.tsv" money_in
    modifiers "modifiers.tsv" money_in
    rates_and_equivalents "rates.tsv" money_in
    unstated_currency "unstated.tsv" money_in
    tables_with_units "tables.tsv" money_in
    no_money "none.tsv" money_in
    percents "percent.tsv" percents_in
}

#[test]
fn parse_takes_whole_amounts_only() {
    for text in [
        "1조2천억원",
        " 약 3억 원 ",
        "최대 5000만 달러",
        "1억~2억 원",
        "1억 원 이상 2억 원 미만",
        "$3.5B",
        "만원 미만",
        "구파운드",
    ] {
        assert!(money::parse(text).is_ok(), "{text}: {:?}", money::parse(text));
    }
    for text in [
        "",
        "억새",
        "1조2000억",
        "3억 명",
        "매출 3억 원",
        "1억 원과 2억 원",
        "3억 원이 들었다",
        "원",
        "10000000000해원",
    ] {
        let error = money::parse(text).expect_err(text);
        assert_eq!(error.kind(), sasil::ErrorKind::Money, "{text}");
    }
}

#[test]
fn overflow_is_a_warning_and_no_number() {
    let mention = money::find_iter("부채가 99999999999해원에 이른다.").next().expect("an amount");
    assert_eq!(mention.warning, Some(money::Warning::Overflow));
    assert_eq!((mention.money.lower, mention.money.upper), (None, None));
}

#[test]
fn json_goes_out_and_in() {
    for text in ["126억7000만 달러 이상", "1,234.50원", "-3억 원", "주당 5만원"] {
        let money =
            money::parse(text).or_else(|_| money::find_iter(text).next().map(|m| m.money).ok_or(())).expect(text);
        let json = serde_json::to_string(&money).expect("serialises");
        assert_eq!(serde_json::from_str::<Money>(&json).expect("reads back"), money, "{json}");
    }
    let json =
        serde_json::to_string(&money::find_iter("주당 1,234.50원").next().expect("one").money).expect("serialises");
    assert_eq!(json, r#"{"currency":"KRW","lower":"1234.5","upper":"1234.5","modifier":"exact","per":"share"}"#);
}

#[test]
fn scanner_reuses_its_vector() {
    let scanner = money::Scanner::new();
    let mut mentions = Vec::new();
    scanner.scan("3억 원과 4억 원", &mut mentions);
    assert_eq!(mentions.len(), 2);
    scanner.scan("억새", &mut mentions);
    assert!(mentions.is_empty());
}

/// Were time quadratic in any of them, this would take minutes.
#[test]
fn long_runs_are_read_in_linear_time() {
    for piece in ["9", "1,111,", "1~", "1억, ", "3%~", "약 ", "(단위: 억원)\n1\n\n", "수", "二", "이", "만", "$1-"]
    {
        let text = piece.repeat(60_000 / piece.len());
        let _ = (money::find_iter(&text).count(), percent::find_iter(&text).count());
    }
}

#[test]
fn a_bad_row_of_a_user_is_named() {
    let error = money::Scanner::builder().units("mine.tsv", "KRW\tafter\n").build().expect_err("too few columns");
    assert!(error.to_string().starts_with("mine.tsv:1: "), "{error}");
}

// ---- numerals printed and read back

/// How a number is written.
#[derive(Clone, Copy, Debug)]
struct Style {
    /// Groups in words: 삼천오백, else digits: 3500.
    words: bool,
    hanja: bool,
    full_width: bool,
    commas: bool,
    /// A space between the groups.
    gaps: bool,
    /// 3천5백 for 3500.
    mixed: bool,
    /// A space before the unit.
    gap_before_unit: bool,
}

fn styles() -> impl Strategy<Value = Style> {
    any::<[bool; 7]>().prop_map(|[words, hanja, full_width, commas, gaps, mixed, gap_before_unit]| Style {
        words,
        hanja,
        full_width,
        commas,
        gaps,
        mixed,
        gap_before_unit,
    })
}

fn print(value: u128, style: Style) -> String {
    let magnitudes =
        if style.hanja { ["", "萬", "億", "兆", "京", "垓"] } else { ["", "만", "억", "조", "경", "해"] };
    let mut groups = Vec::new();
    let mut rest = value;
    for magnitude in magnitudes {
        let group = (rest % 10_000) as u32;
        rest /= 10_000;
        if group > 0 {
            groups.push(format!("{}{magnitude}", print_group(group, style)));
        }
    }
    groups.reverse();
    // Digit words before the unit are written together: no 만 오.
    groups.join(if style.gaps && !style.words { " " } else { "" })
}

fn print_group(group: u32, style: Style) -> String {
    if !style.words && !style.mixed {
        let digits = if style.commas && group >= 1000 {
            format!("{},{:03}", group / 1000, group % 1000)
        } else {
            group.to_string()
        };
        return if style.full_width { digits.chars().map(widen).collect() } else { digits };
    }
    let names: Vec<char> =
        if style.hanja { "〇一二三四五六七八九" } else { "영일이삼사오육칠팔구" }.chars().collect();
    let smalls = if style.hanja { ["千", "百", "十", ""] } else { ["천", "백", "십", ""] };
    let mut written = String::new();
    for (small, power) in smalls.into_iter().zip([1000, 100, 10, 1]) {
        match group / power % 10 {
            0 => {}
            1 if style.words && power > 1 => written += small,
            digit if style.words => {
                written.push(names[digit as usize]);
                written += small;
            }
            digit => written += &format!("{digit}{small}"),
        }
    }
    written
}

fn widen(digit: char) -> char {
    match digit {
        '0'..='9' => char::from_u32(digit as u32 - '0' as u32 + 0xff10).unwrap_or(digit),
        ',' => '，',
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is printed reads back, whatever the script and the spacing.
    #[test]
    fn numerals_read_back(digits in 1u32..23, seed in any::<u128>(), style in styles()) {
        let value = seed % 10u128.pow(digits) + 1;
        // A lone digit word is a word of its own (구원, 이원).
        prop_assume!(!(style.words && value < 10));
        let text = format!("{}{}원", print(value, style), if style.gap_before_unit { " " } else { "" });
        let money = money::parse(&text);
        prop_assert!(money.is_ok(), "{text}: {money:?}");
        let money = money.unwrap();
        let wanted = Decimal::from_i128_with_scale(value as i128, 0);
        prop_assert_eq!((money.currency, money.lower, money.upper), (Currency::KRW, Some(wanted), Some(wanted)), "{}", text);
    }

    /// Plain digits with a point lose nothing.
    #[test]
    fn decimals_read_back(whole in 0u64..1_000_000_000_000, fraction in 0u32..1_000_000) {
        let value = Decimal::from_i128_with_scale(i128::from(whole) * 1_000_000 + i128::from(fraction), 6);
        let money = money::parse(&format!("{value}달러"));
        prop_assert_eq!(money.ok().and_then(|money| money.lower), Some(value.normalize()));
    }

    /// Any mix of the characters of amounts is read to the end, and every span is one of the text.
    #[test]
    fn nothing_panics(text in "[0-9０-９,.~ \\n()약총최대수몇반여만억조경해천백십일이삼오원달러유로엔동불%프로포인트이상미만대에서까지단위:당월연주－△$￦€MBa-z가-나]{0,60}") {
        for mention in money::find_iter(&text) {
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
            prop_assert!(mention.equivalent.is_none_or(|index| index < money::find_iter(&text).count()));
        }
        for mention in percent::find_iter(&text) {
            prop_assert!(!mention.span.is_empty() && !mention.span.slice(&text).is_empty());
        }
    }

    /// Any text at all.
    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let _ = (money::find_iter(&text).count(), percent::find_iter(&text).count(), money::parse(&text).is_ok());
    }

    /// Spans are in order and do not overlap.
    #[test]
    fn spans_are_in_order(text in "([0-9]{1,4}[만억조천]?[ ,~]?(원|달러|엔)?[ ,·(]{0,2}(약 )?){0,8}") {
        let spans: Vec<_> = money::find_iter(&text).map(|mention| mention.span).collect();
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text}: {spans:?}");
    }
}
