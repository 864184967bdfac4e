//! News in bulk, made of the repository's own sentences.
//!
//! The sentences of `train/corpus` bear marks around their names (`{c:한빛전자}가 …`). A document takes consecutive lines
//! of one file and gives every name another one, the same throughout the document, and every number other digits. A
//! line that has neither gets other words with the same last syllable. No line comes twice, so that caches gain
//! nothing; the seed is fixed, so that every run reads the same text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Business news: in nearly every sentence somebody does something to somebody.
const BUSINESS: &[&str] = &["deals", "earnings", "funding", "supply", "people", "products", "regulation", "courts"];
/// The rest of a newspaper.
const OTHER: &[&str] =
    &["culture", "everyday", "homographs", "labour", "markets", "politics", "science", "society", "sports", "world"];

/// Documents of `bytes` in all, business news alone.
pub fn business(bytes: usize) -> Vec<String> {
    Maker::new(1).documents(bytes, 0)
}

/// Documents of `bytes` in all, as a newspaper has them: three of ten are business news.
pub fn archive(bytes: usize) -> Vec<String> {
    Maker::new(2).documents(bytes, 7)
}

/// Headlines of `bytes` in all, a document each.
pub fn headlines(bytes: usize) -> Vec<String> {
    let mut maker = Maker::new(3);
    let mut found = Vec::new();
    let mut size = 0;
    while size < bytes {
        let line = maker.line("headlines", &mut HashMap::new());
        size += line.len();
        found.push(line);
    }
    found
}

/// One document of `bytes`, as [`archive`].
pub fn long(bytes: usize) -> String {
    Maker::new(4).documents(bytes, 7).join("\n\n")
}

/// Lines of the repository's texts without marks, each once.
pub fn lines() -> Vec<String> {
    let mut seen = HashSet::new();
    let mut lines: Vec<String> = Vec::new();
    for (_, text) in files("train/corpus").into_iter().chain(files("examples/articles")) {
        let plain = text.lines().filter(|line| is_text(line)).map(|line| parts(line).map(|part| part.text).collect());
        lines.extend(plain.filter(|line: &String| seen.insert(line.clone())));
    }
    lines
}

fn is_text(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with('#')
}

/// Texts of a folder by name, in order.
fn files(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    paths.filter_map(|path| Some((name(&path), std::fs::read_to_string(path).ok()?))).collect()
}

/// A stretch of a marked line: a name with its kind, or what stands between names.
struct Part<'l> {
    kind: Option<char>,
    text: &'l str,
}

/// `{o:검찰}에` → 검찰, 에
fn parts(line: &str) -> impl Iterator<Item = Part<'_>> {
    line.split('{').enumerate().flat_map(|(index, piece)| {
        let marked = (index > 0).then(|| piece.split_once(':')).flatten();
        let marked = marked.filter(|(kind, _)| kind.len() == 1).and_then(|(kind, rest)| {
            let (name, rest) = rest.split_once('}')?;
            Some([Part { kind: kind.chars().next(), text: name }, Part { kind: None, text: rest }])
        });
        marked.unwrap_or([Part { kind: None, text: piece }, Part { kind: None, text: "" }])
    })
}

/// Makes documents.
struct Maker {
    random: Random,
    sections: BTreeMap<String, Vec<String>>,
    /// The names of each kind that the corpus has.
    names: HashMap<char, Vec<String>>,
    /// Words by their last syllable.
    words: HashMap<char, Vec<String>>,
    seen: HashSet<String>,
}

const SYLLABLES: &[&str] = &[
    "가", "나", "다", "라", "마", "바", "사", "아", "자", "한", "온", "누", "리", "도", "담", "세", "림", "유", "솔",
    "빛", "별", "늘", "봄", "해", "든", "미", "래", "진", "우", "성", "현", "태", "광", "동", "서", "남", "북", "코",
    "넥", "스", "비", "트", "로", "닉", "엔", "젠", "팜", "큐", "인", "텍",
];
const FIRM_ENDS: &[&str] = &[
    "전자",
    "테크",
    "바이오",
    "건설",
    "중공업",
    "소프트",
    "로보틱스",
    "에너지",
    "홀딩스",
    "제약",
    "푸드",
    "파트너스",
    "캐피탈",
    "증권",
    "모빌리티",
    "",
    "",
    "",
];
const SURNAMES: &[&str] = &["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신"];

impl Maker {
    fn new(seed: u64) -> Self {
        let mut sections = BTreeMap::new();
        let mut names: HashMap<char, Vec<String>> = HashMap::new();
        let mut words: HashMap<char, Vec<String>> = HashMap::new();
        for (name, text) in files("train/corpus") {
            let lines: Vec<String> = text.lines().filter(|line| is_text(line)).map(str::to_owned).collect();
            for part in lines.iter().flat_map(|line| parts(line)) {
                match part.kind {
                    Some(kind) => names.entry(kind).or_default().push(part.text.to_owned()),
                    None => part.text.split(' ').filter(|word| is_plain(word)).for_each(|word| {
                        let last = word.chars().next_back().unwrap_or(' ');
                        words.entry(last).or_default().push(word.to_owned());
                    }),
                }
            }
            sections.insert(name, lines);
        }
        Self { random: Random(seed), sections, names, words, seen: HashSet::new() }
    }

    /// Documents, of which `other` of ten are from other sections than business.
    fn documents(&mut self, bytes: usize, other: usize) -> Vec<String> {
        let mut documents = Vec::new();
        let mut size = 0;
        while size < bytes {
            let sections = if self.random.below(10) < other { OTHER } else { BUSINESS };
            let section = sections[self.random.below(sections.len())];
            let document = self.document(section);
            size += document.len();
            documents.push(document);
        }
        documents
    }

    /// A dozen lines or so, a paragraph every two or three.
    fn document(&mut self, section: &'static str) -> String {
        let mut renamed = HashMap::new();
        let mut text = String::new();
        for index in 0..8 + self.random.below(10) {
            if index > 0 {
                text.push_str(if self.random.below(5) < 2 { "\n\n" } else { "\n" });
            }
            let line = self.line(section, &mut renamed);
            text.push_str(&line);
        }
        text
    }

    /// A line of the section that has not come before.
    fn line(&mut self, section: &str, renamed: &mut HashMap<String, String>) -> String {
        let mut swapped = 0;
        loop {
            let lines = &self.sections[section];
            let line = lines[self.random.below(lines.len())].clone();
            let line = self.varied(&line, renamed, swapped);
            if self.seen.insert(line.clone()) {
                return line;
            }
            swapped += 1;
        }
    }

    /// The line with other names and digits, and with every word in `5 - swapped` exchanged where that is not enough.
    fn varied(&mut self, line: &str, renamed: &mut HashMap<String, String>, swapped: usize) -> String {
        let plain = !line.contains(|c: char| c == '{' || c.is_ascii_digit());
        let mut out = String::new();
        for part in parts(line) {
            match part.kind {
                Some(kind) => {
                    let name = renamed.get(part.text).cloned().unwrap_or_else(|| self.name(kind));
                    out.push_str(&name);
                    renamed.insert(part.text.to_owned(), name);
                }
                None if plain || swapped > 0 => {
                    let words: Vec<String> = part.text.split(' ').map(|word| self.swapped(word, swapped)).collect();
                    out.push_str(&self.renumbered(&words.join(" ")));
                }
                None => out.push_str(&self.renumbered(part.text)),
            }
        }
        out
    }

    /// Another name of this kind: one of the corpus, or a new one.
    fn name(&mut self, kind: char) -> String {
        let known = self.names.get(&kind).map_or(0, Vec::len);
        if known > 0 && self.random.below(2) == 0 {
            return self.names[&kind][self.random.below(known)].clone();
        }
        let mut syllables = |count: usize| -> String { (0..count).map(|_| self.random.of(SYLLABLES)).collect() };
        let stem = syllables(2);
        match kind {
            'p' => self.random.of(SURNAMES).to_owned() + &stem,
            'o' => stem + self.random.of(&["진흥원", "협회", "연구원", "위원회", "노조", "재단"]),
            _ => stem + self.random.of(SYLLABLES) + self.random.of(FIRM_ENDS),
        }
    }

    fn swapped(&mut self, word: &str, swapped: usize) -> String {
        let last = word.chars().next_back().filter(|_| is_plain(word));
        let Some(words) = last.and_then(|last| self.words.get(&last)) else { return word.to_owned() };
        if self.random.below(5) > swapped { word.to_owned() } else { words[self.random.below(words.len())].clone() }
    }

    /// Other digits; days and months stay what they can be.
    fn renumbered(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            out.push_str(&rest[..at]);
            let digits = rest[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - at);
            let behind = &rest[at + digits..];
            if behind.starts_with('일') {
                out.push_str(&(1 + self.random.below(28)).to_string());
            } else if behind.starts_with('월') {
                out.push_str(&(1 + self.random.below(12)).to_string());
            } else if behind.starts_with("분기") || behind.starts_with("세기") || behind.starts_with('년') {
                out.push_str(&rest[at..at + digits]);
            } else {
                (0..digits).for_each(|_| out.push_str(&(1 + self.random.below(9)).to_string()));
            }
            rest = behind;
        }
        out + rest
    }
}

/// Whether a word is of hangul alone.
fn is_plain(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| ('가'..='힣').contains(&c))
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % end.max(1) as u64) as usize
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}
