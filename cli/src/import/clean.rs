//! Names as lists write them → names as news does.

use super::words;

/// A Korean name without the form of the firm.
pub(super) fn korean(name: &str) -> String {
    let mut name = blanks_joined(name);
    while let Some(shorter) = words::rows("legal").find_map(|(form, _)| without(&name, form)) {
        name = shorter;
    }
    name
}

fn without(name: &str, form: &str) -> Option<String> {
    let rest = name.strip_prefix(form).or_else(|| name.strip_suffix(form))?.trim();
    // A firm that is called so.
    (!rest.is_empty()).then(|| rest.to_string())
}

/// An English name without `Co., Ltd.` and the like.
pub(super) fn english(name: &str) -> String {
    let name = blanks_joined(name);
    let mut rest = name.as_str();
    while let Some((before, last)) = rest.rsplit_once([' ', ',']) {
        let ends = last.is_empty() || last == "." || words::is("ending", &last.to_ascii_lowercase());
        if !ends || before.trim().is_empty() {
            break;
        }
        rest = before.trim_end_matches([' ', ',']);
    }
    rest.to_string()
}

fn blanks_joined(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The six characters of a ticker; `None` for an empty cell.
///
/// Spreadsheets write `="005930"` and `'005930` so that zeros stay, some lists `A005930`.
pub(super) fn ticker(cell: &str) -> Result<Option<String>, String> {
    let bare = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '-'));
    if bare.is_empty() {
        return Ok(None);
    }
    let upper = bare.to_ascii_uppercase();
    let upper = upper.strip_prefix('A').filter(|rest| rest.len() == TICKER).unwrap_or(&upper);
    let length = upper.chars().count();
    if length != TICKER {
        let zeros = length < TICKER && upper.bytes().all(|byte| byte.is_ascii_digit());
        let hint = if zeros { "; a spreadsheet took its leading zeros: export the column as text" } else { "" };
        return Err(format!("ticker \"{bare}\" has {length} characters; KRX tickers have six{hint}"));
    }
    if !upper.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("ticker \"{bare}\" is not made of digits and letters"));
    }
    Ok(Some(upper.to_string()))
}

const TICKER: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_firms_are_cut() {
        let cases = [
            ("주식회사 가온소재", "가온소재"),
            ("가온소재㈜", "가온소재"),
            ("(주)가온소재", "가온소재"),
            ("가온소재  주식회사", "가온소재"),
            ("가온소재(주)보통주", "가온소재"),
            ("유한회사 나래", "나래"),
            ("주식회사", "주식회사"),
            ("가온주식회사중공업", "가온주식회사중공업"),
            ("F&F", "F&F"),
        ];
        for (name, wanted) in cases {
            assert_eq!(korean(name), wanted, "{name}");
        }
    }

    #[test]
    fn english_endings_are_cut() {
        let cases = [
            ("Gaon Materials Co., Ltd.", "Gaon Materials"),
            ("GAON MATERIALS CO,.LTD", "GAON MATERIALS"),
            ("GAON  CORP.", "GAON"),
            ("Narae Inc", "Narae"),
            ("Narae, Inc.", "Narae"),
            ("Company", "Company"),
            ("Co., Ltd.", "Co."),
            ("Narae Holdings", "Narae Holdings"),
        ];
        for (name, wanted) in cases {
            assert_eq!(english(name), wanted, "{name}");
        }
    }

    #[test]
    fn tickers_are_text_of_six() {
        for cell in ["005930", " 005930 ", "A005930", "=\"005930\"", "'005930"] {
            assert_eq!(ticker(cell), Ok(Some("005930".to_string())), "{cell}");
        }
        assert_eq!(ticker("0030r0"), Ok(Some("0030R0".to_string())));
        for cell in ["", " ", "-", "\"\""] {
            assert_eq!(ticker(cell), Ok(None), "{cell}");
        }
        for (cell, message) in
            [("5930", "leading zeros"), ("0059301", "7 characters"), ("삼성전자우다", "digits and letters")]
        {
            assert!(ticker(cell).is_err_and(|error| error.contains(message)), "{cell}");
        }
    }
}
