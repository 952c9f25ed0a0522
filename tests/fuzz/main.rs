//! Every input that fuzzing has kept, once more: the small corpora in `corpus/`, by target.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

mod targets;

use std::fs;
use std::path::PathBuf;
use targets::TARGETS;

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus")
}

#[test]
fn no_input_that_was_kept_goes_wrong() {
    for (name, run) in TARGETS {
        let folder = corpus().join(name);
        let inputs = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut inputs: Vec<PathBuf> = inputs.map(|entry| entry.unwrap().path()).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "nothing is kept for {name}");
        for input in inputs {
            // Shown only when the test fails.
            println!("{}", input.display());
            run(&fs::read(&input).unwrap());
        }
    }
}

#[test]
fn every_folder_of_inputs_has_its_target() {
    for entry in fs::read_dir(corpus()).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()) {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(targets::target(&name).is_some(), "no target is called {name}");
    }
}
