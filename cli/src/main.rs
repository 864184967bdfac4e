//! The program `sasil`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sasil_cli::run(std::env::args_os())
}
