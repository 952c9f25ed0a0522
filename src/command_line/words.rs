//! What the words of the command line ask for.

mod desk;

use super::help;
pub(super) use desk::{Chart, Compare, Facts, Sum};
use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use xxgk_annual_report::document::{Choice, Style};
use xxgk_annual_report::report::Date;
use xxgk_annual_report::rules::Stage;
use xxgk_annual_report::write::FileKind;

/// What the command line asks for.
#[derive(Debug)]
pub(super) enum Command {
    Check(Check),
    Convert(Convert),
    Read(Read),
    Sum(Sum),
    Compare(Compare),
    Chart(Chart),
    Facts(Facts),
    Rules {
        json: bool,
    },
    Editions,
    Schema,
    /// Of one verb, or of all.
    Help(Option<Verb>),
    Version,
}

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Check,
    Convert,
    Read,
    Sum,
    Compare,
    Chart,
    Facts,
    Rules,
    Editions,
    Schema,
}

/// The words after `check`.
#[derive(Debug)]
pub(super) struct Check {
    pub(super) files: Vec<PathBuf>,
    pub(super) json: bool,
    /// As one line of JSON a report, as soon as it is checked.
    pub(super) lines: bool,
    pub(super) stage: Stage,
    pub(super) today: Option<Date>,
}

/// The words after `convert`.
#[derive(Debug)]
pub(super) struct Convert {
    pub(super) files: Vec<PathBuf>,
    pub(super) target: Target,
    pub(super) style: Style,
    pub(super) today: Option<Date>,
}

/// The words after `read`.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) files: Vec<PathBuf>,
    pub(super) json: bool,
}

/// Where `convert` writes.
#[derive(Debug)]
pub(super) enum Target {
    /// One report, into the file of that name, whose ending says the kind.
    File(PathBuf),
    /// Any number of reports, into this folder.
    Folder(PathBuf, FileKind),
}

impl Verb {
    pub(super) const ALL: [Self; 10] = [
        Self::Check,
        Self::Convert,
        Self::Read,
        Self::Sum,
        Self::Compare,
        Self::Chart,
        Self::Facts,
        Self::Rules,
        Self::Editions,
        Self::Schema,
    ];

    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Convert => "convert",
            Self::Read => "read",
            Self::Sum => "sum",
            Self::Compare => "compare",
            Self::Chart => "chart",
            Self::Facts => "facts",
            Self::Rules => "rules",
            Self::Editions => "editions",
            Self::Schema => "schema",
        }
    }

    /// Its options.
    fn options(self) -> impl Iterator<Item = &'static str> {
        let options: &[&str] = match self {
            Self::Check => &["--json", "--jsonl", "--filling", "--date", "--help"],
            Self::Facts => &["--out", "--lines", "--help"],
            Self::Chart => &["--sum", "--own", "--out", "--json", "--help"],
            Self::Convert => {
                &["--out", "--to", "--date", "--style", "--margins", "--lines", "--font", "--annex", "--help"]
            }
            Self::Sum => &["--own", "--report", "--expect", "--out", "--book", "--json", "--help"],
            Self::Read | Self::Compare | Self::Rules => &["--json", "--help"],
            Self::Editions | Self::Schema => &["--help"],
        };
        options.iter().copied()
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verb| verb.word() == word)
    }
}

/// What `--to` can say, the ending of the file, with what it is.
pub(super) const KINDS: [(&str, &str); 9] = [
    ("docx", "Word 文件"),
    ("xlsx", "Excel 文件"),
    ("html", "网页"),
    ("fragment.html", "贴进网站后台的片段"),
    ("txt", "纯文本"),
    ("md", "Markdown"),
    ("json", "草稿"),
    ("proof.docx", "勾稽关系核对表，Word 文件"),
    ("proof.html", "勾稽关系核对表，网页"),
];

/// Reads the words; the first is the program's name.
///
/// # Errors
/// A sentence on the word that is not understood or missing, with the usage.
pub(super) fn parse(words: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut words = Parser::from_iter(words);
    let Some(first) = next(&mut words, None)? else {
        return Ok(Command::Help(None));
    };
    match first {
        Arg::Short('h') | Arg::Long("help") => Ok(Command::Help(None)),
        Arg::Short('V') | Arg::Long("version") => Ok(Command::Version),
        Arg::Value(word) if word == "help" => {
            let verb = next(&mut words, None)?.map(|word| verb(&word)).transpose()?;
            Ok(Command::Help(verb))
        }
        word => match verb(&word)? {
            Verb::Check => parse_check(words),
            Verb::Convert => parse_convert(words),
            Verb::Read => parse_read(words),
            Verb::Sum => desk::parse_sum(words),
            Verb::Facts => desk::parse_facts(words),
            Verb::Compare => desk::parse_compare(words),
            Verb::Chart => desk::parse_chart(words),
            Verb::Rules => parse_rules(words),
            verb @ Verb::Editions => parse_bare(words, verb, Command::Editions),
            verb @ Verb::Schema => parse_bare(words, verb, Command::Schema),
        },
    }
}

fn verb(word: &Arg<'_>) -> Result<Verb, String> {
    let word = spelled(word);
    let words = Verb::ALL.map(Verb::word).into_iter().chain(["help", "--help", "--version"]);
    Verb::of(&word).ok_or_else(|| not_known(None, &word, words))
}

fn parse_check(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Check;
    let (mut files, mut json, mut lines, mut stage, mut today) =
        (Vec::new(), false, false, Stage::Finished, None);
    while let Some(word) = next(&mut words, Some(verb))? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(Some(verb))),
            Arg::Long("json") => json = true,
            Arg::Long("jsonl") => lines = true,
            Arg::Long("filling") => stage = Stage::Filling,
            Arg::Long("date") => today = Some(date(&mut words)?),
            Arg::Value(file) => files.push(PathBuf::from(file)),
            unknown => return Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
        }
    }
    if files.is_empty() {
        return Err(with_usage(Some(verb), "请给出一个草稿文件。"));
    }
    Ok(Command::Check(Check { files, json, lines, stage, today }))
}

fn parse_convert(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Convert;
    let (mut files, mut target, mut kind, mut today) = (Vec::new(), None, None, None);
    let (mut look, mut margins, mut lines, mut fonts, mut annex) = (None, None, None, None, None);
    while let Some(word) = next(&mut words, Some(verb))? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(Some(verb))),
            // `-o` without a value is treated as missing.
            Arg::Short('o') | Arg::Long("out") => target = words.value().ok().map(PathBuf::from),
            Arg::Long("to") => kind = Some(kind_to_write(&mut words)?),
            Arg::Long("date") => today = Some(date(&mut words)?),
            Arg::Long("style") => look = Some(choice("--style", &mut words)?),
            Arg::Long("margins") => margins = Some(choice("--margins", &mut words)?),
            Arg::Long("lines") => lines = Some(choice("--lines", &mut words)?),
            Arg::Long("font") => fonts = Some(choice("--font", &mut words)?),
            Arg::Long("annex") => annex = Some(choice("--annex", &mut words)?),
            Arg::Value(file) => files.push(PathBuf::from(file)),
            unknown => return Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
        }
    }
    let usage = |sentence: &str| with_usage(Some(verb), sentence);
    if kind.is_none()
        && let Some(extra) = files.get(1)
    {
        return Err(usage(&format!("一次只能转换一个草稿文件，“{}”是多出来的。", extra.display())));
    }
    let Some(target) = target.filter(|_| !files.is_empty()) else {
        let target = if kind.is_some() { "文件夹" } else { "目标文件" };
        return Err(usage(&format!("请给出草稿文件和 -o {target}。")));
    };
    if target.to_str().is_none() {
        return Err(not_utf_8(&target));
    }
    let target = match kind {
        None => Target::File(target),
        Some(kind) => Target::Folder(target, kind),
    };
    let usual = look.map_or_else(Style::default, Style::of);
    let style = Style {
        margins: margins.unwrap_or(usual.margins),
        lines: lines.unwrap_or(usual.lines),
        fonts: fonts.unwrap_or(usual.fonts),
        annex: annex.unwrap_or(usual.annex),
        ..usual
    };
    Ok(Command::Convert(Convert { files, target, style, today }))
}

fn parse_read(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Read;
    let Some((files, json)) = files_and_json(verb, &mut words)? else {
        return Ok(Command::Help(Some(verb)));
    };
    if files.is_empty() {
        return Err(with_usage(Some(verb), "请给出一个文件。"));
    }
    Ok(Command::Read(Read { files, json }))
}

/// The words of a verb that takes files and `--json` alone; none where its help is asked for.
fn files_and_json(verb: Verb, words: &mut Parser) -> Result<Option<(Vec<PathBuf>, bool)>, String> {
    let (mut files, mut json) = (Vec::new(), false);
    while let Some(word) = next(words, Some(verb))? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("json") => json = true,
            Arg::Value(file) => files.push(PathBuf::from(file)),
            unknown => return Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
        }
    }
    Ok(Some((files, json)))
}

fn parse_rules(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Rules;
    let mut json = false;
    while let Some(word) = next(&mut words, Some(verb))? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(Some(verb))),
            Arg::Long("json") if !json => json = true,
            unknown => {
                let sentence = format!("“rules”后面不认得“{}”。", spelled(&unknown));
                return Err(with_usage(Some(verb), &sentence));
            }
        }
    }
    Ok(Command::Rules { json })
}

/// A verb that nothing may follow but `--help`.
fn parse_bare(mut words: Parser, verb: Verb, command: Command) -> Result<Command, String> {
    match next(&mut words, Some(verb))? {
        None => Ok(command),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(Some(verb))),
        Some(unknown) => Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
    }
}

// ── The values of options ───────────────────────────────────────────────────

fn value(option: &str, words: &mut Parser) -> Result<String, String> {
    given(Verb::Convert, option, words)?.into_string().map_err(|value| not_utf_8(value.as_ref()))
}

fn given(verb: Verb, option: &str, words: &mut Parser) -> Result<OsString, String> {
    words.value().map_err(|_| with_usage(Some(verb), &format!("“{option}”后面缺少内容。")))
}

fn date(words: &mut Parser) -> Result<Date, String> {
    let word = words.value().ok().and_then(|word| word.into_string().ok());
    word.and_then(|word| Date::read(&word))
        .ok_or_else(|| "“--date”后面要写日期，例如 2026-01-20。".to_owned())
}

/// What was chosen by its key.
fn choice<T: Choice>(option: &str, words: &mut Parser) -> Result<T, String> {
    let key = value(option, words)?;
    T::read(&key).ok_or_else(|| no_such(option, &key, &help::choices::<T>()))
}

fn kind_to_write(words: &mut Parser) -> Result<FileKind, String> {
    let ending = value("--to", words)?;
    let known = KINDS.iter().find(|(known, _)| *known == ending);
    known
        .and_then(|(known, _)| FileKind::of_ending(known).ok())
        .ok_or_else(|| no_such("--to", &ending, &KINDS))
}

// ── What goes wrong ─────────────────────────────────────────────────────────

/// The next word. The parser itself objects only to a value after an option that takes none, `--json=yes`.
fn next(words: &mut Parser, verb: Option<Verb>) -> Result<Option<Arg<'_>>, String> {
    words.next().map_err(|error| {
        let sentence = match error {
            lexopt::Error::UnexpectedValue { option, value } => {
                format!("“{option}”后面不用写“{}”。", value.display())
            }
            error => format!("看不懂这些词（{error}）。"),
        };
        with_usage(verb, &sentence)
    })
}

/// A word as it was typed.
fn spelled(word: &Arg<'_>) -> String {
    match word {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.display().to_string(),
    }
}

/// From this likeness on a word counts as a slip of the finger; 1 is the same word.
const NEAR: f64 = 0.8;

fn not_known(verb: Option<Verb>, word: &str, known: impl Iterator<Item = &'static str>) -> String {
    let near = known.map(|known| (strsim::jaro(known, word), known)).filter(|(near, _)| *near > NEAR);
    let meant = near.max_by(|one, other| one.0.total_cmp(&other.0));
    let meant = meant.map_or_else(String::new, |(_, known)| format!("是不是“{known}”？"));
    with_usage(verb, &format!("不认得“{word}”。{meant}"))
}

fn no_such(option: &str, word: &str, known: &[(&str, &str)]) -> String {
    format!("“{option}”没有“{word}”这一种，可以用：\n{}", help::keys(known))
}

fn with_usage(verb: Option<Verb>, sentence: &str) -> String {
    format!("{sentence}\n{}", help::usage(verb))
}

/// A name that is in some old encoding cannot be said back to anybody.
pub(super) fn not_utf_8(name: &Path) -> String {
    format!("“{}”不是 UTF-8 编码，请给文件换个名字。", name.display())
}
