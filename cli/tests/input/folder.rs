//! Running the program in this process on files of its own.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use sasil_cli::{Exit, Streams, run_with};
use serde_json::Value;

/// A folder of one test, gone when it ends.
pub struct Folder(PathBuf);

/// What a run left behind.
pub struct Run {
    pub exit: Exit,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("sasil-input-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder to write in");
        Self(path)
    }

    /// Writes a file, with the folders it stands in.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write in");
        std::fs::write(&path, content).expect("a file written");
        self.name(name)
    }

    pub fn name(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn sasil(args: &[&str]) -> Run {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("sasil").chain(args.iter().copied());
    let exit = run_with(args, Streams::plain(Box::new(&b""[..]), &mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { exit, out: text(out), err: text(err) }
}

impl Run {
    pub fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
    }

    pub fn ids(&self) -> Vec<String> {
        self.objects().iter().map(|object| object["id"].as_str().expect("an id").to_string()).collect()
    }
}
