//! The command line: the same verbs as the page, natively. Only here is anything printed.

mod chart;
mod check;
mod compare;
mod convert;
mod facts;
mod files;
mod help;
mod parquet;
mod read;
mod sum;
mod words;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use words::Command;
use xxgk_annual_report::data::{list_editions, list_rules, rules_as_markdown};
use xxgk_annual_report::saved;

/// How a run ended. Of several, the last in this order counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Good,
    Errors,
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Good => 0,
            Outcome::Errors => 1,
            Outcome::Unreadable => 2,
        })
    }
}

/// Does what the words ask for; the first of them is the program's name.
pub fn run(words: impl Iterator<Item = OsString>) -> ExitCode {
    let outcome = words::parse(words).and_then(|command| match command {
        Command::Help(verb) => {
            say(&help::help(verb));
            Ok(Outcome::Good)
        }
        Command::Version => {
            say(&format!("{} {}", help::PROGRAM, env!("CARGO_PKG_VERSION")));
            Ok(Outcome::Good)
        }
        Command::Rules { json } => print_rules(json),
        Command::Editions => {
            say(list_editions().trim_end());
            Ok(Outcome::Good)
        }
        Command::Schema => {
            say(saved::schema().trim_end());
            Ok(Outcome::Good)
        }
        Command::Check(request) => check::check(&request),
        Command::Convert(request) => convert::convert(&request),
        Command::Read(request) => read::read(&request),
        Command::Sum(request) => sum::sum(&request),
        Command::Facts(request) => facts::facts(&request),
        Command::Chart(request) => chart::chart(&request),
        Command::Compare(request) => compare::compare_two(&request),
    });
    let outcome = outcome.unwrap_or_else(|sentence| {
        warn(&sentence);
        Outcome::Unreadable
    });
    outcome.into()
}

fn print_rules(json: bool) -> Result<Outcome, String> {
    let rules = list_rules();
    if json {
        print_json(&rules)?;
    } else {
        say(rules_as_markdown(&rules).trim_end());
    }
    Ok(Outcome::Good)
}

fn print_json(all: &impl serde::Serialize) -> Result<(), String> {
    say(&serde_json::to_string_pretty(all).map_err(|error| error.to_string())?);
    Ok(())
}

/// Prints a line. A reader that has gone away, as in `| head`, is no fault.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Says on a terminal how many of many files were read; the line goes when the last one was.
fn progress(done: usize, all: usize) {
    let mut terminal = std::io::stderr();
    if all > 1 && terminal.is_terminal() {
        let line = if done == all { String::new() } else { format!("读入 {done}/{all}") };
        let _ = write!(terminal, "\r\u{1b}[K{line}");
    }
}

/// Prints a line beside the results, for the person at the keyboard.
fn warn(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
