//! A stream of bytes that comes to stand under its name whole, or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Where bytes go.
pub(crate) enum Sink<'a> {
    Stdout(&'a mut dyn Write),
    /// A file that gets its name when all is written.
    File {
        temporary: BufWriter<NamedTempFile>,
        path: PathBuf,
    },
    /// A device or a pipe, which has no whole.
    Device(BufWriter<File>),
}

impl<'a> Sink<'a> {
    /// A file at `path`, in place of what is there; it is written beside it under another name. Links are followed.
    pub fn create(path: &Path) -> io::Result<Self> {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if path.metadata().is_ok_and(|data| !data.is_file()) {
            return Ok(Sink::Device(BufWriter::new(OpenOptions::new().write(true).open(&path)?)));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Its error names the temporary file, which nobody asked for.
        let temporary = builder().tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
        Ok(Sink::File { temporary: BufWriter::new(temporary), path })
    }

    /// Ends the stream: from here on it stands under its name. A sink that is dropped without it leaves nothing.
    pub fn keep(mut self) -> io::Result<()> {
        self.flush()?;
        match self {
            Sink::Stdout(_) | Sink::Device(_) => Ok(()),
            Sink::File { temporary, path } => {
                let temporary = temporary.into_inner().map_err(io::IntoInnerError::into_error)?;
                // A full disk may come to light here only.
                temporary.as_file().sync_all()?;
                temporary.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
        }
    }
}

/// Hidden, so that nobody takes it for the output while it grows.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sasil-").suffix(".part");
    readable(&mut builder);
    builder
}

/// With the permissions that any new file gets, not those of a secret.
#[cfg(unix)]
fn readable(builder: &mut tempfile::Builder<'static, 'static>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable(_: &mut tempfile::Builder<'static, 'static>) {}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Stdout(stdout) => stdout.write(bytes),
            Sink::File { temporary, .. } => temporary.write(bytes),
            Sink::Device(device) => device.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Stdout(stdout) => stdout.flush(),
            Sink::File { temporary, .. } => temporary.flush(),
            Sink::Device(device) => device.flush(),
        }
    }
}
