//! Other names in the sentences of the corpus: drawn from it, from the lexicon, and made up.

use std::collections::HashMap;

use sasil::training::Cutter;
use sasil_dict::names::{NAMES, NameKind, SURFACES};
use sasil_dict::tagger::CUES;

use crate::corpus::{Line, THING};
use crate::josa;
use crate::rng::Rng;

/// Lists to draw from.
pub struct Names {
    corpus: [Vec<String>; 4],
    lexicon: [Vec<&'static str>; 2],
    /// Firms of the lexicon in hangul whose names are words too.
    homographs: Vec<&'static str>,
    latin: [Vec<String>; 2],
    by_end: HashMap<String, Vec<String>>,
    parts: HashMap<&'static str, Vec<&'static str>>,
    firm_ends: Vec<&'static str>,
    titles: Vec<&'static str>,
}

const PARTS: &str = include_str!("../parts.tsv");

impl Names {
    /// The names of these lines, and those of the lexicon.
    pub fn collect(lines: &[&Line]) -> Self {
        let mut corpus: [Vec<String>; 4] = Default::default();
        for line in lines {
            for &(start, end, kind) in &line.names {
                corpus[kind].push(line.text[start..end].to_owned());
            }
        }
        for list in &mut corpus {
            list.sort();
            list.dedup();
        }
        let mut lexicon: [Vec<&str>; 2] = Default::default();
        for surface in SURFACES {
            let row = &NAMES[surface.names[0] as usize];
            let kind = usize::from(row.kind == NameKind::Organization);
            lexicon[kind].push(surface.text);
        }
        let is_word = |name: &str| name.chars().all(|c| ('가'..='힣').contains(&c)) && name.chars().count() <= 5;
        let homographs = SURFACES
            .iter()
            .filter(|surface| surface.is_homograph && is_word(surface.text))
            .filter(|surface| NAMES[surface.names[0] as usize].kind == NameKind::Company)
            .map(|surface| surface.text)
            .collect();
        let mut latin: [Vec<String>; 2] = Default::default();
        for kind in 0..2 {
            let all = corpus[kind].iter().map(String::as_str).chain(lexicon[kind].iter().copied());
            latin[kind] = all.filter(|name| is_latin(name)).map(str::to_owned).collect();
        }
        let mut by_end: HashMap<String, Vec<String>> = HashMap::new();
        for name in corpus[1].iter().map(String::as_str).chain(lexicon[1].iter().copied()) {
            if !is_latin(name) {
                by_end.entry(end_of(name)).or_default().push(name.to_owned());
            }
        }
        let parts = PARTS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .map(|(class, list)| (class, list.split('|').collect()))
            .collect();
        let words = |class: &str| -> Vec<&str> {
            let lists = CUES.lines().filter_map(|line| line.split_once('\t')).filter(|(name, _)| *name == class);
            lists.flat_map(|(_, list)| list.split('|')).collect()
        };
        let firm_ends = words("firm_end");
        let titles = [words("title"), words("body_title"), words("person_after")].concat();
        Self { corpus, lexicon, homographs, latin, by_end, parts, firm_ends, titles }
    }

    fn is_homograph(&self, name: &str) -> bool {
        self.homographs.binary_search(&name).is_ok()
    }

    /// The title behind a name, with the space before it.
    fn title<'l>(&self, rest: &'l str) -> Option<&'l str> {
        let word = rest.strip_prefix(' ')?;
        let title = self.titles.iter().filter(|title| word.starts_with(**title)).max_by_key(|title| title.len())?;
        Some(&rest[..1 + title.len()])
    }

    fn part(&self, class: &str, rng: &mut Rng) -> &'static str {
        self.parts.get(class).map_or("", |list| *rng.pick::<&str>(list))
    }

    /// A name of this kind in place of `old`.
    fn draw(&self, old: &str, kind: usize, companies: bool, rng: &mut Rng) -> String {
        match kind {
            // What speaks for 당근 the firm speaks for 직방 the firm, if the lexicon says that it may be one.
            0 if companies && self.is_homograph(old) && rng.percent(ALIKE) => (*rng.pick(&self.homographs)).to_owned(),
            0 | 1 if is_latin(old) => rng.pick(&self.latin[kind]).clone(),
            0 => self.company(rng),
            1 => self.organization(old, rng),
            THING => self.thing(rng),
            _ => self.person(old, rng),
        }
    }

    fn company(&self, rng: &mut Rng) -> String {
        match rng.below(100) {
            0..30 => rng.pick(&self.corpus[0]).clone(),
            30..60 => (*rng.pick(&self.lexicon[0])).to_owned(),
            _ => self.made_company(rng),
        }
    }

    fn made_company(&self, rng: &mut Rng) -> String {
        if rng.percent(1) {
            return format!("{}{}", self.part("stem_h", rng), self.part("end_h", rng));
        }
        let end = *rng.pick(&self.firm_ends);
        let name = match rng.below(100) {
            0..25 => format!("{}{end}", self.part("stem", rng)),
            25..45 => format!("{}{end}", self.part("loan", rng)),
            45..52 => format!("{}{}", self.part("loan", rng), self.part("loan", rng)),
            52..60 => format!("{}{}", self.part("word", rng), self.part("tail", rng)),
            60..63 => self.part("word", rng).to_owned(),
            63..73 => self.foreign(rng),
            73..82 => format!("{}{end}", self.foreign(rng)),
            82..87 => format!("{}{}", self.part("latin_a", rng), self.part("latin_b", rng)),
            87..92 => format!("{}{end}", self.initials(rng)),
            92..94 => self.initials(rng),
            94..97 => format!("{} {}", self.foreign(rng), end),
            _ => format!("{}{}{}", self.part("stem", rng), self.part("foreign_b", rng), end),
        };
        match rng.below(100) {
            0..4 => format!("㈜{name}"),
            4..6 => format!("(주){name}"),
            6..7 => format!("{name}㈜"),
            _ => name,
        }
    }

    fn foreign(&self, rng: &mut Rng) -> String {
        let mut name = self.part("foreign_a", rng).to_owned();
        for _ in 0..1 + rng.below(3) {
            name.push_str(self.part("foreign_b", rng));
        }
        name
    }

    fn initials(&self, rng: &mut Rng) -> String {
        let mut name: String = (0..2 + rng.below(2)).map(|_| char::from(b'A' + rng.below(26) as u8)).collect();
        if rng.percent(10) {
            name.insert(name.len() - 1, '&');
        }
        name
    }

    /// An English word or an abbreviation that is no name.
    fn term(&self, rng: &mut Rng) -> String {
        match rng.below(10) {
            0..5 => (0..2 + rng.below(3)).map(|_| char::from(b'A' + rng.below(26) as u8)).collect(),
            5..8 => self.part("english", rng).to_owned(),
            _ => format!("{} {}", self.part("english", rng), self.part("english", rng)),
        }
    }

    /// A film, a team, a place: what it is called does not tell it from a firm.
    fn thing(&self, rng: &mut Rng) -> String {
        match rng.below(100) {
            0..45 => rng.pick(&self.corpus[THING]).clone(),
            45..65 => self.foreign(rng),
            65..75 => format!("{}{}", self.part("loan", rng), self.part("loan", rng)),
            75..83 => format!("{}{}", self.part("loan", rng), self.part("foreign_b", rng)),
            83..91 => format!("{}{}", self.part("word", rng), self.part("tail", rng)),
            91..95 => format!("{}{}", self.part("stem", rng), self.part("loan", rng)),
            _ => format!("{} {}", self.foreign(rng), self.part("loan", rng)),
        }
    }

    fn organization(&self, old: &str, rng: &mut Rng) -> String {
        let alike = self.by_end.get(&end_of(old)).filter(|list| list.len() > 3);
        match (rng.below(100), alike) {
            (0..50, Some(list)) => rng.pick(list).clone(),
            (0..65, _) => rng.pick(&self.corpus[1]).clone(),
            (65..80, _) => (*rng.pick(&self.lexicon[1])).to_owned(),
            (80..90, _) => format!("{}{}", self.part("region", rng), self.part("region_body", rng)),
            _ => format!(
                "{}{}{}",
                if rng.percent(50) { "한국" } else { "" },
                self.part("field", rng),
                self.part("field_body", rng)
            ),
        }
    }

    fn person(&self, old: &str, rng: &mut Rng) -> String {
        let mut korean = !old.contains(' ') && old.chars().count() <= 3;
        if korean && rng.percent(STRANGERS) {
            korean = false;
        }
        if rng.percent(30) {
            let name = rng.pick(&self.corpus[2]);
            if (!name.contains(' ') && name.chars().count() <= 3) == korean {
                return name.clone();
            }
        }
        if korean {
            let two = [self.part("given", rng), self.part("given", rng)];
            let given = if rng.percent(60) {
                two[0].to_owned()
            } else {
                // The first syllable of one, the last of another.
                two[0].chars().take(1).chain(two[1].chars().last()).collect()
            };
            let family = if rng.percent(TWO_SYLLABLES) { "family_two" } else { "family_k" };
            return format!("{}{given}", self.part(family, rng));
        }
        if !old.contains(' ') && old.chars().count() > 3 && rng.percent(SINGLE) {
            return match rng.below(6) {
                0..3 => self.foreign(rng),
                3 => self.part("family_f", rng).to_owned(),
                4 => self.part("family_j", rng).to_owned(),
                _ => {
                    format!("{}{}{}", self.part("family_c", rng), self.part("given_c", rng), self.part("given_c", rng))
                }
            };
        }
        if rng.percent(HANJA) {
            return format!("{}{}{}", self.part("family_h", rng), self.part("given_h", rng), self.part("given_h", rng));
        }
        match rng.below(12) {
            10 => format!("{} {}", self.part("family_j", rng), self.part("given_j", rng)),
            11 => {
                let given = format!("{}{}", self.part("given_c", rng), self.part("given_c", rng));
                format!("{}{given}", self.part("family_c", rng))
            }
            0..5 => format!("{} {}", self.part("given_f", rng), self.part("family_f", rng)),
            5 => format!("{} {}", self.foreign(rng), self.foreign(rng)),
            6 => self.foreign(rng),
            7 => format!("{} {}", self.part("given_f", rng), self.foreign(rng)),
            _ => self.part("family_f", rng).to_owned(),
        }
    }
}

fn is_latin(name: &str) -> bool {
    name.is_ascii()
}

fn end_of(name: &str) -> String {
    let count = name.chars().count();
    name.chars().skip(count.saturating_sub(1)).collect()
}

/// How many of a hundred strangers are written in Chinese characters.
const HANJA: usize = 6;

/// How many surnames of a hundred have two syllables.
const TWO_SYLLABLES: usize = 4;

/// How often a foreigner who is called by one name stays so, of a hundred.
const SINGLE: usize = 60;

/// In how many cases of a hundred a foreigner takes a Korean's place.
const STRANGERS: usize = 15;

/// How often a name that is a word too gives way to another such, of a hundred.
const ALIKE: usize = 75;

/// How often a person's title is left out, of a hundred.
const UNTITLED: usize = 8;

/// How often a name is drawn anew, of a hundred.
const REDRAWN: usize = 55;

/// The line with other names in it; particles fit them. `companies`: whether the lexicon's firms are known.
pub fn vary(line: &Line, names: &Names, companies: bool, rng: &mut Rng) -> Line {
    let mut drawn: HashMap<&str, String> = HashMap::new();
    let mut text = String::with_capacity(line.text.len());
    let mut places = Vec::with_capacity(line.names.len());
    let mut done = 0;
    for &(start, end, kind) in &line.names {
        let old = &line.text[start..end];
        text.push_str(&line.text[done..start]);
        let new = match drawn.get(old) {
            Some(new) => new.clone(),
            None => {
                let new = if rng.percent(REDRAWN) { names.draw(old, kind, companies, rng) } else { old.to_owned() };
                drawn.insert(old, new.clone());
                new
            }
        };
        places.push((text.len(), text.len() + new.len(), kind));
        text.push_str(&new);
        done = end;
        if kind == 2
            && rng.percent(UNTITLED)
            && let Some(title) = names.title(&line.text[end..])
        {
            let after = &line.text[end + title.len()..];
            if let Some((length, particle)) = josa::mended(after, title, &new) {
                text.push_str(particle);
                done = end + title.len() + length;
                continue;
            }
        }
        if let Some((length, particle)) = josa::mended(&line.text[end..], old, &new) {
            text.push_str(particle);
            done += length;
        }
    }
    text.push_str(&line.text[done..]);
    Line { text, names: places, group: line.group }
}

/// Common nouns to put in the place of others.
pub struct Nouns(Vec<String>);

impl Nouns {
    /// The common nouns of these lines that stand outside names.
    pub fn collect(lines: &[&Line], cutter: &Cutter) -> Self {
        let mut words = Vec::new();
        for line in lines {
            words.extend(free_nouns(line, cutter).into_iter().map(|(start, end)| line.text[start..end].to_owned()));
        }
        words.sort();
        words.dedup();
        Self(words)
    }

    /// The line with another common noun, or two joined, in the place of one or two.
    pub fn swap(&self, line: &Line, names: &Names, cutter: &Cutter, rng: &mut Rng) -> Line {
        let mut line = line.clone();
        for _ in 0..1 + rng.below(2) {
            let nouns = free_nouns(&line, cutter);
            if nouns.is_empty() {
                break;
            }
            let &(start, end) = rng.pick(&nouns);
            let old = line.text[start..end].to_owned();
            let new = self.other(&old, names, rng);
            line = replaced(&line, start, end, &new);
        }
        line
    }

    fn noun(&self, rng: &mut Rng) -> String {
        let mut new = rng.pick::<String>(&self.0).clone();
        if rng.percent(45) {
            new.push_str(rng.pick::<String>(&self.0));
        }
        new
    }

    /// What may stand in the place of a noun and is no name of a firm.
    fn other(&self, old: &str, names: &Names, rng: &mut Rng) -> String {
        match rng.below(100) {
            0..68 => self.noun(rng),
            68..76 => format!("{old}({})", names.term(rng)),
            76..84 => format!("{}, {}, {}", self.noun(rng), self.noun(rng), self.noun(rng)),
            84..89 => format!("‘{}’", self.noun(rng)),
            89..93 => names.term(rng),
            // A thing with a name of its own.
            _ => format!("‘{}’", names.company(rng)),
        }
    }
}

fn free_nouns(line: &Line, cutter: &Cutter) -> Vec<(usize, usize)> {
    let mut nouns = cutter.nouns(&line.text);
    nouns.retain(|&(start, end)| line.names.iter().all(|name| name.1 <= start || end <= name.0));
    nouns
}

fn replaced(line: &Line, start: usize, end: usize, new: &str) -> Line {
    let (length, particle) = josa::mended(&line.text[end..], &line.text[start..end], new).unwrap_or((0, ""));
    let behind = end + length;
    let text = format!("{}{new}{particle}{}", &line.text[..start], &line.text[behind..]);
    let moved = |at: usize| if at >= end { at + start + new.len() + particle.len() - behind } else { at };
    let names = line.names.iter().map(|&(first, last, kind)| (moved(first), moved(last), kind)).collect();
    Line { text, names, group: line.group }
}
