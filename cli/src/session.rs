//! One run: what the command line asks for, carried out.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::available_parallelism;

use sasil::Extractor;

use crate::args::Args;
use crate::input::Documents;
use crate::job::{Failure, Job, Outcome, Reading};
use crate::show::digest::Digest;
use crate::show::{Printed, Printer};
use crate::write::Output;
use crate::{Exit, Streams, pipeline, say};

/// An extractor with what the command line says about it.
pub(crate) struct Session<'a> {
    args: &'a Args,
    extractor: Extractor,
}

/// A document as it goes out.
struct Page {
    printed: Printed,
    failure: Option<Failure>,
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
        let Streams { stdin, stdout, stderr, width, color } = streams;
        let mut output = match Output::open(&self.args.output, stdout) {
            Ok(output) => output,
            Err(message) => {
                say(stderr, &message);
                return Exit::Usage;
            }
        };
        let printer = Printer::new(&self.args.output, width, color, false);
        let documents = Documents::new(&self.args.input, stdin);
        let mut tally = Tally::default();
        let work = |job: Job| {
            let outcome = job.and_then(|article| self.extract(article));
            Page { printed: printer.print(&outcome), failure: outcome.err() }
        };
        pipeline::ordered(documents, self.workers(), work, |page| tally.write(page, &mut output, stderr));
        if tally.stopped.is_none() {
            tally.stopped = output.keep(&tally.total).err();
        }
        self.close(&tally, stderr)
    }

    fn extract(&self, article: crate::job::Article) -> Outcome {
        // One document that brings out a bug must not take the other thousands with it.
        let read = catch_unwind(AssertUnwindSafe(|| self.extractor.extract_dated(&article.text, article.date)));
        match read {
            Ok(mut document) => {
                document.id = Some(article.id.into());
                document.source = Some(article.source.into());
                Ok(Reading { document, text: article.text })
            }
            Err(_) => Err(Failure {
                id: article.id,
                place: article.source,
                message: "a bug in sasil stopped the reading of this document; please report it with the text".into(),
            }),
        }
    }

    fn workers(&self) -> usize {
        match self.args.jobs {
            0 => available_parallelism().map_or(1, usize::from),
            jobs => jobs.min(MOST_WORKERS),
        }
    }

    fn close(&self, tally: &Tally, stderr: &mut dyn Write) -> Exit {
        if let Some(error) = &tally.stopped {
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
    fn write(&mut self, mut page: Page, output: &mut Output<'_>, stderr: &mut dyn Write) -> ControlFlow<()> {
        if let Some(failure) = &page.failure {
            say(stderr, &failure.to_string());
        }
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
        ControlFlow::Continue(())
    }
}
