//! The program on the command line: what it prints, what it writes, and its exit codes.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod chart;
mod check;
mod compare;
mod convert;
mod editions;
mod facts;
mod files;
#[path = "../given/mod.rs"]
mod given;
mod many;
mod read;
mod rules;
mod schema;
mod sum;
mod words;

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run of the program gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_xxgk-annual-report"))
}

fn run<Word: AsRef<OsStr>>(words: &[Word]) -> Ran {
    Ran::of(program().args(words).output().expect("the program runs"))
}

/// With that on its standard input.
fn run_with_input<Word: AsRef<OsStr>>(words: &[Word], input: &[u8]) -> Ran {
    let mut program = program();
    let pipes = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = pipes.args(words).spawn().expect("the program runs");
    running.stdin.take().unwrap().write_all(input).unwrap();
    Ran::of(running.wait_with_output().unwrap())
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("an exit code"),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for one test; it goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("xxgk_annual_report-{}-{test}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a plain name").to_owned()
    }

    /// A file with that in it; the folders of its name are made.
    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
