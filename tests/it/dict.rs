//! The tables of the dictionary crate and the checks of its build.

#[path = "../../dict/build/names.rs"]
mod build;

use std::path::PathBuf;

use sasil_dict::names::{NAMES, SURFACES};

const HEADER: &str = "name\taliases\thomographs\tenglish\tformer\tticker\texchange\tcountry\tsector\tsource";

#[test]
fn forms_are_sorted_and_lead_to_names() {
    assert!(SURFACES.is_sorted_by(|a, b| a.text < b.text));
    for surface in SURFACES {
        assert!(!surface.names.is_empty());
        for &name in surface.names {
            let row = &NAMES[name as usize];
            let has = |forms: &[&str]| forms.contains(&surface.text);
            assert!(
                row.name == surface.text || has(row.aliases) || has(row.english) || has(row.former),
                "{} is no form of {}",
                surface.text,
                row.name
            );
        }
    }
}

#[test]
fn every_name_is_a_form_of_its_own() {
    for row in NAMES {
        assert!(SURFACES.binary_search_by_key(&row.name, |surface| surface.text).is_ok(), "{}", row.name);
    }
}

/// Builds tables of `(file, rows)` in a folder of their own; says what the build says.
fn build(name: &str, files: &[(&str, &str)]) -> Result<String, String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    let out = folder.join("out");
    std::fs::create_dir_all(&out).unwrap();
    for (file, rows) in files {
        std::fs::write(folder.join(file), format!("# sample\n{HEADER}\n{rows}")).unwrap();
    }
    build::build(&folder, &out)?;
    Ok(std::fs::read_to_string(out.join("names.rs")).unwrap())
}

#[test]
fn sound_tables_become_rust() {
    let rows = "가람전자\t가람\t가람\tGaram\t옛가람\t012345\tKOSPI\tKR\t전자\tx\n나루은행\t\t\t\t\t\t\tKR\t\tx\n";
    let made = build("sound", &[("companies-kr.tsv", rows)]).unwrap();
    assert!(made.contains(r#"name: "가람전자", kind: NameKind::Company"#), "{made}");
    assert!(made.contains(r#"text: "가람", names: &[0], is_homograph: true, is_english: false, is_former: false"#));
    assert!(made.contains(r#"text: "옛가람", names: &[0], is_homograph: false, is_english: false, is_former: true"#));
}

#[test]
fn a_shared_homograph_names_both() {
    let company = "누리전자\t누리\t누리\t\t\t\t\tKR\t\tx\n";
    let body = "누리재단\t누리\t누리\t\t\t\t\tKR\t\tx\n";
    let made = build("shared", &[("companies-kr.tsv", company), ("organizations.tsv", body)]).unwrap();
    assert!(made.contains(r#"text: "누리", names: &[0, 1], is_homograph: true"#), "{made}");
}

#[test]
fn an_english_name_may_be_the_usual_one() {
    let made = build("english", &[("companies-world.tsv", "DHL\t\t\tDHL\t\t\t\tDE\t\tx\n")]).unwrap();
    assert!(made.contains(r#"text: "DHL", names: &[0], is_homograph: false, is_english: true"#), "{made}");
}

#[test]
fn errors_name_file_and_line() {
    let sound = "가람전자\t\t\t\t\t\t\tKR\t\tx\n";
    let cases = [
        ("columns", "가람전자\tKR\tx\n", ":3: 3 columns, not 10"),
        ("no-name", "\t\t\t\t\t\t\tKR\t\tx\n", ":3: empty name"),
        ("no-source", "가람전자\t\t\t\t\t\t\tKR\t\t\n", ":3: \"가람전자\" has no source"),
        (
            "ticker",
            "가람전자\t\t\t\t\t05930\tKOSPI\tKR\t\tx\n",
            ":3: ticker \"05930\" has 5 characters; KRX tickers have six",
        ),
        ("space", "가람전자 \t\t\t\t\t\t\tKR\t\tx\n", ":3: space around \"가람전자\""),
        ("item", "가람전자\t가람||\t\t\t\t\t\tKR\t\tx\n", ":3: empty item"),
        ("twice", "가람전자\t가람|가람\t\t\t\t\t\tKR\t\tx\n", ":3: \"가람\" stands twice"),
        ("stranger", "가람전자\t\t나루\t\t\t\t\tKR\t\tx\n", ":3: homograph \"나루\" is no form"),
        ("single", "가람전자\t갈\t\t\t\t\t\tKR\t\tx\n", ":3: \"갈\" has one character"),
        ("order", "나루은행\t\t\t\t\t\t\tKR\t\tx\n가람전자\t\t\t\t\t\t\tKR\t\tx\n", ":4: rows are sorted by name"),
        (
            "claimed",
            "가람전자\t가람\t\t\t\t\t\tKR\t\tx\n가람증권\t가람\t가람\t\t\t\t\tKR\t\tx\n",
            ":4: \"가람\" is a form of \"가람전자\" at ",
        ),
    ];
    for (name, rows, wanted) in cases {
        let error = build(name, &[("companies-kr.tsv", rows)]).unwrap_err();
        assert!(error.contains(&format!("companies-kr.tsv{wanted}")), "{name}: {error}");
    }
    let error = build("double", &[("companies-a.tsv", sound), ("companies-b.tsv", sound)]).unwrap_err();
    assert!(error.contains("companies-b.tsv:3: \"가람전자\" is a row already at "), "{error}");
    let error = build("misnamed", &[("firms.tsv", sound)]).unwrap_err();
    assert!(error.contains("firms.tsv: name the file"), "{error}");
}

#[test]
fn a_missing_header_is_an_error() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("header");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("companies-kr.tsv"), "가람전자\t\t\t\t\t\t\tKR\t\tx\n").unwrap();
    let error = build::build(&folder, &folder).unwrap_err();
    assert!(error.contains("companies-kr.tsv:1: the first line that is no comment"), "{error}");
}
