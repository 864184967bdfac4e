//! Gold sentences with the claims that they make: `tests/claims`. Shared with the program that fits the confidence.

use std::path::{Path, PathBuf};

use sasil::{Claim, ClaimKind, Document, Filler, Modality, Polarity, Role};

#[derive(serde::Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
pub struct Case {
    pub text: String,
    pub date: Option<String>,
    pub claims: Vec<String>,
}

/// A claim as written in a case.
#[derive(Debug)]
pub struct Wanted {
    pub kind: ClaimKind,
    pub roles: Vec<(Role, String)>,
    pub polarity: Polarity,
    pub modality: Modality,
    pub source: Option<String>,
}

pub fn wanted(line: &str) -> Wanted {
    let mut parts = line.split(" | ");
    let kind = parts.next().and_then(|kind| kind.trim().parse().ok()).unwrap_or_else(|| panic!("no kind in `{line}`"));
    let mut wanted =
        Wanted { kind, roles: Vec::new(), polarity: Polarity::Affirmed, modality: Modality::Asserted, source: None };
    for part in parts {
        match part.trim().split_once('=') {
            Some(("source", source)) => wanted.source = Some(source.to_owned()),
            Some((role, text)) => {
                let role = role.parse().unwrap_or_else(|_| panic!("no role `{role}` in `{line}`"));
                wanted.roles.push((role, text.to_owned()));
            }
            None => match part.trim() {
                "negated" => wanted.polarity = Polarity::Negated,
                "planned" => wanted.modality = Modality::Planned,
                "possible" => wanted.modality = Modality::Possible,
                "alleged" => wanted.modality = Modality::Alleged,
                other => panic!("no flag `{other}` in `{line}`"),
            },
        }
    }
    wanted
}

/// The roles without which a claim of a kind says nothing, as the contract has them.
fn core(kind: ClaimKind) -> &'static [Role] {
    use Role::{
        Acquirer, Amount, Analyst, Asset, Authority, Company, Customer, Defendant, Employer, Form, Founded, Founder,
        Investee, Investor, Licensee, Licensor, Metric, Owned, Owner, Party, Payee, Payer, Person, Plaintiff, Product,
        Seller, Supplier, Target,
    };
    match kind {
        ClaimKind::Invest => &[Investor, Investee],
        ClaimKind::Raise | ClaimKind::List | ClaimKind::Build => &[Company],
        ClaimKind::Acquire => &[Acquirer, Target],
        ClaimKind::Divest => &[Seller, Asset],
        ClaimKind::Merge | ClaimKind::Partner => &[Party],
        ClaimKind::Supply => &[Supplier, Customer],
        ClaimKind::Pay => &[Payer, Payee],
        ClaimKind::Earn => &[Company, Metric, Amount],
        ClaimKind::Value => &[Company, Amount],
        ClaimKind::Launch => &[Company, Product],
        ClaimKind::Found => &[Founder, Founded],
        ClaimKind::Own => &[Owner, Owned],
        ClaimKind::Appoint => &[Company, Person],
        ClaimKind::Hire | ClaimKind::Layoff => &[Employer],
        ClaimKind::Sue => &[Plaintiff, Defendant],
        ClaimKind::Investigate | ClaimKind::Sanction => &[Authority, Target],
        ClaimKind::License => &[Licensor, Licensee],
        ClaimKind::Payout | ClaimKind::Insolvency => &[Company, Form],
        ClaimKind::Rate => &[Analyst, Company],
    }
}

pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

pub fn said(document: &Document, filler: &Filler) -> String {
    match filler {
        Filler::Entity(id) => document.entity(*id).map(|entity| bare(&entity.text)).unwrap_or_default(),
        Filler::Passage(passage) => bare(&passage.text),
        Filler::Code { code, .. } => (*code).to_owned(),
    }
}

/// Words are the same where one holds the other and is at least half as long, as in the measure of the contract.
pub fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    a == b || (long.contains(short) && short.len() * 2 >= long.len())
}

pub fn is_wanted(document: &Document, claim: &Claim, wanted: &Wanted) -> bool {
    claim.kind == wanted.kind
        && core(wanted.kind).iter().all(|role| {
            let gold: Vec<String> =
                wanted.roles.iter().filter(|(own, _)| own == role).map(|(_, text)| bare(text)).collect();
            let came: Vec<String> = claim.fillers(*role).map(|filler| said(document, filler)).collect();
            gold.is_empty()
                || gold.len() == came.len() && gold.iter().all(|text| came.iter().any(|own| alike(text, own)))
        })
}

/// The cases of a folder by file, in order.
pub fn cases(folder: &Path) -> Vec<(String, Vec<Case>)> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file: File =
            toml::from_str(&std::fs::read_to_string(path).expect("a file")).unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, file.case)
    };
    paths.iter().map(read).collect()
}
