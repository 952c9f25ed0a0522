//! The words themselves: help, version, slips of the finger, values.

use super::{Folder, fixture, run};

#[test]
fn it_says_its_name_and_version() {
    for word in ["--version", "-V"] {
        let ran = run(&[word]);
        let said = format!("xxgk-annual-report {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!((ran.code, ran.out, ran.err.as_str()), (0, said, ""));
    }
}

#[test]
fn each_verb_has_a_help_of_its_own() {
    let options = [
        ("check", vec!["--json", "--filling", "--date", "退出码"]),
        (
            "convert",
            vec![
                "-o",
                "--to",
                "--date",
                "--style",
                "--margins",
                "--lines",
                "--font",
                "--annex",
                "proof.docx",
            ],
        ),
        ("rules", vec!["--json"]),
    ];
    for (verb, said) in &options {
        let help = run(&["help", verb]);
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{verb}");
        assert!(help.out.starts_with(&format!("用法：\n  xxgk-annual-report {verb} ")), "{}", help.out);
        assert!(said.iter().all(|word| help.out.contains(word)), "{}", help.out);
        for (other, _) in options.iter().filter(|(other, _)| other != verb) {
            assert!(!help.out.contains(&format!("xxgk-annual-report {other}")), "{}", help.out);
        }
        for asked in ["--help", "-h"] {
            assert_eq!(run(&[verb, asked]).out, help.out, "{verb} {asked}");
        }
        let (_, body) = help.out.split_once("\n\n").unwrap();
        assert!(run(&["--help"]).out.contains(body.trim_end()), "{verb}");
    }
    let unknown = run(&["help", "schreiben"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.starts_with("不认得“schreiben”。\n用法："), "{}", unknown.err);
}

#[test]
fn a_slip_of_the_finger_is_answered_with_what_was_meant() {
    let draft = fixture("gangkou-2021");
    for (words, sentence) in [
        (vec!["chekc", &draft], "不认得“chekc”。是不是“check”？\n"),
        (vec!["covert", &draft], "不认得“covert”。是不是“convert”？\n"),
        (vec!["--verison"], "不认得“--verison”。是不是“--version”？\n"),
        (vec!["check", &draft, "--jsn"], "不认得“--jsn”。是不是“--json”？\n"),
        (vec!["check", &draft, "--fill"], "不认得“--fill”。是不是“--filling”？\n"),
        (vec!["convert", &draft, "--sytle", "plain"], "不认得“--sytle”。是不是“--style”？\n"),
        // An option of another verb is none of this one.
        (vec!["check", &draft, "--style", "plain"], "不认得“--style”。\n"),
        (vec!["check", &draft, "-x"], "不认得“-x”。\n"),
    ] {
        let ran = run(&words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.starts_with(sentence), "{words:?}: {}", ran.err);
    }
}

#[test]
fn a_value_may_stand_behind_an_equals_sign() {
    let draft = fixture("hangzhou-2025");
    let [apart, together] =
        [vec!["check", &draft, "--date", "2026-03-01"], vec!["check", &draft, "--date=2026-03-01"]]
            .map(|words| run(&words).out);
    assert!(apart.contains("D-06"));
    assert_eq!(apart, together);
    let ran = run(&["check", &draft, "--json=yes"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("“--json”后面不用写“yes”。\n用法："), "{}", ran.err);
}

#[test]
fn behind_two_dashes_everything_is_a_file() {
    let ran = run(&["check", "--", "--json"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "--json：打不开（没有这个文件，请核对文件名和所在的文件夹）。\n")
    );
}

#[test]
fn a_kind_of_file_that_nobody_writes_is_answered_with_those_that_there_are() {
    let folder = Folder::new("kind");
    for kind in ["pdf", "proof.xlsx", "DOC"] {
        let ran = run(&["convert", &fixture("gangkou-2021"), "--to", kind, "-o", &folder.path("out")]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.starts_with(&format!("“--to”没有“{kind}”这一种，可以用：\n")), "{}", ran.err);
        assert!(ran.err.contains("fragment.html") && ran.err.contains("proof.docx"), "{}", ran.err);
    }
}

#[test]
fn a_kind_without_a_folder_is_not_enough() {
    let draft = fixture("gangkou-2021");
    for words in [vec!["convert", &draft, &draft, "--to", "docx"], vec!["convert", "--to", "docx", "-o", "x"]]
    {
        let ran = run(&words);
        assert_eq!(ran.code, 2);
        assert!(ran.err.starts_with("请给出草稿文件和 -o 文件夹。\n用法："), "{words:?}: {}", ran.err);
    }
}

#[test]
fn words_that_are_not_understood_are_answered_with_the_usage() {
    let draft = fixture("gangkou-2021");
    let cases: [(&[&str], &str); 14] = [
        (&["prüfen", &draft], "不认得“prüfen”。"),
        (&["--quick"], "不认得“--quick”。"),
        (&["rules", "T3-01"], "“rules”后面不认得“T3-01”。"),
        (&["rules", "--json", "--json"], "“rules”后面不认得“--json”。"),
        (&["check"], "请给出一个草稿文件。"),
        (&["check", "--json"], "请给出一个草稿文件。"),
        (&["check", &draft, "--fast"], "不认得“--fast”。"),
        (&["convert"], "请给出草稿文件和 -o 目标文件。"),
        (&["convert", &draft], "请给出草稿文件和 -o 目标文件。"),
        (&["convert", &draft, "-o"], "请给出草稿文件和 -o 目标文件。"),
        (&["convert", &draft, "x.json"], "一次只能转换一个草稿文件，“x.json”是多出来的。"),
        (&["convert", &draft, "--style"], "“--style”后面缺少内容。"),
        (&["convert", &draft, "--colour", "red"], "不认得“--colour”。"),
        (&["convert", "--style", "plain", &draft], "请给出草稿文件和 -o 目标文件。"),
    ];
    for (words, sentence) in cases {
        let ran = run(words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.starts_with(&format!("{sentence}\n用法：")), "{words:?}: {}", ran.err);
    }
}

#[test]
fn asked_for_help_it_tells_of_every_verb() {
    for words in [&[][..], &["help"], &["--help"], &["-h"]] {
        let ran = run(words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
        for said in [
            "--style",
            "--margins",
            "--lines",
            "--font",
            "--annex",
            "check",
            "convert",
            "rules [--json]",
            "--json",
            "--filling",
            "-o",
            "退出码",
        ] {
            assert!(ran.out.contains(said), "{words:?}: {said}");
        }
    }
}

#[test]
fn the_help_of_convert_names_every_format_that_can_be_written() {
    let help = run(&["help", "convert"]).out;
    for format in xxgk_annual_report::write::Format::ALL {
        let ending = format.ending();
        assert!(
            help.lines().any(|line| line.split_whitespace().next() == Some(ending)),
            "KINDS in src/command_line/words.rs has no {ending}"
        );
    }
}
