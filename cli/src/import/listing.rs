//! A row of cells → what it says of a firm.

use super::clean;
use super::row::Row;
use super::sheet::Form;
use super::words;

/// What a list says of a firm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// Names by which it goes, the most usual first.
    pub names: Vec<String>,
    /// Whether the first is what the market calls it, and so the press.
    pub usual: bool,
    pub english: Option<String>,
    pub ticker: Option<String>,
    pub exchange: &'static str,
    pub country: &'static str,
    pub sector: String,
    pub source: &'static str,
    /// Columns that go through to the output.
    pub ids: Vec<(&'static str, String)>,
    /// When the list last changed what it says, as `YYYYMMDD`.
    pub modified: String,
}

/// What becomes of a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    Taken(Listing),
    /// A preferred share, a fund: no firm of its own.
    NoFirm,
    Unusable(String),
}

/// Which cell says what.
#[derive(Debug)]
pub(super) struct Columns {
    meanings: Vec<Option<&'static str>>,
    form: Form,
}

/// Ids, under the names that they have in the names file.
pub(super) const IDS: [&str; 5] = ["isin", "corp_code", "lei", "corp_reg_no", "biz_reg_no"];

impl Columns {
    /// Reads the header: the first of the first rows that names two columns or more, one of them a name.
    pub fn find(rows: &[Row], form: Form) -> Option<(usize, Self)> {
        /// Titles and notes above a table are no longer than this.
        const FIRST: usize = 10;
        rows.iter().take(FIRST).enumerate().find_map(|(index, row)| {
            let meanings: Vec<Option<&'static str>> = row.cells.iter().map(|cell| column(cell)).collect();
            let columns = Self { meanings, form };
            let named = ["usual", "registered", "issue"].iter().any(|name| columns.has(name));
            (named && columns.meanings.iter().flatten().count() > 1).then_some((index + 1, columns))
        })
    }

    fn has(&self, meaning: &str) -> bool {
        self.meanings.contains(&Some(meaning))
    }

    /// Whether a row without a ticker is a firm that is not listed.
    pub fn has_tickers(&self) -> bool {
        self.has("ticker")
    }

    /// The first cell with this meaning that is not empty.
    fn cell<'r>(&self, row: &'r Row, meaning: &str) -> &'r str {
        let wanted = self.meanings.iter().zip(&row.cells).filter(|(known, _)| **known == Some(meaning));
        wanted.map(|(_, cell)| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    pub fn read(&self, row: &Row) -> Read {
        let ticker = match clean::ticker(self.cell(row, "ticker")) {
            Ok(ticker) => ticker,
            Err(problem) => return Read::Unusable(problem),
        };
        if self.is_no_firm(row, ticker.as_deref()) {
            return Read::NoFirm;
        }
        let names = self.names(row);
        let Some(name) = names.first() else { return Read::Unusable("has no name".to_string()) };
        if let Some(problem) = fault(name) {
            return Read::Unusable(problem);
        }
        let english = Some(clean::english(self.cell(row, "english"))).filter(|name| !name.is_empty());
        let paper = self.cell(row, "paper");
        let foreign = paper.contains("외국") || paper.contains("예탁증권") || ticker.as_deref().is_some_and(is_foreign);
        let korean = !foreign && (ticker.is_some() || names.iter().any(|name| has_hangul(name)));
        let ids = IDS.iter().zip(["isin", "corp_code", "lei", "registration", "business"]);
        Read::Taken(Listing {
            usual: !self.cell(row, "usual").is_empty(),
            english: english.filter(|name| fault(name).is_none()),
            exchange: market(self.cell(row, "market")),
            country: if korean { "KR" } else { "" },
            sector: self.cell(row, "sector").to_string(),
            source: self.form.source(),
            ids: ids
                .map(|(id, meaning)| (*id, self.cell(row, meaning).to_string()))
                .filter(|(_, value)| !value.is_empty() && fault(value).is_none())
                .collect(),
            modified: self.cell(row, "modified").to_string(),
            ticker,
            names,
        })
    }

    fn names(&self, row: &Row) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for meaning in ["usual", "registered", "issue"] {
            let name = clean::korean(self.cell(row, meaning));
            if !name.is_empty() && !names.contains(&name) && (names.is_empty() || fault(&name).is_none()) {
                names.push(name);
            }
        }
        names
    }

    /// Preferred shares and funds bear names of their own (`삼성전자우`), which nobody means as a firm.
    fn is_no_firm(&self, row: &Row, ticker: Option<&str>) -> bool {
        let share = self.cell(row, "share");
        let preferred = match share {
            // The ticker of a common share ends in 0.
            "" => ticker.is_some_and(|ticker| !ticker.ends_with('0')),
            _ => share != "보통주",
        };
        // The disclosure system has one ticker a firm, the exchange's list of firms too.
        preferred && self.form == Form::Csv || words::is("paper", self.cell(row, "paper"))
    }
}

fn column(header: &str) -> Option<&'static str> {
    let bare: String = header.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect();
    words::meaning("column", &bare.to_lowercase())
}

fn market(cell: &str) -> &'static str {
    let bare: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    words::meaning("market", &bare).unwrap_or_default()
}

/// Shares of foreign firms have numbers of their own: 900000 to 959999.
fn is_foreign(ticker: &str) -> bool {
    ticker.parse::<u32>().is_ok_and(|number| (900_000..960_000).contains(&number))
}

fn has_hangul(name: &str) -> bool {
    name.chars().any(|c| ('가'..='힣').contains(&c))
}

/// What keeps a text from being a cell of a names file.
fn fault(text: &str) -> Option<String> {
    /// In bytes, as the names file allows.
    const LONGEST: usize = 200;
    if text.contains('\u{fffd}') {
        return Some(format!("\"{text}\" has bytes that are neither UTF-8 nor EUC-KR; download the list again"));
    }
    if text.contains('|') || text.chars().any(char::is_control) {
        return Some(format!("{text:?} has a sign that no name has"));
    }
    if text.len() > LONGEST {
        return Some(format!("a name of {} bytes", text.len()));
    }
    (!text.chars().any(char::is_alphabetic) && text.chars().count() < 3).then(|| format!("\"{text}\" is no name"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str, row: &str) -> Read {
        let cells = |line: &str| line.split(',').map(str::to_string).collect();
        let rows = [Row { number: 1, cells: cells(header) }, Row { number: 2, cells: cells(row) }];
        let (first, columns) = Columns::find(&rows, Form::Csv).expect("a header");
        assert_eq!(first, 1);
        columns.read(&rows[1])
    }

    #[test]
    fn markets_have_one_name_each() {
        let header = "회사명,시장구분,종목코드";
        for (market, wanted) in [
            ("유가", "KOSPI"),
            ("KOSPI", "KOSPI"),
            ("코스닥", "KOSDAQ"),
            ("KOSDAQ GLOBAL", "KOSDAQ"),
            ("코넥스", "KONEX"),
            ("장외", ""),
        ] {
            let Read::Taken(listing) = read(header, &format!("가온소재,{market},999990")) else {
                panic!("{market}")
            };
            assert_eq!(listing.exchange, wanted, "{market}");
        }
    }

    #[test]
    fn what_is_no_firm_is_told_apart() {
        let header = "단축코드,한글 종목약명,증권구분,주식종류";
        for (row, firm) in [
            ("999990,가온소재,주권,보통주", true),
            ("999995,가온소재우,주권,구형우선주", false),
            ("999990,가온펀드,ETF,", false),
            ("999990,가온리츠,부동산투자회사,보통주", true),
        ] {
            assert_eq!(matches!(read(header, row), Read::Taken(_)), firm, "{row}");
        }
        // Without the column the ticker tells.
        assert!(matches!(read("종목코드,종목명", "999990,가온소재"), Read::Taken(_)));
        assert_eq!(read("종목코드,종목명", "99999K,가온소재우"), Read::NoFirm);
    }

    #[test]
    fn foreign_firms_get_no_country() {
        for (row, wanted) in [
            ("999990,가온소재", "KR"),
            ("900990,이스트가온홀딩스", ""),
            ("950990,가온바이오", ""),
            (",가온상사", "KR"),
            (",Gaon Pte", ""),
        ] {
            let Read::Taken(listing) = read("종목코드,종목명", row) else { panic!("{row}") };
            assert_eq!(listing.country, wanted, "{row}");
        }
    }
}
