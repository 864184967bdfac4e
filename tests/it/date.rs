//! Dates: the tables of `tests/date/`, and properties that hold for every day.

use jiff::civil::{self, Date, Weekday};
use proptest::prelude::*;
use sasil::ErrorKind;
use sasil::date::{self, Basis, DateValue, Grain, RelativeTo, Warning};

/// Lines of a table behind its comments.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn reference(text: &str) -> Option<Date> {
    (text != "-").then(|| text.parse().expect("a day"))
}

/// The sentence with its dates marked, and their values.
fn marked(text: &str, reference: Option<Date>) -> (String, String) {
    let mut sentence = String::new();
    let mut values = Vec::new();
    let mut at = 0;
    for mention in date::find_iter(text, reference) {
        sentence += &text[at..mention.span.start];
        sentence += &format!("«{}»", mention.span.slice(text));
        at = mention.span.end;
        values.push(mention.value.to_string());
    }
    sentence += &text[at..];
    (sentence, values.join(" "))
}

/// Runs a table of `reference, sentence with «dates», values`; prints every line that fails.
fn check(name: &str, table: &str) {
    let mut failures = Vec::new();
    for row in rows(table) {
        let [day, wanted, rest @ ..] = row.as_slice() else {
            panic!("{name}: {row:?} has no sentence");
        };
        let text = wanted.replace(['«', '»'], "").replace("\\n", "\n");
        let (sentence, values) = marked(&text, reference(day));
        let wanted_values = rest.first().copied().unwrap_or_default();
        let sentence = sentence.replace('\n', "\\n");
        if sentence != *wanted || values != wanted_values {
            failures.push(format!("{day}\n  wanted {wanted}\t{wanted_values}\n  got    {sentence}\t{values}"));
        }
    }
    assert!(failures.is_empty(), "{name}:\n{}", failures.join("\n"));
}

#[test]
fn dates_are_found_and_placed() {
    check("found.tsv", include_str!("../date/found.tsv"));
}

#[test]
fn direction_follows_the_tense() {
    check("tense.tsv", include_str!("../date/tense.tsv"));
}

#[test]
fn neighbours_carry_what_hangs_on_them() {
    check("neighbour.tsv", include_str!("../date/neighbour.tsv"));
}

#[test]
fn counts_names_and_scores_are_no_dates() {
    check("none.tsv", include_str!("../date/none.tsv"));
}

#[test]
fn datelines_are_found() {
    for row in rows(include_str!("../date/dateline.tsv")) {
        let [wanted, text] = row.as_slice() else {
            panic!("dateline.tsv: {row:?}");
        };
        let text = text.replace("\\n", "\n");
        let found = date::dateline(&text);
        assert_eq!(found.map(|(_, day)| day), reference(wanted), "{text}");
        if let Some((span, _)) = found {
            assert!(!span.slice(&text).is_empty(), "{text}");
        }
    }
}

#[test]
fn parse_wants_one_date_and_nothing_else() {
    let day = civil::date(2024, 12, 26);
    for text in ["23일에", "23일 24시간", "3.1%", "", "오는", "2월 30일", "2024년 13월 1일"] {
        let error = date::parse(text, day).expect_err(text);
        assert_eq!(error.kind(), ErrorKind::Date, "{text}");
    }
    for text in [" 23일 ", "2024. 12. 23.", "전날", "26일(목)"] {
        assert!(date::parse(text, day).is_ok(), "{text}");
    }
}

#[test]
fn warnings_name_what_is_wrong() {
    let day = civil::date(2024, 12, 26);
    let warning = |text| date::find_iter(text, day).next().and_then(|m| m.warning);
    assert_eq!(warning("2월 30일 열렸다."), Some(Warning::ImpossibleDay));
    assert_eq!(warning("26일(금) 열렸다."), Some(Warning::WeekdayMismatch));
    assert_eq!(warning("26일(목) 열렸다."), None);
}

#[test]
fn basis_tells_how_a_date_was_placed() {
    let day = civil::date(2024, 12, 26);
    let basis = |text| date::find_iter(text, day).next_back().map(|m| m.basis);
    assert_eq!(basis("2018년 인수했다."), Some(Basis::Written));
    assert_eq!(basis("지난달 23일 인수했다."), Some(Basis::Document));
    assert_eq!(basis("2018년 세워져 이듬해 상장했다."), Some(Basis::Neighbour));
    assert_eq!(basis("23일 인수했다."), Some(Basis::Direction));
}

#[test]
fn values_are_written_and_read_as_in_the_schema() {
    let placed = date::parse("지난달 23일", civil::date(2024, 12, 26)).expect("a date");
    let json = r#"{"start":"2024-11-23","end":"2024-11-23","grain":"day"}"#;
    assert_eq!(serde_json::to_string(&placed).expect("json"), json);
    assert_eq!(serde_json::from_str::<DateValue>(json).expect("value"), placed);

    let open = date::parse("지난달 23일", None).expect("a date");
    let json = r#"{"start":null,"end":null,"grain":"day","relative_to":"document"}"#;
    assert_eq!(serde_json::to_string(&open).expect("json"), json);
    assert_eq!(serde_json::from_str::<DateValue>(json).expect("value"), open);
}

#[test]
fn without_a_document_day_nothing_relative_is_placed() {
    let words = [
        "오늘",
        "어제",
        "이날",
        "전날",
        "23일",
        "10월",
        "지난달 23일",
        "올해",
        "작년 4분기",
        "상반기",
        "지난주 금요일",
        "다음 달 초",
        "연내",
        "연말",
        "3년 전",
        "두 달 뒤",
        "오는 10월",
        "이번 주말",
        "추석",
        "12/26",
        "금요일",
    ];
    for text in words {
        let value = date::parse(text, None).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(value.start, None, "{text}");
        assert_eq!(value.relative_to, Some(RelativeTo::Document), "{text}");
    }
}

#[test]
fn offsets_survive_what_stands_around() {
    for before in ["\u{feff}", "🚀🚀 ", "가\r\n", "\u{1100}\u{1161} "] {
        let text = format!("{before}2018년 인수했다.\r\n");
        let found: Vec<_> = date::find_iter(&text, None).collect();
        assert_eq!(found.len(), 1, "{text:?}");
        assert_eq!(found[0].span.slice(&text), "2018년");
    }
}

const HANGUL: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const HANJA: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// 이십육; 유월 and 시월 are the caller's.
fn in_hangul(n: i16) -> String {
    let place = |n: i16, name: &str| match n {
        0 => String::new(),
        1 => name.to_owned(),
        n => format!("{}{name}", HANGUL[n as usize]),
    };
    let tail = HANGUL[(n % 10) as usize];
    place(n / 1000, "천") + &place(n / 100 % 10, "백") + &place(n / 10 % 10, "십") + tail
}

fn month_in_hangul(month: i8) -> String {
    match month {
        6 => "유".to_owned(),
        10 => "시".to_owned(),
        month => in_hangul(month.into()),
    }
}

fn in_hanja(n: i16) -> String {
    n.to_string().chars().map(|c| HANJA[c.to_digit(10).unwrap_or(0) as usize]).collect()
}

fn weekday_name(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "월",
        Weekday::Tuesday => "화",
        Weekday::Wednesday => "수",
        Weekday::Thursday => "목",
        Weekday::Friday => "금",
        Weekday::Saturday => "토",
        Weekday::Sunday => "일",
    }
}

/// A day in all the forms that carry its year.
fn written_forms(day: Date) -> Vec<String> {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let w = weekday_name(day);
    vec![
        format!("{y}년 {m}월 {d}일"),
        format!("{y}년{m}월{d}일"),
        format!("{y}年 {m}月 {d}日"),
        format!("{y}-{m:02}-{d:02}"),
        format!("{y}.{m:02}.{d:02}"),
        format!("{y}. {m}. {d}."),
        format!("{y}/{m}/{d}"),
        format!("{y}년 {m}월 {d}일({w})"),
        format!("{y}년 {m}월 {d}일 {w}요일"),
        format!("{y}.{m}.{d}.({w})"),
        format!("{}년 {}월 {}일", in_hangul(y), month_in_hangul(m), in_hangul(d.into())),
        format!("{}年 {m}月 {d}日", in_hanja(y)),
    ]
}

#[test]
fn every_day_reads_back_in_every_form() {
    let mut day = civil::date(1900, 1, 1);
    while day <= civil::date(2100, 12, 31) {
        for form in written_forms(day) {
            let value = date::parse(&form, None).unwrap_or_else(|error| panic!("{form}: {error}"));
            assert_eq!(value.days(), Some((day, day)), "{form}");
            assert_eq!(value.grain, Grain::Day, "{form}");
        }
        day = day.tomorrow().expect("a next day");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..73_000_i64).prop_map(|days| {
        let span = jiff::Span::new().days(days);
        civil::date(1900, 1, 1).checked_add(span).expect("a day before 2100")
    })
}

proptest! {
    #[test]
    fn a_bare_day_is_the_latest_not_ahead(today in any_day(), number in 1..=31_i8) {
        let text = format!("한빛전자는 {number}일 공장을 열었다.");
        let value = date::find_iter(&text, today).next().expect("a date").value;
        let (day, _) = value.days().expect("placed");
        prop_assert_eq!(day.day(), number);
        prop_assert!(day <= today);
        prop_assert!(day >= today.checked_sub(jiff::Span::new().days(62)).expect("a day"));
    }

    #[test]
    fn a_coming_day_is_ahead(today in any_day(), number in 1..=31_i8) {
        let text = format!("오는 {number}일");
        let (day, _) = date::parse(&text, today).expect("a date").days().expect("placed");
        prop_assert_eq!(day.day(), number);
        prop_assert!(day > today);
    }

    #[test]
    fn written_dates_do_not_depend_on_the_document(day in any_day(), today in any_day()) {
        for form in written_forms(day) {
            prop_assert_eq!(date::parse(&form, today).expect("a date").days(), Some((day, day)));
        }
    }

    #[test]
    fn ends_are_in_order_and_inside_the_text(text in "[0-9년월일분기 ~.,지난오는말초부터까지\\-/'()]{0,60}", today in any_day()) {
        let mut last = 0;
        for mention in date::find_iter(&text, today) {
            prop_assert!(mention.span.start >= last && mention.span.end <= text.len());
            prop_assert!(!mention.span.slice(&text).is_empty());
            last = mention.span.end;
            if let Some((start, end)) = mention.value.days() {
                prop_assert!(start <= end, "{}", mention.span.slice(&text));
            }
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        let _ = date::find_iter(&text, None).count();
        let _ = date::dateline(&text);
    }
}
