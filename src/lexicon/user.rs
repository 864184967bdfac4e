//! Names of a user's own, from a table.

use super::names::{NameKind, UserName, check};

/// What was wrong with a table: a message each, with the number of its line.
pub(crate) type Problem = (usize, String);

/// Reads a table of names: a header, then a name a line, columns separated by tabs.
///
/// The columns are those of `dict/names`, in any order: `name`, and where wanted `kind` (`company`, the default, or
/// `organization`), `aliases`, `homographs`, `english`, `former` (lists separated by `|`), `ticker`, `exchange`,
/// `country`. Others are left alone. Bad lines are left out and told.
pub(crate) fn read(table: &str) -> (Vec<UserName>, Vec<Problem>) {
    let mut names = Vec::new();
    let mut problems = Vec::new();
    let mut header: Option<Vec<&str>> = None;
    for (number, line) in (1..).zip(table.trim_start_matches('\u{feff}').lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let Some(columns) = &header else {
            if !cells.contains(&"name") {
                problems.push((number, "the first line must be a header with a column `name`".to_owned()));
                return (names, problems);
            }
            header = Some(cells);
            continue;
        };
        match row(columns, &cells) {
            Ok(name) => names.push(name),
            Err(problem) => problems.push((number, problem)),
        }
    }
    (names, problems)
}

fn row(columns: &[&str], cells: &[&str]) -> Result<UserName, String> {
    if cells.len() > columns.len() {
        return Err(format!("{} columns, but the header has {}", cells.len(), columns.len()));
    }
    let cell = |wanted: &str| {
        let at = columns.iter().position(|column| *column == wanted);
        at.and_then(|at| cells.get(at)).copied().unwrap_or("")
    };
    let list = |wanted: &str| cell(wanted).split('|').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned);
    let kind = match cell("kind") {
        "" | "company" => NameKind::Company,
        "organization" => NameKind::Organization,
        other => return Err(format!("kind `{other}`: `company` or `organization` is wanted")),
    };
    let name = UserName {
        aliases: list("aliases").chain(list("english")).chain(list("former")).collect(),
        homographs: list("homographs").collect(),
        ticker: cell("ticker").to_owned(),
        exchange: cell("exchange").to_owned(),
        country: cell("country").to_owned(),
        ..UserName::new(cell("name"), kind)
    };
    check(&name)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_the_header() {
        let table = "# 우리 회사들\nname\tlei\taliases\tkind\n나래솔루션즈\t529900\t나래솔|NaraeSol\t\n한빛위\t\t\torganization\n";
        let (names, problems) = read(table);
        assert!(problems.is_empty());
        assert_eq!(names[0].aliases, ["나래솔", "NaraeSol"]);
        assert_eq!((names[0].kind, names[1].kind), (NameKind::Company, NameKind::Organization));
    }

    #[test]
    fn bad_lines_are_told_and_left_out() {
        let (names, problems) = read("name\tkind\n나래\t\n\tcompany\n한빛\tfirm\n가\t\n다온\t\t\t넘침\n");
        assert_eq!(names.len(), 1);
        assert_eq!(problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5, 6]);
    }

    #[test]
    fn a_table_without_header_is_none() {
        let (names, problems) = read("나래솔루션즈\t나래솔\n");
        assert!(names.is_empty());
        assert_eq!(problems.len(), 1);
    }
}
