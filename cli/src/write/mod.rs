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
use crate::show::digest::Digest;
use crate::show::html::Site;
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
    #[cfg(feature = "parquet")]
    Parquet(Vec<(table::parquet::File, Sink<'a>)>),
    /// A page of all documents.
    Page(Site, Sink<'a>),
    /// A page a document, and `index.html` of all.
    Pages(Site, Folder),
}

/// The page of all documents, beside the pages of each.
const INDEX: &str = "index";

impl<'a> Output<'a> {
    /// Opens what the command line names.
    ///
    /// # Errors
    ///
    /// With what to do about it.
    pub fn open(args: &OutputArgs, stdout: &'a mut dyn Write) -> Result<Self, String> {
        let way = match (args.format(), &args.output) {
            (Format::Csv, _) => Way::Tables(csv(args, stdout)?),
            #[cfg(feature = "parquet")]
            (Format::Parquet, _) => Way::Parquet(parquet(args, stdout)?),
            (format, Some(path)) if args.is_folder() => {
                let mut folder =
                    Folder::create(path.clone(), format.ending()).map_err(|error| unwritable(path, &error))?;
                if format == Format::Html {
                    folder.reserve(INDEX);
                    Way::Pages(Site::default(), folder)
                } else {
                    Way::Folder(folder)
                }
            }
            (format, place) => {
                let sink = place.as_ref().map_or(Ok(Sink::Stdout(stdout)), |path| file(path))?;
                if format == Format::Html { Way::Page(Site::default(), sink) } else { Way::Stream(sink) }
            }
        };
        Ok(Self { way })
    }

    /// Writes a document in one go, so that an interrupted run leaves whole lines.
    pub fn write(&mut self, printed: Printed) -> io::Result<()> {
        match (&mut self.way, printed.body) {
            (Way::Stream(sink), Body::Bytes(bytes)) => sink.write_all(&bytes),
            (Way::Folder(folder), Body::Bytes(bytes)) if !bytes.is_empty() => {
                let name = folder.name(&printed.id);
                folder.write(&name, &bytes)
            }
            (Way::Tables(sinks), Body::Tables(parts)) => {
                sinks.iter_mut().zip(parts).try_for_each(|(sink, rows)| sink.write_all(&rows))
            }
            #[cfg(feature = "parquet")]
            (Way::Parquet(files), Body::Batches(batches)) => {
                let mut parts = files.iter_mut().zip(batches);
                parts.try_for_each(|((file, sink), rows)| rows.map_or(Ok(()), |rows| file.write(&rows, sink)))
            }
            (Way::Page(site, _), Body::Section(section)) => {
                site.add(section);
                Ok(())
            }
            (Way::Pages(site, folder), Body::Page(page, mut section)) => {
                section.file = folder.name(&printed.id);
                folder.write(&section.file, &page)?;
                site.add(section);
                Ok(())
            }
            (Way::Page(site, _) | Way::Pages(site, _), Body::Failed(failure)) => {
                site.fail(&failure);
                Ok(())
            }
            // A document that failed leaves nothing where only people or tables are served.
            (Way::Stream(_) | Way::Folder(_) | Way::Tables(_) | Way::Page(..) | Way::Pages(..), _) => Ok(()),
            #[cfg(feature = "parquet")]
            (Way::Parquet(_), _) => Ok(()),
        }
    }

    /// Ends the output; files get their names.
    pub fn keep(self, total: &Digest) -> io::Result<()> {
        match self.way {
            Way::Stream(sink) => sink.keep(),
            Way::Folder(_) => Ok(()),
            Way::Tables(sinks) => keep_all(sinks),
            #[cfg(feature = "parquet")]
            Way::Parquet(files) => {
                let ended = files.into_iter().map(|(file, mut sink)| file.end(&mut sink).map(|()| sink));
                keep_all(ended.collect::<io::Result<_>>()?)
            }
            Way::Page(site, mut sink) => {
                sink.write_all(site.page(total).as_bytes())?;
                sink.keep()
            }
            Way::Pages(site, folder) => folder.write(&format!("{INDEX}.html"), site.page(total).as_bytes()),
        }
    }
}

/// Either all tables or none: what can fail for want of room fails before the first gets its name.
fn keep_all(mut sinks: Vec<Sink<'_>>) -> io::Result<()> {
    sinks.iter_mut().try_for_each(Sink::flush)?;
    sinks.into_iter().try_for_each(Sink::keep)
}

#[cfg(feature = "parquet")]
fn parquet<'a>(args: &OutputArgs, stdout: &'a mut dyn Write) -> Result<Vec<(table::parquet::File, Sink<'a>)>, String> {
    let sinks = tables(args, stdout)?;
    let files = args.tables().iter().zip(sinks).map(|(table, sink)| Ok((table::parquet::File::new(*table)?, sink)));
    files.collect::<io::Result<_>>().map_err(|error| format!("the output cannot be written: {error}"))
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
        (Some(_), Some(path)) if !args.is_folder() => Ok(vec![file(path)?]),
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

fn unwritable(path: &Path, error: &io::Error) -> String {
    let way_out = match error.kind() {
        io::ErrorKind::NotFound => "; make the folder first",
        io::ErrorKind::PermissionDenied => "; choose a place you may write to",
        _ => "",
    };
    format!("{}: cannot be written: {error}{way_out}", path.display())
}
