//! Text pasted from Word, WPS and web pages.

use xxgk_annual_report::document::count;
use xxgk_annual_report::read::pasted;

fn cleaned(text: &str) -> String {
    pasted(text).text
}

#[test]
fn lines_end_in_one_way_and_empty_ones_go() {
    assert_eq!(cleaned("一\r\n\r\n二\u{b}三\r四\u{2028}\n\n　　五\n"), "一\n二\n三\n四\n五");
}

#[test]
fn what_nobody_sees_goes_and_is_not_worth_a_word() {
    let pasted = pasted("主动\u{200b}公开\u{a0}信\u{ad}息\u{13}12\u{15}条\u{feff}");
    assert_eq!((pasted.text.as_str(), pasted.is_less), ("主动公开 信息12条", false));
}

#[test]
fn bullets_of_foreign_fonts_bookmarks_and_lost_fields_go_and_it_is_said() {
    for (text, clean) in [
        ("\u{f0b7}\t公开指南\n\u{f06c} 公开目录", "公开指南\n公开目录"),
        ("\u{f0b7}\t公开指南", "公开指南"),
        ("公开[bookmark: _GoBack]指南", "公开指南"),
        ("见错误！未找到引用源。", "见"),
        ("公开[bookmark", "公开"),
    ] {
        let pasted = pasted(text);
        assert_eq!((pasted.text.as_str(), pasted.is_less), (clean, true));
    }
}

#[test]
fn numbers_of_lists_stay_and_lose_their_tab() {
    assert_eq!(cleaned("（一）\t主动公开\n1.\t指南\n①\t目录"), "（一）主动公开\n1.指南\n①目录");
}

#[test]
fn tables_stay_lines_with_tabs() {
    assert_eq!(cleaned("类别\t件数\r\n许可\t12\r\n处罚\t3\r\n"), "类别\t件数\n许可\t12\n处罚\t3");
    assert_eq!(cleaned("2024\t12"), "2024\t12");
}

#[test]
fn a_few_words_keep_their_blanks() {
    assert_eq!(cleaned(" 条 "), " 条 ");
}

#[test]
fn no_word_and_no_figure_changes() {
    let text = "（一）主动公开情况。全年公开1,234条（含“解读”）……占12.5%〔12〕—－Ａ，OK！";
    assert_eq!(cleaned(text), text);
}

#[test]
fn a_character_is_one_and_so_is_a_word_or_a_number() {
    for (text, words) in [
        ("", 0),
        (" 　\n", 0),
        ("主动公开。", 5),
        ("全年公开1,234条", 6),
        ("GB/T 9704—2012", 4),
        ("微信 WeChat公众号", 6),
        ("“十四五”", 5),
        ("（一）１２", 5),
        ("占12.5%。", 3),
    ] {
        assert_eq!(count(text), words, "{text}");
    }
}
