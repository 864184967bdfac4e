//! One run: what the command line asks for, carried out.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::available_parallelism;

use jiff::civil::Date;
use sasil::{Document, Extractor};

use crate::args::Args;
use crate::input::{Documents, Rules};
use crate::job::{Article, Failure, Job, Outcome, Reading, Text};
use crate::progress::Progress;
use crate::show::digest::Digest;
use crate::show::{Printed, Printer, summary};
use crate::write::Output;
use crate::{Exit, Streams, input, interrupt, page, pipeline, say};

/// An extractor with what the command line says about it.
pub(crate) struct Session<'a> {
    args: &'a Args,
    extractor: Extractor,
}

/// A document as it goes out.
struct Page {
    printed: Printed,
    failure: Option<Failure>,
    /// What is to be said of it though it was read.
    note: Option<String>,
}

impl Page {
    /// The line for people, where there is something to say.
    fn message(&self) -> Option<String> {
        self.failure.as_ref().map(ToString::to_string).or_else(|| self.note.clone())
    }
}

/// How far a run came.
#[derive(Default)]
struct Tally {
    done: usize,
    failed: usize,
    total: Digest,
    /// The output could not be written any further.
    stopped: Option<io::Error>,
}

impl<'a> Session<'a> {
    /// Loads dictionaries; names that could not be taken are told of on `stderr`.
    pub fn new(args: &'a Args, stderr: &mut dyn Write) -> Result<Self, String> {
        let mut builder = Extractor::builder().keep_furniture(args.keep_furniture).lexicon(!args.no_lexicon);
        builder = builder.explanations(args.explain);
        if !args.kinds.is_empty() {
            builder = builder.kinds(args.kinds.iter().copied());
        }
        if !args.only.is_empty() {
            builder = builder.entities(args.only.iter().copied());
        }
        if let Some(confidence) = args.min_confidence {
            builder = builder.min_confidence(confidence);
        }
        if let Some(folder) = &args.dict {
            builder = builder.dictionary(folder);
        }
        for file in &args.names {
            builder = builder.user_dictionary(file).map_err(|error| error.to_string())?;
        }
        if !args.quiet {
            builder.problems().iter().for_each(|problem| say(stderr, problem));
        }
        let extractor = builder.build().map_err(|error| error.to_string())?;
        Ok(Self { args, extractor })
    }

    /// Reads every input and writes what comes of it.
    pub fn run(&self, streams: Streams<'_>) -> Exit {
        let Streams { stdin, stdout, stderr, width, color, seen, progress } = streams;
        let mut output = match Output::open(&self.args.output, stdout) {
            Ok(output) => output,
            Err(message) => {
                say(stderr, &message);
                return Exit::Usage;
            }
        };
        // On a terminal somebody looks.
        let told = progress && !self.args.quiet;
        let printer = Printer::new(&self.args.output, width, color, told || self.args.output.summary);
        let rules = Arc::new(Rules::new(&self.args.input));
        let documents = Documents::new(&self.args.input, Arc::clone(&rules), stdin);
        let mut tally = Tally::default();
        let work = |jobs: Vec<Job>| {
            let documents = self.read_group(&jobs);
            let pages = jobs.iter().zip(documents).map(|(job, document)| {
                let note = job.as_ref().ok().and_then(Article::note);
                let outcome = job.as_ref().map_err(Failure::clone).and_then(|article| self.extract(article, document));
                let printed = printer.print(&outcome);
                Page { printed, failure: outcome.err(), note: note.filter(|_| !self.args.quiet) }
            });
            pages.collect()
        };
        let size = |job: &Job| job.as_ref().map_or(0, |article| article.text.len());
        // Documents on the terminal tell by themselves how far the run has come.
        let shown = progress && !self.args.quiet && (!seen || self.args.output.output.is_some());
        let mut progress = Progress::new(shown, shown.then(|| input::total(&self.args.input)).flatten());
        pipeline::ordered(documents, size, self.workers(), work, |page| {
            let _writing = interrupt::writing();
            if let Some(message) = page.message() {
                progress.pause(|| say(stderr, &message));
            }
            progress.advance(rules.read());
            tally.write(page, &mut output)
        });
        progress.end();
        if tally.stopped.is_none() {
            tally.stopped = output.keep(&tally.total).err();
        }
        if !self.args.quiet {
            rules.notes().lines().iter().for_each(|line| say(stderr, line));
        }
        let many = told && tally.done >= summary::MANY;
        if (self.args.output.summary || many) && tally.done > 0 {
            // Where even that cannot be written there is nobody left to tell.
            let _ = stderr.write_all(summary::summary(&tally.total, tally.failed, width, color).as_bytes());
        }
        self.close(&tally, stderr)
    }

    /// The documents of the plain texts among these jobs, read together; none of them where one brings out a bug.
    fn read_group(&self, jobs: &[Job]) -> Vec<Option<Document>> {
        let plain = |job: &Job| job.as_ref().is_ok_and(|article| !article.is_page);
        let texts: Vec<(&str, Option<Date>)> = jobs
            .iter()
            .filter(|job| plain(job))
            .flatten()
            .map(|article| (article.text.as_str(), article.date))
            .collect();
        let read = catch_unwind(AssertUnwindSafe(|| self.extractor.extract_group(&texts)));
        let mut documents = read.unwrap_or_default().into_iter();
        jobs.iter().map(|job| if plain(job) { documents.next() } else { None }).collect()
    }

    /// What is to be told of an article, of which the document may have been read already.
    fn extract<'t>(&self, article: &'t Article, document: Option<Document>) -> Outcome<'t> {
        let failed = |message: String| Failure { id: article.id.clone(), place: article.place.clone(), message };
        let read = match document {
            Some(document) => Ok(Reading { document, text: Text::Whole(&article.text) }),
            // One document that brings out a bug must not take the other thousands with it.
            None => catch_unwind(AssertUnwindSafe(|| self.read(article))).unwrap_or_else(|_| {
                Err("a bug in sasil stopped the reading of this document; please report it with the text".into())
            }),
        };
        let mut reading = read.map_err(failed)?;
        reading.document.warnings.extend(article.undecodable());
        reading.document.id = Some(article.id.as_str().into());
        reading.document.source = Some(article.source.as_str().into());
        Ok(reading)
    }

    fn read<'t>(&self, article: &'t Article) -> Result<Reading<'t>, String> {
        if !article.is_page {
            let document = self.extractor.extract_dated(&article.text, article.date);
            return Ok(Reading { document, text: Text::Whole(&article.text) });
        }
        let page = page::read(&article.text, self.args.keep_furniture);
        if page.article.text().is_empty() {
            return Err("holds no text beside its markup".to_string());
        }
        let document = self.extractor.extract_excerpt(&page.article, page.date.or(article.date));
        Ok(Reading { document, text: Text::Taken(page.article) })
    }

    fn workers(&self) -> usize {
        match self.args.jobs {
            0 => available_parallelism().map_or(1, usize::from),
            jobs => jobs.min(MOST_WORKERS),
        }
    }

    fn close(&self, tally: &Tally, stderr: &mut dyn Write) -> Exit {
        if let Some(error) = &tally.stopped {
            if error.kind() == io::ErrorKind::Interrupted {
                say(stderr, &format!("interrupted; stopped after {}", documents(tally.done)));
                return Exit::Interrupted;
            }
            let why = if error.kind() == io::ErrorKind::BrokenPipe {
                "whoever reads the output closed it".to_string()
            } else {
                format!("the output cannot be written: {error}")
            };
            say(stderr, &format!("{why}; stopped after {}", documents(tally.done)));
            return Exit::SomeFailed;
        }
        if tally.failed == 0 {
            return Exit::Done;
        }
        if !self.args.quiet && tally.done + tally.failed > 1 {
            say(stderr, &format!("{} read, {} not", documents(tally.done), tally.failed));
        }
        Exit::SomeFailed
    }
}

/// More threads than this help no machine and cost memory.
const MOST_WORKERS: usize = 256;

fn documents(count: usize) -> String {
    format!("{count} document{}", if count == 1 { "" } else { "s" })
}

impl Tally {
    fn write(&mut self, mut page: Page, output: &mut Output<'_>) -> ControlFlow<()> {
        if let Some(digest) = page.printed.digest.take() {
            self.total.add(digest);
        }
        if let Err(error) = output.write(page.printed) {
            self.stopped = Some(error);
            return ControlFlow::Break(());
        }
        match page.failure {
            Some(_) => self.failed += 1,
            None => self.done += 1,
        }
        if interrupt::is_requested() {
            self.stopped = Some(io::ErrorKind::Interrupted.into());
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}
