//! The command line: the same verbs as the page, natively.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xxgk_annual_report::data::{list, list_rules, rules_as_markdown, spell, spell_claims};
use xxgk_annual_report::document::{self, Choice, Fonts, Kind, Lines, Margins, Style};
use xxgk_annual_report::read::{Read, read};
use xxgk_annual_report::report::{Date, Report};
use xxgk_annual_report::rules::{Finding, Prose, Severity, Stage, check_read, claims, prove};
use xxgk_annual_report::write::{Format, Options, losses, write, write_document};

const USAGE: &str = "\
用法：
  xxgk_annual_report check 草稿.json [--json] [--filling] [--date 2026-01-20]
  xxgk_annual_report convert 草稿.json -o 报告.docx [--date …] [--style …] [--margins …] [--lines …] [--font …]
  xxgk_annual_report rules [--json]

rules    列出全部检查规则：查什么、为什么、怎么办、依据。--json 输出数据。
check    检查勾稽关系。--json 输出数据；--filling 按“还在填写”检查，未填的格只提示。
         退出码：0 没有错误，1 有错误，2 读不了文件。
convert  转换成别的文件，类型由 -o 后面的文件名决定：.docx、.xlsx、.html（网页）、
         .fragment.html（贴进网站后台的片段）、.txt、.md、.json（草稿）；
         .proof.docx、.proof.html 是勾稽关系核对表。
--date   今天的日期：给了，才提示公布期限。网页里用的是打开网页那天。
         本工具导出的 Word 文件和网页可以当作草稿打开。Word 文件和网页的样式：";

/// What the command line asks for.
enum Command {
    Check { file: PathBuf, json: bool, stage: Stage, today: Option<Date> },
    Convert { file: PathBuf, target: PathBuf, style: Style, today: Option<Date> },
    Rules { json: bool },
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
        ["check", rest @ ..] => parse_check(rest),
        ["convert", rest @ ..] => parse_convert(rest),
        ["rules"] => Ok(Command::Rules { json: false }),
        ["rules", "--json"] => Ok(Command::Rules { json: true }),
        ["rules", unknown, ..] => Err(format!("“rules”后面不认得“{unknown}”。\n{}", usage())),
        [unknown, ..] => Err(format!("不认得“{unknown}”。\n{}", usage())),
    }
}

fn parse_check(words: &[&str]) -> Result<Command, String> {
    let (mut file, mut json, mut stage, mut today) = (None, false, Stage::Finished, None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--json" => json = true,
            "--filling" => stage = Stage::Filling,
            "--date" => today = Some(date(words.next())?),
            unknown if unknown.starts_with("--") => return Err(format!("不认得“{unknown}”。\n{}", usage())),
            path if file.is_none() => file = Some(PathBuf::from(path)),
            _ => return Err(format!("请给出一个草稿文件。\n{}", usage())),
        }
    }
    let file = file.ok_or_else(|| format!("请给出一个草稿文件。\n{}", usage()))?;
    Ok(Command::Check { file, json, stage, today })
}

fn date(word: Option<&&str>) -> Result<Date, String> {
    word.and_then(|word| Date::read(word)).ok_or_else(|| "“--date”后面要写日期，例如 2026-01-20。".to_owned())
}

fn parse_convert(words: &[&str]) -> Result<Command, String> {
    let (mut file, mut target, mut today) = (None, None, None);
    let (mut kind, mut margins, mut lines, mut fonts) = (None, None, None, None);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if !word.starts_with('-') {
            if file.replace(PathBuf::from(word)).is_some() {
                return Err(format!("一次只能转换一个草稿文件，“{word}”是多出来的。\n{}", usage()));
            }
            continue;
        }
        let value = words.next().ok_or_else(|| format!("“{word}”后面缺少内容。\n{}", usage()));
        match *word {
            "-o" => target = value.ok().map(PathBuf::from),
            "--date" => today = Some(date(value.ok())?),
            "--style" => kind = Some(choice(word, value?)?),
            "--margins" => margins = Some(choice(word, value?)?),
            "--lines" => lines = Some(choice(word, value?)?),
            "--font" => fonts = Some(choice(word, value?)?),
            _ => return Err(format!("不认得“{word}”。\n{}", usage())),
        }
    }
    let usual = kind.map_or_else(Style::default, Style::of);
    let style = Style {
        margins: margins.unwrap_or(usual.margins),
        lines: lines.unwrap_or(usual.lines),
        fonts: fonts.unwrap_or(usual.fonts),
        ..usual
    };
    let (file, target) =
        file.zip(target).ok_or_else(|| format!("请给出草稿文件和 -o 目标文件。\n{}", usage()))?;
    Ok(Command::Convert { file, target, style, today })
}

/// What was chosen by its key.
fn choice<T: Choice>(option: &str, key: &str) -> Result<T, String> {
    T::read(key).ok_or_else(|| format!("“{option}”没有“{key}”这一种，可以用：\n{}", keys::<T>()))
}

/// The keys of a choice with what they mean, one a line.
fn keys<T: Choice>() -> String {
    let lines = T::ALL.iter().map(|(_, key, name)| format!("           {key:<10}{name}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The usage with all that can be chosen.
fn usage() -> String {
    let choices = [
        ("--style", "样式", keys::<Kind>()),
        ("--margins", "页边距", keys::<Margins>()),
        ("--lines", "行距", keys::<Lines>()),
        ("--font", "公文格式的正文字体", keys::<Fonts>()),
    ];
    let choices = choices.map(|(option, name, keys)| format!("\n         {option}  {name}\n{keys}"));
    format!("{USAGE}{}", choices.concat())
}

fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Help => {
            say(&usage());
            Ok(ExitCode::SUCCESS)
        }
        Command::Rules { json } => {
            let rules = list_rules();
            if json {
                print_json(&rules)?;
            } else {
                say(rules_as_markdown(&rules).trim_end());
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Check { file, json, stage, today } => {
            let Read { report, notes } = open(&file)?;
            let (figures, prose) = (report.figures(), Prose::read(&report, stage));
            let findings = check_read(&report, &figures, &prose, stage, today);
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
            let is_open_error =
                |finding: &Finding| finding.severity == Severity::Error && finding.accepted.is_none();
            let has_error = findings.iter().any(is_open_error);
            Ok(ExitCode::from(u8::from(has_error)))
        }
        Command::Convert { file, target, style, today } => {
            let format = target
                .file_name()
                .and_then(|name| Format::of_name(name.to_str()?))
                .ok_or_else(|| {
                    format!(
                        "{}：不知道要写成哪种文件，文件名请以 .docx、.xlsx、.html、.fragment.html、.txt、.md 或 .json 结尾。",
                        target.display()
                    )
                })?;
            let Read { report, notes } = open(&file)?;
            let bytes = convert(&report, &target, format, style, today);
            std::fs::write(&target, bytes)
                .map_err(|error| format!("{}：写不进去（{error}）。", target.display()))?;
            for note in notes.into_iter().chain(losses(&report, format)) {
                eprintln!("注意：{note}");
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// The bytes of the report, or of its proof sheet, whose name ends with `.proof.docx` or `.proof.html`.
fn convert(report: &Report, target: &Path, format: Format, style: Style, today: Option<Date>) -> Vec<u8> {
    let proof = prove(report, today);
    let is_proof =
        target.file_stem().is_some_and(|stem| Path::new(stem).extension() == Some("proof".as_ref()));
    let findings = Some(list(report.form, &proof.findings));
    let options = Options { style, findings, ..Options::default() };
    if is_proof && matches!(format, Format::Docx | Format::Html) {
        write_document(report, &document::proof(report, &proof, style), format, &options)
    } else {
        write(report, format, &options)
    }
}

fn open(file: &PathBuf) -> Result<Read, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}：打不开（{error}）。", file.display()))?;
    read(&bytes).map_err(|error| format!("{}：{error}", file.display()))
}

fn print_json(all: &impl serde::Serialize) -> Result<(), String> {
    say(&serde_json::to_string_pretty(all).map_err(|error| error.to_string())?);
    Ok(())
}

fn print_findings(report: &Report, findings: &[Finding]) {
    for finding in findings {
        let place = finding.primary.map_or("", |place| place.key(report.form));
        let (word, rule) = (finding.severity.word(), finding.rule);
        say(&format!("{word} {rule} {place}\n  {}\n  怎么办：{}", finding.message, finding.fix));
        for one in &finding.explains {
            say(&format!("  由此而来：{} {}", one.rule, one.message));
        }
        if let Some(reason) = &finding.accepted {
            say(&format!("  已说明理由：{reason}"));
        }
    }
    let open = || findings.iter().filter(|finding| finding.accepted.is_none());
    let count = |severity| open().filter(|finding| finding.severity == severity).count();
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
