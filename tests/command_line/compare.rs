//! `compare`: two reports side by side, in words and as data.

use super::{Folder, fixture, run};
use crate::given::{docx, fixture as report, saved, type_in};
use serde_json::Value;
use xxgk_annual_report::report::Field;

#[test]
fn a_report_and_its_word_file_are_the_same() {
    let folder = Folder::new("compare-same");
    let file = folder.file("a.docx", docx(&report("gangkou-2021")));
    let ran = run(&["compare", &fixture("gangkou-2021"), &file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.ends_with("\n0 格不同，0 段文字不同。\n"), "{}", ran.out);
}

#[test]
fn what_the_editor_of_a_website_changed_is_said_in_words_and_as_data() {
    let folder = Folder::new("changed");
    let mut published = report("gangkou-2021");
    type_in(&mut published, "t2.licensing.decisions", "77");
    let text = published.text(Field::OTHER_MATTERS).to_owned() + "\n本页由网站编辑。";
    published.set_text(Field::OTHER_MATTERS, &text);
    let (draft, file) = (fixture("gangkou-2021"), folder.file("网站.json", saved(&published)));
    let ran = run(&["compare", &draft, &file]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("\nt2.licensing.decisions 行政许可·本年处理决定数量："), "{}", ran.out);
    assert!(ran.out.contains("  本页由网站编辑。\n1 格不同，1 段文字不同。\n"), "{}", ran.out);
    let ran = run(&["compare", &draft, &file, "--json"]);
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &data["first"]["file"]), (1, &Value::from(draft)));
    assert_eq!(data["cells"][0]["cell"], "t2.licensing.decisions");
    assert_eq!(data["cells"][0]["second"], "77");
    assert_eq!(data["text"][0]["change"], "new");
    assert_eq!(data["text"][0]["second"]["section"], "other_matters");
    assert_eq!(data["text"][0]["second"]["text"], "本页由网站编辑。");
}

#[test]
fn two_years_have_their_shares_and_what_was_carried_over() {
    let ran = run(&["compare", &fixture("suqian-2023"), &fixture("suqian-2024")]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("公开率（予以公开和部分公开占办理结果总计）："), "{}", ran.out);
    let ran = run(&["compare", &fixture("suqian-2023"), &fixture("suqian-2024"), "--json"]);
    let data: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(data["rates"][0]["first"]["share"].as_str().unwrap().ends_with('%'));
    assert_eq!((&data["first"]["year"], &data["second"]["year"]), (&2023.into(), &2024.into()));
}

#[test]
fn two_files_are_needed_that_can_be_read() {
    let file = fixture("gangkou-2021");
    for words in [vec!["compare", &file], vec!["compare", &file, &file, &file]] {
        let ran = run(&words);
        assert!(ran.code == 2 && ran.err.starts_with("请给出两个文件。\n用法："), "{}", ran.err);
    }
    let ran = run(&["compare", &file, "没有.json"]);
    assert!(ran.code == 2 && ran.err.starts_with("没有.json：打不开（没有这个文件"), "{}", ran.err);
}
