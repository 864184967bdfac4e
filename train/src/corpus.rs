//! Annotated sentences: `{c:나래온소프트}는 {p:한도윤} 대표를 선임했다.`

use std::path::Path;

/// What bears a name that is none for the tagger: a film, a team, a place. It is drawn anew as names are.
pub const THING: usize = 3;

/// A line with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text without annotation.
    pub text: String,
    /// Place in bytes and kind (0 company, 1 organization, 2 person, [`THING`]), in order.
    pub names: Vec<(usize, usize, usize)>,
    /// Lines of one document or group have the same number.
    pub group: usize,
}

impl Line {
    /// The names that the tagger is to find.
    pub fn tagged(&self) -> Vec<(usize, usize, usize)> {
        self.names.iter().copied().filter(|name| name.2 != THING).collect()
    }
}

/// Reads every `.txt` of a folder, in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<Line>, String> {
    let listing = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<_> = listing.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut lines = Vec::new();
    let mut group = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        group += 1;
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim().is_empty() || line.starts_with('#') {
                group += 1;
                continue;
            }
            lines.push(parse(line, group).map_err(|e| format!("{}:{number}: {e}", path.display()))?);
        }
    }
    Ok(lines)
}

fn parse(line: &str, group: usize) -> Result<Line, String> {
    let mut text = String::with_capacity(line.len());
    let mut names = Vec::new();
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find('}').ok_or("a brace is not closed")? + open;
        let (kind, name) = rest[open + 1..close].split_once(':').ok_or("no kind before the colon")?;
        let kind = match kind {
            "c" => 0,
            "o" => 1,
            "p" => 2,
            "t" => THING,
            _ => return Err(format!("kind `{kind}`: one of c, o, p, t is wanted")),
        };
        if name.is_empty() || name.trim() != name || name.contains('{') {
            return Err(format!("name `{name}`"));
        }
        let start = text.len();
        text.push_str(name);
        names.push((start, text.len(), kind));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    Ok(Line { text, names, group })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_placed_in_the_bare_text() {
        let line = parse("{c:나래}는 {p:한도윤}을", 1).expect("sound");
        assert_eq!(line.text, "나래는 한도윤을");
        assert_eq!(line.names, [(0, 6, 0), (10, 19, 2)]);
        let line = parse("{t:나래호}가 {c:나래}를 떠났다.", 1).expect("sound");
        assert_eq!((line.names.len(), line.tagged()), (2, vec![(13, 19, 0)]));
        assert!(parse("{x:나래}", 1).is_err() && parse("{c:나래", 1).is_err());
    }
}
