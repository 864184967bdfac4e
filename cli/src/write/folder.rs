//! A file for each document.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::PathBuf;

use super::Sink;

/// Longer names are cut: file systems take 255 bytes.
const LONGEST_NAME: usize = 120;

/// A folder with a file for each document, called after the document.
pub(crate) struct Folder {
    path: PathBuf,
    ending: &'static str,
    /// Names that are taken, in small letters: some file systems tell `A` and `a` apart, some do not.
    taken: HashSet<String>,
}

impl Folder {
    /// Makes the folder where it is missing.
    pub fn create(path: PathBuf, ending: &'static str) -> io::Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Self { path, ending, taken: HashSet::new() })
    }

    /// Keeps a name for the folder's own use.
    pub fn reserve(&mut self, stem: &str) {
        self.taken.insert(stem.to_string());
    }

    /// The file name of the next document.
    pub fn name(&mut self, id: &str) -> String {
        let stem = stem(id);
        let free = (1..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") });
        let free = free.into_iter().find(|name| self.taken.insert(name.to_lowercase())).unwrap_or(stem.clone());
        format!("{free}.{}", self.ending)
    }

    /// Writes a whole file.
    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut sink = Sink::create(&self.path.join(name))?;
        sink.write_all(bytes)?;
        sink.keep()
    }
}

/// What of an id can stand in a file name everywhere: no separators, nothing hidden, nothing that Windows keeps for
/// itself.
fn stem(id: &str) -> String {
    let mut stem = String::new();
    for character in id.trim().chars() {
        let fits = !character.is_control() && !r#"/\:*?"<>|"#.contains(character);
        if stem.len() + character.len_utf8() > LONGEST_NAME {
            break;
        }
        stem.push(if fits { character } else { '_' });
    }
    let stem = stem.trim_matches(['.', ' ']);
    if stem.is_empty() { "document".to_string() } else { stem.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_stand_in_a_folder() {
        for (id, wanted) in [
            ("deal", "deal"),
            ("news:12", "news_12"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..", "document"),
            ("", "document"),
            ("네이버 \"인수\"\n", "네이버 _인수_"),
        ] {
            assert_eq!(stem(id), wanted, "{id}");
        }
        assert!(stem(&"가".repeat(400)).len() <= LONGEST_NAME);
    }

    #[test]
    fn no_document_takes_the_file_of_another() {
        let mut folder = Folder { path: PathBuf::new(), ending: "json", taken: HashSet::new() };
        folder.reserve("index");
        let names: Vec<String> = ["a", "A", "a", "index"].into_iter().map(|id| folder.name(id)).collect();
        assert_eq!(names, ["a.json", "A-2.json", "a-3.json", "index-2.json"]);
    }
}
