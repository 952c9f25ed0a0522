//! The official form of 2021, typed a second time from the published format and compared
//! to the letter with what the program holds.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)] // All of it is test.

use std::collections::BTreeSet;
use xxgk_annual_report::form::{Body, CellId, CellKind, CheckKind, Form, Table};

/// The six headings in their order.
const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// The tables as they are printed. `label[2×3]` covers two grid columns and three lines;
/// what reaches down from a line above is not repeated; `.` is a place for a figure.
const TABLE_TWO: &str = "
第二十条第（一）项[4×1]
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | . | . | .
行政规范性文件 | . | . | .
第二十条第（五）项[4×1]
信息内容 | 本年处理决定数量[3×1]
行政许可 | .[3×1]
第二十条第（六）项[4×1]
信息内容 | 本年处理决定数量[3×1]
行政处罚 | .[3×1]
行政强制 | .[3×1]
第二十条第（八）项[4×1]
信息内容 | 本年收费金额（单位：万元）[3×1]
行政事业性收费 | .[3×1]
";

const TABLE_THREE: &str = "
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）[3×3] | 申请人情况[7×1]
自然人[1×2] | 法人或其他组织[5×1] | 总计[1×2]
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
一、本年新收政府信息公开申请数量[3×1] | . | . | . | . | . | . | .
二、上年结转政府信息公开申请数量[3×1] | . | . | . | . | . | . | .
三、本年度办理结果[1×22] | （一）予以公开[2×1] | . | . | . | . | . | . | .
（二）部分公开（区分处理的，只计这一情形，不计其他情形）[2×1] | . | . | . | . | . | . | .
（三）不予公开[1×8] | 1.属于国家秘密 | . | . | . | . | . | . | .
2.其他法律行政法规禁止公开 | . | . | . | . | . | . | .
3.危及“三安全一稳定” | . | . | . | . | . | . | .
4.保护第三方合法权益 | . | . | . | . | . | . | .
5.属于三类内部事务信息 | . | . | . | . | . | . | .
6.属于四类过程性信息 | . | . | . | . | . | . | .
7.属于行政执法案卷 | . | . | . | . | . | . | .
8.属于行政查询事项 | . | . | . | . | . | . | .
（四）无法提供[1×3] | 1.本机关不掌握相关政府信息 | . | . | . | . | . | . | .
2.没有现成信息需要另行制作 | . | . | . | . | . | . | .
3.补正后申请内容仍不明确 | . | . | . | . | . | . | .
（五）不予处理[1×5] | 1.信访举报投诉类申请 | . | . | . | . | . | . | .
2.重复申请 | . | . | . | . | . | . | .
3.要求提供公开出版物 | . | . | . | . | . | . | .
4.无正当理由大量反复申请 | . | . | . | . | . | . | .
5.要求行政机关确认或重新出具已获取信息 | . | . | . | . | . | . | .
（六）其他处理[1×3] | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | . | . | . | . | . | . | .
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | . | . | . | . | . | . | .
3.其他 | . | . | . | . | . | . | .
（七）总计[2×1] | . | . | . | . | . | . | .
四、结转下年度继续办理[3×1] | . | . | . | . | . | . | .
";

const TABLE_FOUR: &str = "
行政复议[5×1] | 行政诉讼[10×1]
结果维持[1×2] | 结果纠正[1×2] | 其他结果[1×2] | 尚未审结[1×2] | 总计[1×2] | 未经复议直接起诉[5×1] | 复议后起诉[5×1]
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
. | . | . | . | . | . | . | . | . | . | . | . | . | . | .
";

/// The rows of table three in the order of the form.
const RESULTS_AND_ACCOUNT: [&str; 25] = [
    "new_received",
    "carried_over",
    "granted",
    "partially_granted",
    "state_secret",
    "other_law_prohibits",
    "three_securities_one_stability",
    "third_party_rights",
    "internal_affairs",
    "process_information",
    "enforcement_file",
    "administrative_query",
    "not_held",
    "needs_creation",
    "still_unclear",
    "petition",
    "repeated",
    "publication",
    "massive_requests",
    "confirm_or_reissue",
    "overdue_correction",
    "overdue_fee",
    "other_handling",
    "total_processed",
    "carried_forward",
];
const APPLICANTS: [&str; 7] = ["natural", "commercial", "research", "welfare", "legal", "other", "total"];
const CASES: [&str; 3] = ["review", "litigation_direct", "litigation_after_review"];
const OUTCOMES: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

/// Every address of the form in printed order.
fn addresses() -> Vec<String> {
    let two = [
        "t2.regulations.made",
        "t2.regulations.repealed",
        "t2.regulations.valid",
        "t2.normative_documents.made",
        "t2.normative_documents.repealed",
        "t2.normative_documents.valid",
        "t2.licensing.decisions",
        "t2.punishment.decisions",
        "t2.coercion.decisions",
        "t2.fees.amount",
    ];
    let mut all: Vec<String> = two.map(String::from).to_vec();
    for row in RESULTS_AND_ACCOUNT {
        all.extend(APPLICANTS.map(|applicant| format!("t3.{row}.{applicant}")));
    }
    for group in CASES {
        all.extend(OUTCOMES.map(|outcome| format!("t4.{group}.{outcome}")));
    }
    all
}

fn form() -> &'static Form {
    Form::edition("2021").expect("the form of 2021")
}

fn table(key: &str) -> &'static Table {
    form().table(key).unwrap_or_else(|| panic!("no table {key}"))
}

fn cell(address: &str) -> CellId {
    form().cell(address).unwrap_or_else(|| panic!("no cell {address}"))
}

/// A table in the manner of the drawings above.
fn drawn(table: &Table) -> String {
    let mut drawing = String::from("\n");
    for line in table.lines {
        let cells = line.cells.iter().map(|item| {
            let text = if item.cell.is_some() { "." } else { item.text };
            match (item.columns, item.rows) {
                (1, 1) => text.to_owned(),
                (columns, rows) => format!("{text}[{columns}×{rows}]"),
            }
        });
        drawing += &cells.collect::<Vec<_>>().join(" | ");
        drawing += "\n";
    }
    drawing
}

#[test]
fn six_sections_stand_in_the_official_order() {
    assert_eq!(form().sections.iter().map(|section| section.heading).collect::<Vec<_>>(), HEADINGS);
}

#[test]
fn sections_one_five_and_six_hold_prose_and_the_others_their_tables() {
    let says = |section: &xxgk_annual_report::form::Section| match section.body {
        Body::Prose { hint, .. } => hint.to_owned(),
        Body::Table(index) => form().tables[index].key.to_owned(),
    };
    assert_eq!(
        form().sections.iter().map(says).collect::<Vec<_>>(),
        ["（文字描述）", "t2", "t3", "t4", "（文字描述）", "（文字描述，收取信息处理费情况在此处报告。）"]
    );
}

#[test]
fn section_one_asks_for_the_five_aspects() {
    let Body::Prose { aspects, .. } = form().section("overview").unwrap().body else {
        panic!("section one holds no prose");
    };
    assert_eq!(aspects, ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]);
}

#[test]
fn the_tables_are_printed_to_the_letter() {
    for (key, drawing) in [("t2", TABLE_TWO), ("t3", TABLE_THREE), ("t4", TABLE_FOUR)] {
        assert_eq!(drawn(table(key)), drawing, "{key}");
    }
}

#[test]
fn every_square_of_the_grid_is_covered_once() {
    for table in form().tables {
        let mut covered = BTreeSet::new();
        for (top, line) in table.lines.iter().enumerate() {
            for item in line.cells {
                for row in top..top + item.rows {
                    for column in item.column..item.column + item.columns {
                        assert!(covered.insert((row, column)), "{}: {row}, {column}", table.key);
                    }
                }
            }
        }
        assert_eq!(covered.len(), table.lines.len() * table.widths.len(), "{}", table.key);
    }
}

#[test]
fn the_columns_are_as_wide_as_in_the_office_template() {
    assert_eq!(table("t2").widths, [2435; 4]);
    assert_eq!(table("t3").widths, [754, 921, 3271, 685, 685, 685, 685, 685, 685, 685]);
    assert_eq!(table("t4").widths, [650; 15]);
}

#[test]
fn figures_begin_below_the_header_lines() {
    assert_eq!(["t2", "t3", "t4"].map(|key| table(key).header_lines), [2, 3, 3]);
}

#[test]
fn there_are_two_hundred_cells_in_printed_order() {
    let printed: Vec<&str> = form().cells.iter().map(|cell| cell.address).collect();
    assert_eq!(printed, addresses());
    assert_eq!(printed.len(), 10 + 175 + 15);
}

#[test]
fn cells_are_numbered_as_the_tables_print_them() {
    let lines = form().tables.iter().flat_map(|table| table.lines);
    let printed: Vec<CellId> = lines.flat_map(|line| line.cells).filter_map(|item| item.cell).collect();
    assert_eq!(printed, form().cell_ids().collect::<Vec<_>>());
}

#[test]
fn an_address_leads_to_its_cell_and_back() {
    for (place, address) in addresses().iter().enumerate() {
        let id = cell(address);
        assert_eq!(id.index(), place);
        assert_eq!(form().info(id).address, address);
        let [table, row, column] = address.split('.').collect::<Vec<_>>()[..] else {
            panic!("{address} has not three parts");
        };
        assert_eq!(form().at(table, row, column), Some(id));
        assert_eq!(form().table_of(id).unwrap().key, table);
        assert_eq!(form().row_of(id).unwrap().key, row);
        assert_eq!(form().column_of(id).unwrap().key, column);
    }
}

#[test]
fn no_other_address_leads_anywhere() {
    let strange = [
        "",
        ".",
        "t3",
        "t3.granted",
        "t3.granted.natural.",
        " t3.granted.natural",
        "T3.granted.natural",
        "t3.natural.granted",
        "t2.fees.made",
        "t2.regulations.decisions",
        "t3.other_handling.upheld",
        "t4.litigation.total",
        "zz",
    ];
    for address in strange {
        assert_eq!(form().cell(address), None, "{address:?}");
    }
}

#[test]
fn only_the_fees_are_money() {
    let money: Vec<&str> =
        form().cells.iter().filter(|cell| cell.kind == CellKind::Money).map(|cell| cell.address).collect();
    assert_eq!(money, ["t2.fees.amount"]);
}

#[test]
fn who_cannot_see_the_table_hears_every_heading_of_a_cell() {
    let heard = [
        ("t2.regulations.made", "规章，第二十条第（一）项，本年制发件数"),
        ("t2.normative_documents.valid", "行政规范性文件，第二十条第（一）项，现行有效件数"),
        ("t2.coercion.decisions", "行政强制，第二十条第（六）项，本年处理决定数量"),
        ("t2.fees.amount", "行政事业性收费，第二十条第（八）项，本年收费金额（单位：万元）"),
        ("t3.new_received.natural", "一、本年新收政府信息公开申请数量，申请人情况，自然人"),
        ("t3.granted.commercial", "三、本年度办理结果，（一）予以公开，申请人情况，法人或其他组织，商业企业"),
        (
            "t3.third_party_rights.other",
            "三、本年度办理结果，（三）不予公开，4.保护第三方合法权益，申请人情况，法人或其他组织，其他",
        ),
        ("t3.other_handling.total", "三、本年度办理结果，（六）其他处理，3.其他，申请人情况，总计"),
        ("t3.total_processed.total", "三、本年度办理结果，（七）总计，申请人情况，总计"),
        ("t3.carried_forward.legal", "四、结转下年度继续办理，申请人情况，法人或其他组织，法律服务机构"),
        ("t4.review.upheld", "行政复议，结果维持"),
        ("t4.litigation_direct.total", "行政诉讼，未经复议直接起诉，总计"),
        ("t4.litigation_after_review.pending", "行政诉讼，复议后起诉，尚未审结"),
    ];
    for (address, label) in heard {
        assert_eq!(form().info(cell(address)).label, label, "{address}");
    }
}

#[test]
fn no_two_cells_sound_alike_or_are_called_alike() {
    let labels: BTreeSet<&str> = form().cells.iter().map(|cell| cell.label).collect();
    assert_eq!(labels.len(), 200);
    let names: BTreeSet<String> = form().cell_ids().map(|cell| form().name_of(cell)).collect();
    assert_eq!(names.len(), 200);
}

#[test]
fn messages_call_a_cell_by_short_names() {
    let called = [
        ("t2.licensing.decisions", "行政许可·本年处理决定数量"),
        ("t3.partially_granted.natural", "自然人·部分公开"),
        ("t3.other_handling.other", "其他·其他处理·其他"),
        ("t4.litigation_after_review.total", "行政诉讼·复议后起诉·总计"),
    ];
    for (address, name) in called {
        assert_eq!(form().name_of(cell(address)), name);
    }
}

#[test]
fn every_sentence_by_which_a_row_is_found_stands_in_its_label() {
    let short_forms = ["逾期不缴费"]; // The label spells it out: 逾期未按收费通知要求缴纳费用.
    let rows = form().tables.iter().flat_map(|table| table.rows);
    let words = |row: &'static xxgk_annual_report::form::Row| row.find.iter().map(move |word| (row, *word));
    for (row, word) in rows.flat_map(words).filter(|(_, word)| !short_forms.contains(word)) {
        assert!(row.label.contains(word), "{}: {word}", row.key);
    }
}

#[test]
fn thirty_four_cells_are_sums() {
    let is_sum = |address: &&String| {
        address.split('.').next_back() == Some("total") || address.starts_with("t3.total_processed.")
    };
    let all = addresses();
    let expected: BTreeSet<&str> = all.iter().filter(is_sum).map(String::as_str).collect();
    let marked: BTreeSet<&str> =
        form().cells.iter().filter(|cell| cell.is_sum).map(|cell| cell.address).collect();
    assert_eq!(marked, expected);
    assert_eq!(marked.len(), 25 + 6 + 3);
    let filled: Vec<CellId> = form().sums.iter().flat_map(|sum| sum.left).copied().collect();
    assert_eq!(filled.len(), 34);
    assert!(filled.iter().all(|total| form().info(*total).is_sum));
}

#[test]
fn every_part_of_a_sum_is_filled_before_its_total() {
    for (place, sum) in form().sums.iter().enumerate() {
        let later: Vec<CellId> = form().sums[place..].iter().flat_map(|sum| sum.left).copied().collect();
        let early = sum.right.iter().find(|part| later.contains(part));
        assert_eq!(early.map(|part| form().info(*part).address), None, "is a part, but filled later");
    }
}

/// A sum cell and its parts, by address.
fn parts(total: &str) -> Vec<&'static str> {
    let sum = form().sum_of(cell(total)).unwrap_or_else(|| panic!("{total} is no sum"));
    sum.right.iter().map(|part| form().info(*part).address).collect()
}

#[test]
fn totals_add_up_what_the_form_says() {
    for row in RESULTS_AND_ACCOUNT {
        let six: Vec<String> = APPLICANTS[..6].iter().map(|one| format!("t3.{row}.{one}")).collect();
        assert_eq!(parts(&format!("t3.{row}.total")), six);
    }
    for applicant in &APPLICANTS[..6] {
        let results: Vec<String> =
            RESULTS_AND_ACCOUNT[2..23].iter().map(|row| format!("t3.{row}.{applicant}")).collect();
        assert_eq!(parts(&format!("t3.total_processed.{applicant}")), results);
    }
    for group in CASES {
        let four: Vec<String> = OUTCOMES[..4].iter().map(|one| format!("t4.{group}.{one}")).collect();
        assert_eq!(parts(&format!("t4.{group}.total")), four);
    }
    assert!(form().sum_of(cell("t3.granted.natural")).is_none());
}

#[test]
fn the_plain_checks_look_at_every_row_and_column_they_should() {
    let checks: Vec<(&str, CheckKind, usize)> =
        form().checks.iter().map(|check| (check.id, check.kind, check.equations.len())).collect();
    let (sum, balance) = (CheckKind::Sum, CheckKind::Balance);
    assert_eq!(
        checks,
        [
            ("T3-01", balance, 7),
            ("T3-02", sum, 7),
            ("T3-03", sum, 25),
            ("T4-01", sum, 1),
            ("T4-02", sum, 1),
            ("T4-03", sum, 1)
        ]
    );
}

#[test]
fn the_sentence_in_the_corner_of_table_three_is_a_check() {
    let names = |cells: &[CellId]| cells.iter().map(|id| form().info(*id).address).collect::<Vec<_>>();
    let balance = &form().checks[0];
    for (applicant, equation) in APPLICANTS.iter().zip(balance.equations) {
        let row = |row| format!("t3.{row}.{applicant}");
        assert_eq!(names(equation.left), [row("new_received"), row("carried_over")]);
        assert_eq!(names(equation.right), [row("total_processed"), row("carried_forward")]);
    }
}

#[test]
fn the_form_of_2021_says_where_it_comes_from() {
    assert_eq!(form().name, "《中华人民共和国政府信息公开工作年度报告格式》");
    assert_eq!(form().document_number, "国办公开办函〔2021〕30号");
    assert_eq!(form().title, "{organ}{year}年政府信息公开工作年度报告");
}

#[test]
fn it_is_in_force_for_2021_and_after() {
    for year in [2021, 2022, 2025, 2026] {
        assert_eq!(Form::of_year(year), Some(form()), "{year}");
    }
    for year in [0, 2008, 2018, 2020] {
        assert!(!form().covers(year), "{year}");
    }
}

#[test]
fn each_year_has_one_form_at_most_and_none_is_left_out_between() {
    let editions = |year: u16| Form::all().iter().filter(|form| form.covers(year)).count();
    let first = Form::all()[0].first_year;
    assert!((0..first).all(|year| editions(year) == 0));
    for year in first..=2100 {
        assert_eq!(editions(year), 1, "{year}");
    }
}

#[test]
fn editions_are_found_by_name_and_the_newest_is_in_force() {
    for form in Form::all() {
        assert_eq!(Form::edition(form.edition), Some(*form));
    }
    assert_eq!(Form::newest(), *Form::all().last().unwrap());
    assert_eq!(Form::newest().last_year, None);
    assert_eq!(Form::edition("1949"), None);
}

// ── What belongs where ──────────────────────────────────────────────────────

#[test]
fn every_cell_says_what_belongs_there() {
    let form = form();
    for cell in form.cell_ids() {
        let (help, address) = (form.help_of(cell), form.info(cell).address);
        assert!(help.ends_with(['。', '.']), "{address}: “{help}”");
        assert!(help.chars().count() <= 90, "{address}: {help}");
    }
}

#[test]
fn every_result_of_table_three_names_its_article_except_those_that_no_article_names() {
    let results = &table("t3").rows[2..23];
    let without: Vec<&str> = results.iter().filter(|row| row.article.is_empty()).map(|row| row.key).collect();
    assert_eq!(without, ["confirm_or_reissue", "other_handling"]);
    let article = |key: &str| results.iter().find(|row| row.key == key).unwrap().article;
    assert_eq!(article("granted"), "条例第三十六条第（一）（二）项");
    assert_eq!(article("internal_affairs"), "条例第十六条第一款");
    assert_eq!(article("enforcement_file"), "条例第十六条第二款");
    assert_eq!(article("petition"), "条例第三十九条第一款");
}

#[test]
fn a_cell_knows_the_sums_in_which_it_takes_part() {
    let form = form();
    let checks = |address: &str| -> Vec<&str> {
        form.checks_of(form.cell(address).unwrap()).map(|(check, _)| check.id).collect()
    };
    assert_eq!(checks("t3.granted.legal"), ["T3-02", "T3-03"]);
    assert_eq!(checks("t3.new_received.legal"), ["T3-01", "T3-03"]);
    assert_eq!(checks("t3.total_processed.total"), ["T3-01", "T3-02", "T3-03"]);
    assert_eq!(checks("t4.litigation_direct.pending"), ["T4-02"]);
    assert_eq!(checks("t2.fees.amount"), [""; 0]);
}
