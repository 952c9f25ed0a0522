//! The program: the command line, and nothing else.

mod command_line;

use std::process::ExitCode;

fn main() -> ExitCode {
    // The shells of Windows leave `*.docx` to programs.
    #[cfg(windows)]
    let words = wild::args_os();
    #[cfg(not(windows))]
    let words = std::env::args_os();
    command_line::run(words)
}
