//! How the cost grows with the length of a text: `cargo bench --bench growth`.
//!
//! Real text from 1 kB to 4 MB as one document, and texts that no newspaper prints. Of each the table gives the time
//! a byte takes at some length, at its double and at its fourfold; where the last is far above the first, something
//! is compared with everything before it. Ends with an error where it is more than three times as much.
//! `--only WORD` measures the texts with this word in their name; `--svg FILE` draws the time over the length.

mod common;

use std::process::ExitCode;
use std::time::Instant;

use common::corpus;
use common::plot::{self, Curve};
use jiff::civil::date;
use sasil::{Extractor, date as dates};

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    let only = std::env::args().skip_while(|argument| argument != "--only").nth(1);
    let wanted = |name: &str| only.as_ref().is_none_or(|only| name.contains(only));
    let extractor = Extractor::new().expect("embedded");
    let extract = |text: &str| extractor.extract(text).entities.len();
    let scanner = dates::Scanner::new();
    let mut scan = |text: &str| {
        let mut found = Vec::new();
        scanner.clone().scan(text, date(2024, 12, 26), &mut found);
        found.len()
    };
    let mut sound = true;
    let mut curves = Vec::new();
    if wanted("real text") {
        curves.push(Curve { name: "news", points: real(&extract) });
    }
    println!("\nns a byte                        once    twice    four times");
    for (name, make) in texts() {
        if wanted(name) {
            let (points, is_sound) = row(name, make.as_ref(), &mut |text| extract(text));
            sound &= is_sound;
            curves.push(Curve { name, points });
        }
    }
    for piece in DATES {
        if wanted(piece) {
            sound &= row(&format!("dates alone: {piece}"), &|n| piece.repeat(n * 12_500 / piece.len()), &mut scan).1;
        }
    }
    if let Some(path) = std::env::args().skip_while(|argument| argument != "--svg").nth(1) {
        plot::draw(&path, &curves);
    }
    if sound {
        return ExitCode::SUCCESS;
    }
    eprintln!("some cost grows faster than the text");
    ExitCode::FAILURE
}

/// Real text of many lengths: bytes and milliseconds.
fn real(extract: &dyn Fn(&str) -> usize) -> Vec<(f64, f64)> {
    let text = corpus::long(10_000_000);
    println!("real text, one document\n       kB       ms    ns a byte");
    let mut points = Vec::new();
    for kilobytes in [1, 4, 16, 64, 256, 1000, 4000, 10_000] {
        let text = head(&text, kilobytes * 1000);
        let nanoseconds = cost(text, &mut |text| extract(text));
        let milliseconds = nanoseconds * text.len() as f64 / 1e6;
        println!("{kilobytes:>9}{milliseconds:>9.1}{nanoseconds:>13.0}");
        points.push((text.len() as f64, milliseconds));
    }
    points
}

/// Measures a text of three lengths: bytes and milliseconds, and whether a byte costs the same.
fn row(name: &str, make: &dyn Fn(usize) -> String, task: &mut dyn FnMut(&str) -> usize) -> (Vec<(f64, f64)>, bool) {
    let measured = [1, 2, 4].map(|times| {
        let text = make(times);
        (text.len() as f64, cost(&text, task))
    });
    let costs = measured.map(|(_, cost)| cost);
    let sound = costs[2] < costs[0] * 3.0;
    let verdict = if sound { "" } else { "  ← grows" };
    println!("{name:<30}{:>7.0}{:>9.0}{:>11.0}{verdict}", costs[0], costs[1], costs[2]);
    (measured.map(|(bytes, cost)| (bytes, bytes * cost / 1e6)).to_vec(), sound)
}

/// Nanoseconds a byte, the best of three.
fn cost(text: &str, task: &mut dyn FnMut(&str) -> usize) -> f64 {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        std::hint::black_box(task(text));
        start.elapsed()
    });
    times.min().unwrap_or_default().as_nanos() as f64 / text.len().max(1) as f64
}

/// The first bytes of a text, whole characters.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

type Make = Box<dyn Fn(usize) -> String>;

/// Texts of one, two and four times a length.
fn texts() -> Vec<(&'static str, Make)> {
    let mut texts: Vec<(&'static str, Make)> = Vec::new();
    let unspaced: String = corpus::long(1_200_000).split_whitespace().collect();
    texts.push(("1 MB without spaces", Box::new(move |n| head(&unspaced, n * 250_000).to_owned())));
    let repeated: &[(&str, &str, usize)] = &[
        ("100,000 brackets", "(", 25_000),
        ("100,000 pairs of brackets", "()", 25_000),
        ("50,000 digits", "7", 12_500),
        ("one firm 100,000 times", "삼성전자", 25_000),
        ("one firm, spaced", "삼성전자 ", 25_000),
        ("one firm, listed", "삼성전자, ", 25_000),
        ("one firm in 50,000 lines", "삼성전자가 투자했다.\n", 12_500),
        ("one claim over and over", "네이버가 카카오에 1억원을 투자했다. ", 4_000),
        ("50,000 times 1일", "1일 ", 12_500),
        ("a line of quotes", "\"가 ", 100_000),
        ("5 MB of quotes", "\"", 1_250_000),
        ("quotes that only open", "“", 400_000),
        ("quoted names", "‘가나다’ ", 10_000),
        ("glossed names", "나래온소프트(NRS)가 말했다. ", 5_000),
        ("amounts in two currencies", "1억 달러(약 1300억 원) ", 5_000),
        ("ranges of numbers", "1억~2억, ", 5_000),
        ("clauses in a chain", "네이버가 카카오에 투자하고 ", 2_500),
        ("owners of owners", "네이버의 ", 10_000),
        ("modifiers of modifiers", "네이버가 투자한 ", 5_000),
        ("quotation behind quotation", "“투자했다”고 ", 5_000),
        ("datelines", "(서울=뉴스) 홍길동 기자 = ", 10_000),
        ("one Latin letter", "a", 200_000),
        ("one hanja", "國", 30_000),
        ("full stops", ".", 200_000),
        ("sentences without spaces", "다.", 50_000),
        ("spaces", " ", 1_000_000),
        ("line ends", "\n", 250_000),
    ];
    for &(name, piece, count) in repeated {
        texts.push((name, Box::new(move |n| piece.repeat(n * count))));
    }
    let new = |template: &'static str| -> Make {
        Box::new(move |n| (0..n * 3_000).map(|index| named(template, index)).collect::<Vec<_>>().join("\n"))
    };
    texts.push(("12,000 firms", new("A전자는 B테크에 9억원을 투자했다.")));
    texts.push(("12,000 persons", new("김A 대표는 말했다. 김 대표가 투자했다.")));
    texts.push(("12,000 glossed firms", new("A전자(C)는 B테크에 투자했다.")));
    texts
}

/// A sentence with names of its own.
fn named(template: &str, index: usize) -> String {
    let syllables: Vec<char> = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누".chars().collect();
    let name = |seed: usize| -> String {
        let places = [seed % 30, seed / 30 % 30, seed / 900 % 30];
        places.into_iter().map(|place| syllables[place]).collect()
    };
    let latin: String = name(index).chars().map(|c| char::from(b'A' + (c as u32 % 26) as u8)).collect();
    let with = |text: String, key: &str, value: &str| text.replace(key, value);
    let text = with(template.to_owned(), "C", &latin);
    with(with(text, "A", &name(index)), "B", &name(index + 13_000))
}

/// What once made the scanner of dates look back or ahead too far.
const DATES: &[&str] = &[
    "1",
    "1,",
    "1·",
    "1~",
    "1.",
    "1일 ",
    "1일",
    "3년 전 ",
    "2024-",
    "12/",
    "지난 ",
    "오는 ",
    "매년 ",
    "일이삼",
    "十",
    "’",
    "\"",
    "이날 ",
    "전년 동기 ",
    "1월부터 ",
    "2024년 ",
    "같은 달 ",
    "한 ",
    "3, ",
    "(26일",
    "월요일인 ",
    "1일 “",
];
