//! The program `sasil`: companies, money, dates and claims from Korean business news, on the command line.
//!
//! ```text
//! sasil examples/articles/*.txt
//! sasil --format ndjson --jobs 4 news.ndjson > claims.ndjson
//! ```
//!
//! This crate is thin: it finds documents (`input`), hands them to [`sasil::Extractor`] on several threads in the
//! order they came (`pipeline`), and writes what comes back: in which form (`show`), and where (`write`). The library behind it, with an example of
//! its use, is the crate [`sasil`].
//!
//! Everything the program touches comes in through [`Streams`], so that a test can run it in its own process:
//!
//! ```
//! use sasil_cli::{Exit, Streams, run_with};
//!
//! let (mut out, mut err) = (Vec::new(), Vec::new());
//! let stdin = Box::new("삼성전자가 2조원을 투자했다.".as_bytes());
//! let exit = run_with(["sasil", "--format", "ndjson", "-"], Streams::plain(stdin, &mut out, &mut err));
//! assert_eq!(exit, Exit::Done);
//! assert!(out.starts_with(br#"{"schema":1,"id":"stdin","source":"-""#));
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod args;
mod import;
mod input;
mod interrupt;
mod job;
mod misread;
mod page;
mod pipeline;
mod progress;
mod session;
mod show;
mod write;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Color, Command, DictCommand};
use crate::session::Session;

/// How a run ended; the numbers are the program's exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Every document was read and written.
    Done = 0,
    /// Some input could not be read, or the output could not be written; the rest was done.
    SomeFailed = 1,
    /// The command line or a dictionary is wrong; nothing was done.
    Usage = 2,
    /// The user broke it off; what was written is whole.
    Interrupted = 130,
}

/// Where a run reads and writes.
pub struct Streams<'a> {
    /// What `-` reads.
    pub stdin: Box<dyn Read + Send + 'a>,
    /// Where the output goes.
    pub stdout: &'a mut dyn Write,
    /// Where messages go.
    pub stderr: &'a mut dyn Write,
    /// Columns to write text for.
    pub width: usize,
    /// Whether the output is looked at by a person who wants colours (unless `--color` decides).
    pub color: bool,
    /// Whether the output goes to a terminal.
    pub seen: bool,
    /// Whether messages do: then a long run tells how far it has come.
    pub progress: bool,
}

impl<'a> Streams<'a> {
    /// Streams that are no terminal: 100 columns, no colours.
    pub fn plain(
        stdin: Box<dyn Read + Send + 'a>,
        stdout: &'a mut dyn Write,
        stderr: &'a mut dyn Write,
    ) -> Streams<'a> {
        Streams { stdin, stdout, stderr, width: PLAIN_WIDTH, color: false, seen: false, progress: false }
    }
}

/// Columns of text that goes into a file or a pipe.
const PLAIN_WIDTH: usize = 100;
/// Wider lines are hard to read, however wide the window.
const MAX_WIDTH: usize = 140;
/// Narrower ones leave no room for an amount.
const MIN_WIDTH: usize = 40;

/// Runs the program with the process's own standard streams.
pub fn run<I, T>(args: I) -> ExitCode
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    let stdout = io::stdout();
    let terminal = stdout.is_terminal();
    let streams = Streams {
        stdin: Box::new(io::stdin()),
        // It holds no lines back: whoever reads along sees a document when it is done.
        stdout: &mut stdout.lock(),
        stderr: &mut io::stderr(),
        width: if terminal { terminal_width() } else { PLAIN_WIDTH },
        color: terminal && wants_color(),
        seen: terminal,
        progress: io::stderr().is_terminal(),
    };
    interrupt::listen();
    ExitCode::from(run_with(args, streams) as u8)
}

/// Runs the program with the given streams.
pub fn run_with<I, T>(args: I, mut streams: Streams<'_>) -> Exit
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return say_usage(&error, &mut streams),
    };
    match &args.command {
        Some(Command::Dict(DictCommand::Import(import))) => return import::run(import, streams),
        Some(Command::Completions { shell }) => return say_out(&args::completions(*shell), &mut streams),
        None => {}
    }
    streams.color = match args.output.color {
        Color::Auto => streams.color,
        Color::Always => true,
        Color::Never => false,
    };
    if args.output.schema {
        return say_out(&show::schema(args.output.format()), &mut streams);
    }
    match Session::new(&args, streams.stderr) {
        Ok(session) => session.run(streams),
        Err(message) => {
            say(streams.stderr, &message);
            Exit::Usage
        }
    }
}

/// Help and version go to stdout and are no failure; everything else clap has to say goes to stderr.
fn say_usage(error: &clap::Error, streams: &mut Streams<'_>) -> Exit {
    let text = if streams.color { error.render().ansi().to_string() } else { error.render().to_string() };
    if error.use_stderr() {
        let _ = streams.stderr.write_all(text.as_bytes());
        return Exit::Usage;
    }
    say_out(text.as_bytes(), streams)
}

/// Writes what is no document: help, the schema.
fn say_out(bytes: &[u8], streams: &mut Streams<'_>) -> Exit {
    match streams.stdout.write_all(bytes).and_then(|()| streams.stdout.flush()) {
        Ok(()) => Exit::Done,
        Err(error) => {
            say(streams.stderr, &format!("the output cannot be written: {error}"));
            Exit::SomeFailed
        }
    }
}

/// One line on stderr. Where even that cannot be written there is nobody left to tell.
fn say(stderr: &mut dyn Write, message: &str) {
    let _ = writeln!(stderr, "sasil: {message}");
}

fn terminal_width() -> usize {
    match terminal_size::terminal_size() {
        Some((terminal_size::Width(columns), _)) => usize::from(columns).clamp(MIN_WIDTH, MAX_WIDTH),
        None => PLAIN_WIDTH,
    }
}

/// <https://no-color.org>: any value but the empty one; and a terminal that says it can do nothing.
fn wants_color() -> bool {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
}
