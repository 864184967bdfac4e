//! Arguments → files: patterns and folders are walked as they are asked for, in the order of their names.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{Name, Rules};
use crate::job::Failure;

/// A file, or an argument that leads to none.
pub(super) type Found = Result<PathBuf, Failure>;

/// The files that the arguments name.
pub(super) struct Files {
    arguments: VecDeque<PathBuf>,
    /// Those of the argument that is being walked.
    walk: Option<Box<dyn Iterator<Item = Found> + Send>>,
    rules: Arc<Rules>,
}

impl Files {
    pub fn new(arguments: &[PathBuf], rules: Arc<Rules>) -> Self {
        Self { arguments: arguments.iter().cloned().collect(), walk: None, rules }
    }

    fn walk(&self, argument: PathBuf) -> Box<dyn Iterator<Item = Found> + Send> {
        if argument.is_dir() {
            return folder(argument, Arc::clone(&self.rules));
        }
        let pattern = argument.to_str().filter(|name| name.contains(['*', '?', '[']) && !argument.exists());
        match pattern {
            Some(pattern) => files_like(pattern, Arc::clone(&self.rules)),
            None => Box::new(std::iter::once(Ok(argument))),
        }
    }
}

impl Iterator for Files {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(found) = self.walk.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            let argument = self.arguments.pop_front()?;
            self.walk = Some(self.walk(argument));
        }
    }
}

/// The files of a folder and of those in it, as far as their endings are those of texts.
fn folder(root: PathBuf, rules: Arc<Rules>) -> Box<dyn Iterator<Item = Found> + Send> {
    let is_shown = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let walk = WalkDir::new(&root).sort_by_file_name().into_iter().filter_entry(is_shown);
    let mut any = false;
    let files = walk.filter_map(move |entry| {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return Some(Err(unreadable(&error))),
        };
        // A link to a file is followed; one to a folder may lead round in a circle.
        if !entry.path().is_file() {
            return None;
        }
        if rules.reads(entry.path()) {
            return Some(Ok(entry.into_path()));
        }
        let ending = entry.path().extension().map_or_else(String::new, |ending| format!(".{}", ending.display()));
        rules.notes().skipped(&entry.path().to_string_lossy(), if ending.is_empty() { "none" } else { &ending });
        None
    });
    let root = Name::of(&root);
    let mut files = Box::new(files);
    Box::new(std::iter::from_fn(move || {
        let file = files.next();
        if file.is_none() && !std::mem::replace(&mut any, true) {
            return Some(Err(root.clone().failure("holds no file to read; --extensions names other endings")));
        }
        any = true;
        file
    }))
}

fn unreadable(error: &walkdir::Error) -> Failure {
    let path = error.path().unwrap_or(Path::new(""));
    let why = error.io_error().map_or_else(|| error.to_string(), std::io::Error::to_string);
    Name::of(path).failure(format!("cannot be looked into: {why}"))
}

/// What fits a pattern that no shell has filled in: `'news/**/*.txt'`.
fn files_like(pattern: &str, rules: Arc<Rules>) -> Box<dyn Iterator<Item = Found> + Send> {
    let name = Name::of(Path::new(pattern));
    let paths = match glob::glob(pattern) {
        Ok(paths) => paths,
        Err(error) => {
            let failure = name.failure(format!("is no pattern: {}, at character {}", error.msg, error.pos + 1));
            return Box::new(std::iter::once(Err(failure)));
        }
    };
    let mut paths = paths.peekable();
    if paths.peek().is_none() {
        return Box::new(std::iter::once(Err(name.failure("no file fits this pattern"))));
    }
    Box::new(paths.flat_map(move |path| match path {
        Ok(path) if path.is_dir() => folder(path, Arc::clone(&rules)),
        Ok(path) => Box::new(std::iter::once(Ok(path))),
        Err(error) => {
            let failure = Name::of(error.path()).failure(format!("cannot be looked into: {}", error.error()));
            Box::new(std::iter::once(Err(failure)))
        }
    }))
}
