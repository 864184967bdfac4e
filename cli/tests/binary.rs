//! The program as a process: exit codes, pipes and a full disk.

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

fn sasil(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sasil"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs with `stdin`, written by a thread of its own so that neither side waits for the other.
fn output(mut command: Command, stdin: Vec<u8>) -> Output {
    let mut child = command.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let _ = pipe.write_all(&stdin);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("all is written");
    output
}

fn records(count: usize) -> Vec<u8> {
    (0..count)
        .flat_map(|n| format!("{{\"id\": \"{n}\", \"text\": \"네이버가 {n}억원을 투자했다.\"}}\n").into_bytes())
        .collect()
}

#[test]
fn exit_codes_tell_how_it_went() {
    assert_eq!(output(sasil(&["-"]), "네이버가 투자했다.".into()).status.code(), Some(0));
    assert_eq!(output(sasil(&["-"]), Vec::new()).status.code(), Some(1));
    assert_eq!(output(sasil(&["--wrong", "-"]), Vec::new()).status.code(), Some(2));
    assert_eq!(output(sasil(&["--help"]), Vec::new()).status.code(), Some(0));
}

#[test]
fn a_closed_pipe_ends_the_run_with_one_line() {
    let mut child = sasil(&["--format", "ndjson", "-"]).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&records(20_000));
    });
    let mut first = [0; 16];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("output");
    let ended = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    let err = String::from_utf8(ended.stderr).expect("UTF-8");
    assert_eq!(ended.status.code(), Some(1), "{err}");
    assert!(err.starts_with("sasil: whoever reads the output closed it"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_ends_the_run_with_one_line() {
    let mut command = sasil(&["--format", "ndjson", "-"]);
    command.stdout(std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full"));
    let ended = output(command, records(100));
    let err = String::from_utf8(ended.stderr).expect("UTF-8");
    assert_eq!(ended.status.code(), Some(1), "{err}");
    assert!(err.contains("the output cannot be written"), "{err}");
    assert_eq!(err.lines().count(), 1, "{err}");
}

#[test]
#[cfg(target_os = "linux")]
fn help_that_cannot_be_written_is_no_success() {
    let mut command = sasil(&["--help"]);
    command.stdout(std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full"));
    assert_eq!(output(command, Vec::new()).status.code(), Some(1));
}

/// Sends what Ctrl-C sends.
#[cfg(unix)]
fn interrupt(child: &std::process::Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "kill");
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_leaves_whole_lines() {
    let mut child = sasil(&["--format", "ndjson", "-"]).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&records(100_000));
    });
    let mut first = [0; 16];
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut first).expect("output");
    interrupt(&child);
    let mut rest = Vec::new();
    stdout.read_to_end(&mut rest).expect("output");
    let ended = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    assert_eq!(ended.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&ended.stderr).starts_with("sasil: interrupted"));
    assert_eq!(rest.last(), Some(&b'\n'));
    let lines = String::from_utf8([&first[..], &rest].concat()).expect("UTF-8");
    assert!(lines.lines().all(|line| line.starts_with("{\"schema\":1") && line.ends_with("}")));
}

#[test]
#[cfg(unix)]
fn a_run_that_waits_for_its_input_can_be_interrupted() {
    let mut child = sasil(&["--format", "ndjson", "-"]).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(&records(1)).expect("a record");
    let mut first = [0; 16];
    child.stdout.as_mut().expect("a pipe").read_exact(&mut first).expect("a document comes when it is done");
    interrupt(&child);
    assert_eq!(child.wait().expect("the program ends").code(), Some(130));
    drop(stdin);
}

#[test]
fn shells_can_complete_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ended = output(sasil(&["completions", shell]), Vec::new());
        assert_eq!(ended.status.code(), Some(0), "{shell}");
        assert!(String::from_utf8_lossy(&ended.stdout).contains("text-column"), "{shell}");
    }
    assert_eq!(output(sasil(&["completions", "cmd"]), Vec::new()).status.code(), Some(2));
}

#[test]
fn a_pipe_gets_no_colours() {
    let ended = output(sasil(&["-"]), "네이버가 투자했다.".into());
    assert!(!ended.stdout.contains(&0x1b));
    let mut forced = sasil(&["--color", "always", "-"]);
    forced.env("NO_COLOR", "1");
    assert!(
        output(forced, "네이버가 투자했다.".into()).stdout.contains(&0x1b),
        "the option is nearer than the variable"
    );
}
