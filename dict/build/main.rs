//! Turns the data files of this crate into tables: one module a kind of table.
//!
//! Cargo runs build scripts unoptimised on the user's machine, so nothing here may be heavy, and
//! nothing is fetched.

mod confidence;
#[cfg(feature = "ko-dic")]
mod ko_dic;
mod names;
mod predicates;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    println!("cargo::rerun-if-changed=build");
    let out = std::env::var("OUT_DIR").map_err(|e| format!("OUT_DIR: {e}"))?;
    let out = Path::new(&out);
    names::build(Path::new("names"), out)?;
    println!("cargo::rerun-if-changed=predicates");
    let tables = predicates::compile(Path::new("predicates"))?;
    std::fs::write(out.join("predicates.rs"), tables).map_err(|e| format!("predicates.rs: {e}"))?;
    println!("cargo::rerun-if-changed=confidence.tsv");
    let weights = confidence::compile(Path::new("confidence.tsv"))?;
    std::fs::write(out.join("confidence.rs"), weights).map_err(|e| format!("confidence.rs: {e}"))?;
    #[cfg(feature = "ko-dic")]
    ko_dic::unpack(Path::new("ko-dic"), out)?;
    Ok(())
}
