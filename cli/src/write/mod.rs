//! Where what is written goes: stdout, a file, a folder.
//!
//! A file gets its name when all of it is written ([`Sink`]), so that nobody finds half a file under it, whatever
//! happens on the way.

mod folder;
mod sink;

use std::io::{self, Write};
use std::path::Path;

use self::folder::Folder;
pub(crate) use self::sink::Sink;
use crate::args::{Format, OutputArgs};
use crate::show::{Body, Printed, table};

/// The output of a run.
pub(crate) struct Output<'a> {
    way: Way<'a>,
}

enum Way<'a> {
    /// One document after another.
    Stream(Sink<'a>),
    /// A file a document.
    Folder(Folder),
    /// A file a table.
    Tables(Vec<Sink<'a>>),
}

impl<'a> Output<'a> {
    /// Opens what the command line names.
    ///
    /// # Errors
    ///
    /// With what to do about it.
    pub fn open(args: &OutputArgs, stdout: &'a mut dyn Write) -> Result<Self, String> {
        let way = match (args.format(), &args.output) {
            (Format::Csv, _) => Way::Tables(csv(args, stdout)?),
            (_, None) => Way::Stream(Sink::Stdout(stdout)),
            (format, Some(path)) if is_folder(path) => {
                Way::Folder(Folder::create(path.clone(), format.ending()).map_err(|error| unwritable(path, &error))?)
            }
            (_, Some(path)) => Way::Stream(file(path)?),
        };
        Ok(Self { way })
    }

    /// Writes a document in one go, so that an interrupted run leaves whole lines.
    pub fn write(&mut self, printed: &Printed) -> io::Result<()> {
        match (&mut self.way, &printed.body) {
            (Way::Stream(sink), Body::Bytes(bytes)) => sink.write_all(bytes),
            (Way::Folder(folder), Body::Bytes(bytes)) if !bytes.is_empty() => {
                let name = folder.name(&printed.id);
                folder.write(&name, bytes)
            }
            (Way::Tables(sinks), Body::Tables(parts)) => {
                sinks.iter_mut().zip(parts).try_for_each(|(sink, rows)| sink.write_all(rows))
            }
            // A document that failed leaves nothing where only people or tables are served.
            (Way::Stream(_) | Way::Folder(_) | Way::Tables(_), _) => Ok(()),
        }
    }

    /// Ends the output; files get their names.
    pub fn keep(self) -> io::Result<()> {
        match self.way {
            Way::Stream(sink) => sink.keep(),
            Way::Folder(_) => Ok(()),
            Way::Tables(mut sinks) => {
                // Either both tables or none: what can fail for want of room fails here.
                sinks.iter_mut().try_for_each(Sink::flush)?;
                sinks.into_iter().try_for_each(Sink::keep)
            }
        }
    }
}

/// One sink a table, with the header written.
fn csv<'a>(args: &OutputArgs, stdout: &'a mut dyn Write) -> Result<Vec<Sink<'a>>, String> {
    let mut sinks = tables(args, stdout)?;
    for (sink, table) in sinks.iter_mut().zip(args.tables()) {
        let mark: &[u8] = if args.bom { b"\xef\xbb\xbf" } else { b"" };
        let written = sink.write_all(mark).and_then(|()| sink.write_all(&table::header(*table)));
        written.map_err(|error| format!("the output cannot be written: {error}"))?;
    }
    Ok(sinks)
}

/// Two files in a folder, or one table alone.
fn tables<'a>(args: &OutputArgs, stdout: &'a mut dyn Write) -> Result<Vec<Sink<'a>>, String> {
    let ending = args.format().ending();
    match (args.table, &args.output) {
        (Some(_), None) => Ok(vec![Sink::Stdout(stdout)]),
        (Some(_), Some(path)) if !is_folder(path) => Ok(vec![file(path)?]),
        (_, Some(path)) => {
            if path.exists() && !path.is_dir() {
                return Err(format!(
                    "{}: is a file, and {ending} writes two; give a folder, or one table with --table claims",
                    path.display()
                ));
            }
            std::fs::create_dir_all(path).map_err(|error| unwritable(path, &error))?;
            args.tables().iter().map(|table| file(&path.join(format!("{}.{ending}", table.name())))).collect()
        }
        (None, None) => Err(format!(
            "{ending} writes two files, entities.{ending} and claims.{ending}: say where with --output FOLDER, or \
             choose one table with --table claims"
        )),
    }
}

fn file<'a>(path: &Path) -> Result<Sink<'a>, String> {
    Sink::create(path).map_err(|error| unwritable(path, &error))
}

/// A folder, or what is to become one: `found/`.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    let way_out = match error.kind() {
        io::ErrorKind::NotFound => "; make the folder first",
        io::ErrorKind::PermissionDenied => "; choose a place you may write to",
        _ => "",
    };
    format!("{}: cannot be written: {error}{way_out}", path.display())
}
