//! Figures in running text: numerals, intervals, readings, and what is no claim.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // All of it is test.

mod editions;
#[path = "../given/mod.rs"]
mod given;
mod kinds;

use given::{blank, type_in};
use proptest::prelude::*;
use xxgk_annual_report::claims::{self, Claim, ClaimKind};
use xxgk_annual_report::report::{Field, Report, Value};

/// A report of 2023 with that text in section one, and some cells.
fn report(text: &str, cells: &[(&str, &str)]) -> Report {
    let mut report = blank();
    report.set_text(Field::Year, "2023");
    report.set_text(Field::OrganName, "港口乡人民政府");
    report.set_text(Field::OVERVIEW, text);
    for (address, typed) in cells {
        type_in(&mut report, address, typed);
    }
    report
}

fn judged(report: &Report) -> Vec<Claim> {
    let figures = report.figures();
    claims::read(report).iter().map(|statement| statement.judge(&figures, None)).collect()
}

/// The claims of a text that are held against cells: number and cells, those of table three shortened.
fn read(text: &str) -> Vec<String> {
    let report = report(text, &[]);
    let spell = |claim: &Claim| {
        let cells = claim.expression(report.form)?.replace("t3.", "").replace(".total", "");
        Some(format!("{} {cells}", claim.number.value))
    };
    judged(&report).iter().filter_map(spell).collect()
}

/// Whether the first claim of a text agrees with some cells.
fn holds(text: &str, cells: &[(&str, &str)]) -> Option<bool> {
    judged(&report(text, cells)).first().unwrap_or_else(|| panic!("nothing is read in {text}")).holds
}

const RECEIVED: &str = "t3.new_received.total";

// ── Numbers ─────────────────────────────────────────────────────────────────

#[test]
fn numbers_are_read_as_they_are_written() {
    let cases = [
        ("12件", "12"),
        ("１２件", "12"),
        ("1,234件", "1234"),
        ("1，234件", "1234"),
        ("１，２３４，５６７件", "1234567"),
        ("十六件", "16"),
        ("一百零三宗", "103"),
        ("一千零二十六件", "1026"),
        ("两千三百件", "2300"),
        ("1.2万件", "12000"),
        ("3万件", "30000"),
        ("0件", "0"),
    ];
    for (number, value) in cases {
        assert_eq!(
            read(&format!("全年收到政府信息公开申请{number}。")),
            [format!("{value} new_received")],
            "{number}"
        );
    }
}

#[test]
fn dates_ordinals_and_numbers_of_documents_count_nothing() {
    for text in [
        "截至2023年12月31日，依申请公开工作平稳。",
        "按照国办公开办函〔2021〕30号办理政府信息公开申请。",
        "第3号令发布后，收到政府信息公开申请的流程更加规范。",
        "对政府信息公开申请一次性告知，办理好每一件申请。",
        "在20个工作日内答复政府信息公开申请。",
        "廿三里街道依申请公开工作",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn a_number_that_is_not_exact_is_an_interval() {
    let cases = [
        ("200余件", "200", true),
        ("200余件", "299", true),
        ("200余件", "199", false),
        ("200多件", "250", true),
        ("820余件", "829", true),
        ("820余件", "831", false),
        ("近200件", "150", true),
        ("约30件", "28", true),
        ("约30件", "45", false),
        ("30件左右", "33", true),
        ("超过200件", "5000", true),
        ("超过200件", "199", false),
        ("200件以上", "201", true),
        ("不足200件", "180", true),
        ("不足200件", "300", false),
    ];
    for (number, cell, right) in cases {
        let text = format!("全年收到政府信息公开申请{number}。");
        let cells = [(RECEIVED, cell), ("t3.carried_over.total", "0")];
        assert_eq!(holds(&text, &cells), Some(right), "{number} {cell}");
    }
}

#[test]
fn money_is_compared_in_the_unit_of_the_form() {
    let fee = |text: &str, amount: &str| holds(text, &[("t2.fees.amount", amount)]);
    assert_eq!(fee("行政事业性收费约1.2亿元。", "12034.56"), Some(true));
    assert_eq!(fee("行政事业性收费12034.56万元。", "12034.56"), Some(true));
    assert_eq!(fee("行政事业性收费3940元。", "0.394"), Some(true));
    assert_eq!(fee("行政事业性收费3940元。", "3940"), Some(false));
}

// ── Readings ────────────────────────────────────────────────────────────────

#[test]
fn received_may_hold_what_was_carried_over() {
    let text = "全年收到政府信息公开申请14件。";
    assert_eq!(holds(text, &[(RECEIVED, "14"), ("t3.carried_over.total", "2")]), Some(true));
    assert_eq!(holds(text, &[(RECEIVED, "12"), ("t3.carried_over.total", "2")]), Some(true));
    assert_eq!(holds(text, &[(RECEIVED, "12"), ("t3.carried_over.total", "0")]), Some(false));
}

#[test]
fn of_wrong_readings_the_nearest_is_named() {
    let cells = [(RECEIVED, "90"), ("t3.carried_over.total", "10")];
    let near = |text: &str| {
        let found = judged(&report(text, &cells)).remove(0).found;
        found.and_then(Value::known).map(|amount| amount.to_string())
    };
    assert_eq!(near("收办政府信息公开申请101件。").as_deref(), Some("100"));
    assert_eq!(near("收办政府信息公开申请91件。").as_deref(), Some("90"));
}

#[test]
fn newly_received_may_not() {
    let text = "全年新收政府信息公开申请14件。";
    assert_eq!(holds(text, &[(RECEIVED, "12"), ("t3.carried_over.total", "2")]), Some(false));
}

#[test]
fn what_the_words_say_of_the_carried_over_decides() {
    assert_eq!(
        read("共受理依申请公开76件（含上年结转7件）。"),
        ["76 new_received+carried_over", "7 carried_over"]
    );
    let text = "共收到依申请公开7件，上年度结转1件。";
    assert_eq!(holds(text, &[(RECEIVED, "6"), ("t3.carried_over.total", "1")]), Some(false));
}

#[test]
fn a_blank_cell_is_not_yet_known() {
    assert_eq!(holds("全年收到政府信息公开申请14件。", &[]), None);
    assert_eq!(holds("全年新收政府信息公开申请14件。", &[("t3.new_received.natural", "15")]), Some(false));
}

#[test]
fn applicants_are_counted_as_the_total_was() {
    assert_eq!(
        read("全年办理政府信息公开申请13件，其中自然人7件，律师事务所6件。"),
        ["13 total_processed", "7 total_processed.natural", "6 total_processed.legal"]
    );
    assert_eq!(read("收到公民、法人和其他组织的政府信息公开申请3件。"), ["3 new_received"]);
}

#[test]
fn reasons_groups_and_sums_of_results() {
    assert_eq!(read("因属于行政执法案卷不予公开的申请1件。"), ["1 enforcement_file"]);
    assert_eq!(read("因本机关不掌握等原因无法提供5件。"), ["5 not_held+needs_creation+still_unclear"]);
    assert_eq!(read("予以公开及部分公开258件。"), ["258 granted+partially_granted"]);
    assert_eq!(read("予以公开、部分公开分别为3件、2件。"), ["3 granted", "2 partially_granted"]);
}

#[test]
fn words_after_the_number_and_words_for_all() {
    assert_eq!(
        read("收到政府信息公开申请3件，2件予以公开，1件结转下年度。"),
        ["3 new_received", "2 granted", "1 carried_forward"]
    );
    assert_eq!(
        read("收到政府信息公开申请3件，均为自然人申请，均予以公开。"),
        ["3 new_received", "3 new_received.natural", "3 granted"]
    );
    assert_eq!(read("收到1件政府信息公开申请，结转下一年度办理。"), ["1 new_received", "1 carried_forward"]);
}

#[test]
fn nothing_is_a_number_too() {
    let none = "0 t4.review+t4.litigation_direct+t4.litigation_after_review";
    assert_eq!(read("未收到政府信息公开申请，未发生行政复议、行政诉讼。"), ["0 new_received", none]);
    assert_eq!(read("我乡均未接收到网上和线下依申请公开信息。"), ["0 new_received"]);
    assert_eq!(read("依申请公开数量为0。"), ["0 new_received"]);
    assert_eq!(read("收到政府信息公开申请3件，按时办结率100%。"), ["3 new_received", "0 carried_forward"]);
    assert_eq!(read("没有制发规范性文件。"), ["0 t2.normative_documents.made"]);
    assert_eq!(read("没有上年度结转的政府信息公开申请。"), ["0 carried_over"]);
}

#[test]
fn reviews_and_lawsuits() {
    assert_eq!(
        read("因政府信息公开发生行政复议7件，行政诉讼9件，均获维持。"),
        [
            "7 t4.review",
            "9 t4.litigation_direct+t4.litigation_after_review",
            "16 t4.review.upheld+t4.litigation_direct.upheld+t4.litigation_after_review.upheld",
        ]
    );
    assert_eq!(
        read("政府信息公开行政诉讼中，复议后起诉4件，结果维持3件。"),
        ["4 t4.litigation_after_review", "3 t4.litigation_after_review.upheld"]
    );
}

#[test]
fn documents_of_table_two() {
    assert_eq!(
        read("制发行政规范性文件3件，废止2件，现行有效的行政规范性文件105件。"),
        [
            "3 t2.normative_documents.made",
            "2 t2.normative_documents.repealed",
            "105 t2.normative_documents.valid",
        ]
    );
    assert_eq!(
        read("发布规章4部、规范性文件19件。"),
        ["4 t2.regulations.made", "19 t2.normative_documents.made"]
    );
}

#[test]
fn traditional_signs_blanks_and_broken_lines_are_read() {
    assert_eq!(read("我局收到政府信息公開申請 246 件，97件準予公開。"), ["246 new_received", "97 granted"]);
    assert_eq!(
        read("2023 年全区依法依规受理政府信息公开申请，全年一共收到政府信\n息公开申请 21 件。"),
        ["21 new_received"]
    );
}

#[test]
fn two_ways_of_applying_make_the_total() {
    assert_eq!(read("全年网上办理信息公开申请3件、纸质申请36件。"), ["39 total_processed"]);
    assert_eq!(read("收到政府信息公开申请5件，其中网上申请4件，来函申请1件。"), ["5 new_received"]);
}

// ── What is no claim ────────────────────────────────────────────────────────

#[test]
fn numbers_of_other_things_are_left_alone() {
    for text in [
        "办理12345热线工单300件，办结299件，办结率99.67%。",
        "收到人大代表建议9件、政协提案6件，均已按时答复。",
        "区长信箱来信58件，办结58件；公众号收到咨询24条。",
        "全年共受理行政复议案件120件，审结100件。",
        "主动公开政府信息300条，其中行政许可3条、行政处罚51条。",
        "发布规范性文件等信息45件。",
        "解读规范性文件2件。",
        "全年制发公文120件，其中主动公开80件，依申请公开30件，不予公开10件。",
        "督促和协助其他部门办理依申请公开事项6起，均已按时答复。",
        "设立1个信息申请受理点。",
        "没有相关收费和减免情况。",
        "不予公开信息数0条。",
        "无与诉讼有关的费用支出。",
        "继续保持零败诉的记录。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn other_years_are_left_alone() {
    assert_eq!(read("2022年收到政府信息公开申请10件，2023年收到20件。"), ["20 new_received"]);
    assert_eq!(read("收到政府信息公开申请20件，比上年增加3件。"), ["20 new_received"]);
}

#[test]
fn not_everything_done_is_all_done() {
    for text in [
        "受理依申请公开事项133件，均按期答复。其中，结转下年度继续办理16件。",
        "收到政府信息公开申请3件，及时分发到科室办理。",
        "收到政府信息公开申请3件，其余均已办结。",
        "答复政府信息公开申请3件，结转1件，均在法定期限内答复。",
    ] {
        let report = report(text, &[]);
        assert!(judged(&report).iter().all(|claim| claim.kind != ClaimKind::AllDone), "{text}");
    }
}

// ── Lists and percentages ───────────────────────────────────────────────────

/// Whether the breakdowns or percentages of a text hold.
fn verdicts(text: &str, kind: ClaimKind) -> Vec<Option<bool>> {
    let report = report(text, &[]);
    judged(&report).iter().filter(|claim| claim.kind == kind).map(|claim| claim.holds).collect()
}

#[test]
fn parts_make_up_their_total() {
    let of = |text| verdicts(text, ClaimKind::Breakdown);
    assert_eq!(of("公开信息30条，其中文件12条、动态18条。"), [Some(true)]);
    assert_eq!(of("公开信息30条，其中文件12条、动态20条。"), [Some(false)]);
    assert_eq!(of("公开信息30条，其中文件12条、动态8条。"), []);
    assert_eq!(of("公开信息30余条，其中文件12条、动态20条。"), []);
    assert_eq!(of("公开信息73条，其中网站73条；公告栏73条。"), []);
    assert_eq!(of("公开信息30条，其中财政（含“三公”经费）12条、动态18条。"), [Some(true)]);
}

#[test]
fn a_list_belongs_to_one_total() {
    let of = |text| verdicts(text, ClaimKind::Breakdown);
    let wrong = vec![Some(false)];
    assert_eq!(of("全年公开信息30条。其中，文件12条、动态20条。"), wrong);
    assert_eq!(of("公开信息30条（新增5条），其中文件12条（新增2条），动态20条（新增3条）。"), wrong);
    assert_eq!(of("公开信息30条，包括：文件12条，回应共计15条，动态5条。"), wrong);
    assert_eq!(of("公开信息30条，在已公开信息当中文件累计12条，动态累计20条。"), wrong);
    // What looks like it.
    assert_eq!(of("收到来信12件。收到建议3件，提案2件。其中已答复4件，1件未答复。"), []);
    assert_eq!(of("收到来信41件，去年转来6件，其中已回复38件，9件转明年办理，一件一档。"), []);
    assert_eq!(of("公开12条，主要有预算、决算等信息；推送信息81条、52条。"), []);
    assert_eq!(of("公开信息30条，其中动态12条，开设专栏25个，办理事项71项。"), []);
    assert_eq!(of("教育（9个单位）、医疗（12个单位）、供水（2个单位）。"), []);
}

#[test]
fn prose_that_contradicts_itself_is_known_before_the_tables_are_filled() {
    let of = |text: &str| verdicts(text, ClaimKind::Breakdown);
    let text = "依申请公开情况。新收政府信息公开申请78件，上年结转3件，答复75件，结转下年度3件。";
    assert!(of(text).contains(&Some(false)));
    assert!(!of(&text.replace("75", "78")).contains(&Some(false)));
}

#[test]
fn one_column_has_one_number() {
    let of = |text| verdicts(text, ClaimKind::Breakdown);
    assert_eq!(of("通过农业补贴栏目公开信息20条。全年通过农业补贴专栏发布政府信息16条。"), [Some(false)]);
    assert_eq!(of("通过农业补贴栏目公开信息20条。全年通过农业补贴专栏发布政府信息20条。"), []);
    assert_eq!(of("通过农业补贴栏目公开信息20条，通过政策文件栏目公开信息16条。"), []);
}

#[test]
fn shares_are_worked_out_to_their_decimals() {
    let of = |text| verdicts(text, ClaimKind::Percent);
    assert_eq!(of("收到政府信息公开申请98件，其中自然人42件，占42.86%。"), [Some(true)]);
    assert_eq!(of("收到政府信息公开申请98件，其中自然人42件，占42.9%。"), [Some(true)]);
    assert_eq!(of("收到政府信息公开申请98件，其中自然人42件，占42.8%。"), [Some(false)]);
    assert_eq!(of("制发公文800件，主动公开756件，公开率94.5%。"), [Some(true)]);
    let share = read("共办理政府信息公开申请630件，其中予以公开占58.5%。");
    assert_eq!(share, ["630 total_processed", "58.5 100*granted/total_processed"]);
    assert_eq!(of("公开信息430余条，较2022年增加约12.5%。"), []);
}

// ── Odd input ───────────────────────────────────────────────────────────────

#[test]
fn a_million_odd_signs_are_read_in_one_go() {
    const SIGNS: usize = 350_000;
    for piece in ["9", "（", "（）", "《", "1件，", "予以公开", "其中1件、", "\n"] {
        let text = piece.repeat(SIGNS / piece.chars().count());
        let report = report(&text, &[]);
        assert!(judged(&report).len() <= SIGNS);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_it_panic_and_every_span_is_a_part_of_the_text(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "收到", "政府信息公开申请", "12件", "十二件", "约1.2亿元", "其中", "（", "）", "，", "。", "、", "；", "\n",
                "自然人", "予以公开", "结转", "上年", "下年度", "均", "未收到", "行政复议", "维持", "分别为", "占", "12.5%",
                "同比增长", "规范性文件", "废止", "信息处理费", "420元", "2022年", "《", "》", "9999999999999999", "x", " ", "𠀀",
            ]),
            0..40,
        )
    ) {
        let text = pieces.concat();
        let report = report(&text, &[]);
        for claim in judged(&report) {
            prop_assert!(text.get(claim.span.clone()).is_some_and(|words| !words.is_empty()));
        }
    }
}
