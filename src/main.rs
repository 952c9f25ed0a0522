//! The command line: the same verbs as the page, natively.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::rules::{Finding, Prose, Severity, Stage, check_read, claims};
use xxgk_annual_report::write::{Format, Options, spell, spell_claims, write};

const USAGE: &str = "\
用法：
  xxgk_annual_report check 草稿.json [--json] [--filling]
  xxgk_annual_report convert 草稿.json -o 报告.docx

check    检查勾稽关系。--json 输出数据；--filling 按“还在填写”检查，未填的格只提示。
         退出码：0 没有错误，1 有错误，2 读不了文件。
convert  转换成别的文件，类型由 -o 后面的文件名决定（.docx、.json）。";

/// What the command line asks for.
enum Command {
    Check { file: PathBuf, json: bool, stage: Stage },
    Convert { file: PathBuf, target: PathBuf },
    Help,
}

fn main() -> ExitCode {
    let arguments: Result<Vec<String>, OsString> =
        std::env::args_os().skip(1).map(OsString::into_string).collect();
    let arguments =
        arguments.map_err(|odd| format!("“{}”不是 UTF-8 编码，请给文件换个名字。", odd.display()));
    match arguments.and_then(|words| parse(&words)).and_then(run) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn parse(arguments: &[String]) -> Result<Command, String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h", ..] => Ok(Command::Help),
        ["check", rest @ ..] => {
            let (flags, files): (Vec<&str>, Vec<&str>) = rest.iter().partition(|word| word.starts_with("--"));
            if let Some(unknown) = flags.iter().find(|flag| !matches!(**flag, "--json" | "--filling")) {
                return Err(format!("不认得“{unknown}”。\n{USAGE}"));
            }
            let [file] = files.as_slice() else {
                return Err(format!("请给出一个草稿文件。\n{USAGE}"));
            };
            let stage = if flags.contains(&"--filling") { Stage::Filling } else { Stage::Finished };
            Ok(Command::Check { file: file.into(), json: flags.contains(&"--json"), stage })
        }
        ["convert", file, "-o", target] | ["convert", "-o", target, file] => {
            Ok(Command::Convert { file: file.into(), target: target.into() })
        }
        ["convert", ..] => Err(format!("请给出草稿文件和 -o 目标文件。\n{USAGE}")),
        [unknown, ..] => Err(format!("不认得“{unknown}”。\n{USAGE}")),
    }
}

fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Help => {
            say(USAGE);
            Ok(ExitCode::SUCCESS)
        }
        Command::Check { file, json, stage } => {
            let Read { report, notes } = open(&file)?;
            let (figures, prose) = (report.figures(), Prose::read(&report, stage));
            let findings = check_read(&report, &figures, &prose, stage, None);
            if json {
                let claims = claims(&report, &figures, &prose);
                let claims = spell_claims(&report, &claims);
                print_json(&serde_json::json!({ "findings": spell(&report, &findings), "claims": claims }))?;
            } else {
                print_findings(&report, &findings);
            }
            for note in notes {
                eprintln!("注意：{note}");
            }
            let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
            Ok(ExitCode::from(u8::from(has_error)))
        }
        Command::Convert { file, target } => {
            let format = target
                .extension()
                .and_then(|ending| Format::of_ending(ending.to_str()?))
                .ok_or_else(|| {
                    format!("{}：不知道要写成哪种文件，文件名请以 .docx 或 .json 结尾。", target.display())
                })?;
            let Read { report, notes } = open(&file)?;
            let bytes = write(&report, format, &Options::default());
            std::fs::write(&target, bytes)
                .map_err(|error| format!("{}：写不进去（{error}）。", target.display()))?;
            for note in notes {
                eprintln!("注意：{note}");
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn open(file: &PathBuf) -> Result<Read, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}：打不开（{error}）。", file.display()))?;
    read(&bytes).map_err(|error| format!("{}：{error}", file.display()))
}

fn print_json(all: &serde_json::Value) -> Result<(), String> {
    say(&serde_json::to_string_pretty(all).map_err(|error| error.to_string())?);
    Ok(())
}

fn print_findings(report: &xxgk_annual_report::report::Report, findings: &[Finding]) {
    for finding in findings {
        let place = finding.primary.map_or("", |place| place.key(report.form));
        let (word, rule) = (word(finding.severity), finding.rule);
        say(&format!("{word} {rule} {place}\n  {}\n  怎么办：{}", finding.message, finding.fix));
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    say(&format!(
        "{}：错误 {} 处，提醒 {} 处，提示 {} 处。",
        report.title(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info)
    ));
}

/// Prints a line. A reader that has gone away, as in `| head`, is no fault.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
        Severity::Info => "提示",
    }
}
