//! `sasil dict import`.

use std::path::PathBuf;

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
