//! The words after the verbs of the county's desk, which take many reports at once.

use super::{Command, Verb, files_and_json, given, next, not_known, spelled, with_usage};
use lexopt::{Arg, Parser};
use std::path::PathBuf;

/// The words after `sum`.
#[derive(Debug)]
pub(in crate::command_line) struct Sum {
    pub(in crate::command_line) files: Vec<PathBuf>,
    /// The report of the county's own office.
    pub(in crate::command_line) own: Option<PathBuf>,
    /// The county's report, to be held against the sum.
    pub(in crate::command_line) report: Option<PathBuf>,
    /// The list of offices that should be there.
    pub(in crate::command_line) expect: Option<PathBuf>,
    /// Where the sum is written, as a report.
    pub(in crate::command_line) target: Option<PathBuf>,
    /// Where the workbook of the review is written.
    pub(in crate::command_line) book: Option<PathBuf>,
    pub(in crate::command_line) json: bool,
}

/// The words after `compare`.
#[derive(Debug)]
pub(in crate::command_line) struct Compare {
    pub(in crate::command_line) first: PathBuf,
    pub(in crate::command_line) second: PathBuf,
    pub(in crate::command_line) json: bool,
}

/// The words after `chart`.
#[derive(Debug)]
pub(in crate::command_line) struct Chart {
    pub(in crate::command_line) files: Vec<PathBuf>,
    /// Whether they are offices of a county, to be added up.
    pub(in crate::command_line) is_sum: bool,
    /// The report of the county's own office.
    pub(in crate::command_line) own: Option<PathBuf>,
    /// The file or folder for the pictures.
    pub(in crate::command_line) target: Option<PathBuf>,
    pub(in crate::command_line) json: bool,
}

/// The words after `facts`.
#[derive(Debug)]
pub(in crate::command_line) struct Facts {
    pub(in crate::command_line) files: Vec<PathBuf>,
    /// The folder for the tables, or the Parquet file.
    pub(in crate::command_line) target: PathBuf,
    /// Whether the files come on standard input, a line of JSON each, instead of being named.
    pub(in crate::command_line) lines: bool,
}

pub(super) fn parse_sum(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Sum;
    let mut sum = Sum {
        files: Vec::new(),
        own: None,
        report: None,
        expect: None,
        target: None,
        book: None,
        json: false,
    };
    while let Some(word) = next(&mut words, Some(verb))? {
        let (place, option) = match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(Some(verb))),
            Arg::Long("json") => {
                sum.json = true;
                continue;
            }
            Arg::Value(file) => {
                sum.files.push(PathBuf::from(file));
                continue;
            }
            Arg::Long("own") => (&mut sum.own, "--own"),
            Arg::Long("report") => (&mut sum.report, "--report"),
            Arg::Long("expect") => (&mut sum.expect, "--expect"),
            Arg::Long("book") => (&mut sum.book, "--book"),
            Arg::Short('o') | Arg::Long("out") => (&mut sum.target, "-o"),
            unknown => return Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
        };
        *place = Some(PathBuf::from(given(verb, option, &mut words)?));
    }
    if sum.files.is_empty() {
        return Err(with_usage(Some(verb), "请给出放报告的文件夹，或者各个文件。"));
    }
    Ok(Command::Sum(sum))
}

pub(super) fn parse_compare(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Compare;
    let Some((files, json)) = files_and_json(verb, &mut words)? else {
        return Ok(Command::Help(Some(verb)));
    };
    let [first, second] = files.try_into().map_err(|_| with_usage(Some(verb), "请给出两个文件。"))?;
    Ok(Command::Compare(Compare { first, second, json }))
}

pub(super) fn parse_chart(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Chart;
    let mut chart = Chart { files: Vec::new(), is_sum: false, own: None, target: None, json: false };
    while let Some(word) = next(&mut words, Some(verb))? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(Some(verb))),
            Arg::Long("sum") => chart.is_sum = true,
            Arg::Long("json") => chart.json = true,
            Arg::Long("own") => chart.own = Some(given(verb, "--own", &mut words)?.into()),
            Arg::Short('o') | Arg::Long("out") => chart.target = Some(given(verb, "-o", &mut words)?.into()),
            Arg::Value(file) => chart.files.push(PathBuf::from(file)),
            unknown => return Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
        }
    }
    if chart.files.is_empty() {
        return Err(with_usage(Some(verb), "请给出要画图的报告。"));
    }
    if chart.own.is_some() && !chart.is_sum {
        return Err(with_usage(Some(verb), "“--own”要和“--sum”一起用。"));
    }
    Ok(Command::Chart(chart))
}

pub(super) fn parse_facts(mut words: Parser) -> Result<Command, String> {
    let verb = Verb::Facts;
    let (mut files, mut target, mut lines) = (Vec::new(), None, false);
    while let Some(word) = next(&mut words, Some(verb))? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(Some(verb))),
            Arg::Short('o') | Arg::Long("out") => target = Some(given(verb, "-o", &mut words)?),
            Arg::Long("lines") => lines = true,
            Arg::Value(file) => files.push(PathBuf::from(file)),
            unknown => return Err(not_known(Some(verb), &spelled(&unknown), verb.options())),
        }
    }
    if lines && !files.is_empty() {
        return Err(with_usage(Some(verb), "用了 --lines，文件从标准输入来，不要再给文件名。"));
    }
    let Some(target) = target.filter(|_| lines || !files.is_empty()) else {
        return Err(with_usage(Some(verb), "请给出放报告的文件夹和 -o 文件夹（或者 -o 文件名.parquet）。"));
    };
    Ok(Command::Facts(Facts { files, target: PathBuf::from(target), lines }))
}
