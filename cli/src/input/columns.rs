//! Which columns of a table, or fields of a record, are text, id and date.

use crate::args::InputArgs;

/// What the options say, else the usual names of `columns.tsv`.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub text: Column,
    pub id: Column,
    pub date: Column,
}

/// A column, before it is known which there are.
#[derive(Clone, Debug)]
pub(super) enum Column {
    /// As an option names it; in a table it may be its number, from 1.
    Named(String),
    /// One of those that `columns.tsv` has for this use.
    Usual(&'static str),
}

const USUAL: &str = include_str!("columns.tsv");

impl Columns {
    pub fn new(args: &InputArgs) -> Self {
        let column = |named: &Option<String>, usual| match named {
            Some(name) => Column::Named(name.clone()),
            None => Column::Usual(usual),
        };
        Self {
            text: column(&args.text_column, "text"),
            id: column(&args.id_column, "id"),
            date: column(&args.date_column, "date"),
        }
    }
}

impl Column {
    /// How well a name fits: the least number is best, nothing where it does not fit at all.
    pub fn rank(&self, name: &str) -> Option<usize> {
        match self {
            Column::Named(wanted) => (wanted == name).then_some(0),
            Column::Usual(usual) => usual_names(usual).position(|known| known.eq_ignore_ascii_case(name.trim())),
        }
    }

    /// The number of the column among these.
    pub fn find<'n>(&self, names: impl Iterator<Item = &'n str> + Clone) -> Option<usize> {
        let ranked = names.clone().enumerate().filter_map(|(index, name)| Some((self.rank(name)?, index)));
        let by_number = || match self {
            Column::Named(number) => {
                number.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < names.clone().count())
            }
            Column::Usual(_) => None,
        };
        ranked.min().map(|(_, index)| index).or_else(by_number)
    }

    /// What a message calls it.
    pub fn called(&self) -> &str {
        match self {
            Column::Named(name) => name,
            Column::Usual(usual) => usual,
        }
    }

    /// Whether the user asked for it.
    pub fn is_named(&self) -> bool {
        matches!(self, Column::Named(_))
    }
}

/// The names for a use, the likeliest first.
fn usual_names(wanted: &str) -> impl Iterator<Item = &'static str> {
    USUAL.lines().filter_map(move |line| line.strip_prefix(wanted)?.strip_prefix('\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_column_is_taken() {
        let text = Column::Usual("text");
        for (names, wanted) in [
            (vec!["id", "title", "body", "Text"], Some(3)),
            (vec!["번호", "제목", " 본문 "], Some(2)),
            (vec!["내용", "content"], Some(1)),
            (vec!["title", "textual"], None),
        ] {
            assert_eq!(text.find(names.iter().copied()), wanted, "{names:?}");
        }
    }

    #[test]
    fn an_option_names_a_column_or_its_number() {
        let column = |name: &str| Column::Named(name.to_string()).find(["a", "본문", "2"].into_iter());
        assert_eq!(
            [column("본문"), column("2"), column("1"), column("4"), column("0"), column("b")],
            [Some(1), Some(2), Some(0), None, None, None]
        );
    }
}
