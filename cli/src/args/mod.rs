//! The command line: what is read ([`InputArgs`]), how it is read (here), what is written ([`OutputArgs`]).

mod import;
mod input;
mod output;

use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use sasil::{ClaimKind, EntityKind};

pub(crate) use self::import::ImportArgs;
pub(crate) use self::input::{InputArgs, InputFormat, parse_date};
pub(crate) use self::output::{Color, Format, OutputArgs};

const EXAMPLES: &str = "\
Examples:
  sasil article.txt                                  read one article
  sasil --format json article.txt | jq '.claims[].text'
  sasil --format ndjson --jobs 4 news.ndjson > claims.ndjson
  sasil --format ndjson --text-column body news.csv.gz news.parquet
  sasil news/ 'archive/**/*.html'                    folders and patterns; web pages too
  cat article.txt | sasil --date 2024-12-26 -        relative dates hang on this day
  sasil dict import corpList.xls --output names.tsv  names of every listed firm, for --names
  sasil --kinds invest,acquire --min-confidence 0.7 articles/*.txt
  sasil --explain article.txt                        and why it was read so

예:
  sasil 기사.txt                                     기사 한 편에서 기업, 금액, 날짜, 사건을 뽑기
  sasil --format ndjson 뉴스.ndjson > 결과.ndjson    한 줄에 문서 하나({\"id\", \"text\", \"date\"})
  sasil --only company,money 기사.txt                기업과 금액만 보기
  sasil --names 우리회사.tsv 기사.txt                사전에 없는 이름을 더해서 읽기
  sasil --text-column 내용 --date-column 일자 뉴스.csv  표의 열을 지정해서 읽기(CSV, TSV, Parquet)
  sasil 기사모음/ 옛기사.txt                          폴더째로; CP949(EUC-KR), UTF-16도 알아서 읽음

Exit codes:
  0  every document was read
  1  some input could not be read or written; every other document was done
  2  the command line, the dictionary or the file of names is wrong; nothing was done
  130  broken off with Ctrl-C; what was written is whole, and a file of --output is not made";

/// Reads Korean business news and says who did what to whom, for how much and when.
///
/// Offsets in the output count from the start of the input as it stands: a byte order mark is one character, CRLF two.
#[derive(Debug, Parser)]
#[command(name = "sasil", version, arg_required_else_help = true, after_help = EXAMPLES, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub input: InputArgs,

    #[command(flatten)]
    pub output: OutputArgs,

    /// Threads; 0 for as many as the machine has. The output keeps the order of the input
    #[arg(long, short, value_name = "N", default_value_t = 0)]
    pub jobs: usize,

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

    /// Say only what failed
    #[arg(long, short)]
    pub quiet: bool,
}

/// What the program does beside reading documents. Files called `dict` and `completions` are read as `./dict`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make names files for --names
    #[command(subcommand)]
    Dict(DictCommand),
    /// Print what a shell needs to complete options: sasil completions bash > ~/.local/share/bash-completion/completions/sasil
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// The completions of a shell.
pub(crate) fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "sasil", &mut script);
    script
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub(crate) enum DictCommand {
    Import(ImportArgs),
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
    use super::*;

    #[test]
    fn the_command_is_consistent() {
        Args::command().debug_assert();
    }
}
