//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use sasil::{ClaimKind, EntityKind};

const EXAMPLES: &str = "\
Examples:
  sasil article.txt                                  read one article
  sasil --format json article.txt | jq '.claims[].text'
  sasil --format ndjson --jobs 4 news.ndjson > claims.ndjson
  cat article.txt | sasil --date 2024-12-26 -        relative dates hang on this day
  sasil dict import corpList.xls --output names.tsv  names of every listed firm, for --names
  sasil --kinds invest,acquire --min-confidence 0.8 articles/*.txt
  sasil --explain article.txt                        and why it was read so

예:
  sasil 기사.txt                                     기사 한 편에서 기업, 금액, 날짜, 사건을 뽑기
  sasil --format ndjson 뉴스.ndjson > 결과.ndjson    한 줄에 문서 하나({\"id\", \"text\", \"date\"})
  sasil --only company,money 기사.txt                기업과 금액만 보기
  sasil --names 우리회사.tsv 기사.txt                사전에 없는 이름을 더해서 읽기
  iconv -f CP949 -t UTF-8 옛기사.txt | sasil -       UTF-8이 아닌 파일은 바꿔서 넣기

Exit codes:
  0  every document was read
  1  some input could not be read or written; every other document was done
  2  the command line, the dictionary or the file of names is wrong; nothing was done";

/// Reads Korean business news and says who did what to whom, for how much and when.
///
/// Offsets in the output count from the start of the input as it stands: a byte order mark is one character, CRLF two.
#[derive(Debug, Parser)]
#[command(name = "sasil", version, arg_required_else_help = true, after_help = EXAMPLES, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Text files in UTF-8, one article each; `-` for stdin; files ending in .ndjson or .jsonl with a document a line:
    /// {"id": …, "text": …, "date": …}
    #[arg(required_unless_present = "schema", value_name = "FILES")]
    pub files: Vec<PathBuf>,

    /// How to write: `text` for reading, `json` for one indented object a document, one after another, `ndjson` for
    /// one line a document
    #[arg(long, short, value_enum, default_value = "text")]
    pub format: Format,

    /// How to read: by file name (stdin is NDJSON where it starts with `{`), or all inputs as this
    #[arg(long, value_enum, default_value = "auto")]
    pub input: InputFormat,

    /// Threads; 0 for as many as the machine has. The output keeps the order of the input
    #[arg(long, short, value_name = "N", default_value_t = 0)]
    pub jobs: usize,

    /// The day the documents are of, unless a record brings its own; without it the dateline decides
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<Date>,

    /// Leave out claims that are less likely to be right, from 0 to 1
    #[arg(long, value_name = "P", value_parser = parse_probability)]
    pub min_confidence: Option<f32>,

    /// Only these kinds of entities, and those that a claim points at: company, organization, person, money, date, percent
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = parse_entity_kind)]
    pub only: Vec<EntityKind>,

    /// Only these kinds of claims: invest, raise, acquire, divest, merge, partner, supply, pay, earn, value, launch,
    /// build, found, own, list, appoint, hire, layoff, sue, investigate, sanction, license, payout, insolvency, rate
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = parse_claim_kind)]
    pub kinds: Vec<ClaimKind>,

    /// Say of every claim why it was read so: its frame and clause, the particle or rule that gave each role, the words
    /// that decided how surely it is said and by whom
    #[arg(long)]
    pub explain: bool,

    /// Read bylines, menus, notices and related links too, which are left alone otherwise
    #[arg(long)]
    pub keep_furniture: bool,

    /// Segment with this compiled ko-dic folder instead of the built-in one
    #[arg(long, value_name = "FOLDER")]
    pub dict: Option<PathBuf>,

    /// Know these names too: a TSV file (docs/USER-DICTIONARY.md); may be given several times. `sasil dict import`
    /// makes one of lists of firms
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,

    /// Find firms by form and context alone, without those of the built-in lexicon; names of --names stand
    #[arg(long)]
    pub no_lexicon: bool,

    /// Print the JSON Schema of what `--format ndjson` writes on a line, and do nothing else
    #[arg(long)]
    pub schema: bool,

    /// Refuse documents of more megabytes than this
    #[arg(long, value_name = "MB", default_value_t = 16, value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub max_size: u64,

    /// Say only what failed
    #[arg(long, short)]
    pub quiet: bool,

    /// Colours; `auto` on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: Color,
}

/// What the program does beside reading documents. A file called `dict` is read as `./dict`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make names files for --names
    #[command(subcommand)]
    Dict(DictCommand),
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub(crate) enum DictCommand {
    Import(ImportArgs),
}

const IMPORT_EXAMPLES: &str = "\
Lists:
  corpList.xls   kind.krx.co.kr, 상장법인목록, EXCEL (a table in HTML, EUC-KR)
  data_….csv     data.krx.co.kr, 전종목 기본정보, CSV (EUC-KR)
  CORPCODE.xml   opendart.fss.or.kr, 고유번호; unzip the download first
  Any CSV or HTML table whose header has 회사명 or 종목명, and 종목코드, will do.

Examples:
  sasil dict import corpList.xls --output names.tsv
  sasil dict import data_3021.csv CORPCODE.xml --output names.tsv    with ISIN and corp_code
  sasil --names names.tsv article.txt

예:
  sasil dict import 상장법인목록.xls CORPCODE.xml --output 상장사.tsv
  sasil --names 상장사.tsv --format ndjson 뉴스.ndjson > 결과.ndjson

Exit codes:
  0  the names file was written; rows that could not be used are named
  1  some file could not be read, or nothing could be written
  2  the command line or the dictionary is wrong; nothing was done";

/// Make a names file of lists of firms: the Korea Exchange's, the disclosure system's
///
/// What form a file has, its content tells, not its name; several files are joined by ticker. Legal forms (주식회사, ㈜) are cut, names
/// that are common words or very short are marked as homographs, preferred shares and funds are left out.
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, after_help = IMPORT_EXAMPLES, max_term_width = 100)]
pub(crate) struct ImportArgs {
    /// Lists of firms
    #[arg(required = true, value_name = "FILES")]
    pub files: Vec<PathBuf>,

    /// Where the names go, in place of what is there; stdout without it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Take firms without a ticker too: of the disclosure system's list some 100,000, whose names are often words
    #[arg(long)]
    pub unlisted: bool,

    /// Tell common words by this compiled ko-dic folder instead of the built-in one
    #[arg(long, value_name = "FOLDER")]
    pub dict: Option<PathBuf>,

    /// Say only what failed
    #[arg(long, short)]
    pub quiet: bool,
}

/// How documents are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Ndjson,
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Auto,
    Text,
    Ndjson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// A day as people and exports write it: `2024-12-26`, `2024.12.26`, or a timestamp whose time is passed over.
pub(crate) fn parse_date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    let parsed = match day.split(['.', '/', '-']).collect::<Vec<_>>().as_slice() {
        [year, month, day] if year.len() == 4 => match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
            _ => None,
        },
        _ => None,
    };
    parsed.ok_or_else(|| format!("`{text}` is no day of the calendar; write it as 2024-12-26"))
}

fn parse_probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("write a number from 0 to 1, such as 0.8".to_string()),
    }
}

fn parse_entity_kind(word: &str) -> Result<EntityKind, String> {
    EntityKind::ALL.iter().copied().find(|kind| kind.as_str() == word.trim()).ok_or_else(|| {
        let known: Vec<&str> = EntityKind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("no entity kind `{word}`; known are: {}", known.join(", "))
    })
}

fn parse_claim_kind(word: &str) -> Result<ClaimKind, sasil::Error> {
    word.trim().parse()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_is_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = jiff::civil::date(2024, 12, 26);
        for text in
            ["2024-12-26", "2024.12.26", "2024/12/26", " 2024-12-26 ", "2024-12-26T09:30:00+09:00", "2024-12-26 09:30"]
        {
            assert_eq!(parse_date(text), Ok(day), "{text}");
        }
        for text in ["", "2024", "26-12-2024", "2024-02-30", "2024-13-01", "어제", "20241226", "2024-12"] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }
}
