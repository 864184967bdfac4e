//! `dict/predicates/` → `predicates.rs`: frames, predicates and operators as static tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Keys of a frame that give a role to a case, with the variant of `Slot`.
const SLOTS: &[(&str, &str)] = &[
    ("subject", "Subject"),
    ("object", "Object"),
    ("dative", "Dative"),
    ("from", "From"),
    ("with", "With"),
    ("to", "To"),
    ("at", "At"),
    ("by", "By"),
    ("against", "Against"),
    ("about", "About"),
    ("of", "Of"),
    ("compound", "Compound"),
    ("passive_subject", "PassiveSubject"),
    ("passive_dative", "PassiveDative"),
];

/// Keys of a frame that are true or false.
const FLAGS: &[&str] = &[
    "object_party",
    "object_percent",
    "object_thing",
    "object_money",
    "subject_party",
    "dative_head",
    "needs_money",
    "needs_count",
    "together",
    "offered",
    "failing",
    "undoing",
];

const NOUN_CLASSES: &[(&str, &str)] = &[
    ("carrier", "Carrier"),
    ("title", "Title"),
    ("share", "Share"),
    ("both", "Both"),
    ("it", "It"),
    ("unit", "Unit"),
    ("complement", "Complement"),
    ("metric", "Metric"),
    ("worth", "Worth"),
    ("up", "Up"),
    ("down", "Down"),
    ("whole", "Whole"),
    ("department", "Department"),
    ("stage", "Stage"),
    ("market", "Market"),
    ("position", "Position"),
    ("owned", "Owned"),
    ("owner", "Owner"),
    ("raised", "Raised"),
    ("abstract", "Abstract"),
    ("adverb", "Adverb"),
    ("circulates", "Circulates"),
    ("voices", "Voices"),
    ("kin", "Kin"),
    ("court", "Court"),
    ("after", "After"),
    ("terms", "Terms"),
    ("group", "Group"),
    ("sort", "Sort"),
    ("asset", "Asset"),
    ("side", "Side"),
    ("signs", "Signs"),
    ("serves", "Serves"),
    ("report", "Report"),
    ("settles", "Settles"),
    ("distorts", "Distorts"),
    ("observer", "Observer"),
    ("sum", "Sum"),
    ("ruling", "Ruling"),
    ("rating", "Rating"),
    ("opinion", "Opinion"),
    ("becomes", "Becomes"),
    ("forecast", "Forecast"),
    ("reaches", "Reaches"),
    ("level", "Level"),
    ("when", "When"),
    ("part", "Part"),
    ("crowd", "Crowd"),
    ("round", "Round"),
    ("realises", "Realises"),
    ("bidder", "Bidder"),
    ("size", "Size"),
    ("ratio", "Ratio"),
    ("rises", "Rises"),
    ("portion", "Portion"),
    ("shortfall", "Shortfall"),
    ("damages", "Damages"),
    ("sets", "Sets"),
    ("day", "Day"),
    ("moves", "Moves"),
    ("points", "Points"),
    ("results", "Results"),
    ("measure", "Measure"),
    ("ends", "Ends"),
    ("orders", "Orders"),
    ("denial", "Denial"),
    ("untold", "Untold"),
    ("hearsay", "Hearsay"),
    ("sends", "Sends"),
    ("authority", "Authority"),
];

const EFFECTS: &[(&str, &str)] = &[
    ("support", "Support"),
    ("planned", "Planned"),
    ("possible", "Possible"),
    ("alleged", "Alleged"),
    ("negated", "Negated"),
    ("denied", "Denied"),
    ("blocked", "Blocked"),
    ("say", "Say"),
    ("say_possible", "SayPossible"),
    ("say_alleged", "SayAlleged"),
    ("say_denied", "SayDenied"),
];

/// Compiles the folder, or says in which file and line it is wrong.
pub fn compile(folder: &Path) -> Result<String, String> {
    let mut out = String::new();
    let names = frames(folder, &mut out)?;
    predicates(folder, &names, &mut out)?;
    operators(folder, &mut out)?;
    nouns(folder, &mut out)?;
    Ok(out)
}

fn read(folder: &Path, file: &str) -> Result<String, String> {
    std::fs::read_to_string(folder.join(file)).map_err(|error| format!("dict/predicates/{file}: {error}"))
}

fn frames(folder: &Path, out: &mut String) -> Result<BTreeMap<String, usize>, String> {
    let text = read(folder, "frames.toml")?;
    let table: toml::Table = text.parse().map_err(|error| format!("dict/predicates/frames.toml: {error}"))?;
    let list = table.get("frame").and_then(toml::Value::as_array).ok_or("dict/predicates/frames.toml: no [[frame]]")?;
    let mut names = BTreeMap::new();
    out.push_str("/// Every frame, in the order in which they are tried.\npub static FRAMES: &[Frame] = &[\n");
    for (index, value) in list.iter().enumerate() {
        let frame = value.as_table().ok_or("dict/predicates/frames.toml: [[frame]] is no table")?;
        let name = text_of(frame, "name").ok_or(format!("dict/predicates/frames.toml: frame {index} has no name"))?;
        if names.insert(name.to_owned(), index).is_some() {
            return Err(format!("dict/predicates/frames.toml: two frames are called `{name}`"));
        }
        write_frame(frame, name, out)?;
    }
    out.push_str("];\n");
    Ok(names)
}

fn write_frame(frame: &toml::Table, name: &str, out: &mut String) -> Result<(), String> {
    let mut known: BTreeSet<&str> = ["name", "kind", "code", "open", "needs", "object_nouns", "dative_nouns"].into();
    known.extend(SLOTS.iter().map(|(key, _)| *key));
    known.extend(FLAGS);
    if let Some(key) = frame.keys().find(|key| !known.contains(key.as_str())) {
        return Err(format!("dict/predicates/frames.toml: frame `{name}` has an unknown key `{key}`"));
    }
    let kind = text_of(frame, "kind").ok_or(format!("dict/predicates/frames.toml: frame `{name}` has no kind"))?;
    let slots: Vec<String> = SLOTS
        .iter()
        .filter_map(|(key, slot)| text_of(frame, key).map(|role| format!("(Slot::{slot}, {role:?})")))
        .collect();
    let code = match text_of(frame, "code").map(|code| code.split_once('=')) {
        None => "None".to_owned(),
        Some(Some((role, code))) => format!("Some(({role:?}, {code:?}))"),
        Some(None) => return Err(format!("dict/predicates/frames.toml: frame `{name}`: code is no `role=code`")),
    };
    let role_of = |key| text_of(frame, key).map_or("None".to_owned(), |role| format!("Some({role:?})"));
    let (open, needs) = (role_of("open"), role_of("needs"));
    let _ = write!(
        out,
        "Frame {{ name: {name:?}, kind: {kind:?}, slots: &[{}], code: {code}, open: {open}, needs: {needs}, object_nouns: &{:?}, \
         dative_nouns: &{:?}",
        slots.join(", "),
        list_of(frame, "object_nouns"),
        list_of(frame, "dative_nouns"),
    );
    for flag in FLAGS {
        let _ = write!(out, ", {flag}: {}", frame.get(*flag).and_then(toml::Value::as_bool).unwrap_or(false));
    }
    out.push_str(" },\n");
    Ok(())
}

fn text_of<'t>(frame: &'t toml::Table, key: &str) -> Option<&'t str> {
    frame.get(key).and_then(toml::Value::as_str)
}

fn list_of<'t>(frame: &'t toml::Table, key: &str) -> Vec<&'t str> {
    let list = frame.get(key).and_then(toml::Value::as_array);
    list.map(|words| words.iter().filter_map(toml::Value::as_str).collect()).unwrap_or_default()
}

/// The data lines of a table with three columns, with their line numbers.
fn rows<'t>(file: &'t str, text: &'t str) -> impl Iterator<Item = Result<(usize, [&'t str; 3]), String>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines.skip(1).map(move |(index, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        <[&str; 3]>::try_from(cells)
            .map(|cells| (index + 1, cells))
            .map_err(|cells| format!("dict/predicates/{file}:{}: {} columns, three are wanted", index + 1, cells.len()))
    })
}

fn class_of(file: &str, line: usize, word: &str) -> Result<&'static str, String> {
    match word {
        "noun" => Ok("WordClass::Noun"),
        "verb" => Ok("WordClass::Verb"),
        _ => Err(format!("dict/predicates/{file}:{line}: class `{word}` is neither `noun` nor `verb`")),
    }
}

fn predicates(folder: &Path, frames: &BTreeMap<String, usize>, out: &mut String) -> Result<(), String> {
    const FILE: &str = "predicates.tsv";
    let text = read(folder, FILE)?;
    let mut seen = BTreeSet::new();
    out.push_str("/// Every predicate.\npub static PREDICATES: &[Predicate] = &[\n");
    for row in rows(FILE, &text) {
        let (line, [lemma, class, frame]) = row?;
        let class = class_of(FILE, line, class)?;
        let place = frames
            .get(frame)
            .ok_or_else(|| format!("dict/predicates/{FILE}:{line}: no frame `{frame}` in frames.toml"))?;
        if !seen.insert((lemma, class, frame)) {
            return Err(format!("dict/predicates/{FILE}:{line}: `{lemma}` carries `{frame}` twice"));
        }
        let _ = writeln!(out, "Predicate {{ lemma: {lemma:?}, class: {class}, frame: {place} }},");
    }
    out.push_str("];\n");
    Ok(())
}

fn operators(folder: &Path, out: &mut String) -> Result<(), String> {
    const FILE: &str = "operators.tsv";
    let text = read(folder, FILE)?;
    let mut seen = BTreeSet::new();
    out.push_str("/// Every operator.\npub static OPERATORS: &[Operator] = &[\n");
    for row in rows(FILE, &text) {
        let (line, [lemma, class, effect]) = row?;
        let class = class_of(FILE, line, class)?;
        let Some((_, effect)) = EFFECTS.iter().find(|(word, _)| *word == effect) else {
            return Err(format!("dict/predicates/{FILE}:{line}: no effect `{effect}`"));
        };
        if !seen.insert((lemma, class, effect)) {
            return Err(format!("dict/predicates/{FILE}:{line}: `{lemma}` is listed twice"));
        }
        let _ = writeln!(out, "Operator {{ lemma: {lemma:?}, class: {class}, effect: Effect::{effect} }},");
    }
    out.push_str("];\n");
    Ok(())
}

fn nouns(folder: &Path, out: &mut String) -> Result<(), String> {
    const FILE: &str = "nouns.tsv";
    let text = read(folder, FILE)?;
    let mut seen = BTreeSet::new();
    out.push_str("/// Every noun of the grammar.\npub static NOUNS: &[Noun] = &[\n");
    for row in rows(FILE, &text) {
        let (line, [lemma, class, value]) = row?;
        let Some((_, class)) = NOUN_CLASSES.iter().find(|(word, _)| *word == class) else {
            return Err(format!("dict/predicates/{FILE}:{line}: no class `{class}`"));
        };
        if !seen.insert((lemma, class)) {
            return Err(format!("dict/predicates/{FILE}:{line}: `{lemma}` is listed twice"));
        }
        let _ = writeln!(out, "Noun {{ lemma: {lemma:?}, class: NounClass::{class}, value: {value:?} }},");
    }
    out.push_str("];\n");
    Ok(())
}
