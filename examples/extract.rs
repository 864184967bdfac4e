//! The program `sasil` as an example: `cargo run --release --example extract -- examples/articles/*.txt`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sasil_cli::run(std::env::args_os())
}
