//! What pictures show and say.

use super::given::{fixture, type_in};
use super::{numbered, picture, report};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::picture::{Count, Office, of_county, of_report, of_years};
use xxgk_annual_report::report::{Doubt, Report, Totals};

#[test]
fn a_report_has_its_pictures_in_the_order_of_the_form() {
    let pictures = of_report(&fixture("suqian-2024"));
    let keys: Vec<&str> = pictures.pictures.iter().map(|one| one.key).collect();
    assert_eq!(keys, ["figures", "applicants", "outcomes", "reasons", "appeals", "documents", "decisions"]);
    assert_eq!(pictures.title, "宿迁市2024年政府信息公开工作年度报告图解");
    let outcomes = picture(&pictures, "outcomes");
    assert_eq!(
        outcomes.says,
        "2024 年办结申请 3521 件，其中予以公开 1431 件、部分公开 471 件，合计占 54.0%。"
    );
    assert_eq!(outcomes.table()[3], ["不予公开", "92", "2.6%"]);
    assert_eq!(
        picture(&pictures, "applicants").says,
        "2024 年新收申请 3525 件：自然人 3440 件（97.6%），法人或其他组织 85 件（2.4%）。"
    );
    assert_eq!(
        picture(&pictures, "reasons").says,
        "2024 年不予公开 92 件，最多的是“属于行政执法案卷”，23 件。"
    );
}

#[test]
fn last_year_s_report_inside_is_compared_with() {
    let mut now = report("2024", &[("t3.new_received.natural", "110")]);
    now.last_year = Some(Box::new(report("2023", &[("t3.new_received.natural", "100")])));
    let pictures = of_report(&now);
    assert_eq!(
        picture(&pictures, "applications").says,
        "2024 年新收政府信息公开申请 110 件，比 2023 年（100 件）增加 10 件，增长 10.0%。"
    );
    assert_eq!(picture(&pictures, "figures").table()[1], ["新收申请", "110", "比上年增长 10.0%"]);

    now.last_year = Some(Box::new(report("2023", &[("t3.new_received.natural", "29")])));
    let pictures = of_report(&now);
    assert_eq!(picture(&pictures, "figures").table()[1], ["新收申请", "110", "上年 29 件"]);
    assert!(!picture(&pictures, "applications").says.contains('%'), "no rate of fewer than thirty");

    now.last_year = Some(Box::new(report("2022", &[("t3.new_received.natural", "100")])));
    let pictures = of_report(&now);
    assert!(pictures.pictures.iter().all(|one| one.key != "applications"), "that is not the year before");
    assert_eq!(picture(&pictures, "figures").table()[0].len(), 2);
}

#[test]
fn what_is_not_known_is_no_0() {
    let mut one = report("2024", &[("t3.new_received.natural", "40"), ("t3.granted.natural", "7")]);
    type_in(&mut one, "t3.new_received.legal", "");
    type_in(&mut one, "t3.new_received.research", "/");
    type_in(&mut one, "t3.partially_granted.natural", "约3");
    let pictures = of_report(&one);
    let applicants = picture(&pictures, "applicants");
    let table = applicants.table();
    assert_eq!(table[0], ["项目", "件数"], "no shares of a whole that is not known");
    assert_eq!((table[3][1], table[5][1]), ("/", "未填"));
    assert_eq!(
        applicants.says,
        "2024 年新收申请未填全：自然人 40 件，法人或其他组织未填全。没有填全，没有画图。"
    );
    let outcomes = picture(&pictures, "outcomes");
    assert_eq!(outcomes.table()[2][1], "未填");
    assert_eq!(picture(&pictures, "figures").table()[1][1], "未填全");

    assert!(!applicants.is_drawn(), "parts of a whole that is not known");

    let blank = of_report(&super::blank());
    for one in &blank.pictures {
        let all: Vec<&str> =
            one.table().into_iter().skip(1).flat_map(|line| line.into_iter().skip(1)).collect();
        assert!(all.iter().all(|text| text.contains("未填")), "{}: {all:?}", one.key);
        assert!(one.key == "figures" || !one.is_drawn(), "{}", one.key);
    }
    assert_eq!(picture(&blank, "applicants").says, "本年没有填全，没有画图。");
}

#[test]
fn a_township_to_which_nobody_applied_has_sentences_and_no_empty_bars() {
    let pictures = of_report(&report("2024", &[]));
    let drawn: Vec<&str> = pictures.pictures.iter().filter(|one| one.is_drawn()).map(|one| one.key).collect();
    assert_eq!(drawn, ["figures"]);
    assert_eq!(picture(&pictures, "appeals").says, "2024 年各项都是 0 件。");
    assert!(pictures.pictures.iter().all(|one| one.key != "reasons"), "nothing was refused");
}

#[test]
fn every_edition_has_its_pictures_and_they_add_up() {
    for form in Form::all() {
        let report = numbered(form);
        let pictures = of_report(&report);
        let keys: Vec<&str> = pictures.pictures.iter().map(|one| one.key).collect();
        let wanted = ["figures", "applicants", "outcomes", "reasons", "appeals", "documents", "decisions"];
        assert_eq!(keys, wanted, "{}", form.edition);
        let figures = report.figures();
        let sums = [("outcomes", "t3.total_processed.total"), ("applicants", "t3.new_received.total")];
        for (key, address) in sums {
            let total = picture(&pictures, key).groups[0].total();
            let cell = form.cell(address).unwrap();
            assert_eq!(Some(total.text), figures.known(cell).map(|known| known.to_string()), "{key}");
        }
    }
}

#[test]
fn years_stand_side_by_side_whatever_their_editions() {
    let mut first = numbered(Form::edition("2019").unwrap());
    first.set_text(xxgk_annual_report::report::Field::Year, "2020");
    let (second, third) = (report("2021", &[]), report("2022", &[("t3.new_received.natural", "5")]));
    let pictures = of_years(&[&first, &second, &third]);
    let table = picture(&pictures, "outcomes").table();
    assert_eq!(table[0].len(), 7, "one name for the same group in both editions: {:?}", table[0]);
    let names: Vec<&str> = table.iter().map(|line| line[0]).collect();
    assert_eq!(names, ["项目（件）", "2020 年", "2021 年", "2022 年"]);
    let names: Vec<&str> =
        picture(&pictures, "appeals").table().into_iter().map(|mut line| line.remove(0)).collect();
    assert_eq!(names[1..3], ["2020 年行政复议", "2020 年行政诉讼"]);
    assert_eq!(pictures.title, "云岭县人民政府2020—2022年政府信息公开工作年度报告图解");
    let says = &picture(&pictures, "applications").says;
    assert_eq!(says, "2022 年新收政府信息公开申请 5 件，比 2021 年（0 件）增加 5 件。");
}

#[test]
fn a_county_names_its_largest_ten_offices_and_the_rest_as_one() {
    let office = |number: u64| Office { name: format!("第{number}镇"), received: Count::known(number) };
    let mut offices: Vec<Office> = (1..=13).map(office).collect();
    offices.push(Office { name: "北坡镇".to_owned(), received: Count::unknown("未填") });
    let pictures = of_county(&report("2024", &[("t3.new_received.natural", "91")]), &offices);
    let one = picture(&pictures, "offices");
    assert_eq!(
        one.says,
        "13 家单位新收申请 91 件，最多的 10 家逐一列出，其余 3 家合计 6 件。另有 1 家没有数：北坡镇。"
    );
    let table = one.table();
    assert_eq!((table.len(), table[1][0], table[11][0]), (12, "第13镇", "其余 3 家"));
    assert_eq!(one.groups[0].total(), Count::known(91));

    let few = of_county(&report("2024", &[]), &offices[..11]);
    assert_eq!(picture(&few, "offices").table().len(), 12, "one more than ten is no rest");
}

#[test]
fn a_total_that_is_not_the_sum_of_its_parts_is_told() {
    let mut one = report("2024", &[("t3.granted.natural", "40")]);
    for (table, key) in ["t2", "t3", "t4"].into_iter().enumerate() {
        if key == "t3" {
            one.set_totals(table, Totals::Entered);
        }
    }
    for (address, text) in [("t3.granted.total", "40"), ("t3.total_processed.total", "41")] {
        type_in(&mut one, address, text);
    }
    for row in one.form.table("t3").unwrap().rows {
        if !matches!(row.key, "granted" | "total_processed") {
            type_in(&mut one, &format!("t3.{}.total", row.key), "0");
        }
    }
    let pictures = of_report(&one);
    let says = &picture(&pictures, "outcomes").says;
    assert!(says.ends_with("表中的总计是 41 件，与各项之和 40 件不一致。"), "{says}");
}

#[test]
fn a_share_that_rounds_to_nothing_is_not_called_nothing() {
    let pictures =
        of_report(&report("2024", &[("t3.new_received.natural", "9999"), ("t3.new_received.legal", "1")]));
    let table = picture(&pictures, "applicants").table();
    assert_eq!((table[5][2], table[3][2]), ("不足 0.1%", ""));
}

#[test]
fn what_is_in_doubt_is_said() {
    let mut one: Report = report("2024", &[]);
    one.doubts.push(Doubt {
        place: "t3.granted.natural".into(),
        text: "0".into(),
        why: "缺 1 家的数".into(),
    });
    one.doubts.push(Doubt { place: "overview".into(), text: String::new(), why: "看不清".into() });
    assert_eq!(of_report(&one).notes, ["表中有 1 格还存疑（缺 1 家的数），核对以后图中的数可能改变。"]);
}
